"""The page of wasted time and its charts: what stands there, that nothing in it is alive, and how long it gets."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from wikiwatch.core.wasted import Caught, Save, chart_days, reckon
from wikiwatch.core.wasted_page import MOST_LINES, wasted_page
from wikiwatch.core.wasted_plot import BAR, day_bars, told
from wikiwatch.messages import LANGUAGES, speaker

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WATCHED = NOW - timedelta(days=200)
ENGLISH = speaker("en")
EVIL = (
    "[[Category:Evil]]",
    "{{Main Page}}",
    "<script>alert(1)</script>",
    "https://evil.example/",
    "'''Evil''' || x\n|}",
    "__INDEX__ ~~~~ &lt;b&gt;",
    "\u202eevil\u0007",
)


def wasted_by(*names: str, minutes: int = 30, case: int | None = None) -> Sequence[tuple[Caught, list[Save]]]:
    """Authors who made two edits each, the first of them the longest apart."""
    found = []
    for number, name in enumerate(names):
        end = NOW - timedelta(days=number % 3)
        at = end - timedelta(minutes=max(1, minutes - number))
        saves = [Save(revid=number * 2 + place, at=one, case=case) for place, one in enumerate((at, end))]
        found.append((Caught(key=f"user:{name}", blocked=NOW), saves))
    return found


def page(*names: str, language: str = "en", case: int | None = None) -> str:
    return wasted_page(reckon(wasted_by(*names, case=case)), WATCHED, NOW, speaker(language))


def test_it_tells_the_total_the_days_the_worst_and_the_method() -> None:
    text = html.unescape(page("Flora", "Gus", case=3))
    assert text.startswith("<noinclude>__NOINDEX__</noinclude>")
    assert "! scope=row | Time spent\n| 59 minutes\n" in text
    assert "! scope=row | The worst offender\n| <bdi>Flora</bdi>: 30 minutes\n" in text
    assert "! scope=row | The worst day\n| 22 Nov 2026: 30 minutes\n" in text
    assert "! scope=row | Campaign 3\n| 59 minutes ||" in text
    assert text.count("height:0.8em") == 2
    assert "52 words" in text


@pytest.mark.parametrize("name", EVIL)
def test_no_name_does_anything(name: str) -> None:
    text, quiet = page(name), page("Quiet")
    for alive in ("[[", "{{", "<script", "://", "'''", "__INDEX__", "~~~~", "\u202e", "\u0007", "&lt;b"):
        assert alive not in text
    assert [text.count(mark) for mark in ("<", "|", "\n", "__")] == [
        quiet.count(mark) for mark in ("<", "|", "\n", "__")
    ]


def test_it_stays_small_however_many_there_are() -> None:
    text = page(*(f"{'~|' * 100}{number}" for number in range(400)), case=1)
    assert text.count("<bdi>") == MOST_LINES + 1
    assert "And 390 more." in text
    assert len(text.encode()) < 30_000


def test_where_nobody_was_caught_it_says_so() -> None:
    text = page()
    assert "Nobody who was caught has wasted any time yet." in text
    assert "wikitable" not in text


def test_edits_that_took_no_time_make_an_empty_chart() -> None:
    found = reckon([(Caught(key="user:Flora", blocked=NOW), [Save(revid=1, at=NOW)])])
    text = wasted_page(found, WATCHED, NOW, ENGLISH)
    assert "0.8em" not in text
    assert "The worst day" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_each_language(language: str) -> None:
    spoken = speaker(language)
    assert f'<div lang="{spoken.language}" dir="{spoken.direction}">' in page("Flora", language=language)


DAYS = [(date(2026, 11, 20), 0.0), (date(2026, 11, 21), 1800.0), (date(2026, 11, 22), 60.0)]


def test_a_terminal_shows_a_bar_for_each_day() -> None:
    assert list(day_bars(DAYS)) == [
        "2026-11-20 |",
        f"2026-11-21 |{'#' * BAR} 30.0 minutes",
        "2026-11-22 |# 60 seconds",
    ]
    assert list(day_bars([])) == []


def test_a_chart_is_told_in_words() -> None:
    assert told(DAYS, ENGLISH) == "31 minutes in these 3 days, most of it on 21 Nov 2026: 30 minutes."


@pytest.mark.parametrize("days", [[], chart_days(reckon([]), NOW.date())])
def test_a_chart_of_nothing_says_so(days: list[tuple[date, float]]) -> None:
    assert told(days, ENGLISH) == "Nothing in these days."
