"""The queue of actions between verdicts and the wiki."""

from __future__ import annotations

import pytest
from deeds import HOUR, NOW, action

from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.store.db import Store

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


def test_what_gives_back_is_due_before_all_that_waits_longer(store: Store) -> None:
    back = (ActionKind.RELEASE, ActionKind.UNBLOCK, ActionKind.UNDELETE)
    store.plan([action("down-1"), action("down-2"), *(action(f"{kind}-3", kind=kind, due_at=NOW) for kind in back)])
    later = NOW + HOUR
    assert [one.kind for one in store.due(later, 3)] == sorted(back)
    assert [one.key for one in store.due(later)][3:] == ["down-1", "down-2"]
