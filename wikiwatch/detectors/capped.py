"""Names an edit that was too large to be compared word by word, so that its verdict says so."""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

CAPPED = "capped"
SIGNALS = (CAPPED,)

_REASON = "too large to compare word by word: all between its common beginning and end was judged as added"


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """One sign for an edit of which a part was too large to compare."""
    if not case.added.capped:
        return ()
    first = case.added.passages[:1]
    start, end = (first[0].start, first[0].end) if first else (0, 0)
    return (sign(rules, CAPPED, _REASON, start=start, end=end),)
