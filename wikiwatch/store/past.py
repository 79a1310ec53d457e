"""The past that one change is judged with."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from wikiwatch.core.evidence import Added, Insertion, Linked, Past
from wikiwatch.core.marks import change_marks
from wikiwatch.core.model import AccountState, Actor, ActorKind, Change
from wikiwatch.core.names import named_domains
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DOWN, STANDS
from wikiwatch.store.comebacks import ComebackQueries
from wikiwatch.store.linking import LinkQueries
from wikiwatch.store.pace import PaceQueries
from wikiwatch.store.probes import ProbeQueries
from wikiwatch.store.records import RecordQueries
from wikiwatch.store.reputation import ReputationQueries
from wikiwatch.store.rows import insertion_of, seconds
from wikiwatch.store.sites import SiteQueries
from wikiwatch.store.soft_allows import SoftAllowQueries


class PastQueries(
    ComebackQueries,
    LinkQueries,
    PaceQueries,
    ProbeQueries,
    RecordQueries,
    ReputationQueries,
    SiteQueries,
    SoftAllowQueries,
):
    """What is known before a change. Nothing later than the change counts."""

    def past(self, change: Change, actor: Actor, added: Added, words: Collection[str], rules: Ruleset) -> Past:
        """Everything about the past that this change is judged with."""
        at = change.timestamp
        domains = (*added.domains, *named_domains(change))
        record = self.trust_record(actor.key, at, rules)
        hands = frozenset({actor.key, *self.same_hands(record.network, at, rules)})
        return Past(
            record=record,
            state=self.state(actor.key, at),
            hands=hands,
            insertions=tuple(
                insertion_of(row)
                for row in self.rows(
                    "select * from insertion where actor_key in (select value from json_each(?)) and ts <= ?"
                    " order by ts desc, revid desc limit ?",
                    json.dumps(sorted(hands)),
                    seconds(at),
                    rules.repeat_links.latest,
                )
            )
            if added.links
            else (),
            same_domain=self._same_domain(hands, added, at, rules),
            probes=self.probes_near(change, actor, words, rules),
            brings_back=self._brings_back(change),
            trusted_domains=(
                trusted := self._known("trusted_domain", "domain", domains)
                | rules.lists.allowed(added.links, domains, at)
            ),
            standing_domains=self._standing_domains(actor.key, domains, self.stood_before(at, rules)),
            known_words=self._known("word", "word", words),
            sites=self.sites_before(change, actor, added, trusted, self.stood_before(at, rules)),
            pace=self.pace(change, actor),
            comebacks=self.comebacks(actor, change_marks(change, actor, added, words), at, rules),
            reputation=self.listings(actor.key, at) if actor.kind is ActorKind.ADDRESS else (),
            linked=Linked() if self.proxy(at) else self.linked(actor, at, rules),
            decoy=self.is_decoy(change, rules.policy.decoy_pages),
            softly_allowed=self.softly_allowed(actor.key, added.domains, at),
        )

    def state(self, actor_key: str, at: datetime) -> AccountState:
        """How far the case against an account or address is, at a time."""
        row = self.row("select state, until from account where actor_key = ?", actor_key)
        if row is None or (row["until"] is not None and row["until"] < seconds(at)) or self.is_anybody(actor_key, at):
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
        return [dict(row) for row in rows if not self.is_anybody(row["actor_key"], at)]

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
        """Move an account (key, user name) to a state; `since` stays while the state lasts.

        Its log rows are to be shown anew: what the public may read of them depends on the state.
        """
        self.change_rows("update change set published = 0 where actor_key = ? and outcome != 'allow'", actor[0])
        self.change_rows(
            """insert into account (actor_key, user, state, since, until, revid, reason, flagged_ts)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, case when ?3 = 'cleared' then null else ?4 end)
            on conflict (actor_key) do update set
                flagged_ts = case
                    when excluded.state = 'cleared' then null
                    when state = 'cleared' or coalesce(until, ?4) < ?4 then excluded.flagged_ts
                    else coalesce(flagged_ts, excluded.flagged_ts) end,
                since = case when state = excluded.state and coalesce(until, ?4) >= ?4
                    then since else excluded.since end,
                revid = case when state = excluded.state and coalesce(until, ?4) >= ?4
                    then revid else excluded.revid end,
                reason = case when state = excluded.state and coalesce(until, ?4) >= ?4
                    then reason else excluded.reason end,
                state = excluded.state, until = excluded.until, user = excluded.user""",
            *actor,
            str(state),
            seconds(at),
            seconds(until) if until else None,
            revid,
            reason,
        )

    def _same_domain(self, hands: Collection[str], added: Added, at: datetime, rules: Ruleset) -> tuple[Insertion, ...]:
        if not added.domains:
            return ()
        rows = self.rows(
            """select distinct insertion.* from insertion_domain join insertion using (revid)
            where insertion_domain.actor_key in (select value from json_each(?)) and insertion_domain.ts <= ?
                and domain in (select value from json_each(?))
            order by insertion.ts desc limit ?""",
            json.dumps(sorted(hands)),
            seconds(at),
            json.dumps(added.domains),
            max(rules.repeat_links.latest, rules.repeat_links.flood_count),
        )
        return tuple(insertion_of(row) for row in rows)

    def _standing_domains(self, actor_key: str, domains: Collection[str], stood: int) -> frozenset[str]:
        if not domains:
            return frozenset()
        rows = self.rows(
            f"""select domain from standing_domain where ts <= ?1 and domain in (select value from json_each(?2))
            union
            select value from json_each(?2) where exists (
                select 1 from insertion_domain join change using (revid)
                where domain = json_each.value and insertion_domain.ts <= ?1
                    and insertion_domain.actor_key != ?3
                    and {STANDS})""",
            stood,
            json.dumps(list(domains), ensure_ascii=False),
            actor_key,
        )
        return frozenset(row["domain"] for row in rows)

    def _brings_back(self, change: Change) -> tuple[int, ...]:
        """The revision of somebody flagged, taken down from this page, whose text this one is again.

        A text of anybody else is judged again by what is in it: whoever brings it back may be right.
        """
        rows = self.rows(  # +: by the index of texts, not of revisions
            f"select revid, actor_key, {DOWN} as down from change where page_id = ? and sha1 = ? and +revid < ?"
            " order by +revid limit 1",
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
