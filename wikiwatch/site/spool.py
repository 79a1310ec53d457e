"""A temporary file that puts the revisions of an export, which stand page by page, into order of time."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from wikiwatch.core.diff import common_end, common_start

# The index of times is the only thing that is read in order; 32 MB hold its pages and those of hot texts.
CACHE_KIB = 32_768

_SCHEMA = """
CREATE TABLE page (id INTEGER PRIMARY KEY, namespace INTEGER NOT NULL, title TEXT NOT NULL);
CREATE TABLE revision (
    revid INTEGER PRIMARY KEY, page INTEGER NOT NULL, at INTEGER NOT NULL, parent INTEGER,
    user TEXT NOT NULL, user_id INTEGER NOT NULL, comment TEXT NOT NULL, sha1 TEXT, gap TEXT NOT NULL,
    text INTEGER
);
CREATE TABLE text (
    id INTEGER PRIMARY KEY, base INTEGER, head INTEGER NOT NULL, tail INTEGER NOT NULL, packed BLOB NOT NULL
);
"""
_INDEXES = """
CREATE INDEX revision_by_time ON revision (at, revid);
CREATE INDEX revision_by_page ON revision (page, at, revid);
"""
# A parent that is itself later (clocks go wrong, histories are merged) is passed over: no verdict may depend
# on the future.
_IN_ORDER = """
SELECT r.revid, r.page, p.namespace, p.title, r.at, r.parent, r.user, r.user_id, r.comment, r.sha1, r.gap,
    r.text,
    coalesce(
        (SELECT e.revid FROM revision e
         WHERE e.revid = r.parent AND e.page = r.page AND (e.at, e.revid) < (r.at, r.revid)),
        (SELECT e.revid FROM revision e
         WHERE e.page = r.page AND (e.at, e.revid) < (r.at, r.revid) ORDER BY e.at DESC, e.revid DESC LIMIT 1)
    )
FROM revision r JOIN page p ON p.id = r.page ORDER BY r.at, r.revid
"""


class Gap(StrEnum):
    """Why a revision has no text to judge."""

    NONE = ""
    HIDDEN = "hidden"  # by an administrator
    MISSING = "missing"  # the export holds only its size
    LARGE = "large"
    MODEL = "model"  # no wikitext


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One revision as an export holds it. `text` is None exactly where `gap` says why."""

    revid: int
    parent_revid: int | None  # as the export names it
    page_id: int
    namespace: int
    title: str
    timestamp: datetime
    user: str
    user_id: int  # 0: not an account
    comment: str
    sha1: str | None
    gap: Gap
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A revision, and the id and text of the one before it on its page; both None if it is the first."""

    entry: Entry
    previous_revid: int | None
    previous_text: str | None


class CollisionError(Exception):
    """Two different revisions have the same id."""


class Spool:
    """Takes revisions in any order and gives them back by (timestamp, revid), from disk.

    The file has no name once it is open, so nothing of it stays behind even if the process is killed.
    """

    def __init__(self) -> None:
        handle, name = tempfile.mkstemp(prefix="wikiwatch-", suffix=".spool")
        os.close(handle)
        try:
            self._db = sqlite3.connect(name, isolation_level=None)
            # A journal would only protect a file that nobody will open again.
            for setting in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{CACHE_KIB}"):
                self._db.execute(f"PRAGMA {setting}")
            self._db.executescript(_SCHEMA)
        finally:
            os.unlink(name)
        self._db.execute("BEGIN")
        self._base_page: int | None = None
        self._base_id = 0
        self._base = b""

    def close(self) -> None:
        """Give the disk space back."""
        self._db.close()

    def add(self, entry: Entry) -> None:
        """Keep a revision once: a repeated one only fills in a text that was lacking.

        CollisionError if it has another time than before.
        """
        at = int(entry.timestamp.timestamp())
        known = self._db.execute("SELECT at, text FROM revision WHERE revid = ?", (entry.revid,)).fetchone()
        if known is None:
            self._insert(entry, at)
        elif known[0] != at:
            raise CollisionError
        elif known[1] is None and entry.text is not None:
            self._db.execute(
                "UPDATE revision SET text = ?, gap = '', sha1 = ? WHERE revid = ?",
                (self._keep(entry.page_id, entry.text), entry.sha1, entry.revid),
            )

    def seal(self) -> None:
        """Say that no more revisions come; only then can they be read."""
        self._db.execute("COMMIT")
        self._db.executescript(_INDEXES)

    def gaps(self) -> dict[Gap, int]:
        """How many revisions there are with each reason for a lacking text, and with none."""
        counted = dict(self._db.execute("SELECT gap, count(*) FROM revision GROUP BY gap"))
        return {gap: counted.get(gap.value, 0) for gap in Gap}

    def steps(self) -> Iterator[Step]:
        """All revisions in order of (timestamp, revid)."""
        for row in self._db.execute(_IN_ORDER):
            revid, page, namespace, title, at, parent, user, user_id, comment, sha1, gap, text, previous = row
            entry = Entry(
                revid=revid,
                parent_revid=parent,
                page_id=page,
                namespace=namespace,
                title=title,
                timestamp=datetime.fromtimestamp(at, UTC),
                user=user,
                user_id=user_id,
                comment=comment,
                sha1=sha1,
                gap=Gap(gap),
                text=self._text(text),
            )
            yield Step(entry=entry, previous_revid=previous, previous_text=self._text_of(previous))

    def _insert(self, entry: Entry, at: int) -> None:
        self._db.execute("INSERT OR IGNORE INTO page VALUES (?, ?, ?)", (entry.page_id, entry.namespace, entry.title))
        row = (
            *(entry.revid, entry.page_id, at, entry.parent_revid, entry.user, entry.user_id),
            *(entry.comment, entry.sha1, entry.gap.value),
            None if entry.text is None else self._keep(entry.page_id, entry.text),
        )
        self._db.execute("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _keep(self, page_id: int, text: str) -> int:
        """Store a text: as the middle that differs from the page's last full one, or in full."""
        raw = text.encode()
        head = tail = 0
        if page_id == self._base_page:
            head = common_start(self._base, raw)
            tail = common_end(self._base[head:], raw[head:])
        # A full copy when a quarter differs. Measured on two wikis: a half or an eighth change the file's
        # size by 6 % at most, nothing but full copies make it 1.8 and 3.6 times as large.
        in_full = 4 * (head + tail) < 3 * len(raw) or page_id != self._base_page
        if in_full:
            head = tail = 0
        packed = zlib.compress(raw[head : len(raw) - tail], 1)
        text_id = self._db.execute(
            "INSERT INTO text (base, head, tail, packed) VALUES (?, ?, ?, ?)",
            (None if in_full else self._base_id, head, tail, packed),
        ).lastrowid
        assert text_id is not None
        if in_full:
            self._base_page, self._base_id, self._base = page_id, text_id, raw
        return text_id

    def _text_of(self, revid: int | None) -> str | None:
        if revid is None:
            return None
        found: int | None = self._db.execute("SELECT text FROM revision WHERE revid = ?", (revid,)).fetchone()[0]
        return self._text(found)

    def _text(self, text_id: int | None) -> str | None:
        return None if text_id is None else self._raw(text_id).decode()

    def _raw(self, text_id: int) -> bytes:
        query = "SELECT base, head, tail, packed FROM text WHERE id = ?"
        base_id, head, tail, packed = self._db.execute(query, (text_id,)).fetchone()
        middle = zlib.decompress(packed)
        if base_id is None:
            return middle
        base = self._raw(base_id)
        return base[:head] + middle + base[len(base) - tail :]
