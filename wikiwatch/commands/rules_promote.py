"""`rules watch` and `rules promote`: a rule that only notes what it finds, and one that acts."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from wikiwatch import config, wiring
from wikiwatch.app.context import App
from wikiwatch.app.rule_named import rule_named
from wikiwatch.app.rule_review import note_step, promoted_values, promotion, promotion_fields
from wikiwatch.clock import SystemClock
from wikiwatch.commands.asking import dry_run_option, why_option
from wikiwatch.commands.common import as_json, whoever_decides
from wikiwatch.config import RULES
from wikiwatch.core.log_only import RuleKind
from wikiwatch.errors import UserError
from wikiwatch.rulefiles import packaged_rules_dir
from wikiwatch.rulefiles.placed import Placed, placed
from wikiwatch.rulefiles.writing import changed, lines, read_exactly, write
from wikiwatch.rules_home import refuse_if_on_a_page, rules_as_they_count
from wikiwatch.store.db import Store
from wikiwatch.terminal import console, safe, table

_TAKEN_UP = "A running `wikiwatch run` takes it up by itself."


@contextmanager
def deciding_about_rules(home: Path) -> Iterator[App]:
    """The home's App with a database to keep what people say; the first `run` need not have been."""
    settings = config.load(home) if (home / RULES).is_dir() else config.load_set_up(home)
    if not settings.database.exists():
        Store(settings.database).close()
    with wiring.offline_app(settings, lambda words: click.echo(words, err=True)) as app:
        yield app


@click.command(epilog="\b\nExamples:\n  wikiwatch rules watch free-watches --why 'it hit a bell ringer'\n")
@click.argument("rule")
@click.option("--why", metavar="TEXT", required=True, help="The reason, kept in the audit trail.")
@click.pass_obj
def watch(home: Path, rule: str, why: str) -> None:
    """Put a rule, row or sign into log-only mode: it is named, and does nothing. Its file says `act = false`.

    An own rule is only noted, a row of policy.toml only lists, a sign of points.toml counts nothing. Comments and order
    of the file stay. `wikiwatch rules promote` lets it act again.
    """
    found = _placed(home, rule)
    if not found.act:
        click.echo(f"{found.rule.file_id} only notes already.")
        return
    refuse_if_on_a_page(home, found.path.name)
    _write(found, {"act": False, **({"promoted": None} if found.rule.kind is RuleKind.OWN else {})})
    with deciding_about_rules(home) as app:
        note_step(app, found.rule, whoever_decides(), "watch", why)
    name = found.rule.file_id
    console().print(safe(f"{name} only notes from now on. {_TAKEN_UP}"), soft_wrap=True)
    console().print(safe(f"`wikiwatch rules review {name}` shows what it finds."), soft_wrap=True)


PROMOTE_EXAMPLES = """\b
Examples:
  wikiwatch rules promote free-watches --dry-run
  wikiwatch rules promote free-watches --why 'nothing but the shop in two months'
  wikiwatch rules promote old-botnet --anyway --why 'the same forty names as last year'
"""


