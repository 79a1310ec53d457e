"""What is known of an author beside trust and state: their record, proposals, cases, decisions by people."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields
from wikiwatch.app.reckoning import iso
from wikiwatch.core.action import Action

EDITS_IN_CASES = 1_000  # of an author's latest edits, the cases are named


def author_fields(app: App, key: str) -> dict[str, Any]:
    """An author's record, proposals, cases, group of friction, soft allow and decisions, as plain values."""
    proposals, actions = app.store.proposals_of(key), app.store.actions_of_actor(key)
    keys = [action.key for action in actions]
    friction = app.store.friction_of(key)
    return {
        "actions": deed_fields(actions),
        "record": dict(app.store.edit_counts(key)),
        "proposals": [
            {
                "id": f"proposal-{one['id']}",
                "class": one["class"],
                "status": one["status"],
                "made": iso(one["made_ts"]),
                "decided": iso(one["decided_ts"]),
                "who": one["who"],
                "why": one["why"],
            }
            for one in proposals
        ],
        "cases": list(app.store.cases_of_actor(key, EDITS_IN_CASES)),
        "friction": None
        if friction is None
        else {
            "group": friction["group"],
            "since": iso(friction["since"]),
            "taken_out_by_people": iso(friction["left_ts"]),
        },
        "soft_allow": soft_allow_fields(app, "author", key),
        "decisions": decision_fields(app, [key, *keys, *(f"proposal-{one['id']}" for one in proposals)]),
    }


def soft_allow_fields(app: App, kind: str, what: str) -> dict[str, Any] | None:
    """Until when and why an author (kind "author", a key) or a domain is let pass softly; None where it is not."""
    found = app.store.soft_allow(kind, what, app.clock.now())
    return None if found is None else {"until": iso(found["until"]), "why": found["why"]}


def deed_fields(actions: Iterable[Action | None]) -> list[dict[str, Any]]:
    """Actions as plain values, with the time at which each was done or settled otherwise."""
    return [
        {**action_fields(one), "settled_at": one.settled_at.isoformat() if one.settled_at else None}
        for one in actions
        if one is not None
    ]


def decision_fields(app: App, keys: Collection[str]) -> list[dict[str, Any]]:
    """What was decided about some things, oldest first: who, when, what, about what and why."""
    return [{**one, "at": iso(one["ts"])} for one in app.store.decisions_about(keys)]
