"""What looking for each sign costs, as it was measured while the wiki was watched."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from wikiwatch.app.context import App
from wikiwatch.core.costs import Cost
from wikiwatch.core.own_rules import PREFIX

KEPT = "look_costs"  # the store keeps what looks cost, and since when that is counted
# What rules cost changes when people change them: after so long, half of what was counted before is forgotten.
HALF = timedelta(days=30)


def keep_costs(app: App) -> None:
    """Add what was measured in this run to what the store keeps. Call it outside a transaction, now and then."""
    if app.meter is None or not (new := app.meter.empty()):
        return
    now = app.clock.now()
    with app.store.transaction():
        since, costs = kept_costs(app)
        if since is None or now - since >= HALF:
            since, costs = now, {name: Cost(cost.seconds / 2, cost.looks / 2) for name, cost in costs.items()}
        for name, cost in new.items():
            before = costs.get(name, Cost())
            costs[name] = Cost(before.seconds + cost.seconds, before.looks + cost.looks)
        rules = app.held.rules if app.held else app.rules
        there = {rule.signal_id for rule in rules.own.rules}
        kept = {
            name: [cost.seconds, cost.looks]
            for name, cost in costs.items()
            if name in there or not name.startswith(PREFIX)
        }
        app.store.set_meta(KEPT, json.dumps({"since": since.isoformat(), "costs": kept}))


def kept_costs(app: App) -> tuple[datetime | None, dict[str, Cost]]:
    """Since when costs are counted, None before the first; and the costs, see `Meter`."""
    found = json.loads(app.store.meta(KEPT) or "{}")
    since = datetime.fromisoformat(found["since"]) if found else None
    return since, {name: Cost(*values) for name, values in found.get("costs", {}).items()}
