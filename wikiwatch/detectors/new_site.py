"""Finds links to places that this wiki has never seen, or has seen and not wanted.

`new_site`: a newcomer's edit links only to places that nobody has brought here before. Those who come for the
page often cite a place that the wiki knows as well; an edit with such a link gives no sign.
`new_site.first_edit`: besides, no edit of the author has stood yet. `bad_site`: others brought a place before,
and people undid it or it was taken down here, and hardly ever did it stand. `bad_site.many`: several did. Such
places are no sign where an edit brings more welcome ones, for then it restores a passage or a list; nor by
authors whose own reverts count, who decide for themselves.

E-mail addresses are nobody's place: each is new. The work grows with the domains of one edit, of which the store
gives 50 at most, and with the size of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wikiwatch.core.evidence import Case, Link, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import SiteHistory
from wikiwatch.detectors.signs import sign

NEW, FIRST_EDIT = "new_site", "new_site.first_edit"
BAD, MANY = "bad_site", "bad_site.many"
SIGNALS = (NEW, FIRST_EDIT, BAD, MANY)

# Until a wiki is known to have so many places, nearly each one that anybody brings is the first of its name, by
# whoever it comes: the first days of a watch, or of a wiki.
_PLACES = 50
# For each insertion that stood, so many undone ones are needed: spam that nobody noticed stands too, and a place
# that one in four times was welcome is somebody's source.
_UNDONE_FOR_ONE_STOOD = 3
_NAMED = 5  # revisions that a reason names; all are in the signal's `revids`


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of an edit that brings new or unwanted places, but for those that somebody trusted has used."""
    return (*_new(case, rules), *_bad(case, rules))


def _new(case: Case, rules: Ruleset) -> Sequence[Signal]:
    links = [link for link in case.added.links if link.kind != "email"]
    known = case.past.trusted_domains | case.past.standing_domains
    if case.trust.band != rules.trust.bands[0].id or case.past.sites.known < _PLACES or not links:
        return ()
    unseen = {history.domain for history in case.past.sites.histories if not history.seen}
    new = next((link for link in links if link.domain in unseen), None)
    if new is None or any(link.domain in known for link in links) or _on_page(new, case):
        return ()
    found = [sign(rules, NEW, "nobody has brought this place to this wiki before", link=new)]
    if not case.past.record.stood:
        found.append(sign(rules, FIRST_EDIT, "and no edit of the author has stood yet", link=new))
    return found


def _on_page(link: Link, case: Case) -> bool:
    """Whether the page named the place already: not all pages are read before the watch begins."""
    return link.domain in case.before.casefold()


def _bad(case: Case, rules: Ruleset) -> Sequence[Signal]:
    if rules.trust.reaches(case.trust.score, rules.trust.reverter_band):
        return ()
    unwanted = [history for history in case.past.sites.histories if _is_bad(history)]
    if not unwanted or len(unwanted) < _welcome(case, {history.domain for history in unwanted}):
        return ()
    worst = max(unwanted, key=lambda history: (history.undone_hands, len(history.undone)))
    link = next(link for link in case.added.links if worst.domain in (link.domain, link.via))
    named = ", ".join(map(str, worst.undone[:_NAMED]))
    more = f" and {len(worst.undone) - _NAMED} more" if len(worst.undone) > _NAMED else ""
    reason = f"others brought this place before, and it was undone (revision {named}{more})"
    found = [sign(rules, BAD, reason, link=link, revids=worst.undone)]
    if worst.undone_hands > 1:
        found.append(sign(rules, MANY, f"{worst.undone_hands} different authors did", link=link, revids=worst.undone))
    return found


def _welcome(case: Case, unwanted: Collection[str]) -> int:
    """How many of the edit's other places somebody trusted has used, or have stood."""
    known = case.past.trusted_domains | case.past.standing_domains
    return sum(domain in known and domain not in unwanted for domain in case.added.domains)


def _is_bad(history: SiteHistory) -> bool:
    return len(history.undone) > 0 and len(history.undone) >= _UNDONE_FOR_ONE_STOOD * history.stood
