"""Plots as SVG for a page of its own: drawn from numbers, coloured by the page's style sheet, with no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from wikiwatch.core.comparison import OUTCOME_WORDS, Period, Step
from wikiwatch.core.model import Outcome
from wikiwatch.core.shares import Share

# Units of a drawing. A phone of 390 pixels shows one at about nine tenths of its size, so that its words stay legible.
WIDTH, HEIGHT = 420, 250
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 12, 30  # margins, in which the axes have their words
TICKS = 5
NAMES = 6  # of months or years that fit below an axis

# The classes of the style sheet, in the order in which columns are piled up, with what each says.
MISSED = "allowed, and undone by people"
PILES = (
    ("revert", OUTCOME_WORDS[Outcome.REVERT]),
    ("hold", OUTCOME_WORDS[Outcome.HOLD]),
    ("watch", OUTCOME_WORDS[Outcome.WATCH]),
    ("missed", MISSED),
)


def outcomes_plot(periods: Sequence[Period]) -> str:
    """Columns: how many edits each month or year had of every outcome; allowed ones only where people undid them."""
    piles = [(one.name, [*(one.outcomes[Outcome(name)] for name, _ in PILES[:-1]), one.missed]) for one in periods]
    most = max([sum(counts) for _, counts in piles], default=0)
    top = round_up(most)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(piles))
    drawn = [levels(top)]
    for place, (name, counts) in enumerate(piles):
        x, y = LEFT + place * step, float(HEIGHT - BOTTOM)
        for (kind, words), count in zip(PILES, counts, strict=True):
            height = _height(count, top)
            y -= height
            if count:
                tip = f"<title>{escape(name)}: {count} {words}</title>"
                drawn.append(_box(kind, x + step * 0.1, y, step * 0.8, height, tip))
    for place in range(0, len(piles), max(1, -(-len(piles) // NAMES))):
        drawn.append(word(LEFT + (place + 0.5) * step, HEIGHT - 10, piles[place][0], "middle"))
    return _drawing("Edits by month and outcome", drawn)


def curve_plot(curve: Sequence[Step]) -> str:
    """Two lines over the score from which an edit would count as found: precision with its interval, and coverage."""
    points = sorted(curve, key=lambda one: one.score)
    top = round_up(max([one.score for one in points], default=0))
    drawn = [levels(100, " %")]
    for number in range(TICKS):
        score = top * number / (TICKS - 1)
        drawn.append(word(_across(score, top), HEIGHT - 10, f"{score:g}", "end" if score == top else "middle"))
    if points:
        low = [(_across(one.score, top), _up(one.precision.interval[0])) for one in points]
        high = [(_across(one.score, top), _up(one.precision.interval[1])) for one in points]
        drawn.append(f'<polygon class="band" points="{points_of([*high, *reversed(low)])}"/>')
    for kind, shares in (
        ("precision", [one.precision for one in points]),
        ("coverage", [one.coverage for one in points]),
    ):
        places = [(_across(one.score, top), _up(share.per_cent)) for one, share in zip(points, shares, strict=True)]
        drawn.append(f'<polyline class="{kind}" points="{points_of(places)}"/>')
        drawn += [
            f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="2.5">'
            f"<title>score {one.score:g}: {kind} {share.per_cent:.1f} %</title></circle>"
            for (x, y), one, share in zip(places, points, shares, strict=True)
        ]
    return _drawing("Precision and coverage by score", drawn)


def time_plot(stood_for: Mapping[str, Share]) -> str:
    """Bars: what people undid, by how long it had stood, and how much of it would have been taken down earlier."""
    left, longest = 150, round_up(max([one.total for one in stood_for.values()], default=0))
    high = (HEIGHT - TOP) / max(1, len(stood_for))
    scale = (WIDTH - left - 60) / longest
    drawn = []
    for place, (name, share) in enumerate(stood_for.items()):
        y = TOP + place * high
        earlier, rest = share.hits * scale, (share.total - share.hits) * scale
        drawn.append(word(left - 8, y + high * 0.6, name, "end"))
        drawn.append(_box("earlier", left, y + high * 0.15, earlier, high * 0.6))
        drawn.append(_box("missed", left + earlier, y + high * 0.15, rest, high * 0.6))
        drawn.append(word(left + earlier + rest + 6, y + high * 0.6, f"{share.hits:,} of {share.total:,}", "start"))
    return _drawing("How long undone edits stood", drawn)


def _drawing(name: str, parts: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(name)}">{"".join(parts)}</svg>'


def levels(top: float, unit: str = "") -> str:
    """The lines across a plot at quarters of the highest level, each with its number."""
    lines = []
    for number in range(TICKS):
        value = top * number / (TICKS - 1)
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / (TICKS - 1)
        lines.append(f'<line class="level" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(word(LEFT - 6, y + 4, f"{value:g}{unit}", "end"))
    return "".join(lines)


def round_up(value: float, size: float = 1.0) -> float:
    """The next number whose quarters are whole or easily read: 4, 8, 12, 16, 20, 40, 80 and so on, times `size`."""
    while True:
        for step in (4, 8, 12, 16, 20):
            if value <= step * size:
                return step * size
        size *= 10


def _across(score: float, top: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * score / top


def _up(per_cent: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * per_cent / 100


def _height(count: float, top: float) -> float:
    return (HEIGHT - TOP - BOTTOM) * count / top


def points_of(places: Sequence[tuple[float, float]]) -> str:
    """Places as a polyline or polygon takes them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _box(kind: str, x: float, y: float, width: float, height: float, inside: str = "") -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.2f}" height="{height:.2f}">{inside}</rect>'


def word(x: float, y: float, text: str, anchor: str) -> str:
    """A text that begins at, ends at, or stands around a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
