"""A database of each earlier schema: it opens, keeps its rows, and a copy of it is kept; a newer one is refused."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from wikiwatch.errors import UserError
from wikiwatch.store.db import Store
from wikiwatch.store.files import COPIES, bring_up_to_date, is_behind, known_schema, schema_of
from wikiwatch.store.later_schema import migrations
from wikiwatch.store.packed import give_functions

KNOWN = known_schema()
VALUES = {"integer": 1, "real": 0.5, "text": "{}", "blob": b"x"}
# Tables that a later migration gave another name.
RENAMED = {"verdict": "packed_verdict"}


def made(path: Path, count: int) -> dict[str, int]:
    """A database after so many migrations, with a row in each table; the rows by table."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        give_functions(connection)
        connection.execute("pragma journal_mode = wal")
        connection.execute("begin")
        migrations.apply(connection, stop_before=KNOWN[count] if count < len(KNOWN) else None)
        tables = tables_of(connection)
        for name in tables:
            columns = connection.execute(f"pragma table_info({name})").fetchall()
            values = [VALUES[str(one[2]).lower()] for one in columns]
            connection.execute(f"insert into {name} values ({', '.join('?' * len(values))})", values)
        connection.execute("commit")
        return dict.fromkeys(tables, 1)


def tables_of(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("select name from sqlite_master where type = 'table' and name not like '%sqlite_%'")
    return [str(row[0]) for row in found.fetchall()]


def counted(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in tables_of(connection)
        }


def copies(path: Path) -> list[str]:
    return sorted(one.name.removeprefix(path.name) for one in path.parent.glob(f"{path.name}.*"))


@pytest.mark.parametrize("count", range(1, len(KNOWN)), ids=lambda count: f"{count}-{KNOWN[count - 1]}")
def test_a_database_of_an_earlier_schema_keeps_its_rows_and_is_copied_first(tmp_path: Path, count: int) -> None:
    path = tmp_path / "w.db"
    before = made(path, count)
    assert is_behind(path)
    store = Store(path)
    assert schema_of(store.conn) == KNOWN
    assert [tuple(row) for row in store.rows("pragma integrity_check")] == [("ok",)]
    assert store.rows("select * from verdict")
    store.close()
    now = counted(path)
    assert {RENAMED.get(name, name) for name in before} <= set(now)
    for name in before:
        there = RENAMED.get(name, name) if RENAMED.get(name) in now else name
        assert now[there] >= 1, name
    copy = path.with_name(f"w.db.schema-{count}")
    assert counted(copy) == before
    assert copy.stat().st_mode & 0o077 == 0
    assert not is_behind(path)


def test_a_database_that_is_up_to_date_is_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        Store(tmp_path / "w.db").close()
    assert copies(tmp_path / "w.db") == []


def test_only_the_latest_copies_stay(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    for number in (2, 9, 10):
        path.with_name(f"w.db.schema-{number}").write_text("")
    path.with_name("w.db.schema-mine").write_text("")
    made(path, 12)
    Store(path).close()
    assert copies(path) == [".schema-10", ".schema-12", ".schema-mine"]
    assert COPIES == 2


def test_a_newer_schema_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("insert into _sqlite_migrations values (999, 'wikiwatch', 'of_the_future', '')")
    before = path.read_bytes()
    with pytest.raises(UserError, match="of_the_future") as caught:
        Store(path)
    assert "newer version" in caught.value.hint
    assert path.read_bytes() == before
    assert copies(path) == []


def test_a_migration_that_fails_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.db"
    before = made(path, 5)

    def fails(_: Database) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patched:
        patched.setitem(migrations.steps, KNOWN[-1], fails)
        with pytest.raises(UserError):
            Store(path)
    assert counted(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert schema_of(connection) == KNOWN[:5]
    store = Store(path)
    assert schema_of(store.conn) == KNOWN
    store.close()


KILLED = """
import os, signal, sys
from wikiwatch.store.db import Store
from wikiwatch.store.later_schema import migrations
name, done = list(migrations.steps.items())[int(sys.argv[2])]
migrations.steps[name] = lambda db: (done(db), os.kill(os.getpid(), signal.SIGKILL))
Store(sys.argv[1])
"""


@pytest.mark.parametrize("at", [6, len(KNOWN) - 1])
def test_a_process_that_is_killed_in_a_migration_leaves_all_as_it_was(tmp_path: Path, at: int) -> None:
    path = tmp_path / "w.db"
    before = made(path, 5)
    ran = subprocess.run([sys.executable, "-c", KILLED, str(path), str(at)], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert counted(path) == before
    store = Store(path)
    assert schema_of(store.conn) == KNOWN
    store.close()


def test_of_two_that_open_it_at_once_one_brings_it_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    made(path, 5)
    failed: list[BaseException] = []
    begin = threading.Barrier(2)

    def opens() -> None:
        begin.wait()
        try:
            Store(path).close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=opens) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failed == []
    with closing(sqlite3.connect(path)) as connection:
        assert schema_of(connection) == KNOWN


def test_progress_is_told_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    made(path, 5)
    steps: list[tuple[int, int]] = []
    tell: Callable[[int, int], None] = lambda *step: steps.append(step)  # noqa: E731
    Store(path, progress=tell).close()
    left = len(KNOWN) - 5
    assert steps[-left:] == [(number, left) for number in range(left)]


def test_a_copy_that_finds_no_room_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.db"
    before = made(path, 5)
    path.with_name("w.db.schema-5.unfinished").mkdir()
    with pytest.raises(UserError, match="schema-5"):
        Store(path)
    assert counted(path) == before


def test_a_database_in_memory_has_no_copy() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        give_functions(connection)
        migrations.apply(connection, stop_before=KNOWN[3])
        bring_up_to_date(connection, None)
        assert schema_of(connection) == KNOWN
