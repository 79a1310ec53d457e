"""What is recorded of changes, and what it says about their authors."""

from __future__ import annotations

from datetime import datetime, timedelta

from deeds import DAY, HOUR, NOW, action, change, record

from wikiwatch.core.action import ActionStatus
from wikiwatch.core.evidence import Signal
from wikiwatch.core.model import AccountState, ChangeKind, Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

# Changes


def test_what_is_recorded_is_not_unseen_any_more(store: Store) -> None:
    record(store, change(10))
    same_revision = change(10, rcid=None)
    same_entry = change(11, rcid=1010)
    new = change(12)
    assert store.unseen([change(10), same_revision, same_entry, new]) == [new]


def test_the_same_change_twice_in_one_page_counts_once(store: Store) -> None:
    assert store.unseen([change(10), change(10), change(10, rcid=None)]) == [change(10)]


def test_a_log_entry_read_from_the_log_is_known_again(store: Store) -> None:
    entry = change(None, "Sybil", rcid=77, log_type="block", log_action="block", log_target="User:Ann")
    again = change(None, "Sybil", rcid=None, log_type="block", log_action="block", log_target="User:Ann")
    other = change(None, "Sybil", rcid=None, log_type="block", log_action="block", log_target="User:Bob")
    record(store, entry)
    assert store.unseen([again, other]) == [other]


def test_entries_come_newest_first_with_their_reckoning(store: Store) -> None:
    record(store, change(10, at=NOW - HOUR), Outcome.HOLD, Signal(id="repeat_links", points=60, reason="r"))
    record(store, change(11))
    record(store, change(12, at=NOW - DAY), None)
    assert [entry["revid"] for entry in store.entries()] == [11, 10]
    assert [entry["revid"] for entry in store.entries(limit=1)] == [11]
    assert [entry["revid"] for entry in store.entries(decisions_only=True)] == [10]
    entry = store.entry(10)
    assert entry is not None
    assert '"repeat_links"' in entry["detail"]
    assert store.entry(99) is None
    assert store.counts() == {"allow": 1, "hold": 1}


def test_what_is_published_stays_so_until_it_changes(store: Store) -> None:
    record(store, change(10), Outcome.HOLD)
    record(store, change(11), Outcome.ALLOW)
    store.plan([action()])
    assert store.unpublished() == 1

    def shown() -> int:
        store.mark_published([entry["id"] for entry in store.entries()], 1)
        return store.unpublished()

    assert shown() == 0
    store.settle("down-10", ActionStatus.DONE, "done", at=NOW)
    assert store.unpublished() == 1
    assert shown() == 0
    store.overturn(10, NOW)
    assert store.unpublished() == 1
    assert shown() == 0
    store.set_state(("user:Ann", "Ann"), AccountState.FLAGGED, NOW, until=None, revid=10, reason="r")
    assert store.unpublished() == 1


def test_an_edit_that_was_let_through_is_held_later(store: Store) -> None:
    record(store, change(10))
    record(store, change(11), Outcome.REVERT)
    store.hold_later(10, "a pattern")
    store.hold_later(11, "a pattern")
    assert [(entry["revid"], entry["outcome"]) for entry in store.entries()] == [(11, "revert"), (10, "hold")]
    assert store.bad_on_page(1) == {10, 11}
    store.overturn(10, NOW)
    assert store.bad_on_page(1) == {11}


def test_people_of_standing_on_a_page_are_known(store: Store) -> None:
    record(store, change(10, "Sybil"), standing=True)
    record(store, change(11, "Ann"))
    record(store, change(12, "Sam", at=NOW - DAY), standing=True)
    record(store, change(13, "Tom", page_id=2), standing=True)
    assert store.standing_on_page(1, NOW - HOUR) == {"Sybil"}


# Trust


def survived(store: Store, rules: Ruleset, at: datetime = NOW + 10 * DAY, key: str = "user:Ann") -> int:
    return store.trust_record(key, at, rules).stood


def test_an_edit_survives_only_after_its_time(store: Store, rules: Ruleset) -> None:
    record(store, change(10))
    assert survived(store, rules, NOW + timedelta(hours=71)) == 0
    assert survived(store, rules, NOW + timedelta(hours=72)) == 1
    assert survived(store, rules, key="user:Bob") == 0


def test_what_was_taken_down_does_not_survive_unless_a_person_says_so(store: Store, rules: Ruleset) -> None:
    record(store, change(10), Outcome.HOLD)
    found = store.trust_record("user:Ann", NOW + 10 * DAY, rules)
    assert (found.taken_down, survived(store, rules)) == ((NOW,), 0)
    store.overturn(10, NOW)
    found = store.trust_record("user:Ann", NOW + 10 * DAY, rules)
    assert (found.taken_down, survived(store, rules)) == ((), 1)


