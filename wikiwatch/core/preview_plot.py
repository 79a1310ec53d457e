"""The figures of a preview, drawn: bars of plain characters for a terminal, and a picture (SVG) that stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from wikiwatch.core.plots import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, levels, points_of, round_up, word
from wikiwatch.core.preview import Figures, Rate, Sweep

BAR = 44  # characters of the longest bar, so that a line with its words has less than 80
HEAD = 34  # units above the plot, for what the picture is about
FOOT = 66  # units below the values, for what they are and for the key
LEAST = 34  # units between two values that are written below the axis
_KINDS: tuple[tuple[str, str, Callable[[Figures], Rate]], ...] = (
    ("caught", "taken down, and unwanted", lambda one: one.caught),
    ("wrong", "taken down, but good", lambda one: one.wrong),
)
_CHARACTERS = {"caught": "#", "wrong": "x"}

# The two lines differ in form as well as in colour: not everybody can tell these apart.
_STYLE = """
svg { --paper: #fff; --ink: #1c2024; --faint: #5b6470; --line: #d6dade; --caught: #1a6fbf; --wrong: #b4430a;
  background: var(--paper); }
@media (prefers-color-scheme: dark) { svg { --paper: #14181c; --ink: #e4e8ec; --faint: #9aa5b1; --line: #343b43;
  --caught: #74b4f5; --wrong: #f09a60; } }
.paper { fill: var(--paper); } text { fill: var(--ink); font: 12px system-ui, sans-serif; }
text.head { font-weight: 600; } text.faint { fill: var(--faint); font-size: 11px; } .level { stroke: var(--line); }
polyline { fill: none; stroke-width: 2; } polyline.caught { stroke: var(--caught); }
polyline.wrong { stroke: var(--wrong); stroke-dasharray: 5 3; }
circle.caught { fill: var(--caught); } circle.wrong { fill: var(--paper); stroke: var(--wrong); stroke-width: 2; }
polygon { opacity: .15; } polygon.caught { fill: var(--caught); } polygon.wrong { fill: var(--wrong); }
.present { stroke: var(--faint); stroke-dasharray: 2 3; }
"""


def a_day(value: float) -> str:
    """A number of edits a day, with two digits that say something: a catch in a year is not none."""
    if not value:
        return "0"
    digits = next((place for place, least in enumerate((10, 1, 0.1, 0.01)) if value >= least), 4)
    return f"{value:.{max(digits, 1)}f}"


def bars(found: Sweep) -> Iterator[str]:
    """Lines for a terminal: of each value a bar for what it catches a day, and one for whom it wrongs."""
    most = max([kind(one).interval[1] for one in found.figures for _, _, kind in _KINDS], default=0) or 1
    width = max([len(f"{one.value:g}") for one in found.figures], default=0)
    for one in found.figures:
        mark = ">" if one.value == found.present else " "
        for number, (name, _, kind) in enumerate(_KINDS):
            rate = kind(one)
            value = f"{mark} {one.value:{width}g}" if not number else " " * (width + 2)
            bar = _CHARACTERS[name] * round(rate.a_day / most * BAR)
            reach = "." * (round(rate.interval[1] / most * BAR) - len(bar))
            yield f"{value} {name:6} |{bar}{reach} {a_day(rate.a_day)}"


def legend(found: Sweep) -> str:
    """What the bars of a terminal say."""
    return (
        f"# caught a day: {_KINDS[0][1]}. x wrong a day: {_KINDS[1][1]}. The dots go up to where the true "
        f"number may lie (95 %). > marks the value in force, {found.present:g}."
    )


def picture(found: Sweep, key: str, over: str) -> str:
    """The figures as a picture (SVG) of its own, light or dark as the reader likes it.

    `key` is the name of the number, `over` says over which time and what was counted, in one line.
    """
    values = [one.value for one in found.figures]
    low, high = min(values), max(values)
    top = round_up(max(kind(one).interval[1] for one in found.figures for _, _, kind in _KINDS), 0.01)

    def across(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return LEFT + 16 + (WIDTH - LEFT - RIGHT - 32) * share

    def up(value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top

    drawn = [levels(top), _present(across(found.present), found.present)]
    for name, _, kind in _KINDS:
        rates = [(across(one.value), kind(one), one.value) for one in found.figures]
        band = [
            *((x, up(rate.interval[1])) for x, rate, _ in rates),
            *((x, up(rate.interval[0])) for x, rate, _ in rates[::-1]),
        ]
        drawn.append(f'<polygon class="{name}" points="{points_of(band)}"/>')
        drawn.append(f'<polyline class="{name}" points="{points_of([(x, up(rate.a_day)) for x, rate, _ in rates])}"/>')
        drawn += [
            f'<circle class="{name}" cx="{x:.1f}" cy="{up(rate.a_day):.1f}" r="3.5"><title>{value:g}: {name} '
            f"{a_day(rate.a_day)} a day, {rate.count} in all</title></circle>"
            for x, rate, value in rates
        ]
    drawn += _values(values, found.present, across)
    return _alone(key, over, _told(found, key), drawn)


def _present(x: float, value: float) -> str:
    line = f'<line class="present" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
    anchor = "end" if x > WIDTH / 2 else "start"
    return line + word(x + (-5 if anchor == "end" else 5), TOP + 8, f"in force: {value:g}", anchor)


def _values(values: Sequence[float], present: float, across: Callable[[float], float]) -> list[str]:
    """The values below the axis, as many as there is room for; the one in force always."""
    written = [across(present)]
    drawn = [word(across(present), HEIGHT - 10, f"{present:g}", "middle")]
    for value in values:
        if all(abs(across(value) - x) >= LEAST for x in written):
            written.append(across(value))
            drawn.append(word(across(value), HEIGHT - 10, f"{value:g}", "middle"))
    return drawn


def _told(found: Sweep, key: str) -> str:
    """The same in words, for those who can't see it."""
    of_each = (
        f"{one.value:g}{' (in force)' if one.value == found.present else ''}: "
        f"{a_day(one.caught.a_day)} caught and {a_day(one.wrong.a_day)} wrong a day"
        for one in found.figures
    )
    return f"For each value of {key}: {'; '.join(of_each)}."


def _alone(key: str, over: str, told: str, drawn: Sequence[str]) -> str:
    """A drawing with all that a file of its own needs."""
    keys = []
    for number, (name, words, _) in enumerate(_KINDS):
        y = HEIGHT + 18 + number * 18
        keys.append(f'<polyline class="{name}" points="{LEFT},{y - 4} {LEFT + 26},{y - 4}"/>')
        keys.append(f'<circle class="{name}" cx="{LEFT + 13}" cy="{y - 4}" r="3.5"/>')
        keys.append(word(LEFT + 34, y, f"{name} a day: {words}", "start"))
    keys.append(f'<text class="faint" x="{LEFT}" y="{HEIGHT + 54}">bands: where the true number may lie (95 %)</text>')
    high = HEAD + HEIGHT + FOOT
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {-HEAD} {WIDTH} {high}" role="img" '
        'aria-labelledby="title desc">',
        f'<title id="title">{escape(key)}: caught and wrong a day, by value</title>',
        f'<desc id="desc">{escape(told)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" x="0" y="{-HEAD}" width="{WIDTH}" height="{high}"/>',
        f'<text class="head" x="8" y="-16">{escape(key)}</text>',
        f'<text class="faint" x="8" y="0">{escape(over)}</text>',
        *drawn,
        *keys,
        "</svg>\n",
    )
    return "\n".join(parts)
