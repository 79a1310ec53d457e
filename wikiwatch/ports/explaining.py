"""What only `explain` asks of the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol


class ExplainStore(Protocol):
    """How much an author did, which cases and soft allows there are, who brought a domain; times are seconds."""

    def edit_counts(self, actor_key: str) -> Mapping[str, int]:
        """An author's changes that were read: how many, how many were judged, and what became of them."""

    def brought_by(self, domain: str, limit: int) -> Sequence[Mapping[str, Any]]:
        """The latest edits with a domain and what became of each, newest first."""

    def cases_of(self, revids: Collection[int]) -> Sequence[int]:
        """The numbers of the cases of which these edits are a part."""

    def cases_of_actor(self, actor_key: str, limit: int) -> Sequence[int]:
        """The cases of which one of an author's latest edits is a part."""

    def left_strings(self, revids: Collection[int]) -> Sequence[Mapping[str, Any]]:
        """The random letters that edits left, each with its revision."""

    def brought_in(self, revids: Collection[int]) -> Sequence[Mapping[str, Any]]:
        """The domains that edits brought, each with how many of them did, the commonest first."""

    def remembered_text(self, revid: int) -> str:
        """What an edit added as it is compared with others: without markup, cut; "" where none is remembered."""

    def soft_allow(self, kind: str, what: str, at: datetime) -> Mapping[str, Any] | None:
        """Until when and why an author (kind "author", a key) or a domain is let pass softly."""

    def friction_of(self, actor_key: str) -> Mapping[str, Any] | None:
        """The group into which the program put an account, since when, and when a person took it out."""

    def decisions_about(self, keys: Collection[str]) -> Sequence[Mapping[str, Any]]:
        """What was decided about several things, oldest first."""

    def decoyed(self, domain: str, now: int, but: str) -> Sequence[int]:
        """The latest edits on decoy pages up to a time that showed a domain, by others than this author."""
