"""What may stand in review.toml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.core.promotion_rules import PromotionRules
from wikiwatch.core.review_rules import (
    AutonomyRules,
    DecisionClass,
    DecisionRule,
    ReviewRules,
    ReviewStep,
    SoftAllowRules,
    Unanswered,
)
from wikiwatch.rulefiles.values import Count, FileShape, Hours, Ref, Row, Shape, YesNo

Score = Annotated[float, Field(gt=0, le=1000, description="a number above 0, at most 1000")]
Days = Annotated[int, Field(ge=0, le=365, description="days: a whole number from 0 to 365")]
# One further attempt is always forgiven: nobody is silenced for one honest mistake, whatever the numbers say.
Few = Annotated[int, Field(ge=1, le=1000, description="a whole number from 1 to 1000")]
# Under twenty cases, a class that is wrong one time in ten would become automatic more often than not.
Cases = Annotated[int, Field(ge=20, le=10_000, description="a whole number from 20 to 10000")]


class StepRow(Row):
    """`[[step]]` of review.toml."""

    band: Ref
    few: Few
    extreme_count: Count
    bad_score: Score
    extreme_score: Score
    often: Count
    extreme_often: Count

    def step(self) -> ReviewStep:
        """As the core takes it."""
        return ReviewStep(**{name: value for name, value in self.values().items() if name != "reason"})


class DecisionRow(Row):
    """`[[decision]]` of review.toml."""

    id: Annotated[DecisionClass, Field(strict=False, description=f"one of: {', '.join(DecisionClass)}")]
    may_become_automatic: YesNo
    unanswered: Annotated[Unanswered, Field(strict=False, description=f"one of: {', '.join(Unanswered)}")]
    cycles: Count

    def rule(self) -> DecisionRule:
        """As the core takes it."""
        return DecisionRule(**{name: value for name, value in self.values().items() if name != "reason"})


class AutonomyTable(Shape):
    """`[autonomy]` of review.toml."""

    last_without_overturn: Cases
    of_the_last: Cases
    most_overturned: Annotated[float, Field(gt=0, le=0.1, description="a share above 0, at most 0.1 (one in ten)")]


class SoftAllowTable(Shape):
    """`[soft_allow]` of review.toml."""

    author_days: Days
    domain_days: Days
    not_for: Annotated[list[Ref], Field(max_length=100, description="a list of ids of rows of policy.toml")]


class PromotionTable(Shape):
    """`[promotion]` of review.toml. The floors hold whatever anybody writes: below them, luck is enough."""

    hits: Annotated[int, Field(ge=10, le=1000, description="a whole number from 10 to 1000")]
    authors: Annotated[int, Field(ge=3, le=1000, description="a whole number from 3 to 1000")]
    # One good newcomer costs more than ten adverts: ten right ones for each wrong one are 91 of 100.
    precision: Annotated[float, Field(ge=91, le=100, description="per cent: a number from 91 to 100")]
    revert_hits: Annotated[int, Field(ge=20, le=1000, description="a whole number from 20 to 1000")]
    revert_authors: Annotated[int, Field(ge=5, le=1000, description="a whole number from 5 to 1000")]
    revert_precision: Annotated[float, Field(ge=95, le=100, description="per cent: a number from 95 to 100")]
    of_the_latest: Annotated[int, Field(ge=10, le=10_000, description="a whole number from 10 to 10000")]
    most_unreviewed: Annotated[float, Field(ge=0, le=50, description="per cent: a number from 0 to 50")]


class ReviewFile(FileShape):
    """review.toml."""

    every_hours: Annotated[float, Field(ge=0.5, le=168, description="hours: a number from 0.5 to 168 (a week)")]
    quiet_hours: Hours
    bad_at: Score
    saves_at_once: Count
    step: Annotated[list[StepRow], Field(min_length=1, description="tables [[step]]")]
    decision: Annotated[list[DecisionRow], Field(min_length=1, description="tables [[decision]]")]
    autonomy: Annotated[AutonomyTable, Field(description="a table [autonomy]")]
    soft_allow: Annotated[SoftAllowTable, Field(description="a table [soft_allow]")]
    promotion: Annotated[PromotionTable, Field(description="a table [promotion]")]

    def rules(self) -> ReviewRules:
        """As the core takes it."""
        allowing = self.soft_allow
        return ReviewRules(
            every_hours=self.every_hours,
            quiet_hours=self.quiet_hours,
            bad_at=self.bad_at,
            saves_at_once=self.saves_at_once,
            steps=tuple(row.step() for row in self.step),
            decisions=tuple(row.rule() for row in self.decision),
            autonomy=AutonomyRules(**self.autonomy.model_dump()),
            soft_allow=SoftAllowRules(
                author_days=allowing.author_days, domain_days=allowing.domain_days, not_for=tuple(allowing.not_for)
            ),
            promotion=PromotionRules(**self.promotion.model_dump()),
        )
