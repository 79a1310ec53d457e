"""Who notes what a run does, for those who watch over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from wikiwatch.core.action import Action


class Vitals(Protocol):
    """Notes steps and figures of a run."""

    @property
    def asked(self) -> bool:
        """Whether anybody can ask for figures."""

    def alive(self) -> None:
        """A step was made."""

    def judged(self, outcomes: Iterable[str]) -> None:
        """So many changes were judged."""

    def settled(self, actions: Iterable[Action]) -> None:
        """These were carried out, or are left to people."""

    def round_ended(self, well: bool) -> None:
        """A round came to its end, or failed."""

    def stands(
        self,
        read_up_to: datetime | None,
        waiting: Mapping[str, int],
        alarms: Mapping[str, int],
        heard: Mapping[str, int],
    ) -> None:
        """How it stands: up to when changes were read; open actions by status; alarms by kind; the wiki's feed."""
