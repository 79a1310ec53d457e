"""What the use cases ask about reviews: flagged authors, proposals, reviewed cases, and what a release allows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.review import Window
from wikiwatch.core.ruleset import Ruleset


class ReviewStore(Protocol):
    """Proposals wait in the store until somebody answers, or their author is not flagged any more."""

    def flagged(self, at: datetime) -> Sequence[Mapping[str, Any]]:
        """The accounts and addresses that are flagged at a time, as rows of the table `account`, oldest flag first."""

    def window(self, account: Mapping[str, Any], rules: Ruleset) -> Window:
        """What a flagged author sent: the edits that brought the flag, and those since then."""

    def proposals(self, *, open_only: bool = True) -> Sequence[Mapping[str, Any]]:
        """Proposals, oldest first, as rows of the table `proposal`; `detail` is read."""

    def proposal(self, proposal_id: int) -> Mapping[str, Any] | None:
        """One proposal, whatever its status."""

    def proposals_of(self, actor_key: str) -> Sequence[Mapping[str, Any]]:
        """All proposals about an author, newest first."""

    def propose(self, actor: tuple[str, str], decision: str, at: datetime, detail: Mapping[str, Any]) -> int:
        """A new open proposal about an author (key, user name); its id."""

    def propose_again(self, proposal_id: int, decision: str, at: datetime, detail: Mapping[str, Any]) -> None:
        """An open proposal as it stands now; another class of decision begins to wait anew."""

    def count_cycle(self, proposal_id: int) -> int:
        """One more review that nobody answered; how many it were."""

    def close_proposal(self, proposal_id: int, status: str, at: datetime, who: str, why: str) -> bool:
        """Close an open proposal: accepted, rejected, carried_out or lapsed. False where it was not open."""

    def proposals_overturned(self, actor_key: str, at: datetime) -> None:
        """A person found the author good: what was decided against them was wrong, by people or by the program."""

    def overturn_undone_releases(self, at: datetime) -> None:
        """Releases were wrong of which somebody whose word counts took the text out again."""

    def reviewed(self, decision: str, latest: int) -> tuple[int, int]:
        """Of a class of decision, the latest cases about which people spoke: how many, and how many overturned."""

    def allow_softly(self, kind: str, what: str, until: datetime, why: str) -> None:
        """Let an author (kind "author", a key) or a domain (kind "domain") pass softly for a while."""

    def end_soft_allow(self, kind: str, what: Collection[str]) -> None:
        """Nobody's word stands for these any more."""
