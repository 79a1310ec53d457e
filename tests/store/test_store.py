"""The database: migrations, transactions, the watermark, and two connections at once."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from deeds import HOUR, NOW, action
from sqlite_utils import Database

from wikiwatch.errors import UserError
from wikiwatch.ports import AttemptError
from wikiwatch.store.db import Store
from wikiwatch.store.files import known_schema

# Migrations and files


def test_migrations_are_applied_once_and_again_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "w.db"
    first = Store(file)
    first.set_meta("kept", "yes")
    names = [row["name"] for row in first.rows("select name from _sqlite_migrations order by name")]
    first.close()
    second = Store(file)
    assert second.meta("kept") == "yes"
    assert [row["name"] for row in second.rows("select name from _sqlite_migrations order by name")] == names
    assert names == sorted(known_schema())
    second.close()


def test_sqlite_finds_every_filled_table_sound(store: Store) -> None:
    for table in Database(store.conn).tables:
        if not table.name.startswith("_"):
            table.insert({column.name: None if column.name == "due_ts" else 1 for column in table.columns})
    assert [tuple(row) for row in store.rows("pragma quick_check")] == [("ok",)]


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "w.db"
    file.write_bytes(b"this is a letter to my aunt, and no database at all" * 50)
    with pytest.raises(UserError, match=r"w\.db") as caught:
        Store(file)
    assert caught.value.hint
    assert file.read_bytes().startswith(b"this is a letter")


def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        Store(tmp_path / "nowhere" / "w.db")


def test_a_durable_file_is_in_wal_mode_and_synced_at_each_commit(tmp_path: Path) -> None:
    store = Store(tmp_path / "w.db")
    assert store.rows("pragma journal_mode")[0][0] == "wal"
    assert store.rows("pragma synchronous")[0][0] == 2
    store.close()


# Transactions and the watermark


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    def half() -> None:
        with store.transaction():
            store.set_meta("a", "1")
            with store.transaction():
                store.set_meta("b", "2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert store.meta("a") is None
    assert store.meta("b") is None


def _fails_halfway(store: Store) -> None:
    store.set_meta("within", "lost")
    raise KeyError("steps")


def test_what_fails_in_an_attempt_leaves_nothing_and_the_transaction_goes_on(store: Store) -> None:
    with store.transaction():
        store.set_meta("before", "kept")
        with pytest.raises(AttemptError) as told, store.attempt():
            _fails_halfway(store)
        with store.attempt():
            store.set_meta("after", "kept")
    assert isinstance(told.value.__cause__, KeyError)
    assert [store.meta(key) for key in ("before", "within", "after")] == ["kept", None, "kept"]


def test_an_attempt_does_not_hide_that_the_database_fails(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError), store.transaction(), store.attempt():
        store.rows("select * from nothing")


def test_the_watermark_never_goes_back(store: Store) -> None:
    assert store.cursor() is None
    store.set_cursor(NOW)
    store.set_cursor(NOW - HOUR)
    assert store.cursor() == NOW
    store.set_cursor(NOW + HOUR)
    assert store.cursor() == NOW + HOUR


# Two connections


def test_only_one_of_two_connections_claims_an_action(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "w.db"), Store(tmp_path / "w.db")
    one.plan([action()])
    assert [one.claim("down-10"), two.claim("down-10")] == [True, False]
    one.close()
    two.close()


def test_nobody_sees_half_a_transaction(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "w.db"), Store(tmp_path / "w.db")
    with one.transaction():
        one.set_cursor(NOW)
        assert two.cursor() is None
        one.plan([action()])
        assert two.action("down-10") is None
    assert two.cursor() == NOW
    assert two.action("down-10") is not None
    one.close()
    two.close()


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    file = tmp_path / "w.db"
    daemon = Store(file)
    failures: list[BaseException] = []
    started = threading.Event()

    def person() -> None:
        try:
            store = Store(file)
            started.set()
            store.plan([action("a persons")])
            store.close()
        except (sqlite3.Error, UserError) as error:
            failures.append(error)

    thread = threading.Thread(target=person)
    with daemon.transaction():
        daemon.plan([action("the daemons")])
        thread.start()
        started.wait(0.3)
    thread.join(10)
    assert failures == []
    assert {one.key for one in daemon.waiting()} == {"the daemons", "a persons"}
    daemon.close()
