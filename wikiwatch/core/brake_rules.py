"""`rules/brakes.toml` as the core sees it: how much is done by itself, and when people have had enough of a rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class BudgetRule:
    """How many actions of one kind may be carried out in any hour and any day; shares are of a day's edits, 0 to 1."""

    id: str
    hour: int
    day: int
    hour_share: float = 0
    day_share: float = 0


@dataclass(frozen=True, kw_only=True)
class BreakerRules:
    """A rule only lists from the moment when `overturned` of the `latest` authors whom people decided about were right.

    Counted are the decisions of the last `days`, each author once.
    """

    overturned: int
    latest: int
    days: int


@dataclass(frozen=True, kw_only=True)
class BrakeRules:
    """`rules/brakes.toml`."""

    share_from: int  # edits a day on the whole wiki, from which on the shares count
    budgets: tuple[BudgetRule, ...]
    breaker: BreakerRules

    def budget(self, budget_id: str) -> BudgetRule:
        """One budget; KeyError where the rules have none."""
        for budget in self.budgets:
            if budget.id == budget_id:
                return budget
        raise KeyError(budget_id)
