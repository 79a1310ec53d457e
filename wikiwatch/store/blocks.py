"""What speaks for a block, and what people decided about blocks."""

from __future__ import annotations

from datetime import datetime

from wikiwatch.core.plan import Since
from wikiwatch.store.base import DOWN
from wikiwatch.store.networks import NetworkQueries
from wikiwatch.store.rows import moment, seconds


class BlockQueries(NetworkQueries):
    """Times are those of the changes and of the log of blocks."""

    def since(self, actor_key: str, at: datetime) -> Since:
        """Since when an author is flagged and silenced, at a time."""
        row = self.row(
            "select state, since, flagged_ts from account where actor_key = ? and state in ('flagged', 'silenced')"
            " and (until is null or until >= ?)",
            *(actor_key, seconds(at)),
        )
        if row is None or self.is_anybody(actor_key, at):
            return Since()
        return Since(
            flagged=moment(row["since"] if row["flagged_ts"] is None else row["flagged_ts"]),
            silenced=moment(row["since"]) if row["state"] == "silenced" else None,
        )

    def earlier_blocks(self, actor_key: str, since: datetime | None = None) -> int:
        """How often an author or range was blocked, but for blocks that somebody took back.

        What people do is in the wiki's log, which is read; what the program does is in its actions.
        """
        row = self.row(
            """select (select count(*) from block_event where actor_key = ?1 and ts >= ?2)
                + (select count(*) from action where actor_key = ?1 and kind = 'block' and status = 'done'
                    and settled_at >= ?2
                    and settled_at > coalesce((select lifted_ts from block_decision where actor_key = ?1), -1)
                    and not exists (select 1 from action as back where back.actor_key = ?1 and back.kind = 'unblock'
                        and back.status = 'done' and back.settled_at >= action.settled_at)) as n""",
            *(actor_key, seconds(since) if since else 0),
        )
        return int(row["n"]) if row else 0

    def last_unwanted(self, actor_key: str) -> datetime | None:
        """When an author last did what was taken down, undone, or left on a decoy page; None where they never did."""
        row = self.row(
            f"select max(ts) as ts from change where actor_key = ? and ({DOWN} or (reverted_ts is not null"
            " and overturned = 0) or exists (select 1 from decoy_edit where decoy_edit.revid = change.revid))",
            actor_key,
        )
        return moment(row["ts"]) if row and row["ts"] is not None else None

    def evidence_since(self, actor_key: str, since: datetime | None) -> int:
        """How many of an author's changes after a time were taken down and not cleared by a person."""
        row = self.row(
            f"select count(*) as n from change where actor_key = ? and ts > ? and {DOWN}",
            *(actor_key, seconds(since) if since else 0),
        )
        return int(row["n"]) if row else 0

    def note_block_decision(self, actor_key: str, at: datetime, *, lifted: bool) -> None:
        """Remember that a person made, changed or lifted a block; the latest counts."""
        self.change_rows(
            """insert into block_decision values (?1, ?2, ?3) on conflict (actor_key) do update set
                ts = max(ts, excluded.ts), lifted_ts = max(coalesce(lifted_ts, 0), coalesce(excluded.lifted_ts, 0))""",
            *(actor_key, seconds(at), seconds(at) if lifted else None),
        )

    def block_decided(self, actor_key: str) -> datetime | None:
        """When a person last made, changed or lifted a block of an author; None where nobody did."""
        row = self.row("select ts from block_decision where actor_key = ?", actor_key)
        return moment(row["ts"]) if row else None

    def unwanted_addresses(self, since: datetime, until: datetime) -> list[str]:
        """The keys of addresses that were silenced or blocked between two times, and cleared by nobody."""
        rows = self.rows(
            """select actor_key from account where actor_key >= 'ip:' and actor_key < 'ip;'
                and state in ('silenced', 'blocked') and since between ?1 and ?2
            union
            select actor_key from block_event where actor_key >= 'ip:' and actor_key < 'ip;' and ts between ?1 and ?2
                and not exists (select 1 from account where account.actor_key = block_event.actor_key
                    and state = 'cleared')
            order by 1""",
            *(seconds(since), seconds(until)),
        )
        return [row["actor_key"] for row in rows]
