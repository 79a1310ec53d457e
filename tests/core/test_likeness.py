"""How alike two insertions are when one is the other spun, and when they only look like it."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.likeness import likeness
from wikiwatch.core.normalise import MAX_COMPARED, normalise, similarity

ADVERT = (
    "Our family firm mends roofs in {town} and has done so since {year}. Ring {name} for a quick offer."
    " We come within {hours} hours. Look at https://roofs.example/ and tell your friends."
)
FIRST = ADVERT.format(town="Springfield", year="1987", name="Tom Brown", hours="24")
SENTENCES = (
    "our family firm mends roofs in every town of the county.",
    "ring us today and ask for a quick offer without any cost.",
    "look at roofs.example and see what our customers say about it.",
    "we come within a day and bring all that is needed.",
)

words = st.sampled_from("the a firm roof mends rings town quick 12 7 offer. day. look".split())
texts = st.lists(words, max_size=30).map(" ".join)


def alike(one: str, other: str, cutoff: float = 100) -> float:
    return likeness(normalise(one), normalise(other), cutoff)


@pytest.mark.parametrize(
    ("other", "least"),
    [
        (ADVERT.format(town="Shelbyville", year="1987", name="Tom Brown", hours="24"), 95),
        (ADVERT.format(town="North Haverbrook", year="2003", name="Lucinda Wilkinson", hours="7"), 90),
        (ADVERT.format(town="Springfield", year="2026", name="Tom Brown", hours="48"), 99),
    ],
)
def test_changed_names_and_numbers_count_little(other: str, least: float) -> None:
    assert alike(FIRST, other, least) >= least


def test_spun_words_in_a_fixed_frame_count_little() -> None:
    spun = FIRST.replace("mends", "repairs").replace("quick", "speedy").replace("friends", "acquaintances")
    assert similarity(normalise(FIRST), normalise(spun)) < 90
    assert alike(FIRST, spun, 95) >= 95
    assert alike(spun, FIRST, 95) >= 95


@pytest.mark.parametrize("order", list(permutations(range(4)))[1:])
def test_sentences_in_another_order_count_nothing(order: tuple[int, ...]) -> None:
    whole = " ".join(SENTENCES)
    assert likeness(whole, " ".join(SENTENCES[place] for place in order), 95) == pytest.approx(100)


def test_a_word_exchanged_at_the_end_or_next_to_it_counts_little() -> None:
    frame = "whoever needs a new roof in this county should always ask "
    assert likeness(frame + "wilhelmina", frame + "bartholomew", 95) >= 95
    assert likeness(frame + "wilhelmina first", frame + "bartholomew first", 95) >= 95


def test_numbers_of_any_length_count_nothing() -> None:
    one, other = "ring {} for a roof", "ring {} for a roof"
    assert likeness(one.format("1"), other.format("9" * 60), 90) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge was opened to traffic in 1932.", "Snow leopards hunt at dusk above the tree line."),
        ("* Anna Brown, painter", "* Carl Weber, sculptor"),
        (
            "The choir toured Japan in spring and sang in eleven towns; a record of it was made.",
            "Since the mill burned down, flour has come by ship, which the bakers here dislike.",
        ),
    ],
)
def test_different_things_stay_different(one: str, other: str) -> None:
    assert alike(one, other, 60) < 60


def test_a_list_of_which_every_other_word_differs_is_another_one() -> None:
    one = "anna and bert with carl or dora and emil with fred or"
    other = "gina and hans with ines or jack and kate with lars or"
    assert likeness(one, other, 90) < 90


def test_a_text_that_is_twice_as_long_is_another_one() -> None:
    assert likeness(" ".join(SENTENCES[:2]), " ".join(SENTENCES), 60) < 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Nothing stands on both sides for two words together.
        ("buy cheap strong roof tiles here online", "get fine solid roof slates there directly"),
        # Written without spaces, a sentence is one word.
        ("春の町で屋根を直します電話をください", "秋の村で壁を塗ります手紙を書いてください"),
        # Said in other words altogether.
        ("we mend every roof in town within a day", "no house here need stay leaky until tomorrow"),
    ],
)
def test_what_is_spun_altogether_is_missed(one: str, other: str) -> None:
    assert likeness(one, other, 60) < 60


@given(texts, texts, st.sampled_from([60.0, 70.0, 80.0, 90.0, 95.0]))
def test_likeness_is_never_below_similarity_nor_above_100(one: str, other: str, cutoff: float) -> None:
    assert _is_between_similarity_and_100(one, other, cutoff)


@given(st.text(max_size=200), st.text(max_size=200), st.floats(0, 100))
def test_any_two_texts_can_be_compared(one: str, other: str, cutoff: float) -> None:
    assert _is_between_similarity_and_100(one, other, cutoff)


def _is_between_similarity_and_100(one: str, other: str, cutoff: float) -> bool:
    """Or below the cutoff, as the texts are: nobody asks how far."""
    plain, found = similarity(one, other), likeness(one, other, cutoff)
    return plain <= found <= 100 or (plain < cutoff and found < cutoff)


@given(texts, st.floats(0, 100))
def test_a_text_is_wholly_like_itself(text: str, cutoff: float) -> None:
    assert likeness(text, text, cutoff) == 100


@given(texts, texts, st.integers(1, 99), st.integers(1, 99))
def test_what_is_alike_enough_for_the_trusted_is_for_a_newcomer(one: str, other: str, a: int, b: int) -> None:
    low, high = sorted((a, b))
    assert likeness(one, other, low) >= low or likeness(one, other, high) < high


@given(st.lists(st.sampled_from("anna bert carl dora emil fred gina".split()), min_size=4, max_size=4, unique=True))
def test_exchanged_names_are_as_like_one_way_as_the_other(names: list[str]) -> None:
    frame = "in spring {} will mend the roof and in autumn {} will paint the old wall"
    one, other = frame.format(*names[:2]), frame.format(*names[2:])
    assert likeness(one, other, 99) == pytest.approx(likeness(other, one, 99))


def test_what_is_beyond_the_compared_length_does_not_matter() -> None:
    frame = "word " * (MAX_COMPARED // 5)
    assert likeness(frame + "anna " * 100_000, frame + "bert " * 100_000, 100) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\ud800 \x00 a. " * 500, "\udfff b. \x00 " * 500),
        ("1.1," * 200_000, "1.2," * 200_000),
        (". " * 200_000, "! " * 200_000),
        ("a b " * 200_000, "b a " * 200_000),
        (" " * 200_000, "x" * 200_000),
    ],
)
def test_hostile_texts_are_compared_like_any_others(one: str, other: str) -> None:
    assert 0 <= likeness(one, other, 90) <= 100
