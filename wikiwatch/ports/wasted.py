"""What the figures of wasted time ask of the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from wikiwatch.core.wasted import Caught, Save


class WastedStore(Protocol):
    """Who was caught, and which of their edits were taken down."""

    def caught(self, at: datetime) -> Sequence[Caught]:
        """Whoever is silenced or blocked, or has an edit that people confirmed, and was never released."""

    def taken_down_of(self, actor_keys: Collection[str], repeats: Collection[str]) -> Mapping[str, Sequence[Save]]:
        """The edits of authors that were taken down, by author; `repeats` are signs that a text came before."""
