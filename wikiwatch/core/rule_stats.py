"""How each rule does: what it hit, what people made of that, and whether anything rests on it any more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.shares import Share

# A season: what found nothing for so long on a small wiki is either a trap for something rare, or a burden.
UNUSED = timedelta(days=90)
SOON = timedelta(days=30)  # what ends within so many days: time enough to ask those who wanted it
NONE = Share(0, 0)
ROW, SIGNAL, TOTAL = "row", "signal", "total"
ALL = "all"  # the id of the total of all judged changes
EXEMPT = "exempt"  # in place of a row, of changes that nobody weighs, the program's own among them


class Word(StrEnum):
    """What people made of a hit."""

    OVERTURNED = "overturned"  # somebody said that it was wrong: released, undid or cancelled it, cleared its author
    CONFIRMED = "confirmed"  # somebody said that it was right
    REVERTED = "reverted"  # nobody said anything, but people took the text back themselves
    WAITING = "waiting"  # it took the text down, or is to, and nobody has said anything
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A judged change; `change` is its revision id, or below 0 the recent-changes id of a log entry."""

    change: int
    at: datetime
    actor_key: str
    row: str
    signals: tuple[str, ...] = ()
    down: bool = False  # held or reverted, or to be
    released: bool = False  # taken back since, by people or by the program itself
    reverted: bool = False  # people undid it, or deleted its page
    actions: int = 0  # so many things the program did because of it; to give something back is none
    reported: bool = False  # somebody objected to what was done, or its author did without naming what
    down_after: float | None = None  # seconds from the edit to the program's own take-down of it
    undone_after: float | None = None  # seconds until people undid it, where the program had not taken it down before
    down_due: datetime | None = None  # when its text is to be taken down, while that was neither done nor put off


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one row of the policy, or one signal, came to; `last` counts whenever it was."""

    hits: int = 0
    words: Mapping[Word, int] = field(default_factory=dict)
    last: datetime | None = None
    authors: int = 0
    precision: Share = NONE
    actions: int = 0
    reported: int = 0
    median_seconds: float | None = None  # from the edit to the program's take-down
    people_median_seconds: float | None = None  # until people undid it, where they came first


def word(hit: Hit, said: Mapping[int, bool]) -> Word:
    """What people made of a hit; `said` tells by change whether a person overturned (True) or confirmed it."""
    overturned = said.get(hit.change)
    if overturned is not None:
        return Word.OVERTURNED if overturned else Word.CONFIRMED
    if hit.reverted:
        return Word.REVERTED
    return Word.WAITING if hit.down and not hit.released else Word.NOTHING


class Tally:
    """Counts hits of one rule.

    The precision is of authors, as the breaker counts: twenty edits of one author are one mistake, or one success, and
    an interval holds only for what happens independently. Whoever was wronged once counts as wronged. Hits that were
    only listed count for neither: nobody can overturn them, so what people revert of them would make a precision of
    100 per cent.
    """

    def __init__(self) -> None:
        self._hits = 0
        self._last: datetime | None = None
        self._words: Counter[Word] = Counter()
        self._authors: set[str] = set()
        self._right: set[str] = set()
        self._wrong: set[str] = set()
        self._actions = self._reported = 0
        self._down_after: list[float] = []
        self._undone_after: list[float] = []

    def add(self, hit: Hit, found: Word, *, counts: bool) -> None:
        """One more hit; one that does not count is only noted as the last."""
        if self._last is None or hit.at > self._last:
            self._last = hit.at
        if not counts:
            return
        self._hits += 1
        self._words[found] += 1
        self._authors.add(hit.actor_key)
        self._actions += hit.actions
        self._reported += hit.reported
        if hit.down_after is not None:
            self._down_after.append(hit.down_after)
        if hit.undone_after is not None:
            self._undone_after.append(hit.undone_after)
        if found is Word.OVERTURNED:
            self._wrong.add(hit.actor_key)
        elif hit.down and found in (Word.CONFIRMED, Word.REVERTED):
            self._right.add(hit.actor_key)

    def figures(self) -> Figures:
        """What it comes to."""
        right = len(self._right - self._wrong)
        return Figures(
            hits=self._hits,
            words=dict(self._words),
            last=self._last,
            authors=len(self._authors),
            precision=Share(right, right + len(self._wrong)),
            actions=self._actions,
            reported=self._reported,
            median_seconds=median(self._down_after) if self._down_after else None,
            people_median_seconds=median(self._undone_after) if self._undone_after else None,
        )


class Board:
    """Counts hits by row of the policy, by signal, and all of them; those since a time count (None: all do)."""

    def __init__(self, since: datetime | None = None) -> None:
        self._since = since
        self._tallies: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)

    def add(self, hit: Hit, found: Word) -> None:
        """One more hit, and what people made of it."""
        counts = self._since is None or hit.at >= self._since
        if hit.row == EXEMPT:
            return
        for key in ((TOTAL, ALL), (ROW, hit.row), *((SIGNAL, signal) for signal in hit.signals)):
            self._tallies[key].add(hit, found, counts=counts)

    def figures(self, about: str, rule: str) -> Figures:
        """What one row, one signal, or the total came to."""
        found = self._tallies.get((about, rule))
        return found.figures() if found else Figures()


def unused(last: datetime | None, added: date | None, watched: datetime | None, now: datetime) -> bool:
    """Whether a rule found nothing for so long that somebody should ask whether it is needed.

    `added` is the day on which it came to the rules, where that is known; `watched` is since when changes were judged:
    of a rule, or of a watch, that is younger than that nobody can say so.
    """
    start = now - UNUSED
    young = added is not None and added > start.astimezone(UTC).date()
    return watched is not None and watched <= start and not young and (last is None or last <= start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Something in the rules with a last day; `days` are left, the last one included, 0 where it has ended."""

    about: str  # entry (of the lists) or rule (of the wiki's own)
    id: str
    until: date
    days: int


