"""Whether what was added is still there."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch.core.evidence import Passage
from wikiwatch.core.pieces import KEPT, LENGTH, MOST, TAKEN_OUT, Page, folded, pieces

STORY = "The ferry was built in the year of the flood. It carried forty people, two carts and the mail."
PAGE = f"Before it.\n\n{STORY}\n\nAfter it."


def of(text: str) -> tuple[str, ...]:
    return pieces([Passage(text=text, start=0)])


def test_an_addition_is_found_where_it_stands() -> None:
    assert Page(PAGE).share_left(of(STORY)) == 1


def test_new_line_breaks_change_nothing() -> None:
    assert Page(PAGE.replace(" It ", "\n\n   It ")).share_left(of(STORY)) == 1


def test_an_addition_that_was_taken_out_is_not_found() -> None:
    assert Page(PAGE.replace(STORY, "Another story of another town and its tower.")).share_left(of(STORY)) <= TAKEN_OUT


def test_one_corrected_word_leaves_most_of_a_long_addition() -> None:
    long = " ".join(f"{STORY} Part {number}." for number in range(8))
    assert Page(long.replace("mail", "post", 1)).share_left(of(long)) >= KEPT


@pytest.mark.parametrize("text", ["", "teh", "a  b\n c", " " * 500])
def test_too_little_to_be_found_again_is_no_piece(text: str) -> None:
    assert of(text) == ()


def test_pieces_come_from_all_over_the_addition() -> None:
    long = " ".join(f"sentence number {number} of a long addition." for number in range(200))
    found = of(long)
    assert len(found) == MOST
    assert folded(long).index(found[-1]) > len(long) / 2


@given(st.lists(st.text(max_size=300), max_size=8), st.text(max_size=300))
def test_what_was_added_is_found_wherever_it_stands(texts: list[str], rest: str) -> None:
    found = pieces([Passage(text=text, start=0) for text in texts])
    assert len(found) <= MOST
    assert all(len(piece) <= LENGTH for piece in found)
    if found:
        assert Page(f"{rest} {' '.join(texts)} {rest}").share_left(found) == 1
