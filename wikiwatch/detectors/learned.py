"""Finds edits that look like those that this wiki's own people undid.

What is compared, and how, stands in core/features and core/lessons; rules/learned.toml says how sure it must be. Two
signs: `learned.sure` and `learned.likely`. They rest on what others did, not on anything that was read in the edit
itself, so alone they never revert.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Learned, Signal
from wikiwatch.core.features import told
from wikiwatch.core.lessons import precision, share_of_good
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

SURE = "learned.sure"
LIKELY = "learned.likely"
SIGNALS = (SURE, LIKELY)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """One sign at most, with the numbers of lessons that it rests on."""
    learned, limits = case.past.learned, rules.learned
    if learned is None or precision(learned) < limits.least_precision:
        return ()
    share, certain = share_of_good(learned), precision(learned) >= limits.sure_precision
    if share <= limits.sure_share or (certain and share <= limits.most_share):
        found = SURE
    elif share <= limits.likely_share:
        found = LIKELY
    else:
        return ()
    return (sign(rules, found, _reason(learned)),)


def _reason(learned: Learned) -> str:
    named = ", ".join(dict.fromkeys(told(mark) for mark in learned.marks))
    return (
        f"looks like edits that were undone here: {learned.bad_as_bad} of {learned.bad} undone ones looked as bad,"
        f" {learned.good_as_bad} of {learned.good} that stood"
    ) + (f" ({named})" if named else "")
