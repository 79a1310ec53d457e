"""What may stand in each rule file: one class a file, with the way to the core's own rules.

References between tables and files are looked at in `checks`, because they need all files at once.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.core.model import AccountState, ActorKind
from wikiwatch.core.review_rules import DecisionClass
from wikiwatch.core.ruleset import (
    BlockClass,
    BlockRules,
    PointRules,
    PolicyRow,
    PolicyRules,
    RangeRules,
    SignalRule,
    TextRules,
)
from wikiwatch.core.trust_rules import Family
from wikiwatch.rulefiles.brake_shapes import BrakesFile
from wikiwatch.rulefiles.detector_shapes import (
    CampaignsFile,
    ComebackFile,
    LearnedFile,
    PhrasesFile,
    RandomTextFile,
    RepeatLinksFile,
)
from wikiwatch.rulefiles.friction_shapes import FrictionFile
from wikiwatch.rulefiles.list_shapes import ListsFile
from wikiwatch.rulefiles.own_shapes import OwnFile
from wikiwatch.rulefiles.review_shapes import ReviewFile
from wikiwatch.rulefiles.trust_shapes import TrustFile
from wikiwatch.rulefiles.values import (
    BlockedKinds,
    Choice,
    Condition,
    Decoys,
    FileShape,
    Hours,
    Id,
    Ladder,
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
    WatchDays,
    YesNo,
)


class SignalRow(Row):
    """`[[signal]]` of points.toml."""

    id: Ref
    points: Points
    family: Ref
    act: YesNo = True


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
    act: YesNo = True

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
            act=self.act,
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
    quiet_hours: Hours


class BlockClassRow(Row):
    """`[[block_class]]` of policy.toml."""

    id: Id
    kinds: BlockedKinds
    rows: Refs = Field(default_factory=list)
    ladder: Ladder
    autoblock: YesNo
    stop_account_creation: YesNo
    talk_page: YesNo
    email: YesNo

    def block_class(self) -> BlockClass:
        """As the core takes it."""
        kinds = tuple(ActorKind(kind) for kind in self.kinds)
        lists = {"kinds": kinds, "rows": tuple(self.rows), "ladder": tuple(self.ladder)}
        return BlockClass(**{**self.values(), **lists})


class RangeTable(Shape):
    """`[range]` of policy.toml."""

    addresses: Annotated[int, Field(ge=2, le=256, description="a whole number from 2 to 256, all of a /24")]
    days: WatchDays
    most_others: Annotated[float, Field(ge=0, le=50, description="per cent: a number from 0 to 50")]


class PolicyFile(FileShape):
    """policy.toml."""

    stale_after_hours: Hours
    observed_plan_hours: Hours
    downs_a_day: Annotated[int, Field(ge=1, le=100, description="a whole number from 1 to 100")]
    nobots_overridden: Annotated[list[Ref], Field(max_length=100, description='a list of rows, such as ["silenced"]')]
    autonomous: Annotated[
        list[Annotated[str, Field(pattern=f"^({'|'.join(DecisionClass)})$")]],
        Field(description=f"a list of: {', '.join(DecisionClass)} (holds and reverts need no yes)"),
    ]
    decoy_pages: Decoys = Field(default_factory=list)
    state_days: Annotated[StateDaysTable, Field(description="a table [state_days]")]
    silenced_delay_minutes: Annotated[
        list[Annotated[float, Field(ge=0, le=60)]],
        Field(min_length=2, max_length=2, description="two numbers of minutes from 0 to 60, such as [0, 10]"),
    ]
    block: Annotated[BlockTable, Field(description="a table [block]")]
    block_class: Annotated[list[BlockClassRow], Field(min_length=1, description="tables [[block_class]]")]
    range: Annotated[RangeTable, Field(description="a table [range]")]
    # Each row is compared with those before it: 6,000 rows take ten seconds.
    row: Annotated[list[RuleRow], Field(min_length=1, max_length=500, description="1 to 500 tables [[row]]")]

    def rules(self) -> PolicyRules:
        """As the core takes it."""
        first, last = self.block.after_days
        soonest, latest = self.silenced_delay_minutes
        return PolicyRules(
            rows=tuple(row.row() for row in self.row),
            stale_after_hours=self.stale_after_hours,
            observed_plan_hours=self.observed_plan_hours,
            downs_a_day=self.downs_a_day,
            nobots_overridden=tuple(self.nobots_overridden),
            state_days={ActorKind(kind): days for kind, days in self.state_days.model_dump().items()},
            autonomous=tuple(self.autonomous),
            decoy_pages=tuple(self.decoy_pages),
            silenced_delay_minutes=(soonest, latest),
            block=BlockRules(
                after_days=(first, last),
                quiet_hours=self.block.quiet_hours,
                classes=tuple(row.block_class() for row in self.block_class),
            ),
            range=RangeRules(**self.range.model_dump()),
        )


class TextsFile(FileShape):
    """texts.toml."""

    revert_summary: Summary
    hold_summary: Summary
    release_summary: Summary
    move_summary: Summary
    file_summary: Summary
    delete_summary: Summary
    undo_summary: Summary
    group_summary: Summary
    log_summary: Summary
    block_reason: Summary
    hold_notice: PageText
    deletion_request: PageText
    report_summary: Summary
    report_page: PageText
    report_preload: PageText

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
    "review.toml": ReviewFile,
    "texts.toml": TextsFile,
    "lists.toml": ListsFile,
    "friction.toml": FrictionFile,
    "brakes.toml": BrakesFile,
    "own.toml": OwnFile,
}
