"""Charts: that they stand under a strict policy, say in words what they show, and can't be broken by any label."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest

from wikiwatch.charts import bars, columns, style
from wikiwatch.charts.drawn import SERIES, levels
from wikiwatch.charts.lines import Axes, Point, Words, lines
from wikiwatch.messages import speaker

ENGLISH = speaker("en")
SPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    '"/><script>alert(1)</script>',
    "]]></style><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt; &#60;",
    "\x00\x1b[2J\x07\ufffe\ud800",
    "\u202egnp.exe\u2066",
    "Z" + "\u0301" * 500,
    "{{ id }} {{ style.background }}",
    "x" * 100_000,
    "",
)
SHAPES = {"svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "circle", "text"}


def drawn(labels: Sequence[str] = ("Mon", "Tue"), name: str = "N", told: str = "T", key: str = "right") -> str:
    return columns(labels, {key: [3, 1], "wrong": [0, 2]}, name=name, told=told, speaker=ENGLISH)


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def words(svg: str) -> list[str]:
    return [one.text or "" for one in read(svg).iter(f"{SPACE}text")]


def test_a_chart_says_in_words_what_it_shows() -> None:
    svg = read(drawn(name="Hits by week", told="4 right, 2 wrong"))
    ids = {one.get("id"): one.text for one in svg if one.get("id")}
    assert list(ids.values()) == ["Hits by week", "4 right, 2 wrong"]
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", " ".join(map(str, ids)))


def test_a_chart_stands_under_the_strictest_policy() -> None:
    svg = drawn()
    assert {one.tag.removeprefix(SPACE) for one in read(svg).iter()} <= SHAPES
    names = {name for one in read(svg).iter() for name in one.attrib}
    assert not {name for name in names if name.startswith("on")} | names & {"style", "href", "src"}
    assert not re.search(r"<!--|kozea|pygal|https?://(?!www\.w3\.org/2000/svg)|url\((?!#)", svg)


def test_the_colours_are_those_of_the_style_sheet_by_day_and_by_night() -> None:
    known = set(re.findall(r"\.(chart[\w-]*)", style()))
    used = {name for one in read(drawn()).iter() for name in (one.get("class") or "").split()}
    assert used <= known
    assert "prefers-color-scheme: dark" in style()
    assert not re.search(r"url\(|@import|http", style())


def test_series_differ_by_more_than_colour() -> None:
    many = {f"{number}": [1] for number in range(SERIES)}
    svg = read(columns(["a"], many, name="N", told="T", speaker=ENGLISH))
    fills = [one.get("fill") for one in svg.iter(f"{SPACE}rect")]
    assert len(set(fills)) == SERIES
    patterns = {f"url(#{one.get('id')})" for one in svg.iter(f"{SPACE}pattern")}
    assert set(fills) == patterns | {"currentColor"}
    with pytest.raises(ValueError, match="apart"):
        columns(["a"], {**many, "more": [1]}, name="N", told="T", speaker=ENGLISH)


def test_columns_are_as_high_as_their_values_and_nothing_is_drawn_of_none() -> None:
    svg = read(columns(["a", "b", "c"], {"x": [4, 2, 0]}, name="N", told="T", speaker=ENGLISH))
    heights = [float(one.get("height", "")) for one in svg.iter(f"{SPACE}rect")]
    assert len(heights) == 2
    assert heights[0] == pytest.approx(2 * heights[1])


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_label_breaks_a_chart(text: str) -> None:
    plain = drawn()
    svg = drawn((text, "Tue"), name=text, told=text, key=text)
    assert {one.tag for one in read(svg).iter()} == {one.tag for one in read(plain).iter()}
    assert {name for one in read(svg).iter() for name in one.attrib} == {
        name for one in read(plain).iter() for name in one.attrib
    }
    assert len(svg) < 3 * len(plain)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", svg)


@pytest.mark.parametrize("labels", [[], ["a"], [f"2026-11-{day:02}" for day in range(1, 31)]])
def test_labels_below_are_as_many_as_fit(labels: list[str]) -> None:
    svg = columns(labels, {"x": [1] * len(labels)}, name="N", told="T", speaker=ENGLISH)
    below = [one for one in words(svg) if one in labels]
    assert below == labels[:: max(1, -(-len(labels) // 3))]


def test_charts_of_one_page_have_names_of_their_own() -> None:
    assert not set(re.findall(r'id="([^"]+)"', drawn(name="A"))) & set(re.findall(r'id="([^"]+)"', drawn(name="B")))


def test_numbers_are_written_in_the_readers_digits() -> None:
    svg = columns(["a"], {"x": [3]}, name="N", told="T", speaker=speaker("ar"))
    assert {"٠", "٤"} <= set(words(svg))
    assert read(svg).get("direction") == "ltr"


def test_bars_begin_at_the_top() -> None:
    svg = bars(["first", "last"], {"x": [1, 4], "y": [1, 0]}, name="N", told="T", speaker=ENGLISH)
    places = {one.text: float(one.get("y", "")) for one in read(svg).iter(f"{SPACE}text")}
    assert places["first"] < places["last"]


def test_lines_differ_in_form_and_have_their_bands() -> None:
    points = [Point(1, 2, (1, 3)), Point(2, 4, (3, 5))]
    axes = Axes(across=(1, 2), up=levels(5), write_across=str, write_up=str, marked=(1, "now"))
    svg = read(lines([("a", points), ("b", [Point(1, 1), Point(2, 1)])], axes, Words(name="N", told="T")))
    paths = [
        one for one in svg.iter(f"{SPACE}path") if (one.get("class") or "").startswith("chart-") and one.get("stroke")
    ]
    assert [(one.get("opacity"), one.get("stroke-dasharray")) for one in paths] == [
        (".15", None),
        (None, None),
        (None, "5 3"),
        (None, "2 3"),
    ]


@pytest.mark.parametrize(("most", "top"), [(0, 4), (4, 4), (5, 8), (17, 20), (24, 24), (33, 40), (1_001, 1_200)])
def test_levels_are_easily_read(most: float, top: float) -> None:
    assert levels(most)[-1] == top


@pytest.mark.parametrize(
    ("started", "late"),
    [("wikiwatch.cli", "apprise flask jinja2 pygal pywikibot"), ("wikiwatch.web.app", "apprise pygal pywikibot")],
)
def test_no_command_waits_for_libraries_that_few_need(started: str, late: str) -> None:
    asked = f"import sys, {started}; sys.exit(', '.join(sys.modules.keys() & set('{late}'.split())) or 0)"
    ran = subprocess.run([sys.executable, "-c", asked], check=False, capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
