"""Tells systemd that the run is ready and alive: sd_notify(3), which is one datagram to the socket that it names."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable, Mapping

log = logging.getLogger(__name__)

# A sign of life is due within WatchdogSec; sd_watchdog_enabled(3) asks for one each half of it. A quarter leaves room.
SIGNS = 4


class Notifier:
    """Says nothing where nobody listens. A lost datagram costs nothing: the next sign of life comes soon."""

    def __init__(self, environ: Mapping[str, str] = os.environ, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds since some moment."""
        address = environ.get("NOTIFY_SOCKET", "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        watched = environ.get("WATCHDOG_USEC", "")
        # Where a process is named, the others are not watched.
        mine = environ.get("WATCHDOG_PID", "") in ("", str(os.getpid()))
        self.every = int(watched) / 1_000_000 / SIGNS if watched.isdecimal() and mine else 0.0
        self._clock = clock
        self._last: float | None = None

    def ready(self) -> None:
        """The run has logged in and begins."""
        self._send("READY=1")

    def stopping(self) -> None:
        """The run comes to its end."""
        self._send("STOPPING=1")

    def alive(self) -> None:
        """Something was done; told as often as it is asked for."""
        now = self._clock()
        if self.every and (self._last is None or now - self._last >= self.every):
            self._last = now
            self._send("WATCHDOG=1")

    def _send(self, words: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
                sender.setblocking(False)
                sender.sendto(words.encode(), self._address)
        except OSError as error:
            log.warning("the service manager can't be told %s: %s", words, error)
