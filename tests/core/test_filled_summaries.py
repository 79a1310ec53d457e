"""Summaries and reasons of blocks as they are sent: whole, whatever the titles, names and languages."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.credit import credit
from wikiwatch.core.own_texts import SUMMARY_LIMIT, filled, filled_summary, own_texts
from wikiwatch.core.ruleset import TextRules
from wikiwatch.messages import LANGUAGES, speaker
from wikiwatch.site.writing import one_line

SUMMARIES = [one.name for one in fields(TextRules) if one.name.endswith(("_summary", "_reason"))]
SAY_SO = ("revert_summary", "hold_summary", "move_summary", "file_summary", "delete_summary", "group_summary")
LONGEST_TITLE = 255  # bytes: MediaWiki's
LONGEST_KEY = "undelete-p123456789012345678-1234567890"  # of numbers as long as SQLite's

letters = st.characters(codec="utf-8", categories=("L", "N"))


def within_bytes(text: str) -> str:
    return text.encode()[:LONGEST_TITLE].decode(errors="ignore")


titles = st.builds(within_bytes, st.text(letters, min_size=1, max_size=LONGEST_TITLE)) | st.sampled_from(
    [letter * (LONGEST_TITLE // len(letter.encode())) for letter in ("x", "ß", "港", "𠮷")]
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(log=titles, report=titles, name=titles)
def test_no_summary_is_cut_and_the_link_to_object_stays_whole(language: str, log: str, report: str, name: str) -> None:
    values = {
        "id": LONGEST_KEY,
        "log": log,
        "report": report,
        "revid": "9" * 18,
        "author": credit(name) or "its author",
    }
    texts = own_texts(speaker(language))
    for key in SUMMARIES:
        text = filled_summary(getattr(texts, key), values)
        assert len(text) <= SUMMARY_LIMIT, key
        assert one_line(text) == text, key
        assert text.count("[[") == text.count("]]"), key
        assert "{" not in text, key
        if key in (*SAY_SO, "block_reason"):
            assert f"[[Special:NewSection/{report}|" in text, key
        if key not in ("log_summary", "report_summary"):
            assert LONGEST_KEY in text, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_of_a_block_leads_whoever_reads_it_to_the_own_talk_page(language: str) -> None:
    assert "[[Special:NewSection/Special:MyTalk|" in own_texts(speaker(language)).block_reason


def test_the_link_to_the_log_gives_way_and_the_link_to_object_does_not() -> None:
    template = "Taken down; see [[{log}|the log]] ({id}). [[Special:NewSection/{report}|Wrong?]]"
    values = {"id": "down-1", "log": "L" * 255, "report": "R" * 255}
    assert filled_summary(template, values) == (
        f"Taken down; see … (down-1). [[Special:NewSection/{'R' * 255}|Wrong?]]"
    )
    assert filled_summary(template, {**values, "log": "Log"}).startswith("Taken down; see [[Log|the log]] (down-1)")


@given(words=st.text(letters, min_size=150, max_size=150))
def test_of_an_admins_own_words_the_beginning_gives_way(words: str) -> None:
    text = filled_summary(
        words + " ({id}) [[Special:NewSection/{report}|Wrong?]]", {"id": LONGEST_KEY, "report": "R" * 290}
    )
    assert len(text) == SUMMARY_LIMIT
    assert text.endswith(f"({LONGEST_KEY}) [[Special:NewSection/{'R' * 290}|Wrong?]]")


@given(st.text())
def test_what_is_filled_in_is_not_read_again(value: str) -> None:
    assert filled("{log} {id}", {"log": "{id}" + value, "id": "down-1"}) == "{id}" + value + " down-1"
