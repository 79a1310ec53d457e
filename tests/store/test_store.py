"""The database: migrations, each query, and two connections at once."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from wikiwatch.core.model import (
    AccountState,
    Action,
    ActionKind,
    ActionStatus,
    Actor,
    Added,
    Change,
    ChangeKind,
    Facts,
    Link,
    Outcome,
    Signal,
    Trust,
    Verdict,
    actor_kind,
)
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import UserError
from wikiwatch.store.db import Store
from wikiwatch.store.schema import migrations

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def change(revid: int | None = 10, user: str = "Ann", *, at: datetime = NOW, **fields: Any) -> Change:
    what: dict[str, Any] = {
        "rcid": None if revid is None else revid + 1000,
        "kind": ChangeKind.LOG if revid is None else ChangeKind.EDIT,
        "revid": revid,
        "parent_revid": None if revid is None else revid - 1,
        "page_id": 1,
        "namespace": 0,
        "title": "Bridge",
        "timestamp": at,
        "user": user,
        "user_id": 1,
        "sha1": None if revid is None else f"sha{revid}",
    }
    return Change(**{**what, **fields})


def link(domain: str) -> Link:
    return Link(kind="url", raw=domain, target=domain, host=domain, domain=domain, form="plain")


def added(*domains: str) -> Added:
    return Added(links=tuple(map(link, domains)), normalised="text " + " ".join(domains))


def verdict(outcome: Outcome = Outcome.ALLOW, *signals: Signal, exempt: str = "") -> Verdict:
    trust = Trust(score=5, band="new")
    return Verdict(outcome=outcome, row="row", reason="because", score=1, trust=trust, signals=signals, exempt=exempt)


def record(
    store: Store,
    what: Change,
    outcome: Outcome | None = Outcome.ALLOW,
    *signals: Signal,
    adds: Added | None = None,
    standing: bool = False,
) -> Change:
    kind = actor_kind(what.user, what.user_id, temp=False)
    facts = Facts(change=what, actor=Actor(name=what.user, kind=kind), before="", after="")
    found = None if outcome is None else verdict(outcome, *signals)
    store.record(facts, adds, found, standing=standing, judged_at=NOW)
    return what


def action(key: str = "down-10", **fields: Any) -> Action:
    what = {
        "key": key,
        "kind": ActionKind.HOLD,
        "target": "Bridge",
        "due_at": NOW,
        "planned_at": NOW,
        "reason": "because",
        "revid": 10,
        "page_id": 1,
        "actor_key": "user:Ann",
    }
    return Action(**{**what, **fields})


# Migrations and files


def test_migrations_are_applied_once_and_again_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "w.db"
    first = Store(file)
    first.set_meta("kept", "yes")
    names = [row["name"] for row in first.rows("select name from _sqlite_migrations order by name")]
    first.close()
    second = Store(file)
    assert second.meta("kept") == "yes"
    assert [row["name"] for row in second.rows("select name from _sqlite_migrations order by name")] == names
    assert names == sorted(found.name for found in migrations.applied(second.db))
    second.close()


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "w.db"
    file.write_bytes(b"this is a letter to my aunt, and no database at all" * 50)
    with pytest.raises(UserError, match=r"w\.db") as caught:
        Store(file)
    assert caught.value.hint
    assert file.read_bytes().startswith(b"this is a letter")


def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        Store(tmp_path / "nowhere" / "w.db")


def test_a_durable_file_is_in_wal_mode_and_synced_at_each_commit(tmp_path: Path) -> None:
    store = Store(tmp_path / "w.db")
    assert store.rows("pragma journal_mode")[0][0] == "wal"
    assert store.rows("pragma synchronous")[0][0] == 2
    store.close()


# Transactions and the watermark


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    def half() -> None:
        with store.transaction():
            store.set_meta("a", "1")
            with store.transaction():
                store.set_meta("b", "2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert store.meta("a") is None
    assert store.meta("b") is None


def test_the_watermark_never_goes_back(store: Store) -> None:
    assert store.cursor() is None
    store.set_cursor(NOW)
    store.set_cursor(NOW - HOUR)
    assert store.cursor() == NOW
    store.set_cursor(NOW + HOUR)
    assert store.cursor() == NOW + HOUR


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
    store.overturn(10)
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
    store.overturn(10)
    assert store.bad_on_page(1) == {11}


def test_people_of_standing_on_a_page_are_known(store: Store) -> None:
    record(store, change(10, "Sybil"), standing=True)
    record(store, change(11, "Ann"))
    record(store, change(12, "Sam", at=NOW - DAY), standing=True)
    record(store, change(13, "Tom", page_id=2), standing=True)
    assert store.standing_on_page(1, NOW - HOUR) == {"Sybil"}


# Trust


def survived(store: Store, rules: Ruleset, at: datetime = NOW + 10 * DAY, key: str = "user:Ann") -> int:
    return sum(count for _, count in store.trust_record(key, at, rules).survived_by_day)


def test_an_edit_survives_only_after_its_time(store: Store, rules: Ruleset) -> None:
    record(store, change(10))
    assert survived(store, rules, NOW + timedelta(hours=71)) == 0
    assert survived(store, rules, NOW + timedelta(hours=72)) == 1
    assert survived(store, rules, key="user:Bob") == 0


def test_what_was_taken_down_does_not_survive_unless_a_person_says_so(store: Store, rules: Ruleset) -> None:
    record(store, change(10), Outcome.HOLD)
    found = store.trust_record("user:Ann", NOW + 10 * DAY, rules)
    assert (found.taken_down, survived(store, rules)) == ((NOW,), 0)
    store.overturn(10)
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


# The past of a change


def past(store: Store, rules: Ruleset, what: Change, adds: Added, words: set[str] | None = None) -> Any:
    kind = actor_kind(what.user, what.user_id, temp=False)
    return store.past(what, Actor(name=what.user, kind=kind), adds, words or set(), rules)


def test_the_authors_ten_latest_insertions_are_remembered(store: Store, rules: Ruleset) -> None:
    for number in range(12):
        record(store, change(10 + number, at=NOW + number * HOUR), adds=added(f"a{number}.example"))
    record(store, change(50, "Bob"), adds=added("b.example"))
    found = past(store, rules, change(99, at=NOW + DAY), added("a3.example"))
    assert [one.revid for one in found.insertions] == list(range(21, 11, -1))
    assert [one.revid for one in found.same_domain] == [13]
    assert past(store, rules, change(99, at=NOW + DAY), Added()).insertions == ()


def test_nothing_later_than_the_change_counts(store: Store, rules: Ruleset) -> None:
    probe = Signal(id="random_text", points=60, reason="r", excerpt="wqkzjhrv")
    record(store, change(10, at=NOW + HOUR), Outcome.HOLD, probe, adds=added("a.example"))
    store.trust_domains(["b.example"], NOW + HOUR)
    before = past(store, rules, change(9, at=NOW), added("a.example", "b.example"))
    assert (before.insertions, before.same_domain, before.page_probes, before.own_probes) == ((), (), (), ())
    assert before.record.taken_down == ()
    after = past(store, rules, change(11, at=NOW + 2 * HOUR), added("a.example", "b.example"))
    assert [one.revid for one in after.page_probes] == [10]
    assert [one.revid for one in after.own_probes] == [10]


def test_probes_are_found_by_page_hand_and_network_within_their_time(store: Store, rules: Ruleset) -> None:
    probe = Signal(id="random_text", points=60, reason="r", excerpt="wqkzjhrv")
    record(store, change(10, "192.0.2.7", user_id=0), Outcome.REVERT, probe)
    neighbour = past(store, rules, change(11, "192.0.2.99", user_id=0, page_id=5, at=NOW + DAY), Added())
    assert [one.revid for one in neighbour.own_probes] == [10]
    assert neighbour.page_probes == ()
    same_page = past(store, rules, change(11, "198.51.100.1", user_id=0, at=NOW + DAY), Added())
    assert [one.strings for one in same_page.page_probes] == [("wqkzjhrv",)]
    assert same_page.own_probes == ()
    much_later = NOW + timedelta(days=rules.random_text.watch_days + 1)
    assert past(store, rules, change(11, "192.0.2.7", user_id=0, at=much_later), Added()).page_probes == ()


def test_words_and_sites_of_the_wiki_are_known(store: Store, rules: Ruleset) -> None:
    store.learn_words({"bridge", "pszczyna"})
    store.trust_domains(["a.example"], NOW - HOUR)
    found = past(store, rules, change(10), added("a.example", "b.example"), {"pszczyna", "wqkzjhrv"})
    assert found.known_words == {"pszczyna"}
    assert found.trusted_domains == {"a.example"}


# Accounts


def test_a_state_lasts_until_its_end(store: Store) -> None:
    store.set_state(("user:Ann", "Ann"), AccountState.FLAGGED, NOW, until=NOW + DAY, revid=10, reason="r")
    assert store.state("user:Ann", NOW) is AccountState.FLAGGED
    assert store.state("user:Ann", NOW + DAY + HOUR) is AccountState.CLEAN
    assert store.state("user:Bob", NOW) is AccountState.CLEAN
    assert [row["user"] for row in store.accounts(NOW)] == ["Ann"]
    assert store.accounts(NOW + 2 * DAY) == []
    assert store.flagged_users({"Ann", "Bob"}, NOW) == {"Ann"}
    assert store.flagged_users({"Ann"}, NOW + 2 * DAY) == set()


def test_since_and_reason_stay_where_the_state_stays(store: Store) -> None:
    store.set_state(("user:Ann", "Ann"), AccountState.FLAGGED, NOW, until=NOW + DAY, revid=10, reason="first")
    store.set_state(("user:Ann", "Ann"), AccountState.FLAGGED, NOW + HOUR, until=NOW + 2 * DAY, revid=11, reason="next")
    row = store.account("user:Ann")
    assert row is not None
    assert (row["since"], row["revid"], row["reason"]) == (int(NOW.timestamp()), 10, "first")
    assert store.state("user:Ann", NOW + DAY + HOUR) is AccountState.FLAGGED
    store.set_state(("user:Ann", "Ann"), AccountState.CLEARED, NOW + HOUR, until=None, revid=11, reason="cleared")
    assert store.accounts(NOW) == []
    assert store.state("user:Ann", NOW + 900 * DAY) is AccountState.CLEARED


# Actions


def test_planning_again_changes_nothing(store: Store) -> None:
    assert store.plan([action(), action()]) == [action()]
    assert store.claim("down-10")
    assert store.plan([action(reason="again", kind=ActionKind.REVERT)]) == []
    kept = store.action("down-10")
    assert kept is not None
    assert (kept.reason, kept.kind, kept.status) == ("because", ActionKind.HOLD, ActionStatus.CLAIMED)


def test_only_planned_actions_whose_time_has_come_are_due(store: Store) -> None:
    store.plan(
        [
            action("late", due_at=NOW + HOUR),
            action("b"),
            action("a"),
            action("first", due_at=NOW - HOUR),
            action("asks", status=ActionStatus.REVIEW),
        ]
    )
    assert [one.key for one in store.due(NOW)] == ["first", "a", "b"]
    assert store.claim("a")
    assert not store.claim("a")
    assert not store.claim("asks")
    assert [one.key for one in store.due(NOW)] == ["first", "b"]
    assert {one.key for one in store.waiting()} == {"late", "a", "b", "first", "asks"}


def test_a_claimed_action_is_open_again_after_a_restart(store: Store) -> None:
    store.plan([action()])
    store.claim("down-10")
    assert store.reopen_claimed() == 1
    (again,) = store.due(NOW)
    assert again.attempts == 1
    assert store.reopen_claimed() == 0


def test_an_action_is_settled_postponed_reviewed_and_approved(store: Store) -> None:
    store.plan([action("a"), action("b"), action("c")])
    store.settle("a", ActionStatus.DONE, "restored", at=NOW, revid=12)
    settled = store.action("a")
    assert settled is not None
    assert (settled.status, settled.result, settled.result_revid, settled.settled_at) == (
        ActionStatus.DONE,
        "restored",
        12,
        NOW,
    )
    assert not store.approve("a")
    store.claim("b")
    store.postpone("b", "the wiki was busy", NOW + HOUR)
    assert [one.key for one in store.due(NOW)] == ["c"]
    assert [one.key for one in store.due(NOW + HOUR)] == ["c", "b"]
    store.to_review("c", "too old")
    assert store.due(NOW) == []
    assert store.approve("c")
    (approved,) = store.due(NOW)
    assert (approved.approved, approved.result) == (True, "")
    assert not store.approve("nothing")


def test_open_takedowns_of_a_page(store: Store) -> None:
    store.plan(
        [
            action("down-10"),
            action("down-11", revid=11, due_at=NOW + HOUR),
            action("down-12", revid=12, status=ActionStatus.REVIEW),
            action("down-13", revid=13, page_id=2),
            action("block-10", kind=ActionKind.BLOCK),
            action("down-14", revid=14),
        ]
    )
    store.claim("down-14")
    assert store.open_downs(1, NOW) == {10, 14}
    assert [one.key for one in store.actions_on(10)] == ["block-10", "down-10"]
    assert {one.key for one in store.actions_of_actor("user:Ann")} >= {"down-10", "block-10", "down-13"}


@pytest.mark.parametrize("text", ["", "plain", "żółć 日本語 \U0001f600", "a\x00b\r\n", "x" * 100_000])
def test_what_is_held_comes_back_as_it_was(store: Store, text: str) -> None:
    store.keep_held(10, text, text + "!")
    store.keep_held(10, "later", "things")
    assert store.held(10) == (text, text + "!")
    assert store.held(11) is None


def test_decisions_are_kept(store: Store) -> None:
    store.decided(NOW, "Sybil", "release", "down-10", "a mistake")
    store.decided(NOW + HOUR, "Sam", "approve", "down-10", "")
    assert [(row["who"], row["what"]) for row in store.decisions("down-10")] == [
        ("Sybil", "release"),
        ("Sam", "approve"),
    ]
    assert store.decisions("down-11") == []


# Two connections


def test_only_one_of_two_connections_claims_an_action(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "w.db"), Store(tmp_path / "w.db")
    one.plan([action()])
    assert [one.claim("down-10"), two.claim("down-10")] == [True, False]
    one.close()
    two.close()


def test_nobody_sees_half_a_transaction(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "w.db"), Store(tmp_path / "w.db")
    with one.transaction():
        one.set_cursor(NOW)
        assert two.cursor() is None
        one.plan([action()])
        assert two.action("down-10") is None
    assert two.cursor() == NOW
    assert two.action("down-10") is not None
    one.close()
    two.close()


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    file = tmp_path / "w.db"
    daemon = Store(file)
    failures: list[BaseException] = []
    started = threading.Event()

    def person() -> None:
        try:
            store = Store(file)
            started.set()
            store.plan([action("a persons")])
            store.close()
        except (sqlite3.Error, UserError) as error:
            failures.append(error)

    thread = threading.Thread(target=person)
    with daemon.transaction():
        daemon.plan([action("the daemons")])
        thread.start()
        started.wait(0.3)
    thread.join(10)
    assert failures == []
    assert {one.key for one in daemon.waiting()} == {"the daemons", "a persons"}
    daemon.close()
