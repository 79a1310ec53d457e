"""Who comes back: how much of what is known about a blocked author is found again in a new one.

Each kind of mark that both have is a part, with points (comeback.toml) and a reason in plain words. One part alone
never says that somebody came back, whatever its points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wikiwatch.core.comeback import PARTS, WEAK, Comebacks, Fingerprint, Mark
from wikiwatch.core.ruleset import ComebackRules

# A page that at most so many others edited is nobody's by accident; from there on its points fall with their number.
FEW_EDITORS = 3
# A page that so many edited says nothing: half of all newcomers begin on the main page.
MANY_EDITORS = 20

_LONGEST = 60  # characters of a value that a reason shows

_REASONS = {
    "string": "the random string is the same",
    "contact": "it gives the same telephone number or e-mail address",
    "domain": "it leads to the same site, which nobody trusted uses here",
    "landing": "the links lead to pages of the same shape",
    "name": "the names are formed alike",
    "site_name": "the name is a site or string that they brought",
    "page": "it is on the same page or its talk page",
    "summary": "the edit summary is the same",
    "name_shape": "the names have letters and figures alike",
    "network": "it comes from the same network",
    "hours": "it comes at their time of the day (UTC)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part that a new author shares with a blocked one."""

    id: str
    points: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A blocked author and all parts that a new one shares with them, in the order of PARTS."""

    other: Fingerprint
    parts: tuple[Part, ...]

    @property
    def points(self) -> float:
        """The sum of the parts."""
        return sum(part.points for part in self.parts)

    def reaches(self, least: float) -> bool:
        """Whether the parts are of two kinds at least, one of them not weak, and add up to so many points."""
        kinds = {PARTS[part.id] for part in self.parts}
        strong = any(part.id not in WEAK for part in self.parts)
        return len(kinds) > 1 and strong and self.points >= least


def match(own: frozenset[Mark], other: Fingerprint, rules: ComebackRules) -> Match:
    """All parts that a new author shares with a blocked one.

    A part counts once, however often it is found, and of those of one kind only the one with most points: the pages
    of one site are alike anyway.
    """
    shared: dict[str, list[str]] = {}
    for mark in sorted(own & other.marks):
        shared.setdefault(mark.part, []).append(mark.value)
    found = [_part(part, shared[part], other, rules) for part in PARTS if part in shared]
    most: dict[str, Part] = {}
    for part in found:
        most[PARTS[part.id]] = max(most.get(PARTS[part.id], part), part, key=lambda one: one.points)
    counted = (part if most[PARTS[part.id]] is part else replace(part, points=0) for part in found if part.points > 0)
    return Match(other=other, parts=tuple(counted))


def closest(found: Comebacks, rules: ComebackRules, least: float) -> Match | None:
    """The blocked author whom a new one is most like, if the parts agree and reach so many points."""
    matches = [match(found.own, other, rules) for other in found.others]
    enough = [one for one in matches if one.reaches(least)]
    return max(enough, key=lambda one: (one.points, one.other.blocked, one.other.actor_key), default=None)


def described(found: Match) -> str:
    """A match in plain words: whom it is like, and each part with its points."""
    parts = "; ".join(f"{part.reason} ({part.points:g})" for part in found.parts)
    return f"like {found.other.user[:_LONGEST]}, blocked on {found.other.blocked:%Y-%m-%d}: {parts}"


def _part(part: str, values: list[str], other: Fingerprint, rules: ComebackRules) -> Part:
    points = rules.points(part)
    if part == "page":
        few = min(values, key=lambda value: other.editors.get(value, 0))
        values, points = [few], round(points * rarity(other.editors.get(few, 0)), 1)
    return Part(id=part, points=points, reason=f"{_REASONS[part]}, {values[0][:_LONGEST]}")


def rarity(editors: int) -> float:
    """How much it says that two hands met on a page which so many others have edited: from 1 to 0."""
    return FEW_EDITORS / max(FEW_EDITORS, editors) if editors < MANY_EDITORS else 0.0
