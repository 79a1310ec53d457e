"""Finds spam that user names, titles and edit summaries carry; nothing of it has a place in the text.

Signs: `names.summary_link`, an address in the summary that the edit itself does not add; `names.title_link`, one in
the title of a new, moved or uploaded page; `names.user_link`, the user name is an address; `names.user_is_site` and
`names.user_is_anchor`, the user name is that of the site that the edit links to, or the words of the link;
`names.hidden_characters` and `names.mixed_script`, letters that are not what they look like.

People name their sources in summaries: an address counts there only if its site is new here, and stands neither in
what the edit adds nor on the page. MediaWiki itself writes the beginning of a new page into the summary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiwatch.core.evidence import Case, Link, Signal
from wikiwatch.core.links import links
from wikiwatch.core.names import MOST_SUMMARY, folded, hides_characters, mixed_word
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.urls import clean_host, domain, has_public_suffix
from wikiwatch.detectors.newcomers import bare_title, is_newcomer, is_own_page, is_untrusted, new_links
from wikiwatch.detectors.signs import sign

SUMMARY_LINK = "names.summary_link"
TITLE_LINK = "names.title_link"
USER_LINK = "names.user_link"
USER_IS_SITE = "names.user_is_site"
USER_IS_ANCHOR = "names.user_is_anchor"
HIDDEN_CHARACTERS = "names.hidden_characters"
MIXED_SCRIPT = "names.mixed_script"
SIGNALS = (SUMMARY_LINK, TITLE_LINK, USER_LINK, USER_IS_SITE, USER_IS_ANCHOR, HIDDEN_CHARACTERS, MIXED_SCRIPT)

# Log entries that a name made by the author stands in; others name pages and people that were there before.
NAMING = frozenset({"move", "upload", "newusers"})
# Letters of a name; shorter ones are the same by accident.
LEAST_NAME = 5


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of spam in a name, a title or a summary."""
    if not is_untrusted(case, rules) or not (case.change.is_text or case.change.log_type in NAMING):
        return ()
    return (*_in_summary(case, rules), *_in_title(case, rules), *_in_user(case, rules), *_disguised(case, rules))


def _in_summary(case: Case, rules: Ruleset) -> Iterator[Signal]:
    summary = case.change.comment[:MOST_SUMMARY]
    known = case.past.trusted_domains | case.past.standing_domains | frozenset(case.added.domains)
    link = next((link for link in links(summary) if link.domain not in known and link.domain not in case.before), None)
    if link is not None:
        reason = f"the edit summary holds {_what(link)} that stands nowhere on the page"
        yield sign(rules, SUMMARY_LINK, reason, excerpt=link.raw)


def _in_title(case: Case, rules: Ruleset) -> Iterator[Signal]:
    title = _given_title(case)
    link = next(iter(links(title)), None)
    if link is not None:
        yield sign(rules, TITLE_LINK, f"the title holds {_what(link)}", excerpt=title)


def _given_title(case: Case) -> str:
    """The title that the author gave to the page; "" where it had one."""
    if case.change.log_type == "move":
        return case.change.log_target
    given = case.added.new_page or case.change.log_type == "upload"
    return bare_title(case.change.title) if given and not is_own_page(case) else ""


def _in_user(case: Case, rules: Ruleset) -> Iterator[Signal]:
    user = case.change.user
    if case.actor.kind.is_address or not is_newcomer(case, rules):
        return
    if any(links(user)) or _is_host(user):
        yield sign(rules, USER_LINK, "the user name is an address or a telephone number", excerpt=user)
    name = folded(user)
    if len(name) < LEAST_NAME or is_own_page(case):
        return
    new = new_links(case)
    site = next((link for link in new if link.kind == "url" and name == folded(link.domain.partition(".")[0])), None)
    if site is not None:
        yield sign(rules, USER_IS_SITE, "the user name is the name of the site that is linked to", excerpt=site.raw)
    anchored = next((link for link in new if folded(link.anchor) == name), None)
    if anchored is not None:
        yield sign(rules, USER_IS_ANCHOR, "the user name is the words of the link", excerpt=anchored.anchor)


def _is_host(user: str) -> bool:
    """Whether a name is that of a site; old wikis hid the end of addresses as in 192.0.2.xxx, and .xxx is a domain."""
    host = clean_host(user)
    name = domain(host).partition(".")[0]
    return " " not in user and has_public_suffix(host) and any(map(str.isalpha, name))


def _disguised(case: Case, rules: Ruleset) -> Iterator[Signal]:
    places = {"user name": case.change.user, "title": _given_title(case), "summary": case.change.comment[:MOST_SUMMARY]}
    hidden = next((place for place, text in places.items() if hides_characters(text)), "")
    if hidden:
        yield sign(rules, HIDDEN_CHARACTERS, f"invisible characters stand between letters of the {hidden}")
    word, place = next(((word, place) for place, text in places.items() if (word := mixed_word(text))), ("", ""))
    if word:
        reason = f"a word of the {place} mixes letters of several alphabets that look alike"
        yield sign(rules, MIXED_SCRIPT, reason, excerpt=word)


def _what(link: Link) -> str:
    return {"phone": "a telephone number", "email": "an e-mail address"}.get(link.kind, "an address")
