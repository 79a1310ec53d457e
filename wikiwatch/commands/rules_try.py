"""`rules try`: a candidate beside the rules in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app.rules_tried import CONFIRMED, OVERTURNED, Kind, Tries
from wikiwatch.commands.common import echo_json
from wikiwatch.commands.trials import Source, run_trial, trial_source
from wikiwatch.core.comparison import Fate
from wikiwatch.core.own_rules import PREFIX
from wikiwatch.core.shares import Share, number, shares
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.candidate import Candidate, acting, candidate
from wikiwatch.rules_home import rules_as_they_count
from wikiwatch.terminal import TEXT, console, safe, table

ON_SCREEN = 20  # differences of each kind

TITLES = {
    Kind.NEW: "new hits: allowed now, with the candidate not",
    Kind.LOST: "lost hits: with the candidate allowed",
    Kind.CHANGED: "another outcome",
    Kind.NOTED: "noted only, by rules that do not act",
}
# What people made of an edit, as it stands in a table.
PEOPLE = {OVERTURNED: "released", CONFIRMED: "confirmed", str(Fate.UNDONE): "undone", str(Fate.STOOD): "stood"}
MEANING = (
    "Right: people undid the edit, or confirmed what was done about it. Wrong: it stood, or people released it. "
    "The precision is the share of the right among both, with Wilson's interval at 95 %. What stood may still be spam "
    "that nobody noticed: look at the list."
)
EXAMPLES = """\b
Examples:
  wikiwatch rules try shop.toml                        own rules in a file, over the last 30 days
  wikiwatch rules try --acting shop.toml --since 90d   as if they acted
  wikiwatch rules try points.toml --export wiki.xml.gz in the place of the file of that name
  wikiwatch rules try new-rules/ --json                a whole folder
"""


@click.command(name="try", epilog=EXAMPLES)
@click.argument("path", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@trial_source
@click.option("--acting", "act", is_flag=True, help="Try the own rules in FILE as if they acted already.")
@click.option(
    "--limit", type=click.IntRange(0), default=ON_SCREEN, show_default=True, help="Differences of each kind to show."
)
@click.option("--json", "json_", is_flag=True, help="One JSON object, with all differences that were kept.")
@click.pass_obj
def try_(home: Path, path: Path, source: Source, act: bool, limit: int, json_: bool) -> int:
    """Try changed rules beside those in force, and show what would be other. Nothing is changed.

    FILE is a folder with all rule files; or a file with the name of one, whose place it takes; or any other file with
    tables [[rule]], which join those of own.toml. It is checked first: exit code 1 where it has mistakes.

    All rules judge on the past that the present ones made: what a candidate would have led to later is not followed.
    Deleted pages are missing.
    """
    with rules_as_they_count(home) as present:
        found = candidate(present, path, hits)
    if found.rules is None:
        return _mistakes(path, found, json_=json_)
    if act and not found.own:
        raise UserError(f"{path} holds no rule of your own", "--acting is for the rules of own.toml")
    rules = acting(found.rules, found.own) if act else found.rules
    tries = Tries([PREFIX + rule for rule in found.own], rules.only_noted)
    tried = run_trial(home, source, [rules], tries.take, tries.wanted)
    fields = tries.fields(tried)
    if json_:
        echo_json([{"candidate": str(path), "acting": act, "rules_version": rules.version, **fields}])
    else:
        _show(fields, limit, path, act=act)
    return 0


def _mistakes(path: Path, found: Candidate, *, json_: bool) -> int:
    if json_:
        echo_json([{"candidate": str(path), "problems": [str(problem) for problem in found.problems]}])
        return 1
    for problem in found.problems:
        console().print(safe(problem), soft_wrap=True)
    console().print(safe(f"{len(found.problems)} mistakes in {path}: nothing was tried."), soft_wrap=True)
    return 1


def _show(fields: Mapping[str, Any], limit: int, path: Path, *, act: bool) -> None:
    screen = console()
    counts = fields["counts"]
    for kind, title in TITLES.items():
        if counts[kind]["hits"]:
            of_kind = [one for one in fields["differences"] if one["kind"] == kind]
            screen.print(_differences(title, counts[kind]["hits"], of_kind[:limit]))
            screen.print(safe(_in_words(counts[kind])))
    if fields["rules"]:
        screen.print(_rules(fields["rules"]))
        screen.print(safe(MEANING))
    if not any(counts[kind]["hits"] for kind in TITLES):
        hint = " A rule with act = false is only noted: --acting tries it as if it acted." if not act else ""
        screen.print(safe(f"Nothing differs between {path} and the rules in force.{hint}"))
    if fields["left_out"]:
        screen.print(safe(f"Only counted, not shown: {number(fields['left_out'])} later differences."))
    span = f", from {fields['first'][:10]} to {fields['last'][:10]}" if fields["first"] else ""
    screen.print(safe(f"{number(fields['changes'])} changes were judged{span}."))
    for line in fields["limits"]:
        screen.print(safe(line))


def _in_words(counts: Mapping[str, int]) -> str:
    told = "; ".join(f"{words} {number(counts[key])}" for key, words in PEOPLE.items())
    return f"Of these, people: {told}. Of the others nobody can tell."


def _differences(title: str, count: int, shown: Sequence[Mapping[str, Any]]) -> Table:
    heads = ("revision", "page", "author", "was", "would be", "people", "why", "text")
    rows = (
        (
            one["revid"] or "log",
            one["title"],
            one["user"],
            one["before"],
            one["now"],
            PEOPLE.get(one["people"], "–"),
            one["why"],
            one["excerpt"][:TEXT],
        )
        for one in shown
    )
    return table(f"{title}: {number(len(shown))} of {number(count)}", heads, rows)


def _rules(rules: Iterable[Mapping[str, Any]]) -> Table:
    heads = ("rule", "hits before", "hits now", "right", "wrong", "precision %")
    rows = []
    for one in rules:
        precision, interval = shares(Share(one["precision"]["hits"], one["precision"]["total"]))
        told = f"{precision} ({interval})" if one["precision"]["total"] else precision
        figures = (number(one[key]) for key in ("hits_before", "hits_now", "right", "wrong"))
        rows.append((one["rule"], *figures, told))
    return table("rules whose hits differ, and those of the candidate", heads, rows)


COMMANDS: tuple[click.Command, ...] = (try_,)
