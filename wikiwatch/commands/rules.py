"""Commands about rules."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from wikiwatch import rulefiles, wiring
from wikiwatch.app import brakes
from wikiwatch.app.rule_stats import RuleStats, rule_stats
from wikiwatch.clock import SystemClock
from wikiwatch.commands.asking import time_before, why_option
from wikiwatch.commands.common import as_json, echo_csv, echo_json, looking_back, whoever_decides
from wikiwatch.core.report import list_fields
from wikiwatch.core.rule_stats import ROW, SIGNAL, UNUSED
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.dates import added
from wikiwatch.rulefiles.update import update as update_rules
from wikiwatch.terminal import console, endings_table, lists_table, safe, stats_table


@click.group()
def rules() -> None:
    """Check the rules, see how they do, bring them up to date, show the lists; let a stopped rule act again."""


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


STATS_EXAMPLES = """\b
Examples:
  wikiwatch rules stats
  wikiwatch rules stats --since 90d --csv > rules.csv
  wikiwatch rules stats --json | jq 'select(.unused)'
"""
COLUMNS = (
    *("about", "id", "hits", "last_hit", "overturned", "confirmed", "reverted", "waiting"),
    *("authors", "authors_right", "authors_wrong", "precision", "precision_low", "precision_high"),
    *("unused", "until", "days_left", "counted_since"),
)


@rules.command(epilog=STATS_EXAMPLES)
@click.option("--since", metavar="TIME", help="Count only changes since then: 90d, or 2026-11-22.")
@as_json
@click.option("--csv", "csv_", is_flag=True, help="A table for a spreadsheet.")
@click.pass_obj
def stats(home: Path, since: str | None, json_: bool, csv_: bool) -> None:
    """Show how each row and each sign does: hits, what people overturned or confirmed, and what is unused.

    Overturned: people released, undid or cancelled it, or cleared its author. Reverted: people took it back themselves.
    Waiting: it was taken down, or is to be, and nobody has said anything. The precision is of the authors about whom
    people spoke, not of edits, as for the breaker: whoever was wronged once counts as wronged. What was only listed
    counts for none, since nobody can overturn it. In brackets: the 95 % interval.
    """
    if json_ and csv_:
        raise click.UsageError("--json and --csv are two answers; ask for one")
    start = time_before(since) if since else None
    with looking_back(home) as app:
        found = rule_stats(app, added(wiring.rules_folder(home)), start)
    if json_:
        echo_json([*found.rules, *found.endings])
    elif csv_:
        echo_csv(COLUMNS, [*found.rules, *found.endings])
    else:
        _show_stats(found)


@rules.command(epilog="\b\nExamples:\n  wikiwatch rules reset signs-agree --why 'its points are lower now'\n")
@click.argument("row")
@why_option
@click.pass_obj
def reset(home: Path, row: str, why: str) -> None:
    """Let a row of policy.toml act again that people's decisions stopped; `wikiwatch status` names those."""
    with looking_back(home) as app:
        brakes.reset(app, row, whoever_decides(), why)
    click.echo(f"{row} acts again. What it planned before still waits for a yes: `wikiwatch due`.")


def _show_stats(found: RuleStats) -> None:
    for about, title in ((ROW, "row of policy.toml"), (SIGNAL, "sign of points.toml")):
        console().print(stats_table(title, [line for line in found.rules if line["about"] == about]))
    if found.endings:
        console().print(endings_table(found.endings))
    if found.watched is None or found.counted is None:
        console().print("Nothing has been judged yet.")
        return
    console().print(f"Hits are counted since {found.counted:%Y-%m-%d %H:%M} UTC.")
    told = found.watched + UNUSED
    if told > SystemClock().now():
        since = f"changes are judged since {found.watched:%Y-%m-%d}"
        console().print(f"Nothing is called unused before {told:%Y-%m-%d}: {since}.")


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
