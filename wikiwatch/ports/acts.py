"""What the use cases ask about actions on log entries: moves and uploads that are taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.action import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """Somebody who moved a page, with their key; `standing`: they had standing then."""

    user: str
    key: str
    standing: bool


class ActStore(Protocol):
    """What taking back moves and uploads asks."""

    def actions_about(self, rcid: int) -> list[Action]:
        """All actions about a log entry."""

    def log_entry(self, rcid: int) -> Mapping[str, Any] | None:
        """One log entry with its verdict's detail."""

    def open_moves(self, page_id: int) -> list[Action]:
        """The moves of a page that are to be made, now or soon."""

    def comes_back(self, page_id: int) -> bool:
        """Whether a page that the program deleted is to be brought back, now or soon."""

    def earlier_release(self, page_id: int, revid: int) -> bool:
        """Whether the text of an earlier revision of a page is to be put back, now or soon."""

    def moves_before(self, page_id: int, rcid: int, actor_key: str, since: datetime) -> Sequence[tuple[str, str]]:
        """The moves of a page by an author from some time on up to a log entry: old and new titles, newest first.

        Only those that nobody else's move came after.
        """

    def moved_since(self, page_id: int, rcid: int) -> Sequence[Mover]:
        """Who moved a page after that log entry."""
