"""A damaged database: named, set aside, saved as far as it goes, and the rest read from the wiki by the next run."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wikiwatch.app import set_back
from wikiwatch.config import Config
from wikiwatch.errors import UserError
from wikiwatch.owner import give
from wikiwatch.store.base import failures_told, is_damage
from wikiwatch.store.db import Store
from wikiwatch.store.salvage import Progress, Salvaged, salvage

log = logging.getLogger(__name__)

_LOGS = ("-wal", "-shm")  # what SQLite keeps beside a database
# After a clock that was ahead: what was read is no later than this.
_AHEAD = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """Where the damaged database is now, what was wrong with it, and what came of it."""

    aside: Path
    why: str
    saved: Salvaged


def untold(_done: int, _total: int) -> None:
    """For those to whom progress does not matter."""


def damage(config: Config, *, thorough: bool = False) -> str:
    """What is wrong with the database, in a few words; "" where it is sound, or where there is none.

    Without `thorough`, only what can be told at a glance. UserError where it can't be read.
    """
    path = config.database
    if path.is_dir() and not path.is_symlink():
        return "it is a folder"
    if not path.exists():
        return ""
    if path.stat().st_size == 0 and not path.with_name(f"{path.name}-wal").exists():
        return "it is empty"
    return _unsound(path) if thorough else ""


def _unsound(path: Path) -> str:
    try:
        with failures_told(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            [found] = database.execute("pragma integrity_check(1)").fetchone()
            words = str(found).replace("*** in database main ***", "").split()
            if words != ["ok"]:
                return " ".join(words)
            _read_all(database)
            return ""
    except UserError as error:
        if isinstance(error.__cause__, sqlite3.DatabaseError) and is_damage(error.__cause__):
            return str(error.__cause__)
        raise
    except sqlite3.DatabaseError as error:
        return str(error)


def _read_all(database: sqlite3.Connection) -> None:
    """Fails at a text that is not UTF-8, of which the check of integrity does not tell."""
    for (name,) in database.execute("select name from sqlite_master where type = 'table'").fetchall():
        for _ in database.execute(f'select * from "{name}"'):  # noqa: S608  # the names are the database's own
            pass


def repair(config: Config, why: str, now: datetime, progress: Progress = untold) -> Repaired:
    """Set the database aside and put what can be read of it in its place. Call it while you hold the home's lock.

    The damaged file stays as it is, with another name. UserError where there is no room for the new one.
    """
    path = config.database
    written = _written(path)
    fresh = path.with_name(f"{path.name}.salvaged")
    try:
        for old in (fresh, *_beside(fresh)):  # of a repair that was ended
            old.unlink(missing_ok=True)
        # A new file, which nobody else may read.
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with failures_told(fresh):
            saved = salvage(path, fresh, progress) if path.is_file() else Salvaged(headless=True)
            _set_right(config, fresh, saved, written, now)
        give(fresh, path if path.exists() else path.parent)
        aside = _exchange(path, fresh, now)
    except OSError as error:
        raise UserError(
            f"{path} can't be repaired: {error.strerror or error}",
            "It takes as much room as the database has; what is there was not changed.",
        ) from None
    lost = saved.words() or "nothing"
    log.error("%s is damaged (%s): set aside as %s; rows saved: %d; lost: %s", path, why, aside, saved.rows, lost)
    return Repaired(aside=aside, why=why, saved=saved)


def _written(path: Path) -> datetime:
    times = [one.stat().st_mtime for one in (path, *_beside(path)) if one.exists()]
    return datetime.fromtimestamp(max(times), UTC)


def _beside(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.name}{end}") for end in _LOGS)


def _set_right(config: Config, fresh: Path, saved: Salvaged, written: datetime, now: datetime) -> None:
    """Bring the new database up to the schema of this program, and note in it what it may lack."""
    store = Store(fresh)
    try:
        with store.transaction():
            read_up_to = store.row("select max(ts) as ts from change where ts <= ?", int((now + _AHEAD).timestamp()))
            cursor = store.meta("cursor")
            if cursor is None or not cursor.isdecimal():
                store.change_rows("delete from meta where key = 'cursor'")
                if read_up_to is not None and read_up_to["ts"] is not None:
                    store.set_meta("cursor", str(read_up_to["ts"]))
            if not saved.is_whole:
                since = now - timedelta(days=config.first_run.days)
                begun = max(since, min(written - config.overlap, now))
                moment = set_back.SetBack(
                    since=since, until=now, how="salvaged", lost=saved.words(), written=begun.isoformat()
                )
                store.set_meta(set_back.KEPT, set_back.note(store.meta(set_back.KEPT), moment))
        store.empty_log()
    finally:
        store.close()
    with fresh.open("rb") as file:
        os.fsync(file.fileno())


def _exchange(path: Path, fresh: Path, now: datetime) -> Path:
    """Give the damaged database another name, and its own name to the new one."""
    aside = _free_name(path, now)
    for end in _LOGS:
        log_file = path.with_name(f"{path.name}{end}")
        if log_file.exists():
            log_file.rename(aside.with_name(f"{aside.name}{end}"))
    try:
        # It keeps its name until the other takes that: where there is no file, a run would begin anew and tell nobody.
        os.link(path, aside)
    except OSError:  # a folder, or a disk without hard links
        path.rename(aside)
    fresh.replace(path)
    return aside


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{path.name}.damaged-{now:%Y%m%dT%H%M%SZ}"
    names = (stem, *(f"{stem}-{number}" for number in range(2, 100)))
    return next(path.with_name(name) for name in names if not os.path.lexists(path.with_name(name)))
