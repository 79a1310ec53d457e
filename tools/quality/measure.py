"""Judges all that a folder holds, exports side by side in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import MutableMapping
from concurrent.futures import Future, ProcessPoolExecutor, wait
from datetime import timedelta
from pathlib import Path

from tools.quality.data import DataSet, data_sets
from tools.quality.judged import Edit, judge_export
from tools.quality.report import Measured
from tools.quality.strings import judge_strings
from wikiwatch import rules_loaded
from wikiwatch.commands.common import progress_bar

GLANCE = 0.5  # seconds between two looks at how far the others are

Done = MutableMapping[str, tuple[int, int]]  # by export: revisions judged, revisions in all


def measure(folder: Path) -> Measured:
    """Judge all that a folder holds, as many exports at a time as there are processors."""
    sets = sorted(data_sets(folder), key=lambda one: one.export.stat().st_size, reverse=True)
    with tempfile.TemporaryDirectory(prefix="quality-") as home:
        rules = rules_loaded.load_rules(Path(home))
    # Fresh processes, because a copy of one that has threads (the bar's, the manager's) may never get going.
    spawn = multiprocessing.get_context("spawn")
    with spawn.Manager() as manager, ProcessPoolExecutor(os.cpu_count(), mp_context=spawn) as pool:
        done: Done = manager.dict()
        judged = {one.name: pool.submit(_judge, one, done) for one in sets}
        strings = pool.submit(judge_strings, folder)
        _show_progress(list(judged.values()), done)
        found, random_edits = strings.result()
        return Measured(
            version=rules.version,
            trust=rules.trust,
            watch=timedelta(days=rules.random_text.watch_days),
            exports={name: judged[name].result() for name in sorted(judged)},
            strings=found,
            random_edits=random_edits,
        )


def _judge(data: DataSet, done: Done) -> list[Edit]:
    return judge_export(data, lambda judged, total: done.update({data.name: (judged, total)}))


def _show_progress(waiting: list[Future[list[Edit]]], done: Done) -> None:
    with progress_bar() as bar:
        tasks = {}
        while wait(waiting, timeout=GLANCE).not_done:
            for name, (judged, total) in dict(done).items():
                if name not in tasks:
                    tasks[name] = bar.add_task(name, total=total)
                bar.update(tasks[name], completed=judged)
