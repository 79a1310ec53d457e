"""The same road over an export: every revision judged in order of time, nothing carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.app.entries import judged_fields
from wikiwatch.app.judge import Judged, judge
from wikiwatch.core.model import Facts

# Revisions in one transaction: large enough that committing costs nothing beside judging.
BATCH = 200


def judged(app: App, revisions: Iterable[Facts]) -> Iterator[Judged]:
    """Judge every revision; no verdict depends on a later one."""
    source = iter(revisions)
    while batch := list(islice(source, BATCH)):
        with app.store.transaction():
            done = judge(app, batch, None)
        yield from done


def replay(app: App, revisions: Iterable[Facts]) -> Iterator[dict[str, Any]]:
    """A line for every revision, as in the log."""
    return map(judged_fields, judged(app, revisions))
