"""How each rule does: its hits, and what people decided about them, in the sense in which the breaker counts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from wikiwatch.app import aside, brakes
from wikiwatch.app.context import App
from wikiwatch.app.costs import kept_costs
from wikiwatch.core.costs import cost_fields
from wikiwatch.core.rule_stats import (
    ALL,
    ROW,
    SIGNAL,
    TOTAL,
    Board,
    Hit,
    Word,
    ending_fields,
    endings,
    figure_fields,
    unused,
    word,
)
from wikiwatch.detectors import looked_for_by

EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStats:
    """All figures as plain values, the total first and then in the order of the rule files."""

    watched: datetime | None  # since when changes were judged; None: nothing was yet
    counted: datetime | None  # since when hits are counted
    rules: list[dict[str, Any]]
    endings: list[dict[str, Any]]


def rule_stats(
    app: App, since: datetime | None = None, also: Callable[[Hit, Word], None] = lambda _hit, _found: None
) -> RuleStats:
    """The figures of every row of the policy and of every signal, also of those that never hit.

    Counted are the hits since a time, and whatever people said of them since. `also` is given each hit that is read.
    """
    now, watched = app.clock.now(), app.store.judged_since()
    counted = max(since, watched) if since and watched else watched
    dates, board, said = app.rule_dates(), Board(since), what_people_said(app, since or EVER)
    for hit in app.store.hits():
        found = word(hit, said)
        board.add(hit, found)
        also(hit, found)
    lines = []
    costs, put_aside = kept_costs(app)[1], aside.aside(app.store, app.rules)
    for about, rule in ((TOTAL, ALL), *rule_ids(app)):
        figures = board.figures(about, rule)
        idle = about != TOTAL and unused(figures.last, dates.get((about, rule)), watched, now)
        fields = figure_fields(about, rule, figures, is_unused=idle)
        fields |= cost_fields(costs, looked_for_by(rule) if about == SIGNAL else None)
        fields["aside"] = put_aside[rule]["since"] if rule in put_aside else None
        lines.append({**fields, "counted_since": counted.isoformat() if counted else None})
    ending = [ending_fields(one) for one in endings(app.rules, now)]
    return RuleStats(watched=watched, counted=counted, rules=lines, endings=ending)


def rule_ids(app: App) -> list[tuple[str, str]]:
    """Every row of the policy and every signal, each with what it is."""
    rows = [(ROW, row.id) for row in app.rules.policy.rows]
    return [*rows, *((SIGNAL, signal.id) for signal in app.rules.points.signals)]


def what_people_said(app: App, since: datetime) -> dict[int, bool]:
    """By change, see `Hit.change`: whether a person overturned what a rule did about it, or confirmed it.

    Who says no to one thing that a verdict brought, such as a block, has overturned it.
    """
    found: dict[int, bool] = {}
    for one in brakes.said_since(app, since):
        change = one.revid or -(one.rcid or 0)  # 0: the block of a range, which is about no change
        if change and brakes.is_persons_word(app, one):
            found[change] = one.overturned or found.get(change, False)
    return found
