"""Finds a blocked author who comes back under another name: several parts of what is known about them agree.

Signs: `comes_back`, at an edit; `comes_back.signup`, at a sign-up, where only the name and the hour are known. See
core/resemblance.py for the parts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from wikiwatch.core.comeback import Mark
from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.resemblance import closest, described
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

COMES_BACK = "comes_back"
SIGNUP = "comes_back.signup"
SIGNALS = (COMES_BACK, SIGNUP)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The sign that a new author is a blocked one, with the parts that say so."""
    found, signs_up = case.past.comebacks, case.change.log_type == "newusers"
    if found is None or not found.others or not (case.change.is_text or signs_up) or _is_settled(case, rules):
        return ()
    found = replace(found, own=found.own - _quoted_or_known(found.own, case))
    match = closest(found, rules.comeback, rules.comeback.lists_at if signs_up else rules.comeback.flags_at)
    return (sign(rules, SIGNUP if signs_up else COMES_BACK, described(match)),) if match else ()


def _quoted_or_known(own: Collection[Mark], case: Case) -> set[Mark]:
    """The sites and strings that stood on the page before, which whoever mends it moves and quotes, or are trusted."""
    before, trusted = case.before.casefold(), case.past.trusted_domains
    brought = (mark for mark in own if mark.part in ("domain", "contact", "string"))
    return {mark for mark in brought if mark.value in before or mark.value in trusted}


def _is_settled(case: Case, rules: Ruleset) -> bool:
    first, days = case.past.record.first_stood, timedelta(days=rules.comeback.settled_days)
    stood_long = first is not None and case.change.timestamp - first >= days
    return stood_long or case.trust.band not in rules.comeback.bands
