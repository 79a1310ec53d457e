"""What becomes a lesson, when, and what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from deeds import DAY, HOUR, NOW, action, change, record
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.action import ActionStatus
from wikiwatch.core.model import ChangeKind, Outcome
from wikiwatch.store import lessons
from wikiwatch.store.db import Store

LATER = NOW + 10 * DAY
PAUSE = 3 * DAY  # until the fate of an edit counts as known


def edit(
    store: Store,
    revid: int,
    user: str,
    *marks: str,
    at: datetime = NOW,
    outcome: Outcome = Outcome.ALLOW,
    score: float | None = None,
    **fields: Any,
) -> None:
    """Somebody edits, and it is kept as a lesson if it has marks."""
    record(store, change(revid, user, at=at, **fields), outcome)
    if marks:
        store.add_lesson(revid, marks, score, at + PAUSE)


def learn(store: Store, at: datetime = LATER, *, carried_out: bool = False) -> None:
    store.take_lessons(at, carried_out=carried_out)


def known(store: Store) -> dict[str, tuple[int, int]]:
    """How often each mark was bad and good; marks that count nothing are left out."""
    rows = store.rows("select * from mark where bad or good order by mark")
    return {row["mark"]: (row["bad"], row["good"]) for row in rows}


def lessons_of(store: Store) -> tuple[int, int]:
    """How many lessons were bad and good."""
    return int(store.meta("lessons_bad") or 0), int(store.meta("lessons_good") or 0)


def test_what_stood_is_good_once_its_time_has_come(store: Store) -> None:
    edit(store, 10, "Ann", "a", "b")
    learn(store, NOW + PAUSE - HOUR)
    assert known(store) == {}
    learn(store, NOW + PAUSE)
    assert known(store) == {"a": (0, 1), "b": (0, 1)}
    assert lessons_of(store) == (0, 1)


def test_what_somebody_of_standing_undid_is_bad_at_once(store: Store) -> None:
    edit(store, 9, "Old", sha1="text")
    edit(store, 10, "Ann", "a")
    edit(store, 11, "Sybil", at=NOW + HOUR, sha1="text")
    store.note_identity_revert(change(11, "Sybil", at=NOW + HOUR, sha1="text"))
    learn(store, NOW + HOUR)
    assert known(store) == {"a": (1, 0)}


def test_nothing_is_learned_twice(store: Store) -> None:
    edit(store, 10, "Ann", "a")
    for _ in range(3):
        learn(store)
    store.add_lesson(10, ("a",), None, NOW)
    learn(store)
    assert known(store) == {"a": (0, 1)}
    assert lessons_of(store) == (0, 1)


def strangers(store: Store, *texts: str, at: datetime = NOW + HOUR, by: Sequence[str] = ("Gus", "Ron")) -> None:
    """Ann's edit, revision 10, whose text is "ann", then texts that strangers save an hour apart."""
    edit(store, 9, "Old", sha1="old")
    edit(store, 10, "Ann", "a", sha1="ann")
    for number, text in enumerate(texts):
        edit(store, 11 + number, by[number % len(by)], at=at + number * HOUR, sha1=text)


@pytest.mark.parametrize(
    ("texts", "bad"),
    [
        (("new",), 0),
        (("old",), 1),
        (("old", "new"), 1),
        (("old", "ann"), 0),
        (("old", "ann", "old"), 1),
        (("old", "ann", "old", "ann"), 0),
        (("new", "old"), 1),
        (("new", "newer", "new"), 0),
    ],
)
def test_what_strangers_undid_is_bad_if_it_stayed_so(store: Store, texts: tuple[str, ...], bad: int) -> None:
    strangers(store, *texts)
    learn(store)
    assert known(store) == {"a": (bad, 1 - bad)}


def test_what_a_later_text_was_built_on_is_not_bad_where_a_stranger_undid_it_and_the_later_text_came_back(
    store: Store,
) -> None:
    strangers(store, "built on ann", "old", "built on ann")
    learn(store)
    assert known(store) == {"a": (0, 1)}


