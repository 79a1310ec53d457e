"""Nobody waits for hours in a tale: a clock that is ahead of the machine's, and answers that are soon given up."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from wikiwatch.clock import SystemClock
from wikiwatch.ports import BlockFacts
from wikiwatch.site import configured, hurry

# While faults come: an answer of a practice wiki takes some tenths of a second, and one that hangs is to cost little.
HURRIED = (6.05, 2.0)  # seconds to connect, and to wait for a byte
HURRIED_WHOLE = 4.0  # seconds for all of an answer


class Waits(SystemClock):
    """The machine's clock, ahead by all that was waited for."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        """See `Clock.now`."""
        return datetime.now(UTC) + self.ahead

    def monotonic(self) -> float:
        """See `Clock.monotonic`."""
        return super().monotonic() + self.ahead.total_seconds()

    def wait(self, seconds: float) -> None:
        """Let so many seconds go by."""
        self.ahead += timedelta(seconds=seconds)


def blocks_by(clock: Waits, asks: Callable[[str], Sequence[BlockFacts]]) -> Callable[[str], Sequence[BlockFacts]]:
    """The question which blocks there are, with their ends by a clock that is ahead of the wiki's."""

    def ahead(target: str) -> Sequence[BlockFacts]:
        return [replace(one, until=one.until and one.until + clock.ahead) for one in asks(target)]

    return ahead


@contextmanager
def hurried() -> Iterator[None]:
    """Whoever waits for an answer gives up soon."""
    pywikibot = importlib.import_module("pywikibot")
    before = hurry.WHOLE_ANSWER
    pywikibot.config.socket_timeout, hurry.WHOLE_ANSWER = HURRIED, HURRIED_WHOLE
    try:
        yield
    finally:
        pywikibot.config.socket_timeout, hurry.WHOLE_ANSWER = configured.TIMEOUT, before
