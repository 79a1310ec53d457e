"""The connection, its transactions, and the watermark."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from wikiwatch.errors import UserError
from wikiwatch.ports import AttemptError
from wikiwatch.ports.guard import Stalled
from wikiwatch.store.files import Progress, bring_up_to_date, schema_of, unknown_of, untold
from wikiwatch.store.packed import give_functions
from wikiwatch.store.rows import moment, seconds

# A condition on the table change: its text was taken down, or is about to be, and no person has said no. A plan
# that waits for a person's yes has not done anything to anybody yet.
DOWN = (
    "(coalesce(outcome, '') in ('hold', 'revert') and overturned = 0 and not exists (select 1 from action"
    " where action.revid = change.revid and action.kind in ('hold', 'revert') and action.status = 'review'))"
)

# The same: what an edit added still stands, as far as anybody has seen.
STANDS = f"(reverted_ts is null and gone_ts is null and removed_ts is null and not {DOWN})"


def not_undone_by(now: str) -> str:
    """A condition on the table change: up to a time (SQL) no other text of its page took its place, nor the program."""
    return f"(coalesce(reverted_ts, {now} + 1) > {now} and coalesce(gone_ts, {now} + 1) > {now} and not {DOWN})"


_MAPPED = 32 * 1024  # bytes that SQLite maps at least, see https://sqlite.org/walformat.html
# Of the file so much is kept in memory, where SQLite by itself keeps 2 MB, as one change reads and writes hundreds of
# pages. A replay of 10,000 changes takes 4 per cent less with it, and a year of a small wiki fits in.
CACHE_KIB = 65_536
BUSY_SECONDS = 30  # the command line waits so long while the daemon records a page of changes

_BUSY = (f"another process has kept it locked for {BUSY_SECONDS} seconds", "try again, or end that process if it hangs")
_FULL = ("the disk is full", "make room, then try again")
_FILE = (
    "it can't be read or written",
    "it and its folder have to belong to the account that runs wikiwatch, on a disk that works",
)
_DAMAGED = (
    "found something that SQLite can't use, expected a wikiwatch database",
    "`wikiwatch repair` sets the file aside and saves what can be read of it; so does the next run",
)
# What SQLite's primary result codes mean to a person, and what to do; all others would be bugs.
_FAILURES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_PERM: _FILE,
    sqlite3.SQLITE_READONLY: _FILE,
    sqlite3.SQLITE_IOERR: _FILE,
    sqlite3.SQLITE_CANTOPEN: _FILE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}

# How Python begins what it says of a text in the database that is not UTF-8. SQLite does not look, so there is no code.
_NO_TEXT = "Could not decode to UTF-8"


class NoRoomError(UserError):
    """The disk is full."""


class DamagedError(UserError):
    """The file is there and can be read, and is no sound database."""


def will_last(error: sqlite3.Error) -> bool:
    """Whether a failure of the database goes on until a person mends it, unlike a lock that another process holds."""
    return _FAILURES.get(_primary_code(error), _BUSY) is not _BUSY


def is_full(error: sqlite3.Error) -> bool:
    """Whether there was no room on the disk."""
    return _primary_code(error) == sqlite3.SQLITE_FULL


@contextmanager
def failures_told(path: Path | str) -> Iterator[None]:
    """What the disk, its rights or another process do to a database is a UserError that names the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        failure = _FAILURES.get(_primary_code(error))
        if failure is None:
            raise
        raise _told(path, failure, error) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether what the file holds is no sound database."""
    return _primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _primary_code(error: sqlite3.Error) -> int:
    """The code is there only where SQLite itself failed; its lowest byte is the primary one."""
    if str(error).startswith(_NO_TEXT):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _told(path: Path | str, failure: tuple[str, str], error: sqlite3.Error) -> UserError:
    what, hint = failure = _FULL if failure is _FILE and _has_no_room(path) else failure
    kind = NoRoomError if failure is _FULL else DamagedError if is_damage(error) else UserError
    return kind(f"{path}: {what} ({error})", hint)


def _has_no_room(path: Path | str) -> bool:
    """Whether the file that SQLite maps beside a database finds no room: it speaks of a broken disk then."""
    try:
        return shutil.disk_usage(Path(path).parent).free < _MAPPED
    except OSError:
        return False


class Base:
    """A database file with all migrations applied.

    Raises UserError where the file can't be opened, is no database, or is damaged.
    `durable=False` is for a temporary file that nobody needs after a crash. `progress` hears of the migrations that an
    earlier one lacks, of which a copy is kept.
    """

    def __init__(self, path: Path | str, *, durable: bool = True, progress: Progress = untold) -> None:
        try:
            with failures_told(path):
                self._open(path, durable, progress)
        except sqlite3.DatabaseError as error:
            raise _told(path, _DAMAGED, error) from error

    def _open(self, path: Path | str, durable: bool, progress: Progress) -> None:
        connection = sqlite3.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute(f"pragma journal_mode = {'wal' if durable else 'memory'}")
            # FULL: a verdict that was acted on is never forgotten, not even by a power cut.
            connection.execute(f"pragma synchronous = {'full' if durable else 'off'}")
            connection.execute(f"pragma cache_size = -{CACHE_KIB}")
            give_functions(connection)
            # As the migrations were made for: what an `insert or replace` replaces is deleted for triggers, too.
            connection.execute("pragma recursive_triggers = on")
            self.conn = connection
            kept = durable and str(path) != ":memory:"
            bring_up_to_date(connection, Path(path) if kept else None, progress)
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self.conn.close()

    def commit(self) -> None:
        """End the transaction that is open: all of it will last."""
        self.conn.commit()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Nested ones are part of the outermost."""
        if self.conn.in_transaction:
            yield
            return
        # IMMEDIATE: a transaction that reads first can't be overtaken by another process' write.
        self.conn.execute("begin immediate")
        try:
            yield
            self.commit()
        except BaseException:  # of a commit, too: left open, it would take all that comes after it along
            self.conn.rollback()
            raise

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """All or nothing within a transaction, which goes on: raises AttemptError for what failed.

        Failures of the database itself are raised as they are: after them nothing is certain.
        """
        self.conn.execute("savepoint attempt")
        try:
            yield
        except sqlite3.Error:
            raise
        except (Exception, Stalled) as failure:
            self.conn.execute("rollback to attempt")
            self.conn.execute("release attempt")
            raise AttemptError from failure
        self.conn.execute("release attempt")

    def purge(self, before: datetime) -> None:
        """Delete private data from before a time; each part that keeps some adds its own."""
        # What is deleted is overwritten, so that it can't be read from the file any more.
        self.conn.execute("pragma secure_delete = on")

    def empty_log(self) -> None:
        """Take the write-ahead log into the file and empty it, for what was deleted still stands there.

        Call it outside a transaction. While another process reads, nothing is emptied; the next time will do.
        """
        self.row("pragma wal_checkpoint(truncate)")

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self.conn.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found: sqlite3.Row | None = self.conn.execute(sql, values).fetchone()
        return found

    def change_rows(self, sql: str, *values: Any) -> int:
        """Run a statement; the number of rows that it changed."""
        return self.conn.execute(sql, values).rowcount

    def meta(self, key: str) -> str | None:
        """A small setting kept beside the data."""
        row = self.row("select value from meta where key = ?", key)
        return row["value"] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Keep a small setting."""
        self.change_rows("insert or replace into meta (key, value) values (?, ?)", key, value)

    def check_schema(self) -> None:
        """UserError where a newer version of the program has brought the database up to date since it was opened."""
        if unknown := unknown_of(schema_of(self.conn)):
            raise UserError(
                f"a newer version of the program has brought the database up to date (to {unknown[-1][:60]!r})",
                "begin the run anew, with that version: this one must not go on with a schema that it does not know",
            )

    def cursor(self) -> datetime | None:
        """Up to when changes have been recorded; None before the first run."""
        value = self.meta("cursor")
        return moment(int(value)) if value else None

    def set_cursor(self, at: datetime) -> None:
        """Move the watermark, never backwards."""
        before = self.cursor()
        if before is None or at > before:
            self.set_meta("cursor", str(seconds(at)))
