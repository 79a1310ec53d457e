"""The command that shows the audit trail: audit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from wikiwatch.commands.asking import time_before
from wikiwatch.commands.common import as_json, echo_json, looking_back
from wikiwatch.terminal import console, table

EXAMPLES = """\b
Examples:
  wikiwatch audit
  wikiwatch audit --since 7d --who sybil
  wikiwatch audit --json | jq 'select(.what == "release")'
"""


@click.command(epilog=EXAMPLES)
@click.option("--since", metavar="TIME", help="Only since then: 2h, 3d, or 2026-11-22.")
@click.option("--who", metavar="NAME", default="", help="Only by this person; `wikiwatch` for what it decided itself.")
@as_json
@click.pass_obj
def audit(home: Path, since: str | None, who: str, json_: bool) -> None:
    """Every decision: who, when, what, about what and why; oldest first.

    Decisions are only ever added. Who decided on the command line stands there with their name on this machine.
    """
    start = time_before(since) if since else None
    with looking_back(home) as app:
        found = [_fields(row) for row in app.store.audit(start) if _is(row["who"], who)]
    if json_:
        echo_json(found)
        return
    rows = ((f["at"][:16].replace("T", " "), f["who"], f["what"], f["key"], f["about"], f["why"]) for f in found)
    console().print(table("", ("time (UTC)", "who", "what", "key", "about", "why"), rows))


def _is(name: str, wanted: str) -> bool:
    """Whether a decision is by somebody; the channel in brackets behind the name may be left out."""
    return not wanted or wanted.casefold() in (name.casefold(), name.casefold().rpartition(" (")[0])


def _about(row: Mapping[str, Any], author: str) -> str:
    if row["kind"] == "proposal":
        return f"{row['target']} {author}"
    return f"{row['kind']} {row['target']}, by {author}" if row["kind"] else ""


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    author = row["actor_key"].partition(":")[2]
    return {
        "at": datetime.fromtimestamp(row["ts"], UTC).isoformat(),
        "who": row["who"],
        "what": row["what"],
        "key": row["key"],
        "kind": row["kind"] or "",
        "target": row["target"] or "",
        "author": author,
        "about": _about(row, author),
        "why": row["why"],
    }


COMMANDS: tuple[click.Command, ...] = (audit,)
