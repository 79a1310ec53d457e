"""The part of `review` that is about changes which nobody could judge: the list, and judging them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app import unjudged
from wikiwatch.commands.asking import why_option
from wikiwatch.commands.common import as_json, echo_json, looking_back, whoever_decides
from wikiwatch.terminal import console, table

EXAMPLES = """\b
Examples:
  wikiwatch review aside
  wikiwatch review aside --json | jq .id
  wikiwatch review aside --again r-1234 --why 'mended in the new version'
"""
# What it did, by `how`.
HOW = {
    "ended": "the program was ended while it judged this alone",
    "stalled": "it took more of the processor than any honest change",
    "failed": "the judge failed",
}


@click.command(epilog=EXAMPLES)
@click.argument("ids", metavar="[ID]…", nargs=-1)
@click.option("--again", is_flag=True, help="Judge these again, with the next poll.")
@why_option
@as_json
@click.pass_obj
def aside(home: Path, ids: Sequence[str], again: bool, why: str, json_: bool) -> None:
    """What broke or stalled the judge, or ended the program, again and again: nobody has judged it.

    Nothing is done about it by itself, and all other changes are judged, those of its author too.
    """
    if bool(ids) is not again:
        raise click.UsageError("ids belong to --again, and --again needs some")
    with looking_back(home) as app:
        if again:
            with app.store.transaction():  # all of them, or none
                found = [unjudged.judge_again(app, key, whoever_decides(), why) for key in ids]
        else:
            found = unjudged.aside(app)
    if json_:
        echo_json(found)
        return
    console().print(_table(found, again=again))
    if again:
        click.echo("They are judged again with the next poll.")


def _table(found: Iterable[Mapping[str, Any]], *, again: bool) -> Table:
    rows = (
        (one["id"], _minute(one["since"]), _minute(one["timestamp"]), one["title"], one["user"], _why(one))
        for one in found
    )
    heads = ("id", "aside since (UTC)", "made (UTC)", "page", "author", "why")
    return table("judged again" if again else "set aside: nobody has judged these", heads, rows)


def _minute(at: str) -> str:
    return at[:16].replace("T", " ")


def _why(one: Mapping[str, Any]) -> str:
    name = f" ({one['why']})" if one["how"] == "failed" else ""
    return f"{HOW[one['how']]}{name}, {one['tries']} times"
