"""Actions about log entries, and what people did since to the pages that these are about."""

from __future__ import annotations

from datetime import datetime
from itertools import takewhile
from typing import Any

from wikiwatch.core.action import Action
from wikiwatch.ports.acts import Mover
from wikiwatch.store.base import Base
from wikiwatch.store.rows import action_of, seconds


class ActQueries(Base):
    """What taking back moves and uploads asks."""

    def actions_about(self, rcid: int) -> list[Action]:
        """All actions about a log entry, by its id in recent changes."""
        return [action_of(row) for row in self.rows("select * from action where rcid = ? order by key", rcid)]

    def log_entry(self, rcid: int) -> dict[str, Any] | None:
        """One log entry with its verdict's detail, by its id in recent changes."""
        row = self.row(
            "select change.*, verdict.detail from change left join verdict on change_id = change.id where rcid = ?",
            rcid,
        )
        return dict(row) if row else None

    def open_moves(self, page_id: int) -> list[Action]:
        """The moves of a page that are to be made, now or soon."""
        rows = self.rows(
            "select * from action where page_id = ? and kind = 'move' and status in ('planned', 'claimed')", page_id
        )
        return [action_of(row) for row in rows]

    def comes_back(self, page_id: int) -> bool:
        """Whether a page that the program deleted is to be brought back, now or soon."""
        row = self.row(
            "select 1 from action where page_id = ? and kind = 'undelete' and status in ('planned', 'claimed')", page_id
        )
        return row is not None

    def earlier_release(self, page_id: int, revid: int) -> bool:
        """Whether the text of an earlier revision of a page is to be put back, now or soon."""
        row = self.row(
            "select 1 from action where page_id = ? and revid < ? and kind = 'release'"
            " and status in ('planned', 'claimed')",
            *(page_id, revid),
        )
        return row is not None

    def moves_before(self, page_id: int, rcid: int, actor_key: str, since: datetime) -> list[tuple[str, str]]:
        """The moves of a page by an author from some time on up to a log entry: old and new titles, newest first.

        Only those that nobody else's move came after.
        """
        rows = self.rows(
            """select title, log_target, actor_key from change where page_id = ? and log_type = 'move'
                and ts >= ? and id < (select id from change where rcid = ?) order by id desc""",
            *(page_id, seconds(since), rcid),
        )
        own = takewhile(lambda row: row["actor_key"] == actor_key, rows)
        return [(row["title"], row["log_target"]) for row in own]

    def moved_since(self, page_id: int, rcid: int) -> list[Mover]:
        """Who moved a page after that log entry."""
        rows = self.rows(
            """select user, actor_key, standing from change where page_id = ?1 and log_type = 'move'
                and id > (select id from change where rcid = ?2) order by id""",
            *(page_id, rcid),
        )
        return [Mover(user=row["user"], key=row["actor_key"], standing=bool(row["standing"])) for row in rows]
