"""The accuracy page: what stands on it, what doesn't, and that nothing in it does anything."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from deeds import DAY, NOW
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.accuracy import MOST_LINES, WEEKS, Accuracy, Line, accuracy_page, precision
from wikiwatch.core.rule_stats import ALL, Figures, Word
from wikiwatch.core.shares import Share
from wikiwatch.messages import speaker

ENGLISH = speaker("en")
SOME = Figures(
    hits=1234,
    words={Word.OVERTURNED: 2, Word.WAITING: 7},
    last=NOW - DAY,
    authors=20,
    precision=Share(9, 11),
    actions=31,
    reported=3,
    median_seconds=200.0,
    people_median_seconds=7300.0,
)
FEW = Figures(hits=5, words={Word.OVERTURNED: 1}, actions=4)


def page(**fields: Any) -> str:
    what: dict[str, Any] = {
        "now": NOW,
        "watched": NOW - 30 * DAY,
        "start": NOW - 7 * DAY,
        "version": "3a6d896a7e45",
        "total": Line(id=ALL, week=FEW, ever=SOME),
        "rows": [Line(id="flagged", week=FEW, ever=SOME)],
        "signals": [],
        "weeks": [(NOW, FEW)],
    }
    return accuracy_page(Accuracy(**{**what, **fields}), ENGLISH)


def row(text: str, rule: str) -> list[str]:
    """The cells of a rule."""
    plain = text.replace("<bdi>", "").replace("</bdi>", "")
    return plain.partition(f"! scope=row | {rule}\n| ")[2].partition("\n")[0].split(" || ")


def test_a_rule_has_its_figures_of_the_week_and_of_all_time() -> None:
    assert row(page(), "flagged") == [
        *("5 / 1,234", "4 / 31", "1 / 2", "0 / 3", "0 / 7"),
        *("82 % (52 to 95), 9 of 11 authors", "3.3 minutes", "21 Nov 2026"),
    ]


def test_a_sign_is_named_as_people_write_it() -> None:
    text = page(signals=[Line(id="random_text.bare", week=FEW, ever=SOME)])
    assert "! scope=row | <bdi>random_text.bare</bdi>\n" in html.unescape(text)
    assert "random_text.bare" not in text  # and does nothing


def test_the_total_tells_how_long_the_program_and_people_took() -> None:
    assert row(page(), "Changes judged") == ["5", "1,234"]
    assert row(page(), "Median time until the program took an edit down") == ["–", "3.3 minutes"]
    assert row(page(), "Median time until people undid one, where they came first") == ["–", "2 hours"]


def test_nobody_is_told_a_precision_of_nothing() -> None:
    assert precision(Figures(), ENGLISH) == "–"


def test_a_rule_that_never_hit_has_no_line_and_is_named_where_it_is_unused() -> None:
    idle = Line(id="campaign", week=Figures(), ever=Figures(), unused=True)
    text = page(rows=[idle, replace(idle, id="allow", unused=False)])
    assert "None has found anything yet." in text
    assert "Unused for 90 days: 1\n** <bdi>campaign</bdi>\n" in text
    assert "allow" not in text


def test_weeks_stand_newest_first() -> None:
    weeks = [(NOW - timedelta(weeks=back), FEW) for back in range(WEEKS)][::-1]
    dates = re.findall(r"^\| (\d+ \w+ \d{4}) \|\|", page(weeks=weeks), re.M)
    assert dates == [ENGLISH.day(end) for end, _ in reversed(weeks)]


def test_only_the_number_of_stopped_rows_and_of_what_ends_is_told() -> None:
    text = page(stopped_count=2, ending_entries=3, ending_rules=1, notes=["The rules have 1 mistake."])
    assert "because people overturned them: 2\n" in text
    assert "entries of the lists 3, rules of the wiki's own 1" in text
    assert "'''The rules have 1 mistake.'''" in html.unescape(text)
    assert "overturned them: 1\n** <bdi>campaign</bdi>\n" in page(stopped_count=1, stopped=["campaign"])


def test_search_engines_are_asked_to_leave_it_out() -> None:
    assert page().startswith("<noinclude>__NOINDEX__</noinclude>\n")


@pytest.mark.parametrize("count", [MOST_LINES, 5 * MOST_LINES])
def test_however_many_rules_there_are_the_page_stays_small(count: int) -> None:
    many = [Line(id=f"own-{'x' * 60}-{n}", week=SOME, ever=SOME, unused=True) for n in range(count)]
    text = page(rows=many, signals=many)
    assert len(text.encode()) < 200_000
    assert ("And so many more" in text) == (count > MOST_LINES)


@given(st.text(alphabet="[]{}|<>'~!&=#_-\n:/.httpsw a"))
def test_a_hostile_id_is_inert(name: str) -> None:
    text = page(rows=[Line(id=name, week=FEW, ever=SOME, unused=True)], version=name)
    for alone in (text.count("{|"), text.count("\n|}")):
        assert alone == 3
    for mark in ("[[", "{{", "~~~", "://"):
        assert mark not in text
    assert set(re.findall("<[^>]*>", text)) == {
        *("<bdi>", "</bdi>", '<div lang="en" dir="ltr" class="mw-content-ltr">'),
        *("<noinclude>", "</noinclude>", '<div style="overflow-x:auto" tabindex="0">', "</div>", "<code>", "</code>"),
    }
