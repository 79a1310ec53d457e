"""What unwanted editing cost those who did it: the time of their sessions, and of typing what was taken down.

All figures are less than the truth rather than more. Nothing is added for what came before a session's first save, for
nobody saw it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta

# Saves that are less than an hour apart are of one session: between an hour and a day lies the valley in the times
# between two edits (Geiger and Halfaker, "Using edit sessions to measure participation in Wikipedia", CSCW 2013).
SESSION_GAP = timedelta(hours=1)
# 52 words of 5 characters a minute: the mean of 168,000 people who copied sentences (Dhakal, Feit, Kristensson and
# Oulasvirta, "Observations on Typing from 136 Million Keystrokes", CHI 2018). Who thinks of the words is slower.
TYPED_A_SECOND = 52 * 5 / 60
# 120 words a minute, which only the fastest of them reached: what came sooner was pasted, and cost nobody any typing.
FASTEST_A_SECOND = 120 * 5 / 60
# A chart of a month fits a telephone, and an hour of yesterday is not lost beside the flood of last year.
CHART_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """An edit of somebody who was caught, and that was taken down."""

    revid: int
    at: datetime
    characters: int | None = None  # that it added; None: they were not counted
    repeated: bool = False  # its text is like that of an earlier one: nobody types that again
    unread: bool = False  # saved after the silence, and nobody ever said a word about it
    captcha: bool = False  # it brought a link while its author was in the group that is asked at each link
    case: int | None = None  # the campaign that it belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What some edits cost; times in seconds. Efforts add up."""

    edits: int = 0
    sessions: int = 0
    seconds: float = 0
    typed: float = 0  # a part of `seconds`
    unread_edits: int = 0
    unread: float = 0  # typed into edits that nobody read; a part of `typed`
    captchas: int = 0

    def __add__(self, other: Effort) -> Effort:
        return Effort(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(Effort)})


NOTHING = Effort()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """Somebody about whom people or the program have decided, and whom nobody released."""

    key: str
    blocked: datetime | None = None  # when the latest block was made that nobody lifted
    silenced: bool = False
    confirmed: bool = False  # a person said that an edit of theirs was unwanted

    @property
    def user(self) -> str:
        """The name of the account, or the address."""
        return self.key.partition(":")[2]

    @property
    def is_address(self) -> bool:
        """Whether it is an address, which somebody else has next week."""
        return self.key.startswith("ip:")

    @property
    def burnt(self) -> bool:
        """Whether an account is of no more use to whoever made it."""
        return not self.is_address and (self.silenced or self.blocked is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorTime:
    """What one author spent."""

    author: Caught
    effort: Effort
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTime:
    """What the caught authors of one campaign spent on its edits."""

    id: int
    effort: Effort
    authors: int
    burnt: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wasted:
    """All of it. Authors and campaigns come with the longest time first, days as they followed, without empty ones."""

    total: Effort = NOTHING
    authors: tuple[AuthorTime, ...] = ()
    cases: tuple[CaseTime, ...] = ()
    days: tuple[tuple[date, Effort], ...] = ()

    @property
    def burnt(self) -> int:
        """How many accounts were burnt."""
        return sum(one.author.burnt for one in self.authors)

    @property
    def addresses(self) -> int:
        """How many addresses were caught."""
        return sum(one.author.is_address for one in self.authors)

    @property
    def worst_day(self) -> tuple[date, Effort] | None:
        """The day on which most time was wasted, the earliest of several; None where none was."""
        worst = max(self.days, key=lambda one: (one[1].seconds, -one[0].toordinal()), default=None)
        return worst if worst and worst[1].seconds else None


def typing_seconds(characters: int | None, gap: float) -> float:
    """How long somebody typed that many characters who had `gap` seconds for it; 0 for what was pasted."""
    if characters is None or characters > gap * FASTEST_A_SECOND:
        return 0.0
    return min(round(characters / TYPED_A_SECOND, 1), gap)


def efforts(saves: Iterable[Save]) -> list[tuple[Save, Effort]]:
    """One author's saves, oldest first, each with what it cost: the time since the one before it in its session."""
    found: list[tuple[Save, Effort]] = []
    before: datetime | None = None
    for save in sorted(saves, key=lambda one: (one.at, one.revid)):
        opens = before is None or save.at - before >= SESSION_GAP
        gap = 0.0 if before is None or opens else (save.at - before).total_seconds()
        typed = 0.0 if save.repeated else typing_seconds(save.characters, gap)
        cost = Effort(
            edits=1,
            sessions=int(opens),
            seconds=gap,
            typed=typed,
            unread_edits=int(save.unread),
            unread=typed if save.unread else 0.0,
            captchas=int(save.captcha),
        )
        found.append((save, cost))
        before = save.at
    return found


def is_caught(author: Caught, saves: Sequence[Save]) -> bool:
    """Whether an author counts: a block alone does not, if it was made before anything was taken down."""
    by_block = author.blocked is not None and any(save.at <= author.blocked for save in saves)
    return bool(saves) and (author.confirmed or author.silenced or by_block)


def up_to_block(author: Caught, saves: Sequence[Save]) -> list[Save]:
    """What everybody may know of: the edits before a block that stands in the wiki's own log.

    Whatever an author did after it may be under a silence that they must not read about.
    """
    return [save for save in saves if author.blocked is not None and save.at <= author.blocked]


def reckon(caught: Iterable[tuple[Caught, Sequence[Save]]], since: datetime | None = None) -> Wasted:
    """What all of them spent, of the edits since a time."""
    authors: list[AuthorTime] = []
    days: defaultdict[date, Effort] = defaultdict(Effort)
    cases: defaultdict[int, list[tuple[Caught, Save, Effort]]] = defaultdict(list)
    for author, saves in caught:
        if not is_caught(author, saves):
            continue
        spent = [(save, cost) for save, cost in efforts(saves) if since is None or save.at >= since]
        for save, cost in spent:
            days[save.at.astimezone(UTC).date()] += cost
            if save.case is not None:
                cases[save.case].append((author, save, cost))
        if spent:
            first, last = spent[0][0].at, spent[-1][0].at
            authors.append(AuthorTime(author=author, effort=_sum(cost for _, cost in spent), first=first, last=last))
    return Wasted(
        total=_sum(one.effort for one in authors),
        authors=tuple(sorted(authors, key=lambda one: (*_order(one.effort), one.author.key))),
        cases=tuple(sorted(map(_case, cases, cases.values()), key=lambda one: (*_order(one.effort), one.id))),
        days=tuple(sorted(days.items())),
    )


def chart_days(
    found: Wasted, until: date, count: int = CHART_DAYS, of: Callable[[Effort], float] = lambda one: one.seconds
) -> list[tuple[date, float]]:
    """The latest days up to one, also those on which nothing happened, each with its seconds."""
    known = dict(found.days)
    days = [until - timedelta(days=back) for back in reversed(range(count))]
    return [(day, of(known.get(day, NOTHING))) for day in days]


def _case(number: int, edits: Sequence[tuple[Caught, Save, Effort]]) -> CaseTime:
    authors = {author.key: author for author, _, _ in edits}
    return CaseTime(
        id=number,
        effort=_sum(cost for _, _, cost in edits),
        authors=len(authors),
        burnt=sum(author.burnt for author in authors.values()),
        first=min(save.at for _, save, _ in edits),
        last=max(save.at for _, save, _ in edits),
    )


def _order(effort: Effort) -> tuple[float, int]:
    return -effort.seconds, -effort.edits


def _sum(costs: Iterable[Effort]) -> Effort:
    return sum(costs, NOTHING)
