"""The command that takes down all that a spammer or a campaign did: cleanup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app import cleanup as use_case
from wikiwatch.app.cleanup import step_fields
from wikiwatch.commands.asking import CARRIED_OUT, agreed, deciding
from wikiwatch.commands.common import as_json, busy, echo_json, looking_back, whoever_decides
from wikiwatch.errors import UserError
from wikiwatch.terminal import console, table

EXAMPLES = """\b
Examples:
  wikiwatch cleanup 'Some Body' --dry-run   what would be done, and what can't be
  wikiwatch cleanup 'Some Body' --confirm   they are a spammer: silence them, and take all of it down
  wikiwatch cleanup --campaign 3
"""
SHOWN = {"open": "to do"}


@click.command(epilog=EXAMPLES)
@click.argument("user", required=False)
@click.option("--campaign", "case_id", metavar="N", type=int, help="A confirmed campaign, as `cases` numbers them.")
@click.option("--confirm", "confirm", is_flag=True, help="Say that they are spammers, if nobody has yet.")
@deciding
@as_json
@click.pass_obj
def cleanup(
    home: Path,
    user: str | None,
    case_id: int | None,
    *,
    confirm: bool,
    dry_run: bool,
    yes: bool,
    why: str,
    json_: bool,
) -> None:
    """Take down all that a confirmed spammer or campaign did.

    Edits that still stand, whatever was thought of them; pages, which are deleted, or only emptied of this text where
    others wrote on them; moves; uploads; also what was done before the watch. Of a campaign: its edits, and all that
    those of its authors did who are silenced or blocked. Of an address: what was done near its spam in time.

    Each item is listed with what became of it: done, waits, failed, or left and why. A second call lists them anew.
    `wikiwatch undo USER` takes all of it back.
    """
    if (user is None) == (case_id is None):
        raise click.UsageError("say whose: a USER, or --campaign N")
    who = whoever_decides()
    with looking_back(home) as app:
        whom = use_case.campaign(app, case_id) if case_id is not None else use_case.author(app, user or "")
        refused = use_case.unconfirmed(app, whom)
        if refused and not confirm:
            raise UserError(
                refused, hint=f"`wikiwatch explain {whom.name!r}` tells what is known of them" if user else ""
            )
        reason = f"clean-up of {whom.name} by {who}"
        with busy("looking for all they did"):
            found = use_case.steps(app, whom, reason)
        plan = [step_fields(step) for step in found]
        todo = sum(step.state == "open" for step in found)
        go = (
            not dry_run
            and bool(todo or refused)
            and agreed(cleanup_table(plan), f"Take down {todo} of these?", yes=yes)
        )
        if go:
            with busy("planning"):
                use_case.carry_out(app, whom, found, who, why, confirming=bool(refused))
                plan = [step_fields(step) for step in use_case.steps(app, whom, reason)]
    if json_:
        echo_json(plan)
        return
    console().print(cleanup_table(plan))
    click.echo(_said(plan, go=go, dry_run=dry_run))


def _said(plan: Iterable[Mapping[str, Any]], *, go: bool, dry_run: bool) -> str:
    states = Counter(SHOWN.get(item["state"], item["state"]) for item in plan)
    counts = ", ".join(f"{n} {state}" for state, n in sorted(states.items())) or "nothing was found"
    if dry_run:
        return f"{counts}; nothing was done."
    return f"{counts}. {CARRIED_OUT}" if go and states.keys() & {SHOWN["open"], "waits"} else f"{counts}."


def cleanup_table(items: Iterable[Mapping[str, Any]]) -> Table:
    """What they did, newest first, with what is done about it."""
    rows = (
        (
            item["what"],
            item["title"],
            item["timestamp"][:16].replace("T", " "),
            item["revid"] or "–",
            item["key"] or "–",
            SHOWN.get(item["state"], item["state"]),
            item["why"],
        )
        for item in items
    )
    return table("", ("what", "page", "time (UTC)", "revision", "key", "state", "what is done, or why not"), rows)


COMMANDS: tuple[click.Command, ...] = (cleanup,)