@click.command(epilog=PROMOTE_EXAMPLES)
@click.argument("rule")
@why_option
@click.option("--anyway", is_flag=True, help="Without the numbers, on your word, which is kept: asks for --why.")
@dry_run_option
@as_json
@click.pass_obj
def promote(home: Path, rule: str, why: str, anyway: bool, dry_run: bool, json_: bool) -> int:
    """Let a rule act that only notes, if it meets the criteria in `[promotion]` of review.toml. Exit code 1 if not.

    They are shown with how the rule stands to each. The rule's file then says `act = true`; an own rule also says who
    promoted it, when, and on how many hits.
    """
    if anyway and not why:
        raise click.UsageError("--anyway asks for --why: your word stands in place of the numbers")
    where = _placed(home, rule)
    if not dry_run:
        refuse_if_on_a_page(home, where.path.name, "`--dry-run` shows what to write there")
    with deciding_about_rules(home) as app:
        found = promotion(app, rule_named(app.rules, where.rule.id))
        wording = _same_wording(app, where)
        # A row and a sign have no place for who promoted them: the audit trail tells it.
        said = promoted_values(found, SystemClock().now(), whoever_decides(), why, anyway=anyway)
        values = {"act": True, **({"promoted": {**said, "wording": wording}} if wording else {})}
        may = not where.acts and (found.met or anyway)
        written = may and not dry_run
        if written:
            _write(where, values)
            grounds = f"{found.standing.reviewed.hits} of {found.standing.reviewed.total} reviewed hits were right"
            told = f"without the numbers: {why}" if anyway else "; ".join(filter(None, (grounds, why)))
            note_step(app, found.rule, whoever_decides(), "promote", told)
    if json_:
        click.echo(json.dumps({**promotion_fields(found), "acts": where.acts or written, "written": written}))
    else:
        rows = [(one.what, one.wanted, one.found, "ok" if one.met else "bad") for one in found.checks]
        console().print(table("", ("criterion", "asked for", "found", ""), rows))
        for line in _outcome(where, met=found.met, may=may, written=written):
            console().print(safe(line), soft_wrap=True)
        for line in lines(values) if may and not written else ():
            console().print(safe(f"    {line}"), soft_wrap=True)
        for advice in dict.fromkeys(one.advice for one in found.checks if not (one.met or may or where.acts)):
            console().print(safe(f"- {advice}"), soft_wrap=True)
    return 0 if where.acts or found.met or anyway else 1


def _outcome(where: Placed, *, met: bool, may: bool, written: bool) -> Iterator[str]:
    name = where.rule.file_id
    if where.reworded:
        yield f"{name} acted, until what it looks for was changed: it shows anew what it finds."
    if where.acts:
        yield f"{name} acts already. `wikiwatch rules watch {name} --why …` puts it into log-only mode."
    elif written:
        yield f"{name} acts from now on{'' if met else ', on your word'}. {_TAKEN_UP}"
    elif may:
        yield f"{name} would act from now on; nothing was written. {where.path.name} would say:"
    else:
        yield f"{name} goes on only noting. What is missing:"


def _placed(home: Path, name: str) -> Placed:
    """The rule with a name as it counts, on its page where one stands for the file; the path is the file's."""
    folder = own_folder(home)
    with rules_as_they_count(home) as there:
        found = placed(there, name)
    return replace(found, path=folder / found.path.name)


def _same_wording(app: App, where: Placed) -> str:
    """The wording of an own rule; "" of another. UserError where the file's is another than the one that is in force.

    Its hits would be those of a rule that is gone.
    """
    if where.rule.kind is not RuleKind.OWN:
        return ""
    known = next(rule.wording for rule in app.rules.own.rules if rule.signal_id == where.rule.id)
    if where.own is None or where.own.wording != known:
        raise UserError(
            f"{where.rule.file_id} can't be read as it stands now: the rules have mistakes",
            "mend what `wikiwatch rules check` tells, then look at its hits",
        )
    return known


def _write(where: Placed, values: dict[str, Any]) -> None:
    before = read_exactly(where.path)
    problems = write(where.path, before, changed(before, where.table, str(where.row["id"]), values))
    if problems:
        told = "\n".join(str(problem) for problem in problems)
        raise UserError(f"{where.path} was not changed, for it would have mistakes:\n{told}", "each line says why")


def own_folder(home: Path) -> Path:
    """The home's own rules; on a terminal, one that has none may have the packaged ones copied."""
    folder = home / RULES
    if folder.is_dir():
        return folder
    packaged = packaged_rules_dir()
    question = f"{home} uses the packaged rules. Copy them to {folder}, to change them there?"
    if sys.stdin.isatty() and home.is_dir() and click.confirm(question, err=True):
        shutil.copytree(packaged, folder, ignore=shutil.ignore_patterns("sets"))
        click.echo(f"copied: {folder}. A `wikiwatch run` that goes on knows them when it is started again.", err=True)
        return folder
    raise UserError(
        f"{home} has no rules of its own: the packaged ones are used, and they are never written to",
        f"`wikiwatch init` writes them; or copy the folder {packaged} to {folder}",
    )


COMMANDS: tuple[click.Command, ...] = (watch, promote)
