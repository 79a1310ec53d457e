"""Verdicts beside what the wiki's own people did later: counts by outcome, policy row, signal, month and score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median
from typing import TypeVar

from wikiwatch.core.model import Outcome
from wikiwatch.core.shares import SPANS, Share, span, steps

SEVEREST_FIRST = (Outcome.REVERT, Outcome.HOLD, Outcome.WATCH, Outcome.ALLOW)
Key = TypeVar("Key")

# The words for them in a comparison, as a reader of the wiki would say it.
OUTCOME_WORDS = {
    Outcome.REVERT: "reverted",
    Outcome.HOLD: "held",
    Outcome.WATCH: "listed",
    Outcome.ALLOW: "allowed",
}
MISSED = "allowed, and undone by people"
# More columns than this nobody tells apart; ten years have so many months. Longer exports are counted by year.
MOST_PERIODS = 120


class Fate(StrEnum):
    """What became of an edit by the end of an export."""

    UNDONE = "undone"  # by somebody else
    STOOD = "stood"
    NEITHER = "neither"  # gone, but nobody's word says that it was unwanted
    YOUNG = "young"  # too young to say


@dataclass(slots=True, kw_only=True)
class Compared:
    """One edit: its verdict, and what became of it. Nothing of its text is kept.

    `down_at` is when its text would have been taken down: at the edit, or later, with the edits that showed a pattern.
    """

    revid: int
    at: datetime
    outcome: Outcome
    row: str
    score: float
    signals: tuple[str, ...]
    down_at: datetime | None = None
    fate: Fate = Fate.YOUNG
    undone_at: datetime | None = None

    @property
    def won(self) -> float | None:
        """Seconds by which it would have been taken down or listed before people undid it; None where it would not."""
        if self.undone_at is None or self.outcome is Outcome.ALLOW:
            return None
        seconds = (self.undone_at - (self.down_at or self.at)).total_seconds()
        return seconds if seconds > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Edits that have something in common, such as a signal; `all_undone` counts those of the whole export."""

    name: str
    hits: int
    undone: int
    stood: int
    neither: int
    young: int
    all_undone: int
    median_won: float | None  # seconds

    @property
    def precision(self) -> Share:
        """The undone among those that were undone or stood."""
        return Share(self.undone, self.undone + self.stood)

    @property
    def coverage(self) -> Share:
        """The undone of this group among all that people undid."""
        return Share(self.undone, self.all_undone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The edits of a month ("2026-11") or a year: how many had each outcome, and how many allowed ones were undone."""

    name: str
    outcomes: Mapping[Outcome, int]
    missed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What would be found if the sum of points alone decided, from a score on."""

    score: float
    precision: Share
    coverage: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All counts over one export."""

    total: Group
    outcomes: Sequence[Group]
    rows: Sequence[tuple[Outcome, Group]]
    signals: Sequence[Group]
    periods: Sequence[Period]
    curve: Sequence[Step]
    stood_for: Mapping[str, Share]  # by how long what people undid had stood: how much was held or reverted earlier
    wrong: Sequence[Compared]  # held or reverted, though it stood: reverts first, then by score
    missed: Sequence[Compared]  # allowed, though people undid it: the latest first


def compare(edits: Sequence[Compared]) -> Comparison:
    """Count edits whose fate is known."""
    undone = sum(edit.fate is Fate.UNDONE for edit in edits)
    wrong = [edit for edit in edits if edit.outcome.takes_down and edit.fate is Fate.STOOD]
    missed = [edit for edit in edits if edit.outcome is Outcome.ALLOW and edit.fate is Fate.UNDONE]
    by_outcome = _grouped(edits, lambda edit: [edit.outcome])
    by_row = _grouped(edits, lambda edit: [(edit.outcome, edit.row)])
    by_signal = _grouped(edits, lambda edit: edit.signals)
    return Comparison(
        total=_group("all", edits, undone),
        outcomes=[_group(OUTCOME_WORDS[one], by_outcome.get(one, []), undone) for one in SEVEREST_FIRST],
        rows=sorted(
            ((outcome, _group(row, found, undone)) for (outcome, row), found in by_row.items()),
            key=lambda pair: (SEVEREST_FIRST.index(pair[0]), -pair[1].hits, pair[1].name),
        ),
        signals=sorted(
            (_group(signal, found, undone) for signal, found in by_signal.items()),
            key=lambda one: (-one.hits, one.name),
        ),
        periods=_periods(edits),
        curve=[_step(edits, score, undone) for score in steps(edit.score for edit in edits)],
        stood_for=_stood_for(edits),
        wrong=sorted(wrong, key=lambda edit: (edit.outcome is not Outcome.REVERT, -edit.score, edit.revid)),
        missed=sorted(missed, key=lambda edit: (edit.at, edit.revid), reverse=True),
    )


def _grouped(edits: Iterable[Compared], keys: Callable[[Compared], Iterable[Key]]) -> dict[Key, list[Compared]]:
    found: dict[Key, list[Compared]] = defaultdict(list)
    for edit in edits:
        for key in keys(edit):
            found[key].append(edit)
    return found


def _group(name: str, edits: Sequence[Compared], all_undone: int) -> Group:
    fates = Counter(edit.fate for edit in edits)
    won = [seconds for edit in edits if edit.fate is Fate.UNDONE and (seconds := edit.won) is not None]
    return Group(
        name=name,
        hits=len(edits),
        undone=fates[Fate.UNDONE],
        stood=fates[Fate.STOOD],
        neither=fates[Fate.NEITHER],
        young=fates[Fate.YOUNG],
        all_undone=all_undone,
        median_won=median(won) if won else None,
    )


def _step(edits: Iterable[Compared], score: float, undone: int) -> Step:
    fates = Counter(edit.fate for edit in edits if edit.score >= score)
    found = fates[Fate.UNDONE]
    return Step(score=score, precision=Share(found, found + fates[Fate.STOOD]), coverage=Share(found, undone))


def _periods(edits: Sequence[Compared]) -> list[Period]:
    """By month, those without edits too; by year where that would be more than `MOST_PERIODS`, the latest ones."""
    if not edits:
        return []
    months = [edit.at.year * 12 + edit.at.month - 1 for edit in edits]
    first, last = min(months), max(months)
    length, form = (1, _month) if last - first < MOST_PERIODS else (12, _year)
    first = max(first // length, last // length - MOST_PERIODS + 1)
    outcomes: dict[int, Counter[Outcome]] = defaultdict(Counter)
    missed = Counter[int]()
    for edit, month in zip(edits, months, strict=True):
        outcomes[month // length][edit.outcome] += 1
        missed[month // length] += edit.outcome is Outcome.ALLOW and edit.fate is Fate.UNDONE
    return [
        Period(name=form(one), outcomes={name: outcomes[one][name] for name in SEVEREST_FIRST}, missed=missed[one])
        for one in range(first, last // length + 1)
    ]


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _year(number: int) -> str:
    return f"{number:04}"


def _stood_for(edits: Iterable[Compared]) -> dict[str, Share]:
    found: dict[str, list[bool]] = {name: [] for name, _ in SPANS}
    for edit in edits:
        if edit.fate is Fate.UNDONE and edit.undone_at is not None:
            stood = (edit.undone_at - edit.at).total_seconds()
            found[span(stood)].append(edit.outcome.takes_down and edit.won is not None)
    return {name: Share(sum(earlier), len(earlier)) for name, earlier in found.items()}
