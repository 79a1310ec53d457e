"""Verdicts in the words of the command line: one object for each judged change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.report import verdict_fields

if TYPE_CHECKING:
    from wikiwatch.app.judge import Judged  # who shows what was judged before needs no judge

# In place of a policy row: let through at first, and held with the pattern that it turned out to be part of.
HELD_LATER = "hold-earlier"
_CONCEALED = ((1, "user"), (2, "title"))  # bits of the column, and the field that the wiki does not show any more
NOT_JUDGED = "a log entry that is not judged"  # of which no verdict is kept: there are many, and they tell nothing


def entries(app: App, *, decisions_only: bool = False, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Judged changes, newest first, each with what was planned and done about it."""
    for row in app.store.entries(decisions_only=decisions_only, limit=limit):
        yield entry(app, row)


def entry(app: App, row: Mapping[str, Any]) -> dict[str, Any]:
    """One judged change as plain values."""
    detail = json.loads(row["detail"]) if row["detail"] else {}
    actions = _actions(app, row)
    return {
        "rcid": row["rcid"],
        "revid": row["revid"],
        "title": row["title"],
        "user": row["user"],
        "timestamp": datetime.fromtimestamp(row["ts"], UTC).isoformat(),
        "outcome": row["outcome"],
        "score": row["score"],
        "trust": row["trust"],
        "signals": detail.get("signals", []),
        "actions": [action_fields(action) for action in actions],
        "row": HELD_LATER if "held_later" in detail else detail.get("row", "exempt"),
        "reason": detail.get("held_later") or detail.get("reason", NOT_JUDGED),
        "overturned": bool(row["overturned"]),
        "kind": row["kind"],
        "hidden": [name for bit, name in _CONCEALED if row["concealed"] & bit],
    }


def _actions(app: App, row: Mapping[str, Any]) -> list[Action]:
    """All that is planned or was done about a change: by its revision, or by its number in recent changes."""
    if row["revid"] is not None:
        return app.store.actions_on(row["revid"])
    return app.store.actions_about(row["rcid"]) if row["rcid"] is not None else []


def judged_fields(judged: Judged) -> dict[str, Any]:
    """A verdict that was made just now, in the same words; `unknown` names facts that the source lacks."""
    change, verdict = judged.facts.change, judged.verdict
    detail = verdict_fields(verdict)
    return {
        "rcid": change.rcid,
        "revid": change.revid,
        "title": change.title,
        "user": change.user,
        "timestamp": change.timestamp.isoformat(),
        "outcome": str(verdict.outcome),
        "score": verdict.score,
        "trust": verdict.trust.score,
        "trust_parts": detail["trust_parts"],
        "signals": detail["signals"],
        "actions": [action_fields(action) for action in judged.actions],
        "row": verdict.row,
        "reason": verdict.reason,
        "overturned": False,
        "kind": str(change.kind),
        "unknown": detail["trust_unknown"],
    }


def held_with(line: Mapping[str, Any]) -> list[int]:
    """Earlier revisions that a verdict, as `judged_fields` gives it, holds too, as part of one pattern."""
    actions = (action for action in line["actions"] if action["kind"] == ActionKind.HOLD)
    return [action["revid"] for action in actions if action["revid"] != line["revid"]]


def action_fields(action: Action) -> dict[str, Any]:
    """An action as plain values."""
    return {
        "key": action.key,
        "kind": str(action.kind),
        "target": action.target,
        "argument": action.argument,
        "due_at": action.due_at.isoformat(),
        "reason": action.reason,
        "status": str(action.status),
        "needs_yes": str(action.status) == "review",
        "revid": action.revid,
        "result": action.result,
        "result_revid": action.result_revid,
    }
