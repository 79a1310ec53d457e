"""Finds new pages and user pages that advertise.

Signs at a new page by somebody whose first acts these are: `advert.new_page`, it has a link that is new here;
`advert.little_text`, there is hardly anything beside such links; `advert.title_is_site`, the title is the name of
the site. On the author's own user page a link to a home page is usual: `advert.home_page`, one link, is next to
nothing; `advert.user_page` asks for the shape of an advert: keywords as the words of a link, or a telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wikiwatch.core.evidence import Case, Link, Signal
from wikiwatch.core.names import folded
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.newcomers import (
    bare_title,
    is_about_author,
    is_newcomer,
    new_links,
    words_beside_links,
)
from wikiwatch.detectors.signs import sign

NEW_PAGE = "advert.new_page"
LITTLE_TEXT = "advert.little_text"
TITLE_IS_SITE = "advert.title_is_site"
HOME_PAGE = "advert.home_page"
USER_PAGE = "advert.user_page"
SIGNALS = (NEW_PAGE, LITTLE_TEXT, TITLE_IS_SITE, HOME_PAGE, USER_PAGE)

# Saves before this one. Most people first change what is there; accounts made for an advert begin with it.
FIRST_ACTS = 3
# Characters beside the links: two short sentences, less than any article begins with.
LITTLE = 120
# Letters of a name; shorter names of sites stand in titles by accident.
LEAST_NAME = 5
# Words of a link's text with small first letters. "cheap flights to Springfield" are words to be found by; names
# and titles, which people link on their own pages, have capitals.
KEYWORDS = 3

_SMALL = re.compile(r"\b[^\W\d_A-Z]\w+")
_OWN = re.compile(r"home ?page|web ?site|blog|portfolio|profil|\bmy\b", re.I)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of a page that was made for a link."""
    links = new_links(case)
    if not links or case.past.pace.earlier >= FIRST_ACTS or not is_newcomer(case, rules):
        return ()
    if is_about_author(case):
        return tuple(_on_own_page(case, links, rules))
    return tuple(_on_new_page(case, links, rules)) if case.added.new_page else ()


def _on_new_page(case: Case, links: Sequence[Link], rules: Ruleset) -> Iterator[Signal]:
    first = links[0]
    yield sign(rules, NEW_PAGE, f"one of the author's first acts is a page with a link to {first.domain}", link=first)
    if words_beside_links(case) < LITTLE:
        yield sign(rules, LITTLE_TEXT, "hardly anything stands on this new page beside its links", link=first)
    title = folded(bare_title(case.change.title))
    named = next((link for link in links if _is_named(title, link)), None)
    if named is not None:
        yield sign(rules, TITLE_IS_SITE, "the title of this new page is the name of the site", link=named)


def _is_named(title: str, link: Link) -> bool:
    name = folded(link.domain.partition(".")[0])
    return link.kind == "url" and len(name) >= LEAST_NAME and name in title


def _on_own_page(case: Case, links: Sequence[Link], rules: Ruleset) -> Iterator[Signal]:
    shape = _advertising(links)
    if shape:
        yield sign(rules, USER_PAGE, f"the author's page has the shape of an advert: {shape}", link=links[0])
    else:
        yield sign(rules, HOME_PAGE, "the author's page has a link that is new here", link=links[0])


def _advertising(links: Sequence[Link]) -> str:
    """What about some links is an advert's; "" if nothing is."""
    if any(link.kind == "phone" for link in links):
        return "a telephone number"
    keywords = next((link.anchor for link in links if _are_keywords(link.anchor)), "")
    return f"a link on the words '{keywords[:60]}'" if keywords else ""


def _are_keywords(anchor: str) -> bool:
    return len(_SMALL.findall(anchor)) >= KEYWORDS and not _OWN.search(anchor)
