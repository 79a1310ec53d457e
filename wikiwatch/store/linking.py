"""Which temporary accounts edited from one address: private, and purged after a set time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime

from wikiwatch.core.evidence import Linked
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DOWN, Base
from wikiwatch.store.rows import seconds

# More accounts than this at one address are a school or a mobile network: which of them is whose, nobody can tell.
ACCOUNTS = 200
# Edits that are looked at, newest first: more of them change no sign.
EDITS = 1_000

# What was taken down mostly for its address must not be held against the next one there: that would go on for ever.
_FOR_THE_ADDRESS = (
    "coalesce((select sum((found.value ->> 'points') * iif(found.value ->> 'id' like 'linked.%', 1, -1))"
    " from verdict, json_each(verdict.detail, '$.signals') as found where change_id = change.id), 0) > 0"
)


class LinkQueries(Base):
    """Temporary accounts and the addresses that CheckUser told."""

    def not_looked_up(self, actor_keys: Collection[str], since: datetime) -> set[str]:
        """Those of the accounts (keys) whose addresses were not asked for since then."""
        rows = self.rows(
            "select actor_key from temp_lookup where ts > ? and actor_key in (select value from json_each(?))",
            *(seconds(since), json.dumps(list(actor_keys))),
        )
        return set(actor_keys) - {row["actor_key"] for row in rows}

    def keep_addresses(
        self, looked_up: Collection[str], seen: Iterable[tuple[str, str, datetime]], at: datetime
    ) -> None:
        """Remember whose addresses were asked for, and what was seen: account (key), address (key) and when."""
        for actor_key in looked_up:
            self.change_rows("insert or replace into temp_lookup values (?, ?)", actor_key, seconds(at))
        for actor_key, address_key, when in seen:
            self.change_rows(
                """insert into temp_address (actor_key, address_key, first_ts, ts) values (?1, ?2, ?3, ?3)
                on conflict do update set first_ts = min(first_ts, ?3), ts = max(ts, ?3)""",
                *(actor_key, address_key, seconds(when)),
            )

    def addresses_of(self, actor_keys: Collection[str]) -> dict[str, list[str]]:
        """The addresses (keys) of accounts (keys), the latest first; accounts without any are left out."""
        found: dict[str, list[str]] = {}
        for row in self.rows(
            "select actor_key, address_key from temp_address where actor_key in (select value from json_each(?))"
            " order by ts desc, address_key",
            json.dumps(list(actor_keys)),
        ):
            found.setdefault(row["actor_key"], []).append(row["address_key"])
        return found

    def latest_addresses(self, most: int) -> list[str]:
        """So many addresses (keys) of temporary accounts, those that were seen last."""
        rows = self.rows(
            "select address_key from temp_address group by address_key order by max(ts) desc limit ?", most
        )
        return [row["address_key"] for row in rows]

    def linked(self, actor: Actor, at: datetime, rules: Ruleset) -> Linked:
        """What others did who edited from the same address as a temporary account, as long as a state of it lasts."""
        if actor.kind is not ActorKind.TEMP:
            return Linked()
        since, now = seconds(at - rules.policy.lasting(ActorKind.ADDRESS)), seconds(at)
        keys = self._at_the_same_address(actor.key, since, now)
        if not keys:
            return Linked()
        edits = self.rows(
            f"""select actor_key, coalesce(reverted_ts <= ?1, 0) or ({DOWN} and not {_FOR_THE_ADDRESS}) as undone
            from change where actor_key in (select value from json_each(?2)) and ts between ?3 and ?1
                and kind != 'log' order by ts desc limit {EDITS}""",
            *(now, json.dumps(keys), since),
        )
        hands = {row["actor_key"] for row in edits}
        watched = self.rows(
            """select actor_key from account where state in ('flagged', 'silenced', 'blocked')
                and since <= ?1 and (until is null or until >= ?1) and actor_key in (select value from json_each(?2))
            union
            select actor_key from block_event where ts between ?3 and ?1
                and actor_key in (select value from json_each(?2))""",
            *(now, json.dumps(sorted(hands)), since),
        )
        return Linked(
            hands=len(hands),
            watched=len(watched),
            undone=len({row["actor_key"] for row in edits if row["undone"]}),
        )

    def _at_the_same_address(self, actor_key: str, since: int, now: int) -> list[str]:
        """Other temporary accounts, and the addresses themselves, which were authors without temporary accounts."""
        rows = self.rows(
            """with own as (select address_key from temp_address
                where actor_key = ?1 and first_ts <= ?2 and ts >= ?3)
            select address_key as key from own
            union
            select actor_key from own join temp_address using (address_key)
                where actor_key != ?1 and first_ts <= ?2 and ts >= ?3
            limit ?4""",
            *(actor_key, now, since, ACCOUNTS),
        )
        return [row["key"] for row in rows]

    def purge(self, before: datetime) -> None:
        """Delete the addresses of temporary accounts that were last seen before a time."""
        super().purge(before)
        self.change_rows("delete from temp_address where ts < ?", seconds(before))
        self.change_rows("delete from temp_lookup where ts < ?", seconds(before))
