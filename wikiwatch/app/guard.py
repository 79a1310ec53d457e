"""No change stops the watch: one that breaks the judge, stalls it or ends the program again and again is set aside.

What fails, or takes too much of the processor, is counted and tried again with the next polls; the third time it is
recorded as one that nobody has judged. What ends the program leaves nothing to tell why: memory runs out, a library
breaks down, somebody ends the process. So the change that is being judged is noted beside the database before it
begins. After a sudden end it is judged as the only one in its transaction, with all before it recorded already; only an
end at that very moment says anything about it. A replay is patient with nothing: nobody comes back to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace

from wikiwatch.app.context import App
from wikiwatch.core.model import Change, Facts
from wikiwatch.core.own_rules import OwnRules
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import run
from wikiwatch.detectors.samples import as_newcomer
from wikiwatch.ports.guard import ENDED

# Whoever ends the program at random moments hits a change that is judged alone hardly ever, and the same one twice
# less than that: the first such end is not counted yet, and three are.
DEATHS = 4
TRIES = 3  # memory may be short for a moment; what fails for the third time does so because of the change
# Seconds of processor time for one change: six times what the largest page that MediaWiki saves takes (see
# `weighing.TIME_FOR_ONE`). Not of the clock on the wall, since the disk may be slow, and the machine busy.
STALLS = 30.0

SAMPLE = "The pier was built in 1902. Call the experts at https://example.org/pipes today!"  # which all look at


class PartError(Exception):
    """A part of the judge failed, and it is tried again; the text names the exception."""


def key_of(change: Change) -> str:
    """What names a change in notes: 66 characters at most, whatever its author wrote."""
    if change.revid is not None:
        return f"r-{change.revid}"
    if change.rcid is not None:
        return f"c-{change.rcid}"
    of_it = (change.timestamp.isoformat(), change.user, change.log_type, change.log_action, change.log_target)
    return f"h-{hashlib.sha256(repr(of_it).encode('utf-8', 'surrogatepass')).hexdigest()}"


def in_order(page: Sequence[Facts]) -> list[Facts]:
    """Changes as they are judged: oldest first."""
    return sorted(page, key=lambda f: (f.change.timestamp, f.change.revid or 0, f.change.rcid or 0))


def parts(app: App, page: Sequence[Facts]) -> Iterator[list[Facts]]:
    """A page in its order, in parts that each get a transaction: where the program was ended, that change is alone.

    What was before it is judged before it now, too, so nothing is judged otherwise than in one piece.
    """
    ordered = in_order(page)
    suspect = app.under_way.suspect if app.under_way else ""
    at = next((i for i, one in enumerate(ordered) if suspect and key_of(one.change) == suspect), None)
    if at is None:
        yield ordered
        return
    yield from filter(None, (ordered[:at], [ordered[at]], ordered[at + 1 :]))


@contextmanager
def noted(app: App, change: Change, *, alone: bool) -> Iterator[None]:
    """Note what is judged while it is; whatever Python can still catch is no sudden end.

    Each change is a sign of life: a page of five hundred long ones may take longer than a watchdog waits.
    """
    if app.under_way is None:
        yield
        return
    if alone and app.under_way.suspect == key_of(change):
        _get_ready(app.rules)
    app.under_way.begin(key_of(change), alone=alone)
    try:
        yield
    finally:
        app.under_way.end()
        if app.vitals:
            app.vitals.alive()


def _get_ready(rules: Ruleset) -> None:
    """Read in what the first look of a process needs: eighty times what a change takes, and the fault of none."""
    run(as_newcomer(SAMPLE, rules), replace(rules, own=OwnRules()))


def kills(app: App, change: Change) -> bool:
    """Whether the program was ended so often at this change that it is not judged any more."""
    note = app.under_way
    return note is not None and note.deaths >= DEATHS and note.suspect == key_of(change)


def limited(app: App) -> AbstractContextManager[None]:
    """Within, `Stalled` is raised where one change takes too much of the processor; never in a replay."""
    return nullcontext() if app.replaying else app.clock.limit(STALLS)


def name_of(error: BaseException | None) -> str:
    """What is told of a failure: the name of the exception."""
    return str(error) if isinstance(error, PartError) else type(error).__name__


class Patience:
    """What was tried already, for one page of changes. Call its methods within the transaction that records them."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._tries = {} if app.replaying else app.store.mishap_tries()

    def failed(self, change: Change, error: str) -> None:
        """A part of the judge failed: raises PartError where the change is tried again."""
        if self._left(change):
            raise PartError(error)
        self.end(change, error)

    def lasts(self, change: Change, error: str) -> bool:
        """Count a failure; whether the change is tried again."""
        if not self._left(change):
            self.end(change, error)
            return False
        key = key_of(change)
        tries = self._tries.get(key, 0) + 1
        self._app.store.note_mishap(key, change, error, self._app.clock.now(), tries=tries, aside=False)
        return True

    def end(self, change: Change, error: str) -> None:
        """Keep that it is set aside, for people to see."""
        if self._app.replaying:
            return
        tries = DEATHS if error == ENDED else TRIES
        self._app.store.note_mishap(key_of(change), change, error, self._app.clock.now(), tries=tries, aside=True)

    def _left(self, change: Change) -> bool:
        return not self._app.replaying and self._tries.get(key_of(change), 0) + 1 < TRIES


def to_try_again(app: App) -> list[Change]:
    """What could not be judged in earlier polls, oldest first; what was judged since is forgotten."""
    waiting = app.store.mishaps()
    new = set(map(key_of, app.store.unseen(waiting))) if waiting else set()
    for change in waiting:
        if key_of(change) not in new:
            app.store.forget_mishap(key_of(change))
    return [change for change in waiting if key_of(change) in new]


def not_waiting(app: App, changes: Sequence[Change]) -> list[Change]:
    """Those of the changes that don't wait to be tried again."""
    waiting = app.store.mishap_tries()
    return [change for change in changes if not waiting or key_of(change) not in waiting]
