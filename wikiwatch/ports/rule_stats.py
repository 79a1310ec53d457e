"""What the figures of the rules ask of the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from wikiwatch.core.rule_stats import Hit


class RuleStatStore(Protocol):
    """What each judged change was a hit of."""

    def hits(self) -> Iterator[Hit]:
        """All judged changes with the row and the signals that their verdicts name. No order."""

    def judged_since(self) -> datetime | None:
        """When the first change that was judged was made; None before that."""
