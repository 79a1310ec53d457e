"""The review of a flagged author: three questions, one answer, and what it may never answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wikiwatch import rulefiles
from wikiwatch.core.review import Finding, Level, Sent, Window, bad_edits, review
from wikiwatch.core.review_rules import DecisionClass

RULES = rulefiles.load(rulefiles.packaged_rules_dir())
REVIEW = RULES.review
FLAGGED = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
QUIET = timedelta(hours=REVIEW.quiet_hours)
ADVERT = "looking for quick help in springfield? call the experts at pipes.example today"
BANDS = [band.id for band in RULES.trust.bands]
# From the mildest to the hardest; None is "too early, or for people".
HARDNESS = {DecisionClass.RELEASE: 0, None: 1, DecisionClass.SILENCE: 2, DecisionClass.BLOCK: 3}


def sent(number: int, page: int | None = None, *, hours: float = 1, score: float = 0, **more: object) -> Sent:
    return replace(
        Sent(
            revid=number,
            page_id=number if page is None else page,
            title="Bridge",
            at=FLAGGED + hours * HOUR,
            score=score,
            row="flagged",
        ),
        **more,  # type: ignore[arg-type]
    )


def window(*later: Sent, cause_score: float = 60, band: str = "new") -> Window:
    cause = (replace(sent(1, hours=0, score=cause_score), text=ADVERT),)
    return Window(band=band, flagged_at=FLAGGED, cause=cause, later=later)


def find(found: Window, at: timedelta = 48 * HOUR) -> Finding:
    similarity = RULES.repeat_links.step(found.band).similarity
    return review(found, similarity, REVIEW, FLAGGED + at)


def levels(found: Finding) -> list[Level]:
    return [question.level for question in found.questions]


# the three answers


def test_a_flag_after_which_nothing_bad_came_is_a_false_alarm() -> None:
    found = find(window(sent(2), sent(3)))
    assert found.answer is DecisionClass.RELEASE
    assert levels(found) == [Level.LITTLE] * 3


def test_a_few_more_bad_edits_are_a_false_alarm_too() -> None:
    few = REVIEW.step("new").few
    assert find(window(*(sent(n + 2, score=60) for n in range(few)))).answer is DecisionClass.RELEASE


def test_nothing_is_called_a_false_alarm_before_the_author_was_quiet_for_a_while() -> None:
    assert find(window(), QUIET - HOUR).answer is None
    assert find(window(), QUIET).answer is DecisionClass.RELEASE
    late = window(sent(2, hours=47, score=60))
    assert find(late).answer is None
    assert find(late, 47 * HOUR + QUIET).answer is DecisionClass.RELEASE


def test_whoever_goes_on_and_on_is_silenced() -> None:
    found = find(window(*(sent(n + 2, hours=n, score=100) for n in range(4))))
    assert (found.answer, levels(found)) == (DecisionClass.SILENCE, [Level.MUCH, Level.MUCH, Level.LITTLE])
    assert found.pages == found.attempts == 4


def test_many_weak_ones_in_a_day_are_going_on_and_on_as_well() -> None:
    found = find(window(*(sent(n + 2, hours=n, score=60) for n in range(6))))
    assert (found.answer, levels(found)) == (DecisionClass.SILENCE, [Level.MUCH, Level.LITTLE, Level.MUCH])


def test_two_extreme_answers_of_three_ask_for_a_block() -> None:
    found = find(window(*(sent(n + 2, hours=n / 2, score=60) for n in range(15))))
    assert found.answer is DecisionClass.BLOCK
    assert levels(found) == [Level.EXTREME, Level.LITTLE, Level.EXTREME]


def test_whoever_goes_on_slowly_and_mildly_is_for_people() -> None:
    found = find(window(*(sent(n + 2, hours=30 * n, score=60) for n in range(4))), 200 * HOUR)
    assert (found.answer, levels(found)[0]) == (None, Level.MUCH)
    assert "people" in found.reason


def test_a_single_very_bad_edit_is_for_people() -> None:
    found = find(window(cause_score=150))
    assert (found.answer, levels(found)[1]) == (None, Level.EXTREME)


def test_each_answer_comes_with_its_numbers_in_plain_words() -> None:
    found = find(window(*(sent(n + 2, hours=n, score=100) for n in range(4))))
    assert [(one.id, one.value) for one in found.questions] == [("went_on", 4), ("how_bad", 100), ("how_often", 4)]
    assert all(one.reason for one in found.questions)


# what counts as bad


@pytest.mark.parametrize(
    ("about", "bad"),
    [
        ({}, False),
        ({"score": 59}, False),
        ({"score": 60}, True),
        ({"score": 200, "overturned": True}, False),
        ({"undone": True}, True),
        ({"confirmed": True}, True),
        ({"text": ADVERT.replace("springfield", "shelbyville")}, True),
        ({"text": "the bridge was opened to traffic in 1932 after four years of work"}, False),
    ],
    ids=str,
)
def test_an_edit_is_bad_by_its_own_signs_by_likeness_or_by_peoples_word(about: dict[str, object], bad: bool) -> None:
    one = replace(sent(2), **about)  # type: ignore[arg-type]
    similarity = RULES.repeat_links.step("new").similarity
    assert bad_edits(window(one), similarity, REVIEW) == ([one] if bad else [])


def test_what_is_like_what_a_person_released_is_not_bad_for_it() -> None:
    released = replace(sent(1, hours=0), text=ADVERT, overturned=True)
    found = Window(band="new", flagged_at=FLAGGED, cause=(released,), later=(replace(sent(2), text=ADVERT),))
    assert bad_edits(found, 60, REVIEW) == []


def test_the_similar_ones_are_what_brought_the_flag_and_the_bad_ones_since() -> None:
    found = find(window(sent(2), sent(3, score=100), sent(4, score=100, overturned=True)))
    assert found.similar == (1, 3)


@pytest.mark.parametrize("later", [(), (sent(2),), (sent(2, confirmed=True),)])
def test_what_a_person_called_unwanted_is_never_called_a_false_alarm(later: tuple[Sent, ...]) -> None:
    cause = (replace(sent(1, hours=0, score=60), confirmed=not any(one.confirmed for one in later)),)
    found = find(Window(band="new", flagged_at=FLAGGED, cause=cause, later=later))
    assert found.answer is None
    assert "for people" in found.reason


# laws

bads = st.builds(
    lambda revid, page, hours, score: sent(revid, page, hours=hours, score=score),
    st.integers(10, 10_000),
    st.integers(1, 30),
    st.floats(0, 200),
    st.floats(REVIEW.bad_at, 300),
)
goods = st.builds(
    lambda revid, page, hours, score: sent(revid, page, hours=hours, score=score),
    st.integers(10, 10_000),
    st.integers(1, 30),
    st.floats(0, 200),
    st.floats(0, REVIEW.bad_at - 1),
)
LATER = 400 * HOUR


@given(st.lists(bads, max_size=25), bads, st.sampled_from(BANDS), st.floats(0, 300))
def test_one_more_bad_edit_never_makes_the_answer_milder(
    edits: list[Sent], more: Sent, band: str, cause_score: float
) -> None:
    before = find(window(*edits, band=band, cause_score=cause_score), LATER)
    after = find(window(*edits, more, band=band, cause_score=cause_score), LATER)
    assert HARDNESS[after.answer] >= HARDNESS[before.answer]
    assert all(b >= a for a, b in zip(levels(before), levels(after), strict=True))


@given(st.lists(bads, max_size=15), st.lists(goods, max_size=15), st.sampled_from(BANDS))
def test_good_edits_change_nothing(edits: list[Sent], good: list[Sent], band: str) -> None:
    assert find(window(*edits, *good, band=band), LATER) == find(window(*edits, band=band), LATER)


@given(st.lists(bads, max_size=25), st.sampled_from(BANDS))
def test_what_a_person_released_counts_no_more_than_what_was_never_sent(edits: list[Sent], band: str) -> None:
    released = [replace(one, overturned=True) for one in edits]
    assert find(window(*released, band=band), LATER) == find(window(band=band), LATER)


@given(st.floats(0, 300), st.integers(0, 10**6), st.sampled_from(BANDS), st.integers(0, 1000))
def test_nobody_is_silenced_for_what_brought_the_flag_alone(
    cause_score: float, hours: int, band: str, good: int
) -> None:
    found = find(window(sent(2, score=min(good, REVIEW.bad_at - 1)), band=band, cause_score=cause_score), hours * HOUR)
    assert found.answer in (None, DecisionClass.RELEASE)


@given(st.lists(st.floats(0, 48), min_size=1, max_size=REVIEW.saves_at_once), st.floats(0, 300), st.sampled_from(BANDS))
def test_one_honest_mistake_that_is_saved_again_and_again_silences_nobody(
    hours: list[float], score: float, band: str
) -> None:
    begin = min(hours)
    saves = [
        replace(sent(n + 2, 7, hours=begin + (one - begin) % 24, score=score), text=ADVERT)
        for n, one in enumerate(hours)
    ]
    assert find(window(*saves, band=band, cause_score=score), LATER).answer in (None, DecisionClass.RELEASE)


@given(st.lists(bads, min_size=1, max_size=60), st.sampled_from(BANDS))
def test_whoever_goes_on_is_never_released(edits: list[Sent], band: str) -> None:
    found = find(window(*edits, band=band), LATER)
    assume(found.attempts > REVIEW.step(band).few)
    assert found.answer is not DecisionClass.RELEASE


@given(st.lists(bads, max_size=25), st.integers(0, 400), st.integers(0, 400))
def test_time_alone_never_makes_the_answer_harder(edits: list[Sent], first: int, second: int) -> None:
    early, late = sorted((first, second))
    answers = [HARDNESS[find(window(*edits), 200 * HOUR + hours * HOUR).answer] for hours in (early, late)]
    assert answers[1] <= answers[0]


@given(st.lists(bads, max_size=25), st.sampled_from(list(pairwise(BANDS))), st.floats(0, 300))
def test_more_trust_never_makes_the_answer_harder(edits: list[Sent], pair: tuple[str, str], score: float) -> None:
    less, more = (find(window(*edits, band=band, cause_score=score), LATER) for band in pair)
    assert HARDNESS[more.answer] <= HARDNESS[less.answer]


@given(st.lists(bads, max_size=25), st.randoms())
def test_the_order_in_which_they_are_read_does_not_matter(edits: list[Sent], random: object) -> None:
    mixed = list(edits)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = find(window(*edits), LATER), find(window(*mixed), LATER)
    assert (one.answer, one.questions, set(one.similar)) == (other.answer, other.questions, set(other.similar))


@given(st.lists(bads, max_size=25))
def test_the_busiest_day_is_the_most_attempts_within_any_24_hours(edits: list[Sent]) -> None:
    def attempts(begin: datetime) -> int:
        pages = Counter(sent.page_id for sent in edits if begin <= sent.at < begin + timedelta(days=1))
        return sum(-(-saves // REVIEW.saves_at_once) for saves in pages.values())

    assert find(window(*edits)).questions[2].value == max((attempts(sent.at) for sent in edits), default=0)


def test_a_flood_on_a_single_page_is_no_single_mistake() -> None:
    saves = [sent(n + 2, 7, hours=n / 60, score=100) for n in range(20)]
    assert find(window(*saves)).answer is DecisionClass.SILENCE
