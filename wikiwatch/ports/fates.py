"""What a comparison asks about the fates of edits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from wikiwatch.core.comparison import Fate


class FateStore(Protocol):
    """What the store can tell of what became of edits."""

    def edit_fates(self, end: datetime, survives_after: timedelta) -> Iterator[tuple[int, Fate, datetime | None]]:
        """Revision, fate at a time, and when it was undone, of every recorded edit."""

    def earliest(self) -> datetime | None:
        """When the first recorded change was made; None where there is none."""

    def taken_down(self) -> Iterator[tuple[int, datetime]]:
        """Revision, and when it was saved, of the edits that the program took down and that are not back."""
