"""What is to be done about it: intended effects on the wiki, each with a key of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ActionKind(StrEnum):
    """What can be done on the wiki."""

    HOLD = "hold"
    REVERT = "revert"
    RELEASE = "release"  # a text that was taken down is put back
    BLOCK = "block"
    UNBLOCK = "unblock"  # of the program's own block, never of a person's
    MOVE = "move"  # a page goes back to the title that it had
    FILE_REVERT = "filerevert"  # an earlier version of a file becomes the current one
    DELETE = "delete"  # a page that an unwanted author made, and nobody else wrote on
    UNDELETE = "undelete"
    GROUP = "group"  # an account comes into a group, or leaves it


class ActionStatus(StrEnum):
    """Where an action stands between plan and result."""

    PLANNED = "planned"
    REVIEW = "review"  # waits for a person's yes
    CLAIMED = "claimed"  # somebody is carrying it out
    DONE = "done"
    SKIPPED = "skipped"  # there was nothing left to do
    PERSON = "person"  # the program can't do it without harm: a person has to
    CANCELLED = "cancelled"

    @property
    def open(self) -> bool:
        """Whether something may still come of it."""
        return self in (ActionStatus.PLANNED, ActionStatus.REVIEW, ActionStatus.CLAIMED, ActionStatus.PERSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One intended effect on the wiki. `key` is unique: planning the same effect twice changes nothing."""

    key: str
    kind: ActionKind
    target: str  # the title of a page or file as it is now; a user name for block, unblock and group
    due_at: datetime
    planned_at: datetime
    reason: str
    status: ActionStatus = ActionStatus.PLANNED
    revid: int | None = None  # the revision that is taken down or released
    rcid: int | None = None  # the log entry of the move or upload that is taken back, as recent changes number it
    page_id: int | None = None
    actor_key: str = ""  # the author against whom, or for whom, it is
    # What else the kind needs: of a move the title to move to; of a filerevert the time (ISO 8601) of the version
    # that must not stand; of a group its name, with + or - before it; of a delete or block nothing.
    argument: str = ""
    row: str = ""  # the row of policy.toml, or the class of review.toml, that asked for it; "" for people's wishes
    observed: bool = False  # planned while observing
    approved: bool = False  # a person said yes
    attempts: int = 0
    result: str = ""  # what came of it, in plain words
    result_revid: int | None = None  # the revision that carrying it out made
    settled_at: datetime | None = None
