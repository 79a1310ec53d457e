"""Finds a link that comes where, or from whom, random letters came before.

Bots write random letters, come back to see whether they still stand, and only then bring their links, often from
another address. A link by somebody untrusted is judged with the probes of the weeks before it:

- `return.probed_page`: somebody left letters on this page in the last days; `return.old_probe` where that was
  weeks ago, `return.mashed_page` where many did so;
- `return.same_hand`: this page, and the same author (for IPv6, the same /64, or a /48 whose own record is bad);
- `return.own_probe`: the same author, on another page;
- `return.same_string`: letters that somebody else left are in this edit again;
- `return.same_network`: a neighbour left letters on another page. Neighbours are other people: a weak sign.

The work grows with the probes of the watch period that have anything in common with the edit, of which the store
gives 200 at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from wikiwatch.core.evidence import Case, Link, Probe, Signal
from wikiwatch.core.model import ActorKind, Change
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

PROBED_PAGE = "return.probed_page"
OLD_PROBE = "return.old_probe"
MASHED_PAGE = "return.mashed_page"
SAME_HAND = "return.same_hand"
OWN_PROBE = "return.own_probe"
SAME_STRING = "return.same_string"
SAME_NETWORK = "return.same_network"
SIGNALS = (PROBED_PAGE, OLD_PROBE, MASHED_PAGE, SAME_HAND, OWN_PROBE, SAME_STRING, SAME_NETWORK)

# So many hands that left letters on one page within the watch period are children at keyboards rather than one
# bot: that a link comes there, too, says little. On a page of a large wiki ten did so in a month, on one whose
# probes were a bot's never more than two.
MANY_HANDS = 3
# Bots that come back do so within days. On a busy page where people mash the keyboard, all eight good links of
# newcomers that came within a month of such an edit came a week or more after it.
FRESH = timedelta(days=7)
_NAMED = 5  # revisions that a reason names; all are in the signal's `revids`


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a return, for an edit whose link goes to a place that is new here.

    A site that somebody trusted has used, or that others brought and that has stood, is not what a probe prepares.
    """
    known = case.past.trusted_domains | case.past.standing_domains
    link = next((link for link in case.added.links if not {link.domain, link.via} <= known | {""}), None)
    if link is None or not case.past.probes:
        return ()
    return [
        sign(
            rules,
            name,
            f"{what} {_when(probes, case.change)}",
            link=link,
            revids=tuple(probe.revid for probe in probes),
        )
        for name, what, probes in _found(case, link)
        if probes
    ]


def _found(case: Case, link: Link) -> Iterator[tuple[str, str, Sequence[Probe]]]:
    probes, page = case.past.probes, case.change.page_id
    here = [probe for probe in probes if probe.page_id == page]
    own = [probe for probe in probes if probe.actor_key in case.hands]
    if len({probe.actor_key for probe in here}) >= MANY_HANDS:
        yield MASHED_PAGE, "many have left random letters on this page, the last", here
    else:
        fresh = any(case.change.timestamp - probe.timestamp < FRESH for probe in here)
        yield PROBED_PAGE if fresh else OLD_PROBE, "this page was probed with random letters", here
    yield SAME_HAND, "the same author probed this page", [probe for probe in own if probe in here]
    if case.actor.kind is not ActorKind.TYPED:  # on another page, the same name is another person's as well
        yield OWN_PROBE, "the same author left random letters elsewhere", [probe for probe in own if probe not in here]
    others = [probe for probe in probes if probe not in own]
    yield SAME_STRING, "letters that somebody left are in this edit", [p for p in others if _again(p, case)]
    if case.actor.network:
        near = [probe for probe in others if probe.network == case.actor.network and probe not in here]
        yield SAME_NETWORK, "random letters came from this network", near


def _again(probe: Probe, case: Case) -> bool:
    """Whether a string of a probe is among what the edit adds."""
    text = case.added.text.casefold()
    strings = [string for strings in probe.strings for string in strings.casefold().split(", ")]
    return any(string != "…" and string in text for string in strings)


def _when(probes: Sequence[Probe], change: Change) -> str:
    days = (change.timestamp - max(probe.timestamp for probe in probes)).days
    ago = {0: "less than a day", 1: "a day"}.get(days, f"{days} days")
    named = ", ".join(str(probe.revid) for probe in probes[:_NAMED])
    more = f" and {len(probes) - _NAMED} more" if len(probes) > _NAMED else ""
    return f"{ago} before the link came (revision {named}{more})"
