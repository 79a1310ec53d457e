"""The option `--watch`: rules that only note what they find, for this time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click

from wikiwatch.app.context import App
from wikiwatch.app.rule_named import rule_named
from wikiwatch.core.log_only import NOT_JUDGED, RuleKind, must_act, watching
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import UserError

log_only_option = click.option(
    "--watch",
    "log_only",
    multiple=True,
    metavar="RULE",
    help="A rule, row or sign that only notes this time, whatever its file says; may be given several times.",
)


def only_noting(rules: Ruleset, wanted: Sequence[str]) -> Ruleset:
    """The same rules with some in log-only mode for now. UserError for a name that is none, or that must act."""
    for name in wanted:
        rule = rule_named(rules, name)
        row = next((row for row in rules.policy.rows if row.id == rule.id and rule.kind is RuleKind.ROW), None)
        if row is not None and row.act and (why := must_act(row)):
            raise UserError(f"the row {name!r} can't only list: {why}", "look at the rules that bring that state")
        if rule.id == NOT_JUDGED:
            raise UserError(f"{name} tells that nobody looked, so it always counts", "leave it out")
    return watching(rules, wanted)


def with_log_only(app: App, wanted: Sequence[str]) -> App:
    """An App in which some rules only note, whatever becomes of their files while it runs."""
    if not wanted:
        return app
    rules = only_noting(app.rules, wanted)
    if app.held is not None:
        app.held.only_note(wanted)
    return replace(app, rules=rules)
