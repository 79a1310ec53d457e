"""Budgets and breakers: what was done in an hour or a day, what waits, and what people overturned."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from wikiwatch.core.brakes import Said
from wikiwatch.ports.brakes import Breaker, Waiting
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds

# Of an edit or log entry that was taken down; the decision about it that was made last tells who said so, or about its
# author, who may have been cleared. What the program released, or cleared, by itself is no person's word.
_SAID = """select action.row, change.actor_key, change.{when} as ts, overturned, action.key, action.revid,
        action.rcid, coalesce((select who from decision where decision.key = action.key order by id desc limit 1),
            (select who from decision where decision.key = change.actor_key order by id desc limit 1), '') as who
    from change join action on (action.revid = change.revid or action.rcid = change.rcid)
    where change.{when} >= ? and overturned = ? and action.row != ''
        and action.kind in ('hold', 'revert', 'move', 'filerevert', 'delete')"""
_CANCELLED = """select row, actor_key, settled_at as ts, 1 as overturned, action.key, revid, rcid, who
    from action join decision on decision.key = action.key
    where status = 'cancelled' and settled_at >= ? and kind = 'block' and row != ''
        and what in ('cancel', 'undo')"""

# Whoever clears an author says that what the rules found in them was wrong, though the texts may wait. Not of a text
# that a person called unwanted, nor of one of an earlier story.
_CLEARED = """select action.row, action.actor_key, decision.ts, 1 as overturned, action.key, revid, rcid,
        who from decision join action on action.actor_key = decision.key
    where decision.ts >= ?1 and what = 'clear' and action.row != '' and kind in ('hold', 'revert')
        and planned_at between decision.ts - ?2 and decision.ts and not exists (select 1 from change
            where change.revid = action.revid and confirmed_ts is not null)"""
ONE_STORY = timedelta(days=30)  # as long as the longest state


class BrakeQueries(Base):
    """What the brakes read and keep."""

    def edits_since(self, since: datetime, not_by: str) -> int:
        """How many texts were saved on the wiki since then, but for those of one author (key)."""
        row = self.row(
            "select count(*) as n from change where ts >= ? and kind in ('edit', 'new') and actor_key != ?",
            *(seconds(since), not_by),
        )
        return int(row["n"]) if row else 0

    def nth_latest(self, budget: str, nth: int, until: datetime) -> datetime | None:
        """When the nth action of a budget was carried out, counted from the latest; None if there were fewer.

        What is dated later than `until` does not count: a clock that was ahead would use the budget up until then.
        """
        row = self.row(
            "select settled_at from action where budget = ? and budget != '' and status = 'done'"
            " and settled_at <= ? order by settled_at desc limit 1 offset ?",
            *(budget, seconds(until), nth - 1),
        )
        return moment(row["settled_at"]) if row else None

    def charge(self, key: str, budget: str) -> None:
        """Count a planned action in a budget ("" for none) once it is done.

        One that was taken down along with another, by one write, is done already and counts nothing.
        """
        self.change_rows(
            "update action set budget = ?, over_budget = 0 where key = ? and status = 'planned'"
            " and (budget != ? or over_budget = 1)",
            *(budget, key, budget),
        )

    def put_off(self, key: str, budget: str, why: str, until: datetime) -> None:
        """Let a planned action wait for room in a budget; that is no attempt."""
        self.change_rows(
            "update action set budget = ?, over_budget = 1, result = ?, due_at = ?"
            " where key = ? and status = 'planned' and approved = 0",
            *(budget, why, seconds(until), key),
        )

    def over_budget(self) -> list[Waiting]:
        """What waits for room, by budget."""
        rows = self.rows(
            "select budget, count(*) as n, min(due_at) as until from action where over_budget = 1"
            " and status = 'planned' group by budget order by budget"
        )
        return [Waiting(budget=row["budget"], count=row["n"], until=moment(row["until"])) for row in rows]

    def in_confirmed_case(self, revid: int) -> bool:
        """Whether an edit belongs to a campaign that is confirmed."""
        found = self.row(
            "select 1 from campaign_member join campaign on campaign.id = campaign_id"
            " where revid = ? and state = 'confirmed'",
            revid,
        )
        return found is not None

    def said_since(self, since: datetime) -> list[Said]:
        """What people decided about what the rules did since then: overturned, confirmed, a planned block cancelled."""
        queries = (
            (_SAID.format(when="released_ts"), 1),
            (_SAID.format(when="confirmed_ts"), 0),
            (_CANCELLED,),
        )
        return [_said(row) for sql, *rest in queries for row in self.rows(sql, seconds(since), *rest)]

    def cleared_since(self, since: datetime) -> list[Said]:
        """What rules had done to authors whom somebody has cleared since then."""
        return [_said(row) for row in self.rows(_CLEARED, seconds(since), int(ONE_STORY.total_seconds()))]

    def breakers(self) -> dict[str, Breaker]:
        """The breakers of all rows that ever tripped, by row."""
        return {
            row["row"]: Breaker(
                row=row["row"],
                tripped=None if row["tripped_ts"] is None else moment(row["tripped_ts"]),
                reset=None if row["reset_ts"] is None else moment(row["reset_ts"]),
                why=row["why"],
                mark=row["mark"],
            )
            for row in self.rows("select * from breaker")
        }

    def trip(self, row: str, at: datetime, why: str, mark: str) -> None:
        """Let a row only list from now on."""
        self.change_rows(
            "insert into breaker (row, tripped_ts, why, mark) values (?, ?, ?, ?) on conflict do update"
            " set tripped_ts = excluded.tripped_ts, why = excluded.why, mark = excluded.mark",
            *(row, seconds(at), why, mark),
        )

    def reset_breaker(self, row: str, at: datetime) -> None:
        """Let a row act again; what people decided until now does not count any more."""
        self.change_rows("update breaker set tripped_ts = null, reset_ts = ? where row = ?", seconds(at), row)

    def row_to_review(self, row: str, why: str) -> int:
        """Let all that a row planned wait for a person's yes; how many there were."""
        return self.change_rows(
            "update action set status = 'review', over_budget = 0, result = ? where status = 'planned' and row = ?"
            " and approved = 0 and kind in ('hold', 'revert', 'move', 'filerevert', 'delete', 'block', 'group')",
            *(why, row),
        )


def _said(row: sqlite3.Row) -> Said:
    return Said(
        row=row["row"],
        actor_key=row["actor_key"],
        at=moment(row["ts"]),
        overturned=bool(row["overturned"]),
        action_key=row["key"],
        who=row["who"],
        revid=row["revid"],
        rcid=row["rcid"],
    )
