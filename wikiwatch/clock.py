"""The only reader of the wall clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """The machine's time, in UTC."""

    def now(self) -> datetime:
        """The time now, aware."""
        return datetime.now(UTC)
