"""`rules preview`: one threshold, tried with several values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from wikiwatch import rules_loaded
from wikiwatch.app.preview import MEANING, Outcomes, preview_fields
from wikiwatch.charts.preview import picture
from wikiwatch.commands.common import as_json, echo_json
from wikiwatch.commands.compare import check_writable
from wikiwatch.commands.trials import Source, run_trial, trial_source
from wikiwatch.core.inert import for_terminal
from wikiwatch.core.model import Outcome
from wikiwatch.core.preview import Figures, Rate, Sweep
from wikiwatch.core.preview_plot import a_day, bars, legend
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.shares import number, shares
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import UserError
from wikiwatch.ports.rules import RulesError
from wikiwatch.rulefiles.candidate import acting as as_if_acting
from wikiwatch.rulefiles.folder import RuleFolder, load_texts
from wikiwatch.rulefiles.numbers import Number, find, numbers
from wikiwatch.rulefiles.swept import acting, around, noted, own_rule, wanted, with_value
from wikiwatch.rules_home import rules_as_they_count
from wikiwatch.terminal import console, safe, table

EXAMPLES = """\b
Examples:
  wikiwatch rules preview                                            every number that can be tried
  wikiwatch rules preview policy.toml:signs-enough.score_at_least
  wikiwatch rules preview phrases.many.points --values 40,50,60 --export export.xml.gz
  wikiwatch rules preview random_text.toml:unlikely --since 90d --svg unlikely.svg
