"""All that people see of the rules in the dashboard, counted in one go; and how a rule is let act again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wikiwatch.app import aside, brakes
from wikiwatch.app.context import App
from wikiwatch.app.rule_stats import RuleStats, rule_stats
from wikiwatch.core.rule_weeks import Weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The figures of all rules at a time, and their hits by week."""

    at: datetime
    stats: RuleStats
    weeks: Weeks


def counted(app: App) -> Counted:
    """Count now: this reads every judged change once."""
    at = app.clock.now()
    weeks = Weeks(at)
    return Counted(at=at, stats=rule_stats(app, also=weeks.add), weeks=weeks)


def stopped(app: App) -> dict[str, dict[str, Any]]:
    """The rules that don't do now what their files say, by row or sign: `since` (ISO) and `why`.

    Rows that people's decisions stopped, and rules of the wiki's own that were set aside.
    """
    there = {row.id for row in app.rules.policy.rows}
    found = aside.aside(app.store, app.rules)
    for row, breaker in app.store.breakers().items():
        if breaker.tripped is not None and row in there:
            found[row] = {"since": breaker.tripped.isoformat(), "why": breaker.why}
    return found


def let_again(app: App, name: str, who: str, why: str) -> tuple[bool, bool]:
    """A person lets a rule look again that was set aside, and a row act again that was stopped: which of them it was.

    UserError where it was neither.
    """
    breaker = app.store.breakers().get(name)
    looks, is_stopped = aside.reset(app, name, who, why), breaker is not None and breaker.tripped is not None
    if is_stopped or not looks:
        brakes.reset(app, name, who, why)
    return looks, is_stopped
