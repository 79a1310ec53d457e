"""Why something was decided: the whole reckoning of one revision, or of one author."""

from __future__ import annotations

import json
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields, entry
from wikiwatch.core.model import Actor, ActorKind, parse_address
from wikiwatch.core.report import part_fields
from wikiwatch.core.trust import trust
from wikiwatch.errors import UserError


def explain_revision(app: App, revid: int) -> dict[str, Any]:
    """Trust with its parts, every signal, every miss, the policy row, and what was done or is due."""
    row = app.store.entry(revid)
    if row is None or row["outcome"] is None:
        raise UserError(
            f"revision {revid} has not been judged",
            hint="`wikiwatch log` lists the judged ones; what stood before the first run is never judged",
        )
    fields = entry(app, row)
    detail = json.loads(row["detail"]) if row["detail"] else {}
    names = ("band", "trust_parts", "trust_unknown", "misses", "state_before", "state", "stale", "rules_version")
    fields.update({name: detail.get(name) for name in names})
    fields["decisions"] = [
        dict(decision) for action in fields["actions"] for decision in app.store.decisions(action["key"])
    ]
    return fields


def explain_user(app: App, name: str, actor: Actor | None) -> dict[str, Any]:
    """An author's trust now with all its parts, their state, and what was done or is due about them.

    `actor` holds what the wiki says; None where it could not be asked.
    """
    known = actor or _unasked(name)
    now = app.clock.now()
    score = trust(known, app.store.trust_record(known.key, now, app.rules), now, app.rules.trust)
    account = app.store.account(known.key)
    return {
        "user": name,
        "key": known.key,
        "kind": str(known.kind),
        "trust": score.score,
        "band": score.band,
        "trust_parts": [part_fields(part) for part in score.parts],
        "trust_unknown": list(score.unknown),
        "groups": sorted(known.groups),
        "state": str(app.store.state(known.key, now)),
        "state_reason": account["reason"] if account else "",
        "actions": [action_fields(action) for action in app.store.actions_of_actor(known.key)],
    }


def _unasked(name: str) -> Actor:
    kind = ActorKind.ADDRESS if parse_address(name) else ActorKind.ACCOUNT
    return Actor(name=name, kind=kind, unknown=frozenset({"groups", "registered", "emailable", "blocked"}))
