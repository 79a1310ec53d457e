"""What is to be done about it: intended effects on the wiki, each with a key of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ActionKind(StrEnum):
    """What can be done on the wiki."""

    HOLD = "hold"
    REVERT = "revert"
    RELEASE = "release"
    BLOCK = "block"


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
    target: str  # a page title for hold, revert and release; a user name for block
    due_at: datetime
    planned_at: datetime
    reason: str
    status: ActionStatus = ActionStatus.PLANNED
    revid: int | None = None  # the revision that is taken down or released
    page_id: int | None = None
    actor_key: str = ""
    observed: bool = False  # planned while observing
    approved: bool = False  # a person said yes
    attempts: int = 0
    result: str = ""  # what came of it, in plain words
    result_revid: int | None = None  # the revision that carrying it out made
    settled_at: datetime | None = None
