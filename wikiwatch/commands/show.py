"""Commands that show: status, log, due, explain."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from wikiwatch import config, wiring
from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields, entries
from wikiwatch.app.explain import explain_revision, explain_user
from wikiwatch.commands.common import as_json, echo_json, looking_back
from wikiwatch.core.model import Actor
from wikiwatch.errors import SiteError
from wikiwatch.terminal import console, due_table, log_table, parts_table, safe, table


@click.command(epilog="\b\nExamples:\n  wikiwatch status\n  wikiwatch status --json\n")
@as_json
@click.pass_obj
def status(home: Path, json_: bool) -> None:
    """How far it has read, what it decided, what waits, and who is flagged."""
    with looking_back(home) as app:
        fields = _status(app)
    if json_:
        echo_json([fields])
        return
    screen = console()
    for name in ("read_up_to", "last_poll", "rules_version"):
        screen.print(safe(f"{name.replace('_', ' ')}: {fields[name] or '–'}"))
    counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(fields["outcomes"].items()))
    screen.print(safe(f"judged: {counts or 'nothing yet'}"))
    screen.print(safe(f"waiting: {fields['waiting']}, of these for a person: {fields['for_a_person']}"))
    rows = [(a["user"], a["state"], a["since"], a["until"] or "–", a["reason"]) for a in fields["accounts"]]
    if rows:
        screen.print(table("", ("author", "state", "since", "until", "why"), rows))


def _status(app: App) -> dict[str, Any]:
    cursor = app.store.cursor()
    waiting = app.store.waiting()
    return {
        "read_up_to": cursor.isoformat() if cursor else None,
        "last_poll": app.store.meta("last_poll"),
        "rules_version": app.rules.version,
        "outcomes": app.store.counts(),
        "waiting": len(waiting),
        "for_a_person": sum(str(action.status) in ("review", "person") for action in waiting),
        "accounts": [
            {
                "user": row["user"],
                "state": row["state"],
                "since": _iso(row["since"]),
                "until": _iso(row["until"]),
                "reason": row["reason"],
            }
            for row in app.store.accounts(app.clock.now())
        ],
    }


def _iso(ts: int | None) -> str | None:
    return None if ts is None else datetime.fromtimestamp(ts, UTC).isoformat(timespec="minutes")


@click.command(
    epilog="\b\nExamples:\n  wikiwatch log\n  wikiwatch log --all --limit 500\n  wikiwatch log --json | jq .revid\n"
)
@as_json
@click.option("--all", "all_", is_flag=True, help="Also what was let through (always so with --json).")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many. [default: 50; with --json, all]")
@click.pass_obj
def log(home: Path, json_: bool, all_: bool, limit: int | None) -> None:
    """What was decided about each change, newest first."""
    with looking_back(home) as app:
        if json_:
            echo_json(entries(app, limit=limit))
        else:
            console().print(log_table(entries(app, decisions_only=not all_, limit=limit or 50)))


@click.command(
    epilog="\b\nExamples:\n  wikiwatch explain 1234\n  wikiwatch explain 203.0.113.7\n"
    "  wikiwatch explain 'Some Body' --json\n"
)
@click.argument("what", metavar="REVID|USER")
@as_json
@click.pass_obj
def explain(home: Path, what: str, json_: bool) -> None:
    """Every part of the trust, every signal with points and place, the row of the policy."""
    with looking_back(home) as app:
        fields = explain_revision(app, int(what)) if what.isdecimal() else explain_user(app, what, _asked(home, what))
    if json_:
        echo_json([fields])
        return
    screen = console()
    screen.print(parts_table(fields))
    if fields["trust_unknown"]:
        screen.print(safe(f"could not be asked, so without points: {', '.join(fields['trust_unknown'])}"))
    if "outcome" in fields:
        rows = [
            (s["id"], s["points"], f"{s['start']}–{s['end']}", s["excerpt"], s["reason"]) for s in fields["signals"]
        ]
        rows.append(("score", fields["score"], "", "", f"policy row {fields['row']}: {fields['reason']}"))
        screen.print(table("", ("signal", "points", "place", "text", "reason"), rows))
        screen.print(safe(f"looked at, nothing found: {', '.join(fields['misses'] or []) or '–'}"))
        screen.print(safe(f"rules version {fields['rules_version']}"))
        screen.print(safe(fields["outcome"]))
    else:
        screen.print(safe(f"state: {fields['state']} {fields['state_reason']}"))
    if fields["actions"]:
        screen.print(due_table(fields["actions"]))


def _asked(home: Path, name: str) -> Actor | None:
    """What the wiki says of an author; None where it can't be asked."""
    try:
        return wiring.live_site(config.load(home), enforce=False).connect().actors([name]).get(name)
    except SiteError:
        return None


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  wikiwatch due\n  wikiwatch due approve block-1234\n  wikiwatch due cancel block-1234\n",
)
@as_json
@click.pass_context
def due(context: click.Context, json_: bool) -> None:
    """What is planned and when; say yes or no to it."""
    if context.invoked_subcommand is not None:
        return
    with looking_back(context.obj) as app:
        waiting = [action_fields(action) for action in app.store.waiting()]
    if json_:
        echo_json(waiting)
    else:
        console().print(due_table(waiting))


COMMANDS: tuple[click.Command, ...] = (status, log, due, explain)
