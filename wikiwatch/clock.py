"""The only reader of clocks."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """The machine's time, in UTC."""

    def now(self) -> datetime:
        """The time now, aware."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment, for measuring how long something takes: nobody sets this clock."""
        return time.monotonic()

    def processor_time(self) -> float:
        """Seconds that the processor worked for this thread."""
        return time.thread_time()
