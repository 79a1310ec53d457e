"""Decoy pages: listed pages that no reader meets, where what a silenced author adds stays, and tells where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from wikiwatch.core.evidence import Case
from wikiwatch.core.model import AccountState

# In place of a policy row, of edits that stay for this reason; `rulefiles.checks` keeps the name free.
DECOY_ROW = "decoy"
# MediaWiki's word for pages that search engines are to leave out; it is understood in all languages.
NOINDEX = "__NOINDEX__"
# How the wiki was found to be holds so long: a look each day, and one more where the wiki did not answer.
FOUND_LASTS = timedelta(days=2)
# MediaWiki's numbers: what people say about themselves and to one another, and what the wiki says itself.
_USER, _MEDIAWIKI = 2, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PageListing:
    """How search engines and readers come to a page, as the wiki tells it."""

    page_id: int
    title: str
    namespace: int
    content: bool  # its namespace is for readers: MediaWiki ignores __NOINDEX__ there, unless it is set otherwise
    noindex: bool  # the page says __NOINDEX__, wherever it stands
    first: bool  # its text begins with it, so that nothing can be written before it
    main_page: bool = False
    redirect: bool = False


def unfit(page: PageListing | None) -> str:
    """Why a page can be no decoy; "" if it can."""
    if page is None:
        return "there is no such page"
    if page.main_page or page.content:
        return "readers come to this page: a decoy lies in a namespace that is not for readers"
    if page.namespace % 2 or page.namespace in (_USER, _MEDIAWIKI) or page.namespace < 0:
        return "people talk to one another there, or the wiki is set there"
    if page.redirect:
        return "it leads to another page"
    if not (page.noindex and page.first):
        return f"search engines may list it: its text has to begin with {NOINDEX}"
    return ""


def misplaced(title: str) -> str:
    """Why a title can't be that of a decoy on any wiki, as far as the title tells; "" if it can."""
    namespace, colon, rest = title.partition(":")
    name = namespace.strip().replace("_", " ").casefold()
    if not colon or not name or not rest.strip():
        return "a page in the main namespace"
    if name in ("user", "talk", "mediawiki", "special", "media") or name.endswith(" talk"):
        return f'a page of the namespace "{name}"'
    return ""


def stays(case: Case) -> bool:
    """Whether an edit is left where it is, because it only adds to a decoy page and its author is silenced.

    Only what adds stays: nothing that somebody else wrote goes, and __NOINDEX__ still stands first.
    """
    added = case.added
    return (
        case.past.decoy
        and case.past.state is AccountState.SILENCED
        and case.change.is_text
        and not (added.capped or added.unread)
        and not added.removed_chars
        and case.before.startswith(NOINDEX)
        and all(passage.start >= len(NOINDEX) for passage in added.passages)
    )


def evidence(case: Case) -> Sequence[str]:
    """The places of a change but for those that are welcome: that trusted people use, that stood, that are allowed.

    Else a spammer could have a good site suspected by writing it on a decoy page.
    """
    if case.past.softly_allowed:
        return ()
    stood = {history.domain for history in case.past.sites.histories if history.stood}
    welcome = case.past.trusted_domains | case.past.standing_domains | stood
    return tuple(domain for domain in case.added.domains if domain not in welcome)
