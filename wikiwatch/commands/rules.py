"""Commands about rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from wikiwatch import rulefiles, rules_loaded
from wikiwatch.app import accuracy, looks
from wikiwatch.app.rule_board import let_again
from wikiwatch.app.rule_stats import RuleStats, rule_stats
from wikiwatch.clock import SystemClock
from wikiwatch.commands.asking import time_before, why_option
from wikiwatch.commands.common import as_json, busy, echo_csv, echo_json, looking_back, whoever_decides
from wikiwatch.commands.lazy import LazyGroup
from wikiwatch.commands.table import OF_RULES
from wikiwatch.core.report import list_fields
from wikiwatch.core.rule_stats import ROW, SIGNAL, TOTAL, UNUSED
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import UserError
from wikiwatch.rulefiles import Problem
from wikiwatch.rulefiles.candidate import OWN
from wikiwatch.rulefiles.own_checks import slow
from wikiwatch.rulefiles.pages import named
from wikiwatch.rulefiles.problems import parse
from wikiwatch.rulefiles.tables import ids
from wikiwatch.rulefiles.update import update as update_rules
from wikiwatch.rules_home import candidate_beside, pages_of, problems_of, rules_as_they_count, rules_folder
from wikiwatch.terminal import console, endings_table, lists_table, safe, stats_table


@click.group(cls=LazyGroup, table=OF_RULES)
def rules() -> None:
    """Check the rules, see how they do, bring them up to date, show the lists; let a stopped rule act again."""


CHECK_EXAMPLES = """\b
Examples:
  wikiwatch rules check
  wikiwatch rules check shop.toml             own rules in a file, before they join the others
  wikiwatch rules check new-rules/            a whole folder
  wikiwatch --home /srv/watch rules check --json
"""


@rules.command(epilog=CHECK_EXAMPLES)
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(exists=True, path_type=Path))
@as_json
@click.pass_obj
def check(home: Path, path: Path | None, json_: bool) -> int:
    """Validate the rules: every problem as file:line: key: found, expected, hint. Exit code 1 if any.

    With PATH, the rules as they would be with it: a folder with all rule files; or a file with the name of one, whose
    place it takes; or any other file with tables [[rule]], which join those of own.toml. Nothing is changed.

    Entries and rules that have ended, and rules that only note since somebody changed what they look for, are told in
    the same way, and so are rules that are slow; with nothing else, the exit code is 0.
    """
    if path is None:
        return _checked(home, json_=json_)
    found = candidate_beside(home, path, hits, SystemClock().now().date())
    version = found.rules.version if found.rules else ""
    notes = (*found.notes, *_slow(found.rules, path / OWN if path.is_dir() else path))
    return _told(found.problems, notes, str(path), version, json_=json_)


@rules.command(epilog="\b\nExamples:\n  wikiwatch rules update\n  wikiwatch --home /srv/watch rules update\n")
@click.pass_obj
def update(home: Path) -> int:
    """Add what the rules of an earlier version lack: files, signs, parts. Exit code 1 if mistakes are left.

    What you wrote stays. A file that can't be completed is kept as FILE.old, and the packaged one takes its place.
    """
    folder = rules_folder(home)
    if folder == rulefiles.packaged_rules_dir():
        click.echo("This home has no rules of its own: the packaged ones are used, and they are of this version.")
        return 0
    try:
        done = update_rules(folder)
    except OSError as error:
        raise UserError(f"the rules in {folder} can't be updated: {error}", "Is the folder writable?") from None
    for line in done:
        console().print(safe(line), soft_wrap=True)
    return _checked(home, json_=False)


@rules.command(epilog="\b\nExamples:\n  wikiwatch rules lists\n  wikiwatch rules lists --json | jq .what\n")
@as_json
@click.pass_obj
def lists(home: Path, json_: bool) -> None:
    """Show whom and what lists.toml allows, watches and denies, why, who says so, and until when."""
    now = SystemClock().now()
    entries = [list_fields(entry, now) for entry in rules_loaded.load_rules(home).lists.entries]
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
  wikiwatch rules stats --wikitext
"""
COLUMNS = (
    *("about", "id", "hits", "last_hit", "overturned", "confirmed", "reverted", "waiting"),
    *("authors", "authors_right", "authors_wrong", "precision", "precision_low", "precision_high"),
    *("actions", "reported", "median_seconds", "people_median_seconds"),
    *("cost_ms", "cost_share", "aside"),
    *("unused", "until", "days_left", "counted_since"),
)


