"""Authors in summaries: named where that is harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.credit import LONGEST, credit


@pytest.mark.parametrize(
    "name",
    ["Flora Fern", "192.0.2.7", "2001:db8::1", "~2026-12", "Jean-Luc", "O'Hara", "Søren", "Мария", "गीता", "山田太郎",
     "Bob (WMF)", "J. R. Smith", "Ann_99"],
)  # fmt: skip
def test_a_name_is_linked_to_what_its_bearer_did(name: str) -> None:
    assert credit(name) == f"[[Special:Contributions/{name}|{name}]]"


@pytest.mark.parametrize(
    "name",
    ["", " ", "Buy pills.example now", "www pills", "http cheap", "Call 555 0199 22", "down-12", "release-7",
     "xdown-12", "undo-block-9", "A" * (LONGEST + 1), "Zalgo" + "\u0301" * 3, "evil\u202etxt", "a\u200bb",
     "]] [[Main Page", "{{x}}",
     "a|b", "<b>", "a\nb", "https://x.example/", "a/b", "a#b", "x@y.example", "~~~~", "★ Best ★", "Flora ",
     "cheap。example", "a&b"],
)  # fmt: skip
def test_a_name_that_could_do_harm_is_left_out(name: str) -> None:
    assert credit(name) == ""


@given(st.text(max_size=60))
def test_whatever_the_name_the_credit_is_short_and_at_most_one_link(name: str) -> None:
    shown = credit(name)
    assert len(shown) <= 2 * LONGEST + 40
    assert shown.count("[[") == shown.count("]]") <= 1
    assert not set(shown.replace("[[", "").replace("]]", "")) & set("[]{}<>#\n")
