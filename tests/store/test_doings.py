"""What was done, found by author, case, time and rule; and all that an author did."""

from __future__ import annotations

from collections.abc import Sequence

from deeds import DAY, HOUR, NOW, action, added, record
from deeds import change as made

from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import Contribution, Outcome
from wikiwatch.store.db import Store


def keys(actions: Sequence[Action]) -> list[str]:
    return [one.key for one in actions]


def test_what_was_done_about_an_author_is_found_also_under_a_new_name(store: Store) -> None:
    record(store, made(10), Outcome.HOLD)
    record(store, made(None, rcid=77, log_type="move", log_action="move", log_target="X"))
    store.plan([action(), action("move-77", kind=ActionKind.MOVE, revid=None, rcid=77)])
    store.plan([action("down-11", revid=11, actor_key="user:Gus")])
    store.note_new_name("user:Ann", "user:Bea")
    assert keys(store.doings_about("user:Bea")) == ["down-10", "move-77"]


def test_what_was_done_since_a_time_is_found_by_rule(store: Store) -> None:
    store.plan([action(row="flagged", planned_at=NOW - DAY), action("down-11", row="flagged")])
    store.plan([action("down-12", row="campaign"), action("down-13", planned_at=NOW - DAY)])
    store.settle("down-10", ActionStatus.DONE, "", at=NOW)
    assert keys(store.doings_since(NOW - HOUR)) == ["down-10", "down-11", "down-12"]
    assert keys(store.doings_since(NOW - HOUR, "flagged")) == ["down-10", "down-11"]


def test_only_what_nobody_decided_about_waits(store: Store) -> None:
    for revid in (10, 11, 12, 13):
        record(store, made(revid), Outcome.HOLD)
        store.plan([action(f"down-{revid}", revid=revid)])
    record(store, made(14), Outcome.WATCH)
    store.confirm([11], NOW)
    store.overturn(12, NOW)
    store.settle("down-13", ActionStatus.SKIPPED, "somebody took it down", at=NOW)
    assert [row["revid"] for row in store.undecided()] == [10]
    assert [row["revid"] for row in store.undecided(all_=True)] == [10, 11, 12, 13]


def test_edits_are_found_by_the_domain_that_they_brought(store: Store) -> None:
    record(store, made(10), adds=added("pipes.example"))
    record(store, made(11), adds=added("other.example"))
    assert store.brought("pipes.example") == {10}


def test_a_withdrawn_verdict_costs_nothing_and_earns_nothing(store: Store) -> None:
    record(store, made(10), Outcome.HOLD)
    store.withdraw([10])
    row = store.entry(10)
    assert row is not None
    assert (row["overturned"], row["released_ts"]) == (1, None)
    assert store.evidence("user:Ann") == 0


def test_all_that_an_author_did_is_told_with_what_became_of_it(store: Store) -> None:
    record(store, made(10), None)
    record(store, made(11), Outcome.HOLD)
    record(store, made(12, "Gus"))
    record(store, made(None, rcid=77, log_type="move", log_action="move", log_target="X"))
    record(store, made(None, rcid=78, log_type="newusers", log_action="create"))
    store.note_contributions(
        "user:Ann",
        [
            Contribution(revid=revid, page_id=1, namespace=0, timestamp=NOW - DAY, reverted=revid == 5)
            for revid in (4, 5, 10)
        ],
    )
    found = {deed.change.revid or f"log {deed.change.rcid}": deed for deed in store.deeds("user:Ann", "Ann")}
    assert set(found) == {4, 5, 10, 11, "log 77"}
    assert (found[4].change.title, found[4].undone, found[5].undone) == ("Bridge", False, True)
    assert (found[10].bad, found[11].bad) == (False, True)


def test_a_page_is_shared_by_what_others_wrote_and_not_by_what_the_program_did(store: Store) -> None:
    record(store, made(10, page_id=1))
    record(store, made(11, "WatchBot", page_id=1))
    record(store, made(12, page_id=2))
    record(store, made(13, "Gus", page_id=2))
    store.plan([action()])
    store.settle("down-10", ActionStatus.DONE, "", at=NOW, revid=11)
    assert store.shared_pages({1, 2}, {"user:Ann"}) == {2}


def test_a_file_is_shared_if_others_uploaded_versions_of_it(store: Store) -> None:
    for rcid, user, title in ((70, "Ann", "File:A.png"), (71, "Gus", "File:A.png"), (72, "Ann", "File:B.png")):
        record(store, made(None, user, rcid=rcid, title=title, page_id=rcid, log_type="upload", log_action="upload"))
    assert store.shared_files({"File:A.png", "File:B.png"}, {"user:Ann"}) == {"File:A.png"}
