"""How much marks look like what was undone, and how that is set beside earlier edits."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wikiwatch.core.evidence import Learned
from wikiwatch.core.lessons import NAMED, TELLING, Tally, bits, precision, share_of_good

counts = st.integers(0, 500)


def learned(*, good: int = 0, good_as_bad: int = 0, bad: int = 0, bad_as_bad: int = 0) -> Learned:
    share = bad / (bad + good + 1)
    return Learned(bits=0, good=good, good_as_bad=good_as_bad, bad=bad, bad_as_bad=bad_as_bad, bad_share=share)


@pytest.mark.parametrize(
    "tally", [Tally(bad=0, good=9, marks={"a": (0, 9)}), Tally(bad=9, good=0, marks={"a": (9, 0)})]
)
def test_nothing_is_said_before_both_kinds_were_seen(tally: Tally) -> None:
    assert bits({"a"}, tally) == (0.0, ())


def test_a_mark_that_was_never_seen_says_nothing() -> None:
    assert bits({"new"}, Tally(bad=9, good=90, marks={})) == (0.0, ())


def test_a_mark_of_bad_edits_speaks_against_and_one_of_good_edits_for() -> None:
    tally = Tally(bad=50, good=50, marks={"pills": (40, 1), "bridge": (1, 40), "the": (50, 50)})
    assert bits({"pills"}, tally)[0] > 3
    assert bits({"bridge"}, tally)[0] < -3
    assert bits({"the"}, tally)[0] == pytest.approx(0)


def test_only_marks_that_speak_against_are_named_and_the_strongest_first() -> None:
    tally = Tally(bad=50, good=50, marks={"pills": (40, 1), "cheap": (30, 5), "bridge": (1, 40)})
    assert bits({"cheap", "bridge", "pills"}, tally)[1] == ("pills", "cheap")


def test_a_mark_seen_once_says_little_where_few_edits_are_undone() -> None:
    once = bits({"a"}, Tally(bad=10, good=990, marks={"a": (0, 1)}))[0]
    assert -1.2 < once < 0


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_bits_grow_with_a_mark_among_the_bad_and_fall_among_the_good(bad: int, good: int, data: st.DataObject) -> None:
    in_bad, in_good = data.draw(st.integers(0, bad - 1)), data.draw(st.integers(0, good - 1))

    def look(one: int, other: int) -> float:
        return bits({"a"}, Tally(bad=bad, good=good, marks={"a": (one, other)}))[0]

    assert look(in_bad + 1, in_good) > look(in_bad, in_good) > look(in_bad, in_good + 1)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), st.tuples(counts, counts), max_size=60), counts, counts)
def test_bits_are_finite_whatever_was_counted(marks: dict[str, tuple[int, int]], bad: int, good: int) -> None:
    """Even with counts that do not fit together, such as after marks were forgotten."""
    score, named = bits(marks, Tally(bad=bad, good=good, marks=marks))
    assert abs(score) < 12 * TELLING
    assert len(named) <= NAMED


def test_only_the_marks_that_tell_most_are_added_up() -> None:
    marks = {f"m{number:03}": (40, 1) for number in range(TELLING * 4)}
    tally = Tally(bad=50, good=50, marks=marks)
    one = bits({"m000"}, tally)[0]
    assert bits(marks, tally)[0] == pytest.approx(TELLING * one)


@given(st.permutations(["a", "b", "c", "d", "e"]))
def test_the_order_of_marks_does_not_matter(order: list[str]) -> None:
    tally = Tally(bad=20, good=30, marks={mark: (place, 5) for place, mark in enumerate("abcde")})
    assert bits(order, tally) == bits("abcde", tally)


@given(counts, counts, counts, counts)
def test_shares_are_shares_and_count_this_edit_as_good(good: int, higher: int, bad: int, bad_higher: int) -> None:
    assume(higher <= good and bad_higher <= bad)
    seen = learned(good=good, good_as_bad=higher, bad=bad, bad_as_bad=bad_higher)
    assert 0 < share_of_good(seen) <= 1
    assert 0 <= precision(seen) < 1


def test_without_lessons_an_edit_looks_like_any_other() -> None:
    assert share_of_good(learned()) == 1
    assert precision(learned()) == 0


def test_with_a_hundred_good_lessons_one_in_a_hundred_can_be_told() -> None:
    assert share_of_good(learned(good=100)) < 0.01
    assert share_of_good(learned(good=90)) > 0.01