def test_whoever_takes_their_own_edit_back_teaches_nothing_bad(store: Store) -> None:
    strangers(store, "old", by=["Ann"])
    learn(store)
    assert known(store) == {"a": (0, 1)}


@pytest.mark.parametrize("texts", [("old",), ("old", "ann")])
def test_strangers_who_come_shortly_before_the_time_are_given_a_day_of_objections(
    store: Store, texts: tuple[str, ...]
) -> None:
    strangers(store, *texts, at=NOW + PAUSE - 2 * HOUR)
    learn(store, NOW + PAUSE)
    assert known(store) == {}
    learn(store, NOW + PAUSE + DAY)
    assert len(known(store)) == 1


def test_one_account_that_undoes_good_edits_late_teaches_nothing_when_they_are_brought_back(store: Store) -> None:
    before = "old"
    for number in range(5):
        good, page = 100 + 10 * number, 50 + number
        edit(store, good - 1, "Old", page_id=page, sha1=before)
        edit(store, good, "Ann", "a", page_id=page, sha1="good")
        edit(store, good + 1, "Vic", page_id=page, sha1=before, at=NOW + PAUSE - HOUR)
    learn(store, NOW + PAUSE)
    for number in range(5):
        edit(store, 105 + 10 * number, "Bea", page_id=50 + number, sha1="good", at=NOW + PAUSE + HOUR)
    learn(store, NOW + PAUSE + 3 * DAY)
    assert known(store) == {"a": (0, 5)}


def test_only_revisions_near_to_an_edit_are_looked_at(store: Store) -> None:
    strangers(store, *(f"text {number}" for number in range(lessons.NEAR)), "old", at=NOW)
    learn(store)
    assert known(store) == {"a": (0, 1)}


def test_an_edit_without_a_hash_stands(store: Store) -> None:
    edit(store, 9, "Old", sha1=None)
    edit(store, 10, "Ann", "a", sha1=None)
    edit(store, 11, "Gus", at=NOW + HOUR, sha1=None)
    learn(store)
    assert known(store) == {"a": (0, 1)}


def test_an_emptied_page_makes_its_last_authors_run_bad(store: Store) -> None:
    edit(store, 8, "Ann", "early")
    edit(store, 9, "Bea", "good")
    edit(store, 10, "Ann", "a")
    edit(store, 11, "Ann", "b")
    edit(store, 12, "Sybil", at=NOW + HOUR)
    store.note_wiped(change(12, "Sybil", at=NOW + HOUR), NOW + HOUR)
    learn(store, NOW + HOUR)
    assert known(store) == {"a": (1, 0), "b": (1, 0)}
    learn(store)
    assert known(store) == {"a": (1, 0), "b": (1, 0), "early": (0, 1), "good": (0, 1)}


def test_whoever_empties_their_own_page_makes_nothing_bad(store: Store) -> None:
    edit(store, 10, "Ann", "a")
    edit(store, 11, "Ann", at=NOW + HOUR)
    store.note_wiped(change(11, "Ann", at=NOW + HOUR), NOW + HOUR)
    learn(store)
    assert known(store) == {"a": (0, 1)}


def test_a_deleted_page_makes_its_creation_bad(store: Store) -> None:
    edit(store, 10, "Ann", "a", kind=ChangeKind.NEW, title="Buy pills")
    store.note_deletion("Buy pills", NOW + HOUR)
    learn(store, NOW + HOUR)
    assert known(store) == {"a": (1, 0)}


def test_what_was_taken_down_teaches_nothing_before_a_person_spoke(store: Store) -> None:
    edit(store, 10, "Ann", "a", outcome=Outcome.HOLD)
    edit(store, 11, "Gus", "b", outcome=Outcome.REVERT)
    learn(store, carried_out=True)
    assert known(store) == {}
    store.overturn(10, NOW)
    learn(store, LATER + DAY, carried_out=True)
    assert known(store) == {"a": (0, 1)}


