"""What stands at the end of a story, and how two ends are apart."""

from __future__ import annotations

import atexit
import json
import logging
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class End:
    """What stands at the end, as the law compares it."""

    pages: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    outcomes: dict[int | str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)  # of authors
    decisions: list[str] = field(default_factory=list)  # who said what
    writes: Counter[str] = field(default_factory=Counter)
    counts: dict[str, int] = field(default_factory=dict)  # how often the bot did what to what, where that is compared
    faults: Counter[str] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)


def differences(with_faults: End, without: End) -> Iterator[str]:
    """How the end of a story with faults is another than without them; nothing where the law holds."""
    yield from with_faults.wrongs
    yield from (f"without faults: {wrong}" for wrong in without.wrongs)
    for name in ("pages", "outcomes", "actions", "states", "counts"):
        found, wanted = getattr(with_faults, name), getattr(without, name)
        for key in sorted(found.keys() | wanted.keys(), key=str):
            if found.get(key) != wanted.get(key):
                yield f"{name}: {key}: {json.dumps(found.get(key))}, and without faults {json.dumps(wanted.get(key))}"
    for name in ("blocks", "decisions"):
        if (listed := getattr(with_faults, name)) != getattr(without, name):
            yield f"{name}: {listed}, and without faults {getattr(without, name)}"


class _Mishaps(logging.Handler):
    """What the program survives, but no fault of a wiki may bring: rounds that failed, rules that were set aside."""

    def __init__(self, end: End) -> None:
        super().__init__(logging.ERROR)
        self._end = end

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        why = f": {record.exc_info[1]!r}" if record.exc_info else ""
        self._end.wrongs.append(f"logged: {record.getMessage()}{why}")


@contextmanager
def mishaps_noted(end: End) -> Iterator[None]:
    """What the program logs as an error is one of the end's wrongs."""
    logger, handler = logging.getLogger("wikiwatch"), _Mishaps(end)
    level = logger.level
    logger.addHandler(handler)
    if not logger.isEnabledFor(logging.ERROR):
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards, also with what pywikibot writes into a home folder as the process ends."""
    with tempfile.TemporaryDirectory(prefix="wikiwatch-faults-") as folder:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # comes after pywikibot's, which is loaded later
        yield Path(folder)
