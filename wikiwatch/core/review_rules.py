"""`rules/review.toml` as the core sees it: what becomes of flagged authors, and what needs no person's yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from wikiwatch.core.promotion_rules import PromotionRules


class DecisionClass(StrEnum):
    """The classes of decision that may become automatic."""

    RELEASE = "release"  # put back all that was held of a flagged author, and clear them
    SILENCE = "silence"  # confirm what is like spam, and take down all that the author sends
    BLOCK = "block"  # the same, and plan a block; also: carry out a planned block
    DELETE = "delete"  # delete a page that an unwanted author made


class Unanswered(StrEnum):
    """What happens to a proposal that nobody answers."""

    RELEASE = "release"  # with a note, whatever was proposed: the text comes back and the author is cleared
    KEEP = "keep"  # it goes on waiting, and so does what was held
    CARRY_OUT = "carry_out"


@dataclass(frozen=True, kw_only=True)
class ReviewStep:
    """The thresholds for authors of one trust band; what each counts is said in core/review.py."""

    band: str
    few: int  # so many further bad edits are still a false alarm
    extreme_count: int
    bad_score: float  # of the worst edit
    extreme_score: float
    often: float  # bad edits in 24 hours
    extreme_often: float


@dataclass(frozen=True, kw_only=True)
class DecisionRule:
    """How one class of decision is taken."""

    id: DecisionClass
    may_become_automatic: bool
    unanswered: Unanswered
    cycles: int  # reviews after which a proposal counts as unanswered


@dataclass(frozen=True, kw_only=True)
class AutonomyRules:
    """When people have shown that a class of decision needs no yes of theirs."""

    last_without_overturn: int  # of so many latest reviewed cases, none was overturned
    of_the_last: int  # so many are looked at in all, or as many as there are
    most_overturned: float  # the share of them that was overturned stays below this, 0 to 1


@dataclass(frozen=True, kw_only=True)
class SoftAllowRules:
    """What a release means for what comes after it."""

    author_days: int
    domain_days: int
    not_for: tuple[str, ...]  # rows of policy.toml that decide as if nothing had been released


@dataclass(frozen=True, kw_only=True)
class ReviewRules:
    """`rules/review.toml`."""

    every_hours: float
    quiet_hours: float  # nothing bad for so long, before anything is called a false alarm
    bad_at: float  # the score from which on an edit counts as bad
    saves_at_once: int  # so many saves of one page within a day are one attempt
    steps: tuple[ReviewStep, ...]
    decisions: tuple[DecisionRule, ...]
    autonomy: AutonomyRules
    soft_allow: SoftAllowRules
    promotion: PromotionRules

    @property
    def every(self) -> timedelta:
        """The time between two reviews."""
        return timedelta(hours=self.every_hours)

    def step(self, band: str) -> ReviewStep:
        """The thresholds for a trust band; KeyError where the rules have none."""
        for step in self.steps:
            if step.band == band:
                return step
        raise KeyError(band)

    def decision(self, decision: str) -> DecisionRule:
        """How a class of decision is taken; KeyError where the rules have none."""
        for rule in self.decisions:
            if rule.id == decision:
                return rule
        raise KeyError(decision)
