"""What the brakes keep: budgets, what waits for room, people's decisions about rules, breakers."""

from __future__ import annotations

from datetime import timedelta

from deeds import DAY, HOUR, NOW, action, change, record

from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.core.evidence import CampaignState
from wikiwatch.core.model import Outcome
from wikiwatch.store.db import Store


def carried_out(store: Store, key: str, budget: str, minutes: int) -> None:
    store.plan([action(key, revid=None)])
    store.charge(key, budget)
    store.settle(key, ActionStatus.DONE, "done", at=NOW + timedelta(minutes=minutes))


def test_the_nth_latest_of_a_budget_is_counted_from_the_latest(store: Store) -> None:
    for n in range(3):
        carried_out(store, f"down-{n}", "revert", n)
    carried_out(store, "down-9", "hold", 9)
    assert store.nth_latest("revert", 1, NOW + HOUR) == NOW + timedelta(minutes=2)
    assert store.nth_latest("revert", 3, NOW + HOUR) == NOW
    assert store.nth_latest("revert", 4, NOW + HOUR) is None


def test_what_was_not_done_and_what_has_no_budget_is_not_counted(store: Store) -> None:
    store.plan([action("down-1", revid=None), action("down-2", revid=None)])
    store.charge("down-1", "revert")
    store.settle("down-1", ActionStatus.SKIPPED, "gone", at=NOW)
    store.charge("down-2", "")
    store.settle("down-2", ActionStatus.DONE, "done", at=NOW)
    assert store.nth_latest("revert", 1, NOW + HOUR) is None
    assert store.nth_latest("", 1, NOW + HOUR) is None


def test_what_is_done_already_is_charged_to_nobody(store: Store) -> None:
    store.plan([action("down-1", revid=None)])
    store.settle("down-1", ActionStatus.DONE, "with another", at=NOW)
    store.charge("down-1", "revert")
    assert store.nth_latest("revert", 1, NOW + HOUR) is None


def test_what_waits_for_room_is_counted_by_budget_until_it_is_charged(store: Store) -> None:
    store.plan([action("down-1", revid=None), action("down-2", revid=None), action("block-3", revid=None)])
    store.put_off("down-1", "hold", "waits", NOW + HOUR)
    store.put_off("down-2", "hold", "waits", NOW + 2 * HOUR)
    store.put_off("block-3", "block", "waits", NOW + DAY)
    assert [(one.budget, one.count, one.until) for one in store.over_budget()] == [
        ("block", 1, NOW + DAY),
        ("hold", 2, NOW + HOUR),
    ]
    store.charge("down-1", "hold")
    store.settle("block-3", ActionStatus.CANCELLED, "no", at=NOW)
    assert [(one.budget, one.count) for one in store.over_budget()] == [("hold", 1)]


def test_a_yes_ends_the_wait_at_once_and_what_has_it_is_not_put_off(store: Store) -> None:
    store.plan([action("down-1", revid=None)])
    store.put_off("down-1", "hold", "waits", NOW + DAY)
    assert store.approve("down-1")
    assert [one.key for one in store.due(NOW)] == ["down-1"]
    store.put_off("down-1", "hold", "waits", NOW + DAY)
    assert [one.key for one in store.due(NOW)] == ["down-1"]


def test_the_yes_to_a_block_that_is_not_due_leaves_its_time(store: Store) -> None:
    store.plan([action("block-1", kind=ActionKind.BLOCK, due_at=NOW + 7 * DAY, status=ActionStatus.REVIEW)])
    store.approve("block-1")
    assert [one.due_at for one in store.waiting()] == [NOW + 7 * DAY]


def test_edits_are_counted_without_log_entries_and_without_the_programs_own(store: Store) -> None:
    record(store, change(10, at=NOW))
    record(store, change(11, "WatchBot", at=NOW))
    record(store, change(12, at=NOW - 8 * DAY))
    record(store, change(None, at=NOW, log_type="move"))
    assert store.edits_since(NOW - 7 * DAY, "user:WatchBot") == 1


