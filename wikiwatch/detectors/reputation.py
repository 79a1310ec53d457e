"""Finds newcomers of whose addresses lists outside say something.

Signs: `reputation.spam`, `reputation.proxy` and `reputation.tor`. They are asked about addresses only: a name that
somebody chose elsewhere says nothing about who chose it here. The family's cap keeps all lists together from being the
cause of anything, and `holds_only` in points.toml keeps them out of every revert.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.reputation import Listing, Says
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import is_untrusted
from wikiwatch.detectors.signs import sign

SPAM = "reputation.spam"
PROXY = "reputation.proxy"
TOR = "reputation.tor"
SIGNALS = (SPAM, PROXY, TOR)

_SIGNS = {Says.SPAM: SPAM, Says.PROXY: PROXY, Says.TOR: TOR}


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """A signal for each kind of listing, with all lists that say so."""
    if not case.past.reputation or not is_untrusted(case, rules):
        return ()
    by_sign: dict[str, list[Listing]] = {}
    for one in case.past.reputation:
        if one.answer.listed:
            by_sign.setdefault(_SIGNS[one.answer.says], []).append(one)
    return tuple(sign(rules, signal_id, _told(found)) for signal_id, found in by_sign.items())


def _told(listings: Sequence[Listing]) -> str:
    said = "; ".join(f"{one.source}: {one.answer.words}" for one in listings)
    return f"lists outside know the author's address: {said}"
