"""What people took back: identity reverts by SHA-1 and deleted pages, and what came back after all."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from wikiwatch.core.model import Change
from wikiwatch.store.base import Base
from wikiwatch.store.rows import seconds

# An identity revert looks back over so many revisions of its page: the radius of mwreverts' defaults.
REVERT_RADIUS = 15

# A condition on the table change, to be closed by a bracket: it is of the page that was made under a title (?2).
_ON_PAGE = (
    "kind != 'log' and page_id in (select made.page_id from change as made where made.title = ?2 and made.kind = 'new'"
)


class RevertQueries(Base):
    """Marks on changes that were undone: `reverted_ts` costs the author, `gone_ts` only earns nothing."""

    def note_deletion(self, title: str, at: datetime) -> None:
        """A deleted page: its creation did not stand, unless it was moved and only its redirect is deleted.

        Nor did what was written on it later, which costs nothing.
        """
        self.change_rows(
            """update change set reverted_ts = ?1
            where title = ?2 and kind = 'new' and reverted_ts is null and ts <= ?1 and not exists (
                select 1 from change as moved where moved.log_type = 'move' and moved.title = change.title
                    and moved.ts between change.ts and ?1)""",
            seconds(at),
            title,
        )
        self.change_rows(
            f"update change set gone_ts = ?1 where gone_ts is null and ts <= ?1 and {_ON_PAGE}"
            " and made.reverted_ts is not null)",
            *(seconds(at), title),
        )
        self.change_rows(
            """update lesson set wiped = 1, due_ts = min(due_ts, ?) where bad is null and revid in (
                select own.revid from change as made join change as own
                    on own.page_id = made.page_id and own.user = made.user and own.kind != 'log'
                where made.title = ? and made.kind = 'new' and made.reverted_ts is not null)""",
            *(seconds(at), title),
        )

    def note_return(self, title: str, since: datetime | None = None) -> None:
        """Forget a deletion (since then): the page was restored, or had made way for another."""
        self.change_rows(
            "update change set reverted_ts = null where title = ? and kind = 'new' and reverted_ts >= ?",
            title,
            seconds(since) if since else 0,
        )
        self.change_rows(
            f"update change set gone_ts = null where gone_ts >= ?1 and {_ON_PAGE})",
            *(seconds(since) if since else 0, title),
        )

    def note_identity_revert(self, change: Change, *, counts: bool = True) -> None:
        """Mark what a revision undid by bringing an earlier text back; that earlier one stands again, and all in it.

        `counts`: the author's word does. Without it, what was undone is gone and did not stand, but costs nobody
        anything; so does what people undo of their own, and the edit that undoes nothing else.
        """
        if change.sha1 is None or change.revid is None:
            return
        recent = self.rows(
            "select id, ts, sha1, user from change where page_id = ? and revid < ? and kind != 'log'"
            " order by revid desc limit ?",
            change.page_id,
            change.revid,
            REVERT_RADIUS,
        )
        index = next((index for index, row in enumerate(recent) if row["sha1"] == change.sha1), None)
        if index is None:
            return
        at, undone = seconds(change.timestamp), recent[:index]
        others = [(at, row["id"]) for row in undone if row["user"] != change.user]
        self._mark("gone_ts", [(at, row["id"]) for row in undone])
        if not others:
            self.change_rows("update change set gone_ts = ? where revid = ?", at, change.revid)
        self._unmark("gone_ts", recent, index)
        if counts:
            self._mark("reverted_ts", others)
            self.conn.executemany(
                "update lesson set due_ts = ? where revid = (select revid from change where id = ?)", others
            )
            self._unmark("reverted_ts", recent, index)

    def _mark(self, column: str, changes: Sequence[tuple[int, int]]) -> None:
        self.conn.executemany(f"update change set {column} = ? where id = ? and {column} is null", changes)

    def _unmark(self, column: str, recent: Sequence[sqlite3.Row], index: int) -> None:
        """What stands again: the text that was brought back, and all before it that went with what is undone now.

        `recent` are the revisions of the page, newest first; those before `index` are undone. Each of these took away
        what lies between it and the text that it had brought back: times are whole seconds, so they alone don't tell.
        """
        self.change_rows(f"update change set {column} = null where id = ?", recent[index]["id"])
        for place, row in enumerate(recent[:index]):
            older = range(place + 1, len(recent))
            brought = next((other for other in older if recent[other]["sha1"] == row["sha1"]), 0)
            self.conn.executemany(
                f"update change set {column} = null where id = ? and {column} = ?",
                [(gone["id"], row["ts"]) for gone in recent[index:brought]],
            )

    def restores(self, change: Change, actor_key: str) -> bool:
        """Whether a revision brings back a text of its page that nobody took down or reverted.

        The author's own earlier text does not count: bringing one's own text back is saying it again.
        """
        if change.sha1 is None or change.parent_revid is None:
            return False
        rows = self.rows(  # +: by the index of texts, not of revisions
            "select outcome, overturned, reverted_ts, actor_key from change"
            " where page_id = ? and sha1 = ? and +revid < ? order by +revid",
            change.page_id,
            change.sha1,
            change.revid,
        )
        down = any(
            row["reverted_ts"] is not None or (row["outcome"] in ("hold", "revert") and not row["overturned"])
            for row in rows
        )
        return bool(rows) and not down and rows[0]["actor_key"] != actor_key
