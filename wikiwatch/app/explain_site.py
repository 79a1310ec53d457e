"""What is known of a domain, a telephone number or an e-mail address: who brought it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.explain_author import soft_allow_fields
from wikiwatch.app.reckoning import fates, iso
from wikiwatch.core.evidence import Link
from wikiwatch.core.links import links
from wikiwatch.core.report import list_fields

EDITS_SHOWN = 50  # the latest ones that brought it


def place_of(written: str) -> str:
    """The registrable domain, number or e-mail address of what somebody typed: it, or a link to it."""
    found = _link_to(written)
    return found.domain if found else written.casefold()


def _link_to(written: str) -> Link | None:
    found = links(written) or links(f"https://{written.strip()}")
    return found[0] if found else None


def site_fields(app: App, written: str) -> dict[str, Any]:
    """Who brought a place first, how often it came, what became of it, when the wiki refused it; lists about it."""
    found, now = _link_to(written), app.clock.now()
    survives = timedelta(hours=app.rules.trust.survives_after_hours)
    known = dict(app.store.site(place_of(written), now - survives))
    listed = app.rules.lists.site(found.host, now) if found else None
    known["listed"] = list_fields(listed, now) if listed else None
    for name in ("first_seen", "stood_at_first_read", "trusted_since"):
        known[name] = _minute(known[name])
    known["refused"] = [{**one, "at": _minute(one["at"])} for one in known["refused"]]
    return known


def explain_site(app: App, written: str) -> dict[str, Any]:
    """The same with its latest edits and what became of each, its cases, decoy pages and soft allow."""
    fields = site_fields(app, written)
    edits = app.store.brought_by(fields["site"], EDITS_SHOWN)
    return {
        "about": "domain",
        **fields,
        "soft_allow": soft_allow_fields(app, "domain", fields["site"]),
        "cases": list(app.store.cases_of([edit["revid"] for edit in edits])),
        "decoys": list(app.store.decoyed(fields["site"], int(app.clock.now().timestamp()), "")),
        "edits": [_edit(edit) for edit in edits],
    }


def sites_told(app: App, domains: Iterable[str]) -> list[dict[str, Any]]:
    """Each domain of a list in short: who brought it first, when it came last, how often, and what of it stands."""
    return [{**one, "first": iso(one["first"]), "last": iso(one["last"])} for one in app.store.domains_told(domains)]


def _edit(edit: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "revid": edit["revid"],
        "at": iso(edit["ts"]),
        "user": edit["user"],
        "title": edit["title"],
        "outcome": edit["outcome"],
        "taken_down": bool(edit["down"]),
        "released": bool(edit["overturned"]),
        "fates": fates(edit),
    }


def _minute(ts: int | None) -> str | None:
    return None if ts is None else datetime.fromtimestamp(ts, UTC).isoformat(timespec="minutes")
