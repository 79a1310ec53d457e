"""Lines over a number, each with the band in which the true value may lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from wikiwatch.charts.drawn import KEY, Form, Series, finished, options, shown

TITLE = 110  # characters of a line above or below, which is broken where it is too long
_FORMS = (Form.LINE, Form.DASHED)


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a place, and where the true one may lie where that is known."""

    x: float
    y: float
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """The numbers along both sides, lowest first, how they are written, and a place that is marked, with its name."""

    across: Sequence[float]
    up: Sequence[float]
    write_across: Callable[[float], str]
    write_up: Callable[[float], str]
    marked: tuple[float, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said about a drawing; `above` and `below` stand in it. All of it may be hostile."""

    name: str
    told: str
    above: Sequence[str] = ()
    below: str = ""
    language: str = "en"


def lines(found: Sequence[tuple[str, Sequence[Point]]], axes: Axes, words: Words, *, alone: bool = False) -> str:
    """One or two lines by name, each with its points from left to right, as an SVG element; see `drawn.finished`."""
    from pygal.graph.xy import XY

    settings = options(
        len(found) + (axes.marked is not None),
        lines=len(words.above) + 1 + 2 * bool(words.below),
        x_labels=list(axes.across),
        y_labels=list(axes.up),
        range=(axes.up[0], axes.up[-1]),
        xrange=(axes.across[0], axes.across[-1]),
        x_value_formatter=axes.write_across,
        value_formatter=axes.write_up,
        title="\n".join(shown(one, TITLE) for one in words.above) or None,
        x_title=shown(words.below, TITLE) or None,
        dots_size=3.5,
    )
    chart, drawn = XY(settings), []
    for number, (name, points) in enumerate(found):
        if (band := _band(points)) is not None:
            drawn.append(_add(chart, Series("", number, Form.BAND), band))
        drawn.append(_add(chart, Series(shown(name, KEY), number, _FORMS[number]), [(one.x, one.y) for one in points]))
    if axes.marked is not None:
        place, name = axes.marked
        ends = [(place, axes.up[0]), (place, axes.up[-1])]
        drawn.append(_add(chart, Series(shown(name, KEY), len(found), Form.MARK), ends))
    tree = chart.render_tree()
    return finished(tree, drawn, name=words.name, told=words.told, language=words.language, alone=alone)


def _band(points: Sequence[Point]) -> list[tuple[float, float]] | None:
    """The way around the band: along its upper side, and back along the lower one."""
    known = [(one.x, one.interval) for one in points if one.interval is not None]
    if len(known) < 2:
        return None
    return [*((x, ends[1]) for x, ends in known), *((x, ends[0]) for x, ends in reversed(known))]


def _add(chart: Any, one: Series, points: Sequence[tuple[float, float]]) -> Series:
    plain = one.form in (Form.BAND, Form.MARK)
    chart.add(one.name or None, list(points), show_dots=not plain, fill=one.form is Form.BAND)
    return one
