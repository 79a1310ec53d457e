"""The parts of `review` that are about spam which still stands: the list, and taking it down again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app.standing import UP, take_down
from wikiwatch.app.standing import standing as spam_that_stands
from wikiwatch.commands.asking import CARRIED_OUT, why_option
from wikiwatch.commands.common import as_json, echo_json, looking_back, whoever_decides
from wikiwatch.terminal import console, table

REVIDS = click.IntRange(0, 10**18 - 1)  # SQLite's numbers have up to 19 digits


@click.command(epilog="\b\nExamples:\n  wikiwatch review standing\n  wikiwatch review standing --json | jq .revid\n")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@as_json
@click.pass_obj
def standing(home: Path, limit: int | None, json_: bool) -> None:
    """What was found to be spam and still stands on the wiki, oldest first, and why.

    A person or the program found it; taking it down was refused, left to a person, cancelled, or never planned.
    `wikiwatch review again` takes it down.
    """
    with looking_back(home) as app:
        found = spam_that_stands(app)[:limit]
    if json_:
        echo_json(found)
    else:
        console().print(_table(found))


def _table(found: Iterable[Mapping[str, Any]]) -> Table:
    rows = (
        (one["revid"], one["timestamp"][:16].replace("T", " "), one["title"], one["user"], one["found_by"], _why(one))
        for one in found
    )
    heads = ("revision", "since (UTC)", "page", "author", "found by", "why it stands still")
    return table("spam that still stands", heads, rows)


def _why(one: Mapping[str, Any]) -> str:
    return f"{UP[one['up']]}: {one['why']}" if one["why"] else UP[one["up"]]


@click.command(epilog="\b\nExamples:\n  wikiwatch review again 1234 --why 'an advert'\n")
@click.argument("revids", metavar="REVID…", nargs=-1, required=True, type=REVIDS)
@why_option
@as_json
@click.pass_obj
def again(home: Path, revids: Sequence[int], why: str, json_: bool) -> None:
    """It is spam and still stands: take it down after all, whatever was in the way.

    For revisions that `wikiwatch review standing` lists.
    """
    with looking_back(home) as app, app.store.transaction():  # all of them, or none
        done = [take_down(app, revid, whoever_decides(), why) for revid in revids]
    if json_:
        echo_json(done)
        return
    console().print(table("", ("key", "page", "status"), ((one["key"], one["target"], one["status"]) for one in done)))
    click.echo(CARRIED_OUT)
