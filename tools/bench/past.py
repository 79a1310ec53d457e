"""What it costs to judge one change when much is remembered: from 10^3 insertions to 10^6, on disk."""

from __future__ import annotations

import gc
import time
from contextlib import closing
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tools.bench import crowd
from tools.bench.figures import Asked, Figure, Goal, ratio
from tools.bench.filled import fill
from wikiwatch import rules_loaded
from wikiwatch.app.context import App, Settings
from wikiwatch.app.judge import judge
from wikiwatch.clock import SystemClock
from wikiwatch.site.nowhere import Nowhere
from wikiwatch.store.db import Store

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUICK = SIZES[:2]
PAGE = 50  # changes of one transaction
ALIKE = 0.8  # share of a text, from which on the brute force calls two alike
GOAL = Goal(bound=2)


def measure(asked: Asked) -> list[Figure]:
    """Processor time a change by the number of insertions that are stored, and that of comparing with each of them."""
    sizes = QUICK if asked.quick else SIZES
    figures: list[Figure] = []
    judged: list[list[float]] = []
    with closing(Store(asked.folder / "past.db")) as store:
        app = app_on(store, asked.folder)
        for size, before in zip(sizes, (0, *sizes), strict=False):
            fill(store, before + 1, size + 1, sizes[-1], asked.say)
            asked.say(f"judging beside {size:,} insertions")
            judged.append(_judging(app, size, asked.repeat))
            beside = f"beside {size:,} insertions"
            figures += [
                Figure(name=f"judging a change {beside}", unit="ms", samples=judged[-1]),
                Figure(name=f"finding its like by keys {beside}", unit="ms", samples=_by_keys(app, size, asked.repeat)),
                Figure(
                    name=f"comparing it with each {beside}", unit="ms", samples=_by_force(store, size, asked.repeat)
                ),
            ]
    name = f"judging beside {sizes[-1]:,}, against {sizes[0]:,}"
    return [*figures, ratio(name, judged[-1], judged[0], GOAL)]


def app_on(store: Store, folder: Path) -> App:
    """An App with the packaged rules that judges as a replay does, for there is no wiki to ask."""
    store.set_meta("secret", "bench")
    rules = rules_loaded.load_rules(folder)
    return App(site=Nowhere(), store=store, rules=rules, clock=SystemClock(), settings=Settings(), replaying=True)


def newcomers(stored: int, page: int) -> list[crowd.Insertion]:
    """Insertions of a page of changes, which come after `stored` others; each page and size has its own."""
    first = 10 * SIZES[-1] + 1_000 * page + stored
    return [crowd.insertion(number, crowd.END, among=stored) for number in range(first, first + PAGE)]


def _judging(app: App, stored: int, repeat: int) -> list[float]:
    found = []
    for page in range(repeat + 1):
        facts = [one.facts for one in newcomers(stored, page)]
        gc.collect()
        began = time.process_time()
        with app.store.transaction():
            judge(app, facts, None)
        found.append((time.process_time() - began) * 1000 / PAGE)
    return found[1:]  # the first one fills caches, of the rules as of the disk


def _by_keys(app: App, stored: int, repeat: int) -> list[float]:
    found = []
    for page in range(repeat):
        own = [one.trace for one in newcomers(stored, 100 + page)]
        began = time.process_time()
        for one in own:
            app.store.kin(one, app.rules)
        found.append((time.process_time() - began) * 1000 / PAGE)
    return found


def _by_force(store: Store, stored: int, repeat: int) -> list[float]:
    texts = [row["normalised"] for row in store.rows("select normalised from trace")]
    found = []
    for one in newcomers(stored, 200)[:repeat]:
        began = time.process_time()
        process.extract(one.normalised, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=ALIKE, limit=None)
        found.append((time.process_time() - began) * 1000)
    return found
