"""Who was put into the group of friction.toml, and which flagged accounts go on and on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wikiwatch.store.base import DOWN, Base
from wikiwatch.store.rows import seconds

# Edits of one author are counted up to here: no step asks for more.
COUNTED = 1000

# What a flagged author (a row of account) went on with since a time (?2): what brought the flag is no part of it.
_WENT_ON = f"""select 1 from change where change.actor_key = account.actor_key and kind != 'log' and {DOWN}
    and ts >= max(?2, coalesce(account.flagged_ts, account.since)) limit {COUNTED}"""


class FrictionQueries(Base):
    """Only who is in the group by the program's doing: those whom people put there are theirs."""

    def friction_members(self, before: datetime, limit: int) -> Sequence[dict[str, Any]]:
        """Those who were put into a group and last looked at before a time, the longest ago first."""
        rows = self.rows(
            "select * from friction where looked_ts < ? order by looked_ts limit ?", seconds(before), limit
        )
        return [dict(row) for row in rows]

    def note_friction(self, actor_key: str, group: str, at: datetime) -> None:
        """Somebody is in the group now."""
        self.change_rows(
            "insert or replace into friction values (?, ?, ?, null, ?)", actor_key, group, seconds(at), seconds(at)
        )

    def note_friction_left(self, actor_key: str, at: datetime) -> None:
        """A person took them out: they don't come into it again while the flag lasts."""
        self.change_rows("update friction set left_ts = ? where actor_key = ?", seconds(at), actor_key)

    def note_friction_looked(self, actor_key: str, at: datetime) -> None:
        """They were looked at."""
        self.change_rows("update friction set looked_ts = ? where actor_key = ?", seconds(at), actor_key)

    def end_friction(self, actor_key: str) -> None:
        """They are out of the group, and may come into it again."""
        self.change_rows("delete from friction where actor_key = ?", actor_key)

    def held_lately(self, actor_key: str, since: datetime) -> int:
        """How many edits of a flagged author were held since then and since the flag, counted up to a thousand."""
        row = self.row(
            f"select (select count(*) from ({_WENT_ON})) as n from account where actor_key = ?1",
            *(actor_key, seconds(since)),
        )
        return int(row["n"]) if row else 0

    def flagged_and_busy(self, at: datetime, since: datetime, least: int, limit: int) -> Sequence[str]:
        """Flagged names (not addresses) in no group of whom so many edits were held since then and since the flag.

        Those with most come first.
        """
        rows = self.rows(
            f"""select actor_key, (select count(*) from ({_WENT_ON})) as n
            from account
            where state = 'flagged' and coalesce(until, ?1) >= ?1 and actor_key >= 'user:' and actor_key < 'user;'
                and not exists (select 1 from friction where friction.actor_key = account.actor_key)
                and n >= ?3
            order by n desc, actor_key limit ?4""",
            *(seconds(at), seconds(since), least, limit),
        )
        return [row["actor_key"] for row in rows]
