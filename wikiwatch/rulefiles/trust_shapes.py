"""What may stand in trust.toml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.core.model import ActorKind
from wikiwatch.core.trust_rules import Band, Family, NetworkRules, PartRule, ProxyRules, TrustRules
from wikiwatch.rulefiles.values import (
    Count,
    FileShape,
    Hours,
    Id,
    Names,
    Ref,
    Row,
    Score,
    Shape,
    SignedPoints,
    StateDays,
    WatchDays,
)


class BandRow(Row):
    """`[[band]]` of trust.toml."""

    id: Id
    at_least: Score


class PartRow(Row):
    """`[[part]]` of trust.toml."""

    id: Ref
    family: Ref
    points: SignedPoints
    cap: SignedPoints
    half_life_days: StateDays = 0


class PartFamilyRow(Row):
    """`[[family]]` of trust.toml."""

    id: Id
    cap: SignedPoints


class Ceilings(Shape):
    """`[ceilings]` of trust.toml."""

    account: Score
    temp: Score
    address: Score
    typed: Score


Share = Annotated[float, Field(ge=50, le=100, description="per cent: a number from 50 to 100")]
# One bad address, or one good one, is nothing that a network is known for.
Many = Annotated[int, Field(ge=2, le=100_000, description="a whole number from 2 to 100000")]
Earns = Annotated[float, Field(ge=0, le=100, description="a number from 0 to 100")]
Costs = Annotated[float, Field(ge=-100, le=0, description="a number from -100 to 0")]


class ProxyTable(Shape):
    """`[proxy]` of trust.toml."""

    window_days: WatchDays
    edits: Many
    days: Many
    share_of_addresses: Share
    share_of_edits: Share
    inside_edits: Many
    inside_days: Many


class NetworkTable(Shape):
    """`[network]` of trust.toml."""

    window_days: WatchDays
    half_life_days: Annotated[float, Field(gt=0, le=3650, description="days: a number above 0, at most 3650")]
    bad: Many
    bad_for_each_good: Annotated[float, Field(ge=1, le=1000, description="a number from 1 to 1000")]
    system_bad: Many
    system_bad_for_each_good: Annotated[float, Field(ge=1, le=1000, description="a number from 1 to 1000")]
    good_points: Earns
    good_cap: Earns
    bad_points: Costs
    bad_cap: Costs
    block_points: Costs
    block_cap: Costs


class TrustFile(FileShape):
    """trust.toml."""

    survives_after_hours: Hours
    survived_a_day: Count
    survived_a_week: Count
    usually_undone: Annotated[float, Field(ge=0, le=50, description="per cent: a number from 0 to 50")]
    removed_within_days: WatchDays
    trusted_band: Ref
    reverter_band: Ref
    exempt_groups: Names
    exempt_rights: Names
    exempt_global_groups: Names
    trusted_groups: Names
    trusted_rights: Names
    warning_marks: Names
    ceilings: Annotated[Ceilings, Field(description="a table [ceilings]")]
    proxy: Annotated[ProxyTable, Field(description="a table [proxy]")]
    network: Annotated[NetworkTable, Field(description="a table [network]")]
    band: Annotated[list[BandRow], Field(min_length=1, description="at least one table [[band]]")]
    family: Annotated[list[PartFamilyRow], Field(min_length=1, description="tables [[family]]")]
    part: Annotated[list[PartRow], Field(min_length=1, description="tables [[part]]")]

    def rules(self) -> TrustRules:
        """As the core takes it."""
        return TrustRules(
            bands=tuple(Band(**row.values()) for row in self.band),
            parts=tuple(PartRule(**row.values()) for row in self.part),
            families=tuple(Family(**row.values()) for row in self.family),
            survives_after_hours=self.survives_after_hours,
            survived_a_day=self.survived_a_day,
            survived_a_week=self.survived_a_week,
            usually_undone=self.usually_undone,
            removed_within_days=self.removed_within_days,
            exempt_groups=tuple(self.exempt_groups),
            exempt_rights=tuple(self.exempt_rights),
            exempt_global_groups=tuple(self.exempt_global_groups),
            trusted_groups=tuple(self.trusted_groups),
            trusted_rights=tuple(self.trusted_rights),
            warning_marks=tuple(self.warning_marks),
            # Behind a proxy's address may be anybody: there is nobody whom its edits could make known.
            ceilings={ActorKind.PROXY: 0}
            | {ActorKind(kind): most for kind, most in self.ceilings.model_dump().items()},
            proxy=ProxyRules(**self.proxy.model_dump()),
            network=NetworkRules(**self.network.model_dump()),
            trusted_band=self.trusted_band,
            reverter_band=self.reverter_band,
        )
