"""What was seen from each network, and whether one address hides all visitors.

Which addresses belong to a network is kept when they are seen; what became of their edits is read from the changes as
they are kept.
"""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from wikiwatch.core.model import network_around
from wikiwatch.core.networks import counts_against, is_one_hand, is_system
from wikiwatch.core.proxy import Traffic
from wikiwatch.core.record import NetworkRecord
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.base import DOWN, Base, not_undone_by
from wikiwatch.store.rows import moment, seconds

DAY = 86_400  # seconds
# The latest addresses of a network that are looked at: all of a /24, and of larger ones far more than any threshold.
MOST_SEEN = 256
# MediaWiki blocks no range wider than these by default ($wgBlockCIDRLimit).
WIDEST = {4: 16, 6: 19}

# An edit that people undid up to now (?3), or that was taken down a day ago (?5): until then a person may release it.
_WAS_BAD = f"(coalesce(reverted_ts <= ?3, 0) or (ts <= ?5 and {DOWN}))"
# Addresses of a network (?1) seen since ?2, but for one (?6), with the times of their latest bad and good edits; what
# is older than ?4 and stands has stood. As above, but each by an index of its own.
_SEEN = f"""
    select seen.actor_key, (
        select max(ts) from (
            select max(reverted_ts) as ts from change where change.actor_key = seen.actor_key
                and reverted_ts is not null and reverted_ts between ?2 and ?3
            union all
            select max(ts) from change where change.actor_key = seen.actor_key and ts between ?2 and ?5
                and outcome in ('hold', 'revert') and {DOWN}
            union all
            select max(ts) from block_event where block_event.actor_key = seen.actor_key and ts between ?2 and ?3)
    ) as bad, (
        select ts from change where change.actor_key = seen.actor_key and ts between ?2 and ?4 and kind != 'log'
            and {not_undone_by("?3")} and coalesce(removed_ts, ?3 + 1) > ?3
        order by ts desc limit 1
    ) as good
    from (select actor_key from address_network where network = ?1 and ts >= ?2 and actor_key != ?6
        order by ts desc, actor_key limit {MOST_SEEN}) as seen
"""


