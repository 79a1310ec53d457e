"""What became of edits beyond reverts: kept by others, taken out in passing, confirmed or released by a person."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from wikiwatch.core.model import Change
from wikiwatch.store.base import DOWN, Base
from wikiwatch.store.rows import moment, seconds

# Of one page, as many as an identity revert looks back over.
MOST_ADDITIONS = 15


class FateQueries(Base):
    """Additions that are watched for some days, and what is noted of them."""

    def remember_addition(self, change: Change, actor_key: str, pieces: Sequence[str], since: datetime) -> None:
        """Keep pieces of what an edit added; forget all that were added before `since`."""
        self.change_rows("delete from addition where ts < ?", seconds(since))
        self.change_rows(
            "insert or replace into addition values (?, ?, ?, ?, ?)",
            *(change.revid, change.page_id, actor_key, seconds(change.timestamp), json.dumps(pieces)),
        )

    def additions(self, page_id: int, not_by: str, since: datetime) -> dict[int, list[str]]:
        """Pieces of what others added to a page since then, by revision."""
        rows = self.rows(
            "select revid, pieces from addition where page_id = ? and ts >= ? and actor_key != ?"
            " order by ts desc limit ?",
            *(page_id, seconds(since), not_by, MOST_ADDITIONS),
        )
        return {row["revid"]: json.loads(row["pieces"]) for row in rows}

    def note_kept(self, revids: Collection[int], at: datetime) -> None:
        """Somebody of standing edited the page and left these in it; whatever took them out before was no judgement."""
        self.change_rows(
            "update change set built_on_ts = coalesce(built_on_ts, ?), removed_ts = null"
            " where revid in (select value from json_each(?)) and (built_on_ts is null or removed_ts is not null)",
            *(seconds(at), json.dumps(list(revids))),
        )

    def note_taken_out(self, revids: Collection[int], at: datetime) -> None:
        """Somebody of standing took the text of these out again."""
        self.change_rows(
            "update change set removed_ts = ? where revid in (select value from json_each(?)) and removed_ts is null",
            *(seconds(at), json.dumps(list(revids))),
        )

    def note_undo(self, revids: Collection[int], by_revid: int) -> None:
        """A revision named these in its summary and took their text out."""
        for revid in revids:
            self.change_rows("insert or replace into named_undo values (?, ?)", revid, by_revid)

    def earliest(self) -> datetime | None:
        """When the first recorded change was made; None where there is none."""
        row = self.row("select min(ts) as ts from change")
        return moment(row["ts"]) if row and row["ts"] is not None else None

    def taken_down(self) -> Iterator[tuple[int, datetime]]:
        """Revision, and when it was saved, of the edits that the program took down and that are not back."""
        for row in self.rows(
            "select revid, ts from change where overturned = 0 and revid in"
            " (select revid from action where kind in ('hold', 'revert') and status = 'done')"
        ):
            yield row["revid"], moment(row["ts"])

    def confirm(self, revids: Collection[int], at: datetime) -> None:
        """A person said that these edits, which were taken down, were unwanted."""
        for revid in revids:
            self.change_rows(
                f"update change set confirmed_ts = coalesce(confirmed_ts, ?) where revid = ? and {DOWN}",
                *(seconds(at), revid),
            )
