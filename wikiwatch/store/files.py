"""A database as a file: which migrations it has had, whether this program knows them all, and those that it lacks."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from wikiwatch.errors import UserError
from wikiwatch.store.later_schema import migrations
from wikiwatch.store.steps import TABLE

Progress = Callable[[int, int], None]  # steps done, steps in all

_APPLIED = f"select name from {TABLE} where migration_set = ? order by id"
# Of the copies from before migrations: the last one, and one more in case nobody saw at once what was wrong.
COPIES = 2
_PAGES = 2_000  # that are copied at once: 8 MB, so that a bar moves


def untold(_done: int, _total: int) -> None:
    """For those to whom progress does not matter."""


def schema_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the migrations that a database has had, in order; empty for a new one."""
    there = "select 1 from sqlite_master where name = ?"
    if connection.execute(there, (TABLE,)).fetchone() is None:
        return ()
    return tuple(str(row[0]) for row in connection.execute(_APPLIED, (migrations.name,)))


def known_schema() -> tuple[str, ...]:
    """The names of all migrations that this program knows, in order."""
    return tuple(migrations.steps)


def unknown_of(schema: Sequence[str]) -> tuple[str, ...]:
    """Those of a database's migrations that this program does not know: a newer one made them."""
    known = set(known_schema())
    return tuple(name for name in schema if name not in known)


def is_behind(path: Path) -> bool:
    """Whether there is a database that lacks migrations; False where that can't be told."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return 0 < len(schema_of(connection)) < len(known_schema())
    except sqlite3.Error:
        return False


def bring_up_to_date(connection: sqlite3.Connection, path: Path | None, progress: Progress = untold) -> None:
    """Apply the migrations that a database lacks: all of them, or, where that is ended, none.

    Of a database at a `path` that has rows already, a copy is kept first, as `PATH.schema-N`: N migrations it had.
    Raises UserError where a newer program made it.
    """
    if not _lacking(connection, path):
        return
    # IMMEDIATE: of two processes that begin at once, one does it, and the other finds it done.
    connection.execute("begin immediate")
    try:
        lacking = _lacking(connection, path)
        had = len(schema_of(connection))
        if path is not None and had and lacking:
            _keep_copy(path, had, progress)
        for done, name in enumerate(lacking):
            following = lacking[done + 1] if done + 1 < len(lacking) else None
            progress(done, len(lacking))
            migrations.apply(connection, stop_before=following)
            assert name in schema_of(connection)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _lacking(connection: sqlite3.Connection, path: Path | None) -> tuple[str, ...]:
    had = schema_of(connection)
    if unknown := unknown_of(had):
        raise UserError(
            f"{path}: found the schema {unknown[0][:60]!r}, which this wikiwatch does not know",
            "A newer version made it: install that one again, or a later one; what is there was not changed.",
        )
    return tuple(name for name in known_schema() if name not in had)


def _keep_copy(path: Path, had: int, progress: Progress) -> None:
    """Copy the database, as it was when the last transaction ended, beside it."""
    target = path.with_name(f"{path.name}.schema-{had}")
    unfinished = path.with_name(f"{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))
            copy.execute("pragma journal_mode = delete")
        unfinished.replace(target)
        for old in _copies(path)[:-COPIES]:
            old.unlink()
    except OSError as error:
        raise UserError(
            f"{target} can't be written: {error.strerror or error}",
            "It is a copy of the database from before its new schema, and takes as much room.",
        ) from None


def _copies(path: Path) -> list[Path]:
    """The copies from before migrations, that of the fewest first."""
    found = {one: re.fullmatch(r"\.schema-(\d+)", one.name.removeprefix(path.name)) for one in path.parent.iterdir()}
    numbered = [(int(match[1]), one) for one, match in found.items() if match and one.is_file()]
    return [one for _, one in sorted(numbered)]
