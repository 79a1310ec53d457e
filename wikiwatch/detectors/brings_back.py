"""Finds whoever brings back, to the letter, a flagged author's text that was taken down from its page."""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset

BRINGS_BACK = "return.brings_back"
SIGNALS = (BRINGS_BACK,)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The sign that a revision's text is one that was taken down here, not released, and by somebody flagged."""
    if not case.past.brings_back:
        return ()
    named = ", ".join(str(revid) for revid in case.past.brings_back)
    return (
        Signal(
            id=BRINGS_BACK,
            points=rules.points.signal(BRINGS_BACK).points,
            reason=f"this text was taken down from this page before (revision {named})",
            revids=case.past.brings_back,
        ),
    )
