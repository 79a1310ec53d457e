"""What pygal drew, made anew of nothing but shapes and words, so that it can stand in any page of ours."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from importlib import resources
from typing import Any

from wikiwatch.core.inert import for_terminal

# Units of a drawing: on a phone of 390 pixels, with the margins of the page, one is a pixel, and words stay legible.
WIDTH, HEIGHT = 358, 240
FONT = 12  # units of the words, as in charts.css
MARGIN = 6
LINE = 22  # units of each line of words above or below a drawing
LABEL, KEY = 24, 52  # characters of a label below an axis, and of a name in the key: what fits
SERIES = 6  # that are told apart by the forms below; nobody tells more
LEVELS = 5  # lines across, the one at 0 included

_SPACE = "http://www.w3.org/2000/svg"
# Where things are and how large. pygal's scripts, styles, ids, comments and links are none of these.
_PLACES = frozenset({"x", "y", "width", "height", "cx", "cy", "r", "d", "transform"})
_SHAPES = frozenset({"g", "path", "rect", "circle", "text"})
_LEFT_OUT = frozenset({"background", "tooltip"})
# What fills columns beside their colour, which not everybody can tell: drawn in squares of 6 units.
_FILLS = ("", "M-1 1l2-2M0 6l6-6M5 7l2-2", "M0 3h6", "M3 0v6", "M0 3h6M3 0v6", "M2 2h2v2h-2z")


class Form(Enum):
    """How a series is drawn; lines that differ in colour differ in form, too."""

    COLUMNS = auto()
    LINE = auto()
    DASHED = auto()
    BAND = auto()  # between two lines, without a name
    MARK = auto()  # a line at one place


@dataclass(frozen=True, slots=True)
class Series:
    """What one series of pygal is: its colour has a `number`; `name` is inert."""

    name: str
    number: int
    form: Form = Form.COLUMNS


def style() -> str:
    """The style sheet of all charts, for a page or a picture that brings its own."""
    return resources.files(__package__).joinpath("data/charts.css").read_text(encoding="utf-8")


def options(named: int, *, lines: int = 0, **others: Any) -> Any:
    """Settings for pygal that all charts share; room for so many names in the key, and other lines of words."""
    from pygal import Config  # takes 0.1 s: no command waits for it that draws nothing
    from pygal.style import Style

    sizes = dict.fromkeys(("label_font_size", "major_label_font_size", "legend_font_size", "title_font_size"), FONT)
    return Config(
        width=WIDTH,
        height=HEIGHT + LINE * (lines + named),
        show_legend=named > 0,
        legend_at_bottom=True,
        legend_at_bottom_columns=1,
        truncate_legend=-1,
        truncate_label=-1,
        margin=MARGIN,
        margin_right=20,  # for half of the last label
        spacing=8,
        no_data_text="",  # the words of the page say so, in its language
        js=(),
        css=(),
        style=Style(**sizes),
        **others,
    )


def shown(text: object, limit: int = LABEL) -> str:
    """A label that may be hostile, as it can stand in a drawing."""
    return for_terminal(str(text), limit)


def levels(most: float, size: float = 1.0) -> list[float]:
    """Lines across a chart, from 0 to at least `most`, at whole or easily read numbers of `size`."""
    while True:
        for step in (1, 2, 3, 4, 5, 6, 8):
            if most <= (LEVELS - 1) * step * size:
                return [number * step * size for number in range(LEVELS)]
        size *= 10


def finished(drawn: Any, series: Sequence[Series], *, name: str, told: str, language: str, alone: bool = False) -> str:
    """A drawing of pygal as an SVG element that stands under the strictest content security policy.

    It has no script, no style, no address; its colours come from the classes of charts.css. `name` and `told` say in
    words what it shows, for those who can't see it. One that stands `alone`, as a file, brings style and paper.
    """
    name, told = shown(name, 200), shown(told, 2_000)
    mark = "chart-" + hashlib.sha256(f"{name}\n{told}".encode()).hexdigest()[:12]  # apart from others of one page
    root = ET.Element(
        "svg",
        {
            "xmlns": _SPACE,
            "class": "chart",
            "viewBox": drawn.get("viewBox"),
            "role": "img",
            "aria-labelledby": f"{mark}-name {mark}-told",
            "lang": language,
            # Which side of a place its words stand on is the drawing's business, not the page's.
            "direction": "ltr",
        },
    )
    ET.SubElement(root, "title", id=f"{mark}-name").text = name
    ET.SubElement(root, "desc", id=f"{mark}-told").text = told
    if alone:
        ET.SubElement(root, "style").text = style()
        ET.SubElement(root, "rect", {"class": "chart-paper", "width": "100%", "height": "100%"})
    _fills(root, mark, series)
    for child in drawn:
        _copy(child, root, _Place(mark, series))
    return ET.tostring(root, encoding="unicode")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a shape stands: in which drawing, in which series, and where the words there have their place."""

    mark: str
    all: Sequence[Series]
    of: Series | None = None
    anchor: str = "start"

    def within(self, classes: Sequence[str]) -> _Place:
        """The same for what is in a group of these classes; pygal says both in a style sheet only."""
        of = next((self.all[int(name[6:])] for name in classes if name.startswith("color-")), self.of)
        anchor = self.anchor
        if "axis" in classes:
            anchor = "end" if "y" in classes else "middle"
        elif "title" in classes:
            anchor = "middle"
        return replace(self, of=of, anchor=anchor)


