"""Commands about rules."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from wikiwatch import rulefiles, wiring
from wikiwatch.app import brakes
from wikiwatch.clock import SystemClock
from wikiwatch.commands.asking import why_option
from wikiwatch.commands.common import as_json, echo_json, looking_back, whoever_decides
from wikiwatch.core.report import list_fields
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.update import update as update_rules
from wikiwatch.terminal import console, lists_table, safe


@click.group()
def rules() -> None:
    """Check the rules, bring them up to this version, show the lists; let a stopped rule act again."""


@rules.command(epilog="\b\nExamples:\n  wikiwatch rules check\n  wikiwatch --home /srv/watch rules check --json\n")
@as_json
@click.pass_obj
def check(home: Path, json_: bool) -> int:
    """Validate the rules: every problem as file:line: key: found, expected, hint. Exit code 1 if any.

    Entries of lists.toml that have ended are told in the same way; with nothing else, the exit code is 0.
    """
    return _checked(wiring.rules_folder(home), json_=json_)


@rules.command(epilog="\b\nExamples:\n  wikiwatch rules update\n  wikiwatch --home /srv/watch rules update\n")
@click.pass_obj
def update(home: Path) -> int:
    """Add what the rules of an earlier version lack: files, signs, parts. Exit code 1 if mistakes are left.

    What you wrote stays. A file that can't be completed is kept as FILE.old, and the packaged one takes its place.
    """
    folder = wiring.rules_folder(home)
    if folder == rulefiles.packaged_rules_dir():
        click.echo("This home has no rules of its own: the packaged ones are used, and they are of this version.")
        return 0
    try:
        done = update_rules(folder)
    except OSError as error:
        raise UserError(f"the rules in {folder} can't be updated: {error}", "Is the folder writable?") from None
    for line in done:
        console().print(safe(line), soft_wrap=True)
    return _checked(folder, json_=False)


@rules.command(epilog="\b\nExamples:\n  wikiwatch rules lists\n  wikiwatch rules lists --json | jq .what\n")
@as_json
@click.pass_obj
def lists(home: Path, json_: bool) -> None:
    """Show whom and what lists.toml allows, watches and denies, why, who says so, and until when."""
    now = SystemClock().now()
    entries = [list_fields(entry, now) for entry in wiring.load_rules(home).lists.entries]
    if json_:
        echo_json(entries)
    elif entries:
        console().print(lists_table(entries))
    else:
        console().print("The lists are empty.")


@rules.command(epilog="\b\nExamples:\n  wikiwatch rules reset signs-agree --why 'its points are lower now'\n")
@click.argument("row")
@why_option
@click.pass_obj
def reset(home: Path, row: str, why: str) -> None:
    """Let a row of policy.toml act again that people's decisions stopped; `wikiwatch status` names those."""
    with looking_back(home) as app:
        brakes.reset(app, row, whoever_decides(), why)
    click.echo(f"{row} acts again. What it planned before still waits for a yes: `wikiwatch due`.")


def _checked(folder: Path, *, json_: bool) -> int:
    """Tell every problem and every entry that has ended; the exit code."""
    problems = rulefiles.check(folder, hits)
    notes = rulefiles.expired_entries(folder, SystemClock().now().date())
    if json_:
        echo_json({**asdict(problem), "note": False} for problem in problems)
        echo_json({**asdict(note), "note": True} for note in notes)
        return 1 if problems else 0
    for one in (*problems, *notes):
        console(stderr=True).print(safe(str(one)), soft_wrap=True)
    if not problems:
        version = rulefiles.load(folder, hits).version
        console().print(safe(f"{folder}: the rules are valid (version {version})"), soft_wrap=True)
    elif rulefiles.outdated(problems):
        click.echo("Are these rules of an earlier version? `wikiwatch rules update` adds what they lack.", err=True)
    return 1 if problems else 0


COMMANDS: tuple[click.Command, ...] = (rules,)