def test_what_would_have_been_taken_down_teaches_where_nothing_is_carried_out(store: Store) -> None:
    edit(store, 10, "Ann", "a", outcome=Outcome.HOLD)
    learn(store, carried_out=False)
    assert known(store) == {"a": (0, 1)}


def test_a_plan_that_waits_for_a_person_has_taken_nothing_down(store: Store) -> None:
    edit(store, 10, "Ann", "a", outcome=Outcome.HOLD)
    store.plan([action(status=ActionStatus.REVIEW)])
    learn(store, carried_out=True)
    assert known(store) == {"a": (0, 1)}


def test_a_verdict_that_a_person_took_back_is_unlearned(store: Store) -> None:
    strangers(store, "old")
    learn(store)
    assert (known(store), lessons_of(store)) == ({"a": (1, 0)}, (1, 0))
    for _ in range(2):
        store.overturn(10, NOW)
        assert (known(store), lessons_of(store)) == ({"a": (0, 1)}, (0, 1))


def test_what_a_person_called_good_early_stays_good(store: Store) -> None:
    strangers(store, "old")
    store.overturn(10, NOW)
    learn(store)
    assert (known(store), lessons_of(store)) == ({"a": (0, 1)}, (0, 1))


def test_an_overturned_verdict_about_what_is_no_lesson_changes_nothing(store: Store) -> None:
    edit(store, 10, "Ann")
    store.overturn(10, NOW)
    store.overturn(77, NOW)
    assert lessons_of(store) == (0, 0)


def test_a_lesson_whose_change_is_unknown_teaches_nothing(store: Store) -> None:
    store.add_lesson(10, ("a",), None, NOW)
    learn(store)
    assert known(store) == {}


@given(st.permutations(range(6)), st.lists(st.booleans(), min_size=6, max_size=6))
def test_the_order_of_learning_does_not_matter(order: list[int], wiped: list[bool]) -> None:
    """Each edit has a mark of its own and one in common; they become due in any order."""
    store = Store(":memory:", durable=False)
    try:
        for number in range(6):
            edit(store, 10 + number, "Ann", "all", f"m{number}", page_id=number, at=NOW + order[number] * HOUR)
            if wiped[number]:
                store.note_wiped(change(50, "Sybil", page_id=number), NOW + order[number] * HOUR)
        for hour in range(100):
            learn(store, NOW + hour * HOUR)
        bad = sum(wiped)
        assert known(store)["all"] == (bad, 6 - bad) == lessons_of(store)
        assert all(known(store)[f"m{number}"] == (int(is_bad), int(not is_bad)) for number, is_bad in enumerate(wiped))
    finally:
        store.close()


@given(st.lists(st.sampled_from(["learn", "overturn"]), max_size=5), st.booleans())
def test_a_lesson_counts_once_whatever_comes_after(deeds: list[str], wiped: bool) -> None:
    store = Store(":memory:", durable=False)
    try:
        edit(store, 10, "Ann", "a")
        if wiped:
            store.note_wiped(change(11, "Sybil"), NOW)
        for deed in [*deeds, "learn"]:
            if deed == "learn":
                learn(store)
            else:
                store.overturn(10, NOW)
        bad = int(wiped and "overturn" not in deeds)
        assert known(store)["a"] == (bad, 1 - bad) == lessons_of(store)
    finally:
        store.close()


def test_nothing_is_said_before_enough_was_learned(store: Store) -> None:
    edit(store, 10, "Ann", "a")
    learn(store)
    assert store.learned({"a"}, least_bad=0, least_good=2) is None
    assert store.learned({"a"}, least_bad=1, least_good=1) is None
    assert store.learned({"a"}, least_bad=0, least_good=1) is not None