"""


@click.command(epilog=EXAMPLES)
@click.argument("key", required=False)
@trial_source
@click.option("--values", metavar="40,50,60", help="The values to try. Without it, about nine around the present one.")
@click.option(
    "--svg",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the figures into a picture, too.",
)
@as_json
@click.pass_obj
def preview(home: Path, key: str | None, source: Source, values: str | None, svg: Path | None, json_: bool) -> None:
    """Try one number of the rules with several values: what each would catch a day on this wiki, and whom wrong.

    KEY is FILE:NAME.KEY, as in policy.toml:signs-agree.score_at_least; without it, all numbers are listed that can be
    tried. Nothing is written to the wiki, to the rules, or to the database.
    """
    rules = rules_loaded.load_rules(home)
    with rules_as_they_count(home) as folder:
        texts = RuleFolder(folder, hits, watched=False).texts()
    if key is None:
        if values is not None or svg:
            raise click.UsageError("--values and --svg need a KEY")
        _list(numbers(texts), json_=json_)
        return
    chosen = find(texts, key)
    if svg is not None:
        check_writable(svg)
    rule = noted(texts, chosen, rules.own.reworded)
    if rule:
        texts = acting(texts, chosen, rule)
        click.echo(f"{rule} does not act so far: all values are tried as if it did.", err=True)
    rulesets, refused = _rulesets(
        texts, chosen, wanted(chosen, values) if values is not None else around(chosen), rules, rule
    )
    outcomes = Outcomes(values=list(rulesets), present=chosen.value, judged_apart=bool(rule))
    others = [one for value, one in rulesets.items() if rule or value != chosen.value]
    tried = run_trial(home, source, others, outcomes.take, outcomes.by_revision.__contains__)
    found = outcomes.counted(tried, timedelta(hours=rules.trust.survives_after_hours))
    if svg is not None:
        _draw(svg, found, chosen.key)
    if json_:
        echo_json([*preview_fields(chosen.key, found), *({"key": chosen.key, **one} for one in refused)])
    else:
        _show(found, chosen, refused, (*MEANING, *tried.limits))
    if svg is not None:
        click.echo(for_terminal(f"{svg} is written."), err=True)


def _rulesets(
    texts: Mapping[str, str], chosen: Number, values: Sequence[float], rules: Ruleset, rule: str
) -> tuple[dict[float, Ruleset], list[dict[str, Any]]]:
    """The rules with each value, lowest first, and the values that `rules check` refuses, with its reasons."""
    found: dict[float, Ruleset] = {}
    refused, own = [], own_rule(texts, chosen)
    for value in values:
        if value == chosen.value and not rule:
            found[value] = rules
            continue
        try:
            read = load_texts(with_value(texts, chosen, value), hits)
        except RulesError as error:
            if value == chosen.value:
                raise UserError(f"{rule} can't act: {error.lines[0]}", "mend it first") from None
            refused.append({"value": value, "refused": "; ".join(error.lines)})
        else:
            found[value] = as_if_acting(read, {own}) if own else read
    if len(found) == 1:
        why = f": {refused[0]['refused']}" if refused else ""
        raise UserError(f"no other value of {chosen.key} can be tried{why}", "name values: --values 40,50,60")
    return found, refused


def _list(found: Iterable[Number], *, json_: bool) -> None:
    if json_:
        echo_json({"key": one.key, "value": one.value, "comment": one.comment} for one in found)
        return
    rows = ((one.key, f"{one.value:g}", one.comment) for one in found)
    drawn = table("", ("number", "now", "what the file says"), rows)
    drawn.columns[0].no_wrap = True  # people copy it
    console().print(drawn)


def _draw(file: Path, found: Sweep, key: str) -> None:
    try:
        file.write_text(picture(found, key, _over(found)), encoding="utf-8")
    except OSError as error:
        raise UserError(f"{file} can't be written: {error.strerror}", "name a file that you may write") from error


def _over(found: Sweep) -> str:
    history = found.history
    if not history.days or history.first is None or history.until is None:
        return f"{number(history.judged)} edits judged, none of them old enough to count"
    span = f"{history.days:.1f} days, {history.first:%Y-%m-%d} to {history.until:%Y-%m-%d}"
    return f"{span}; {number(history.judged)} edits judged"


def _show(found: Sweep, chosen: Number, refused: Sequence[Mapping[str, Any]], limits: Sequence[str]) -> None:
    screen = console()
    screen.print(safe(f"{chosen.key}: {_over(found)}"))
    for one in refused:
        screen.print(
            safe(f"{one['value']:g} is left out, since `rules check` refuses it: {one['refused']}"), soft_wrap=True
        )
    if not found.history.days:
        return
    screen.print(_figures(found))
    screen.print(_deeds(found))
    for line in bars(found):
        screen.print(safe(line), soft_wrap=True)
    screen.print(safe(legend(found)))
    if found.young:
        screen.print(safe(f"Too young to count: {number(found.young)} of the edits that some value would touch."))
    for line in limits:
        screen.print(safe(line))


def _figures(found: Sweep) -> Table:
    """What each value catches and whom it wrongs; two lines for each, the second with the intervals."""
    days = f"{found.history.days:.0f} days"
    heads = ("value", "caught", "a day", "wrong", "a day", "precision %", f"against {found.present:g}")
    rows: list[Sequence[str]] = []
    for one in found.figures:
        precision, interval = shares(one.precision)
        more, worse = _against(one, found)
        caught, wrong = ((number(rate.count), a_day(rate.a_day)) for rate in (one.caught, one.wrong))
        rows.append((_marked(one, found), *caught, *wrong, precision, more))
        rows.append(("", "", _interval(one.caught), "", _interval(one.wrong), interval, worse))
    return table(f"in {days}; below each the 95 % interval", heads, rows)


def _deeds(found: Sweep) -> Table:
    """What would be done with how many edits, whatever they were worth."""
    heads = ("value", "reverted", "held", "of these unknown", "listed", "of these unwanted", "good", "changed")
    rows = (
        (
            _marked(one, found),
            *(number(one.outcomes.get(outcome, 0)) for outcome in (Outcome.REVERT, Outcome.HOLD)),
            number(one.unknown),
            number(one.outcomes.get(Outcome.WATCH, 0)),
            *(number(count) for count in (one.listed_unwanted, one.listed_good, one.changed)),
        )
        for one in found.figures
    )
    return table("what would be done", heads, rows)


def _marked(one: Figures, found: Sweep) -> str:
    return f"{'>' if one.value == found.present else ' '} {one.value:g}"


def _interval(rate: Rate) -> str:
    low, high = rate.interval
    return f"{a_day(low)} to {a_day(high)}"


def _against(one: Figures, found: Sweep) -> tuple[str, str]:
    if one.value == found.present:
        return "in force", ""
    caught, wrong = one.caught_gained - one.caught_lost, one.wrong_gained - one.wrong_lost
    return f"{caught:+} caught" if caught else "same caught", f"{wrong:+} wrong" if wrong else "same wrong"


COMMANDS: tuple[click.Command, ...] = (preview,)
