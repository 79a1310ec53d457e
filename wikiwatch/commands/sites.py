"""A command about places: what the wiki remembers of a domain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import RenderableType
from rich.text import Text

from wikiwatch.app.explain_site import site_fields
from wikiwatch.commands.common import as_json, echo_json, looking_back
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
        fields = site_fields(app, domain)
    if json_:
        echo_json([fields])
        return
    screen = console()
    for part in site_parts(fields):
        screen.print(part, soft_wrap=isinstance(part, Text))


def site_parts(fields: Mapping[str, Any]) -> Iterator[RenderableType]:
    """Who brought a place first, how often it came, what became of it, the list on which it is, and its refusals."""
    yield safe(f"{fields['site']}: {_first(fields)}")
    names = ("insertions", "authors", "stood", "undone", "taken_down")
    yield safe(", ".join(f"{name.replace('_', ' ')}: {fields[name]}" for name in names))
    for name in ("stood_at_first_read", "trusted_since"):
        if fields[name]:
            yield safe(f"{name.replace('_', ' ')}: {fields[name]}")
    if fields["listed"]:
        yield lists_table([fields["listed"]])
    rows = [(one["at"], one["by"], one["user"], one["page"]) for one in fields["refused"]]
    if rows:
        yield table("", ("refused", "by", "author", "page"), rows)


def _first(fields: Mapping[str, Any]) -> str:
    if fields["first_seen"] is None:
        return "nobody has brought it here since the watch began"
    where = f"page {fields['first_page']}, revision {fields['first_revid']}"
    return f"first seen {fields['first_seen']}, by {fields['first_by']} ({where})"


COMMANDS: tuple[click.Command, ...] = (site,)
