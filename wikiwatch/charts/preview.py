"""The figures of a threshold that was tried with several values, as a picture that stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.charts.drawn import levels
from wikiwatch.charts.lines import Axes, Point, Words, lines
from wikiwatch.core.preview import Figures, Rate, Sweep
from wikiwatch.core.preview_plot import KINDS, a_day

LEAST = 0.11  # of the width between two values that are written below the axis


def picture(found: Sweep, key: str, over: str) -> str:
    """The figures as a picture (SVG) of its own, light or dark as the reader likes it.

    `key` is the name of the number, `over` says over which time and what was counted, in one line.
    """
    most = max(kind(one).interval[1] for one in found.figures for _, _, kind in KINDS)
    drawn = [
        (f"{name} a day: {words}", [_point(one, kind(one)) for one in found.figures]) for name, words, kind in KINDS
    ]
    axes = Axes(
        across=_written([one.value for one in found.figures], found.present),
        up=levels(most, 0.01),
        write_across="{:g}".format,
        write_up="{:g}".format,
        marked=(found.present, f"in force: {found.present:g}"),
    )
    words = Words(
        name=f"{key}: caught and wrong a day, by value",
        told=_told(found, key),
        above=(key, over),
        below="bands: where the true number may lie (95 %)",
    )
    return lines(drawn, axes, words, alone=True) + "\n"


def _point(one: Figures, rate: Rate) -> Point:
    return Point(one.value, rate.a_day, rate.interval)


def _written(values: Sequence[float], present: float) -> list[float]:
    """The values below the axis, as many as there is room for; the one in force always."""
    least = (max(values) - min(values)) * LEAST
    written = [present]
    for value in values:
        if all(abs(value - other) > least for other in written):
            written.append(value)
    return sorted(written)


def _told(found: Sweep, key: str) -> str:
    """The same in words, for those who can't see it."""
    of_each = (
        f"{one.value:g}{' (in force)' if one.value == found.present else ''}: "
        f"{a_day(one.caught.a_day)} caught and {a_day(one.wrong.a_day)} wrong a day"
        for one in found.figures
    )
    return f"For each value of {key}: {'; '.join(of_each)}."
