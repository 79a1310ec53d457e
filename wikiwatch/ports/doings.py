"""What the use cases ask about decisions, about what the program did, and about what others did."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.action import Action
from wikiwatch.core.cleaning import Deed


class DoingStore(Protocol):
    """The audit trail, and the lists from which people take back and clean up."""

    def decided(self, at: datetime, who: str, what: str, key: str, why: str) -> None:
        """Keep a decision, for ever."""

    def decisions(self, key: str) -> Sequence[Mapping[str, Any]]:
        """What was decided about an action, an author, a case or a proposal, oldest first."""

    def audit(self, since: datetime | None = None) -> Sequence[Mapping[str, Any]]:
        """All decisions since a time, oldest first, each with the kind, target and author of its action."""

    def doings_about(self, actor_key: str) -> list[Action]:
        """All actions about an author and about what they did, oldest first."""

    def doings_in_case(self, case_id: int) -> list[Action]:
        """All actions about the edits of a case, oldest first."""

    def doings_since(self, since: datetime, row: str = "") -> list[Action]:
        """All actions carried out or planned since then; `row`: what that rule asked for only."""

    def undecided(self, *, all_: bool = False) -> Sequence[Mapping[str, Any]]:
        """Edits that were taken down and about which no person has decided, oldest first; `all_`: all of them."""

    def brought(self, domain: str) -> set[int]:
        """Revisions that brought a domain."""

    def in_case(self, case_id: int) -> set[int]:
        """Revisions that a case is made of."""

    def withdraw(self, revids: Collection[int]) -> None:
        """Take verdicts back without saying that the edits were good."""

    def uphold(self, revid: int) -> None:
        """A verdict that the program itself had overturned holds after all."""

    def drop_state(self, actor_key: str) -> None:
        """Forget the state of an author, as if no verdict had ever asked for one."""

    def deeds(self, actor_key: str, user: str) -> Sequence[Deed]:
        """The texts, moves and uploads of an author, also from before the watch."""

    def deeds_in_case(self, case_id: int) -> Sequence[Deed]:
        """The edits of a case."""

    def hands_of_case(self, case_id: int) -> Sequence[tuple[str, str]]:
        """Who made the edits of a case: keys with names."""

    def shared_pages(self, page_ids: Collection[int], actor_keys: Collection[str]) -> set[int]:
        """Those of the pages on which others than these authors wrote too, as far as is known."""

    def shared_files(self, titles: Collection[str], actor_keys: Collection[str]) -> set[str]:
        """Those of the files (titles) of which others uploaded versions too, as far as is known."""

    def confirmed_edits(self, actor_key: str) -> int:
        """How many of an author's edits a person confirmed as unwanted."""

    def latest_standing(self, actor_key: str) -> int | None:
        """The latest revision that an author saved as somebody of standing."""
