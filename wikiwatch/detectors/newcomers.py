"""What several detectors ask of a change first: whether its author is untrusted, and what in it is new here."""

from __future__ import annotations

from wikiwatch.core.evidence import Case, Link, Passage, Signal
from wikiwatch.core.names import folded
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign


def is_untrusted(case: Case, rules: Ruleset) -> bool:
    """Whether the author is in one of the two lowest bands of trust: a newcomer, or hardly more."""
    return case.trust.band in [band.id for band in rules.trust.bands[:2]]


def is_newcomer(case: Case, rules: Ruleset) -> bool:
    """Whether the author is in the lowest band of trust."""
    return case.trust.band == rules.trust.bands[0].id


def new_links(case: Case) -> list[Link]:
    """The added links to places that nobody trusted has used here, and that have not stood here."""
    known = case.past.trusted_domains | case.past.standing_domains
    return [link for link in case.added.links if link.domain not in known]


def without_namespace(title: str) -> str:
    """A title without its namespace; MediaWiki leaves no space after one, so `Ferry: a history` has none."""
    space, _, rest = title.replace("_", " ").partition(":")
    return rest if space and rest and not rest.startswith(" ") else title.replace("_", " ")


def bare_title(title: str) -> str:
    """A title without its namespace and subpages, as people read it."""
    return without_namespace(title).partition("/")[0].strip()


def sign_at_first(case: Case, rules: Ruleset, signal_id: str, reason: str) -> Signal:
    """A signal at the first added passage; without a place where nothing was added."""
    first = next(iter(case.added.passages), Passage(text="", start=0))
    return sign(rules, signal_id, reason, excerpt=first.text, start=first.start, end=first.end)


def is_about_author(case: Case) -> bool:
    """Whether it is the author's user page or its talk page, or a page of the author's name."""
    return folded(bare_title(case.change.title)) == folded(case.change.user)


def is_own_page(case: Case) -> bool:
    """Whether it is about the author, or a page that nobody else has written on."""
    return case.past.pace.sole_author or is_about_author(case)


def words_beside_links(case: Case) -> int:
    """Characters that an edit added beside its links."""
    return len(case.added.normalised) - sum(len(link.target) for link in case.added.links)
