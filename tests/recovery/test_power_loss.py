"""The machine stops: whatever of the last write reached the disk, the database opens and holds whole transactions."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from fakes import FakeClock, FakeSite
from fate import PowerCut, files
from road import PROBE, furnish, make_app
from storm import storms

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.store.db import Store

DATABASE = "wikiwatch.db"
WAL = "wikiwatch.db-wal"
TRANSACTIONS = 30


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A folder with a database and its log, as they are in the middle of a run: each transaction says two things."""
    home, copy = tmp_path / "home", tmp_path / "copy"
    home.mkdir()
    store = Store(home / DATABASE)
    store.empty_log()
    for number in range(1, TRANSACTIONS + 1):
        with store.transaction():
            store.set_meta("first", str(number))
            store.set_meta("filler", "x" * 7_000)  # over several pages
            store.set_meta("second", str(number))
    shutil.copytree(home, copy)
    store.close()
    (copy / f"{DATABASE}-shm").unlink()
    return copy


def opened(folder: Path) -> int:
    """The number of the last transaction that a database tells of, which is whole."""
    store = Store(folder / DATABASE)
    try:
        [row] = store.rows("pragma integrity_check")
        assert row[0] == "ok"
        assert store.meta("first") == store.meta("second")
        return int(store.meta("first") or 0)
    finally:
        store.close()


def test_a_log_that_ends_anywhere_gives_whole_transactions(written: Path, tmp_path: Path) -> None:
    log, found = (written / WAL).read_bytes(), list[int]()
    for length in [*range(0, len(log), len(log) // 97), len(log) - 1, len(log)]:
        folder = tmp_path / f"cut{length}"
        folder.mkdir()
        shutil.copy(written / DATABASE, folder)
        (folder / WAL).write_bytes(log[:length])
        found.append(opened(folder))
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0, TRANSACTIONS)
    assert len(set(found)) > TRANSACTIONS / 2


def test_a_log_whose_end_is_spoilt_gives_whole_transactions(written: Path, tmp_path: Path) -> None:
    chance, log, found = random.Random(7), (written / WAL).read_bytes(), set[int]()
    cut = PowerCut(chance)
    for number in range(60):
        folder = tmp_path / f"spoilt{number}"
        folder.mkdir()
        shutil.copy(written / DATABASE, folder)
        sound = chance.randrange(len(log))
        (folder / WAL).write_bytes(cut.torn(log[:sound], log))
        found.add(opened(folder))
    assert len(found) > TRANSACTIONS / 3


def test_what_is_to_be_done_is_on_the_disk_before_it_is_done(tmp_path: Path, rules: Ruleset) -> None:
    clock = FakeClock()
    site, store = FakeSite(clock), Store(tmp_path / DATABASE)
    app = make_app(site, store, rules, clock)
    furnish(site)
    tick(app)
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    kept: dict[str, bytes] = {}
    site.before_write = lambda: kept.update(files(tmp_path))
    tick(app)
    # SQLite waits for the disk at the end of each transaction: 2 is FULL.
    assert [store.rows(f"pragma {name}")[0][0] for name in ("journal_mode", "synchronous")] == ["wal", 2]
    store.close()

    later = tmp_path / "later"
    later.mkdir()
    for name, data in kept.items():
        (later / name).write_bytes(data)
    copy = Store(later / DATABASE)
    action = copy.action(f"down-{probe}")
    assert action is not None
    assert (action.status, action.attempts) == ("claimed", 1)
    assert copy.held(probe) is not None
    copy.close()


def test_with_the_power_cut_again_and_again_it_comes_to_the_same_end(tmp_path: Path) -> None:
    [(_seed, cuts, different)] = storms(kills=1, seed=3, folder=tmp_path, power=True)
    assert cuts > 10
    assert not different
