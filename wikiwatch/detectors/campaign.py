"""Finds an edit that belongs with those of other hands: the same advert, or many small signs of one origin.

Four signs. `campaign.suspected`: it is tied to an insertion by somebody else. `campaign.growing`: with it, a case
that nobody has judged yet has several edits. `campaign.confirmed`: it fits a case that people confirmed, or most of
whose edits are gone; `campaign.exact`: by its text, site or number. See core/campaign.py for what ties two edits.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from wikiwatch.core.campaign import Fit, described, fit
from wikiwatch.core.evidence import CampaignState, Case, Signal
from wikiwatch.core.ruleset import Ruleset

SUSPECTED = "campaign.suspected"
GROWING = "campaign.growing"
CONFIRMED = "campaign.confirmed"
EXACT = "campaign.exact"
SIGNALS = (SUSPECTED, GROWING, CONFIRMED, EXACT)

_EXCERPT = 100  # characters: enough to recognise a link
_NAMED = 10  # earlier edits that a sign names; the case lists them all


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a campaign in an untrusted author's edit."""
    if case.past.kin is None:
        return ()
    stood = timedelta(hours=rules.trust.survives_after_hours)
    fitting = fit(case.past.kin, rules.campaigns, stood)
    if fitting is None:
        return ()
    which = f"case {fitting.campaign.id}" if fitting.campaign else "no case yet"
    reason = f"{fitting.edits} edits by {fitting.hands} hands ({which}): {'; '.join(described(fitting.ties))}"
    if fitting.state is CampaignState.CONFIRMED:
        found = [_signal(CONFIRMED, f"a confirmed campaign, {reason}", case, fitting, rules)]
        if fitting.exact:
            found.append(_signal(EXACT, "its very text, site or number", case, fitting, rules))
        return found
    growing = fitting.grown(rules.campaigns.holds_from)
    return [_signal(GROWING if growing else SUSPECTED, f"perhaps a campaign, {reason}", case, fitting, rules)]


def _signal(signal_id: str, reason: str, case: Case, fitting: Fit, rules: Ruleset) -> Signal:
    link = next(iter(case.added.links), None)
    return Signal(
        id=signal_id,
        points=rules.points.signal(signal_id).points,
        reason=reason,
        excerpt=link.raw[:_EXCERPT] if link else case.added.text[:_EXCERPT],
        start=link.start if link else 0,
        end=link.end if link else 0,
        revids=tuple(one.revid for one in fitting.others[:_NAMED]),
    )
