"""Shares with their intervals, the scores of a curve, spans of time; and how people read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

Z = 1.959964  # standard normal quantile of a two-sided interval of 95 %
STEPS = 20  # of a curve: nobody reads more rows

# How long an unwanted edit stood: the name of a span and its end, in seconds.
SPANS = (
    ("less than 10 minutes", 600),
    ("10 minutes to an hour", 3_600),
    ("1 to 6 hours", 6 * 3_600),
    ("6 to 24 hours", 24 * 3_600),
    ("1 to 7 days", 7 * 24 * 3_600),
    ("longer", float("inf")),
)


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` out of `total`."""

    hits: int
    total: int

    @property
    def per_cent(self) -> float:
        """From 0 to 100; 0 of nothing is 0."""
        return 100 * self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % score interval of Wilson (1927), in per cent; from 0 to 100 where nothing was counted."""
        if not self.total:
            return 0.0, 100.0
        share, square = self.hits / self.total, Z * Z
        middle = share + square / (2 * self.total)
        half = Z * sqrt(share * (1 - share) / self.total + square / (4 * self.total**2))
        low, high = (middle - half) / (1 + square / self.total), (middle + half) / (1 + square / self.total)
        return 100 * max(low, 0), 100 * min(high, 1)


def steps(scores: Iterable[float]) -> list[float]:
    """The scores at which a curve is worth looking at, highest first.

    Those that most edits have, for there the curve moves, and the lowest; 0 is left out.
    """
    counts = Counter(score for score in scores if score > 0)
    found = {score for score, _ in counts.most_common(STEPS)} | set(sorted(counts)[:1])
    return sorted(found, reverse=True)


def span(seconds: float) -> str:
    """The name of the span that a time falls into."""
    return next(name for name, end in SPANS if seconds < end)


def number(count: int) -> str:
    """A count with its thousands apart."""
    return f"{count:,}"


def per_cent(value: float) -> str:
    """Two digits after the point below 10, one above."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def shares(found: Share) -> tuple[str, str]:
    """A share in per cent, and its interval; dashes where nothing was counted."""
    if not found.total:
        return "–", "–"
    low, high = found.interval
    return per_cent(found.per_cent), f"{per_cent(low)} to {per_cent(high)}"


def duration(seconds: float | None) -> str:
    """Minutes, hours or days, whichever is readable."""
    if seconds is None:
        return "–"
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.1f} {unit}"
    return f"{seconds:.0f} seconds"
