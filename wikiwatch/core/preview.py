"""One threshold, tried with several values: what each would have caught, and whom it would have wronged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import sqrt

from wikiwatch.core.comparison import Fate
from wikiwatch.core.model import Outcome
from wikiwatch.core.shares import Share, Z

A_DAY = timedelta(days=1)


class Worth(StrEnum):
    """What is known of an edit by the end of the history."""

    UNWANTED = "unwanted"  # people undid it, or confirmed that it was rightly taken down
    GOOD = "good"  # it stood, or people released it
    UNKNOWN = "unknown"  # gone without anybody's word, and nobody said anything
    YOUNG = "young"  # too young to say


def worth(fate: Fate, overturned: bool | None) -> Worth:
    """What an edit was worth; `overturned` is what people said of its being taken down, None where they did not.

    The word about the very edit stands over what became of its text. The young count nowhere, whatever was said of
    them: the others of their days are not known yet, and a day of which half is known has too few of both kinds.
    """
    if fate is Fate.YOUNG:
        return Worth.YOUNG
    if overturned is not None:
        return Worth.GOOD if overturned else Worth.UNWANTED
    return {Fate.UNDONE: Worth.UNWANTED, Fate.STOOD: Worth.GOOD}.get(fate, Worth.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many in so many days."""

    count: int
    days: float

    @property
    def a_day(self) -> float:
        """How many a day; 0 where there were no days."""
        return self.count / self.days if self.days else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % score interval of a count by chance, a day: Wilson's, where what could happen has no end."""
        if not self.days:
            return 0.0, 0.0
        middle, half = self.count + Z * Z / 2, Z * sqrt(self.count + Z * Z / 4)
        return max(middle - half, 0.0) / self.days, (middle + half) / self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one value would have done to the edits that are old enough, beside the value in force."""

    value: float
    outcomes: Mapping[Outcome, int]
    caught: Rate  # taken down, and unwanted
    wrong: Rate  # taken down, and good
    unknown: int  # taken down, and nobody knows
    listed_unwanted: int
    listed_good: int
    changed: int  # edits with another outcome
    caught_gained: int
    caught_lost: int
    wrong_gained: int
    wrong_lost: int

    @property
    def precision(self) -> Share:
        """The unwanted among what would have been taken down and is known."""
        return Share(self.caught.count, self.caught.count + self.wrong.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The time over which is counted, up to when edits are old enough, and how many were judged."""

    first: datetime | None
    until: datetime | None
    judged: int

    @property
    def days(self) -> float:
        """The days over which is counted, at least one: an hour's edits are no day's. 0 where nothing is old enough."""
        if self.first is None or self.until is None or self.until <= self.first:
            return 0.0
        return max((self.until - self.first) / A_DAY, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """All values, lowest first, over the same history."""

    present: float  # the value in force
    history: History
    young: int  # edits that some value would touch, but that are too young to count
    figures: tuple[Figures, ...]

    @property
    def in_force(self) -> Figures:
        """The figures of the value in force."""
        return next(one for one in self.figures if one.value == self.present)


def sweep(
    values: Sequence[float],
    present: float,
    outcomes: Mapping[int, Sequence[Outcome]],
    worths: Mapping[int, Worth],
    history: History,
) -> Sweep:
    """Count what each value would have done; `outcomes` holds by revision one outcome for each value, in their order.

    Revisions that every value lets stand may be left out of it. One of whose worth nothing is known is young.
    """
    known = [(found, worths.get(revid, Worth.YOUNG)) for revid, found in outcomes.items()]
    counted = [(found, of) for found, of in known if of is not Worth.YOUNG]
    here = values.index(present)
    figures = (
        _figures(value, history.days, [(found[place], found[here], of) for found, of in counted])
        for place, value in enumerate(values)
    )
    return Sweep(
        present=present,
        history=history,
        young=len(known) - len(counted),
        figures=tuple(sorted(figures, key=lambda one: one.value)),
    )


def _figures(value: float, days: float, edits: Sequence[tuple[Outcome, Outcome, Worth]]) -> Figures:
    """`edits` are the outcome with this value, that with the value in force, and what the edit was worth."""
    down = Counter(known for outcome, _, known in edits if outcome.takes_down)
    listed = Counter(known for outcome, _, known in edits if outcome is Outcome.WATCH)
    gained = Counter(known for outcome, before, known in edits if outcome.takes_down and not before.takes_down)
    lost = Counter(known for outcome, before, known in edits if before.takes_down and not outcome.takes_down)
    return Figures(
        value=value,
        outcomes=Counter(outcome for outcome, _, _ in edits),
        caught=Rate(down[Worth.UNWANTED], days),
        wrong=Rate(down[Worth.GOOD], days),
        unknown=down[Worth.UNKNOWN],
        listed_unwanted=listed[Worth.UNWANTED],
        listed_good=listed[Worth.GOOD],
        changed=sum(outcome is not before for outcome, before, _ in edits),
        caught_gained=gained[Worth.UNWANTED],
        caught_lost=lost[Worth.UNWANTED],
        wrong_gained=gained[Worth.GOOD],
        wrong_lost=lost[Worth.GOOD],
    )
