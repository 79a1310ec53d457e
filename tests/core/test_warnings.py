"""Warnings on talk pages are found by their templates, and dated by the signatures below them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch import rulefiles
from wikiwatch.core.warnings import LONGEST_WARNING, warnings_in, warns

MARKS = rulefiles.load(rulefiles.packaged_rules_dir()).trust.warning_marks
CHANGED = datetime(2026, 11, 22, 12, 30, 17, tzinfo=UTC)
LAST = CHANGED.replace(second=0)
SIGNED = datetime(2026, 3, 5, 9, 7, tzinfo=UTC)
ENGLISH = "[[User:Sybil|Sybil]] ([[User talk:Sybil|talk]]) 09:07, 5 March 2026 (UTC)"
ISO = "[[User:Sybil|Sybil]] 2026-03-05T09:07:44 (UTC)"


def found(text: str) -> tuple[datetime, ...]:
    return warnings_in(text, CHANGED, MARKS)


@pytest.mark.parametrize(
    "text",
    [
        f"Please stop adding links. <!-- Template:uw-spam2 --> {ENGLISH}",
        f"{{{{uw-spam1|Bridge}}}} {ENGLISH}",
        f"{{{{subst:Uw-vandalism1|Bridge}}}} --{ENGLISH}",
        f"{{{{ Template:Final_warning }}}}\n\nThank you.\n\n{ISO}",
        f"{{{{Warning|Bridge}}}} {ISO}",
        f"<!--Template:uw-spam4im-->{ENGLISH}",
    ],
)
def test_a_warning_is_dated_by_the_signature_that_follows(text: str) -> None:
    assert found(text) == (SIGNED,)


@pytest.mark.parametrize(
    "text",
    [
        "{{uw-spam1}} [[User:Sybil|Sybil]] 09:07, 5. Mär. 2026 (CET)",
        "{{uw-spam1}} unsigned",
        f"{ENGLISH}\n\n{{{{uw-spam1}}}}",
        "{{uw-spam1}} 09:07, 31 June 2026 (UTC)",
        "{{uw-spam1}} 99:07, 5 March 2026 (UTC)",
        f"{{{{uw-spam1}}}}{'.' * LONGEST_WARNING} {ENGLISH}",
    ],
)
def test_without_a_date_that_can_be_read_it_is_from_the_last_change_of_the_page(text: str) -> None:
    assert found(text) == (LAST,)


def test_no_warning_is_from_later_than_the_last_change() -> None:
    assert found("{{uw-spam1}} 09:07, 5 March 2099 (UTC)") == (LAST,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"Welcome! {ENGLISH}",
        f"{{{{welcome}}}} <!-- Template:Welcome --> {ENGLISH}",
        f"I wrote about uw-spam1 and the word warning. {ENGLISH}",
        f"Use <nowiki>{{{{uw-spam1}}}}</nowiki> to warn people. {ENGLISH}",
        f"Use {{{{tl|uw-spam1}}}} to warn people. {ENGLISH}",
        f"<!-- uw-spam1 --> {ENGLISH}",
        "{{" * 10_000,
        "<!-- Template:" * 10_000,
    ],
)
def test_what_is_no_warning_is_not_taken_for_one(text: str) -> None:
    assert found(text) == ()


def test_warnings_of_several_days_count_each_and_those_of_one_signature_once() -> None:
    later = "[[User:Sybil]] 10:00, 6 March 2026 (UTC)"
    text = f"{{{{uw-spam1}}}} {{{{uw-spam2}}}} {ENGLISH}\n\n{{{{uw-spam3}}}} {later}"
    assert found(text) == (SIGNED, datetime(2026, 3, 6, 10, 0, tzinfo=UTC))


def test_an_edit_warns_if_the_page_holds_more_warnings_afterwards() -> None:
    before = f"{{{{uw-spam1}}}} {ENGLISH}"
    assert warns("", before, MARKS)
    assert warns(before, f"{before}\n\n<!-- Template:uw-spam2 -->", MARKS)
    assert not warns(before, f"{before}\n\nI am sorry.", MARKS)
    assert not warns(before, "", MARKS)


def test_without_marks_nothing_is_a_warning() -> None:
    assert warnings_in(f"{{{{uw-spam1}}}} {ENGLISH}", CHANGED, ()) == ()


@given(st.text(alphabet="{}<!->uw:Template spam1\n09:07, 5 March 2026 (UTC)T-", max_size=400))
def test_every_warning_has_a_time_that_is_not_later_than_the_page(text: str) -> None:
    assert all(at <= CHANGED and at.tzinfo is UTC for at in found(text))
