"""What the use cases ask of the world: a site, a store, a clock, an expander. Adapters keep to these, fakes too."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from wikiwatch.ports.linking import Addresses
from wikiwatch.ports.networks import Systems
from wikiwatch.ports.site import BlockFacts, Concealed, FileVersion, OwnAct, PageHead, Site, TalkPage, Written
from wikiwatch.ports.store import AttemptError, Store

__all__ = [
    "Addresses",
    "AttemptError",
    "BlockFacts",
    "Clock",
    "Concealed",
    "Expander",
    "FileVersion",
    "OwnAct",
    "PageHead",
    "Site",
    "Store",
    "Systems",
    "TalkPage",
    "Written",
]


class Clock(Protocol):
    """The only source of the time."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds since some moment, by a clock that nobody sets: for measuring how long something takes."""

    def processor_time(self) -> float:
        """Seconds that the processor worked for this thread: for measuring what something costs, whatever else runs."""

    def limit(self, seconds: float) -> AbstractContextManager[None]:
        """Raise `guard.Stalled` within, once the processor has worked so long for this process."""


class Expander(Protocol):
    """Who finds out where short links lead."""

    def expand(self, urls: Sequence[str]) -> dict[str, str]:
        """Where short URLs lead, "" where that can't be found out; those for which no time was left are missing."""
