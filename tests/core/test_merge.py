"""The three-way merge keeps what both sides did, or says that it can't."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wikiwatch.core.merge import merge3


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"),
        ("a\nb\n", "A\nb\n", "a\nB\n", "A\nB\n"),
        ("a\nspam\nc\n", "a\nspam\nC\n", "a\nc\n", "a\nC\n"),
        ("a\nspam\nc\n", "A\nspam\nc\n", "a\nc\n", "A\nc\n"),
        ("a\nspam\nc\n", "a\nnew\nspam\nc\n", "a\nc\n", "a\nnew\nc\n"),
        ("a\nspam\nc\n", "a\nspam\nnew\nc\n", "a\nc\n", "a\nnew\nc\n"),
        ("a\nspam", "a\nspam\nnew", "a", "a\nnew"),
        (
            "Cats purr. Buy pills now. Dogs bark.",
            "Cats purr. Buy pills now. Dogs bark loudly.",
            "Cats purr. Dogs bark.",
            "Cats purr. Dogs bark loudly.",
        ),
        (
            "Cats purr. Buy pills now. Dogs bark.",
            "Cats purr. Buy pills now. Big dogs bark.",
            "Cats purr. Dogs bark.",
            "Cats purr. Big dogs bark.",
        ),
        (
            "The cat. The spam. The dog.",
            "The cat. The spam. A dog.",
            "The cat. The dog.",
            "The cat. A dog.",
        ),
        ("a x y b", "a y b", "a x b", "a b"),
        ("a spam spam b", "a spam b", "a b", "a b"),
        ("", "x", "", "x"),
        ("spam.  ", "spam.  \nnew", "", "\nnew"),
        ("a\n\nprobe\n\nspam", "a\n\nspam\n\nmore", "a\n\nprobe", "a\n\nmore"),
        ("a\n\nprobe\n\nspam\n\nb", "a\n\nspam\n\nb\n\nmore", "a\n\nprobe\n\nb", "a\n\nb\n\nmore"),
        ("a. probe spam", "a. spam", "a. probe", "a."),
    ],
    ids=[
        "lines apart",
        "neighbouring lines",
        "edit after a removed line",
        "edit before a removed line",
        "insertion before a removed line",
        "insertion after a removed line",
        "appended after a removed last line",
        "edit elsewhere in the same line",
        "edit right after the removed sentence",
        "two ways to see what was removed",
        "both remove",
        "one removes a part of it",
        "one side empty",
        "a line after a page of spam only",
        "paragraphs, one gone and one more meanwhile",
        "paragraphs in the midst of others",
        "words appended one after the other, the first gone meanwhile",
    ],
)
def test_changes_with_one_reading_are_merged(base: str, ours: str, theirs: str, merged: str) -> None:
    assert merge3(base, ours, theirs) == merged
    assert merge3(base, theirs, ours) == merged


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("a\nb\nc\n", "a\nX\nc\n", "a\nY\nc\n"),
        ("a\nc\n", "a\nx\nc\n", "a\ny\nc\n"),
        ("", "x", "y"),
        ("a\nb\nc\nd\n", "a\nd\n", "a\nb\n"),
        ("a buy cheap pills b", "a buy good pills b", "a b"),
        ("a buy cheap pills b", "a buy cheap blue pills b", "a b"),
        ("a\nbuy\ncheap\npills\nb\n", "a\nbuy\nnew\ncheap\npills\nb\n", "a\nb\n"),
    ],
    ids=[
        "one line two ways",
        "two insertions at one spot",
        "two texts for an empty page",
        "removals that overlap",
        "a removed word changed",
        "a word put into what is removed",
        "a line put into what is removed",
    ],
)
def test_changes_with_two_readings_conflict(base: str, ours: str, theirs: str) -> None:
    assert merge3(base, ours, theirs) is None
    assert merge3(base, theirs, ours) is None


def test_texts_too_large_to_compare_conflict() -> None:
    base, ours, theirs = ("".join(f"{side}{line}\n" for line in range(20_000)) for side in "abc")
    assert merge3(base, ours, theirs) is None


def test_a_two_megabyte_page_merges() -> None:
    lines = [f"line {number} of a long page that many people write" for number in range(40_000)]
    base = "\n".join([*lines[:20_000], "spam spam spam", *lines[20_000:]])
    ours = base.replace("line 5 of", "line five of").replace("line 39000 of", "line many of")
    merged = merge3(base, ours, "\n".join(lines))
    assert merged == ours.replace("spam spam spam\n", "")


def test_each_side_may_remove_one_of_two_neighbours_at_the_end_of_a_page() -> None:
    page = "An article.\n\n"
    assert merge3(f"{page}probe\n\nspam", f"{page}spam", f"{page}probe") == "An article.\n"


def test_what_was_taken_out_in_part_can_be_taken_out_whole_and_good_words_stay() -> None:
    page = "The ferry has three oars.\n\n"
    adverts = [
        "Cruises on the boat leave every night.",
        "Order a car today.",
        "Cruises on a boat.",
        "Order a taxi now.",
    ]
    spoilt = page + "\n\n".join(adverts)
    good = page.replace("oars", "oars and a boat")
    half_clean = good + "\n\n".join([adverts[1], adverts[3]])
    assert (merge3(spoilt, half_clean, page) or "").strip() == good.strip()


def test_a_word_with_a_null_character_is_kept_whole() -> None:
    assert merge3("a b\0c d", "a b\0c d e", "x a b\0c d") == "x a b\0c d e"


texts = st.lists(st.sampled_from(["the ", "cat ", "spam ", ". ", "\n", "漢", "x\n"]), max_size=20).map("".join)


@given(texts, texts)
def test_a_side_that_changed_nothing_gives_way(base: str, side: str) -> None:
    assert merge3(base, base, side) == side
    assert merge3(base, side, base) == side
    assert merge3(base, side, side) == side


@given(texts, texts, texts)
def test_the_order_of_the_sides_does_not_matter(base: str, ours: str, theirs: str) -> None:
    assert merge3(base, ours, theirs) == merge3(base, theirs, ours)


@given(texts, texts, texts)
def test_a_merge_is_final(base: str, ours: str, theirs: str) -> None:
    merged = merge3(base, ours, theirs)
    if merged is not None:
        assert merge3(base, merged, merged) == merged


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, str]:
    """A base of unlike words on a few lines, and two edits of it that remove words and put new ones in."""
    count = draw(st.integers(0, 12))
    base = [f"b{number}{draw(st.sampled_from([' ', chr(10)]))}" for number in range(count)]
    sides = []
    for name in "ot":
        side = []
        for number, word in enumerate([*base, ""]):
            if draw(st.integers(0, 5)) == 0:
                side.append(f"{name}{number} ")
            if draw(st.integers(0, 4)) > 0:
                side.append(word)
        sides.append("".join(side))
    return "".join(base), sides[0], sides[1]


@given(edits())
@example(
    (
        "b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 ",
        "o0 o1 o2 o3 b3 o4 b4 b6 b10 ",
        "t0 b0 t1 b1 t2 b2 t3 t4 b6 t7 b7 b9 t10 t11 ",
    )
)
@example(
    (
        "b0 b1\nb2 b3\nb4 b5 b6 b7 b8 ",
        "o0 b3\no4 b4 o5 o6 o7 b7 o8 o9 ",
        "t0 b0 t1 b1\nt2 b2 b5 t6 b6 t7 t8 b8 t9 ",
    )
)
def test_no_word_is_lost_and_none_comes_back(texts: tuple[str, str, str]) -> None:
    merged = merge3(*texts)
    if merged is None:
        return
    base, ours, theirs = (set(text.split()) for text in texts)
    assert set(merged.split()) == (ours & theirs) | (ours - base) | (theirs - base)
    assert len(merged.split()) == len(set(merged.split()))


@given(edits(), st.integers(0, 3))
def test_an_inserted_passage_can_be_cut_out_whatever_happened_around_it(
    texts: tuple[str, str, str], place: int
) -> None:
    before, after, _ = texts
    spam = "Buy these pills at http://x.example now. "
    spot = min(place, len(before.split(" ")) - 1)
    pieces = before.split(" ")
    spammed = " ".join([*pieces[:spot], spam, *pieces[spot:]])
    later = spammed + "\nA good line." + after
    assert merge3(spammed, later, before) == before + "\nA good line." + after
