"""What the use cases ask about people's word: what it reaches, and who waits for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.model import Change


class PeopleStore(Protocol):
    """Feedback and appeals."""

    def domains_in(self, revid: int) -> list[str]:
        """The domains and telephone numbers that an edit brought."""

    def overturn_entry(self, rcid: int, at: datetime) -> None:
        """A person said that the verdict on a log entry was wrong."""

    def resting_with(self, action: Action) -> Sequence[Action]:
        """The other actions that the verdict of an action asked for."""

    def downs_on(self, page_id: int, limit: int) -> Sequence[tuple[Action, str | None]]:
        """The latest texts that were taken down from a page and that no person called good, each with its SHA-1."""

    def stood_since(self, down: Action, change: Change) -> bool:
        """Whether the text that an edit leaves stood on its page since something was taken down, and was let stand."""

    def done_to(self, kind: ActionKind, target: str, limit: int) -> Sequence[Action]:
        """The latest actions of a kind that were carried out on a page, a file or an author."""

    def blocked_by_people_since(self, actor_key: str, at: datetime) -> bool:
        """Whether a person blocked an author after that time, and nobody took it back."""

    def note_appeal(self, change: Change, actor_key: str, action_key: str) -> None:
        """Keep that somebody objects; `action_key` is "" where they name no action."""

    def appealed(self, action_key: str) -> bool:
        """Whether somebody objected to an action, answered or not."""

    def appeals(self, *, open_only: bool = True) -> Sequence[Mapping[str, Any]]:
        """Appeals, oldest first: id, revid, actor_key, user, title, ts, action_key, answered_ts, answered_by."""

    def reopen_appeals(self, key: str, since: datetime, who: str) -> None:
        """Take back that somebody answered those who objected after a time: nobody answers what they did not see."""

    def answer_on_page(self, page_id: int, at: datetime, who: str) -> None:
        """Somebody of standing wrote on a page: that answers those there who name no action."""
