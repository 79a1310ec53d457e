"""Finds links to places that a silenced author showed on a decoy page: see `decoy_pages` in `rules/policy.toml`.

Sign: `bad_site.decoy`. Whoever is silenced can write any address there, so it says no more than a new place does, and
nothing of a place that trusted people use, that stood, or that a person released: else a good site could be framed.
Nor does it add to what is known otherwise of a place that people undid.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.decoys import evidence
from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

DECOY = "bad_site.decoy"
SIGNALS = (DECOY,)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The sign of an edit that brings such a place, and no other place that is welcome here."""
    if rules.trust.reaches(case.trust.score, rules.trust.reverter_band):
        return ()
    shown = set(evidence(case))
    if len(shown) < len(case.added.domains):  # it restores a passage or a list
        return ()
    for history in case.past.sites.histories:
        if history.decoyed and not history.undone and history.domain in shown:
            link = next(link for link in case.added.links if history.domain in (link.domain, link.via))
            reason = "a silenced author showed this place where such edits are left to see what they bring"
            return (sign(rules, DECOY, reason, link=link, revids=history.decoyed),)
    return ()