def _fills(root: ET.Element, mark: str, series: Sequence[Series]) -> None:
    numbers = sorted({one.number for one in series if one.form is Form.COLUMNS and _FILLS[one.number]})
    place = ET.SubElement(root, "defs") if numbers else root
    for number in numbers:
        made = {"id": f"{mark}-{number}", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
        pattern = ET.SubElement(place, "pattern", {**made, "class": f"chart-{number}"})
        ET.SubElement(pattern, "path", {"d": _FILLS[number], "stroke": "currentColor", "stroke-width": "1.5"})


def _copy(one: Any, into: ET.Element, place: _Place) -> None:
    """What is a shape or a word, with what is in it."""
    classes = (one.get("class") or "").split()
    if one.tag not in _SHAPES or not _LEFT_OUT.isdisjoint(classes):
        return
    place = place.within(classes)
    if one.tag == "rect" and not (float(one.get("width") or 0) and float(one.get("height") or 0)):
        return  # the border of nothing would still be seen
    made = ET.SubElement(into, one.tag, {key: value for key, value in one.attrib.items() if key in _PLACES})
    if "legends" in classes:  # as wide as the drawing, not as the axis above it
        made.set("transform", re.sub(r"translate\(\d+", f"translate({MARGIN}", one.get("transform")))
    elif one.tag == "text":
        made.text = one.text
        made.attrib |= {"text-anchor": place.anchor, "unicode-bidi": "plaintext"}
    elif one.tag != "g" and place.of is not None:
        made.attrib |= {"class": f"chart-{place.of.number}", **_looks(made, place.of, place.mark)}
    elif "line" in classes:
        made.attrib |= {"class": "chart-guide", "fill": "none"}
    if place.of is not None and (tip := _tip(one, place.of.name)):
        ET.SubElement(made, "title").text = tip
    for child in one:
        _copy(child, made, place)


def _looks(made: ET.Element, of: Series, mark: str) -> dict[str, str]:
    """How a shape of a series, or its box in the key, is drawn."""
    ink, none = "currentColor", "none"
    if of.form is Form.COLUMNS:
        return {"fill": f"url(#{mark}-{of.number})" if _FILLS[of.number] else ink, "stroke": ink}
    if of.form is Form.BAND:
        return {"fill": ink, "stroke": none, "opacity": ".15"}
    dashes = {Form.DASHED: {"stroke-dasharray": "5 3"}, Form.MARK: {"stroke-dasharray": "2 3"}}.get(of.form, {})
    if made.tag == "path":
        return {"fill": none, "stroke": ink, "stroke-width": "2", **dashes}
    solid = {"fill": ink} if of.form is Form.LINE else {"class": f"chart-{of.number} chart-hollow"}
    return {"stroke": ink, "stroke-width": "2", **solid, **({} if made.tag == "circle" else dashes)}


def _tip(one: Any, name: str) -> str:
    """The words that a mouse over a column or a point shows: pygal leaves them to a script."""
    said = {part.get("class"): part.text for part in one if part.tag == "desc"}
    if "value" not in said:
        return ""
    return " – ".join(part for part in (said.get("x_label"), said["value"], name) if part)
