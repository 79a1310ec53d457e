"""What the use cases ask of a wiki, or of an export of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wikiwatch.core.model import Actor, Change, Contribution, Facts, Revision
from wikiwatch.core.sites import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """How a page stands now. `text` is None where the page is missing or no wikitext."""

    page_id: int
    title: str
    revid: int
    text: str | None
    protected: bool = False  # this account may not edit it


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPage:
    """The text of an author's talk page as it stands, and when it was last changed."""

    text: str
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The answer to a write, after it was read back."""

    ok: bool
    code: str = ""  # MediaWiki's error code, or one of: "observe", "stopped", "superseded", "not-read-back"
    detail: str = ""
    revid: int | None = None
    wait: bool = False  # nothing was written and a later try may succeed


class Site(Protocol):
    """A wiki, or an export of one."""

    bot_name: str

    @property
    def can_rollback(self) -> bool:
        """Whether the account has MediaWiki's `rollback` right."""

    @property
    def broken(self) -> str:
        """Why this is not the account that it should be; "" while all is well."""

    def now(self) -> datetime:
        """The wiki's own time, whatever the clock of this machine says."""

    def changes_since(self, since: datetime, until: datetime | None = None) -> Iterator[Sequence[Change]]:
        """Recent changes from `since` on, oldest first, in pages of at most 500."""

    def oldest_change(self) -> datetime | None:
        """The time of the oldest entry that recent changes still hold; None if they are empty."""

    def history_changes(self, since: datetime, until: datetime) -> Iterator[Sequence[Change]]:
        """The same changes out of page histories and the logs, for a time that recent changes have forgotten."""

    def facts(self, changes: Sequence[Change]) -> list[Facts]:
        """Texts before and after, authors and heads of up to 500 changes, in bulk requests; same order."""

    def actors(self, names: Sequence[str]) -> dict[str, Actor]:
        """Facts about accounts and addresses, by name, in bulk."""

    def earlier_edits(self, actors: Sequence[Actor], until: datetime) -> Mapping[str, Sequence[Contribution]]:
        """The latest edits of authors up to a time, by name, in few requests however many edits there are.

        Those whom these did not reach are missing: they have to be asked for again.
        """

    def talk_pages(self, names: Sequence[str]) -> Mapping[str, TalkPage | None]:
        """The talk pages of authors, by name, None where there is none; those that were not reached are missing."""

    def block_log(self) -> Iterator[Sequence[Change]]:
        """The whole log of blocks, oldest first, in pages."""

    def refusals_since(self, since: datetime) -> Sequence[Refusal]:
        """The latest edits that the wiki's own extensions refused; empty where the account may not know of them."""

    def current_texts(self, limit: int) -> Iterator[Sequence[PageHead]]:
        """The present texts of the wiki's content pages, in pages, at most `limit` of them."""

    def head(self, page_id: int, title: str) -> PageHead | None:
        """How a page stands now; None where it is missing."""

    def history(self, page_id: int, since_revid: int) -> list[Revision]:
        """A page's revisions from `since_revid` on and the one before it, oldest first, without texts."""

    def texts(self, revids: Sequence[int]) -> dict[int, str]:
        """Texts of revisions by id; hidden or missing ones are left out."""

    def save(self, head: PageHead, text: str, summary: str) -> Written:
        """Save a page whose head is still the one given. Goes through the write gate; read back."""

    def rollback(self, head: PageHead, user: str, restored_revid: int, summary: str) -> Written:
        """Roll back all of `user`'s edits at the head, where that leaves `restored_revid`'s text."""

    def block(self, user: str, expiry: str, reason: str, options: frozenset[str]) -> Written:
        """Block an account or address that is not blocked. `options`: MediaWiki's flags for action=block."""

    def save_page(self, title: str, text: str, summary: str) -> Written:
        """Save one of the bot's own pages (the log), whatever stood there."""
