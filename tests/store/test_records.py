"""The record of an author: what stood, what was built on, what was taken back, at any time."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import hypothesis.strategies as st
import pytest
from deeds import DAY, HOUR, NOW, change, record
from hypothesis import given

from wikiwatch import rulefiles
from wikiwatch.core.model import Actor, ActorKind, Outcome
from wikiwatch.core.record import Record
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.trust import trust
from wikiwatch.store.db import Store

RULES = rulefiles.load(rulefiles.packaged_rules_dir())
ANN = "user:Ann"
LATER = NOW + 10 * DAY


def known(store: Store, at: datetime = LATER, key: str = ANN) -> Record:
    return store.trust_record(key, at, RULES)


def earlier(store: Store, revid: int, at: datetime, *, reverted: bool = False, key: str = ANN) -> None:
    """An edit of before the watch, as the wiki lists it."""
    ts = int(at.timestamp())
    store.conn.execute("insert into contribution values (?, ?, 1, 0, ?, ?)", (revid, key, ts, reverted))


def test_an_edit_counts_once_it_has_stood_for_three_days(store: Store) -> None:
    record(store, change(10))
    assert known(store, NOW + 3 * DAY - HOUR).stood == 0
    found = known(store, NOW + 3 * DAY)
    assert found.stood == 1
    assert found.first_stood == NOW


def test_an_edit_that_others_built_on_is_known_as_such_from_then_on(store: Store) -> None:
    record(store, change(10))
    store.note_kept([10], NOW + 5 * DAY)
    assert known(store, NOW + 4 * DAY).days[0].built_on == 0
    assert known(store, NOW + 5 * DAY).days[0].built_on == 1


def test_what_was_taken_out_in_passing_did_not_stand(store: Store) -> None:
    record(store, change(10))
    store.note_taken_out([10], NOW + 5 * DAY)
    assert known(store, NOW + 4 * DAY).stood == 1
    found = known(store, NOW + 5 * DAY)
    assert (found.stood, found.removed) == (0, (NOW + 5 * DAY,))


def test_what_comes_back_stood_after_all(store: Store) -> None:
    record(store, change(10))
    store.note_taken_out([10], NOW + HOUR)
    store.note_kept([10], NOW + 2 * HOUR)
    found = known(store)
    assert (found.stood, found.removed) == (1, ())


def test_an_edit_that_was_undone_is_not_counted_as_taken_out_too(store: Store) -> None:
    record(store, change(10))
    store.note_taken_out([10], NOW + HOUR)
    store.conn.execute("update change set reverted_ts = ? where revid = 10", (int((NOW + HOUR).timestamp()),))
    found = known(store)
    assert (found.reverted, found.removed) == ((NOW + HOUR,), ())


def test_a_person_confirms_only_what_was_taken_down(store: Store) -> None:
    record(store, change(10), Outcome.HOLD)
    record(store, change(11), Outcome.ALLOW)
    store.confirm([10, 11], NOW + HOUR)
    assert known(store).confirmed == (NOW + HOUR,)
    assert known(store, NOW).confirmed == ()


def test_a_released_edit_is_neither_taken_down_nor_confirmed(store: Store) -> None:
    record(store, change(10), Outcome.HOLD)
    store.confirm([10], NOW + HOUR)
    store.overturn(10, NOW + 2 * HOUR)
    found = known(store)
    assert (found.taken_down, found.confirmed, found.released) == ((), (), (NOW + 2 * HOUR,))


def test_what_the_wiki_lists_of_earlier_years_counts_too(store: Store) -> None:
    earlier(store, 1, NOW - 900 * DAY)
    earlier(store, 2, NOW - 800 * DAY)
    earlier(store, 3, NOW - 700 * DAY, reverted=True)
    record(store, change(10))
    found = known(store)
    assert (found.stood, found.first_stood, found.reverted) == (3, NOW - 900 * DAY, (NOW - 700 * DAY,))


def test_an_edit_that_the_watch_saw_itself_counts_once(store: Store) -> None:
    record(store, change(10))
    earlier(store, 10, NOW)
    earlier(store, 11, NOW, reverted=True)
    record(store, change(11))
    found = known(store)
    assert (found.stood, found.reverted) == (2, ())


def test_only_the_latest_days_of_a_veteran_are_read_and_the_first_one(store: Store) -> None:
    for number in range(1_200):
        earlier(store, number + 1, NOW - timedelta(days=number))
    found = known(store, NOW + 3 * DAY)
    assert len(found.days) == 60
    assert found.first_stood == NOW - timedelta(days=1_199)


def test_a_thousand_edits_in_an_afternoon_do_not_hide_the_work_of_months(store: Store) -> None:
    for number in range(80):
        earlier(store, number + 1, NOW - timedelta(days=number + 1))
    ann = Actor(name="Ann", kind=ActorKind.ACCOUNT)
    before = trust(ann, known(store), LATER, RULES.trust).score
    for number in range(1_200):
        record(store, change(1_000 + number, at=NOW + timedelta(seconds=number)))
    found = known(store)
    assert (len(found.days), found.days[0].stood) == (60, 20)
    assert trust(ann, found, LATER, RULES.trust).score >= before


@pytest.mark.parametrize(("namespace", "stood"), [(0, 1), (1, 1), (2, 0), (3, 0), (4, 1)])
def test_what_stands_on_user_pages_earns_nothing(store: Store, namespace: int, stood: int) -> None:
    record(store, change(10, namespace=namespace))
    assert known(store).stood == stood
    store.conn.execute("insert into contribution values (9, ?, 1, ?, ?, 0)", (ANN, namespace, int(NOW.timestamp())))
    assert known(store).stood == 2 * stood


def test_who_archives_a_talk_page_takes_nothing_back(store: Store) -> None:
    record(store, change(10, namespace=1))
    store.note_taken_out([10], NOW + HOUR)
    found = known(store)
    assert (found.stood, found.removed) == (1, ())


def test_what_happens_later_changes_nothing_about_a_time_before(store: Store) -> None:
    record(store, change(10))
    record(store, change(11, at=NOW + HOUR), Outcome.HOLD)
    before = known(store)
    record(store, change(12, at=LATER + DAY))
    store.note_kept([10], LATER + DAY)
    store.note_taken_out([10], LATER + 2 * DAY)
    store.confirm([11], LATER + DAY)
    store.note_block(ANN, LATER + DAY)
    store.note_warning(ANN, LATER + DAY)
    assert known(store) == before
    assert known(store, LATER + 9 * DAY) != before


def test_every_part_of_a_record_is_found_by_an_index(store: Store) -> None:
    asked: list[str] = []
    store.conn.set_trace_callback(asked.append)
    record(store, change(10))
    asked.clear()
    known(store)
    known(store, key="ip:192.0.2.1")
    store.conn.set_trace_callback(None)
    plans = [row["detail"] for sql in asked for row in store.rows(f"explain query plan {sql}")]
    tables = {row["name"] for row in store.rows("select name from sqlite_schema where type = 'table'")}
    scanned = {plan.split()[1] for plan in plans if plan.startswith("SCAN")}
    assert len(asked) > 5
    assert not scanned & tables


# The same facts in any order make the same trust.

deeds = st.lists(
    st.tuples(
        st.integers(0, 400), st.sampled_from(["stands", "kept", "taken out", "hold", "confirmed", "released", "listed"])
    ),
    max_size=12,
)


def done(store: Store, facts: list[tuple[int, tuple[int, str]]], rules: Ruleset) -> Record:
    for revid, (hours, fate) in facts:
        at = NOW - timedelta(hours=2 * hours)
        if fate == "listed":
            earlier(store, revid, at)
            continue
        down = fate in ("hold", "confirmed", "released")
        record(store, change(revid, at=at), Outcome.HOLD if down else Outcome.ALLOW)
        match fate:
            case "kept":
                store.note_kept([revid], at + HOUR)
            case "taken out":
                store.note_taken_out([revid], at + HOUR)
            case "confirmed":
                store.confirm([revid], at + HOUR)
            case "released":
                store.overturn(revid, at + HOUR)
    return store.trust_record(ANN, NOW, rules)


@given(deeds, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_arrive_does_not_matter(facts: list[tuple[int, str]], order: Random) -> None:
    numbered = list(enumerate(facts, 1))
    shuffled = list(numbered)
    order.shuffle(shuffled)
    stores = [Store(":memory:"), Store(":memory:")]
    try:
        first, second = (done(store, given_, RULES) for store, given_ in zip(stores, (numbered, shuffled), strict=True))
    finally:
        for store in stores:
            store.close()
    assert first == second


@given(deeds, st.integers(0, 400))
def test_one_more_edit_that_stands_never_lowers_trust_and_its_revert_never_raises_it(
    facts: list[tuple[int, str]], hours: int
) -> None:

    ann = Actor(name="Ann", kind=ActorKind.ACCOUNT)
    store = Store(":memory:")
    try:
        before = trust(ann, done(store, list(enumerate(facts, 1)), RULES), NOW, RULES.trust).score
        record(store, change(99, at=NOW - timedelta(hours=2 * hours)), Outcome.ALLOW)
        more = trust(ann, known(store, NOW), NOW, RULES.trust).score
        store.conn.execute("update change set reverted_ts = ? where revid = 99", (int(NOW.timestamp()),))
        undone = trust(ann, known(store, NOW), NOW, RULES.trust).score
    finally:
        store.close()
    assert before <= more
    assert undone <= more