def endings(rules: Ruleset, now: datetime) -> list[Ending]:
    """What has ended or ends soon of the lists and of the wiki's own rules, the earliest first."""
    dated = [("entry", f"{one.list} {one.kind} {one.what}", one.until) for one in rules.lists.entries]
    dated += [("rule", one.id, one.until) for one in rules.own.rules]
    today = now.astimezone(UTC).date()
    found = [
        Ending(about=about, id=name, until=until, days=max(0, (until - today).days + 1))
        for about, name, until in dated
        if until is not None and until <= today + SOON
    ]
    return sorted(found, key=lambda one: (one.until, one.about, one.id))


def figure_fields(about: str, rule: str, found: Figures, *, is_unused: bool) -> dict[str, Any]:
    """The figures of a row or a signal as plain values; `precision` and its ends are in per cent."""
    low, high = found.precision.interval
    told = found.precision.total > 0
    return {
        "about": about,
        "id": rule,
        "hits": found.hits,
        "last_hit": found.last.isoformat() if found.last else None,
        **{str(one): found.words.get(one, 0) for one in Word if one is not Word.NOTHING},
        "authors": found.authors,
        "authors_right": found.precision.hits,
        "authors_wrong": found.precision.total - found.precision.hits,
        "precision": round(found.precision.per_cent, 1) if told else None,
        "precision_low": round(low, 1) if told else None,
        "precision_high": round(high, 1) if told else None,
        "actions": found.actions,
        "reported": found.reported,
        "median_seconds": found.median_seconds,
        "people_median_seconds": found.people_median_seconds,
        "unused": is_unused,
    }


def ending_fields(one: Ending) -> dict[str, Any]:
    """Something that ends as plain values."""
    return {"about": one.about, "id": one.id, "until": one.until.isoformat(), "days_left": one.days}
