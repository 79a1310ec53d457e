"""How commands that decide about many things ask first: a plan, a question on a terminal, options that they share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from re import fullmatch
from typing import Any

import click
from rich.table import Table

from wikiwatch.terminal import console

why_option = click.option("--why", metavar="TEXT", default="", help="The reason, kept in the audit trail.")
yes_option = click.option("--yes", is_flag=True, help="Don't ask.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")

CARRIED_OUT = "A running `wikiwatch run --enforce` carries it out, or the next one does."


def deciding(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that shows a plan first: --dry-run, --yes, --why."""
    return dry_run_option(yes_option(why_option(command)))


def agreed(plan: Table, question: str, *, yes: bool) -> bool:
    """Whether to go ahead: on a terminal the plan is shown and a person asked, elsewhere nobody is there to ask.

    Both go to the error output, so that the answer of the command stays readable for scripts.
    """
    if yes or not sys.stdin.isatty():
        return True
    console(stderr=True).print(plan)
    return click.confirm(question, err=True)


def time_before(text: str) -> datetime:
    """The time that `--since` names: 2h, 3d, or a time of ISO 8601, in UTC unless it says otherwise."""
    back = fullmatch(r"(\d{1,5})([mhd])", text)
    if back:
        unit = {"m": "minutes", "h": "hours", "d": "days"}[back[2]]
        return datetime.now(UTC) - timedelta(**{unit: int(back[1])})
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f"found {text!r}, expected 2h, 3d, or a time such as 2026-11-22T14:00", param_hint="--since"
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
