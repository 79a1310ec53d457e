"""A command about places: what the wiki remembers of a domain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from wikiwatch.app.context import App
from wikiwatch.commands.common import as_json, echo_json, looking_back
from wikiwatch.core.evidence import Link
from wikiwatch.core.links import links
from wikiwatch.core.report import list_fields
from wikiwatch.terminal import console, lists_table, safe, table


@click.command(
    epilog="\b\nExamples:\n  wikiwatch site example.org\n  wikiwatch site https://www.example.org/page --json\n"
)
@click.argument("domain")
@as_json
@click.pass_obj
def site(home: Path, domain: str, json_: bool) -> None:
    """Who brought a domain or telephone number here first, what became of it, when the wiki refused it."""
    with looking_back(home) as app:
        fields = _fields(app, domain)
    if json_:
        echo_json([fields])
        return
    screen = console()
    screen.print(safe(f"{fields['site']}: {_first(fields)}"), soft_wrap=True)
    names = ("insertions", "authors", "stood", "undone", "taken_down")
    screen.print(safe(", ".join(f"{name.replace('_', ' ')}: {fields[name]}" for name in names)))
    for name in ("stood_at_first_read", "trusted_since"):
        if fields[name]:
            screen.print(safe(f"{name.replace('_', ' ')}: {fields[name]}"))
    if fields["listed"]:
        screen.print(lists_table([fields["listed"]]))
    rows = [(one["at"], one["by"], one["user"], one["page"]) for one in fields["refused"]]
    if rows:
        screen.print(table("", ("refused", "by", "author", "page"), rows))


def place_of(written: str) -> str:
    """The registrable domain, number or e-mail address of what somebody typed: it, or a link to it."""
    found = _link_to(written)
    return found.domain if found else written.casefold()


def _link_to(written: str) -> Link | None:
    found = links(written) or links(f"https://{written.strip()}")
    return found[0] if found else None


def _fields(app: App, written: str) -> dict[str, Any]:
    found, now = _link_to(written), app.clock.now()
    survives = timedelta(hours=app.rules.trust.survives_after_hours)
    known = dict(app.store.site(place_of(written), now - survives))
    listed = app.rules.lists.site(found.host, now) if found else None
    known["listed"] = list_fields(listed, now) if listed else None
    for name in ("first_seen", "stood_at_first_read", "trusted_since"):
        known[name] = _iso(known[name])
    known["refused"] = [{**one, "at": _iso(one["at"])} for one in known["refused"]]
    return known


def _first(fields: dict[str, Any]) -> str:
    if fields["first_seen"] is None:
        return "nobody has brought it here since the watch began"
    where = f"page {fields['first_page']}, revision {fields['first_revid']}"
    return f"first seen {fields['first_seen']}, by {fields['first_by']} ({where})"


def _iso(ts: int | None) -> str | None:
    return None if ts is None else datetime.fromtimestamp(ts, UTC).isoformat(timespec="minutes")


COMMANDS: tuple[click.Command, ...] = (site,)
