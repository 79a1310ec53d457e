"""Why something was decided: the whole reckoning of one revision, or of one author."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wikiwatch.app.comebacks import comeback_fields, fingerprint_fields
from wikiwatch.app.context import App
from wikiwatch.app.entries import entry
from wikiwatch.app.explain_author import author_fields, decision_fields, deed_fields
from wikiwatch.app.explain_network import networks_around
from wikiwatch.app.reckoning import Texts, fates, iso, reckoning, text_fields
from wikiwatch.core.exempt import binding, exempt_author
from wikiwatch.core.listed_trust import bounded
from wikiwatch.core.model import Actor, ActorKind, actor_kind, has_temp_name, parse_network
from wikiwatch.core.record import Record
from wikiwatch.core.report import list_fields, listing_fields, part_fields
from wikiwatch.core.trust import trust
from wikiwatch.errors import UserError


def explain_revision(app: App, revid: int, ask: Texts | None = None) -> dict[str, Any]:
    """Every part of a verdict on an edit, and what came of it; `ask` reads a text that is not kept."""
    row = app.store.entry(revid)
    if row is None or row["outcome"] is None:
        raise UserError(
            f"revision {revid} has not been judged",
            hint="`wikiwatch log` lists the judged ones; what stood before the first run is never judged",
        )
    return _explained(app, row, ask)


def explain_action(app: App, key: str, ask: Texts | None = None) -> dict[str, Any] | None:
    """The same for what an action is about, an edit or a log entry; None where no action with a verdict has the key."""
    action = app.store.action(key)
    if action is None:
        return None
    row = app.store.entry(action.revid) if action.revid is not None else None
    if row is None and action.rcid is not None:
        row = app.store.log_entry(action.rcid)
    return _explained(app, row, ask) if row is not None and row["outcome"] is not None else None


def _explained(app: App, row: Mapping[str, Any], ask: Texts | None) -> dict[str, Any]:
    fields = entry(app, row)
    detail = json.loads(row["detail"]) if row["detail"] else {}
    names = ("band", "trust_parts", "trust_unknown", "misses", "state_before", "state", "stale", "rules_version")
    fields.update({name: detail.get(name) for name in (*names, "exempt", "adds_link")})
    fields |= reckoning(app, row, detail)
    fields["about"] = "revision" if row["revid"] is not None else "log entry"
    fields["comment"] = row["comment"]
    fields["text"] = text_fields(app, row, fields["signals"], ask)
    fields["fates"] = fates(row)
    fields["cases"] = list(app.store.cases_of([row["revid"]])) if row["revid"] is not None else []
    fields["actions"] = deed_fields(app.store.action(action["key"]) for action in fields["actions"])
    fields["decisions"] = decision_fields(app, [action["key"] for action in fields["actions"]])
    return fields


def explain_user(app: App, name: str, actor: Actor | None) -> dict[str, Any]:
    """An author's trust now with all its parts, their state, and what was done or is due about them.

    `actor` holds what the wiki says; None where it could not be asked. `addresses` are private: for nothing that
    outlives the screen.
    """
    fields = author_now(app, name, actor)
    return {**fields, **author_fields(app, fields["key"])}


def author_now(app: App, name: str, actor: Actor | None) -> dict[str, Any]:
    """The same without what was done and decided, of which there may be much."""
    known, now = actor or _unasked(name), app.clock.now()
    asked = actor is not None and not actor.kind.is_address
    exempt = exempt_author(known, app.rules, now)
    if not exempt and app.store.unmet({known.key}):  # their next change makes the program ask
        known = replace(known, unknown=known.unknown | {"history"})
    record = app.store.trust_record(known.key, now, app.rules)
    if app.store.is_anybody(known.key, now):
        known, record = replace(known, kind=ActorKind.PROXY), Record()
    listed = app.rules.lists.author(known.key, now)
    earned = trust(known, record, now, app.rules.trust)
    score = bounded(earned, binding(known, app.rules, now), app.rules.trust)
    account = app.store.account(known.key)
    return {
        "about": "author",
        "user": name,
        "key": known.key,
        "exists": "groups" not in known.unknown if asked else None,  # what the wiki tells of every account
        "seen": app.store.seen(known.key),
        "kind": str(known.kind),
        "trust": score.score,
        "band": score.band,
        "trust_parts": [part_fields(part) for part in score.parts],
        "trust_unknown": list(score.unknown),
        "groups": sorted(known.groups),
        "global_groups": sorted(known.global_groups),
        "registered": known.registered.isoformat() if known.registered else None,
        "editcount": known.editcount,
        "blocked": known.blocked,
        "proxy": app.store.proxy(now).removeprefix("ip:") if known.kind is ActorKind.PROXY else "",
        "networks": networks_around(app, known),
        "exempt": exempt,
        "listed": list_fields(listed, now) if listed else None,
        "state": str(app.store.state(known.key, now)),
        "state_reason": account["reason"] if account else "",
        "state_was": account["state"] if account else None,
        "state_since": iso(account["since"]) if account else None,
        "state_until": iso(account["until"]) if account else None,
        "reputation": [listing_fields(one) for one in app.store.listings(known.key, now)],
        "fingerprint": fingerprint_fields(app, known),
        "comes_back": comeback_fields(app, known),
        "addresses": app.store.addresses_of([known.key]).get(known.key, []),
    }


def _unasked(name: str) -> Actor:
    kind = ActorKind.TEMP if has_temp_name(name) else actor_kind(name, None, temp=False)
    if parse_network(name) is not None:  # also the /64 of an address
        kind = ActorKind.ADDRESS
    return Actor(name=name, kind=kind, unknown=frozenset({"groups", "registered", "emailable", "blocked"}))
