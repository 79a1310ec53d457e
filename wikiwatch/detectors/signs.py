"""How a detector reports what it found."""

from __future__ import annotations

from wikiwatch.core.evidence import Link, Signal
from wikiwatch.core.ruleset import Ruleset

MAX_EXCERPT = 100  # characters: enough to recognise a link or a phrase


def sign(
    rules: Ruleset,
    signal_id: str,
    reason: str,
    *,
    link: Link | None = None,
    excerpt: str = "",
    start: int = 0,
    end: int = 0,
    revids: tuple[int, ...] = (),
) -> Signal:
    """A signal with the points of the rules, at a link or at a place in the text; the excerpt is cut to 100 characters.

    KeyError where the rules have no such signal.
    """
    if link is not None:
        excerpt, start, end = excerpt or link.raw, start or link.start, end or link.end
    return Signal(
        id=signal_id,
        points=rules.points.signal(signal_id).points,
        reason=reason,
        excerpt=excerpt[:MAX_EXCERPT],
        start=start,
        end=end,
        revids=revids,
    )
