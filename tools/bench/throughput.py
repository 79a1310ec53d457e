"""Changes judged a second on a replay, beside reading the same export and making the same writes."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from tools.bench import made_export
from tools.bench.figures import Asked, Figure, Goal, ratio
from wikiwatch import rules_loaded, wiring
from wikiwatch.app.replay import BATCH, judged
from wikiwatch.site.dump import Export
from wikiwatch.store.db import Store

MOST = 4  # times the floor
REVISIONS, QUICKLY = 10_000, 500  # of the made-up export
DATA = "WIKIWATCH_DATA"  # a folder of real exports, of which this one is judged too, where it is there
REAL = "rocket.xml.xz"

JUDGED, WRITTEN = "judged.db", "written.db"  # what the judge left, and what the floor did
WRITES = "writes.pickle"  # all that the judge wrote, for the floor
_WRITING = ("insert", "update", "delete")  # how a statement that writes rows begins


def measure(asked: Asked) -> list[Figure]:
    """Judge the made-up export, and a real one where the environment names a folder that has it."""
    made = asked.folder / "made.xml"
    made_export.write(made, QUICKLY if asked.quick else REVISIONS)
    exports = {"made up": made}
    real = Path(os.environ.get(DATA, "")) / REAL
    if os.environ.get(DATA) and real.exists():
        exports[REAL.partition(".")[0]] = real
    return [figure for name, export in exports.items() for figure in _figures(asked, name, export)]


def _figures(asked: Asked, name: str, export: Path) -> list[Figure]:
    pairs = []
    for number in range(1 if asked.quick else asked.repeat):
        asked.say(f"{name}, {number + 1} of {asked.repeat}")
        pairs.append((_alone(judge, export, asked.folder), _alone(floor, export, asked.folder)))
    changes = pairs[0][0][0]
    judging, writing = ([seconds / changes for _, seconds in side] for side in zip(*pairs, strict=True))
    return [
        Figure(name=f"{name}: changes judged a second", unit="/s", samples=[1 / one for one in judging]),
        Figure(name=f"{name}: a change, read, judged and kept", unit="ms", samples=[1000 * one for one in judging]),
        Figure(name=f"{name}: a change, read and its writes made", unit="ms", samples=[1000 * one for one in writing]),
        ratio(f"{name}: judging beside that floor", judging, writing, Goal(bound=MOST), f"{changes:,} changes"),
    ]


def _alone(what: Callable[[Path, Path], tuple[int, float]], export: Path, folder: Path) -> tuple[int, float]:
    """Run it in a process of its own, so that none finds words and texts that an earlier one has kept."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(what, export, folder).result()


class Recording:
    """A connection that keeps what is written through it, by transactions: statements, each with its rows of values.

    That costs about 0.02 ms a change, which are the judge's.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.transactions: list[list[tuple[str, list[Sequence[Any]]]]] = []
        self._connection = connection

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """As a connection's own."""
        verb = sql[:12].lstrip()[:6]
        if verb in _WRITING:
            self.transactions[-1].append((sql, [values]))
        elif verb.startswith("begin"):
            self.transactions.append([])
        return self._connection.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> sqlite3.Cursor:
        """As a connection's own."""
        rows = list(rows)
        self.transactions[-1].append((sql, rows))
        return self._connection.executemany(sql, rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def judge(export: Path, folder: Path) -> tuple[int, float]:
    """Changes, and processor time from opening the export to the last verdict; what was written is kept."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        rules = rules_loaded.load_rules(Path(home))
        begin = time.process_time()
        with wiring.replay_app(Path(home), [export], None, rules) as (app, revisions):
            assert isinstance(app.store, Store)
            writes = Recording(app.store.db.conn)
            app.store.db.conn = cast(sqlite3.Connection, writes)
            count = sum(1 for _ in judged(app, revisions.facts()))
            took = time.process_time() - begin
            with closing(sqlite3.connect(folder / JUDGED)) as kept:
                app.store.db.conn.backup(kept)
        (folder / WRITES).write_bytes(pickle.dumps(writes.transactions))
    return count, took


def floor(export: Path, folder: Path) -> tuple[int, float]:
    """The same for reading the export and making the writes that the judge made, in the same transactions."""
    transactions = pickle.loads((folder / WRITES).read_bytes())
    (folder / WRITTEN).unlink(missing_ok=True)
    begin = time.process_time()
    with Export([export]) as revisions:
        store = Store(folder / WRITTEN, durable=False)  # both as a replay does it
        store.set_meta("secret", "replay")
        facts = revisions.facts()
        for writes in transactions:
            with store.transaction():
                for _ in zip(range(BATCH), facts, strict=False):
                    pass
                for sql, rows in writes:
                    store.db.conn.executemany(sql, rows)
        store.close()
        return revisions.count, time.process_time() - begin
