"""What may stand in each rule file: one class a file, with the way to the core's own rules.

References between tables and files are looked at in `checks`, because they need all files at once.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.core.model import AccountState, ActorKind
from wikiwatch.core.ruleset import BlockRules, PointRules, PolicyRow, PolicyRules, SignalRule, TextRules
from wikiwatch.core.trust_rules import Family
from wikiwatch.rulefiles.detector_shapes import (
    CampaignsFile,
    ComebackFile,
    LearnedFile,
    PhrasesFile,
    RandomTextFile,
    RepeatLinksFile,
)
from wikiwatch.rulefiles.list_shapes import ListsFile
from wikiwatch.rulefiles.trust_shapes import TrustFile
from wikiwatch.rulefiles.values import (
    Choice,
    Condition,
    Expiry,
    FileShape,
    Hours,
    Id,
    NewState,
    PageText,
    Points,
    Ref,
    Refs,
    Row,
    Shape,
    StateDays,
    States,
    Summary,
    YesNo,
)


class SignalRow(Row):
    """`[[signal]]` of points.toml."""

    id: Ref
    points: Points
    family: Ref


class FamilyRow(Row):
    """`[[family]]` of points.toml."""

    id: Id
    cap: Points
    holds_only: YesNo = False


class PointsFile(FileShape):
    """points.toml."""

    signal: Annotated[list[SignalRow], Field(min_length=1, description="tables [[signal]]")]
    family: Annotated[list[FamilyRow], Field(min_length=1, description="tables [[family]]")]

    def rules(self) -> PointRules:
        """As the core takes it."""
        return PointRules(
            signals=tuple(SignalRule(**row.values()) for row in self.signal),
            families=tuple(Family(**row.values()) for row in self.family),
        )


class RuleRow(Row):
    """`[[row]]` of policy.toml."""

    id: Id
    outcome: Choice
    states: States = Field(default_factory=list)
    signals: Refs = Field(default_factory=list)
    bands: Refs = Field(default_factory=list)
    score_at_least: Annotated[float, Field(ge=0, le=1000, description="a number from 0 to 1000")] = 0
    adds_link: Condition = None
    account: NewState = None
    hold_earlier: YesNo = False
    block: YesNo = False

    def row(self) -> PolicyRow:
        """As the core takes it."""
        return PolicyRow(
            id=self.id,
            outcome=self.outcome,
            reason=self.reason,
            states=tuple(self.states),
            signals=tuple(self.signals),
            bands=tuple(self.bands),
            score_at_least=self.score_at_least,
            adds_link=self.adds_link,
            account=None if self.account is None else AccountState(self.account),
            hold_earlier=self.hold_earlier,
            block=self.block,
        )


class StateDaysTable(Shape):
    """`[state_days]` of policy.toml."""

    account: StateDays
    temp: StateDays
    address: StateDays
    typed: StateDays


class BlockTable(Shape):
    """`[block]` of policy.toml."""

    after_days: Annotated[
        list[Annotated[float, Field(ge=0, le=365)]],
        Field(min_length=2, max_length=2, description="two numbers of days from 0 to 365, such as [7, 14]"),
    ]
    account_expiry: Expiry
    address_expiry: Expiry
    autoblock: YesNo
    stop_account_creation: YesNo
    talk_page: YesNo
    email: YesNo


class PolicyFile(FileShape):
    """policy.toml."""

    stale_after_hours: Hours
    observed_plan_hours: Hours
    downs_a_day: Annotated[int, Field(ge=1, le=100, description="a whole number from 1 to 100")]
    autonomous: Annotated[
        list[Annotated[str, Field(pattern=r"^block$")]],
        Field(description='a list that may name "block" (holds and reverts need no yes)'),
    ]
    state_days: Annotated[StateDaysTable, Field(description="a table [state_days]")]
    block: Annotated[BlockTable, Field(description="a table [block]")]
    row: Annotated[list[RuleRow], Field(min_length=1, description="at least one table [[row]]")]

    def rules(self) -> PolicyRules:
        """As the core takes it."""
        first, last = self.block.after_days
        return PolicyRules(
            rows=tuple(row.row() for row in self.row),
            stale_after_hours=self.stale_after_hours,
            observed_plan_hours=self.observed_plan_hours,
            downs_a_day=self.downs_a_day,
            state_days={ActorKind(kind): days for kind, days in self.state_days.model_dump().items()},
            autonomous=tuple(self.autonomous),
            block=BlockRules(**{**self.block.model_dump(), "after_days": (first, last)}),
        )


class TextsFile(FileShape):
    """texts.toml."""

    revert_summary: Summary
    hold_summary: Summary
    release_summary: Summary
    log_summary: Summary
    block_reason: Summary
    hold_notice: PageText
    deletion_request: PageText

    def rules(self) -> TextRules:
        """As the core takes it; page texts without the blank ends that MediaWiki cuts off when saving."""
        return TextRules(**{name: text.strip() for name, text in self.model_dump().items()})


SHAPES: dict[str, type[FileShape]] = {
    "trust.toml": TrustFile,
    "random_text.toml": RandomTextFile,
    "repeat_links.toml": RepeatLinksFile,
    "campaigns.toml": CampaignsFile,
    "comeback.toml": ComebackFile,
    "learned.toml": LearnedFile,
    "phrases.toml": PhrasesFile,
    "points.toml": PointsFile,
    "policy.toml": PolicyFile,
    "texts.toml": TextsFile,
    "lists.toml": ListsFile,
}
