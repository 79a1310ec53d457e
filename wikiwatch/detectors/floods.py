"""Finds an untrusted author whose saves come faster than a person's, or who brings links to page after page.

Signs: `flood.pages`, so many different pages within minutes that nobody can have read them; `flood.links`, links
that are new here on several pages within an hour. Newcomers save one page many times while they learn, and bring
their collected work as new pages at once: so pages are counted, never saves, and only an edit of a page that was
there before is a sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import is_untrusted, new_links
from wikiwatch.detectors.signs import sign

PAGES = "flood.pages"
LINKS = "flood.links"
SIGNALS = (PAGES, LINKS)

# Different pages. Ten in ten minutes leave a minute for each: to open, to read, to edit and to save it.
PAGES_SOON = 10
# Thirty in an hour: the same, kept up longer at half the pace.
PAGES_HOUR = 30
# Pages with a link in an hour, this one included. Adding one source to a third page is already serial work.
LINKED_PAGES = 3
HOUR = timedelta(hours=1)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a flood."""
    if not case.change.is_text or case.added.new_page or not is_untrusted(case, rules):
        return ()
    return tuple(_signs(case, rules))


def _signs(case: Case, rules: Ruleset) -> Iterator[Signal]:
    pace = case.past.pace
    if pace.pages_soon >= PAGES_SOON or pace.pages_hour >= PAGES_HOUR:
        reason = f"the author saved {pace.pages_soon} different pages in ten minutes, {pace.pages_hour} in an hour"
        yield sign(rules, PAGES, reason)
    links = new_links(case)
    if not links:
        return
    recent = [one for one in case.past.insertions if case.change.timestamp - one.timestamp <= HOUR]
    pages = {one.page_id for one in recent} | {case.change.page_id}
    if len(pages) >= LINKED_PAGES:
        reason = f"the author brought links to {len(pages)} different pages within an hour"
        yield sign(rules, LINKS, reason, link=links[0], revids=tuple(one.revid for one in recent))
