"""Finds a link that comes to a page where somebody left random letters before.

Bots write random letters, come back to see whether they still stand, and only then bring their links. Two
signs: `return.probed_page`, whoever brings the link; `return.same_hand`, if the letters came from the same
author or, for an address, from the same network (/24 or /48). The work grows with the probes of one page
within the watch period, of which `_MOST_PROBES` are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.model import Case, Change, Link, Probe, Signal
from wikiwatch.core.ruleset import Ruleset

PROBED_PAGE = "return.probed_page"
SAME_HAND = "return.same_hand"

_MOST_PROBES = 1_000  # a page with more within a month would be protected long since
_NAMED = 5  # revisions that a reason names; all are in the signal's `revids`
_EXCERPT = 100  # characters: enough to recognise a link


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a return, for an edit whose link goes to a place that is new here.

    A site that somebody trusted has used, or that others brought and that has stood, is not what a probe prepares.
    """
    known = case.past.trusted_domains | case.past.standing_domains
    link = next((link for link in case.added.links if link.domain not in known), None)
    probes = case.past.page_probes[:_MOST_PROBES]
    if link is None or not probes:
        return ()
    signals = [_signal(PROBED_PAGE, "this page was probed with random letters", probes, link, case, rules)]
    own = [probe for probe in probes if _same_hand(case, probe)]
    if own:
        whose = "the same author or network probed this page"
        signals.append(_signal(SAME_HAND, whose, own, link, case, rules))
    return signals


def _same_hand(case: Case, probe: Probe) -> bool:
    network = case.actor.network
    return probe.actor_key == case.actor.key or (network is not None and probe.network == network)


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
