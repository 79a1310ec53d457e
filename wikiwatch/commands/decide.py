"""Commands by which a person decides: due approve, due cancel, review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields, entries
from wikiwatch.commands.common import as_json, echo_json, looking_back, whoever_decides
from wikiwatch.commands.show import due
from wikiwatch.core.action import Action
from wikiwatch.errors import UserError
from wikiwatch.terminal import console, due_table, log_table

keys_argument = click.argument("keys", metavar="KEY…", nargs=-1, required=True)


@due.command()
@keys_argument
@as_json
@click.pass_obj
def approve(home: Path, keys: tuple[str, ...], json_: bool) -> None:
    """Say yes: each is carried out when it is due."""
    _each(home, keys, hold.approve, json_=json_)


@due.command()
@keys_argument
@as_json
@click.pass_obj
def cancel(home: Path, keys: tuple[str, ...], json_: bool) -> None:
    """Say no: none of them is carried out."""
    _each(home, keys, hold.cancel, json_=json_)


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  wikiwatch review\n  wikiwatch review release down-1234\n"
    "  wikiwatch review clear 'Some Body'\n",
)
@as_json
@click.pass_context
def review(context: click.Context, json_: bool) -> None:
    """What was held or reverted; put it back, or clear its author."""
    if context.invoked_subcommand is not None:
        return
    with looking_back(context.obj) as app:
        taken = [e for e in entries(app, decisions_only=True) if e["outcome"] in ("hold", "revert")]
    if json_:
        echo_json(taken)
    else:
        console().print(log_table(taken))


@review.command()
@keys_argument
@as_json
@click.pass_obj
def release(home: Path, keys: tuple[str, ...], json_: bool) -> None:
    """Put back what these holds or reverts took down; the next run with --enforce does it."""
    _each(home, keys, hold.release, json_=json_)


@review.command()
@click.argument("users", metavar="USER…", nargs=-1, required=True)
@click.pass_obj
def clear(home: Path, users: tuple[str, ...]) -> None:
    """Take the flag or silence away from these authors, and cancel their planned blocks."""
    with looking_back(home) as app:
        for user in users:
            hold.clear(app, user, whoever_decides())


def _each(home: Path, keys: tuple[str, ...], decide: Callable[[App, str, str], Action], *, json_: bool) -> None:
    """Decide about each key; those that can't be decided are named at the end, the others stand."""
    decided: list[Action] = []
    problems: list[UserError] = []
    with looking_back(home) as app:
        for key in keys:
            try:
                decided.append(decide(app, key, whoever_decides()))
            except UserError as error:
                problems.append(error)
    fields = [action_fields(action) for action in decided]
    if json_:
        echo_json(fields)
    elif fields:
        console().print(due_table(fields))
    if problems:
        raise UserError("\n".join(error.message for error in problems), problems[0].hint)


COMMANDS: tuple[click.Command, ...] = (review,)
