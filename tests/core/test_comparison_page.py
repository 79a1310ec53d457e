"""The page of a comparison, with everything in it that a hostile author can write."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest

from wikiwatch.charts import style
from wikiwatch.charts.comparison import plots
from wikiwatch.core.comparison import Compared, Comparison, Fate, compare
from wikiwatch.core.comparison_page import comparison_page
from wikiwatch.core.model import Outcome
from wikiwatch.messages import speaker

HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title></svg><img src=x onerror=alert(1)>",
    '"><a href="https://evil.example">here</a>',
    "' onmouseover='alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt; & &amp; &#60;script&#62;",
    "https://evil.example/ www.evil.example javascript:alert(1) mailto:a@evil.example",
    "\u202egnp.exe\u2066",
    "\x00\x1b[31m\x08\x7f\x85",
    "Z" + "\u0301" * 500,
    "{{fullurl:Evil}} [[Evil]]",
)
VOID = {"meta", "br"}
MADE = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "b", "i", "br", "bdi", "div"),
    *("section", "figure", "figcaption", "span", "svg", "desc", "g", "rect", "text", "path", "circle"),
    *("defs", "pattern"),
    *("details", "summary", "table", "thead", "tbody", "tr", "th", "td", "article", "blockquote"),
}


class Reader(HTMLParser):
    """The elements, attributes and words of a page; every element has to be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.words = ""
        self.comments = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def page_of(text: str = "It has a clock.", **about: Any) -> str:
    at = datetime(2026, 11, 22, 13, tzinfo=UTC)
    undone = Compared(
        revid=4,
        at=at,
        outcome=Outcome.REVERT,
        row="tracking-edit",
        score=100,
        signals=("random_text",),
        down_at=at,
        fate=Fate.UNDONE,
        undone_at=at.replace(hour=14),
    )
    missed = Compared(
        revid=6, at=at, outcome=Outcome.ALLOW, row="nothing", score=0, signals=(), fate=Fate.UNDONE, undone_at=at
    )
    stood = Compared(revid=5, at=at, outcome=Outcome.HOLD, row="row", score=60, signals=(), down_at=at, fate=Fate.STOOD)
    listed = {
        "revid": 5,
        "timestamp": at.isoformat(),
        "outcome": "held",
        "score": 60.0,
        "title": text,
        "user": text,
        "row": text,
        "signals": [text],
        "excerpt": text,
    }
    known = {"files": [text], "revisions": 2, "first": at.isoformat(), "last": at.isoformat(), "rules_version": "1"}
    found = compare([undone, stood, missed])
    return page_with_plots(
        {**known, "limits": ["Look."], "unknown": [text], **about}, found, [listed], [{**listed, "revid": 6}]
    )


def page_with_plots(about: Any, found: Comparison, *lists: Any) -> str:
    return comparison_page(about, found, *lists, plots=plots(found, speaker("en")), plot_style=style())


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_nothing_that_an_author_writes_becomes_markup_or_a_link(text: str) -> None:
    harmless, found = read(page_of()), read(page_of(text))
    assert found.tags == harmless.tags <= MADE
    assert found.attributes == harmless.attributes
    assert found.comments == 0
    assert not {"a", "script", "img", "iframe", "link", "form", "base", "object"} & found.tags
    assert not {name for name in found.attributes if name.startswith("on") or name in ("href", "src", "style")}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_character_that_is_not_seen_or_turns_others_round_is_in_the_page(text: str) -> None:
    page = page_of(text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "\u0301" * 20 not in page


def test_what_an_author_wrote_can_still_be_read() -> None:
    assert "<b>Tom & Jerry</b>" in read(page_of("<b>Tom & Jerry</b>")).words
    assert r"\u202egnp" in read(page_of("\u202egnp")).words


def test_the_page_asks_no_host_for_anything_and_runs_nothing() -> None:
    page = page_of()
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(
        r"https?://|url\((?!#)|@import|src=|href=", page.replace('xmlns="http://www.w3.org/2000/svg"', "")
    )


def test_the_page_has_the_figures_the_plots_and_the_colours_of_the_night() -> None:
    page = page_of()
    words = read(page).words
    for shown in (
        "2 revisions judged",
        "2 undone by people later",
        "Revision 5",
        "Revision 6",
        "60.0 minutes",
        "20.7 to 100.0",
    ):
        assert shown in words
    assert page.count("<svg ") == 3
    assert "prefers-color-scheme: dark" in page
    assert 'name="viewport" content="width=device-width' in page


def test_an_export_without_revisions_has_a_page_too() -> None:
    nothing = {"files": [], "revisions": 0, "first": None, "last": None, "rules_version": "1"}
    page = page_with_plots({**nothing, "limits": [], "unknown": []}, compare([]), [], [])
    assert "no revisions" in read(page).words
