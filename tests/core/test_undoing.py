"""How an action is taken back: which kind answers which, and when there is nothing to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from deeds import action
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.undoing import STANDS_AGAIN, Way, takes_back, undoing

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
AT = "2026-11-22T12:00:00+00:00"


def done(kind: ActionKind, key: str = "down-10", **fields: object) -> Action:
    return action(key, kind=kind, status=ActionStatus.DONE, result="done", **fields)


@pytest.mark.parametrize(
    ("before", "kind", "target", "argument"),
    [
        (done(ActionKind.HOLD), ActionKind.RELEASE, "Bridge", ""),
        (done(ActionKind.REVERT), ActionKind.RELEASE, "Bridge", ""),
        (done(ActionKind.BLOCK, "block-10", target="Ann"), ActionKind.UNBLOCK, "Ann", ""),
        (done(ActionKind.DELETE, "delete-10"), ActionKind.UNDELETE, "Bridge", ""),
        (done(ActionKind.MOVE, "move-3", target="X", argument="Ferry"), ActionKind.MOVE, "Ferry", "X"),
        (done(ActionKind.FILE_REVERT, "file-3", argument=AT), ActionKind.FILE_REVERT, "Bridge", f"{STANDS_AGAIN}{AT}"),
        (done(ActionKind.GROUP, "group-3", target="Ann", argument="+suspect"), ActionKind.GROUP, "Ann", "-suspect"),
        (done(ActionKind.GROUP, "group-3", target="Ann", argument="-suspect"), ActionKind.GROUP, "Ann", "+suspect"),
    ],
    ids=lambda value: str(value.kind) if isinstance(value, Action) else None,
)
def test_each_kind_has_its_answer(before: Action, kind: ActionKind, target: str, argument: str) -> None:
    back = undoing(before, NOW, "undone by Sybil").back
    assert back is not None
    assert (back.kind, back.target, back.argument) == (kind, target, argument)
    assert (back.page_id, back.revid, back.actor_key) == (before.page_id, before.revid, before.actor_key)
    assert (back.due_at, back.status, back.approved, back.row) == (NOW, ActionStatus.PLANNED, True, "")


@pytest.mark.parametrize("status", [status for status in ActionStatus if status.open])
def test_what_is_not_done_yet_is_cancelled(status: ActionStatus) -> None:
    found = undoing(action(status=status), NOW, "")
    assert (found.way, found.back) == (Way.CANCEL, None)


def test_a_verdict_on_what_somebody_else_took_down_can_be_taken_back() -> None:
    assert undoing(action(status=ActionStatus.SKIPPED), NOW, "").way is Way.CANCEL


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (done(ActionKind.RELEASE, "release-10"), "took something back itself"),
        (done(ActionKind.UNBLOCK, "undo-block-10"), "took something back itself"),
        (done(ActionKind.MOVE, "undo-move-3", argument="Ferry"), "took something back itself"),
        (action("block-10", kind=ActionKind.BLOCK, status=ActionStatus.CANCELLED, result="by Gus"), "by Gus"),
        (action("block-10", kind=ActionKind.BLOCK, status=ActionStatus.SKIPPED, result="blocked already"), "already"),
    ],
    ids=lambda value: value.key if isinstance(value, Action) else None,
)
def test_where_there_is_nothing_to_take_back_it_says_so(before: Action, words: str) -> None:
    found = undoing(before, NOW, "")
    assert (found.way, found.back) == (Way.NOTHING, None)
    assert words in found.words


AGAINST = [kind for kind in ActionKind if kind not in (ActionKind.RELEASE, ActionKind.UNBLOCK, ActionKind.UNDELETE)]


@given(st.sampled_from(AGAINST), st.text(min_size=1), st.text(min_size=1))
def test_what_takes_back_is_never_taken_back_in_turn(kind: ActionKind, target: str, argument: str) -> None:
    before = done(kind, "some-10", target=target, argument="+" + argument)
    back = undoing(before, NOW, "").back
    assert back is not None
    assert takes_back(back)
    assert not takes_back(before)
    assert undoing(replace(back, status=ActionStatus.DONE), NOW, "").way is Way.NOTHING
