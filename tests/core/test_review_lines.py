"""The lines of the decisions page, and the pages as wikitext."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.review_page import (
    MOST_WORDS,
    answer_row,
    decisions_page,
    is_own_word,
    new_words,
    review_page,
    saved_form,
)
from wikiwatch.messages import speaker

AT = datetime(2026, 11, 22, 12, 0, 5, tzinfo=UTC)
LINE = "wikiwatch: release down-7 at 20261122120000 by Anna"
TITLES = {
    "decisions": "User:Bot/Review/Decisions",
    "preload": "User:Bot/Review/Preload",
    "report": "User:Bot/Report",
    "log": "User:Bot/Log",
}


def only(text: str) -> Any:
    [word] = new_words("", text)
    return word


def test_a_saved_form_is_read() -> None:
    word = only(f"== release down-7 ==\n\n{LINE}\n")
    assert (word.word, word.key, word.user) == ("release", "down-7", "Anna")
    assert is_own_word(word, "Anna", AT, ())


@pytest.mark.parametrize(
    "line",
    [
        f": {LINE}",
        f"<nowiki>{LINE}</nowiki>",
        f"> {LINE}",
        f" {LINE}",
        "wikiwatch: Release down-7 at 20261122120000 by Anna",
        "wikiwatch: release down-7 by Anna",
        "wikiwatch: release down-7 at {{subst:CURRENTTIMESTAMP}} by {{subst:REVISIONUSER}}",
        "wikiwatch: delete down-7 at 20261122120000 by Anna",
    ],
)
def test_nothing_else_is(line: str) -> None:
    assert new_words("", line) == []


def test_what_stood_there_before_is_nobody_s_new_word() -> None:
    assert new_words(f"{LINE}\n", f"text\n{LINE}\n") == []


def test_where_the_text_before_is_hidden_nothing_is_new() -> None:
    assert new_words(None, LINE) == []


def test_a_name_counts_as_mediawiki_writes_it() -> None:
    word = only("wikiwatch: spam down-7 at 20261122120000 by Anna O&#39;Neil &amp; Co")
    assert is_own_word(word, "Anna O'Neil & Co", AT, ())


@pytest.mark.parametrize(
    ("user", "late", "tags"),
    [
        ("Ben", timedelta(), ()),
        ("", timedelta(), ()),
        ("Anna", timedelta(hours=1), ()),
        ("Anna", timedelta(minutes=-5), ()),
        ("Anna", timedelta(), ("mw-undo",)),
        ("Anna", timedelta(), ("mw-rollback",)),
        ("Anna", timedelta(), ("mobile edit", "mw-manual-revert")),
    ],
)
def test_a_line_that_another_saves_or_the_same_later_does_not_count(
    user: str, late: timedelta, tags: tuple[str, ...]
) -> None:
    assert not is_own_word(only(LINE), user, AT + late, tags)


SECTION = f"== release down-7 ==\n\n{LINE}"


@pytest.mark.parametrize("before", ["", "Answers", "wikiwatch: spam down-7 at 20261122115900 by Ben"])
def test_a_saved_form_says_what_its_heading_says(before: str) -> None:
    assert saved_form(before, f"{before}\n\n{SECTION}\n") == "release down-7"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Answers", f"{SECTION}\n\nAnswers"),
        ("Answers", f"Replies\n\n{SECTION}"),
        ("Answers", f"Answers\n\n{SECTION}" + "\n" * 90 + "one more line"),
        ("Answers", f"Answers\n\n{LINE}"),
        ("Answers", "Answers"),
        (None, SECTION),
        ("Answers", None),
    ],
)
def test_an_edit_that_does_anything_else_is_no_saved_form(before: str | None, after: str | None) -> None:
    assert saved_form(before, after) == ""


def test_no_time_is_no_word() -> None:
    assert not is_own_word(only("wikiwatch: spam down-7 at 99999999999999 by Anna"), "Anna", AT, ())


def test_a_flood_of_lines_in_one_edit_is_cut() -> None:
    lines = "\n".join(f"wikiwatch: spam down-{number} at 20261122120000 by Anna" for number in range(500))
    assert len(new_words("", lines)) == MOST_WORDS


def row(**fields: Any) -> dict[str, Any]:
    return {
        **{"id": "down-7", "revid": 7, "timestamp": "2026-11-22T12:00:00+00:00", "title": "Pier", "user": "Ann"},
        **{"trust": 3, "reasons": "a link", "state": "review-is-down", "class": "links", "terse": False},
        **{"words": ("release", "spam")},
        **fields,
    }


def test_a_row_shows_who_where_why_and_two_forms() -> None:
    text = review_page([row()], TITLES, speaker("en"))
    words = ("Special:Diff/7", "Ann", "Pier", "trust 3", "a link")
    assert all(word in html.unescape(text) for word in words)
    assert re.findall(r"preloadparams%5B%5D=([a-z0-9%-]+)", text) == ["release%20down-7", "spam%20down-7", "down-7"]
    assert "<noinclude>__NOINDEX__</noinclude>" in text


def test_a_terse_row_tells_where_it_was_and_what_was_found_and_no_more() -> None:
    text = html.unescape(review_page([row(terse=True)], TITLES, speaker("en"))).partition("\n;")[2]
    assert all(word in text for word in ("Special:Diff/7", "Pier", "found: links"))
    assert not any(word in text for word in ("Ann", "trust", "a link", "taken down"))


def test_a_title_does_not_name_who_a_terse_row_leaves_out() -> None:
    text = review_page([row(terse=True, title="User:Ann/Roofs")], TITLES, speaker("en"))
    assert "Ann" not in html.unescape(text).partition("\n;")[2]


HOSTILE = st.text(alphabet="[]{}|<>'=#*:;!_~\n&abhtp/.\"$1\u202e", max_size=40)


@given(HOSTILE)
def test_nothing_of_a_hostile_text_works(text: str) -> None:
    hostile = row(title=text, user=text, reasons=text, **{"class": text})
    answer = {"revid": 7, "at": AT, "user": text, "word": "spam", "key": "down-7", "came": "review-done"}
    quiet = row(title="", user="", reasons="", **{"class": ""})
    marks = [
        [len(re.findall(mark, page)) for mark in (r"\[", r"\{\{", "<", "'''", "~~~", "__", r"^[*#]", r"\|")]
        for page in (
            review_page([hostile], TITLES, speaker("en")) + answer_row(answer, speaker("en")),
            review_page([quiet], TITLES, speaker("en")) + answer_row({**answer, "user": ""}, speaker("en")),
        )
    ]
    assert marks[0] == marks[1]


def test_answers_and_what_does_not_count_stand_on_the_decisions_page() -> None:
    answer = {"revid": 9, "at": AT, "user": "Anna", "word": "release", "key": "down-7", "came": "review-done"}
    text = html.unescape(decisions_page([answer], [11], TITLES["decisions"], "User:Bot/Review", speaker("en")))
    assert "Special:Diff/9|9]] · <bdi>" in text
    assert "down-7 · release · Anna: done" in re.sub("</?bdi>", "", text)
    assert "Special:Diff/11|11]]: It does not count" in text
    assert new_words("", text) == []
