"""Authors for people: a list of those most of interest, and all about one of them on one page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.explain import author_now, explain_user
from wikiwatch.app.explain_author import deed_fields
from wikiwatch.app.reckoning import fates, iso
from wikiwatch.app.wasted import REPEATS, effort_fields
from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.core.lists import user_name
from wikiwatch.core.model import AccountState, Actor, ActorKind, key_of
from wikiwatch.core.undoing import takes_back
from wikiwatch.core.wasted import reckon

# Those that are looked at first: something is still to be decided about them.
FIRST = (AccountState.FLAGGED, AccountState.SILENCED)
STATES = tuple(map(str, AccountState))
DUE = 50  # actions: a flood may have thousands, which the review queue lists page by page


def author_keys(app: App, name: str = "", state: str = "") -> list[str]:
    """The keys of authors: flagged, then silenced ones, then the active with the lowest trust first.

    `name`: those whose names have these characters; `state`: only those in it, the latest first.
    """
    states = _in_force(app)
    wanted = user_name(name)
    if wanted:
        exact = [key for key in (key_of(wanted),) if app.store.seen(key) or key in states]
        found = [*exact, *app.store.authors_with(wanted)]
    elif state in ("", AccountState.CLEAN):
        found = [*(key for first in FIRST for key, was in states.items() if was == first), *app.store.active_authors()]
    else:
        found = list(states)
    keys = dict.fromkeys(found)
    return [key for key in keys if not state or states.get(key, str(AccountState.CLEAN)) == state]


def _in_force(app: App) -> dict[str, str]:
    """The states that hold now, by key."""
    now = app.clock.now()
    rows = app.store.states()
    return {
        row["actor_key"]: row["state"]
        for row in rows
        if (row["until"] is None or row["until"] >= now.timestamp()) and not app.store.is_anybody(row["actor_key"], now)
    }


def authors_told(app: App, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Each author of a list: state with its times and reason, edits, trust at the latest judged change."""
    now, told = app.clock.now(), app.store.authors_told(keys)
    return [_told(key, app.store.account(key), str(app.store.state(key, now)), told[key]) for key in keys]


def _told(key: str, account: Mapping[str, Any] | None, state: str, told: Mapping[str, Any]) -> dict[str, Any]:
    holds = account is not None and account["state"] == state
    return {
        "user": key.partition(":")[2],
        "state": state,
        "since": iso(account["since"]) if account and holds else None,
        "until": iso(account["until"]) if account and holds else None,
        "why": account["reason"] if account and holds else "",
        "trust": told["trust"],
        "edits": told["edits"],
        "last": iso(told["last"]),
    }


def _actor(key: str) -> Actor | None:
    """What is known of an author without the wiki; None where the name tells the kind."""
    kind, _, name = key.partition(":")
    unknown = frozenset({"groups", "registered", "emailable", "blocked"})
    return Actor(name=name, kind=ActorKind.TYPED, unknown=unknown) if kind == "typed" else None


def trust_now(app: App, key: str) -> dict[str, Any]:
    """Trust with its parts and the state of an author by key, as `explain` tells them, without asking the wiki."""
    return author_now(app, key.partition(":")[2], _actor(key))


def parts_beside(now: Sequence[Mapping[str, Any]], then: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The parts of trust by name, with their points `now` and `then`; None where a part was not known at that time."""
    points = [{one["name"]: one["points"] for one in parts} for parts in (now, then)]
    reasons = {one["name"]: one["reason"] for one in (*then, *now)}
    return [
        {"name": name, "now": points[0].get(name), "then": points[1].get(name), "why": why}
        for name, why in reasons.items()
    ]


def about_author(app: App, name: str) -> dict[str, Any] | None:
    """What `explain` tells of an author, with edits, log entries, domains, history, what is due and the time wasted.

    None where nothing is known by that name. The wiki is not asked.
    """
    # As it is kept first: what is shown of a name, and linked, may be none that MediaWiki would have today.
    names = [one for one in dict.fromkeys((name, user_name(name))) if one.strip()]
    keys = (key for one in names for key in (key_of(one), f"typed:{one}"))
    key = next((key for key in keys if _known(app, key)), None)
    if key is None:
        return None
    fields, edits = explain_user(app, key.partition(":")[2], _actor(key)), app.store.edits_of(key)
    return {
        **fields,
        "key": key,
        "edits": [_edit(row) for row in edits],
        "then": _then(app, edits),
        "log_entries": [{**row, "at": iso(row["ts"])} for row in app.store.log_entries_of(key)],
        "domains": [{**row, "last": iso(row["last"])} for row in app.store.domains_of(key)],
        "history": _history(app, key, fields["actions"]),
        "due": open_actions(app, key),
        "wasted": _wasted(app, key),
        "undo_key": next((one["key"] for one in fields["actions"] if _is_against(app, one["key"])), ""),
    }


def _known(app: App, key: str) -> bool:
    return app.store.seen(key) or app.store.account(key) is not None or bool(app.store.actions_of_actor(key))


def open_actions(app: App, key: str) -> list[dict[str, Any]]:
    """What something may still come of, of all that is planned about an author, by due time; 200 at most."""
    return deed_fields(app.store.open_actions_of(key, DUE))


def _is_against(app: App, key: str) -> bool:
    action = app.store.action(key)
    return action is not None and not takes_back(action)


def _edit(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = ("revid", "title", "kind", "outcome", "score", "trust")
    told = {name: row[name] for name in fields} | {"at": iso(row["ts"]), "overturned": bool(row["overturned"])}
    return told | {"fates": [one["what"] for one in fates(row)], "down": bool(row["down"])}


def _then(app: App, edits: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The trust at the latest judged edit, with its parts; None where none was judged."""
    revid = next((row["revid"] for row in edits if row["trust"] is not None), None)
    row = app.store.entry(revid) if revid is not None else None
    if row is None:
        return None
    detail = json.loads(row["detail"] or "{}")
    told = {"revid": revid, "at": iso(row["ts"]), "trust": row["trust"]}
    return told | {"band": detail.get("band"), "parts": detail.get("trust_parts") or []}


def _history(app: App, key: str, actions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What changed an author's state, newest first; `what` names who did: a verdict, the program, people."""
    found = [
        {"at": iso(row["ts"]), "what": "verdict", "state": row["state"], "why": row["why"], "revid": row["revid"]}
        for row in app.store.state_changes(key)
    ]
    for action in actions:
        if action["kind"] in (ActionKind.BLOCK, ActionKind.UNBLOCK) and action["status"] == ActionStatus.DONE:
            told = {"at": action["settled_at"], "what": action["kind"], "why": action["result"]}
            found.append({**told, "state": "", "revid": None})
    for ts in app.store.blocked_by_people(key):
        found.append({"at": iso(ts), "what": "people", "state": "", "why": "", "revid": None})
    for one in app.store.decisions(key):
        why = f"{one['who']}: {one['why']}" if one["why"] else one["who"]
        found.append({"at": iso(one["ts"]), "what": "decision", "state": one["what"], "why": why, "revid": None})
    return sorted(found, key=lambda one: one["at"] or "", reverse=True)


def _wasted(app: App, key: str) -> dict[str, Any] | None:
    """The time that an author wasted who was caught; None for all others."""
    caught = next((one for one in app.store.caught(app.clock.now()) if one.key == key), None)
    if caught is None:
        return None
    saves = app.store.taken_down_of([key], REPEATS).get(key, ())
    return effort_fields(reckon([(caught, saves)], None).total) if saves else None
