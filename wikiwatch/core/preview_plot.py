"""The figures of a preview as bars of plain characters, for a terminal; `charts.preview` makes a picture of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wikiwatch.core.preview import Figures, Rate, Sweep

BAR = 44  # characters of the longest bar, so that a line with its words has less than 80
KINDS: tuple[tuple[str, str, Callable[[Figures], Rate]], ...] = (
    ("caught", "taken down, and unwanted", lambda one: one.caught),
    ("wrong", "taken down, but good", lambda one: one.wrong),
)
_CHARACTERS = {"caught": "#", "wrong": "x"}


def a_day(value: float) -> str:
    """A number of edits a day, with two digits that say something: a catch in a year is not none."""
    if not value:
        return "0"
    digits = next((place for place, least in enumerate((10, 1, 0.1, 0.01)) if value >= least), 4)
    return f"{value:.{max(digits, 1)}f}"


def bars(found: Sweep) -> Iterator[str]:
    """Lines for a terminal: of each value a bar for what it catches a day, and one for whom it wrongs."""
    most = max([kind(one).interval[1] for one in found.figures for _, _, kind in KINDS], default=0) or 1
    width = max([len(f"{one.value:g}") for one in found.figures], default=0)
    for one in found.figures:
        mark = ">" if one.value == found.present else " "
        for number, (name, _, kind) in enumerate(KINDS):
            rate = kind(one)
            value = f"{mark} {one.value:{width}g}" if not number else " " * (width + 2)
            bar = _CHARACTERS[name] * round(rate.a_day / most * BAR)
            reach = "." * (round(rate.interval[1] / most * BAR) - len(bar))
            yield f"{value} {name:6} |{bar}{reach} {a_day(rate.a_day)}"


def legend(found: Sweep) -> str:
    """What the bars of a terminal say."""
    return (
        f"# caught a day: {KINDS[0][1]}. x wrong a day: {KINDS[1][1]}. The dots go up to where the true "
        f"number may lie (95 %). > marks the value in force, {found.present:g}."
    )
