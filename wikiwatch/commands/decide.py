"""Commands by which a person says yes or no to what is planned: due approve, due cancel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields
from wikiwatch.commands.asking import why_option
from wikiwatch.commands.common import as_json, echo_json, looking_back, whoever_decides
from wikiwatch.commands.show import due
from wikiwatch.core.action import Action
from wikiwatch.errors import UserError
from wikiwatch.terminal import console, due_table

keys_argument = click.argument("keys", metavar="KEY…", nargs=-1, required=True)


@due.command(epilog="\b\nExamples:\n  wikiwatch due approve block-1234 --why 'the third account this week'\n")
@keys_argument
@why_option
@as_json
@click.pass_obj
def approve(home: Path, keys: tuple[str, ...], why: str, json_: bool) -> None:
    """Say yes: each is carried out when it is due. What was left to a person is tried again."""
    _each(home, keys, lambda app, key: hold.approve(app, key, whoever_decides(), why), json_=json_)


@due.command(epilog="\b\nExamples:\n  wikiwatch due cancel block-1234 --why 'they have asked, and stopped'\n")
@keys_argument
@why_option
@as_json
@click.pass_obj
def cancel(home: Path, keys: tuple[str, ...], why: str, json_: bool) -> None:
    """Say no: none of them is carried out."""
    _each(home, keys, lambda app, key: hold.cancel(app, key, whoever_decides(), why), json_=json_)


def _each(home: Path, keys: tuple[str, ...], decide: Callable[[App, str], Action], *, json_: bool) -> None:
    """Decide about each key; those that can't be decided are named at the end, the others stand."""
    decided: list[Action] = []
    problems: list[UserError] = []
    with looking_back(home) as app:
        for key in keys:
            try:
                decided.append(decide(app, key))
            except UserError as error:
                problems.append(error)
    fields = [action_fields(action) for action in decided]
    if json_:
        echo_json(fields)
    elif fields:
        console().print(due_table(fields))
    if problems:
        raise UserError("\n".join(error.message for error in problems), problems[0].hint)


COMMANDS: tuple[click.Command, ...] = (due,)
