"""A wiki in memory, what people do there, and a clock that a test sets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Contribution, Revision, actor_kind, parse_address
from wikiwatch.core.sites import Refusal
from wikiwatch.ports import FileVersion

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
BOT = "WatchBot"
SYSOP = "Sybil"
NAMESPACES = {"Talk": 1, "User": 2, "User talk": 3, "File": 6}
LOG = f"User:{BOT}/Log"
REPORT = f"User:{BOT}/Report"


class FakeClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at
        self.worked = 0.0  # seconds of the processor

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()

    def processor_time(self) -> float:
        return self.worked

    def limit(self, seconds: float) -> AbstractContextManager[None]:
        return nullcontext()

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        self.at += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


@dataclass
class FakePage:
    page_id: int
    title: str
    revisions: list[Revision] = field(default_factory=list)
    protected: bool = False
    deleted: bool = False

    @property
    def head(self) -> Revision:
        return self.revisions[-1]


class FakeWiki:
    """A small MediaWiki, and what people do there."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.pages: dict[int, FakePage] = {}
        self.recent: list[Change] = []
        self.log: list[Change] = []
        self.people: dict[str, Actor] = {}
        self.blocks: dict[str, tuple[str, frozenset[str]]] = {}
        self.blockers: dict[str, str] = {}
        self.partly: set[str] = set()  # blocked on some pages only
        self.files: dict[str, list[FileVersion]] = {}  # newest first
        self.refused: list[Refusal] = []
        self._ids = 100
        self.account(SYSOP, groups={"sysop"})
        self.account(BOT, groups={"bot"})

    # What people do.

    def account(
        self,
        name: str,
        *,
        groups: set[str] | None = None,
        registered: datetime | None = None,
        emailable: bool = False,
        temp: bool = False,
    ) -> str:
        kind = ActorKind.TEMP if temp else ActorKind.ACCOUNT
        since = registered or self.clock.now()
        self.people[name] = Actor(
            name=name, kind=kind, groups=frozenset(groups or ()), registered=since, emailable=emailable, blocked=False
        )
        return name

    def edit(self, user: str, title: str, text: str, *, comment: str = "") -> int:
        """Somebody saves a text; the page is made where there is none. A second goes by. Returns the revid."""
        if user not in self.people and parse_address(user) is None:
            self.account(user)
        page = self._by_title(title) or self._new_page(title)
        revid = self._save(page, user, text, comment)
        self.clock.advance(seconds=1)
        return revid

    def append(self, user: str, title: str, text: str) -> int:
        """Somebody adds a paragraph at the end of a page."""
        return self.edit(user, title, f"{self.text(title)}\n\n{text}".lstrip())

    def replace(self, user: str, title: str, old: str, new: str) -> int:
        """Somebody changes a passage of a page."""
        assert old in self.text(title)
        return self.edit(user, title, self.text(title).replace(old, new))

    def hide(self, revid: int, *, text: bool = True) -> None:
        """A sysop hides the author of a revision, and its text."""
        for page in self.pages.values():
            page.revisions = [
                replace(r, hidden=True, text_hidden=text, user="") if r.revid == revid else r for r in page.revisions
            ]

    def protect(self, title: str) -> None:
        self._must(title).protected = True

    def unprotect(self, title: str) -> None:
        self._must(title).protected = False

    def move(self, old: str, new: str, user: str = SYSOP) -> int:
        """Somebody moves a page; no redirect stays. Returns the rcid of the log entry."""
        page = self._must(old)
        page.title = new
        return self._log_entry(user, "move", "move", old, target=new, page_id=page.page_id)

    def upload(self, user: str, title: str) -> int:
        """Somebody uploads a file, or a new version of it. Returns the rcid of the log entry."""
        versions = self.files.setdefault(title, [])
        action = "overwrite" if versions else "upload"
        if versions:
            versions[0] = replace(versions[0], archive_name=f"{len(versions)}!{title}")
        versions.insert(0, FileVersion(at=self.clock.now(), user=user))
        page = self._by_title(title) or self._new_page(title)
        if not page.revisions:
            self._save(page, user, "a file", "")
        return self._log_entry(user, "upload", action, title, page_id=page.page_id)

    def rename(self, old: str, new: str) -> None:
        """A bureaucrat gives an account another name; page histories show it from the beginning."""
        self.people[new] = replace(self.people.pop(old), name=new)
        for page in self.pages.values():
            page.revisions = [replace(r, user=new) if r.user == old else r for r in page.revisions]
        self._log_entry(SYSOP, "renameuser", "renameuser", f"User:{old}", target=f"User:{new}")

    def delete(self, title: str, user: str = SYSOP) -> None:
        self._must(title).deleted = True
        self._log_entry(user, "delete", "delete", title)

    def restore(self, title: str, user: str = SYSOP) -> None:
        next(page for page in self.pages.values() if page.title == title).deleted = False
        self._log_entry(user, "delete", "restore", title)

    def person_blocks(self, user: str, *, action: str = "block", sitewide: bool = True) -> None:
        (self.partly.discard if sitewide else self.partly.add)(user)
        self.blocks[user] = ("infinite", frozenset())
        self.blockers[user] = SYSOP
        self._log_entry(SYSOP, "block", action, f"User:{user}", sitewide=sitewide)

    def person_unblocks(self, user: str) -> None:
        self.blocks.pop(user, None)
        self._log_entry(SYSOP, "block", "unblock", f"User:{user}")

    def forget_recent(self, before: datetime) -> None:
        """Recent changes lose what is older; page histories and logs keep it."""
        self.recent = [change for change in self.recent if change.timestamp >= before]

    def refuse(self, user: str, title: str, *domains: str, log: str = "spamblacklist") -> None:
        """The wiki itself does not let an edit through that brings these domains. A second goes by."""
        self.refused.append(
            Refusal(log=log, entry=self._next_id(), at=self.clock.now(), user=user, title=title, domains=domains)
        )
        self.clock.advance(seconds=1)

    # What a test looks at.

    def text(self, title: str) -> str:
        """The text that stands on a page now; "" where there is no page."""
        page = self._by_title(title)
        return (page.head.text or "") if page else ""

    def authors(self, title: str) -> list[str]:
        """Who saved the revisions of a page, oldest first."""
        return [revision.user for revision in self._must(title).revisions]

    def page_id(self, title: str) -> int:
        return self._must(title).page_id

    # How it works inside.

    def _next_id(self) -> int:
        self._ids += 1
        return self._ids

    def _must(self, title: str) -> FakePage:
        page = self._by_title(title)
        assert page is not None, title
        return page

    def _by_title(self, title: str) -> FakePage | None:
        return next((p for p in self.pages.values() if p.title == title and not p.deleted), None)

    def _new_page(self, title: str) -> FakePage:
        page = FakePage(page_id=self._next_id(), title=title)
        self.pages[page.page_id] = page
        return page

    def _save(self, page: FakePage, user: str, text: str, comment: str) -> int:
        revision = Revision(
            revid=self._next_id(),
            parent_revid=page.head.revid if page.revisions else None,
            page_id=page.page_id,
            title=page.title,
            timestamp=self.clock.now().replace(microsecond=0),
            user=user,
            sha1=hashlib.sha1(text.encode()).hexdigest(),
            text=text,
            comment=comment,
        )
        page.revisions.append(revision)
        self.recent.append(self._change(page, revision, rcid=self._next_id()))
        return revision.revid

    def _change(self, page: FakePage, revision: Revision, *, rcid: int | None) -> Change:
        return Change(
            rcid=rcid,
            kind=ChangeKind.EDIT if revision.parent_revid else ChangeKind.NEW,
            revid=revision.revid,
            parent_revid=revision.parent_revid,
            page_id=page.page_id,
            namespace=NAMESPACES.get(page.title.partition(":")[0], 0),
            title=page.title,
            timestamp=revision.timestamp,
            user=revision.user,
            user_id=0 if parse_address(revision.user) else 1,
            bot=revision.user == BOT,
            comment=revision.comment,
            sha1=revision.sha1,
        )

    def _log_entry(
        self,
        user: str,
        log_type: str,
        action: str,
        title: str,
        *,
        target: str = "",
        sitewide: bool = True,
        page_id: int = 0,
    ) -> int:
        entry = Change(
            rcid=self._next_id(),
            kind=ChangeKind.LOG,
            revid=None,
            parent_revid=None,
            page_id=page_id,
            namespace=NAMESPACES.get(title.partition(":")[0], 0),
            title=title,
            timestamp=self.clock.now().replace(microsecond=0),
            user=user,
            user_id=0 if parse_address(user) else 1,
            log_type=log_type,
            log_action=action,
            log_target=target or title,
            sitewide=sitewide,
        )
        self.recent.append(entry)
        self.log.append(replace(entry, rcid=None))
        self.clock.advance(seconds=1)
        return entry.rcid or 0

    def _contributions(self, user: str) -> list[Contribution]:
        """What somebody saved on pages that are there, newest first, with MediaWiki's mark of what was undone."""
        found = [
            Contribution(
                revid=revision.revid,
                page_id=page.page_id,
                namespace=NAMESPACES.get(page.title.partition(":")[0], 0),
                timestamp=revision.timestamp,
                reverted=any(
                    later.sha1 == earlier.sha1
                    for later in page.revisions[index + 1 :]
                    for earlier in page.revisions[:index]
                ),
            )
            for page in self.pages.values()
            if not page.deleted
            for index, revision in enumerate(page.revisions)
            if revision.user == user
        ]
        return sorted(found, key=lambda edit: edit.revid, reverse=True)

    def _texts(self) -> dict[int, str]:
        return {
            revision.revid: revision.text or ""
            for page in self.pages.values()
            if not page.deleted
            for revision in page.revisions
            if not revision.text_hidden
        }

    def _actors(self, names: Sequence[str]) -> dict[str, Actor]:
        return {name: self._actor(name) for name in names}

    def _actor(self, name: str) -> Actor:
        blocked = name in self.blocks and name not in self.partly
        if name in self.people:
            return replace(self.people[name], blocked=blocked)
        return Actor(name=name, kind=actor_kind(name, 0, temp=False), blocked=blocked)
