"""The time wasted by day, as bars of plain characters for a terminal, and in words for those who see no chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wikiwatch.core.shares import duration
from wikiwatch.core.speech import Speaker

BAR = 44  # characters of the longest bar, so that a line with its words has less than 80


def day_bars(days: Sequence[tuple[date, float]]) -> Iterator[str]:
    """Lines for a terminal: of each day a bar of its seconds, and how much they are."""
    most = max((seconds for _, seconds in days), default=0) or 1
    for day, seconds in days:
        bar = "#" * (max(1, round(seconds / most * BAR)) if seconds else 0)
        yield f"{day:%Y-%m-%d} |{bar} {duration(seconds)}" if seconds else f"{day:%Y-%m-%d} |"


def told(days: Sequence[tuple[date, float]], speaker: Speaker) -> str:
    """A chart in words, for those who can't see it."""
    total = sum(seconds for _, seconds in days)
    if not total:
        return speaker.say("wasted-chart-empty")
    worst, most = max(days, key=lambda one: one[1])
    return speaker.say(
        "wasted-chart-told",
        time=speaker.span(total),
        days=len(days),
        worst=speaker.day(worst),
        most=speaker.span(most),
    )
