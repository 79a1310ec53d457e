"""What each judged change was a hit of, for counting how the rules do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from wikiwatch.core.rule_stats import Hit
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment

# An edit that was held later, as part of a pattern, is a hit of the row that found the pattern. Of a million changes
# this takes some seconds; an index of hits would cost room and time with each change, for what is asked once a week.
_HITS = """select change.ts, change.actor_key, coalesce(change.revid, -change.rcid, 0) as change,
        outcome in ('hold', 'revert') as down, overturned, reverted_ts is not null as reverted,
        coalesce(case when json_extract(detail, '$.held_later') is not null then (select row from action
            where action.revid = change.revid and kind in ('hold', 'revert') and row != '') end,
            json_extract(detail, '$.row'), '') as row,
        (select json_group_array(distinct json_extract(value, '$.id'))
            from json_each(detail, '$.signals')) as signals
    from change join verdict on change_id = change.id"""


class RuleStatQueries(Base):
    """What `rules stats` counts."""

    def hits(self) -> Iterator[Hit]:
        """All judged changes with the row and the signals that their verdicts name. No order."""
        for row in self.db.conn.execute(_HITS):
            yield Hit(
                change=row["change"],
                at=moment(row["ts"]),
                actor_key=row["actor_key"],
                row=row["row"],
                signals=() if row["signals"] == "[]" else tuple(json.loads(row["signals"])),
                down=bool(row["down"]),
                released=bool(row["overturned"]),
                reverted=bool(row["reverted"]),
            )

    def judged_since(self) -> datetime | None:
        """When the first change that was judged was made; None before that."""
        row = self.row("select min(ts) as ts from change where outcome is not null")
        return moment(row["ts"]) if row and row["ts"] is not None else None
