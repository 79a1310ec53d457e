"""Lessons: edits of the untrusted whose fate is known, and how often each of their marks was good or bad."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime
from math import inf

from wikiwatch.core.evidence import Learned
from wikiwatch.core.lessons import Tally, bits
from wikiwatch.core.model import Change
from wikiwatch.store.base import DOWN, Base
from wikiwatch.store.rows import seconds

# Latest lessons of each kind that a new edit is compared with. A share of one in a hundred is then known within a
# fifth of itself; older ones were judged by what was known then.
COMPARED = 3_000
# Marks that are kept. At 50 bytes each they take 15 MB; beyond, those that were seen once are dropped.
MOST_MARKS = 300_000
RUN = 15  # revisions in a row by one author that one wiping undoes
NEAR = 50  # revisions of its page before and after one that are looked at for its fate
# So long must a page have been left as it is when strangers undid an edit or brought one back: a day, in which
# somebody looks. Without it, undoing good edits an hour before they are learned would teach that they are bad.
SETTLED = 86_400  # seconds
WORST = 5  # lessons; a share that rests on fewer is an accident
TIDY_EVERY = 1_000  # lessons, between two looks at how many marks there are


class LessonQueries(Base):
    """What was learned from what this wiki's people undid."""

    def learned(self, marks: Collection[str], *, least_bad: int, least_good: int) -> Learned | None:
        """How much marks look like what was undone; None before so many lessons of each kind."""
        bad, good = self._lessons(1), self._lessons(0)
        if bad < least_bad or good < least_good:
            return None
        rows = self.rows(
            "select mark, bad, good from mark where mark in (select value from json_each(?))", _json(marks)
        )
        tally = Tally(bad=bad, good=good, marks={row["mark"]: (row["bad"], row["good"]) for row in rows})
        score, named = bits(marks, tally)
        known = min(score, self._worst())
        good, good_as_bad = self._as_bad(0, known)
        bad, bad_as_bad = self._as_bad(1, known)
        return Learned(
            bits=score,
            good=good,
            good_as_bad=good_as_bad,
            bad=bad,
            bad_as_bad=bad_as_bad,
            bad_share=tally.bad / (tally.bad + tally.good),
            marks=named,
        )

    def add_lesson(self, revid: int, marks: Collection[str], score: float | None, due: datetime) -> None:
        """Remember an edit until its fate is known; `score` is what it looked like when it was judged."""
        self.change_rows(
            "insert or ignore into lesson (revid, due_ts, score, marks) values (?, ?, ?, ?)",
            *(revid, seconds(due), score, _json(sorted(marks))),
        )

    def take_lessons(self, at: datetime, *, carried_out: bool) -> None:
        """Learn from the edits whose time has come.

        Where verdicts are carried out, what was taken down teaches nothing before a person has spoken: nobody
        else could undo it or let it stand.
        """
        due = self.rows("select revid, wiped, marks from lesson where bad is null and due_ts <= ?", seconds(at))
        for lesson in due:
            self._learn(lesson, at, carried_out=carried_out)

    def note_wiped(self, change: Change, at: datetime) -> None:
        """Somebody emptied a page: what its last author wrote there was unwanted, in one or several edits."""
        rows = self.rows(
            "select revid, user from change where page_id = ? and revid < ? and kind != 'log'"
            " order by revid desc limit ?",
            *(change.page_id, change.revid, RUN),
        )
        last = []
        for row in rows:
            if row["user"] != rows[0]["user"] or row["user"] == change.user:
                break
            last.append(row["revid"])
        self.change_rows(
            "update lesson set wiped = 1, due_ts = min(due_ts, ?)"
            " where bad is null and revid in (select value from json_each(?))",
            *(seconds(at), json.dumps(last)),
        )

    def note_brought_back(self, change: Change) -> None:
        """Somebody whose word counts saved the text of an edit again: it was no bad one."""
        rows = self.rows(  # +: by the index of texts, not of revisions
            "select lesson.revid from change join lesson using (revid)"
            " where page_id = ? and sha1 = ? and +change.revid < ? and bad = 1",
            *(change.page_id, change.sha1, change.revid),
        )
        for row in rows:
            self.correct_lesson(row["revid"])

    def correct_lesson(self, revid: int) -> None:
        """A person said that an edit was good."""
        row = self.row("select revid, bad, marks from lesson where revid = ?", revid)
        if row is None or row["bad"] == 0:
            return
        if row["bad"] == 1:
            self._count(json.loads(row["marks"]), "bad", -1)
            self.set_meta(_KEYS[1], str(max(0, self._lessons(1) - 1)))
        self._settle_lesson(row, 0)

    def _learn(self, lesson: sqlite3.Row, at: datetime, *, carried_out: bool) -> None:
        change = self.row(f"select *, {DOWN} as down from change where revid = ?", lesson["revid"])
        if change is None or (carried_out and change["down"]):
            self.change_rows("update lesson set due_ts = null where revid = ?", lesson["revid"])
            self._keep_latest("bad is null and due_ts is null")
            return
        # The word of people of standing counts at once.
        bad = bool(lesson["wiped"]) or change["reverted_ts"] is not None
        if not bad:
            bad, since = self.undone_by_anybody(change, at)
            if since + SETTLED > seconds(at):
                self.change_rows("update lesson set due_ts = ? where revid = ?", since + SETTLED, lesson["revid"])
                return
        self._settle_lesson(lesson, int(bad and not change["overturned"]))

    def undone_by_anybody(self, change: sqlite3.Row, at: datetime) -> tuple[bool, int]:
        """Whether a later revision has a text of before this one, and none after it brought it back; and since when.

        Brought back is its own text, or one that was built on it before it was undone. Since when, in seconds: the
        latest revision that undid it or brought it back; 0 if none did.
        """
        before = self.rows(
            "select sha1 from change where page_id = ? and revid < ? and sha1 is not null order by revid desc limit ?",
            *(change["page_id"], change["revid"], NEAR),
        )
        after = self.rows(
            "select sha1, user, ts from change where page_id = ? and revid > ? and ts <= ? and sha1 is not null"
            " order by revid limit ?",
            *(change["page_id"], change["revid"], seconds(at), NEAR),
        )
        earlier = {row["sha1"] for row in before}
        undone, since, with_it = False, 0, {change["sha1"]}
        for row in after:
            if row["sha1"] in with_it:
                undone, since = False, (row["ts"] if undone else since)
            elif row["sha1"] in earlier:
                if row["user"] != change["user"]:
                    undone, since = True, (since if undone else row["ts"])
            elif not undone:
                with_it.add(row["sha1"])
        return undone, since

    def _settle_lesson(self, lesson: sqlite3.Row, bad: int) -> None:
        self._count(json.loads(lesson["marks"]), "bad" if bad else "good", 1)
        self.change_rows("update lesson set bad = ? where revid = ?", bad, lesson["revid"])
        known = self._lessons(bad) + 1
        self.set_meta(_KEYS[bad], str(known))
        self._keep_latest("bad = 1" if bad else "bad = 0")
        if known % TIDY_EVERY == 0:
            self._tidy()

    def _keep_latest(self, which: str) -> None:
        """Forget the oldest lessons of a kind; what they taught stays."""
        self.change_rows(
            f"delete from lesson where {which} and revid <= ("
            f"select revid from lesson where {which} order by revid desc limit 1 offset ?)",
            COMPARED,
        )

    def _count(self, marks: Collection[str], column: str, step: int) -> None:
        self.conn.executemany(
            f"insert into mark (mark, {column}) values (?1, max(0, ?2))"
            f" on conflict do update set {column} = max(0, {column} + ?2)",
            [(mark, step) for mark in marks],
        )

    def _tidy(self) -> None:
        row = self.row("select count(*) as n from mark")
        if row is not None and row["n"] > MOST_MARKS:
            self.change_rows("delete from mark where bad + good < 2")

    def _lessons(self, bad: int) -> int:
        return int(self.meta(_KEYS[bad]) or 0)

    def _worst(self) -> float:
        """The score of the fifth worst of the latest lessons that were bad, or of the last where there are fewer.

        Nothing can be counted beyond them: who looks worse than all that was ever undone is at least as bad as they.
        """
        row = self.row(
            "select min(score) as least from"
            " (select score from lesson where bad = 1 and score is not null order by score desc limit ?)",
            WORST,
        )
        return inf if row is None or row["least"] is None else row["least"]

    def _as_bad(self, bad: int, score: float) -> tuple[int, int]:
        """How many lessons of a kind were judged with a score, and how many of them had one as high."""
        row = self.row(
            "select (select count(*) from lesson where bad = ?1 and score is not null) as n,"
            " (select count(*) from lesson where bad = ?1 and score >= ?2) as higher",
            *(bad, score),
        )
        assert row is not None
        return row["n"], row["higher"]


_KEYS = ("lessons_good", "lessons_bad")


def _json(values: Collection[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
