"""What the dashboard asks the store about the people who may sign in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class WikiPerson:
    """An account of the wiki that signed in to the dashboard, as the wiki told of it last."""

    user_id: int  # the wiki's; unlike the name, it never goes over to another account
    name: str
    role: str  # as the command line writes it; "" for none
    asked_at: datetime


class WikiPeopleStore(Protocol):
    """Signing in by the wiki: what was begun, who came of it, and their sessions; secrets come as hashes."""

    def begin_wiki_sign_in(self, state: bytes, browser: bytes, at: datetime, until: datetime) -> None:
        """Let the wiki send a browser back with this state; what was not used in time is gone."""

    def use_wiki_sign_in(self, state: bytes, browser: bytes, at: datetime) -> bool:
        """Whether it was begun by this very browser and is not over; the state is gone in any case."""

    def set_wiki_person(self, person: WikiPerson) -> None:
        """Keep what the wiki told; where it left no role, all sessions of the account end."""

    def wiki_person(self, user_id: int) -> WikiPerson | None:
        """What was told of an account last."""

    def begin_wiki_session(self, hashed: bytes, user_id: int, at: datetime, until: datetime) -> None:
        """Keep a session; those that have ended are gone, with those whose last one it was."""

    def wiki_session(self, hashed: bytes, at: datetime) -> WikiPerson | None:
        """Whose session it is."""

    def end_wiki_session(self, hashed: bytes) -> None:
        """Sign somebody out."""

    def wiki_people_longest_ago(self, at: datetime, limit: int) -> Sequence[WikiPerson]:
        """Those with a session that goes on, the one first of whom the wiki was asked the longest time ago."""


class WebStore(WikiPeopleStore, Protocol):
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
