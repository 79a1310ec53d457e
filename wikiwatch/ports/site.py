"""What the use cases ask of a wiki, or of an export of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wikiwatch.core.decoys import PageListing
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
    code: str = ""  # MediaWiki's error code, or one of: "observe", "stopped", "unasked", "superseded", "not-read-back"
    detail: str = ""
    revid: int | None = None
    wait: bool = False  # nothing was written and a later try may succeed
    retry_after: float = 0  # seconds that the wiki asks to wait, if it does


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockFacts:
    """A block that is in force on exactly this account, address or range, as the wiki's list tells of it."""

    by: str  # who blocked, or changed it last
    at: datetime
    until: datetime | None  # None: for ever
    reason: str
    partial: bool = False
    target: str = ""  # whom it is on, as the wiki writes it


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAct:
    """Something that the bot did, as one of the wiki's logs tells it."""

    what: str  # the log and the deed in it: `delete/restore`
    title: str  # of a move the old one; of an account or address its user page
    summary: str = ""  # "" also where it was hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Concealed:
    """What of changes and names the wiki does not show to everybody any more."""

    authors: frozenset[int] = frozenset()  # revisions whose author an administrator hid
    gone: frozenset[int] = frozenset()  # revisions that were deleted with their pages
    names: frozenset[str] = frozenset()  # that no account has: hidden whole, or given up for another
    entries: frozenset[int] = frozenset()  # log entries whose author is hidden, by their number in recent changes


@dataclass(frozen=True, slots=True, kw_only=True)
class FileVersion:
    """One version of an uploaded file."""

    at: datetime
    user: str
    archive_name: str = ""  # what `action=filerevert` takes; "" for the current version
    sha1: str = ""  # of its content, "" where it is not told: the same file uploaded anew has the same


class Site(Protocol):
    """A wiki, or an export of one."""

    bot_name: str

    @property
    def can_rollback(self) -> bool:
        """Whether the account has the right `rollback`, and the wiki does not tell those whom somebody rolls back."""

    @property
    def broken(self) -> str:
        """Why this is not the account that it should be; "" while all is well."""

    def patient(self) -> AbstractContextManager[None]:
        """Inside it, reads wait as long and as often as the wiki asks: for a reading that would begin anew."""

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

    def page_listings(self, titles: Sequence[str]) -> Mapping[str, PageListing]:
        """How search engines and readers come to pages, by the title that was asked for; missing ones are left out."""

    def head(self, page_id: int, title: str) -> PageHead | None:
        """How a page stands now; None where it is missing."""

    def concealed(self, revids: Sequence[int], names: Sequence[str], logged_since: datetime | None) -> Concealed:
        """What of these revisions, accounts and the log entries since a time is hidden now, in bulk requests."""

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

    def blocks_on(self, user: str) -> Sequence[BlockFacts]:
        """The blocks on exactly this account, address or range that are in force."""

    def blocks_over(self, address: str) -> Sequence[BlockFacts]:
        """The blocks of wider ranges in which an address or a range lies that are in force."""

    def unblock(self, user: str, reason: str) -> Written:
        """Take back a block that this bot made, and nobody has changed since; `notown` otherwise."""

    def move_page(self, page_id: int, title: str, to: str, reason: str) -> Written:
        """Move a page that still has a title to another one, its talk page with it, leaving no redirect if it may."""

    def file_versions(self, title: str) -> Sequence[FileVersion]:
        """The versions of a file, newest first; empty where there is none."""

    def revert_file(self, title: str, archive_name: str, reason: str) -> Written:
        """Make an earlier version of a file the current one."""

    def delete_page(self, head: PageHead, reason: str) -> Written:
        """Delete a page whose head is still the one given."""

    def undelete_page(self, title: str, reason: str) -> Written:
        """Bring a deleted page back, all of its revisions."""

    def change_group(self, user: str, change: str, reason: str) -> Written:
        """Put an account into a group (`+suspect`), or take it out (`-suspect`)."""

    def own_acts(self, log: str) -> Sequence[OwnAct]:
        """Latest entries by this bot in one of the wiki's logs, newest first: block, delete, move, rights, upload."""

    def save_page(self, title: str, text: str, summary: str, *, new: bool = False) -> Written:
        """Save one of the bot's own pages (the log), whatever stood there; `new`: only where there is no page yet."""