def test_an_edit_is_of_a_confirmed_case_only_once_that_is_confirmed(store: Store) -> None:
    case = store.open_case(NOW)
    store.add_to_case(case, 10, NOW, ())
    assert not store.in_confirmed_case(10)
    store.set_case_state(case, CampaignState.CONFIRMED, "Sybil")
    assert store.in_confirmed_case(10)
    assert not store.in_confirmed_case(11)


def test_what_people_said_names_the_row_the_author_and_who(store: Store) -> None:
    for revid, user in ((10, "Ann"), (11, "Ben"), (12, "Cy")):
        record(store, change(revid, user), Outcome.HOLD)
        store.plan([action(f"down-{revid}", revid=revid, actor_key=f"user:{user}", row="signs-enough")])
    store.overturn(10, NOW)
    store.decided(NOW, "Sybil", "release", "down-10", "")
    store.confirm([11], NOW)
    store.plan([action("block-12", kind=ActionKind.BLOCK, revid=12, row="repeat-flood", status=ActionStatus.REVIEW)])
    store.settle("block-12", ActionStatus.CANCELLED, "cancelled by Tom", at=NOW)
    store.decided(NOW, "Tom", "cancel", "block-12", "")
    found = [(one.row, one.action_key, one.overturned, one.who) for one in store.said_since(NOW - DAY)]
    assert found == [
        ("signs-enough", "down-10", True, "Sybil"),
        ("signs-enough", "down-11", False, ""),
        ("repeat-flood", "block-12", True, "Tom"),
    ]
    assert store.said_since(NOW + HOUR) == []


def test_who_cleared_an_author_is_who_said_it_of_what_was_cancelled_with_that(store: Store) -> None:
    """Else what the program clears by itself would count as the word of somebody who is not known."""
    record(store, change(10, "Ann"), Outcome.HOLD)
    store.plan([action("down-10", revid=10, actor_key="user:Ann", row="signs-enough")])
    store.overturn(10, NOW)
    store.decided(NOW, "wikiwatch", "clear", "user:Ann", "")
    assert [one.who for one in store.said_since(NOW - DAY)] == ["wikiwatch"]
    store.decided(NOW, "Sybil", "release", "down-10", "")
    store.decided(NOW, "wikiwatch", "clear", "user:Ann", "")
    assert [one.who for one in store.said_since(NOW - DAY)] == ["Sybil"]


def test_a_breaker_trips_is_reset_and_trips_again(store: Store) -> None:
    store.trip("signs-agree", NOW, "three", "abc")
    store.reset_breaker("signs-agree", NOW + HOUR)
    acts = store.breakers()["signs-agree"]
    assert (acts.tripped, acts.reset) == (None, NOW + HOUR)
    store.trip("signs-agree", NOW + DAY, "again", "def")
    again = store.breakers()["signs-agree"]
    assert (again.tripped, again.reset, again.why, again.mark) == (NOW + DAY, NOW + HOUR, "again", "def")


def test_only_what_a_row_planned_and_nobody_said_yes_to_goes_to_review(store: Store) -> None:
    store.plan(
        [
            action("down-1", revid=None, row="signs-agree"),
            action("down-2", revid=None, row="signs-agree", approved=True),
            action("down-3", revid=None, row="signs-enough"),
            action("release-4", revid=None, row="signs-agree", kind=ActionKind.RELEASE),
        ]
    )
    assert store.row_to_review("signs-agree", "stopped") == 1
    assert {one.key for one in store.waiting() if one.status is ActionStatus.REVIEW} == {"down-1"}


def test_the_brakes_read_no_whole_table(store: Store) -> None:
    """Each of these is asked on the road of every action, or at every tick."""
    seen: list[str] = []
    store.conn.set_trace_callback(seen.append)
    store.nth_latest("revert", 3, NOW + HOUR)
    store.over_budget()
    store.in_confirmed_case(10)
    store.said_since(NOW)
    store.edits_since(NOW, "user:WatchBot")
    store.conn.set_trace_callback(None)
    for sql in [one for one in seen if one.lstrip().lower().startswith("select")]:
        plan = [row["detail"] for row in store.rows(f"explain query plan {sql}")]
        assert not [step for step in plan if step.startswith("SCAN") and "INDEX" not in step], (sql, plan)
