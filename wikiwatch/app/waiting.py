"""What waits for a person: edits that were taken down, actions that need a yes or a hand, proposals of the review.

All are told in the words of `entries`, so that one script reads them all, with an `id` by which to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields, entry
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import key_of
from wikiwatch.core.undoing import DOWNS
from wikiwatch.errors import UserError

PROPOSAL = "proposal"
# What takes an edit, a move or an upload down; all else is planned beside it.
OF_ENTRIES = (*map(str, DOWNS), str(ActionKind.MOVE), str(ActionKind.FILE_REVERT))
_WAITS = {
    ActionStatus.PLANNED: "to be taken down",
    ActionStatus.CLAIMED: "being taken down",
    ActionStatus.DONE: "taken down: release or confirm it",
    ActionStatus.REVIEW: "needs a yes before it is taken down",
}
SORTS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "age": lambda item: -item["age_hours"],
    "user": lambda item: (item["user"], -item["age_hours"]),
    "title": lambda item: (item["title"], -item["age_hours"]),
    "score": lambda item: (-(item["score"] or 0), -item["age_hours"]),
    "trust": lambda item: (-(item["trust"] or 0), -item["age_hours"]),
}


@dataclass(frozen=True, kw_only=True)
class Only:
    """Which of them; conditions that are given all have to hold."""

    user: str | None = None
    domain: str | None = None
    case_id: int | None = None
    kind: str | None = None  # of an action, or "proposal"

    @property
    def given(self) -> bool:
        """Whether there is any condition."""
        return any(one is not None for one in (self.user, self.domain, self.case_id, self.kind))


def waiting(app: App, only: Only, *, all_: bool = False) -> list[dict[str, Any]]:
    """What waits, oldest first; `all_`: also what a person has decided already."""
    revids = _revids(app, only)
    edits = list(_edits(app, all_=all_))
    found = [*edits, *_actions(app, {item["id"] for item in edits}), *_proposals(app, all_=all_)]
    return sorted((item for item in found if _is(item, only, revids)), key=SORTS["age"])


def _revids(app: App, only: Only) -> set[int] | None:
    """The revisions among which it has to be; None where any will do."""
    sets = []
    if only.domain is not None:
        sets.append(app.store.brought(only.domain.casefold()))
    if only.case_id is not None:
        if app.store.case(only.case_id) is None:
            raise UserError(f"no case has the number {only.case_id}", hint="`wikiwatch cases --all` lists them")
        sets.append(app.store.in_case(only.case_id))
    return set.intersection(*sets) if sets else None


def _is(item: Mapping[str, Any], only: Only, revids: set[int] | None) -> bool:
    return (
        (revids is None or item["revid"] in revids)
        and (only.kind is None or only.kind in (item["what"], item["type"]))
        and (only.user is None or only.user == item["user"] or key_of(only.user) == key_of(item["user"]))
    )


def _edits(app: App, *, all_: bool) -> Iterator[dict[str, Any]]:
    yield from _told(app, app.store.undecided(all_=all_))


def _told(app: App, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        fields = entry(app, row)
        down = next((app.store.action(one["key"]) for one in fields["actions"] if one["kind"] in OF_ENTRIES), None)
        key, what = (down.key, str(down.kind)) if down else ("", row["outcome"])
        since = down.planned_at if down else datetime.fromisoformat(fields["timestamp"])
        waits = _decided(row) or (_waits(down) if down else "")
        yield fields | _added(app, "edit", key, what, since, waits)


def newest_edits(app: App) -> Iterator[dict[str, Any]]:
    """The edits among what waits, newest first, each with its author's `actor_key`; read one by one."""
    for row in reversed(app.store.undecided()):
        yield from ({**item, "actor_key": row["actor_key"]} for item in _told(app, [row]))


def _decided(row: Mapping[str, Any]) -> str:
    if row["overturned"]:
        return "decided: it was good"
    return "decided: it was unwanted" if row["confirmed_ts"] is not None else ""


def _waits(action: Action) -> str:
    if action.status is ActionStatus.PERSON:
        return f"has to be done by a person: {action.result}"
    return _WAITS.get(action.status, action.result)


def _actions(app: App, listed: Collection[str]) -> Iterator[dict[str, Any]]:
    for action in app.store.waiting():
        if action.status not in (ActionStatus.REVIEW, ActionStatus.PERSON) or action.key in listed:
            continue
        waits = "needs a yes" if action.status is ActionStatus.REVIEW else _waits(action)
        row = app.store.entry(action.revid) if action.revid is not None else None
        fields = entry(app, row) if row else _blank(action.actor_key.partition(":")[2], action.planned_at)
        about = {"title": action.target, "reason": action.reason, "actions": [action_fields(action)]}
        yield fields | about | _added(app, "action", action.key, str(action.kind), action.planned_at, waits)


def _proposals(app: App, *, all_: bool) -> Iterator[dict[str, Any]]:
    for one in app.store.proposals(open_only=not all_):
        made = datetime.fromtimestamp(one["made_ts"], UTC)
        waits = "needs a yes or a no" if one["status"] == "open" else f"decided: {one['status']}"
        answers = (question["reason"] for question in one["detail"].get("questions", ()))
        reason = "; ".join([one["detail"].get("reason", ""), *answers])
        about = {"reason": reason, "row": one["class"], "detail": one["detail"]}
        fields = _blank(one["user"], made) | about
        yield fields | _added(app, PROPOSAL, f"proposal-{one['id']}", one["class"], made, waits)


def _blank(user: str, at: datetime) -> dict[str, Any]:
    """The fields of `entry` for what is about no edit."""
    return {
        **dict.fromkeys(("rcid", "revid", "outcome", "score", "trust")),
        **{"title": "", "user": user, "timestamp": at.isoformat(), "signals": [], "actions": []},
        **{"row": "", "reason": "", "overturned": False, "kind": ""},
    }


def _added(app: App, type_: str, key: str, what: str, since: datetime, waits: str) -> dict[str, Any]:
    hours = (app.clock.now() - since).total_seconds() / 3600
    return {"id": key, "type": type_, "what": what, "age_hours": round(max(0.0, hours), 1), "waits": waits}
