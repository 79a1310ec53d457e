"""Commands about campaigns by many: cases, cases show, confirm, dismiss."""

from __future__ import annotations

from pathlib import Path

import click

from wikiwatch.app import cases as use_case
from wikiwatch.app.explain_case import case_fields, case_with_members
from wikiwatch.commands.asking import why_option
from wikiwatch.commands.common import as_json, echo_json, looking_back, whoever_decides
from wikiwatch.terminal import console, safe, table

case_argument = click.argument("case_id", metavar="ID", type=int)


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  wikiwatch cases\n  wikiwatch cases show 3\n"
    "  wikiwatch cases confirm 3\n  wikiwatch cases dismiss 3\n",
)
@as_json
@click.option("--all", "all_", is_flag=True, help="Also the cases that were dismissed or have expired.")
@click.pass_context
def cases(context: click.Context, json_: bool, all_: bool) -> None:
    """Campaigns by several accounts and addresses; say whether they are some."""
    if context.invoked_subcommand is not None:
        if json_ or all_:
            raise click.UsageError("--json and --all belong behind the subcommand, if it has them")
        return
    with looking_back(context.obj) as app:
        found = [case_fields(case) for case in app.store.cases(all_=all_)]
    if json_:
        echo_json(found)
        return
    rows = [
        (f["id"], f["state"], f["edits"], f["hands"], _short(f["opened"]), _short(f["last_seen"]), f["who"] or "–")
        for f in found
    ]
    columns = ("case", "state", "edits", "hands", "opened (UTC)", "last seen (UTC)", "who decided")
    console().print(table("", columns, rows))


@cases.command()
@case_argument
@as_json
@click.pass_obj
def show(home: Path, case_id: int, json_: bool) -> None:
    """The edits of a case, and what ties each to the others."""
    with looking_back(home) as app:
        fields = case_with_members(app, case_id)
    if json_:
        echo_json([fields])
        return
    screen = console()
    screen.print(
        safe(
            f"case {case_id}: {fields['state']}, from {_short(fields['opened'])} to {_short(fields['last_seen'])} (UTC)"
        )
    )
    rows = [
        (
            e["revid"],
            _short(e["at"]),
            e["user"],
            e["title"],
            e["outcome"] or "–",
            "; ".join(t["reason"] for t in e["ties"]) or "–",
        )
        for e in fields["members"]
    ]
    screen.print(table("", ("revision", "time (UTC)", "author", "page", "outcome", "why"), rows))


@cases.command()
@case_argument
@why_option
@click.pass_obj
def confirm(home: Path, case_id: int, why: str) -> None:
    """It is a campaign: from now on whatever fits it is caught at once."""
    with looking_back(home) as app:
        use_case.confirm(app, case_id, whoever_decides(), why)
    console().print(safe(f"case {case_id} is confirmed: the next edit that fits it is taken down"))


@cases.command()
@case_argument
@why_option
@click.pass_obj
def dismiss(home: Path, case_id: int, why: str) -> None:
    """It is none: its texts, sites and numbers never make a case again, and what it held is put back."""
    with looking_back(home) as app:
        use_case.dismiss(app, case_id, whoever_decides(), why)
    console().print(safe(f"case {case_id} is dismissed: what it held comes back with the next run"))


def _short(iso: str) -> str:
    return iso[:16].replace("T", " ")


COMMANDS: tuple[click.Command, ...] = (cases,)
