"""The past that one change is judged with."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.core.evidence import Added, Insertion, Past, Record
from wikiwatch.core.model import AccountState, Actor, Change
from wikiwatch.core.names import named_domains
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DOWN
from wikiwatch.store.pace import PaceQueries
from wikiwatch.store.probes import ProbeQueries
from wikiwatch.store.rows import insertion_of, moment, seconds
from wikiwatch.store.sites import SiteQueries

DAY = 86_400  # seconds
# More dated events than this change no score: every part of trust reaches its cap far earlier.
EVENTS = 50
# Days with surviving edits that are looked at, oldest first: the cap is reached within a few.
DAYS = 100


class PastQueries(PaceQueries, ProbeQueries, SiteQueries):
    """What is known before a change. Nothing later than the change counts."""

    def past(self, change: Change, actor: Actor, added: Added, words: Collection[str], rules: Ruleset) -> Past:
        """Everything about the past that this change is judged with."""
        at = change.timestamp
        domains = (*added.domains, *named_domains(change))
        return Past(
            record=self.trust_record(actor.key, at, rules),
            state=self.state(actor.key, at),
            insertions=tuple(
                insertion_of(row)
                for row in self.rows(
                    "select * from insertion where actor_key = ? and ts <= ? order by ts desc, revid desc limit ?",
                    actor.key,
                    seconds(at),
                    rules.repeat_links.latest,
                )
            )
            if added.links
            else (),
            same_domain=self._same_domain(actor, added, at, rules),
            probes=self.probes_near(change, actor, words, rules),
            brings_back=self._brings_back(change),
            trusted_domains=(trusted := self._known("trusted_domain", "domain", domains)),
            standing_domains=self._standing_domains(actor.key, domains, self._stood(at, rules)),
            known_words=self._known("word", "word", words),
            sites=self.sites_before(change, actor, added, trusted, self._stood(at, rules)),
            pace=self.pace(change, actor),
        )

    def trust_record(self, actor_key: str, at: datetime, rules: Ruleset) -> Record:
        """An author's earlier edits as trust sees them, at a time."""
        now, stood = seconds(at), self._stood(at, rules)
        survived = self.rows(
            f"""select ts / {DAY} as day, count(*) as n from change
            where actor_key = ? and ts <= ? and kind != 'log' and (reverted_ts is null or reverted_ts > ?)
                and not {DOWN}
            group by 1 order by 1 limit {DAYS}""",
            actor_key,
            stood,
            now,
        )
        return Record(
            survived_by_day=tuple((moment(row["day"] * DAY), row["n"]) for row in survived),
            reverted=self._events(
                f"select reverted_ts as ts from change where actor_key = ? and reverted_ts <= ? and not {DOWN}",
                actor_key,
                now,
            ),
            taken_down=self._events(
                f"select ts from change where actor_key = ? and ts <= ? and {DOWN}",
                actor_key,
                now,
            ),
            blocks=self._events("select ts from block_event where actor_key = ? and ts <= ?", actor_key, now),
        )

    def _events(self, query: str, actor_key: str, now: int) -> tuple[datetime, ...]:
        rows = self.rows(f"{query} order by 1 desc limit {EVENTS}", actor_key, now)
        return tuple(moment(row["ts"]) for row in rows)

    def state(self, actor_key: str, at: datetime) -> AccountState:
        """How far the case against an account or address is, at a time."""
        row = self.row("select state, until from account where actor_key = ?", actor_key)
        if row is None or (row["until"] is not None and row["until"] < seconds(at)):
            return AccountState.CLEAN
        return AccountState(row["state"])

    def account(self, actor_key: str) -> dict[str, Any] | None:
        """The row of an account that has a state."""
        row = self.row("select * from account where actor_key = ?", actor_key)
        return dict(row) if row else None

    def accounts(self, at: datetime) -> list[dict[str, Any]]:
        """All accounts and addresses that are flagged, silenced or blocked at a time."""
        rows = self.rows(
            "select * from account where state in ('flagged', 'silenced', 'blocked')"
            " and (until is null or until >= ?) order by since desc",
            seconds(at),
        )
        return [dict(row) for row in rows]

    def set_state(
        self,
        actor: tuple[str, str],
        state: AccountState,
        at: datetime,
        *,
        until: datetime | None,
        revid: int | None,
        reason: str,
    ) -> None:
        """Move an account (key, user name) to a state; `since` stays where the state stays.

        Its log rows are to be shown anew: what the public may read of them depends on the state.
        """
        self.change_rows("update change set published = 0 where actor_key = ? and outcome != 'allow'", actor[0])
        self.change_rows(
            """insert into account (actor_key, user, state, since, until, revid, reason)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (actor_key) do update set
                since = case when state = excluded.state then since else excluded.since end,
                revid = case when state = excluded.state then revid else excluded.revid end,
                reason = case when state = excluded.state then reason else excluded.reason end,
                state = excluded.state, until = excluded.until, user = excluded.user""",
            *actor,
            str(state),
            seconds(at),
            seconds(until) if until else None,
            revid,
            reason,
        )

    def _same_domain(self, actor: Actor, added: Added, at: datetime, rules: Ruleset) -> tuple[Insertion, ...]:
        rows = self.rows(
            """select distinct insertion.* from insertion_domain join insertion using (revid)
            where insertion_domain.actor_key = ? and insertion_domain.ts <= ?
                and domain in (select value from json_each(?))
            order by insertion.ts desc limit ?""",
            actor.key,
            seconds(at),
            json.dumps(added.domains),
            max(rules.repeat_links.latest, rules.repeat_links.flood_count),
        )
        return tuple(insertion_of(row) for row in rows)

    def _stood(self, at: datetime, rules: Ruleset) -> int:
        """What is older than this and stands has survived."""
        return seconds(at - timedelta(hours=rules.trust.survives_after_hours))

    def _standing_domains(self, actor_key: str, domains: Collection[str], stood: int) -> frozenset[str]:
        if not domains:
            return frozenset()
        rows = self.rows(
            f"""select domain from standing_domain where ts <= ?1 and domain in (select value from json_each(?2))
            union
            select value from json_each(?2) where exists (
                select 1 from insertion_domain join change using (revid)
                where domain = json_each.value and insertion_domain.ts <= ?1
                    and insertion_domain.actor_key != ?3 and reverted_ts is null and not {DOWN})""",
            stood,
            json.dumps(list(domains), ensure_ascii=False),
            actor_key,
        )
        return frozenset(row["domain"] for row in rows)

    def _brings_back(self, change: Change) -> tuple[int, ...]:
        """The revision of somebody flagged, taken down from this page, whose text this one is again.

        A text of anybody else is judged again by what is in it: whoever brings it back may be right.
        """
        rows = self.rows(
            f"select revid, actor_key, {DOWN} as down from change where page_id = ? and sha1 = ? and revid < ?"
            " order by revid limit 1",
            change.page_id,
            change.sha1,
            change.revid,
        )
        watched = (AccountState.FLAGGED, AccountState.SILENCED, AccountState.BLOCKED)
        return tuple(
            row["revid"] for row in rows if row["down"] and self.state(row["actor_key"], change.timestamp) in watched
        )

    def _known(self, table: str, column: str, values: Collection[str]) -> frozenset[str]:
        if not values:
            return frozenset()
        rows = self.rows(
            f"select {column} from {table} where {column} in (select value from json_each(?))",
            json.dumps(list(values)),
        )
        return frozenset(row[column] for row in rows)
