"""Says that a newcomer's network has a bad record of its own: many different bad addresses and hardly a good one.

Sign: `network.bad`. A neighbour is another person, so it never holds an edit, nor lists one alone; see
core/networks.py for when a record counts against the next address.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.networks import shown
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import is_newcomer
from wikiwatch.detectors.signs import sign

BAD = "network.bad"
SIGNALS = (BAD,)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The sign, for an edit of a newcomer."""
    record = case.past.record.network
    if record is None or not case.change.is_text or not is_newcomer(case, rules):
        return ()
    days = rules.trust.network.window_days
    reason = (
        f"of {record.addresses} other addresses seen from {shown(record.network)} in {days} days, "
        f"{len(record.bad)} were bad and {len(record.good)} good"
    )
    return (sign(rules, BAD, reason),)
