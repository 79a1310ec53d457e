"""Appeals: who objected to what, where, and which person's decision answered it. No word of them is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wikiwatch.core.model import Change
from wikiwatch.core.review import PROGRAM
from wikiwatch.store.base import Base
from wikiwatch.store.rows import seconds


class AppealQueries(Base):
    """What was written where people object, until a person has decided."""

    def note_appeal(self, change: Change, actor_key: str, action_key: str) -> None:
        """Keep that somebody objects; `action_key` is "" where they name no action.

        Whoever goes on writing about the same is listed once, with their latest revision: nobody hides the appeals of
        others behind a thousand of their own.
        """
        again = self.change_rows(
            "update appeal set revid = ?, user = ?, title = ?"
            " where actor_key = ? and page_id = ? and action_key = ? and answered_ts is null",
            *(change.revid, change.user, change.title, actor_key, change.page_id, action_key),
        )
        if not again:
            self.change_rows(
                "insert or ignore into appeal (revid, actor_key, user, page_id, title, ts, action_key)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                *(change.revid, actor_key, change.user, change.page_id, change.title),
                *(seconds(change.timestamp), action_key),
            )

    def appealed(self, action_key: str) -> bool:
        """Whether somebody objected to an action, answered or not."""
        return self.row("select 1 from appeal where action_key = ?", action_key) is not None

    def appeals(self, *, open_only: bool = True) -> list[dict[str, Any]]:
        """Appeals, oldest first: id, revid, actor_key, user, title, ts, action_key, answered_ts, answered_by.

        Those to whom nothing was done come last, and before them whatever else an author wrote than the first: neither
        a thousand hands nor a thousand appeals of one hand hide somebody who was wronged.
        """
        condition = "answered_ts is null" if open_only else "1"
        rows = self.rows(
            f"""select * from appeal where {condition}
            order by exists (select 1 from action where action.actor_key = appeal.actor_key) desc,
                row_number() over (partition by actor_key order by ts, id), ts, id"""
        )
        return [dict(row) for row in rows]

    def answer_on_page(self, page_id: int, at: datetime, who: str) -> None:
        """Somebody of standing wrote on a page: that answers those there who name no action to decide about."""
        self.change_rows(
            "update appeal set answered_ts = ?, answered_by = ?"
            " where page_id = ? and answered_ts is null and action_key = ''",
            *(seconds(at), who, page_id),
        )

    def answer_decided(self, key: str, at: datetime, who: str) -> None:
        """A person decided about an action, or an author: that answers who objected to it, or who they are."""
        if who != PROGRAM:  # what it decides by itself answers nobody
            self.change_rows(
                "update appeal set answered_ts = ?1, answered_by = ?2 where answered_ts is null"
                " and (action_key = ?3 or (actor_key = ?3 and action_key = ''))",
                *(seconds(at), who, key),
            )

    def reopen_appeals(self, key: str, since: datetime, who: str) -> None:
        """Take back that somebody answered those who objected after a time: nobody answers what they did not see."""
        self.change_rows(
            "update appeal set answered_ts = null, answered_by = ''"
            " where action_key = ? and ts > ? and answered_by = ?",
            *(key, seconds(since), who),
        )
