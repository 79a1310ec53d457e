"""Spam that still stands: edits that a person or the program found to be spam, and whose text is on the wiki still.

Taking one down takes a person's yes, and the same road as everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wikiwatch.app import feedback
from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields, entry
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import Outcome
from wikiwatch.core.plan import take_down_key
from wikiwatch.errors import UserError

# Why a text is there still, by the status of taking it down, in plain words.
UP = {
    "never": "it was never planned to take it down",
    "review": "it waits for a person's yes",
    "person": "it is left to a person",
    "late": "it is due, but was not taken down yet",
    "cancelled": "it was cancelled, though nobody said that the verdict was wrong",
    "back": "the program put it back by itself, and a person called it spam since",
}
_BY_STATUS = {
    ActionStatus.REVIEW: "review",
    ActionStatus.PERSON: "person",
    ActionStatus.PLANNED: "late",
    ActionStatus.CLAIMED: "late",
    ActionStatus.CANCELLED: "cancelled",
}


def standing(app: App) -> list[dict[str, Any]]:
    """Such edits as `entries` tells them, oldest first, with `up` (see UP), `why`, `found_by` and the `id`."""
    return [_fields(app, row) for row in app.store.spam_that_stands(app.clock.now())]


def _fields(app: App, row: Mapping[str, Any]) -> dict[str, Any]:
    revid, down = _stands_in(app, row)
    up = "back" if revid != row["revid"] else "never" if down is None else _BY_STATUS[down.status]
    return {
        **entry(app, row),
        "id": take_down_key(row["revid"]),
        "up": up,
        "why": down.result if down else "",
        "found_by": "person" if row["confirmed_ts"] is not None else "program",
    }


def _stands_in(app: App, row: Mapping[str, Any]) -> tuple[int, Action | None]:
    """The revision in which a text stands now, and what takes it down: the program may have put it back itself."""
    revid = int(row["revid"])
    down = app.store.action(take_down_key(revid))
    back = app.store.action(f"release-{revid}")
    if down is None or down.status is not ActionStatus.DONE or back is None or back.result_revid is None:
        return revid, down
    return back.result_revid, app.store.action(take_down_key(back.result_revid))


def take_down(app: App, revid: int, who: str, why: str = "") -> dict[str, Any]:
    """A person says that it is spam and has to go; what is planned, as plain values. UserError for all else."""
    now = app.clock.now()
    with app.store.transaction():
        row = app.store.spam_at(revid, now)
        if row is None:
            hint = "`wikiwatch review standing` lists them"
            raise UserError(f"revision {revid} is no spam that is known to stand still", hint)
        stands_in, down = _stands_in(app, row)
        planned = down or Action(
            key=take_down_key(stands_in),
            kind=ActionKind.REVERT if row["outcome"] == Outcome.REVERT else ActionKind.HOLD,
            target=row["title"],
            due_at=now,
            planned_at=now,
            reason=f"{who} said that it was spam, and it still stood",
            revid=stands_in,
            page_id=row["page_id"],
            actor_key=row["actor_key"],
            approved=True,
        )
        if not app.store.plan([planned]):
            app.store.plan_again(planned.key, now)
            app.store.approve(planned.key)
        # The word is about the author's own revision, in whichever the text stands now.
        feedback.was_right(app, app.store.action(take_down_key(revid)) or planned, who, why)
    return action_fields(app.store.action(planned.key) or planned)
