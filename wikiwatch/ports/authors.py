"""What lists of authors, and of spam that still stands, ask of the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.action import Action


class AuthorStore(Protocol):
    """Who is watched, who was active, what one author did; times are seconds."""

    def states(self) -> Sequence[Mapping[str, Any]]:
        """All states that authors were ever put into, the latest first; some have ended."""

    def active_authors(self) -> Sequence[str]:
        """The keys of who made the latest changes, the lowest trust first."""

    def authors_with(self, part: str) -> Sequence[str]:
        """The keys of authors with these characters in their names."""

    def authors_told(self, actor_keys: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """By key: how many edits, the trust at the latest judged change, when the last one came."""

    def edits_of(self, actor_key: str) -> Sequence[Mapping[str, Any]]:
        """An author's latest edits with what became of each, newest first."""

    def log_entries_of(self, actor_key: str) -> Sequence[Mapping[str, Any]]:
        """An author's latest entries of the wiki's logs, newest first."""

    def domains_of(self, actor_key: str) -> Sequence[Mapping[str, Any]]:
        """The domains that an author brought, the latest first."""

    def state_changes(self, actor_key: str) -> Sequence[Mapping[str, Any]]:
        """The verdicts that moved an author from one state to another, newest first."""

    def open_actions_of(self, actor_key: str, limit: int) -> Sequence[Action]:
        """What something may still come of, of all that is planned about an author, by due time."""

    def blocked_by_people(self, actor_key: str) -> Sequence[int]:
        """When people blocked an author, newest first."""

    def spam_that_stands(self, now: datetime) -> Sequence[Mapping[str, Any]]:
        """Edits that were found to be spam and still stand, oldest first, with the key of their taking down."""

    def spam_at(self, revid: int, now: datetime) -> Mapping[str, Any] | None:
        """The same of one revision; None where it is none of them."""