class NetworkQueries(Base):
    """Networks with their addresses, and the proxy."""

    def note_networks(self, actor_key: str, networks: Collection[str], at: datetime) -> None:
        """Remember that an address was seen, and in which networks it lies."""
        self.conn.executemany(
            "insert into address_network (network, actor_key, ts) values (?, ?, ?)"
            " on conflict do update set ts = max(ts, excluded.ts)",
            [(network, actor_key, seconds(at)) for network in networks],
        )

    def networks_of(self, actor_key: str) -> tuple[str, ...]:
        """The networks in which an address lies, the narrowest first; none for names."""
        if not actor_key.startswith("ip:"):
            return ()
        around = network_around(actor_key.removeprefix("ip:"))
        known = self.rows("select network from address_network where actor_key = ? order by network desc", actor_key)
        return tuple(dict.fromkeys([*([around] if around else ()), *(row["network"] for row in known)]))

    def network_record(self, network: str, at: datetime, rules: Ruleset, but: str = "") -> NetworkRecord:
        """What was seen from a network in the window before a time, but for one address (key)."""
        rows = self._seen(network, at, rules, but)
        return NetworkRecord(
            network=network,
            addresses=len(rows),
            bad=tuple(moment(row["bad"]) for row in rows if row["bad"] is not None),
            good=tuple(moment(row["good"]) for row in rows if row["good"] is not None),
            blocks=self._range_blocks(network, at, rules),
        )

    def network_against(self, actor_key: str, at: datetime, rules: Ruleset) -> NetworkRecord | None:
        """The record of the narrowest of an author's networks that counts against them; theirs is no part of it."""
        records = (self.network_record(network, at, rules, actor_key) for network in self.networks_of(actor_key))
        return next((record for record in records if counts_against(record, rules.trust.network)), None)

    def seen_from(self, network: str, at: datetime, rules: Ruleset) -> list[dict[str, Any]]:
        """The latest addresses seen from a network in the window: key, last bad, last good, edits by fate."""
        counts = f"""select count(*) as edits,
                coalesce(sum(ts <= ?4 and {not_undone_by("?3")} and coalesce(removed_ts, ?3 + 1) > ?3), 0) as stood,
                coalesce(sum({_WAS_BAD}), 0) as bad_edits
            from change where actor_key = ?1 and ts between ?2 and ?3 and kind != 'log'"""
        since, now, stood = self._times(at, rules)
        return [
            {**dict(row), **dict(self.rows(counts, row["actor_key"], since, now, stood, now - DAY)[0])}
            for row in self._seen(network, at, rules, "")
        ]

    def bad_edits_from(self, network: str, at: datetime, rules: Ruleset) -> list[dict[str, Any]]:
        """The bad edits behind a network's record, newest first: what its owner could be shown."""
        since, now, _ = self._times(at, rules)
        rows = self.rows(
            f"""select revid, ts, title, user, reverted_ts from change
            where actor_key in (select value from json_each(?1)) and ts between ?2 and ?3
                and kind != 'log' and {_WAS_BAD}
            order by ts desc, revid desc""",
            json.dumps([row["actor_key"] for row in self._seen(network, at, rules, "")]),
            *(since, now, None, now - DAY),
        )
        return [dict(row) for row in rows]

    def same_hands(self, against: NetworkRecord | None, at: datetime, rules: Ruleset) -> tuple[str, ...]:
        """The keys of the latest addresses of a network that counts against its addresses, if it is one hand."""
        if against is None or not is_one_hand(against):
            return ()
        rows = self.rows(
            "select actor_key from address_network where network = ? and ts >= ? order by ts desc, actor_key limit ?",
            *(against.network, seconds(at - timedelta(days=rules.trust.network.window_days)), MOST_SEEN),
        )
        return tuple(row["actor_key"] for row in rows)

    def _seen(self, network: str, at: datetime, rules: Ruleset, but: str) -> list[Any]:
        since, now, stood = self._times(at, rules)
        return self.rows(_SEEN, network, since, now, stood, now - DAY, but)

    def _times(self, at: datetime, rules: Ruleset) -> tuple[int, int, int]:
        """When the window begins, when it ends, and up to when what stands has stood long enough; in seconds."""
        return (
            seconds(at - timedelta(days=rules.trust.network.window_days)),
            seconds(at),
            seconds(at - timedelta(hours=rules.trust.survives_after_hours)),
        )

    def _range_blocks(self, network: str, at: datetime, rules: Ruleset) -> tuple[datetime, ...]:
        """Blocks of the whole network, or of a wider one; who blocks a part of it says nothing about the rest."""
        if is_system(network):
            return ()
        rows = self.rows(
            "select ts from block_event where actor_key in (select value from json_each(?)) and ts between ? and ?",
            _and_wider(network),
            seconds(at - timedelta(days=rules.trust.network.window_days)),
            seconds(at),
        )
        return tuple(moment(row["ts"]) for row in rows)

    def proxy(self, at: datetime) -> str:
        """The address (key) that hides all visitors at a time, as it was found last; "" where there is none."""
        row = self.row("select address from proxy where day <= ? order by day desc limit 1", seconds(at) // DAY)
        return row["address"] if row else ""

    def proxy_known(self, at: datetime) -> bool:
        """Whether it was found out for the day of a time."""
        return self.row("select 1 from proxy where day = ?", seconds(at) // DAY) is not None

    def note_proxy(self, at: datetime, address: str) -> None:
        """Keep what was found for the day of a time."""
        self.change_rows("insert or replace into proxy values (?, ?)", seconds(at) // DAY, address)

    def is_anybody(self, actor_key: str, at: datetime) -> bool:
        """Whether an author's key is of an address while all visitors are hidden: then it tells nothing of anybody."""
        return actor_key.startswith("ip:") and bool(self.proxy(at))

    def traffic(self, until: datetime, rules: Ruleset) -> Traffic:
        """Who edited in the window before a time."""
        end = seconds(until)
        since = end - rules.trust.proxy.window_days * DAY
        # The signs make SQLite look for the few edits of the window, not for all that addresses ever made.
        addresses = self.rows(
            """select actor_key, count(*) as n from change where ts >= ? and ts < ? and kind != 'log'
                and +actor_key >= 'ip:' and +actor_key < 'ip;'
            group by +actor_key order by n desc, 1""",
            *(since, end),
        )
        if not addresses:
            return Traffic()
        busiest = addresses[0]["actor_key"]
        return Traffic(
            edits=self._number(
                "select count(*) as n from change where ts >= ? and ts < ? and kind != 'log'", since, end
            ),
            by_addresses=sum(row["n"] for row in addresses),
            busiest=busiest,
            by_busiest=addresses[0]["n"],
            stood_days=self._number(
                f"""select count(distinct ts / {DAY}) as n from change where actor_key = ?1 and ts between ?2 and ?3
                and kind != 'log' and {not_undone_by("?4")}""",
                *(busiest, since, end - int(rules.trust.survives_after_hours * 3600), end),
            ),
        )

    def _number(self, query: str, *values: object) -> int:
        row = self.row(query, *values)
        return int(row["n"]) if row else 0


@lru_cache(maxsize=1024)  # to name the thirty networks around one takes longer than to look for their blocks
def _and_wider(network: str) -> str:
    """A network and those in which it lies, as a JSON array of keys."""
    own = ipaddress.ip_network(network.removeprefix("net:"))
    return json.dumps(
        [f"net:{own.supernet(new_prefix=bits)}" for bits in range(WIDEST[own.version], own.prefixlen + 1)]
    )
