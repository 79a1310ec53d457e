"""What the use cases ask about blocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from wikiwatch.core.plan import Since


class BlockStore(Protocol):
    """Since when authors are silenced, what speaks for a block, and what people decided about blocks."""

    def since(self, actor_key: str, at: datetime) -> Since:
        """Since when an author is flagged and silenced, at a time."""

    def earlier_blocks(self, actor_key: str, since: datetime | None = None) -> int:
        """How often an author or range was blocked, but for blocks that somebody took back."""

    def last_unwanted(self, actor_key: str) -> datetime | None:
        """When an author last did what was taken down, undone, or left on a decoy page; None where they never did."""

    def evidence_since(self, actor_key: str, since: datetime | None) -> int:
        """How many of an author's changes after a time were taken down and not cleared by a person."""

    def note_block_decision(self, actor_key: str, at: datetime, *, lifted: bool) -> None:
        """Remember that a person made, changed or lifted a block."""

    def block_decided(self, actor_key: str) -> datetime | None:
        """When a person last made, changed or lifted a block of an author; None where nobody did."""

    def unwanted_addresses(self, since: datetime, until: datetime) -> Sequence[str]:
        """The keys of addresses that were silenced or blocked between two times, and cleared by nobody."""
