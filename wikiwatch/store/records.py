"""What an author's earlier edits came to, as trust sees it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta

from wikiwatch.core.record import Record, StoodDay
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DOWN, not_undone_by
from wikiwatch.store.networks import NetworkQueries
from wikiwatch.store.rows import moment, seconds

DAY = 86_400  # seconds
# More dated events than this change no score: every part of trust reaches its cap far earlier.
EVENTS = 50
# Of an author, so many of the latest days with edits that stood are looked at, and of each day so many edits. By day,
# not by edit: who makes a thousand edits in an afternoon has done other work before. Sixty days are more than eight
# weeks, twice as many as make the most that trust counts.
DAYS, OF_A_DAY = 60, 20

# User and User talk: what people write about themselves and to one another stands because nobody looks after it.
_PRIVATE = "namespace in (2, 3)"
# Talk pages (odd numbers) are archived: who takes their text out says nothing about it.
CAN_BE_TAKEN_OUT = "namespace % 2 = 0"


def _stood(since: str, until: str) -> str:
    """Edits between two times (SQL) that have stood: ?1 the author, ?2 what is older has stood, ?3 the time.

    An edit that both the watch and the wiki's list of contributions know counts once. What a person confirmed or the
    program took down did not stand, nor what was undone or taken out by then.
    """
    return f"""
        select ts, built_on_ts <= ?3 as built_on from change
        where actor_key = ?1 and ts between {since} and min({until}, ?2) and kind != 'log' and not {_PRIVATE}
            and {not_undone_by("?3")} and not (coalesce(removed_ts, ?3 + 1) <= ?3 and {CAN_BE_TAKEN_OUT})
        union all
        select ts, 0 from contribution
        where actor_key = ?1 and ts between {since} and min({until}, ?2) and not reverted and not {_PRIVATE}
            and not exists (select 1 from change where change.revid = contribution.revid)
    """


_OF_DAY = _stood(f"number * {DAY}", f"number * {DAY} + {DAY} - 1")
# From the latest day backwards, one look-up for each, however many edits there are. Both counts of at most OF_A_DAY
# come in one column: to ask twice would take half as long again.
_DAYS = f"""
    with recursive day (number) as (
        select (select ts from ({_stood("0", "?2")}) order by ts desc limit 1) / {DAY}
        union all
        select (select ts from ({_stood("0", f"day.number * {DAY} - 1")}) order by ts desc limit 1) / {DAY}
        from day where day.number is not null limit {DAYS}
    )
    select number,
        (select json_array(count(*), coalesce(sum(built_on), 0))
            from (select built_on from ({_OF_DAY}) limit {OF_A_DAY})) as stood_built_on
    from day where number is not null
"""
# By the fields of a record: when it happened, of the author ?1 until the time ?2.
_EVENTS = {
    "reverted": f"""select reverted_ts as ts from change
        where actor_key = ?1 and reverted_ts <= ?2 and reverted_ts is not null and not {DOWN}
        union all select ts from contribution where actor_key = ?1 and ts <= ?2 and reverted
            and not exists (select 1 from change where change.revid = contribution.revid)""",
    "removed": f"""select removed_ts as ts from change
        where actor_key = ?1 and removed_ts <= ?2 and removed_ts is not null and {CAN_BE_TAKEN_OUT}
            and coalesce(reverted_ts, ?2 + 1) > ?2 and not {DOWN}""",
    "taken_down": f"""select ts from change
        where actor_key = ?1 and ts <= ?2 and outcome in ('hold', 'revert') and {DOWN}""",
    "confirmed": f"""select confirmed_ts as ts from change
        where actor_key = ?1 and confirmed_ts <= ?2 and confirmed_ts is not null and {DOWN}""",
    "released": """select released_ts as ts from change
        where actor_key = ?1 and released_ts <= ?2 and released_ts is not null and overturned = 1""",
    "warnings": "select ts from warning where actor_key = ?1 and ts <= ?2",
    "blocks": "select ts from block_event where actor_key = ?1 and ts <= ?2",
}
# One statement instead of one for each kind: to most authors nothing of it happened, and asking is all that it costs.
_ALL_EVENTS = " union all ".join(
    f"select * from (select '{what}' as what, ts from ({query}) order by ts desc limit {EVENTS})"
    for what, query in _EVENTS.items()
)
_FIRST = f"select ts from ({_stood('0', '?2')}) order by ts limit 1"


class RecordQueries(NetworkQueries):
    """The record of an author at a time. Nothing that happened later counts; what people took back is forgotten."""

    def trust_record(self, actor_key: str, at: datetime, rules: Ruleset) -> Record:
        """An author's earlier edits as trust sees them, at a time."""
        now, stood = seconds(at), self.stood_before(at, rules)
        days = self.rows(_DAYS, actor_key, stood, now)
        first = self.row(_FIRST, actor_key, stood, now) if days else None
        return Record(
            days=tuple(_day(row) for row in days),
            first_stood=moment(first["ts"]) if first else None,
            **{what: tuple(moments) for what, moments in self._events(actor_key, now).items()},
            network=self.network_against(actor_key, at, rules),
        )

    def stood_before(self, at: datetime, rules: Ruleset) -> int:
        """What is older than this (seconds) and stands has survived."""
        return seconds(at - timedelta(hours=rules.trust.survives_after_hours))

    def _events(self, actor_key: str, now: int) -> Mapping[str, list[datetime]]:
        """When each kind of event happened to an author's edits, the latest first."""
        found: dict[str, list[datetime]] = {what: [] for what in _EVENTS}
        for row in self.rows(_ALL_EVENTS, actor_key, now):
            found[row["what"]].append(moment(row["ts"]))
        return found


def _day(row: sqlite3.Row) -> StoodDay:
    stood, built_on = json.loads(row["stood_built_on"])
    return StoodDay(day=moment(row["number"] * DAY), stood=stood, built_on=built_on)
