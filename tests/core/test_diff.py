"""Tokens and the changed runs between two sequences of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.diff import Hunk, hunks, tokens


def patched(before: Sequence[str], after: Sequence[str], changes: Sequence[Hunk]) -> list[str]:
    """The sequence after, made from the one before and the changes alone."""
    result: list[str] = []
    done = 0
    for hunk in changes:
        result += [*before[done : hunk.before_start], *after[hunk.after_start : hunk.after_end]]
        done = hunk.before_end
    return [*result, *before[done:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One  two.", ["One", "  ", "two", "."]),
        ("see http://x.example/a?b=1, or", ["see", " ", "http://x.example/a?b=1,", " ", "or"]),
        ("[//x.example y]", ["[", "//x.example", " ", "y", "]"]),
        ("日本語 hàn", ["日", "本", "語", " ", "hàn"]),
        ("e\u0301te\u0301 हिन्दी", ["e\u0301te\u0301", " ", "हिन्दी"]),
        ("a \n\n b", ["a", " ", "\n", "\n", " ", "b"]),
    ],
)
def test_a_text_is_cut_into_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text())
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


words = st.lists(st.sampled_from("abcd"), max_size=12)


@given(words, words)
def test_changes_lead_from_one_sequence_to_the_other(before: list[str], after: list[str]) -> None:
    changes = hunks(before, after)
    assert changes is not None
    assert patched(before, after, changes) == after
    assert all(one.before_end < two.before_start or one.after_end < two.after_start for one, two in pairwise(changes))


def test_large_sequences_are_cut_at_what_each_has_once() -> None:
    before = [f"line {number}" for number in range(40_000)]
    after = ["new", *before[1:20_000], "new", "new", *before[20_000:-1], "end"]
    changes = hunks(before, after)
    assert changes == [Hunk(0, 1, 0, 1), Hunk(20_000, 20_000, 20_000, 20_002), Hunk(39_999, 40_000, 40_001, 40_002)]


def test_large_sequences_with_nothing_in_common_are_too_much() -> None:
    assert hunks(["a", "b"] * 10_000, ["c", "d"] * 10_000) is None
