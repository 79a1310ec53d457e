"""How each rule does: its hits, and what people decided about them, in the sense in which the breaker counts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from wikiwatch.app import brakes
from wikiwatch.app.context import App
from wikiwatch.core.rule_stats import ROW, SIGNAL, Figures, ending_fields, endings, figure_fields, tallies, unused

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
Added = Mapping[tuple[str, str], date]
"""On which day a row or a signal came to the rules, by ("row" or "signal", id)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStats:
    """All figures as plain values, in the order of the rule files."""

    watched: datetime | None  # since when changes were judged; None: nothing was yet
    counted: datetime | None  # since when hits are counted
    rules: list[dict[str, Any]]
    endings: list[dict[str, Any]]


def rule_stats(app: App, added: Added, since: datetime | None = None) -> RuleStats:
    """The figures of every row of the policy and of every signal, also of those that never hit.

    Counted are the hits since a time, and whatever people said of them since.
    """
    now, watched = app.clock.now(), app.store.judged_since()
    counted = max(since, watched) if since and watched else watched
    rows, signals = tallies(app.store.hits(), _said(app, since or _EVER), since)
    lines = []
    for about, ids, found in (
        (ROW, [row.id for row in app.rules.policy.rows], rows),
        (SIGNAL, [signal.id for signal in app.rules.points.signals], signals),
    ):
        for rule in ids:
            figures = found.get(rule, Figures())
            idle = unused(figures.last, added.get((about, rule)), watched, now)
            fields = figure_fields(about, rule, figures, is_unused=idle)
            lines.append({**fields, "counted_since": counted.isoformat() if counted else None})
    ending = [ending_fields(one) for one in endings(app.rules, now)]
    return RuleStats(watched=watched, counted=counted, rules=lines, endings=ending)


def _said(app: App, since: datetime) -> dict[int, bool]:
    """By change, see `Hit.change`: whether a person overturned what a rule did about it, or confirmed it.

    Who says no to one thing that a verdict brought, such as a block, has overturned it.
    """
    found: dict[int, bool] = {}
    for one in brakes.said_since(app, since):
        change = one.revid or -(one.rcid or 0)  # 0: the block of a range, which is about no change
        if change and brakes.is_persons_word(app, one):
            found[change] = one.overturned or found.get(change, False)
    return found