@rules.command(epilog=STATS_EXAMPLES)
@click.option("--since", metavar="TIME", help="Count only changes since then: 90d, or 2026-11-22.")
@as_json
@click.option("--csv", "csv_", is_flag=True, help="A table for a spreadsheet.")
@click.option("--wikitext", is_flag=True, help="The accuracy page, as it would be written on the wiki now.")
@click.pass_obj
def stats(home: Path, since: str | None, json_: bool, csv_: bool, wikitext: bool) -> None:
    """Show how each row and each sign does: hits, what people overturned or confirmed, and what is unused.

    Overturned: people released, undid or cancelled it, or cleared its author. Reverted: people took it back themselves.
    Waiting: it was taken down, or is to be, and nobody has said anything. The precision is of the authors about whom
    people spoke, not of edits, as for the breaker: whoever was wronged once counts as wronged. What was only listed
    counts for none, since nobody can overturn it. In brackets: the 95 % interval.

    Reported: somebody objected. Actions: what the program did because of it, such as taking a text down, or a block.
    Down after: the median time from the edit until the program took it down; by people after: until people did.

    Cost: what looking for a sign takes of the processor for one change in the mean, and its share of all looks, as
    measured while `run` watched; the signs of one detector are looked for together, and show the same figure.
    """
    if json_ + csv_ + wikitext > 1:
        raise click.UsageError("--json, --csv and --wikitext are different answers; ask for one")
    if wikitext:
        if since:
            raise click.UsageError("--wikitext is about the last week and all time: it takes no --since")
        _show_page(home)
        return
    start = time_before(since) if since else None
    with looking_back(home) as app, busy("counting"):
        found = rule_stats(app, start)
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
    """Let a row of policy.toml act again that people's decisions stopped, or a rule of your own that was set aside.

    `wikiwatch status` names those.
    """
    with looking_back(home) as app:
        looks, is_stopped = let_again(app, row, whoever_decides(), why)
    if looks:
        click.echo(f"{row} looks again.")
    if is_stopped:
        click.echo(f"{row} acts again. What it planned before still waits for a yes: `wikiwatch due`.")


def _show_page(home: Path) -> None:
    with looking_back(home) as app:
        text = accuracy.draft(app)
    click.echo("Nothing has been judged yet." if text is None else text, nl=text is None)


def _show_stats(found: RuleStats) -> None:
    for about, title in ((TOTAL, "all judged changes"), (ROW, "row of policy.toml"), (SIGNAL, "sign of points.toml")):
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


def _checked(home: Path, *, json_: bool) -> int:
    """Tell every problem and every entry and rule that is without effect, on the wiki's pages too; the exit code."""
    problems = problems_of(home, hits)
    with rules_as_they_count(home) as folder:
        noted = rulefiles.without_effect(folder, SystemClock().now().date())
        found = None if problems else rulefiles.load(folder, hits)
        noted += _slow(found, folder / OWN)
    version = found.version if found else ""
    notes = [named(one, pages_of(home)) for one in noted]
    where = ", ".join([str(rules_folder(home)), *(page.title for page in pages_of(home).values())])
    code = _told(problems, notes, where, version, json_=json_)
    if rulefiles.outdated(problems) and not json_:
        click.echo("Are these rules of an earlier version? `wikiwatch rules update` adds what they lack.", err=True)
    return code


def _slow(found: Ruleset | None, own: Path) -> list[Problem]:
    """The rules in a file of own rules that would be set aside while the wiki is watched."""
    text = rulefiles.read(own)
    source = text if isinstance(text, Problem) else parse(own.name, text)
    if found is None or isinstance(source, Problem):
        return []
    there = ids(source, "rule")
    mine = [rule for rule in found.own.rules if rule.id in there]
    return list(slow(source, looks.slow_by_themselves(mine, found, SystemClock())))


def _told(problems: Sequence[Problem], notes: Sequence[Problem], where: str, version: str, *, json_: bool) -> int:
    if json_:
        echo_json({**asdict(problem), "note": False} for problem in problems)
        echo_json({**asdict(note), "note": True} for note in notes)
        return 1 if problems else 0
    for one in (*problems, *notes):
        console(stderr=True).print(safe(str(one)), soft_wrap=True)
    if not problems:
        console().print(safe(f"{where}: the rules are valid (version {version})"), soft_wrap=True)
    return 1 if problems else 0


COMMANDS: tuple[click.Command, ...] = (rules,)
