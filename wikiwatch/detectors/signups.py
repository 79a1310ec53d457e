"""Finds bursts of sign-ups: many accounts within an hour, with names of one pattern, on a wiki that has few.

Signs: `signups.burst` at a sign-up itself, which is only listed; `signups.of_burst` at an edit of such an account.
A class or a workshop signs up so too: both are weak.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.names import alike
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import is_newcomer
from wikiwatch.detectors.signs import sign

BURST = "signups.burst"
OF_BURST = "signups.of_burst"
SIGNALS = (BURST, OF_BURST)

# Accounts of one pattern within an hour. Two or three people with such names meet by accident, a family or friends.
LEAST = 5
# Times the wiki's usual number in such an hour: a wiki to which dozens come in every hour has no bursts of five.
UNUSUAL = 3.0
NAMED = 5  # names that a reason tells


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The sign that the author's account is one of a burst."""
    pace, change = case.past.pace, case.change
    signs_up = change.log_type == "newusers" and change.log_action == "create"
    if not (change.is_text or signs_up) or not is_newcomer(case, rules):
        return ()
    if len(pace.signups) + 1 < max(LEAST, UNUSUAL * pace.usual_signups):
        return ()
    others = alike(change.user, pace.signups)
    if len(others) + 1 < LEAST:
        return ()
    reason = f"{len(others) + 1} accounts with names of one pattern signed up within an hour, more than usual here"
    return (sign(rules, BURST if signs_up else OF_BURST, reason, excerpt=", ".join(others[:NAMED])),)