def test_a_new_edit_is_set_beside_the_scores_that_earlier_ones_had(store: Store) -> None:
    for number, score in enumerate([None, -5.0, 50.0]):
        edit(store, 10 + number, "Ann", "fine", score=score, page_id=number)
    for number, score in enumerate([None, 40.0, 60.0, 41.0, 42.0, 43.0, -9.0]):
        edit(store, 20 + number, "Gus", "pills", score=score, page_id=100 + number)
        store.note_wiped(change(30 + number, "Sybil", page_id=100 + number), NOW)
    learn(store)
    seen = store.learned({"pills", "never seen"}, least_bad=1, least_good=1)
    assert seen is not None
    assert 0 < seen.bits < 40
    assert (seen.good, seen.good_as_bad) == (2, 1)
    assert (seen.bad, seen.bad_as_bad) == (6, 5)
    assert seen.marks == ("pills",)


def test_what_looks_worse_than_anything_before_is_as_bad_as_the_worst(store: Store) -> None:
    for number in range(6):
        edit(store, 10 + number, "Gus", "pills", score=-10.0 - number, page_id=number)
        store.note_wiped(change(30 + number, "Sybil", page_id=number), NOW)
        edit(store, 40 + number, "Ann", "fine", score=-12.5 if number else 0.0, page_id=50 + number)
    learn(store)
    seen = store.learned({"pills"}, least_bad=1, least_good=1)
    assert seen is not None
    assert seen.bits > 0
    assert (seen.bad_as_bad, seen.good_as_bad) == (5, 6)


def test_of_each_kind_only_the_latest_lessons_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lessons, "COMPARED", 3)
    for number in range(6):
        edit(store, 10 + number, "Ann", "a", page_id=number)
        edit(store, 20 + number, "Ann", "held", page_id=10 + number, outcome=Outcome.HOLD)
    learn(store, carried_out=True)
    kept = [row["revid"] for row in store.rows("select revid from lesson order by revid")]
    assert kept == [13, 14, 15, 23, 24, 25]
    assert (known(store), lessons_of(store)) == ({"a": (0, 6)}, (0, 6))


def test_marks_seen_once_are_forgotten_when_there_are_too_many(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lessons, "MOST_MARKS", 5)
    monkeypatch.setattr(lessons, "TIDY_EVERY", 10)
    for number in range(10):
        edit(store, 10 + number, "Ann", "all", f"m{number}", page_id=number)
    learn(store)
    assert known(store) == {"all": (0, 10)}


def test_a_mark_may_be_any_text_that_a_database_takes(store: Store) -> None:
    odd = ["'; drop table mark; --", "a\x00b", '"]', "\U0001f4a9", "%", ""]
    edit(store, 10, "Ann", *odd)
    learn(store)
    assert set(known(store)) == set(odd)
    store.overturn(10, NOW)
    seen = store.learned(odd, least_bad=0, least_good=1)
    assert seen is not None


def test_what_people_of_standing_bring_back_is_unlearned(store: Store) -> None:
    strangers(store, "old", "ann")
    store.note_identity_revert(change(11, "Gus", at=NOW + HOUR, sha1="old"))
    learn(store, NOW + HOUR)
    assert known(store) == {"a": (1, 0)}
    store.note_identity_revert(change(12, "Ron", at=NOW + 2 * HOUR, sha1="ann"))
    assert (known(store), lessons_of(store)) == ({"a": (0, 1)}, (0, 1))


def test_a_deleted_page_makes_all_that_its_maker_wrote_there_bad(store: Store) -> None:
    edit(store, 10, "Ann", "a", kind=ChangeKind.NEW, title="Buy pills")
    edit(store, 11, "Ann", "b", title="Buy pills")
    edit(store, 12, "Gus", "c", title="Buy pills")
    store.note_deletion("Buy pills", NOW + HOUR)
    learn(store)
    assert known(store) == {"a": (1, 0), "b": (1, 0), "c": (0, 1)}
