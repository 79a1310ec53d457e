"""Who was caught, and which of their edits were taken down: for the time that they wasted."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from wikiwatch.core.friction import FRICTION_ROW
from wikiwatch.core.wasted import Caught, Save
from wikiwatch.store.networks import NetworkQueries
from wikiwatch.store.rows import moment

# Names that anybody may type and ranges are nobody in particular. Whoever had standing is no spammer, whatever people
# blocked them for; whoever was released once, or cleared, counts nothing at all, as in the precision of a rule.
_CAUGHT = """
    with candidate as (
        select actor_key from account where state in ('silenced', 'blocked')
        union select actor_key from block_event
        union select actor_key from action where kind = 'block' and status = 'done'
        union select actor_key from change where confirmed_ts is not null and overturned = 0
    )
    select candidate.actor_key, coalesce(account.state, '') = 'silenced' as silenced,
        exists (select 1 from change where change.actor_key = candidate.actor_key
            and confirmed_ts is not null and overturned = 0) as confirmed,
        (select max(ts) from (
            select ts from block_event where block_event.actor_key = candidate.actor_key
            union all
            select settled_at from action where action.actor_key = candidate.actor_key
                and kind = 'block' and status = 'done'
                and settled_at > coalesce((select lifted_ts from block_decision
                    where block_decision.actor_key = candidate.actor_key), -1)
                and not exists (select 1 from action as back where back.actor_key = candidate.actor_key
                    and back.kind = 'unblock' and back.status = 'done' and back.settled_at >= action.settled_at)
        )) as blocked_ts
    from candidate left join account using (actor_key)
    where (candidate.actor_key >= 'user:' and candidate.actor_key < 'user;'
            or candidate.actor_key >= 'ip:' and candidate.actor_key < 'ip;')
        and coalesce(account.state, '') != 'cleared'
        and not exists (select 1 from change where change.actor_key = candidate.actor_key
            and released_ts is not null and overturned = 1)
        and not exists (select 1 from change where change.actor_key = candidate.actor_key and standing = 1)
    order by 1
"""
# What was only planned, or waits for a yes, has wasted nobody's time yet; where people came first, they undid it. The
# order is that of the index, so that nothing is sorted.
_TAKEN_DOWN = """
    select change.actor_key, change.revid, ts, characters, coalesce(links, 0) as links,
        done and confirmed_ts is null and reverted_ts is null
            and coalesce(json_extract(detail, '$.state_before'), '') = 'silenced' as unread,
        exists (select 1 from json_each(detail, '$.signals')
            where json_extract(value, '$.id') in (select value from json_each(?2))) as repeated,
        (select campaign_id from campaign_member join campaign on campaign.id = campaign_id
            where campaign_member.revid = change.revid and state != 'dismissed') as campaign_id
    from (
        select *, exists (select 1 from action where action.revid = change.revid
            and action.kind in ('hold', 'revert') and action.status = 'done') as done
        from change where actor_key in (select value from json_each(?1)) and kind != 'log' and overturned = 0
    ) as change left join verdict on change_id = change.id
    where (outcome in ('hold', 'revert') and (done or reverted_ts is not null))
        or exists (select 1 from decoy_edit where decoy_edit.revid = change.revid)
    order by change.actor_key, ts
"""
_GROUPS = """
    select actor_key, settled_at as ts, argument >= '+' and argument < ',' as "in" from action
        where actor_key in (select value from json_each(?1)) and kind = 'group' and row = ?2 and status = 'done'
    union all
    select actor_key, left_ts, 0 from friction
        where actor_key in (select value from json_each(?1)) and left_ts is not null
    order by 1, 2
"""


class WastedQueries(NetworkQueries):
    """Asked once an hour at most, or by a person; see docs/wasted.md."""

    def caught(self, at: datetime) -> list[Caught]:
        """Whoever is silenced or blocked, or has an edit that people confirmed, and was never released."""
        return [
            Caught(
                key=row["actor_key"],
                blocked=moment(row["blocked_ts"]) if row["blocked_ts"] is not None else None,
                silenced=bool(row["silenced"]),
                confirmed=bool(row["confirmed"]),
            )
            for row in self.rows(_CAUGHT)
            if not self.is_anybody(row["actor_key"], at)
        ]

    def taken_down_of(self, actor_keys: Collection[str], repeats: Collection[str]) -> dict[str, Sequence[Save]]:
        """The edits of authors that were taken down, by author; `repeats` are signs that a text came before."""
        keys = json.dumps(sorted(actor_keys))
        asked, found = self._asked_at_links(keys), defaultdict[str, list[Save]](list)
        for row in self.conn.execute(_TAKEN_DOWN, (keys, json.dumps(sorted(repeats)))):
            save = Save(
                revid=row["revid"],
                at=moment(row["ts"]),
                characters=row["characters"],
                repeated=bool(row["repeated"]),
                unread=bool(row["unread"]),
                captcha=bool(row["links"]) and _is_in(asked.get(row["actor_key"], ()), row["ts"]),
                case=row["campaign_id"],
            )
            found[row["actor_key"]].append(save)
        return dict(found)

    def _asked_at_links(self, keys: str) -> Mapping[str, Sequence[tuple[int, bool]]]:
        """When accounts came into the group of friction.toml and left it, oldest first."""
        rows = self.rows(_GROUPS, keys, FRICTION_ROW)
        moves = groupby(rows, lambda row: row["actor_key"])
        return {key: [(row["ts"], bool(row["in"])) for row in own] for key, own in moves}


def _is_in(moves: Sequence[tuple[int, bool]], ts: int) -> bool:
    """Whether somebody was in the group at a time."""
    place = bisect_right(moves, ts, key=lambda one: one[0])
    return place > 0 and moves[place - 1][1]
