"""Planned actions: claimed by a conditional update, settled once, kept for ever."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from wikiwatch.core.action import Action, ActionStatus
from wikiwatch.store.networks import NetworkQueries
from wikiwatch.store.rows import action_of, action_row, seconds

# What something may still come of.
OPEN = ("planned", "review", "claimed", "person")


class ActionQueries(NetworkQueries):
    """The queue between verdicts and the wiki."""

    def plan(self, actions: Iterable[Action]) -> list[Action]:
        """Keep new actions; those whose key is known already are left as they are. Returns the new ones."""
        new = []
        for action in actions:
            row = action_row(action)
            columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
            cursor = self.conn.execute(
                f"insert or ignore into action ({columns}) values ({values})",
                row,
            )
            if cursor.rowcount:
                new.append(action)
        return new

    def action(self, key: str) -> Action | None:
        """One action by its key."""
        row = self.row("select * from action where key = ?", key)
        return action_of(row) if row else None

    def due(self, now: datetime, most: int = -1) -> list[Action]:
        """Planned actions whose time has come, at most so many: what gives back first, then oldest first."""
        rows = self.rows(
            "select * from action where status = 'planned' and due_at <= ?"
            " order by kind in ('release', 'unblock', 'undelete') desc, due_at, key limit ?",
            *(seconds(now), most),
        )
        return [action_of(row) for row in rows]

    def waiting(self) -> list[Action]:
        """All actions that something may still come of, by due time."""
        rows = self.rows(f"select * from action where status in {OPEN!r} order by due_at, key")
        return [action_of(row) for row in rows]

    def actions_on(self, revid: int) -> list[Action]:
        """All actions about a revision."""
        return [action_of(row) for row in self.rows("select * from action where revid = ? order by key", revid)]

    def actions_of_actor(self, actor_key: str) -> list[Action]:
        """All actions about an author, newest first."""
        rows = self.rows("select * from action where actor_key = ? order by planned_at desc, key", actor_key)
        return [action_of(row) for row in rows]

    def claim(self, key: str) -> bool:
        """Take a planned action, once; False if somebody else has."""
        claimed = self.change_rows(
            "update action set status = 'claimed', attempts = attempts + 1 where key = ? and status = 'planned'",
            key,
        )
        return claimed == 1

    def reopen_claimed(self) -> int:
        """Actions that were claimed and never settled are planned again: they will be rechecked."""
        return self.change_rows("update action set status = 'planned' where status = 'claimed'")

    def begun_as_well(self, keys: Collection[str]) -> None:
        """Planned actions that are tried along with another one: that counts as an attempt at each."""
        self.change_rows(
            "update action set attempts = attempts + 1 where status = 'planned'"
            " and key in (select value from json_each(?))",
            json.dumps(list(keys)),
        )

    def cancelled_begun(self, since: datetime, most: int) -> list[Action]:
        """Actions cancelled since then after an attempt, of which nobody has looked yet what came; at most so many."""
        rows = self.rows(
            "select * from action where status = 'cancelled' and settled_at >= ? and attempts > 0 limit ?",
            *(seconds(since), most),
        )
        return [action_of(row) for row in rows]

    def looked_into(self, key: str) -> None:
        """Nothing came, or is left, of what was tried of a cancelled action."""
        self.change_rows("update action set attempts = 0 where key = ? and status = 'cancelled'", key)

    def settle(self, key: str, status: ActionStatus, result: str, *, at: datetime, revid: int | None = None) -> None:
        """Say what became of an action, whatever its status was. Its log row is to be shown anew."""
        self._settle("1", key, status, result, at=at, revid=revid)

    def settle_claimed(
        self, key: str, status: ActionStatus, result: str, *, at: datetime, revid: int | None = None
    ) -> bool:
        """The same for an action that is being carried out; False if a person decided about it meanwhile."""
        return self._settle("status = 'claimed'", key, status, result, at=at, revid=revid)

    def _settle(
        self, condition: str, key: str, status: ActionStatus, result: str, *, at: datetime, revid: int | None
    ) -> bool:
        settled = self.change_rows(
            "update action set status = ?, result = ?, result_revid = coalesce(?, result_revid), settled_at = ?"
            f" where key = ? and {condition}",
            str(status),
            result,
            revid,
            seconds(at),
            key,
        )
        for column in ("revid", "rcid"):
            self.change_rows(
                f"update change set published = 0 where {column} = (select {column} from action where key = ?)", key
            )
        return settled == 1

    def postpone(self, key: str, why: str, due_at: datetime, *, tried: bool = True) -> None:
        """Put a claimed action off, and say why; `tried=False` does not count as an attempt."""
        self.change_rows(
            "update action set status = 'planned', result = ?, due_at = ?, attempts = attempts - ?"
            " where key = ? and status = 'claimed'",
            why,
            seconds(due_at),
            0 if tried else 1,
            key,
        )

    def move_due(self, after: datetime, by: timedelta) -> None:
        """Let all that is planned for later than a time wait for so much more, or less."""
        self.change_rows(
            "update action set due_at = due_at + ? where status = 'planned' and due_at > ?",
            *(round(by.total_seconds()), seconds(after)),
        )

    def due_at_latest(self, at: datetime, block_at: datetime) -> None:
        """Let nothing that is planned wait beyond a time, and no block beyond another."""
        self.change_rows(
            "update action set due_at = min(due_at, case kind when 'block' then ?2 else ?1 end)"
            " where status = 'planned' and due_at > case kind when 'block' then ?2 else ?1 end",
            *(seconds(at), seconds(block_at)),
        )

    def to_review(self, key: str, why: str) -> None:
        """A planned action that may not be carried out without a person's yes."""
        self.change_rows(
            "update action set status = 'review', result = ? where key = ? and status = 'planned'", why, key
        )

    def plan_again(self, key: str, now: datetime) -> None:
        """Plan once more what a person was to do or what found nothing to do."""
        self.change_rows(
            "update action set status = 'planned', attempts = 0, due_at = ?, result = '', settled_at = null"
            " where key = ? and status in ('person', 'skipped', 'cancelled')",
            seconds(now),
            key,
        )

    def plan_again_on(self, page_id: int, why: str, now: datetime) -> None:
        """Plan once more the take-downs of a page that were left to a person for this reason."""
        for row in self.rows(
            "select key from action where page_id = ? and kind in ('hold', 'revert') and status = 'person'"
            " and result = ?",
            page_id,
            why,
        ):
            self.plan_again(row["key"], now)

    def approve(self, key: str) -> bool:
        """A person's yes: carried out at its due time, budget or not. False if it does not wait for one."""
        return bool(
            self.change_rows(
                "update action set status = 'planned', approved = 1, result = '', over_budget = 0,"
                # Whatever waits for room in a budget was due already.
                " due_at = case over_budget when 1 then planned_at else due_at end"
                " where key = ? and status in ('review', 'planned')",
                key,
            )
        )

    def open_downs(self, page_id: int, now: datetime) -> set[int]:
        """Revisions of a page whose text is to be taken down now."""
        rows = self.rows(
            "select revid from action where page_id = ? and kind in ('hold', 'revert') and due_at <= ?"
            " and status in ('planned', 'claimed')",
            page_id,
            seconds(now),
        )
        return {row["revid"] for row in rows}

    def begun_downs(self, page_id: int) -> list[str]:
        """Keys of a page's open take-downs that were tried before, when they may be tried again or later."""
        rows = self.rows(
            "select key from action where page_id = ? and kind in ('hold', 'revert') and attempts > 0"
            " and status in ('planned', 'claimed')",
            page_id,
        )
        return [row["key"] for row in rows]

    def downs_done(self, actor_key: str, page_id: int, since: datetime, before_revid: int) -> int:
        """How often an author's text was taken down from a page since then, by edits older than a revision."""
        row = self.row(
            "select count(*) as n from action where actor_key = ? and page_id = ? and kind in ('hold', 'revert')"
            " and status = 'done' and settled_at >= ? and coalesce(result_revid, 0) < ?",
            *(actor_key, page_id, seconds(since), before_revid),
        )
        return int(row["n"]) if row else 0

    def flagged_keys(self, actor_keys: Collection[str], now: datetime) -> set[str]:
        """Those of the authors (keys) who are flagged, silenced or blocked."""
        rows = self.rows(
            "select actor_key from account where state in ('flagged', 'silenced', 'blocked')"
            " and (until is null or until >= ?) and actor_key in (select value from json_each(?))",
            seconds(now),
            json.dumps(list(actor_keys)),
        )
        return {row["actor_key"] for row in rows if not self.is_anybody(row["actor_key"], now)}

    def keep_held(self, revid: int, before: str, after: str, notice: str = "") -> None:
        """Keep what is about to be taken down, and the notice in its place, if any; what is kept already stays."""
        self.change_rows(
            "insert or ignore into held (revid, before, after, notice) values (?, ?, ?, ?)",
            *(revid, zlib.compress(before.encode()), zlib.compress(after.encode()), notice),
        )

    def held(self, revid: int) -> tuple[str, str] | None:
        """The text before and after a revision that was taken down."""
        row = self.row("select before, after from held where revid = ?", revid)
        if row is None:
            return None
        return zlib.decompress(row["before"]).decode(), zlib.decompress(row["after"]).decode()

    def notice(self, revid: int) -> str:
        """What was put in the place of a revision that was taken down; "" where nothing was."""
        row = self.row("select notice from held where revid = ?", revid)
        return "" if row is None else str(row["notice"])
