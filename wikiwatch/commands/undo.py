"""The command that takes back what the program did: undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app import undo as use_case
from wikiwatch.app.undo import Wanted, step_fields
from wikiwatch.commands.asking import CARRIED_OUT, agreed, deciding, time_before
from wikiwatch.commands.common import as_json, busy, echo_json, looking_back, whoever_decides
from wikiwatch.terminal import console, table, told_target

EXAMPLES = """\b
Examples:
  wikiwatch undo down-1234                        that one, also a block, move, file or deletion
  wikiwatch undo 'Some Body' --why 'asked on the talk page'
  wikiwatch undo case-3 --dry-run                 all about the edits of a campaign
  wikiwatch undo --since 2h                       the last two hours
  wikiwatch undo --since 3d --rule repeat-links   all that one row of policy.toml did
  wikiwatch undo --user 3                         somebody whose name looks like a revision
"""


@click.command(epilog=EXAMPLES)
@click.argument("what", metavar="ACTION|USER|CAMPAIGN…", nargs=-1)
@click.option("--user", "users", metavar="NAME", multiple=True, help="All about this account or address.")
@click.option("--campaign", "cases", metavar="N", type=int, multiple=True, help="All about the edits of this case.")
@click.option("--since", metavar="TIME", help="All that was done since then: 2h, 3d, or 2026-11-22T14:00.")
@click.option("--rule", metavar="ROW", default="", help="With --since: only what this row of policy.toml asked for.")
@deciding
@as_json
@click.pass_obj
def undo(
    home: Path,
    what: tuple[str, ...],
    users: tuple[str, ...],
    cases: tuple[int, ...],
    since: str | None,
    rule: str,
    *,
    dry_run: bool,
    yes: bool,
    why: str,
    json_: bool,
) -> None:
    """Take back what wikiwatch did: texts, moves, files, deletions, blocks.

    What was taken down is put back, moves and file versions are reversed, deleted pages brought back, blocks of
    wikiwatch's own lifted, and what is still planned is cancelled. A second call tells what became of it.

    A word such as down-1234 is an action, a number a revision, case-3 a campaign as `cases` numbers them, and all else
    the name of a user. --user and --campaign name users and campaigns whatever they are called.

    To name an action, user or campaign says that the verdicts were wrong: nothing rests on them any more, a named user
    is cleared, a named campaign dismissed. --since says less, because some of it was right and nobody has looked at
    each: its verdicts are withdrawn. They cost their authors nothing, earn them nothing and teach nothing, and what a
    person said yes to stays. With --rule, a person says that this rule was wrong; correct it too, or it goes on.
    """
    if not (what or users or cases or since):
        raise click.UsageError("say what to take back: an action, a user, a campaign, or --since")
    if rule and not since:
        raise click.UsageError("--rule needs --since")
    given = Wanted(users=users, cases=cases, since=time_before(since) if since else None, row=rule)
    who = whoever_decides()
    with looking_back(home) as app:
        wanted = use_case.wanted(app, what, given)
        reason = f"undone by {who}"
        with busy("looking for what was done"):
            found = use_case.steps(app, wanted, reason)
        plan = [step_fields(step) for step in found]
        todo = sum(step.open for step in found)
        # An author may be cleared, and a case dismissed, also where nothing is left to take back.
        anything = bool(todo or wanted.users or wanted.cases)
        go = anything and not dry_run and agreed(undo_table(plan), f"Take back {todo} of these?", yes=yes)
        if go:
            with busy("planning"):
                use_case.carry_out(app, wanted, found, who, why)
                plan = [step_fields(step) for step in use_case.steps(app, wanted, reason)]
    if json_:
        echo_json(plan)
        return
    console().print(undo_table(plan))
    click.echo(_said(todo, go=go, dry_run=dry_run))


def _said(todo: int, *, go: bool, dry_run: bool) -> str:
    if dry_run:
        return f"{todo} would be taken back; nothing was done."
    if not go:
        return "Nothing was done." if todo else "There is nothing to take back."
    return f"{todo} taken back. {CARRIED_OUT}" if todo else "There was nothing more to take back."


def undo_table(steps: Iterable[Mapping[str, Any]]) -> Table:
    """Actions, what is done to take each back, and what came of it."""
    rows = (
        (step["key"], step["kind"], told_target(step), step["status"], step["will"] or "–", step["so_far"] or "–")
        for step in steps
    )
    return table("", ("key", "kind", "target", "status", "will be done", "so far"), rows)


COMMANDS: tuple[click.Command, ...] = (undo,)
