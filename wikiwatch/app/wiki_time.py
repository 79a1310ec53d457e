"""The time that a run goes by: the wiki's own, kept going by a clock that nobody sets.

The machine's clock may be wrong, or jump: what people saved would look too old to act on, and what is planned would
come all at once, or never. So it is only read where it agrees with the wiki's. The wiki's clock may jump as well; it is
looked at again and again, and followed once that is sure: then what is planned moves along, and waits no longer and no
shorter than it would have.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from wikiwatch.app.context import App
from wikiwatch.ports import Clock

log = logging.getLogger(__name__)

# Answers take seconds, and unattended clocks lose seconds a day: a minute apart is no jump, and does no harm.
TOLERATED = timedelta(minutes=1)
# All but blocks wait a day at most: for room in a budget of a day, see `app.brakes`.
LONGEST = timedelta(days=1)


class WikiTime:
    """A clock for a run. `ask` gives the wiki's time, or raises SiteError; `machine` is this machine's clock."""

    def __init__(self, ask: Callable[[], datetime], machine: Clock) -> None:
        self._ask = ask
        self._machine = machine
        self._doubted: timedelta | None = None  # how far off the wiki was at the last look, where that is too far
        wiki, own = ask(), machine.now()
        far = abs(wiki - own) > TOLERATED
        if far:
            log.warning("this machine's clock is at %s, the wiki's at %s, which counts", own, wiki)
        self._at, self._since = wiki if far else own, machine.monotonic()

    def now(self) -> datetime:
        """See `Clock.now`."""
        return self._at + timedelta(seconds=self._machine.monotonic() - self._since)

    def monotonic(self) -> float:
        """See `Clock.monotonic`."""
        return self._machine.monotonic()

    def processor_time(self) -> float:
        """See `Clock.processor_time`."""
        return self._machine.processor_time()

    def limit(self, seconds: float) -> AbstractContextManager[None]:
        """See `Clock.limit`."""
        return self._machine.limit(seconds)

    def look(self) -> timedelta:
        """Compare with the wiki's clock; by how far it has jumped, where that is believed and followed now, else 0.

        At once where the machine's clock says the same as the wiki's, else when the next look finds it so, too.
        """
        wiki = self._ask()
        off = wiki - self.now()
        before, self._doubted = self._doubted, None
        if abs(off) <= TOLERATED:
            return timedelta()
        agreed = abs(wiki - self._machine.now()) <= TOLERATED
        if not agreed and (before is None or abs(off - before) > TOLERATED):
            self._doubted = off
            log.warning("the wiki's clock is at %s, and should be at %s: it counts if that lasts", wiki, self.now())
            return timedelta()
        log.warning("the clock has jumped from %s to %s; what is planned moves along", self.now(), wiki)
        self._at += off
        return off


def keep_up(app: App) -> None:
    """Follow the wiki's clock; nothing that is planned comes all at once for that, nor never."""
    if isinstance(app.clock, WikiTime):
        before = app.clock.now()
        if jump := app.clock.look():
            app.store.move_due(before, jump)
    now = app.clock.now()
    # What a clock that was ahead put off, in this life or another, would else wait until that time.
    app.store.due_at_latest(now + LONGEST, now + timedelta(days=app.rules.policy.block.after_days[1]))
