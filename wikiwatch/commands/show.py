"""Commands that show: status, log, due."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from wikiwatch.app.entries import action_fields, entries
from wikiwatch.app.silence import ROUND_OK, in_words, silences
from wikiwatch.app.status import status_fields
from wikiwatch.commands.common import as_json, echo_json, looking_back
from wikiwatch.commands.glance import glance, needs
from wikiwatch.instance import is_running
from wikiwatch.terminal import (
    appeals_table,
    console,
    due_table,
    lists_table,
    log_table,
    safe,
    table,
)

APPEALS_SHOWN = 20  # anybody can write one, and below a thousand nobody finds the rest of `status`
LONGEST_REVID = 18  # digits; SQLite's numbers have up to 19, and whatever is longer is a name


@click.command(epilog="\b\nExamples:\n  wikiwatch status\n  wikiwatch status --json\n")
@as_json
@click.pass_obj
def status(home: Path, json_: bool) -> None:
    """How far it has read, what it decided, what waits, and who is flagged."""
    with looking_back(home) as app:
        fields = {**status_fields(app), "running": is_running(home)}
    if json_:
        echo_json([fields])
        return
    screen = console()
    _show_needs(screen, fields)
    for line in glance(fields, app.clock.now()):
        screen.print(line)
    heads = ("decision", "reviewed", "overturned", "automatic", "why")
    screen.print(table("classes of decision", heads, _class_rows(fields)))
    rows = [(a["user"], a["state"], _minute(a["since"]), _minute(a["until"]), a["reason"]) for a in fields["accounts"]]
    if rows:
        screen.print(table("", ("author", "state", "since (UTC)", "until (UTC)", "why"), rows))
    if fields["appeals"]:
        screen.print(appeals_table(fields["appeals"], APPEALS_SHOWN))
    if fields["own_name"]:
        screen.print(safe(f"the wiki's own name: {_own_name(fields['own_name'])}"), soft_wrap=True)
    if fields["expired"]:
        screen.print(lists_table(fields["expired"], "entries of lists.toml that are not obeyed any more"))


def _show_needs(screen: Console, fields: Mapping[str, Any]) -> None:
    """What a person should look at before all else: what stops the work first. Never told by a colour alone."""
    for sign, style, words in needs(fields):
        screen.print(Text.assemble((f"{sign} ", style), safe(words)), soft_wrap=True)


def _minute(at: str | None) -> str:
    return at[:16].replace("T", " ") if at else "–"


def _class_rows(fields: Mapping[str, Any]) -> list[tuple[str, ...]]:
    return [
        (
            one["class"],
            str(one["reviewed"]),
            f"{one['overturned']} ({one['share_overturned']:.2%})",
            "yes" if one["automatic"] else "no, people decide",
            one["why"],
        )
        for one in fields["classes"]
    ]


def _own_name(found: Mapping[str, Any]) -> str:
    said = "; ".join(found["listed"]) or found["skipped"] or f"in no list: {', '.join(found['names']) or '–'}"
    missing = f" (not known: {'; '.join(found['missing'])})" if found["missing"] else ""
    return f"{said}{missing}, {found['at'][:10]}"


@click.command(epilog="\b\nExamples:\n  wikiwatch health\n  wikiwatch health --json\n")
@as_json
@click.pass_obj
def health(home: Path, json_: bool) -> int:
    """Whether a run is alive: exit code 1 where none came to the end of a round within the last hour."""
    with looking_back(home) as app:
        last = app.store.meta(ROUND_OK)
        ills = [in_words(one) for one in silences(app) if one.kind == "behind"]
    if last is None:
        ills = ["no round has come to its end yet"]
    if json_:
        echo_json([{"well": not ills, "ills": ills, "last_round": last}])
    else:
        click.echo("; ".join(ills) or f"well: the last round came to its end at {last[:19] if last else ''} UTC")
    return 1 if ills else 0


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


COMMANDS: tuple[click.Command, ...] = (status, log, health)
