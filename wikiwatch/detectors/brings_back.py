"""Finds whoever brings back, to the letter, a flagged author's text that was taken down from its page."""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

BRINGS_BACK = "return.brings_back"
SIGNALS = (BRINGS_BACK,)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The sign that a revision's text is one that was taken down here, not released, and by somebody flagged."""
    if not case.past.brings_back:
        return ()
    named = ", ".join(str(revid) for revid in case.past.brings_back)
    reason = f"this text was taken down from this page before (revision {named})"
    return (sign(rules, BRINGS_BACK, reason, revids=case.past.brings_back),)
