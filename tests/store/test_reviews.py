"""What the store keeps for reviews: the window, proposals, reviewed cases, soft allows."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta

import pytest
from deeds import DAY, HOUR, NOW, action, added, change, record

from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.core.evidence import Signal
from wikiwatch.core.model import AccountState, Outcome
from wikiwatch.core.review import Window
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store import reviews
from wikiwatch.store.db import Store

ANN = ("user:Ann", "Ann")
DETAIL = {"revids": [10], "similar": [10], "attempts": 0}
MONTH = timedelta(days=30)


def flag(
    store: Store, revid: int = 10, *, state: AccountState = AccountState.FLAGGED, until: datetime = NOW + MONTH
) -> None:
    store.set_state(ANN, state, NOW, until=until, revid=revid, reason="because")


def window(store: Store, rules: Ruleset) -> Window:
    account = store.account("user:Ann")
    assert account is not None
    return store.window(account, rules)


# the window


def test_the_window_holds_what_brought_the_flag_and_all_since(store: Store, rules: Ruleset) -> None:
    record(store, change(7, at=NOW - 2 * DAY))
    record(store, change(8, at=NOW - HOUR), Outcome.HOLD, adds=added("a.example"))
    record(store, change(10), Outcome.HOLD, Signal(id="repeat_links", points=60, reason="r", revids=(8,)))
    record(store, change(11, at=NOW + HOUR), Outcome.HOLD)
    record(store, change(12, at=NOW + 2 * HOUR, user="Bob"))
    record(store, change(None, at=NOW + 3 * HOUR))
    flag(store)
    found = window(store, rules)
    assert [sent.revid for sent in found.cause] == [8, 10]
    assert [sent.revid for sent in found.later] == [11]
    assert (found.band, found.flagged_at) == ("new", NOW)
    assert [sent.text for sent in found.cause] == ["text a.example", ""]


def test_the_window_tells_what_people_said_about_each_edit(store: Store, rules: Ruleset) -> None:
    for revid in (10, 11, 12):
        record(store, change(revid, at=NOW + revid * HOUR), Outcome.HOLD)
    flag(store)
    store.confirm([11], NOW)
    store.overturn(12, NOW)
    found = window(store, rules)
    assert [(sent.confirmed, sent.overturned) for sent in found.later] == [(True, False), (False, True)]


def test_nobody_pushes_bad_edits_out_of_the_window_with_harmless_ones(
    store: Store, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "MOST_SENT", 5)
    flag(store)
    for revid in range(10, 20):
        record(store, change(revid, at=NOW + revid * HOUR), Outcome.HOLD)
    store.change_rows("update change set score = 80 where revid in (11, 12)")
    found = window(store, rules)
    assert {11, 12} <= {sent.revid for sent in found.later}
    assert len(found.later) == 5


def test_a_flag_of_which_the_edit_is_not_known_has_a_window_all_the_same(store: Store, rules: Ruleset) -> None:
    record(store, change(11, at=NOW + HOUR), Outcome.HOLD)
    flag(store, revid=999)
    found = window(store, rules)
    assert (found.cause, [sent.revid for sent in found.later], found.band) == ((), [11], "new")


def test_a_flag_that_comes_back_after_it_ended_begins_anew(store: Store, rules: Ruleset) -> None:
    record(store, change(10), Outcome.HOLD)
    flag(store, until=NOW + DAY)
    record(store, change(20, at=NOW + 90 * DAY), Outcome.HOLD)
    store.set_state(ANN, AccountState.FLAGGED, NOW + 90 * DAY, until=NOW + 120 * DAY, revid=20, reason="again")
    found = window(store, rules)
    assert ([sent.revid for sent in found.cause], found.flagged_at) == ([20], NOW + 90 * DAY)


def test_only_those_who_are_flagged_now_are_reviewed(store: Store) -> None:
    assert store.flagged(NOW) == []
    flag(store)
    assert [row["user"] for row in store.flagged(NOW)] == ["Ann"]
    assert store.flagged(NOW + 2 * MONTH) == []
    flag(store, state=AccountState.SILENCED)
    assert store.flagged(NOW) == []


def test_the_window_is_read_by_indexes(store: Store) -> None:
    plan = store.rows(
        "explain query plan select revid from change where actor_key = ? and ts >= ? order by ts desc limit 300",
        *("user:Ann", 0),
    )
    assert "change_actor" in plan[0]["detail"]


# proposals


def test_there_is_one_open_proposal_for_each_author(store: Store) -> None:
    first = store.propose(ANN, "release", NOW, DETAIL)
    with pytest.raises(sqlite3.IntegrityError):
        store.propose(ANN, "silence", NOW, DETAIL)
    assert store.close_proposal(first, "rejected", NOW, "Sybil", "no")
    second = store.propose(ANN, "silence", NOW, DETAIL)
    assert [one["id"] for one in store.proposals()] == [second]
    assert [one["id"] for one in store.proposals(open_only=False)] == [first, second]
    assert [one["id"] for one in store.proposals_of("user:Ann")] == [second, first]


def test_a_proposal_is_closed_once(store: Store) -> None:
    number = store.propose(ANN, "release", NOW, DETAIL)
    assert store.close_proposal(number, "accepted", NOW, "Sybil", "")
    assert not store.close_proposal(number, "rejected", NOW, "Gus", "")
    found = store.proposal(number)
    assert found is not None
    assert (found["status"], found["who"], found["detail"]) == ("accepted", "Sybil", DETAIL)
    assert store.proposal(number + 1) is None


def test_another_class_begins_to_wait_anew(store: Store) -> None:
    number = store.propose(ANN, "silence", NOW, DETAIL)
    assert [store.count_cycle(number) for _ in range(3)] == [1, 2, 3]
    store.propose_again(number, "silence", NOW + HOUR, DETAIL)
    [found] = store.proposals()
    assert (found["cycles"], found["class"]) == (3, "silence")
    store.propose_again(number, "block", NOW + HOUR, {**DETAIL, "attempts": 9})
    [found] = store.proposals()
    assert (found["cycles"], found["class"], found["detail"]["attempts"]) == (0, "block", 9)


# reviewed cases


def answer(store: Store, what: str, decision: str = "silence", who: str = "Sybil") -> int:
    """A proposal about Ann that somebody answered."""
    number = store.propose(ANN, decision, NOW, DETAIL)
    store.close_proposal(number, "accepted" if what == "accept" else "rejected", NOW, who, "")
    store.decided(NOW, who, what, f"proposal-{number}", "")
    return number


def test_a_yes_and_a_no_are_reviewed_cases(store: Store) -> None:
    answer(store, "accept")
    answer(store, "accept")
    answer(store, "reject")
    assert store.reviewed("silence", 1000) == (3, 1)
    assert store.reviewed("silence", 2)[0] == 2
    assert store.reviewed("block", 1000) == (0, 0)


def test_what_the_program_decides_by_itself_is_no_reviewed_case_until_a_person_takes_it_back(store: Store) -> None:
    number = store.propose(ANN, "silence", NOW, DETAIL)
    store.close_proposal(number, "carried_out", NOW, "wikiwatch", "")
    store.decided(NOW, "wikiwatch", "silence", f"proposal-{number}", "")
    assert store.reviewed("silence", 1000) == (0, 0)
    store.proposals_overturned("user:Ann", NOW + DAY)
    assert store.reviewed("silence", 1000) == (1, 1)
    found = store.proposal(number)
    assert found is not None
    assert found["status"] == "overturned"


def test_clearing_an_author_overturns_what_was_decided_against_them(store: Store) -> None:
    answer(store, "accept")
    store.decided(NOW, "Gus", "clear", "user:Ann", "")
    assert store.reviewed("silence", 1000) == (1, 1)


def test_the_programs_own_clearing_overturns_nothing(store: Store) -> None:
    answer(store, "accept")
    store.decided(NOW, "wikiwatch", "clear", "user:Ann", "")
    assert store.reviewed("silence", 1000) == (1, 0)


def test_a_silence_of_long_ago_is_another_story(store: Store) -> None:
    answer(store, "accept")
    store.proposals_overturned("user:Ann", NOW + 2 * MONTH)
    assert store.reviewed("silence", 1000) == (1, 0)


@pytest.mark.parametrize(("key", "overturned"), [("user:Ann", 1), ("ip:192.0.2.7", 0)])
def test_what_was_done_to_an_address_long_ago_was_done_to_somebody_else(
    store: Store, key: str, overturned: int
) -> None:
    store.plan([action("block-10", kind=ActionKind.BLOCK, actor_key=key)])
    store.settle("block-10", ActionStatus.DONE, "blocked", at=NOW)
    store.decided(NOW, "Sybil", "approve", "block-10", "")
    store.proposals_overturned(key, NOW + 2 * MONTH)
    assert store.reviewed("block", 1000) == (1, overturned)


@pytest.mark.parametrize(("hours", "overturned"), [(-1, 0), (1, 1)])
def test_a_release_was_wrong_if_people_undo_it_on_the_wiki(store: Store, hours: int, overturned: int) -> None:
    record(store, change(10), Outcome.HOLD)
    number = store.propose(ANN, "release", NOW, {"revids": [10]})
    store.close_proposal(number, "carried_out", NOW, "wikiwatch", "")
    store.note_taken_out([10], NOW + hours * HOUR)
    store.overturn_undone_releases(NOW + DAY)
    assert store.reviewed("release", 1000) == (overturned, overturned)


def test_proposals_go_with_an_account_to_its_new_name(store: Store) -> None:
    number = store.propose(ANN, "release", NOW, DETAIL)
    store.close_proposal(number, "rejected", NOW, "Sybil", "")
    store.allow_softly("author", "user:Ann", NOW + DAY, "released")
    store.note_new_name("user:Ann", "user:Zoe")
    [moved] = store.proposals_of("user:Zoe")
    assert (moved["id"], moved["user"], moved["status"]) == (number, "Zoe", "rejected")
    assert (allowed(store), allowed(store, key="user:Zoe") != "") == ("", True)


@pytest.mark.parametrize("kind", [ActionKind.BLOCK, ActionKind.DELETE])
def test_planned_blocks_and_deletions_are_reviewed_by_approving_and_cancelling_them(
    store: Store, kind: ActionKind
) -> None:
    store.plan([action("x-1", kind=kind), action("x-2", kind=kind), action("x-3", kind=kind)])
    store.decided(NOW, "Sybil", "approve", "x-1", "")
    store.decided(NOW, "Sybil", "cancel", "x-2", "")
    store.decided(NOW, "wikiwatch", "approve", "x-3", "")
    assert store.reviewed(str(kind), 1000) == (2, 1)
    store.decided(NOW, "Sybil", "undo", "x-1", "")
    assert store.reviewed(str(kind), 1000) == (2, 2)


def test_a_range_is_no_case_of_the_class_because_it_never_becomes_automatic(store: Store) -> None:
    store.plan([action("range-1", kind=ActionKind.BLOCK, row="range", actor_key="net:192.0.2.0/24")])
    store.decided(NOW, "Sybil", "cancel", "range-1", "")
    assert store.reviewed("block", 1000) == (0, 0)


def test_a_block_that_a_person_lifts_was_wrong(store: Store) -> None:
    store.plan([action("block-10", kind=ActionKind.BLOCK)])
    store.settle("block-10", ActionStatus.DONE, "blocked", at=NOW)
    store.note_block_decision("user:Ann", NOW + DAY, lifted=False)
    assert store.reviewed("block", 1000) == (0, 0)
    store.note_block_decision("user:Ann", NOW + 90 * DAY, lifted=True)
    assert store.reviewed("block", 1000) == (1, 1)


@pytest.mark.parametrize(("later", "overturned"), [(DAY, 1), (2 * MONTH, 0)])
def test_a_release_was_wrong_if_its_author_is_confirmed_as_a_spammer_soon_after(
    store: Store, later: timedelta, overturned: int
) -> None:
    answer(store, "accept", "release")
    store.plan([action("down-10")])
    store.decided(NOW + later, "Gus", "confirm", "down-10", "")
    assert store.reviewed("release", 1000) == (1, overturned)


def test_a_silence_that_follows_a_release_overturns_it(store: Store) -> None:
    answer(store, "accept", "release")
    answer(store, "accept", "silence")
    assert (store.reviewed("release", 1000), store.reviewed("silence", 1000)) == ((1, 1), (1, 0))


# soft allows


def allowed(store: Store, *domains: str, key: str = "user:Ann", at: datetime = NOW) -> str:
    return store.softly_allowed(key, domains, at)


def test_an_author_is_softly_allowed_until_it_ends(store: Store) -> None:
    assert allowed(store) == ""
    store.allow_softly("author", "user:Ann", NOW + DAY, "Sybil released down-10")
    assert allowed(store) == "Sybil released down-10 (until 2026-11-23)"
    assert allowed(store, key="user:Bob") == ""
    assert allowed(store, at=NOW + 2 * DAY) == ""


def test_an_edit_is_softly_allowed_if_all_that_it_brings_is(store: Store) -> None:
    store.allow_softly("domain", "a.example", NOW + DAY, "released")
    assert allowed(store, "a.example", key="user:Bob")
    assert allowed(store, "a.example", "b.example", key="user:Bob") == ""
    assert allowed(store, key="user:Bob") == ""


def test_the_later_end_of_two_stands(store: Store) -> None:
    store.allow_softly("author", "user:Ann", NOW + 5 * DAY, "first")
    store.allow_softly("author", "user:Ann", NOW + DAY, "second")
    assert "second" in allowed(store, at=NOW + 4 * DAY)


@pytest.mark.parametrize("state", [AccountState.FLAGGED, AccountState.SILENCED, AccountState.BLOCKED])
def test_a_new_state_against_the_author_ends_it(store: Store, state: AccountState) -> None:
    store.allow_softly("author", "user:Ann", NOW + DAY, "released")
    flag(store, state=AccountState.CLEARED)
    assert allowed(store)
    flag(store, state=state)
    assert allowed(store) == ""


def test_spam_that_a_person_confirms_ends_it_for_its_author_and_its_sites(store: Store) -> None:
    for what in (("author", "user:Ann"), ("author", "user:Bob"), ("domain", "a.example"), ("domain", "b.example")):
        store.allow_softly(*what, NOW + DAY, "released")
    record(store, change(10), Outcome.HOLD, adds=added("a.example"))
    record(store, change(11), adds=added("b.example"))
    store.confirm([10, 11], NOW)  # 11 was never taken down, so there is nothing to confirm
    assert allowed(store) == ""
    assert allowed(store, "a.example", key="user:Cid") == ""
    assert allowed(store, "b.example", key="user:Cid")
    assert allowed(store, key="user:Bob")


def test_what_has_ended_is_forgotten_with_other_private_data(store: Store) -> None:
    store.allow_softly("author", "ip:192.0.2.7", NOW, "released")
    store.purge(NOW + DAY)
    assert store.rows("select * from soft_allow") == []


def test_the_details_of_a_proposal_are_kept_as_json(store: Store) -> None:
    store.propose(ANN, "release", NOW, DETAIL)
    row = store.row("select detail from proposal")
    assert row is not None
    assert json.loads(row["detail"]) == DETAIL
