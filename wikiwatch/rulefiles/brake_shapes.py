"""What may stand in brakes.toml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.core.brake_rules import BrakeRules, BreakerRules, BudgetRule
from wikiwatch.rulefiles.values import Count, FileShape, Ref, Row, Shape, WatchDays

# At least one: a budget of nothing would be a way to switch the program off that nobody finds; there is `stop`.
AtMost = Annotated[int, Field(ge=1, le=100_000, description="a whole number from 1 to 100000")]
Share = Annotated[float, Field(ge=0, le=1, description="a share: a number from 0 to 1")]


class BreakerTable(Shape):
    """`[breaker]` of brakes.toml."""

    overturned: Count
    latest: Count
    days: WatchDays


class BudgetRow(Row):
    """`[[budget]]` of brakes.toml."""

    id: Ref
    hour: AtMost
    day: AtMost
    hour_share: Share = 0
    day_share: Share = 0

    def budget(self) -> BudgetRule:
        """As the core takes it."""
        return BudgetRule(**{name: value for name, value in self.values().items() if name != "reason"})


class BrakesFile(FileShape):
    """brakes.toml."""

    share_from: AtMost
    breaker: Annotated[BreakerTable, Field(description="a table [breaker]")]
    budget: Annotated[list[BudgetRow], Field(min_length=1, description="tables [[budget]]")]

    def rules(self) -> BrakeRules:
        """As the core takes it."""
        return BrakeRules(
            share_from=self.share_from,
            breaker=BreakerRules(**self.breaker.model_dump()),
            budgets=tuple(row.budget() for row in self.budget),
        )