def test_an_identity_revert_marks_what_it_undid(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ann", sha1="bad"))
    record(store, change(12, "Bob", sha1="worse"))
    back = record(store, change(13, "Sybil", sha1="good", at=NOW + HOUR))
    store.note_identity_revert(back)
    assert store.trust_record("user:Ann", NOW + DAY, rules).reverted == (NOW + HOUR,)
    assert store.trust_record("user:Bob", NOW + DAY, rules).reverted == (NOW + HOUR,)
    assert store.trust_record("user:Gus", NOW + DAY, rules).reverted == ()
    assert store.trust_record("user:Ann", NOW, rules).reverted == ()


def test_nobody_reverts_themselves(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ann", sha1="other"))
    store.note_identity_revert(record(store, change(12, "Ann", sha1="good")))
    assert store.trust_record("user:Ann", NOW + DAY, rules).reverted == ()


def test_who_is_restored_stands_again(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ann", sha1="better"))
    store.note_identity_revert(record(store, change(12, "Bob", sha1="good")))
    assert store.trust_record("user:Ann", NOW + DAY, rules).reverted
    store.note_identity_revert(record(store, change(13, "Sybil", sha1="better")))
    assert store.trust_record("user:Ann", NOW + DAY, rules).reverted == ()
    assert store.trust_record("user:Bob", NOW + DAY, rules).reverted


def test_all_that_a_restored_text_holds_stands_again(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ann", sha1="better"))
    record(store, change(12, "Ben", sha1="best"))
    store.note_identity_revert(record(store, change(13, "Sybil", at=NOW + HOUR, sha1="good")))
    assert fates(store, rules) == {"Ann": (0, 1), "Ben": (0, 1)}
    store.note_identity_revert(record(store, change(14, "Sybil", at=NOW + 2 * HOUR, sha1="best")))
    assert fates(store, rules) == {"Ann": (1, 0), "Ben": (1, 0)}


def test_the_next_bad_edit_of_the_same_second_gives_nothing_back(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ann", sha1="bad"))
    store.note_identity_revert(record(store, change(12, "Sybil", sha1="good")))
    store.note_identity_revert(record(store, change(13, "Ben", sha1="bad")), counts=False)
    store.note_identity_revert(record(store, change(14, "Sybil", sha1="good")))
    assert fates(store, rules) == {"Ann": (0, 1), "Ben": (0, 1)}


def test_a_text_that_is_restored_without_an_earlier_one_leaves_that_undone(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ann", sha1="bad"))
    store.note_identity_revert(record(store, change(12, "Sybil", at=NOW + HOUR, sha1="good")))
    record(store, change(13, "Ben", at=NOW + 2 * HOUR, sha1="better"))
    store.note_identity_revert(record(store, change(14, "Sybil", at=NOW + 3 * HOUR, sha1="good")))
    store.note_identity_revert(record(store, change(15, "Sybil", at=NOW + 4 * HOUR, sha1="better")))
    assert fates(store, rules) == {"Ann": (0, 1), "Ben": (1, 0)}


def test_what_somebody_unknown_undid_did_not_stand_and_costs_nothing(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ann", sha1="better"))
    store.note_identity_revert(record(store, change(12, "Ben", at=NOW + HOUR, sha1="good")), counts=False)
    assert fates(store, rules)["Ann"] == (0, 0)
    store.note_identity_revert(record(store, change(13, "Eve", at=NOW + 2 * HOUR, sha1="better")), counts=False)
    assert fates(store, rules) == {"Ann": (1, 0), "Ben": (0, 0)}


def test_who_undoes_their_own_edits_earns_nothing_by_them(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ann", sha1="more"))
    record(store, change(12, "Ann", sha1="still more"))
    store.note_identity_revert(record(store, change(13, "Ann", sha1="good")))
    assert fates(store, rules)["Ann"] == (0, 0)


def test_who_undoes_others_and_themselves_did_some_work(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Gus", sha1="good"))
    record(store, change(11, "Ben", sha1="bad"))
    record(store, change(12, "Ann", sha1="mended in part"))
    store.note_identity_revert(record(store, change(13, "Ann", sha1="good")))
    assert fates(store, rules) == {"Ann": (1, 0), "Ben": (0, 1)}


def test_a_later_edit_of_a_deleted_page_did_not_stand_until_the_page_is_back(store: Store, rules: Ruleset) -> None:
    record(store, change(10, "Ben", kind=ChangeKind.NEW, parent_revid=None))
    record(store, change(11, "Ann"))
    record(store, change(12, "Ann", page_id=2, title="Ferry"))
    store.note_deletion("Bridge", NOW + HOUR)
    assert fates(store, rules) == {"Ann": (1, 0), "Ben": (0, 1)}
    store.note_return("Bridge")
    assert fates(store, rules) == {"Ann": (2, 0), "Ben": (1, 0)}


def fates(store: Store, rules: Ruleset) -> dict[str, tuple[int, int]]:
    """How many edits of two authors stood, and how many were undone."""
    found = {name: store.trust_record(f"user:{name}", NOW + 10 * DAY, rules) for name in ("Ann", "Ben")}
    return {name: (one.stood, len(one.reverted)) for name, one in found.items()}


def test_the_maker_of_a_deleted_page_did_not_survive(store: Store, rules: Ruleset) -> None:
    record(store, change(10, kind=ChangeKind.NEW, parent_revid=None))
    store.note_deletion("Bridge", NOW + HOUR)
    assert store.trust_record("user:Ann", NOW + 10 * DAY, rules).reverted == (NOW + HOUR,)
    assert survived(store, rules) == 0


def test_a_block_is_noted_once(store: Store, rules: Ruleset) -> None:
    store.note_block("user:Ann", NOW)
    store.note_block("user:Ann", NOW)
    assert store.trust_record("user:Ann", NOW, rules).blocks == (NOW,)
    assert store.trust_record("user:Ann", NOW - HOUR, rules).blocks == ()
