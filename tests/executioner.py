"""Who ends a process by SIGKILL, at a moment that the requests to its wiki tell."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections import Counter

from real_plot import Death

from tools.faults.served import Moment


class Executioner:
    """Kills a process at its moment, and holds up the request at which it does."""

    def __init__(self) -> None:
        self.kills = Counter[str]()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._death = Death("start")
        self._left = 0
        self.asked_at = 0.0  # when this life asked for the first time, by time.monotonic; 0.0: not yet
        self.asked, self.dead = threading.Event(), threading.Event()

    def waits_for(self, process: subprocess.Popen[bytes], death: Death) -> None:
        """The next life."""
        with self._lock:
            self._process, self._death, self._left = process, death, death.number
            self.asked_at = 0.0
            self.asked.clear()
            self.dead.clear()

    def watches(self, moment: Moment, asked: dict[str, str]) -> None:
        """See `Served.watches`."""
        with self._lock:
            self.asked_at = self.asked_at or time.monotonic()
            self.asked.set()
            death, process = self._death, self._process
            counts = death.at == "request" or (death.at == "write" and asked.get("action") in ("edit", "block"))
            if process is None or not counts or moment is not death.moment:
                return
            self._left -= 1
            if self._left:
                return
        time.sleep(death.lag)
        self.kill(process, f"{moment.value}: {asked.get('action')}")
        time.sleep(death.late)

    def kill(self, process: subprocess.Popen[bytes], why: str) -> None:
        """End it, if nobody did."""
        with self._lock:
            if process is self._process:
                process.send_signal(signal.SIGKILL)
                self._process = None
                self.kills[why] += 1
        self.dead.set()
        self.asked.set()
