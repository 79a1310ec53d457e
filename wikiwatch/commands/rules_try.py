"""`rules try`: a candidate beside the rules in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch.app.rules_tried import CONFIRMED, OVERTURNED, Kind, Tries
from wikiwatch.clock import SystemClock
from wikiwatch.commands.common import echo_json
from wikiwatch.commands.log_only import log_only_option, only_noting
from wikiwatch.commands.trials import Source, run_trial, trial_source
from wikiwatch.core.comparison import Fate
from wikiwatch.core.own_rules import PREFIX
from wikiwatch.core.shares import Share, number, shares
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.candidate import Candidate, acting
from wikiwatch.rules_home import candidate_beside
from wikiwatch.terminal import TEXT, console, safe, table

ON_SCREEN = 20  # differences of each kind

TITLES = {
    Kind.NEW: "new hits: allowed now, with the candidate not",
    Kind.LOST: "lost hits: with the candidate allowed",
    Kind.CHANGED: "another outcome",
    Kind.NOTED: "noted only, by rules that do not act",
}
# The columns with outcomes; what is the same for all stands in the title.
OUTCOMES: Mapping[Kind, Mapping[str, str]] = {
    Kind.NEW: {"would be": "now"},
    Kind.LOST: {"was": "before"},
    Kind.CHANGED: {"was": "before", "would be": "now"},
    Kind.NOTED: {},
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
  wikiwatch rules try rules/ --watch signs-agree       today's rules, if this one only noted
"""


@click.command(name="try", epilog=EXAMPLES)
@click.argument("path", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@trial_source
@click.option("--acting", "act", is_flag=True, help="Try the own rules in FILE as if they acted already.")
@log_only_option
@click.option(
    "--limit", type=click.IntRange(0), default=ON_SCREEN, show_default=True, help="Differences of each kind to show."
)
@click.option("--json", "json_", is_flag=True, help="One JSON object, with all differences that were kept.")
@click.pass_obj
def try_(home: Path, path: Path, source: Source, act: bool, log_only: Sequence[str], limit: int, json_: bool) -> int:
    """Try changed rules beside those in force, and show what would be other. Nothing is changed.

    FILE is a folder with all rule files; or a file with the name of one, whose place it takes; or any other file with
    tables [[rule]], which join those of own.toml. It is checked first: exit code 1 where it has mistakes.

    All rules judge on the past that the present ones made: what a candidate would have led to later is not followed.
    Deleted pages are missing.
    """
    found = candidate_beside(home, path, hits, SystemClock().now().date())
    if found.rules is None:
        return _mistakes(path, found, json_=json_)
    if act and not found.own:
        raise UserError(f"{path} holds no rule of your own", "--acting is for the rules of own.toml")
    rules = only_noting(acting(found.rules, found.own) if act else found.rules, log_only)
    tries = Tries([PREFIX + rule for rule in found.own], rules.only_noted)
    tried = run_trial(home, source, [rules], tries.take, tries.wanted)
    fields = tries.fields(tried)
    if json_:
        echo_json(
            [{"candidate": str(path), "acting": act, "watch": list(log_only), "rules_version": rules.version, **fields}]
        )
    else:
        _show(fields, limit, path, hint=bool(found.own) and not act)
    return 0


def _mistakes(path: Path, found: Candidate, *, json_: bool) -> int:
    if json_:
        echo_json([{"candidate": str(path), "problems": [str(problem) for problem in found.problems]}])
        return 1
    for problem in found.problems:
        console().print(safe(problem), soft_wrap=True)
    console().print(
        safe(f"Mistakes in the rules with {path}: {len(found.problems)}. Nothing was tried."), soft_wrap=True
    )
    return 1


def _show(fields: Mapping[str, Any], limit: int, path: Path, *, hint: bool) -> None:
    screen = console()
    counts = fields["counts"]
    for kind, title in TITLES.items():
        if counts[kind]["hits"]:
            of_kind = [one for one in fields["differences"] if one["kind"] == kind]
            screen.print(_differences(kind, title, counts[kind]["hits"], of_kind[:limit], screen.width))
            screen.print(safe(_in_words(counts[kind])))
    if fields["rules"]:
        screen.print(_rules(fields["rules"]))
        screen.print(safe(MEANING))
    if not any(counts[kind]["hits"] for kind in TITLES):
        more = " A rule with act = false is only noted: --acting tries it as if it acted." if hint else ""
        screen.print(safe(f"Nothing differs between {path} and the rules in force.{more}"))
    if fields["left_out"]:
        screen.print(safe(f"Only counted, not shown: {number(fields['left_out'])} later differences."))
    span = f", from {fields['first'][:10]} to {fields['last'][:10]}" if fields["first"] else ""
    screen.print(safe(f"{number(fields['changes'])} changes were judged{span}."))
    for line in fields["limits"]:
        screen.print(safe(line))


def _in_words(counts: Mapping[str, int]) -> str:
    told = "; ".join(f"{words} {number(counts[key])}" for key, words in PEOPLE.items())
    others = counts["hits"] - sum(counts[key] for key in PEOPLE)
    return f"What people made of them: {told}; nobody can tell {number(others)}."


def _differences(kind: Kind, title: str, count: int, shown: Sequence[Mapping[str, Any]], width: int) -> Table:
    """Two lines for each, the second with its text, so that 80 columns are enough to read it."""
    heads = ("revision", "page", "author", *OUTCOMES[kind], "people", "why, and its text")
    rows: list[Sequence[object]] = []
    for one in shown:
        outcomes = [one[key] for key in OUTCOMES[kind].values()]
        people = PEOPLE.get(one["people"], "–")
        rows.append((one["revid"] or "log", one["title"], one["user"], *outcomes, people, one["why"]))
        rows.append(("",) * (len(heads) - 1) + (one["excerpt"][:TEXT],))
    drawn = table(f"{title}: {number(len(shown))} of {number(count)}", heads, rows)
    drawn.columns[1].max_width, drawn.columns[2].max_width = width // 6, width // 7
    return drawn


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
