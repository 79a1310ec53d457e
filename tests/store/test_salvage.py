"""What is read of a damaged database: all that stands on whole pages, nothing else, and losses are counted."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from wikiwatch.errors import UserError
from wikiwatch.store.db import Store
from wikiwatch.store.files import known_schema
from wikiwatch.store.packed import pack
from wikiwatch.store.pages import Pages
from wikiwatch.store.salvage import Salvaged, salvage
from wikiwatch.store.schema import migrations

PAGE = 4096
ROWS = 300

Rows = dict[str, set[tuple[object, ...]]]


def fill(connection: sqlite3.Connection) -> None:
    """Rows of each kind of table: with and without rowids, with texts longer than a page, with numbers of all sizes."""
    connection.execute("begin")
    for n in range(1, ROWS + 1):
        connection.execute(
            "insert into change (rcid, revid, page_id, namespace, title, user, actor_key, ts, kind, sha1, comment,"
            " log_type, log_action, log_target, outcome, score) values (?, ?, ?, 0, ?, 'Ann', 'user:Ann', ?, 'edit',"
            " ?, ?, '', '', '', ?, ?)",
            (n, n + (n % 5 << 40), n % 7, f"Łódź {n}", 1_700_000_000 + n, "x" * 31, "c" * (n % 90), "allow", n / 4),
        )
        detail = "{" + "z" * (n * 137 % 9000) + "}"
        connection.execute("insert into packed_verdict values (?, ?)", (n, pack(detail) if n % 2 else detail))
        connection.execute(
            "insert into action (key, kind, target, revid, actor_key, due_at, planned_at, reason, status, observed,"
            " approved) values (?, 'hold', 'Ferry', ?, 'user:Ann', 1, -2, ?, 'done', 0, 1)",
            (f"down-{n}", n, "r" * (n * 31 % 700)),
        )
        connection.execute("insert into word values (?)", (f"w{n}",))
        connection.execute("insert into held values (?, ?, ?, '')", (n, bytes([n % 256]) * n, b""))
    connection.execute("insert or replace into meta values ('cursor', '1700000300')")
    connection.execute("commit")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sound") / "w.db"
    store = Store(file)
    fill(store.conn)
    store.close()
    return file


def test_a_packed_verdict_that_can_not_be_unpacked_is_lost(tmp_path: Path) -> None:
    store = Store(tmp_path / "damaged.db")
    store.change_rows("insert into packed_verdict values (1, ?)", pack("{}"))
    store.change_rows("insert into packed_verdict values (2, ?)", pack("{}")[:1] + b"\xff\xff\xff")
    store.close()
    result, got = saved(tmp_path / "damaged.db")
    assert got["packed_verdict"] == {(1, pack("{}"))}
    assert "packed_verdict about 1 rows" in result.words()


@pytest.fixture(scope="module")
def wanted(sound: Path) -> Rows:
    return rows(sound)


def rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("select name from sqlite_master where type = 'table' and name not like '%sqlite%'")
        return {name: set(connection.execute(f"select * from {name}")) for (name,) in names.fetchall()}


def saved(damaged: Path) -> tuple[Salvaged, Rows]:
    """What comes of a file, which must not change, in a database that SQLite finds sound."""
    before = damaged.read_bytes()
    fresh = damaged.with_name("fresh.db")
    result = salvage(damaged, fresh)
    assert damaged.read_bytes() == before
    with closing(sqlite3.connect(fresh)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    return result, rows(fresh)


def missing(wanted: Rows, got: Rows) -> int:
    """How many rows are lost; none may be there that was not before."""
    assert not any(got[name] - wanted[name] for name in got)
    return sum(len(wanted[name] - got[name]) for name in wanted)


def damaged(sound: Path, folder: Path, change: Callable[[bytearray], None]) -> Path:
    data = bytearray(sound.read_bytes())
    change(data)
    (folder / "damaged.db").write_bytes(data)
    return folder / "damaged.db"


def trees(path: Path, kind: str) -> list[int]:
    """The pages of all tables, or of all indexes, but the first page of the file."""
    with closing(sqlite3.connect(path)) as connection:
        roots = connection.execute("select rootpage from sqlite_master where type = ? and rootpage > 0", (kind,))
        pages = Pages(path)
        try:
            return [number for (root,) in roots.fetchall() for number, _ in pages.walk(root)]
        finally:
            pages.close()


def test_a_sound_database_is_copied_whole(sound: Path, wanted: Rows, tmp_path: Path) -> None:
    result, got = saved(damaged(sound, tmp_path, lambda _: None))
    assert (got, result.is_whole, result.words()) == (wanted, True, "")


def test_what_stands_in_the_log_only_is_read_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "w.db")
    fill(store.conn)
    for end in ("", "-wal"):
        shutil.copy(tmp_path / f"w.db{end}", tmp_path / f"damaged.db{end}")
    assert (tmp_path / "damaged.db-wal").stat().st_size > 100 * PAGE
    wanted = rows(tmp_path / "w.db")
    store.close()
    assert saved(tmp_path / "damaged.db")[1] == wanted


def test_a_log_that_breaks_off_counts_up_to_its_last_whole_transaction(tmp_path: Path) -> None:
    store = Store(tmp_path / "w.db")
    for number in range(5):
        store.set_meta("n", str(number))
        shutil.copy(tmp_path / "w.db", tmp_path / "damaged.db")
        shutil.copy(tmp_path / "w.db-wal", tmp_path / "damaged.db-wal")
    store.close()
    log = tmp_path / "damaged.db-wal"
    log.write_bytes(log.read_bytes()[:-2000])
    assert saved(tmp_path / "damaged.db")[1]["meta"] == {("n", "3")}


@pytest.mark.parametrize("seed", range(16))
def test_pages_written_over_cost_what_stood_on_them(sound: Path, wanted: Rows, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def spoil(data: bytearray) -> None:
        for _ in range(chance.choice((1, 2, 5, 30))):
            at = chance.randrange(1, len(data) // PAGE) * PAGE
            data[at : at + PAGE] = chance.choice((chance.randbytes(PAGE), bytes(PAGE)))

    result, got = saved(damaged(sound, tmp_path, spoil))
    lost = missing(wanted, got)
    assert lost == 0 or not result.is_whole
    assert bool(result.words()) is not result.is_whole
    assert result.rows == sum(map(len, got.values()))


@pytest.mark.parametrize("seed", range(8))
def test_single_bytes_written_over_never_stop_it(sound: Path, wanted: Rows, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def spoil(data: bytearray) -> None:
        for _ in range(200):
            data[chance.randrange(len(data))] = chance.randrange(256)

    result, got = saved(damaged(sound, tmp_path, spoil))
    assert result.rows > 0
    assert sum(len(wanted[name] & got[name]) for name in wanted) > ROWS  # a byte costs a row or a page, and no more


def test_a_head_of_zeros_costs_nothing(sound: Path, wanted: Rows, tmp_path: Path) -> None:
    def spoil(data: bytearray) -> None:
        data[:100] = bytes(100)

    assert missing(wanted, saved(damaged(sound, tmp_path, spoil))[1]) == 0


def test_without_its_first_page_rows_are_told_by_their_shape(sound: Path, wanted: Rows, tmp_path: Path) -> None:
    def spoil(data: bytearray) -> None:
        data[:PAGE] = bytes(PAGE)

    result, got = saved(damaged(sound, tmp_path, spoil))
    assert missing(wanted, got) > 0
    assert (got["change"], got["action"], got["held"]) == (wanted["change"], wanted["action"], wanted["held"])
    assert "nobody knows" in result.words()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_gives_what_is_left(sound: Path, wanted: Rows, tmp_path: Path, share: float) -> None:
    def spoil(data: bytearray) -> None:
        del data[int(len(data) * share) :]

    result, got = saved(damaged(sound, tmp_path, spoil))
    assert missing(wanted, got) > 0 or share > 0.9
    assert not result.is_whole


@pytest.mark.parametrize("content", [b"", b"a letter to my aunt " * 600, bytes(20_000), b"SQLite format 3\x00" * 700])
def test_what_is_no_database_gives_an_empty_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "damaged.db").write_bytes(content)
    result, got = saved(tmp_path / "damaged.db")
    assert not any(got.values())
    assert not result.is_whole
    assert result.schema == known_schema()


def test_broken_indexes_cost_nothing(sound: Path, wanted: Rows, tmp_path: Path) -> None:
    def spoil(data: bytearray) -> None:
        for number in trees(sound, "index"):
            data[(number - 1) * PAGE : number * PAGE] = b"\xa5" * PAGE

    result, got = saved(damaged(sound, tmp_path, spoil))
    assert (got, result.is_whole) == (wanted, True)


def test_pages_below_a_broken_one_are_found_again(sound: Path, wanted: Rows, tmp_path: Path) -> None:
    """The root of the largest table is gone, which names all of its pages."""
    with closing(sqlite3.connect(sound)) as connection:
        [[root]] = connection.execute("select rootpage from sqlite_master where name = 'change'")

    def spoil(data: bytearray) -> None:
        data[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)

    result, got = saved(damaged(sound, tmp_path, spoil))
    assert got["change"] == wanted["change"]
    assert not result.is_whole


def test_what_was_deleted_does_not_come_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "w.db")
    fill(store.conn)
    store.change_rows("delete from change")
    store.close()

    def spoil(data: bytearray) -> None:
        for number in trees(tmp_path / "w.db", "index")[:3]:
            data[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
        [held] = [one for one in trees(tmp_path / "w.db", "table") if one == root]
        data[(held - 1) * PAGE : held * PAGE] = bytes(PAGE)

    with closing(sqlite3.connect(tmp_path / "w.db")) as connection:
        [[root]] = connection.execute("select rootpage from sqlite_master where name = 'held'")
    result, got = saved(damaged(tmp_path / "w.db", tmp_path, spoil))
    assert got["change"] == set()
    assert not result.is_whole


def test_a_database_of_an_earlier_schema_keeps_its_rows_and_its_schema(tmp_path: Path) -> None:
    first = known_schema()[:3]
    with closing(sqlite3.connect(tmp_path / "w.db", isolation_level=None)) as connection:
        migrations.apply(connection, stop_before=known_schema()[3])
        connection.execute("insert into word values ('kept')")
    result, got = saved(damaged(tmp_path / "w.db", tmp_path, lambda data: data.__setitem__(slice(100), bytes(100))))
    assert result.schema == first
    assert got["word"] == {("kept",)}


def test_a_database_of_a_newer_schema_is_left_alone(sound: Path, tmp_path: Path) -> None:
    path = damaged(sound, tmp_path, lambda _: None)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("insert into _sqlite_migrations values (999, 'wikiwatch', 'of_the_future', '')")
    with pytest.raises(UserError, match="of_the_future"):
        salvage(path, tmp_path / "fresh.db")


def test_progress_never_goes_back_and_ends_at_the_end(sound: Path, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    salvage(damaged(sound, tmp_path, lambda _: None), tmp_path / "fresh.db", lambda *step: steps.append(step))
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
