"""Revisions that edit summaries name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.summaries import MOST, revisions_named


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("Undid revision 1234 by [[Special:Contributions/Gus|Gus]] ([[User talk:Gus|talk]])", (1234,)),
        ("Änderung [[Special:Diff/77|77]] von Gus rückgängig gemacht", (77,)),
        ("取消77所做的编辑", (77,)),
        ("Undid revision 12 by [[Special:Contributions/192.0.2.7|192.0.2.7]]", (12, 192, 0, 2, 7)),
        ("rollback", ()),
        ("٧٧ and 1234567890123456789012", ()),
        ("", ()),
    ],
)
def test_every_number_in_a_summary_may_be_a_revision(summary: str, named: tuple[int, ...]) -> None:
    assert revisions_named(summary) == named


@given(st.text("0123456789 /|x", max_size=3_000))
def test_few_numbers_are_taken_and_all_of_them_fit_the_database(summary: str) -> None:
    found = revisions_named(summary)
    assert len(set(found)) == len(found) <= MOST
    assert all(0 <= number < 2**63 for number in found)
