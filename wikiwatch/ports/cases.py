"""What the use cases ask about campaigns: insertions by many hands, and the cases that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.campaign import Tie
from wikiwatch.core.evidence import CampaignState, Kin, Trace
from wikiwatch.core.ruleset import Ruleset


class CaseStore(Protocol):
    """Insertions of the untrusted, and their cases."""

    def kin(self, own: Trace, rules: Ruleset) -> Kin:
        """An insertion with those of other hands that may be of the same campaign."""

    def remember_trace(self, one: Trace, rules: Ruleset) -> None:
        """Keep an insertion for the window of the rules."""

    def open_case(self, at: datetime) -> int:
        """A new case without edits; its id."""

    def add_to_case(self, case_id: int, revid: int, at: datetime, ties: Sequence[Tie]) -> None:
        """Make an edit part of a case; one that is in a case stays there."""

    def set_case_state(self, case_id: int, state: CampaignState, who: str = "") -> None:
        """Move a case to a state; what a dismissed one brought is left alone from then on."""

    def expire_cases(self, before: datetime) -> None:
        """Close the cases that had no new edit since then."""

    def cases(self, *, all_: bool = False) -> Sequence[Mapping[str, Any]]:
        """Cases with the number of their edits and hands, newest first; without `all_`, those that are open."""

    def case(self, case_id: int) -> Mapping[str, Any] | None:
        """One case, whatever its state."""

    def case_edits(self, case_id: int) -> Sequence[Mapping[str, Any]]:
        """The edits of a case, oldest first, with the ties that brought each into it."""
