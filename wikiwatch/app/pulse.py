"""Whether the watch is alive, what waits and for how long, what is due next, and how the last day went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.waiting import OF_ENTRIES, PROPOSAL
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import Outcome

DAY = timedelta(days=1)
# An hour: a poll comes each few seconds or minutes, and the longest pauses after failures are below it.
SILENT = timedelta(hours=1)


def pulse_fields(app: App, actions: Sequence[Action]) -> dict[str, Any]:
    """All of it as plain values; `actions` are those of which something may still come, by due time."""
    now, polled = app.clock.now(), app.store.meta("last_poll")
    due = next((one for one in actions if one.status is ActionStatus.PLANNED), None)
    return {
        "mode": app.store.meta("mode"),
        "silent": polled is not None and now - datetime.fromisoformat(polled) > SILENT,
        "waits": waits(app, actions),
        "next": {"key": due.key, "kind": str(due.kind), "due_at": due.due_at.isoformat()} if due else None,
        "day": _day(app, now - DAY, now),
        "day_before": _day(app, now - 2 * DAY, now - DAY),
        "blocks_planned": sum(one.kind is ActionKind.BLOCK for one in actions),
    }


def waits(app: App, actions: Sequence[Action]) -> list[dict[str, Any]]:
    """What waits for a person as `wikiwatch review` lists it: by kind, how many, and how long the oldest waits."""
    times = defaultdict[str, list[datetime]](list)
    for kind, since in _waiting(app, actions):
        times[kind].append(since)
    now = app.clock.now()
    return [
        {"kind": kind, "count": len(some), "oldest_hours": round(max(0.0, (now - min(some)).total_seconds() / 3600), 1)}
        for kind, some in sorted(times.items())
    ]


def _waiting(app: App, actions: Sequence[Action]) -> Iterator[tuple[str, datetime]]:
    for row in app.store.undecided():
        yield row["outcome"], datetime.fromtimestamp(row["ts"], UTC)
    for one in actions:
        if one.status in (ActionStatus.REVIEW, ActionStatus.PERSON) and str(one.kind) not in OF_ENTRIES:
            yield str(one.kind), one.planned_at
    for row in app.store.proposals():
        yield PROPOSAL, datetime.fromtimestamp(row["made_ts"], UTC)


def _day(app: App, since: datetime, until: datetime) -> dict[str, int]:
    counts = app.store.outcomes_between(since, until)
    named = {str(outcome): counts.get(outcome, 0) for outcome in (Outcome.REVERT, Outcome.HOLD, Outcome.WATCH)}
    return {"judged": sum(counts.values()), **named}
