"""Finds authors, and sites of added links, that stand on the watch or the deny list of `rules/lists.toml`.

Signs: `listed.watched_author`, `listed.denied_author`, `listed.watched_site` and `listed.denied_site`. Whom the allow
list names is never judged, and a site that it names counts as used here by somebody trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.lists import ListName
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signs import sign

_AUTHORS = {ListName.WATCH: "listed.watched_author", ListName.DENY: "listed.denied_author"}
_SITES = {ListName.WATCH: "listed.watched_site", ListName.DENY: "listed.denied_site"}
OF_AUTHORS = tuple(_AUTHORS.values())
SIGNALS = (*OF_AUTHORS, *_SITES.values())


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """The signs that an entry in force at the time of the change applies to its author or to what it links to."""
    return tuple(_signs(case, rules))


def _signs(case: Case, rules: Ruleset) -> Iterator[Signal]:
    at = case.change.timestamp
    entry = rules.lists.author(case.actor.key, at)
    if entry is not None and entry.list in _AUTHORS:
        yield sign(rules, _AUTHORS[entry.list], f"the author is {entry}")
    told = set[ListName]()
    for link, entry in rules.lists.sites(case.added.links, at):
        if entry.list in _SITES and entry.list not in told:
            told.add(entry.list)
            yield sign(rules, _SITES[entry.list], f"{entry.what} is {entry}", link=link)
