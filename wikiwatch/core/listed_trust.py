"""What a person wrote in `rules/lists.toml` stands over what an author has earned."""

from __future__ import annotations

from dataclasses import replace

from wikiwatch.core.evidence import Part, Trust
from wikiwatch.core.lists import Entry, ListName
from wikiwatch.core.trust_rules import TrustRules


def bounded(trust: Trust, entry: Entry | None, rules: TrustRules) -> Trust:
    """The trust of an author to whom an entry applies: none on the deny list, a newcomer's on the watch list.

    The part that bounds it is named even where there was nothing to take away.
    """
    if entry is None or entry.list is ListName.ALLOW:
        return trust
    most = 0 if entry.list is ListName.DENY else _newcomers(rules)
    part = Part(name=f"{entry.list} list", points=min(most - trust.score, 0), reason=str(entry))
    score = min(trust.score, most)
    return replace(trust, score=score, band=rules.band_of(score), parts=(*trust.parts, part))


def _newcomers(rules: TrustRules) -> int:
    """The highest trust of the lowest band."""
    return rules.bands[1].at_least - 1 if len(rules.bands) > 1 else 100
