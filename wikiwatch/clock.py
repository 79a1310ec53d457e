"""The only reader of clocks."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType

from wikiwatch.ports.guard import Stalled


class SystemClock:
    """The machine's time, in UTC."""

    def now(self) -> datetime:
        """The time now, aware."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment, for measuring how long something takes: nobody sets this clock.

        Where the system tells it (Linux), the time that the machine slept counts.
        """
        return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))

    def processor_time(self) -> float:
        """Seconds that the processor worked for this thread."""
        return time.thread_time()

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Raise Stalled within, once, when the processor has worked so long for this process.

        By a signal, which only the main thread may ask for: elsewhere nothing is limited.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        inside = True

        def stop(_number: int, _frame: FrameType | None) -> None:
            if inside:
                raise Stalled

        before = signal.signal(signal.SIGPROF, stop)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            yield
        finally:
            inside = False
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
