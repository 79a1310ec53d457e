"""How something that the program did is taken back: from an action to the one that makes good for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.plan import plan_release

DOWNS = (ActionKind.HOLD, ActionKind.REVERT)
UNDO = "undo-"  # begins the key of what takes an action back, but for releases, which are older
STANDS_AGAIN = "="  # begins the argument of a filerevert that brings the version of that time back

_BACK = {
    ActionKind.BLOCK: ActionKind.UNBLOCK,
    ActionKind.DELETE: ActionKind.UNDELETE,
    ActionKind.MOVE: ActionKind.MOVE,
    ActionKind.FILE_REVERT: ActionKind.FILE_REVERT,
    ActionKind.GROUP: ActionKind.GROUP,
}
_SIGNS = {"+": "-", "-": "+"}


class Way(StrEnum):
    """How an action is taken back."""

    RELEASE = "release"  # its text is put back
    ACT = "act"  # the wiki is written to in another way
    CANCEL = "cancel"  # it was not carried out yet, and never will be
    NOTHING = "nothing"  # there is nothing to take back


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What taking one action back comes to."""

    action: Action
    way: Way
    words: str  # what will be done, or why nothing is
    back: Action | None = None  # what takes it back, for RELEASE and ACT


def takes_back(action: Action) -> bool:
    """Whether an action makes good for an earlier one: it is for its author, not against them."""
    return action.kind in (ActionKind.RELEASE, ActionKind.UNBLOCK, ActionKind.UNDELETE) or action.key.startswith(UNDO)


def undoing(action: Action, now: datetime, reason: str) -> Undoing:
    """How an action is taken back; planned for `now`, with a reason in plain words."""
    if action.status.open:
        return Undoing(action=action, way=Way.CANCEL, words="it will not be carried out")
    if action.status is ActionStatus.SKIPPED and action.kind in DOWNS:
        return Undoing(action=action, way=Way.CANCEL, words="nothing was taken down; its verdict is taken back")
    if action.status is not ActionStatus.DONE:
        return Undoing(action=action, way=Way.NOTHING, words=f"it was not carried out: {action.result}")
    if takes_back(action):
        return Undoing(action=action, way=Way.NOTHING, words="it took something back itself")
    if action.kind in DOWNS:
        back = plan_release(action, now, reason)
        return Undoing(action=action, way=Way.RELEASE, words="the text is put back", back=back)
    back = _back(action, now, reason)
    return Undoing(action=action, way=Way.ACT, words=_words(back), back=back)


def _back(action: Action, now: datetime, reason: str) -> Action:
    # What the action was about stays: the page, the log entry, the revision of its verdict, the author.
    back = replace(
        action,
        key=f"{UNDO}{action.key}",
        kind=_BACK[action.kind],
        due_at=now,
        planned_at=now,
        reason=reason,
        status=ActionStatus.PLANNED,
        row="",
        observed=False,
        approved=True,
        attempts=0,
        result="",
        result_revid=None,
        settled_at=None,
    )
    if action.kind is ActionKind.MOVE:
        return replace(back, target=action.argument, argument=action.target)
    if action.kind is ActionKind.FILE_REVERT:
        return replace(back, argument=f"{STANDS_AGAIN}{action.argument}")
    if action.kind is ActionKind.GROUP:
        return replace(back, argument=_SIGNS[action.argument[0]] + action.argument[1:])
    return back


def _words(back: Action) -> str:
    match back.kind:
        case ActionKind.UNBLOCK:
            return "the block is lifted"
        case ActionKind.UNDELETE:
            return "the page is brought back"
        case ActionKind.MOVE:
            return f"the page is moved to {back.argument}"
        case ActionKind.FILE_REVERT:
            return "the file's version is brought back"
        case _:
            return f"the group is changed: {back.argument}"
