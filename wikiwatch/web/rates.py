"""How often somebody may try links that don't work."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

from wikiwatch.core.model import key_of

# Some old links out of a chat. Nobody guesses 256 bits; the limits end it when somebody tries.
WINDOW = 900.0  # seconds
EACH = 20
ALL = 300


class Rates:
    """Counts tries by address (IPv6 by its /64) and over all, within 15 minutes; in memory, which ALL keeps small."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._tries: deque[tuple[float, str]] = deque()

    def allow(self, address: str) -> bool:
        """Count one more try of an address; whether it is within the limits."""
        now, key = self._clock(), key_of(address)
        with self._lock:
            while self._tries and self._tries[0][0] <= now - WINDOW:
                self._tries.popleft()
            if len(self._tries) >= ALL or sum(who == key for _, who in self._tries) >= EACH:
                return False
            self._tries.append((now, key))
            return True
