"""Finds a link that comes to a page where somebody left random letters before.

Bots write random letters, come back to see whether they still stand, and only then bring their links. Two
signs: `return.probed_page`, whoever brings the link; `return.same_hand`, if the letters came from the same
author (for IPv6, the same /64). A neighbour in the network is another person. The work grows with the probes
of one page within the watch period, of which the store gives 50 at most.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Link, Probe, Signal
from wikiwatch.core.model import Change
from wikiwatch.core.ruleset import Ruleset

PROBED_PAGE = "return.probed_page"
SAME_HAND = "return.same_hand"
SIGNALS = (PROBED_PAGE, SAME_HAND)

_NAMED = 5  # revisions that a reason names; all are in the signal's `revids`
_EXCERPT = 100  # characters: enough to recognise a link


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a return, for an edit whose link goes to a place that is new here.

    A site that somebody trusted has used, or that others brought and that has stood, is not what a probe prepares.
    """
    known = case.past.trusted_domains | case.past.standing_domains
    link = next((link for link in case.added.links if link.domain not in known), None)
    probes = case.past.page_probes
    if link is None or not probes:
        return ()
    signals = [_signal(PROBED_PAGE, "this page was probed with random letters", probes, link, case, rules)]
    own = [probe for probe in probes if probe.actor_key == case.actor.key]
    if own:
        whose = "the same author probed this page"
        signals.append(_signal(SAME_HAND, whose, own, link, case, rules))
    return signals


def _signal(signal_id: str, what: str, probes: Sequence[Probe], link: Link, case: Case, rules: Ruleset) -> Signal:
    return Signal(
        id=signal_id,
        points=rules.points.signal(signal_id).points,
        reason=f"{what} {_when(probes, case.change)}",
        excerpt=link.raw[:_EXCERPT],
        start=link.start,
        end=link.end,
        revids=tuple(probe.revid for probe in probes),
    )


def _when(probes: Sequence[Probe], change: Change) -> str:
    days = (change.timestamp - max(probe.timestamp for probe in probes)).days
    ago = {0: "less than a day", 1: "a day"}.get(days, f"{days} days")
    named = ", ".join(str(probe.revid) for probe in probes[:_NAMED])
    more = f" and {len(probes) - _NAMED} more" if len(probes) > _NAMED else ""
    return f"{ago} before the link came (revision {named}{more})"
