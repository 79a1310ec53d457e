"""What the review of a rule's hits asks of the store. `wording` is a digest of what a rule looks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from wikiwatch.core.promotion import RuleHit


class RuleReviewStore(Protocol):
    """Hits of rules by their wording, and what people said of them."""

    def note_wordings(self, version: str, wordings: Mapping[str, str]) -> None:
        """Remember the wording that each rule has in a version of the rules."""

    def live_hits(self, rule: str, wording: str, now: str, *, limit: int) -> list[RuleHit]:
        """The latest edits whose verdicts name a rule, by versions with this wording and by the version `now`."""

    def undone_hits(self, revids: Collection[int]) -> set[int]:
        """Those of some edits that people undid themselves."""

    def keep_trial(self, rule: str, wording: str, hits: Sequence[RuleHit]) -> None:
        """Keep hits of a trial, each with what people had made of the edit."""

    def trial_hits(self, rule: str, wording: str, *, limit: int) -> list[RuleHit]:
        """The latest hits of earlier trials."""

    def say_of_hit(self, rule: str, wording: str, revid: int, *, right: bool, who: str, at: datetime, why: str) -> None:
        """Keep a person's word on a hit; a later word takes the place of an earlier one."""

    def said_of_hits(self, rule: str, wording: str) -> dict[int, tuple[bool, str]]:
        """By revision: whether the hit was right, and who said so."""
