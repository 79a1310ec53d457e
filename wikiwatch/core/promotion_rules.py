"""`[promotion]` of `rules/review.toml` as the core sees it: what a rule has to show before it may act."""

from __future__ import annotations

from dataclasses import dataclass

from wikiwatch.core.model import Outcome


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """So many reviewed hits, of so many authors, and so many per cent of both right."""

    hits: int = 0
    authors: int = 0
    precision: float = 0

    def at_least(self, other: Criteria) -> Criteria:
        """Whatever asks for more of each."""
        return Criteria(
            hits=max(self.hits, other.hits),
            authors=max(self.authors, other.authors),
            precision=max(self.precision, other.precision),
        )


@dataclass(frozen=True, kw_only=True)
class PromotionRules:
    """What is asked of a rule; `revert_…` of one whose outcome is a revert. Precision is in per cent."""

    hits: int
    authors: int
    precision: float
    revert_hits: int
    revert_authors: int
    revert_precision: float
    of_the_latest: int  # hits that are looked at
    most_unreviewed: float  # per cent of them

    def criteria(self, outcome: Outcome | None) -> Criteria:
        """What a rule with an outcome has to show; None is one that gives points."""
        if outcome is Outcome.REVERT:
            return Criteria(hits=self.revert_hits, authors=self.revert_authors, precision=self.revert_precision)
        return Criteria(hits=self.hits, authors=self.authors, precision=self.precision)
