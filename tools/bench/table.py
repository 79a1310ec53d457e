"""The benches by name: adding one is a module with a function `measure(asked)`, and a line here."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import cast

from tools.bench.figures import Asked, Figure

Measure = Callable[[Asked], list[Figure]]

# Name: module of this package, what it measures.
BENCHES = {
    "throughput": ("throughput", "changes judged a second on a replay, beside reading and writing alone"),
    "requests": ("requests", "API calls and bytes sent for a page of 500 changes, on a practice wiki"),
    "idle": ("idle", "API calls, bytes and processor time of rounds while nobody edits, on a practice wiki"),
    "startup": ("startup", "processor time of short commands, and of `run` until its first question"),
    "reaction": ("reaction", "seconds until an unwanted text is gone, polling and woken by the wiki's feed"),
    "past": ("past", "processor time to judge a change beside 10^3 to 10^6 stored insertions; some minutes"),
    "recall": ("recall", "how many likes of an insertion are found by keys, against comparing it with each"),
    "footprint": ("footprint", "size of the database, and memory of the process, with a million changes"),
}


def measure(name: str) -> Measure:
    """The function of a bench; its module is imported now."""
    return cast(Measure, importlib.import_module(f"tools.bench.{BENCHES[name][0]}").measure)
