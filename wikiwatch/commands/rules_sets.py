"""`rules sets` and `rules add`: ready-made rules, and how they come into a wiki's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.clock import SystemClock
from wikiwatch.commands.common import as_json, echo_json
from wikiwatch.commands.rules_promote import own_folder
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.sets import ReadySet, SetRule, add, ready_set, ready_sets
from wikiwatch.rules_home import refuse_if_on_a_page
from wikiwatch.terminal import console, safe, table

ADD_EXAMPLES = """\b
Examples:
  wikiwatch rules add talk-links
  wikiwatch rules add children --rule laughs-on-the-page
"""


@click.command("sets", epilog="\b\nExamples:\n  wikiwatch rules sets\n  wikiwatch rules sets talk-links --json\n")
@click.argument("name", required=False)
@as_json
def sets_command(name: str | None, json_: bool) -> None:
    """Show the ready-made sets of rules, what each is for, and its rules; NAME shows one with reasons and samples."""
    found = [ready_set(name)] if name else ready_sets()
    if json_:
        echo_json(_fields(one) for one in found)
        return
    for one in found:
        console().print(safe(f"{one.name}: {one.about}"), soft_wrap=True)
        console().print(_rules_table(one, whole=bool(name)))
    console().print("`wikiwatch rules add SET` puts one into your own rules. There each is only noted at first.")


@click.command("add", epilog=ADD_EXAMPLES)
@click.argument("name", metavar="SET")
@click.option("--rule", "only", multiple=True, metavar="ID", help="Only this rule of the set; may be given repeatedly.")
@click.pass_obj
def add_command(home: Path, name: str, only: Sequence[str]) -> None:
    """Append a ready-made set to your own.toml: nothing else of the file changes, and every rule is only noted.

    What is there already stays as it is. The rules are checked before the file is replaced.
    """
    one = ready_set(name)
    chosen = _chosen(one, only)
    refuse_if_on_a_page(home, "own.toml")
    folder = own_folder(home)
    added, there = add(folder, chosen, f"From the set {one.name}. {one.about}", SystemClock().now().date())
    for rule_id in there:
        click.echo(f"there already, left as it is: {rule_id}", err=True)
    if not added:
        raise UserError("nothing was added", f"{folder / 'own.toml'} has these rules already")
    for rule_id in added:
        click.echo(f"added: {rule_id}")
    click.echo(f"Each is only noted. `wikiwatch rules review {added[0]} --since 90d` shows what one would have hit.")


COMMANDS: tuple[click.Command, ...] = (sets_command, add_command)


def _chosen(one: ReadySet, only: Sequence[str]) -> list[SetRule]:
    known = [rule.id for rule in one.rules]
    for rule_id in only:
        if rule_id not in known:
            raise UserError(f"the set {one.name} has no rule {rule_id!r}", f"one of: {', '.join(known)}")
    return [rule for rule in one.rules if not only or rule.id in only]


def _fields(one: ReadySet) -> dict[str, Any]:
    keys = ("id", "description", "reason", "hits", "misses")
    rules = [{key: getattr(rule, key) for key in keys} for rule in one.rules]
    return {"set": one.name, "about": one.about, "rules": rules}


def _rules_table(one: ReadySet, *, whole: bool) -> Table:
    if not whole:
        return table("", ("rule", "what it looks for"), ((rule.id, rule.description) for rule in one.rules))
    rows = ((rule.id, rule.description, rule.reason, f"{rule.hits} hit, {rule.misses} miss") for rule in one.rules)
    return table("", ("rule", "what it looks for", "why", "samples"), rows)
