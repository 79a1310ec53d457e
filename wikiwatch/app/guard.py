"""No change stops the watch: one at which the program is suddenly ended again and again is set aside.

Memory runs out, a library breaks down, somebody ends the process: nothing is left to tell why. So the change that is
being judged is noted beside the database before it begins. After a sudden end it is judged as the only one in its
transaction, with all before it recorded already; only an end at that very moment says anything about it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from wikiwatch.app.context import App
from wikiwatch.core.model import Change, Facts

# Whoever ends the program at random moments hits a change that is judged alone hardly ever, and the same one twice
# less than that: the first such end is not counted yet, and three are.
DEATHS = 4
ENDED = "the program was ended"  # in place of the name of an exception


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
    """Note what is judged while it is; whatever Python can still catch is no sudden end."""
    if app.under_way is None:
        yield
        return
    app.under_way.begin(key_of(change), alone=alone)
    try:
        yield
    finally:
        app.under_way.end()


def kills(app: App, change: Change) -> bool:
    """Whether the program was ended so often at this change that it is not judged any more."""
    note = app.under_way
    return note is not None and note.deaths >= DEATHS and note.suspect == key_of(change)
