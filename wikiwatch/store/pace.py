"""How fast an author's changes come, and who signed up at the same time."""

from __future__ import annotations

from datetime import datetime

from wikiwatch.core.model import Actor, Change
from wikiwatch.core.pace import Pace
from wikiwatch.store.base import Base
from wikiwatch.store.rows import seconds

SOON = 600  # seconds: who opens pages to read them, edits and looks again needs about a minute for each
HOUR = 3600
MONTH = 30 * 24 * HOUR
MOST_EARLIER = 50
# Entries of one author, or sign-ups of the whole wiki, that are looked at: far more than any threshold.
MOST = 500


class PaceQueries(Base):
    """What the times of changes tell."""

    def pace(self, change: Change, actor: Actor) -> Pace:
        """An author's pace at a change that is not recorded yet."""
        at = seconds(change.timestamp)
        signups = self._signups(change, actor)
        return Pace(
            earlier=self._earlier(actor.key, at),
            pages_soon=self._pages(change, actor.key, at - SOON),
            pages_hour=self._pages(change, actor.key, at - HOUR),
            moves_hour=self._logged(change, actor.key, "move", at - HOUR),
            uploads_hour=self._logged(change, actor.key, "upload", at - HOUR),
            sole_author=self._sole_author(change, actor.key),
            signups=signups,
            usual_signups=self._usual_signups(at) if signups else 0.0,
        )

    def _earlier(self, actor_key: str, at: int) -> int:
        row = self.row(
            "select count(*) as n from"
            " (select 1 from change where actor_key = ? and ts <= ? and kind != 'log' limit ?)",
            actor_key,
            at,
            MOST_EARLIER,
        )
        return int(row["n"]) if row else 0

    def _pages(self, change: Change, actor_key: str, since: int) -> int:
        rows = self.rows(
            "select page_id from change where actor_key = ? and ts between ? and ? and kind != 'log' limit ?",
            actor_key,
            since,
            seconds(change.timestamp),
            MOST,
        )
        return len({row["page_id"] for row in rows} | ({change.page_id} if change.is_text else set()))

    def _logged(self, change: Change, actor_key: str, log_type: str, since: int) -> int:
        if change.log_type != log_type:
            return 0
        rows = self.rows(
            "select title from change where actor_key = ? and ts between ? and ? and kind = 'log' and log_type = ?"
            " limit ?",
            actor_key,
            since,
            seconds(change.timestamp),
            log_type,
            MOST,
        )
        return len({_root(title) for title in [change.title, *(row["title"] for row in rows)]})

    def _sole_author(self, change: Change, actor_key: str) -> bool:
        if not change.is_text or not change.page_id:
            return False
        row = self.row(
            # Others first: they are nearly always soon found, and then the page's history need not be read.
            """select case
                when exists (select 1 from change where page_id = ?1 and actor_key != ?2 and kind != 'log') then 0
                else exists (select 1 from change where page_id = ?1 and actor_key = ?2 and kind = 'new')
                end as sole""",
            change.page_id,
            actor_key,
        )
        return bool(row and row["sole"])

    def _signups(self, change: Change, actor: Actor) -> tuple[str, ...]:
        """Accounts made on the wiki itself: those that come from elsewhere with a login appear at any time."""
        own: datetime | None = change.timestamp if change.log_type == "newusers" else actor.registered
        if own is None:
            return ()
        rows = self.rows(
            """select user from change where log_type = 'newusers' and log_action = 'create' and ts between ? and ?
                and actor_key != ? order by ts desc limit ?""",
            seconds(own) - HOUR,
            min(seconds(own) + HOUR, seconds(change.timestamp)),
            actor.key,
            MOST,
        )
        return tuple(row["user"] for row in rows)

    def _usual_signups(self, at: int) -> float:
        row = self.row(
            f"""select count(*) as n, count(distinct ts / {HOUR}) as hours from change
            where log_type = 'newusers' and log_action = 'create' and ts between ? and ?""",
            at - MONTH,
            at - 2 * HOUR,
        )
        return row["n"] / row["hours"] if row and row["hours"] else 0.0


def _root(title: str) -> str:
    """A title without its namespace and subpages."""
    return (title.partition(":")[2] or title).partition("/")[0]
