"""What each judged change was a hit of, for counting how the rules do."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from wikiwatch.core.rule_stats import Hit
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment

# An edit that was held later, as part of a pattern, is a hit of the row that found the pattern. Of a million changes
# this takes some seconds; an index of hits would cost room and time with each change, for what is asked once a week.
# Whoever objects without a word about what to means what was done to them last.
_HITS = """with deed as materialized (select coalesce(revid, -rcid) as change,
            sum(status = 'done' and row != '' and kind not in ('release', 'unblock', 'undelete')) as actions,
            min(case when status = 'done' and kind in ('hold', 'revert') then settled_at end) as down_ts,
            max(case when status in ('planned', 'claimed') and result = ''
                and kind in ('hold', 'revert', 'move', 'filerevert') then due_at end) as down_due
        from action where coalesce(revid, rcid) is not null group by 1),
    complaint as materialized (
        select coalesce(action.revid, -action.rcid) as change
            from appeal join action on action.key = action_key where action_key != ''
        union select (select coalesce(revid, -rcid) from action
            where action.actor_key = appeal.actor_key and status = 'done' and settled_at <= appeal.ts
                and kind not in ('release', 'unblock', 'undelete') and coalesce(revid, rcid) is not null
            order by settled_at desc, key limit 1) from appeal where action_key = '')
    select change.ts, change.actor_key, coalesce(change.revid, -change.rcid, 0) as change,
        outcome in ('hold', 'revert') as down, overturned, reverted_ts, actions, down_ts, down_due,
        coalesce(change.revid, -change.rcid) in (select change from complaint) as reported,
        coalesce(case when json_extract(detail, '$.held_later') is not null then (select row from action
            where action.revid = change.revid and kind in ('hold', 'revert') and row != '') end,
            json_extract(detail, '$.row'), '') as row,
        (select json_group_array(distinct json_extract(value, '$.id'))
            from json_each(detail, '$.signals')) as signals
    from change join verdict on change_id = change.id
        left join deed on deed.change = coalesce(change.revid, -change.rcid)"""


class RuleStatQueries(Base):
    """What `rules stats` counts."""

    def hits(self) -> Iterator[Hit]:
        """All judged changes with the row and the signals that their verdicts name. No order."""
        for row in self.conn.execute(_HITS):
            yield Hit(
                change=row["change"],
                at=moment(row["ts"]),
                actor_key=row["actor_key"],
                row=row["row"],
                signals=() if row["signals"] == "[]" else tuple(json.loads(row["signals"])),
                down=bool(row["down"]),
                released=bool(row["overturned"]),
                reverted=row["reverted_ts"] is not None,
                actions=row["actions"] or 0,
                reported=bool(row["reported"]),
                **_times(row),
            )

    def judged_since(self) -> datetime | None:
        """When the first change that was judged was made; None before that."""
        row = self.row("select min(ts) as ts from change where outcome is not null")
        return moment(row["ts"]) if row and row["ts"] is not None else None


def _times(row: sqlite3.Row) -> dict[str, Any]:
    """When the text went, and by whom it went first; a clock that was put back makes no time below 0."""
    down, undone, due = row["down_ts"], row["reverted_ts"], row["down_due"]
    by_people = undone is not None and (down is None or undone < down)
    return {
        "down_after": None if down is None else float(max(0, down - row["ts"])),
        "undone_after": float(max(0, undone - row["ts"])) if by_people else None,
        "down_due": None if due is None else moment(due),
    }
