"""Temporary accounts of one address: what is remembered, for how long, and what others did there."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from deeds import DAY, HOUR, NOW, change, record

from wikiwatch.core.evidence import Linked, Signal
from wikiwatch.core.model import AccountState, Actor, ActorKind, Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

ME, OTHER, THIRD = "~2026-1", "~2026-2", "~2026-3"
HERE, THERE = "ip:192.0.2.7", "ip:2001:db8::/64"


def key(name: str) -> str:
    return f"user:{name}"


def seen(store: Store, name: str, address: str = HERE, at: datetime = NOW) -> None:
    store.keep_addresses([key(name)], [(key(name), address, at)], at)


def linked(store: Store, rules: Ruleset, at: datetime = NOW, kind: ActorKind = ActorKind.TEMP) -> Linked:
    return store.linked(Actor(name=ME, kind=kind), at, rules)


@pytest.fixture
def both(store: Store) -> Store:
    """Me and another temporary account, who edited an hour ago from the same address."""
    seen(store, ME)
    seen(store, OTHER, at=NOW - HOUR)
    record(store, change(10, OTHER, at=NOW - HOUR))
    return store


def test_who_edited_from_the_same_address_is_linked(both: Store, rules: Ruleset) -> None:
    assert linked(both, rules) == Linked(hands=1)


def test_an_account_is_not_linked_to_itself(store: Store, rules: Ruleset) -> None:
    seen(store, ME)
    record(store, change(10, ME, at=NOW - HOUR), Outcome.HOLD)
    assert linked(store, rules) == Linked()


def test_only_temporary_accounts_are_linked(both: Store, rules: Ruleset) -> None:
    assert linked(both, rules, kind=ActorKind.ACCOUNT) == Linked()


def test_another_address_links_nobody(store: Store, rules: Ruleset) -> None:
    seen(store, ME)
    seen(store, OTHER, THERE)
    record(store, change(10, OTHER, at=NOW - HOUR))
    assert linked(store, rules) == Linked()


def test_one_address_of_several_is_enough(both: Store, rules: Ruleset) -> None:
    seen(both, ME, THERE)
    seen(both, THIRD, THERE, at=NOW - DAY)
    record(both, change(11, THIRD, at=NOW - DAY))
    assert linked(both, rules) == Linked(hands=2)


def test_the_address_itself_was_an_author_before_there_were_temporary_accounts(store: Store, rules: Ruleset) -> None:
    seen(store, ME)
    record(store, change(10, "192.0.2.7", at=NOW - HOUR, user_id=0), Outcome.REVERT)
    assert linked(store, rules) == Linked(hands=1, undone=1)


@pytest.mark.parametrize(("days", "hands"), [(2.9, 1), (3.1, 0)])
def test_an_address_changes_hands_within_days(store: Store, rules: Ruleset, days: float, hands: int) -> None:
    seen(store, ME)
    seen(store, OTHER, at=NOW - timedelta(days=days))
    record(store, change(10, OTHER, at=NOW - timedelta(days=days)))
    assert linked(store, rules).hands == hands


def test_nothing_later_than_the_change_counts(store: Store, rules: Ruleset) -> None:
    seen(store, ME)
    seen(store, OTHER, at=NOW + HOUR)
    record(store, change(10, OTHER, at=NOW + HOUR), Outcome.REVERT)
    assert linked(store, rules) == Linked()
    assert linked(store, rules, NOW + 2 * HOUR) == Linked(hands=1, undone=1)


@pytest.mark.parametrize("outcome", [Outcome.HOLD, Outcome.REVERT])
def test_what_was_taken_down_counts_until_a_person_releases_it(store: Store, rules: Ruleset, outcome: Outcome) -> None:
    seen(store, ME)
    seen(store, OTHER)
    record(store, change(10, OTHER, at=NOW - HOUR), outcome)
    assert linked(store, rules) == Linked(hands=1, undone=1)
    store.overturn(10, NOW)
    assert linked(store, rules) == Linked(hands=1)


def test_what_people_undid_counts_from_then_on(both: Store, rules: Ruleset) -> None:
    both.change_rows("update change set reverted_ts = ? where revid = 10", int((NOW - HOUR / 2).timestamp()))
    assert linked(both, rules) == Linked(hands=1, undone=1)
    assert linked(both, rules, NOW - HOUR * 0.75).undone == 0


def points(**found: float) -> list[Signal]:
    return [Signal(id=name.replace("__", "."), points=worth, reason="because") for name, worth in found.items()]


@pytest.mark.parametrize(
    ("signals", "undone"),
    [
        (points(linked__undone=40, linked__brings_link=20), 0),
        (points(linked__undone=40, new_site=15), 0),
        (points(linked__undone=40, random_text=60), 1),
        (points(random_text=60), 1),
    ],
)
def test_what_was_held_for_its_address_is_no_evidence_against_the_next(
    store: Store, rules: Ruleset, signals: list[Signal], undone: int
) -> None:
    seen(store, ME)
    seen(store, OTHER)
    record(store, change(10, OTHER, at=NOW - HOUR), Outcome.HOLD, *signals)
    assert linked(store, rules) == Linked(hands=1, undone=undone)


@pytest.mark.parametrize("state", [AccountState.FLAGGED, AccountState.SILENCED, AccountState.BLOCKED])
def test_a_state_counts_as_long_as_it_lasts(both: Store, rules: Ruleset, state: AccountState) -> None:
    both.set_state((key(OTHER), OTHER), state, NOW - HOUR, until=NOW + HOUR, revid=10, reason="because")
    assert linked(both, rules) == Linked(hands=1, watched=1)
    assert linked(both, rules, NOW + 2 * HOUR) == Linked(hands=1)


def test_a_persons_block_counts_and_a_cleared_account_does_not(both: Store, rules: Ruleset) -> None:
    both.set_state((key(OTHER), OTHER), AccountState.CLEARED, NOW - HOUR, until=None, revid=None, reason="")
    assert linked(both, rules).watched == 0
    both.note_block(key(OTHER), NOW - HOUR)
    assert linked(both, rules).watched == 1


def test_an_account_is_asked_for_again_after_a_while(store: Store) -> None:
    store.keep_addresses([key(ME)], [], NOW)
    assert store.not_looked_up({key(ME), key(OTHER)}, NOW - DAY) == {key(OTHER)}
    assert store.not_looked_up({key(ME)}, NOW) == {key(ME)}


def test_addresses_are_listed_the_latest_first(store: Store) -> None:
    seen(store, ME, THERE, at=NOW - DAY)
    seen(store, ME, HERE)
    assert store.addresses_of([key(ME), key(OTHER)]) == {key(ME): [HERE, THERE]}


def dump(store: Store) -> str:
    """All that the database says."""
    return "\n".join(store.conn.iterdump())


def test_what_is_old_is_purged_and_the_rest_stays(store: Store, tmp_path: Path) -> None:
    seen(store, ME, HERE, at=NOW - 91 * DAY)
    seen(store, OTHER, THERE, at=NOW - 89 * DAY)
    store.purge(NOW - 90 * DAY)
    assert "192.0.2.7" not in dump(store)
    assert key(ME) not in dump(store)
    assert store.addresses_of([key(OTHER)]) == {key(OTHER): [THERE]}
    assert b"192.0.2.7" not in (tmp_path / "wikiwatch.db").read_bytes(), "not in free pages of the file either"


def test_an_address_that_is_still_used_stays(store: Store) -> None:
    seen(store, ME, at=NOW - 91 * DAY)
    seen(store, ME)
    store.purge(NOW - 90 * DAY)
    assert store.addresses_of([key(ME)]) == {key(ME): [HERE]}


def test_the_judges_question_reads_no_table_whole(store: Store, rules: Ruleset, both: Store) -> None:
    asked: list[str] = []
    both.conn.set_trace_callback(asked.append)
    linked(both, rules)
    both.conn.set_trace_callback(None)
    plans = [row["detail"] for query in asked for row in both.rows(f"explain query plan {query}")]
    assert len(asked) == 3
    scans = [plan for plan in plans if plan.startswith("SCAN ")]
    # Lists that are given, and what was found by an index before.
    assert [scan for scan in scans if "VIRTUAL TABLE" not in scan and scan != "SCAN own"] == []
