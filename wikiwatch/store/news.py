"""What people were told by message, the messages themselves, and the usual pace of the wiki."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta

from wikiwatch.core.news import Event, Known, Severity
from wikiwatch.ports.news import Message
from wikiwatch.store.base import Base
from wikiwatch.store.rows import moment, seconds


class NewsQueries(Base):
    """What messages read and keep."""

    def news(self) -> dict[str, Known]:
        """All events that are kept, by key."""
        return {row["key"]: _known(row) for row in self.rows("select * from news order by told_ts, key")}

    def keep_news(self, known: Known) -> None:
        """Keep an event as it is known now."""
        event = known.event
        self.change_rows(
            "insert or replace into news values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(event.key, event.kind, event.about, str(event.severity), json.dumps(dict(event.values)), event.once),
            *(seconds(known.since), seconds(known.told), _ts(known.ended), known.over),
        )

    def add_message(self, target: str, at: datetime, subject: str, body: str, most: int) -> None:
        """Let a message wait; of more than so many of one target the oldest are dropped."""
        self.change_rows(
            "insert into message (target, made_ts, next_ts, subject, body) values (?1, ?2, ?2, ?3, ?4)",
            *(target, seconds(at), subject, body),
        )
        self.change_rows(
            "update message set status = 'dropped', settled_ts = ?3 where id in (select id from message"
            " where status = 'waiting' and target = ?1 order by id desc limit -1 offset ?2)",
            *(target, most, seconds(at)),
        )

    def due_messages(self, at: datetime) -> list[Message]:
        """Those that are to be sent by now, or were made by a clock that was ahead of this one; oldest first."""
        due = "select * from message where status = 'waiting' and (next_ts <= ?1 or made_ts > ?1) order by id"
        rows = self.rows(due, seconds(at))
        return [_message(row) for row in rows]

    def message(self, message_id: int) -> Message | None:
        """One of them."""
        row = self.row("select * from message where id = ?", message_id)
        return _message(row) if row else None

    def settle_message(self, message_id: int, status: str, at: datetime, why: str = "") -> None:
        """A message was sent, or is given up."""
        self.change_rows(
            "update message set status = ?, settled_ts = ?, result = ? where id = ? and status = 'waiting'",
            *(status, seconds(at), why, message_id),
        )

    def put_off_message(self, message_id: int, due: datetime, why: str) -> None:
        """A try failed: the next one is due then."""
        self.change_rows(
            "update message set tries = tries + 1, next_ts = ?, result = ? where id = ? and status = 'waiting'",
            *(seconds(due), why, message_id),
        )

    def messages(self, limit: int) -> list[Message]:
        """Newest first."""
        return [_message(row) for row in self.rows("select * from message order by id desc limit ?", limit)]

    def messages_since(self, since: datetime) -> dict[str, int]:
        """How many were settled since then, by status; those that wait however old they are."""
        rows = self.rows(
            "select status, count(*) as n from message where settled_ts >= ? or status = 'waiting' group by status",
            seconds(since),
        )
        return {row["status"]: row["n"] for row in rows}

    def purge_news(self, before: datetime) -> None:
        """Forget what was told, and the messages that were settled, before a time."""
        ended = "(once or over) and told_ts < ?1 and coalesce(ended_ts, 0) < ?1"
        self.change_rows(f"delete from news where {ended}", seconds(before))
        self.change_rows("delete from message where settled_ts < ?", seconds(before))

    def pauses(self, since: datetime, not_by: str, most: int, least_days: int) -> list[timedelta]:
        """The longest times without a change but for those of one author (key), longest first.

        None where there were changes on fewer days than `least_days`.
        """
        return self._gaps("select ts from change where ts >= ? and actor_key != ?", most, least_days, since, not_by)

    def last_change(self, not_by: str) -> datetime | None:
        """When the latest change was made that is not of that author."""
        row = self.row("select ts from change where actor_key != ? order by ts desc limit 1", not_by)
        return moment(row["ts"]) if row else None

    def action_pauses(self, since: datetime, most: int, least_days: int) -> list[timedelta]:
        """The longest times in which nothing was carried out, longest first; none of too few days, as above."""
        done = "select settled_at as ts from action where settled_at >= ? and status = ?"
        return self._gaps(done, most, least_days, since, "done")

    def last_done(self) -> datetime | None:
        """When something was carried out last."""
        row = self.row(
            "select settled_at from action where settled_at is not null and status = 'done'"
            " order by settled_at desc limit 1"
        )
        return moment(row["settled_at"]) if row else None

    def held_unseen(self, before: datetime) -> tuple[int, datetime | None]:
        """How many texts that were held before a time wait for a person's word, and when the oldest was saved."""
        row = self.row(
            """select count(*) as n, min(ts) as oldest from change where outcome = 'hold' and ts <= ? and overturned = 0
                and confirmed_ts is null and exists (select 1 from action where action.revid = change.revid
                    and status = 'done' and action.kind in ('hold', 'revert'))""",
            seconds(before),
        )
        return (row["n"], _moment(row["oldest"])) if row else (0, None)

    def outcomes_between(self, since: datetime, until: datetime) -> dict[str, int]:
        """Judged changes from a time on and before another, by outcome."""
        rows = self.rows(
            "select outcome, count(*) as n from change where outcome is not null and ts >= ? and ts < ?"
            " group by outcome",
            *(seconds(since), seconds(until)),
        )
        return {row["outcome"]: row["n"] for row in rows}

    def _gaps(self, times: str, most: int, least_days: int, since: datetime, which: str) -> list[timedelta]:
        days = self.row(f"select count(distinct ts / 86400) as n from ({times})", seconds(since), which)
        if not days or days["n"] < least_days:
            return []
        rows = self.rows(
            f"select gap from (select ts - lag(ts) over (order by ts) as gap from ({times})) where gap is not null"
            " order by gap desc limit ?",
            *(seconds(since), which, most),
        )
        return [timedelta(seconds=row["gap"]) for row in rows]


def _ts(at: datetime | None) -> int | None:
    return None if at is None else seconds(at)


def _moment(ts: int | None) -> datetime | None:
    return None if ts is None else moment(ts)


def _known(row: sqlite3.Row) -> Known:
    event = Event(
        kind=row["kind"],
        about=row["about"],
        severity=Severity(row["severity"]),
        values=json.loads(row["said"]),
        once=bool(row["once"]),
    )
    return Known(
        event=event,
        since=moment(row["since_ts"]),
        told=moment(row["told_ts"]),
        ended=_moment(row["ended_ts"]),
        over=bool(row["over"]),
    )


def _message(row: sqlite3.Row) -> Message:
    return Message(
        id=row["id"],
        target=row["target"],
        made=moment(row["made_ts"]),
        due=moment(row["next_ts"]),
        tries=row["tries"],
        subject=row["subject"],
        body=row["body"],
        status=row["status"],
        settled=_moment(row["settled_ts"]),
        result=row["result"],
    )
