"""What people saved on the decisions page: each line once, what came of it, and where the answer stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from wikiwatch.core.review_page import Word
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds


class ReviewWordQueries(Base):
    """Lines of the decisions page."""

    def note_review_words(self, revid: int, at: datetime, user: str, words: Iterable[tuple[Word, bool]]) -> None:
        """Keep lines that an edit added, each with whether it can count. A line that was seen before is an old one.

        But for what others wrote in advance, so that it would be one when the person who is named there says it.
        """
        for word, counts in words:
            self.change_rows(
                "insert into review_word (revid, ts, user, line, word, key, status) values (?, ?, ?, ?, ?, ?, ?)"
                " on conflict (line) do update set revid = excluded.revid, ts = excluded.ts, user = excluded.user,"
                " status = 'new' where excluded.status = 'new' and status = 'void' and user <> excluded.user",
                *(revid, seconds(at), user, word.line, word.word, word.key, "new" if counts else "void"),
            )

    def new_review_words(self, most: int) -> Sequence[dict[str, Any]]:
        """Lines that nobody has looked at yet, oldest first: id, revid, at, user, word, key."""
        found = self.rows("select * from review_word where status = 'new' order by revid, id limit ?", most)
        return [_told(row) for row in found]

    def answer_review_word(self, number: int, status: str, came: str, result: str = "") -> None:
        """What came of a line. `status`: `done`, `refused`, or `void` where it does not count; `came` names a message.

        `result` is the key of the action that carries it out.
        """
        self.change_rows(
            "update review_word set status = ?, came = ?, result = ? where id = ?", status, came, result, number
        )

    def review_answers(self, most: int) -> Sequence[dict[str, Any]]:
        """The latest lines that were answered, newest first, with `status`, `came` and `result`."""
        found = self.rows(
            "select * from review_word where status in ('done', 'refused') order by ts desc, id desc limit ?", most
        )
        return [_told(row) for row in found]

    def review_answers_of(self, since: datetime, until: datetime) -> Sequence[dict[str, Any]]:
        """Those of a span of time, oldest first."""
        found = self.rows(
            "select * from review_word where status in ('done', 'refused') and ts >= ? and ts < ? order by ts, id",
            *(seconds(since), seconds(until)),
        )
        return [_told(row) for row in found]

    def unarchived_answers(self, but: int) -> Sequence[datetime]:
        """When those were saved that stand on no monthly page yet, without the latest `but` ones, oldest first."""
        found = self.rows(
            """select ts from review_word where archived = 0 and status in ('done', 'refused') and id not in (
                select id from review_word where status in ('done', 'refused') order by ts desc, id desc limit ?)
            order by ts""",
            but,
        )
        return [moment(row["ts"]) for row in found]

    def mark_archived(self, since: datetime, until: datetime) -> None:
        """The answers of a span of time stand on their monthly page."""
        self.change_rows(
            "update review_word set archived = 1 where status in ('done', 'refused') and ts >= ? and ts < ?",
            *(seconds(since), seconds(until)),
        )

    def void_revisions(self, most: int) -> Sequence[int]:
        """The latest edits in which something does not count, newest first."""
        found = self.rows(
            "select revid from review_word where status = 'void' group by revid order by revid desc limit ?", most
        )
        return [row["revid"] for row in found]

    def purge(self, before: datetime) -> None:
        """Lines that did not count tell nothing after a while, and have strangers' names."""
        super().purge(before)
        self.change_rows("delete from review_word where status = 'void' and ts < ?", seconds(before))


def _told(row: Any) -> dict[str, Any]:
    return {**dict(row), "at": moment(row["ts"])}
