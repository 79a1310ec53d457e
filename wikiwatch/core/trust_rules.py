"""The rules of trust as the core sees them: `rules/trust.toml`, whose reasons stand there."""

from __future__ import annotations

from dataclasses import dataclass

from wikiwatch.core.model import ActorKind


@dataclass(frozen=True, kw_only=True)
class Family:
    """Signals of one kind: together they never count more than `cap`, and with `holds_only` never for a revert."""

    id: str
    cap: float
    reason: str
    holds_only: bool = False


@dataclass(frozen=True, kw_only=True)
class Band:
    """A range of trust, from `at_least` up to the next band's."""

    id: str
    at_least: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class PartRule:
    """One part of trust: `points` for each unit, never beyond `cap` (same sign as the points).

    `half_life_days` makes the points of a dated event fade; 0 means that they don't. The parts of one family
    together never count more than the family's cap.
    """

    id: str
    family: str
    points: float
    cap: float
    reason: str
    half_life_days: float = 0


@dataclass(frozen=True, kw_only=True)
class ProxyRules:
    """`[proxy]` of `rules/trust.toml`: when a wiki is taken to sit behind a proxy. Shares are per cent."""

    window_days: int
    edits: int  # at least so many by the one address
    days: int  # on at least so many days one of its edits stood
    share_of_addresses: float  # of all edits by addresses
    share_of_edits: float  # of all edits
    inside_edits: int  # the same for an address that nobody on the Internet has
    inside_days: int


@dataclass(frozen=True, kw_only=True)
class NetworkRules:
    """`[network]` of `rules/trust.toml`: what a network is known for, and when that counts against an address."""

    window_days: int
    half_life_days: float
    bad: int  # different bad addresses from which on it counts against the next one
    bad_for_each_good: float
    system_bad: int  # the same for an autonomous system
    system_bad_for_each_good: float
    good_points: float  # for each good address; caps have the sign of the points
    good_cap: float
    bad_points: float
    bad_cap: float
    block_points: float
    block_cap: float


@dataclass(frozen=True, kw_only=True)
class TrustRules:
    """`rules/trust.toml`."""

    bands: tuple[Band, ...]  # lowest first; the first begins at 0
    parts: tuple[PartRule, ...]
    families: tuple[Family, ...]
    survives_after_hours: float
    survived_a_day: int  # at most so many edits of one day count
    survived_a_week: int  # and of seven days that begin on a Thursday, as the weeks since 1970 do
    usually_undone: float  # per cent of the edits that stood: so many reverts cost nobody anything
    removed_within_days: float  # what is taken out later than that has had its time
    exempt_groups: tuple[str, ...]
    exempt_rights: tuple[str, ...]
    exempt_global_groups: tuple[str, ...]
    trusted_groups: tuple[str, ...]
    trusted_rights: tuple[str, ...]
    warning_marks: tuple[str, ...]  # beginnings of names of templates
    ceilings: dict[ActorKind, int]  # the most that a kind of author can have
    trusted_band: str  # from this band on, an author's domains count as used by somebody trusted
    reverter_band: str  # from this band on, an author's revert costs the reverted one trust
    proxy: ProxyRules
    network: NetworkRules

    def band_of(self, score: int) -> str:
        """The id of the band that a score from 0 to 100 falls into."""
        return [band.id for band in self.bands if score >= band.at_least][-1]

    def part(self, part_id: str) -> PartRule:
        """The part rule with this id; KeyError where the rules have none."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    def reaches(self, score: int, band_id: str) -> bool:
        """Whether a score lies in the named band or above it."""
        return any(band.id == band_id and score >= band.at_least for band in self.bands)
