"""A campaign as people look at it: who is behind it and where they stand, its days, and what is planned about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.explain_author import deed_fields
from wikiwatch.app.explain_case import explain_case
from wikiwatch.core.model import key_of

DAYS = 60  # of a timeline: twice the window after which a campaign without a new edit has expired
# What became of an edit, the strongest first.
FATES = ("undone", "down", "stands")
_DOWN = ("hold", "revert")


def case_overview(app: App, case_id: int) -> dict[str, Any]:
    """What `explain_case` tells, with the state of its hands, what is planned, and its edits by day.

    UserError where no case has the number.
    """
    fields = explain_case(app, case_id)
    keys = {user: key for key, user in app.store.hands_of_case(case_id)}
    now, found = app.clock.now(), {one["revid"] for one in fields["members"]}
    hands = [{**one, "key": keys.get(one["name"], key_of(one["name"]))} for one in fields["authors"]]
    planned = [
        action for action in app.store.waiting() if action.revid in found or action.actor_key in set(keys.values())
    ]
    return {
        **fields,
        "authors": [{**one, "state": str(app.store.state(one["key"], now))} for one in hands],
        "planned": deed_fields(planned),
        "days": days(fields["members"]),
    }


def days(members: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The edits of each day from the first to the last one, by what became of them; the latest 60 days."""
    counts = Counter((one["at"][:10], _fate(one)) for one in members)
    if not counts:
        return []
    ends = [date.fromisoformat(day) for day, _ in counts]
    first, last = max(min(ends), max(ends) - timedelta(days=DAYS - 1)), max(ends)
    span = (str(first + timedelta(days=number)) for number in range((last - first).days + 1))
    return [{"day": day, **{fate: counts[day, fate] for fate in FATES}} for day in span]


def _fate(member: Mapping[str, Any]) -> str:
    if member["undone"]:
        return "undone"
    return "down" if member["outcome"] in _DOWN else "stands"
