"""Finds an author who adds nearly the same text with a link again and again.

Three signs. `repeat_links`: as many of the author's latest insertions are as alike to this one as
repeat_links.toml says for the author's trust. `repeat_links.trusted_site`: the same, but all links of this
edit go where somebody trusted has linked to before, or to sites that others brought and that have stood; often
the head of a file, a form or a licence note. `repeat_links.flood`: so many near-identical insertions carry a
web site, number or address that is new to this wiki.

The work is bounded: at most `_MOST_COMPARED` comparisons, each bit-parallel and of texts that `similarity`
caps, so neither the length of an edit nor that of an author's history matters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from wikiwatch.core.evidence import Case, Insertion, Signal
from wikiwatch.core.likeness import likeness
from wikiwatch.core.normalise import fold
from wikiwatch.core.ruleset import RepeatStep, Ruleset
from wikiwatch.detectors.signs import sign

REPEAT = "repeat_links"
TRUSTED_SITE = "repeat_links.trusted_site"
FLOOD = "repeat_links.flood"
SIGNALS = (REPEAT, TRUSTED_SITE, FLOOD)

# Bare sources and link lists ("see also", "official site") are much alike whoever adds them. Where there are
# fewer characters than a short sentence has beside the links, likeness counts only if the links go to one
# place that is new here, and make a flood only if they go to the very same page: bare references to many pages
# of one site are a list of sources.
_LEAST_WORDS = 25

_MOST_COMPARED = 100  # twice the highest flood count that the rules can ask for: beyond doubt


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs of repetition in an edit that adds an external link, telephone number or e-mail address."""
    if not case.added.links:
        return ()
    step = rules.repeat_links.step(case.trust.band)
    untrusted = _untrusted(case)
    return (*_repeated(case, step, untrusted, rules), *_flood(case, step, untrusted, rules))


def _untrusted(case: Case) -> frozenset[str]:
    """The sites and contacts that are new here; an e-mail address beside sites that are known is the head of a file."""
    known = case.past.trusted_domains | case.past.standing_domains
    new = frozenset(case.added.domains) - known
    mails = {link.domain for link in case.added.links if link.kind == "email"}
    beside_known = any(link.kind == "url" and link.domain in known for link in case.added.links)
    return frozenset() if beside_known and new <= mails else new


def _repeated(case: Case, step: RepeatStep, untrusted: Collection[str], rules: Ruleset) -> Iterator[Signal]:
    latest = case.past.insertions[: rules.repeat_links.latest]
    comparable = latest if _has_words(case) else _sharing(untrusted, latest)
    alike = _alike(case, comparable, step)
    if len(alike) >= step.count:
        reason = (
            f"{len(alike)} of the author's last {len(latest)} insertions"
            f" are at least {step.similarity:g} % like this one"
        )
        yield _sign(REPEAT if untrusted else TRUSTED_SITE, reason, case, alike, rules)


def _flood(case: Case, step: RepeatStep, untrusted: Collection[str], rules: Ruleset) -> Iterator[Signal]:
    comparable = _sharing(untrusted, case.past.same_domain)[:_MOST_COMPARED]
    if not _has_words(case):
        comparable = _to_the_same(case, untrusted, comparable)
    alike = _alike(case, comparable, step)
    copies = len(alike) + 1
    if alike and copies >= rules.repeat_links.flood_count:
        reason = f"{copies} nearly identical insertions of a link that is new here"
        yield _sign(FLOOD, reason, case, alike, rules)


def _has_words(case: Case) -> bool:
    in_links = sum(len(link.target) for link in case.added.links)
    return len(case.added.normalised) - in_links >= _LEAST_WORDS


def _sharing(domains: Collection[str], earlier: Sequence[Insertion]) -> list[Insertion]:
    return [one for one in earlier if any(domain in domains for domain in one.domains)]


def _to_the_same(case: Case, domains: Collection[str], earlier: Sequence[Insertion]) -> list[Insertion]:
    """Those that have one of this edit's links into these domains, whole, among their words."""
    targets = [f" {fold(link.target)} " for link in case.added.links if link.domain in domains]
    return [one for one in earlier if any(target in f" {one.normalised} " for target in targets)]


def _alike(case: Case, earlier: Sequence[Insertion], step: RepeatStep) -> list[Insertion]:
    least = step.similarity
    return [one for one in earlier if likeness(case.added.normalised, one.normalised, least) >= least]


def _sign(signal_id: str, reason: str, case: Case, alike: Sequence[Insertion], rules: Ruleset) -> Signal:
    return sign(rules, signal_id, reason, link=case.added.links[0], revids=tuple(one.revid for one in alike))
