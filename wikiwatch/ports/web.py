"""What the dashboard asks the store about the people who may sign in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class WebStore(Protocol):
    """People, one-time links and sessions; secrets come as hashes."""

    def web_people(self) -> Sequence[tuple[str, str]]:
        """Everybody with their role, by name."""

    def set_web_person(self, name: str, role: str, at: datetime) -> None:
        """Add somebody, or give them another role."""

    def drop_web_person(self, name: str) -> bool:
        """Take somebody out, with all links and sessions; whether there was anybody."""

    def keep_web_link(self, hashed: bytes, name: str, until: datetime) -> None:
        """Let a link sign somebody in once; an earlier one of theirs does not count any more."""

    def web_link(self, hashed: bytes, at: datetime) -> str | None:
        """For whom a link is that was not used yet."""

    def use_web_link(self, hashed: bytes, at: datetime) -> str | None:
        """The same, and the link is gone."""

    def begin_web_session(self, hashed: bytes, name: str, at: datetime, until: datetime) -> None:
        """Keep a session; those that have ended are gone."""

    def web_session(self, hashed: bytes, at: datetime) -> tuple[str, str] | None:
        """Whose session it is, and the role that they have now."""

    def end_web_session(self, hashed: bytes) -> None:
        """Sign somebody out."""

    def anybody_signed_in(self, at: datetime) -> bool:
        """Whether any session goes on."""
