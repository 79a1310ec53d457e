"""What an author's earlier edits came to, as trust sees it."""

from __future__ import annotations

from datetime import datetime, timedelta

from wikiwatch.core.evidence import Record, StoodDay
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DOWN
from wikiwatch.store.networks import NetworkQueries
from wikiwatch.store.rows import moment, seconds

DAY = 86_400  # seconds
# More dated events than this change no score: every part of trust reaches its cap far earlier.
EVENTS = 50
# An author's latest edits that are looked at: even at twenty a day they fill the weeks that trust counts.
LATEST = 1_000

# Edits that have stood at a time: ?1 the author, ?2 what is older has stood, ?3 the time. An edit that both the watch
# and the wiki's list of contributions know counts once. What a person confirmed or the program took down did not
# stand, nor what was undone or taken out by then.
_STOOD = f"""
    select ts, built_on_ts <= ?3 as built_on from change
    where actor_key = ?1 and ts <= ?2 and kind != 'log' and not (coalesce(reverted_ts, ?3 + 1) <= ?3)
        and not (coalesce(removed_ts, ?3 + 1) <= ?3) and not {DOWN}
    union all
    select ts, 0 from contribution
    where actor_key = ?1 and ts <= ?2 and not reverted
        and not exists (select 1 from change where change.revid = contribution.revid)
"""


class RecordQueries(NetworkQueries):
    """The record of an author at a time. Nothing later than that time counts."""

    def trust_record(self, actor_key: str, at: datetime, rules: Ruleset) -> Record:
        """An author's earlier edits as trust sees them, at a time."""
        now, stood = seconds(at), self.stood_before(at, rules)
        days = self.rows(
            f"""select ts / {DAY} as day, count(*) as n, coalesce(sum(built_on), 0) as built_on
            from (select * from ({_STOOD}) order by ts desc limit {LATEST}) group by 1""",
            *(actor_key, stood, now),
        )
        first = self.row(f"select ts from ({_STOOD}) order by ts limit 1", actor_key, stood, now) if days else None
        return Record(
            days=tuple(
                StoodDay(day=moment(row["day"] * DAY), stood=row["n"], built_on=row["built_on"]) for row in days
            ),
            first_stood=moment(first["ts"]) if first else None,
            reverted=self._events(
                f"""select reverted_ts as ts from change
                where actor_key = ?1 and reverted_ts <= ?2 and reverted_ts is not null and not {DOWN}
                union all select ts from contribution where actor_key = ?1 and ts <= ?2 and reverted
                    and not exists (select 1 from change where change.revid = contribution.revid)""",
                *(actor_key, now),
            ),
            removed=self._events(
                f"""select removed_ts as ts from change where actor_key = ?1 and removed_ts <= ?2
                    and removed_ts is not null and coalesce(reverted_ts, ?2 + 1) > ?2 and not {DOWN}""",
                *(actor_key, now),
            ),
            taken_down=self._events(
                f"select ts from change where actor_key = ? and ts <= ? and outcome in ('hold', 'revert') and {DOWN}",
                *(actor_key, now),
            ),
            confirmed=self._events(
                f"""select confirmed_ts as ts from change
                where actor_key = ? and confirmed_ts <= ? and confirmed_ts is not null and {DOWN}""",
                *(actor_key, now),
            ),
            released=self._events(
                "select released_ts as ts from change"
                " where actor_key = ? and released_ts <= ? and released_ts is not null and overturned = 1",
                *(actor_key, now),
            ),
            warnings=self._events("select ts from warning where actor_key = ? and ts <= ?", actor_key, now),
            blocks=self._events("select ts from block_event where actor_key = ? and ts <= ?", actor_key, now),
            network=self.network_against(actor_key, at, rules),
        )

    def stood_before(self, at: datetime, rules: Ruleset) -> int:
        """What is older than this (seconds) and stands has survived."""
        return seconds(at - timedelta(hours=rules.trust.survives_after_hours))

    def _events(self, query: str, actor_key: str, now: int) -> tuple[datetime, ...]:
        rows = self.rows(f"{query} order by 1 desc limit {EVENTS}", actor_key, now)
        return tuple(moment(row["ts"]) for row in rows)
