"""A replay beside what people did, at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.charts.columns import bars, columns
from wikiwatch.charts.drawn import levels
from wikiwatch.charts.lines import Axes, Point, Words, lines
from wikiwatch.core.comparison import MISSED, OUTCOME_WORDS, Comparison, Step
from wikiwatch.core.model import Outcome
from wikiwatch.core.shares import Share
from wikiwatch.core.speech import Speaker

PILES = (Outcome.REVERT, Outcome.HOLD, Outcome.WATCH)  # allowed ones only where people undid them
BELOW = "The numbers stand below."


def plots(found: Comparison, speaker: Speaker) -> list[tuple[str, str]]:
    """The charts of the page, each with its title."""
    unit = "year" if found.periods and len(found.periods[0].name) == 4 else "month"
    piles: dict[str, Sequence[float]] = {
        OUTCOME_WORDS[outcome]: [one.outcomes[outcome] for one in found.periods] for outcome in PILES
    }
    piles[MISSED] = [one.missed for one in found.periods]
    months = [one.name for one in found.periods]
    stood = found.stood_for
    earlier: dict[str, Sequence[float]] = {
        "reverted or held earlier than people undid it": [one.hits for one in stood.values()],
        "not earlier": [one.total - one.hits for one in stood.values()],
    }
    waits = [f"{name}: {one.hits:,} of {one.total:,}" for name, one in stood.items()]
    return [
        (f"Edits by {unit}", columns(months, piles, name=f"Edits by {unit} and outcome", told=BELOW, speaker=speaker)),
        ("If the score alone decided, from this score on", _curve(found.curve)),
        (
            "How long undone edits had stood",
            bars(waits, earlier, name="How long undone edits stood", told="; ".join(waits), speaker=speaker),
        ),
    ]


def _curve(curve: Sequence[Step]) -> str:
    """Two lines over the score from which an edit would count as found: precision with its interval, and coverage."""
    points = sorted(curve, key=lambda one: one.score)

    def line(shares: Sequence[Share], *, band: bool) -> list[Point]:
        return [
            Point(one.score, share.per_cent, share.interval if band else None)
            for one, share in zip(points, shares, strict=True)
        ]

    axes = Axes(
        across=levels(max((one.score for one in points), default=0)),
        up=(0, 25, 50, 75, 100),
        write_across="{:g}".format,
        write_up="{:g} %".format,
    )
    drawn = [
        ("precision, with its 95 % interval", line([one.precision for one in points], band=True)),
        ("coverage", line([one.coverage for one in points], band=False)),
    ]
    return lines(drawn, axes, Words(name="Precision and coverage by score", told=BELOW))
