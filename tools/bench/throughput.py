"""Changes judged a second on a replay, beside reading the same export and writing the same rows."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

from tools.bench import made_export
from tools.bench.figures import Asked, Figure, Goal, ratio
from wikiwatch import rules_loaded, wiring_past
from wikiwatch.app.replay import BATCH, judged
from wikiwatch.site.dump import Export
from wikiwatch.store.db import Store

MOST = 4  # times the floor
REVISIONS, QUICKLY = 10_000, 500  # of the made-up export
DATA = "WIKIWATCH_DATA"  # a folder of real exports, of which this one is judged too, where it is there
REAL = "rocket.xml.xz"

JUDGED, WRITTEN = "judged.db", "written.db"  # what the judge wrote, and what the floor did


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
        Figure(name=f"{name}: a change, read and its rows written", unit="ms", samples=[1000 * one for one in writing]),
        ratio(f"{name}: judging beside that floor", judging, writing, Goal(bound=MOST), f"{changes:,} changes"),
    ]


def _alone(what: Callable[[Path, Path], tuple[int, float]], export: Path, folder: Path) -> tuple[int, float]:
    """Run it in a process of its own, so that none finds words and texts that an earlier one has kept."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(what, export, folder).result()


def judge(export: Path, folder: Path) -> tuple[int, float]:
    """Changes, and processor time from opening the export to the last verdict; the rows are kept for the floor."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        rules = rules_loaded.load_rules(Path(home))
        begin = time.process_time()
        with wiring_past.replay_app(Path(home), [export], None, rules) as (app, revisions):
            count = sum(1 for _ in judged(app, revisions.facts()))
            took = time.process_time() - begin
            assert isinstance(app.store, Store)
            with closing(sqlite3.connect(folder / JUDGED)) as kept:
                app.store.conn.backup(kept)
    return count, took


def floor(export: Path, folder: Path) -> tuple[int, float]:
    """The same for reading the export and writing the rows that the judge has left, in batches of the same size."""
    with closing(sqlite3.connect(folder / JUDGED)) as kept:
        names = kept.execute("select name from sqlite_master where type = 'table' and name not like '%sqlite%'")
        tables = {name: kept.execute(f'select * from "{name}"').fetchall() for (name,) in names.fetchall()}
    inserts = {
        name: f'insert or ignore into "{name}" values ({", ".join("?" * len(rows[0]))})'
        for name, rows in tables.items()
        if rows
    }
    (folder / WRITTEN).unlink(missing_ok=True)
    begin = time.process_time()
    with Export([export]) as revisions:
        store = Store(folder / WRITTEN, durable=False)  # as a replay's is
        facts = revisions.facts()
        for start in range(0, revisions.count, BATCH):
            with store.transaction():
                for _ in zip(range(BATCH), facts, strict=False):
                    pass
                for name, insert in inserts.items():
                    rows = tables[name]
                    first, last = (
                        len(rows) * min(at, revisions.count) // revisions.count for at in (start, start + BATCH)
                    )
                    store.conn.executemany(insert, rows[first:last])
        store.close()
        return revisions.count, time.process_time() - begin
