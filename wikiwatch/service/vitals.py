"""Signs of life of a run: for systemd's watchdog, and for a monitor that asks whether it is well."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from wikiwatch.core.action import Action
from wikiwatch.service.notify import Notifier

if TYPE_CHECKING:
    from wikiwatch.service.figures import Figures

# Some minutes for the longest thing that makes no sign of life: one request with its limit of time, and what judging
# a page of changes takes at worst.
STUCK_SECONDS = 900.0
# As long as messages wait before they call it an alarm: a wiki that is down for an update is back by then.
BEHIND_SECONDS = 3600.0
LONGEST_SLEEP = 60.0  # seconds without a sign of life: a fraction of any sensible WatchdogSec


class Vitals:
    """Notes what a run does, and gives it to `figures`, where anybody asks for them.

    `steady` gives seconds since some moment.
    """

    def __init__(
        self,
        notifier: Notifier,
        figures: Figures | None = None,
        steady: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.figures = figures
        self._notifier, self._steady, self._sleep = notifier, steady, sleep
        self._alive = self._well = steady()

    @property
    def asked(self) -> bool:
        """Whether anybody can ask for figures."""
        return self.figures is not None

    def begins(self) -> None:
        """The run has logged in and watches."""
        self._notifier.ready()

    def ends(self) -> None:
        """The run comes to its end."""
        self._notifier.stopping()

    def alive(self) -> None:
        """A step was made: a request, a round, a pause."""
        self._alive = self._steady()
        self._notifier.alive()

    def requested(self) -> None:
        """A request is made to the wiki."""
        if self.figures is not None:
            self.figures.requested()
        self.alive()

    def pause(self, seconds: float) -> None:
        """Wait, as the wiki asks for it, with signs of life."""
        while seconds > 0:
            self._sleep(min(seconds, LONGEST_SLEEP))
            seconds -= LONGEST_SLEEP
            self.alive()

    def judged(self, outcomes: Iterable[str]) -> None:
        """So many changes were judged."""
        if self.figures is not None:
            self.figures.judged(outcomes)
        self.alive()

    def settled(self, actions: Iterable[Action]) -> None:
        """These were carried out, or are left to people."""
        if self.figures is not None:
            self.figures.settled(actions)

    def round_ended(self, well: bool) -> None:
        """A round came to its end, or failed."""
        if self.figures is not None:
            self.figures.round_ended(well)
        if well:
            self._well = self._steady()
        self.alive()

    def stands(
        self,
        read_up_to: datetime | None,
        waiting: Mapping[str, int],
        alarms: Mapping[str, int],
        heard: Mapping[str, int],
    ) -> None:
        """See `Figures.stands`."""
        if self.figures is not None:
            self.figures.stands(read_up_to, waiting, alarms, heard)

    def ills(self) -> list[str]:
        """Why it is not well; nothing where it is."""
        now, found = self._steady(), []
        if now - self._alive > STUCK_SECONDS:
            found.append(f"no step was made for {now - self._alive:.0f} s")
        if now - self._well > BEHIND_SECONDS:
            found.append(f"no round came to its end for {now - self._well:.0f} s")
        return found
