"""Finds links and authors that the wiki's own SpamBlacklist or AbuseFilter refused lately.

What comes after a refusal is often the same advert, reworded until it passes. `refused.site`: SpamBlacklist named
a place of this edit in the last weeks: a person of this wiki put it on that list. `refused.filtered_site`: a
filter stopped an edit that would have brought it. `refused.author`: an edit of the author was refused within the
last day, and now a link comes. Places that somebody trusted has used, or that have stood, count for nothing:
a list may name one page of a large site, and a filter may stop an edit for another reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from wikiwatch.core.evidence import Case, Link, Signal
from wikiwatch.core.model import key_of
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import Refusal
from wikiwatch.detectors.signs import sign

SITE, FILTERED_SITE, AUTHOR = "refused.site", "refused.filtered_site", "refused.author"
SIGNALS = (SITE, FILTERED_SITE, AUTHOR)

# Whoever tries again until it passes does so within one visit; later, it may be another visit for another purpose.
_ONE_VISIT = timedelta(days=1)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a refusal before an edit whose link goes to a place that is new here."""
    refusals = case.past.sites.refusals
    known = case.past.trusted_domains | case.past.standing_domains
    links = [link for link in case.added.links if link.domain not in known]
    if not links or not refusals:
        return ()
    found: list[Signal] = []
    for signal_id, log, who in (
        (SITE, "spamblacklist", "SpamBlacklist"),
        (FILTERED_SITE, "abusefilter", "AbuseFilter"),
    ):
        refused = next((pair for pair in _meetings(links, refusals) if pair[1].log == log), None)
        if refused is not None:
            link, refusal = refused
            when = _when(refusal.at, case.change.timestamp)
            found.append(sign(rules, signal_id, f"{who} refused a link to this place {when}", link=link))
    own = [one for one in refusals if _is_own(one, case)]
    if own:
        reason = f"an edit of the same author was refused {_when(own[0].at, case.change.timestamp)}"
        found.append(sign(rules, AUTHOR, reason, link=links[0]))
    return found


def _meetings(links: Sequence[Link], refusals: Sequence[Refusal]) -> Sequence[tuple[Link, Refusal]]:
    """Refusals, newest first, each with the first link to a place that it is about."""
    first = {link.domain: link for link in reversed(links)}
    return [(first[domain], refusal) for refusal in refusals for domain in refusal.domains if domain in first]


def _is_own(refusal: Refusal, case: Case) -> bool:
    return key_of(refusal.user) in case.hands and case.change.timestamp - refusal.at <= _ONE_VISIT


def _when(then: datetime, now: datetime) -> str:
    days = (now - then).days
    return {0: "less than a day before", 1: "a day before"}.get(days, f"{days} days before")
