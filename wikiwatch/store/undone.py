"""What became of every edit by a time, as far as later revisions tell: undone by other people, or left standing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta

from wikiwatch.core.comparison import Fate
from wikiwatch.store.lessons import SETTLED, LessonQueries
from wikiwatch.store.records import CAN_BE_TAKEN_OUT
from wikiwatch.store.rows import moment, seconds

AT_ONCE = 1_000  # edits read in one query: a whole wiki's would fill the memory


class EditFates(LessonQueries):
    """The fates of edits, from the same marks from which trust and lessons are made."""

    def edit_fates(self, end: datetime, survives_after: timedelta) -> Iterator[tuple[int, Fate, datetime | None]]:
        """Revision, fate at a time, and when it was undone, of every recorded edit.

        Too young is what is younger than `survives_after`, undone or not: those that will stand can't be told yet,
        and to count only those that were undone would flatter.
        """
        last = 0
        while rows := self.rows(
            f"""select change.*, {CAN_BE_TAKEN_OUT} as can_be_taken_out,
                case when wiped and bad = 1 then due_ts end as wiped_ts
            from change left join lesson using (revid)
            where id > ? and kind != 'log' order by id limit ?""",
            *(last, AT_ONCE),
        ):
            for row in rows:
                fate, at = self._fate(row, end, survives_after)
                yield row["revid"], fate, moment(at) if at is not None else None
            last = rows[-1]["id"]

    def _fate(self, row: sqlite3.Row, end: datetime, survives_after: timedelta) -> tuple[Fate, int | None]:
        if row["ts"] > seconds(end - survives_after):
            return Fate.YOUNG, None
        if row["reverted_ts"] is not None and row["kind"] == "new" and self._own_deletion(row):
            return Fate.NEITHER, None
        # The word of people of standing counts at once. So does a deletion, of whoever made the page; what others had
        # written there is gone with it, which says nothing of them.
        for at in (row["reverted_ts"], row["wiped_ts"]):
            if at is not None:
                return Fate.UNDONE, at
        undone, since = self.undone_by_anybody(row, end)
        if undone:
            return (Fate.UNDONE, since) if since + SETTLED <= seconds(end) else (Fate.YOUNG, None)
        if (since_named := self._named_undo(row, end)) is not None:
            return (Fate.UNDONE, since_named) if since_named + SETTLED <= seconds(end) else (Fate.YOUNG, None)
        taken_out = row["removed_ts"] is not None and row["can_be_taken_out"]
        return (Fate.NEITHER if taken_out or row["gone_ts"] is not None else Fate.STOOD), None

    def _named_undo(self, row: sqlite3.Row, end: datetime) -> int | None:
        """When a later edit named this one and took it out, in seconds; None where that came back, or none did."""
        by = self.row(
            "select change.* from named_undo join change on change.revid = by_revid where named_undo.revid = ?",
            row["revid"],
        )
        if by is None or by["gone_ts"] is not None or (row["built_on_ts"] or 0) > by["ts"]:
            return None
        return None if self.undone_by_anybody(by, end)[0] else int(by["ts"])

    def _own_deletion(self, row: sqlite3.Row) -> bool:
        """Whether whoever made a page deleted it, too."""
        found = self.row(
            "select 1 from change where kind = 'log' and log_type = 'delete' and ts = ? and title = ? and user = ?",
            *(row["reverted_ts"], row["title"], row["user"]),
        )
        return found is not None
