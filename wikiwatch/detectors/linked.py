"""Finds temporary accounts whose address brought others that were unwanted, where the wiki tells addresses.

Whoever loses a temporary account, by its end after 90 days or by a click, has the next one at once. `linked.watched`:
of the authors who edited from its address these days, at least half are flagged, silenced or blocked.
`linked.undone`: an edit of at least half of them was undone or taken down. `linked.brings_link`: besides, the edit
links to a place that is new here. Where most edit in peace, the address is shared, and its newcomers are left alone.

A reason tells numbers only: which accounts are meant is private, and forgotten long before a verdict is.
"""

from __future__ import annotations

from collections.abc import Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

WATCHED, UNDONE, BRINGS_LINK = "linked.watched", "linked.undone", "linked.brings_link"
SIGNALS = (WATCHED, UNDONE, BRINGS_LINK)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of an address from which others came who were unwanted."""
    linked = case.past.linked
    if 2 * linked.watched >= linked.hands > 0:
        what = f"{linked.watched} of {linked.hands} others at the same address are flagged or blocked"
        found = [sign(rules, WATCHED, what)]
    elif 2 * linked.undone >= linked.hands > 0:
        what = f"edits of {linked.undone} of {linked.hands} others at the same address were undone"
        found = [sign(rules, UNDONE, what)]
    else:
        return ()
    known = case.past.trusted_domains | case.past.standing_domains
    link = next((link for link in case.added.links if link.domain not in known), None)
    if link is not None:
        found.append(sign(rules, BRINGS_LINK, "and it links to a place that is new here", link=link))
    return found
