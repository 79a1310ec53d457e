"""How well trust before an edit tells edits that were undone from those that stood: areas under ROC curves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from math import sqrt

from tools.quality.figures import BAD, KEPT
from tools.quality.judged import Edit
from wikiwatch.core.shares import Z

DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class Area:
    """The chance that a kept edit's value is above a bad one's, ties counting half: 0.5 is a guess, 1 perfect."""

    value: float
    kept: int
    bad: int

    @property
    def interval(self) -> tuple[float, float]:
        """95 %, by the standard error of Hanley and McNeil (1982); edits of one author are taken as independent."""
        area, q1, q2 = self.value, self.value / (2 - self.value), 2 * self.value**2 / (1 + self.value)
        spread = area * (1 - area) + (self.kept - 1) * (q1 - area**2) + (self.bad - 1) * (q2 - area**2)
        half = Z * sqrt(max(spread, 0) / (self.kept * self.bad))
        return max(area - half, 0), min(area + half, 1)


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One part of trust: how many of the edits have it, the area of it alone, and of trust without it."""

    name: str
    kept: int
    bad: int
    alone: Area
    without: Area


@dataclass(frozen=True, slots=True)
class Known:
    """What plain counters say of an edit's author before it."""

    edit: Edit
    edits: int  # earlier ones in the export
    days: float  # since the first one


def known(edits: Sequence[Edit]) -> list[Known]:
    """The edits that people judged, with what their authors had done before."""
    first: dict[str, datetime] = {}
    count = Counter[str]()
    found = []
    for edit in sorted(edits, key=lambda one: (one.timestamp, one.revid)):
        began = first.setdefault(edit.author, edit.timestamp)
        if edit.label.label in (BAD, KEPT):
            days = (edit.timestamp - began).total_seconds() / DAY
            found.append(Known(edit, count[edit.author], days))
        count[edit.author] += 1
    return found


def area(found: Sequence[Known], value: Callable[[Known], float]) -> Area | None:
    """The area of a value over bad and kept edits; None where there are none of one kind."""
    return _area(found, [value(one) for one in found])


def area_of_both(found: Sequence[Known]) -> Area | None:
    """Edit count and age together: the mean of their ranks, which favours neither and fits nothing."""
    ranks = zip(_ranks([one.edits for one in found]), _ranks([one.days for one in found]), strict=True)
    return _area(found, [edits + days for edits, days in ranks])


def part_figures(found: Sequence[Known]) -> list[PartFigures]:
    """Figures of each part that any of the edits has, the most frequent first."""
    names = Counter(name for one in found for name in one.edit.trust_parts)
    figures = []
    for name, _ in names.most_common():
        alone = _area(found, [one.edit.trust_parts.get(name, 0) for one in found])
        without = _area(found, [_without(one.edit, name) for one in found])
        if alone and without:
            having = Counter(one.edit.label.label for one in found if name in one.edit.trust_parts)
            figures.append(PartFigures(name, having[KEPT], having[BAD], alone, without))
    return figures


def _without(edit: Edit, name: str) -> float:
    """The parts but for one, between 0 and 100; floor, ceiling and caps go with what they limited."""
    limits = ("floor", "ceiling", "cap.")
    kept = [points for part, points in edit.trust_parts.items() if part != name and not part.startswith(limits)]
    return min(max(sum(kept), 0), 100)


def _area(found: Sequence[Known], values: Sequence[float]) -> Area | None:
    ranks = [rank for rank, one in zip(_ranks(values), found, strict=True) if one.edit.label.label == KEPT]
    kept, bad = len(ranks), len(found) - len(ranks)
    if not kept or not bad:
        return None
    return Area((sum(ranks) - kept * (kept + 1) / 2) / (kept * bad), kept, bad)


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1 on, equal values sharing the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    done = 0
    for _, group in groupby(order, key=values.__getitem__):
        same = list(group)
        for index in same:
            ranks[index] = done + (len(same) + 1) / 2
        done += len(same)
    return ranks
