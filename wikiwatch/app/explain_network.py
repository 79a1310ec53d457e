"""Why a network is trusted so far: what was seen from it, and what its owner could be shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.core.model import Actor, network_around, parse_network
from wikiwatch.core.networks import counts_against, is_system, network_of, network_parts, shown
from wikiwatch.core.report import list_fields, part_fields
from wikiwatch.errors import UserError


def named_network(app: App, what: str) -> str | None:
    """The key of the network that somebody names; None for an account, an address or an IPv6 /64.

    An account may be named like an autonomous system, so a system is one only where an address of it was seen.
    Raises UserError for ranges that have no record of their own.
    """
    key = network_of(what)
    if key is not None and is_system(key):
        return key if app.store.seen_from(key, app.clock.now(), app.rules) else None
    if key is not None or "/" not in what:
        return key
    network = parse_network(what)
    if network is None or network.prefixlen >= (32 if network.version == 4 else 64):
        return None
    around = network_around(what) or network_around(str(network.network_address)) or ""
    raise UserError(
        f"{what} has no record of its own: networks are a /24 (IPv4) or a /48 (IPv6)",
        f"`wikiwatch explain {shown(around)}` shows the first in it",
    )


def explain_network(app: App, network: str) -> dict[str, Any]:
    """A network's trust now with its parts, its latest addresses with what became of their edits, and the bad edits."""
    now = app.clock.now()
    fields = _summary(app, network, now)
    fields["about"] = "network"
    listed = app.rules.lists.author(network, now)
    fields["listed"] = list_fields(listed, now) if listed else None
    fields["addresses"] = [
        {
            "address": row["actor_key"].removeprefix("ip:"),
            "edits": row["edits"],
            "bad": row["bad_edits"],
            "stood": row["stood"],
            "last_bad": _iso(row["bad"]),
            "last_good": _iso(row["good"]),
        }
        for row in app.store.seen_from(network, now, app.rules)
    ]
    fields["evidence"] = [
        {
            "revid": row["revid"],
            "timestamp": _iso(row["ts"]),
            "title": row["title"],
            "address": row["user"],
            "fate": "taken down" if row["reverted_ts"] is None else "undone by people",
        }
        for row in app.store.bad_edits_from(network, now, app.rules)
    ]
    return fields


def networks_around(app: App, actor: Actor) -> list[dict[str, Any]]:
    """The networks in which an address lies, each with its trust now as the next address in it meets it."""
    now = app.clock.now()
    return [_summary(app, network, now) for network in app.store.networks_of(actor.key)]


def _summary(app: App, network: str, now: datetime) -> dict[str, Any]:
    rules = app.rules.trust.network
    record = app.store.network_record(network, now, app.rules)
    parts = network_parts(record, now, rules)
    return {
        "network": shown(network),
        "trust": int(sum(part.points for part in parts)),
        "trust_parts": [part_fields(part) for part in parts],
        "seen": record.addresses,
        "bad": len(record.bad),
        "good": len(record.good),
        "days": rules.window_days,
        "counts_against": counts_against(record, rules),
    }


def _iso(ts: int | None) -> str | None:
    return None if ts is None else datetime.fromtimestamp(ts, UTC).isoformat()
