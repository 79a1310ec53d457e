"""A wiki in memory behind the Site protocol, and a clock that a test sets: the fakes at the boundary."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from wikiwatch.core.model import (
    Actor,
    ActorKind,
    Change,
    ChangeKind,
    Facts,
    Revision,
    actor_kind,
    parse_address,
)
from wikiwatch.ports import PageHead, Written

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
BOT = "WatchBot"
SYSOP = "Sybil"
LOG = f"User:{BOT}/Log"


class FakeClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

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


class FakeSite:
    """A small MediaWiki. People act by `edit`, `move`, `hide`, …; the program by the methods of `Site`."""

    bot_name = BOT
    can_rollback = False
    broken = ""

    def __init__(self, clock: FakeClock, *, enforce: bool = True) -> None:
        self.clock = clock
        self.enforce = enforce
        self.run_page = "yes"
        self.page_size = 500
        self.pages: dict[int, FakePage] = {}
        self.recent: list[Change] = []
        self.log: list[Change] = []
        self.people: dict[str, Actor] = {}
        self.blocks: dict[str, tuple[str, frozenset[str]]] = {}
        self.requests: Counter[str] = Counter()
        self.failures: dict[str, list[Written | Exception | None]] = {}
        self.before_write: Callable[[], None] | None = None
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

    def hide(self, revid: int) -> None:
        """A sysop hides text and author of a revision."""
        for page in self.pages.values():
            page.revisions = [replace(r, hidden=True, user="") if r.revid == revid else r for r in page.revisions]

    def protect(self, title: str) -> None:
        self._must(title).protected = True

    def move(self, old: str, new: str) -> None:
        page = self._must(old)
        page.title = new
        self._log_entry(SYSOP, "move", "move", old)

    def delete(self, title: str) -> None:
        self._must(title).deleted = True
        self._log_entry(SYSOP, "delete", "delete", title)

    def person_blocks(self, user: str) -> None:
        self.blocks[user] = ("infinite", frozenset())
        self._log_entry(SYSOP, "block", "block", f"User:{user}")

    def forget_recent(self, before: datetime) -> None:
        """Recent changes lose what is older; page histories and logs keep it."""
        self.recent = [change for change in self.recent if change.timestamp >= before]

    def fail_next(self, method: str, *answers: Written | Exception | None) -> None:
        """The next calls of a method give these answers, or raise these exceptions; None lets one pass."""
        self.failures.setdefault(method, []).extend(answers)

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

    # What the program asks; see `wikiwatch.ports.Site`.

    def changes_since(self, since: datetime, until: datetime | None = None) -> Iterator[Sequence[Change]]:
        self._called("changes_since")
        found = [c for c in self.recent if c.timestamp >= since and (until is None or c.timestamp <= until)]
        yield from self._in_pages(found)

    def oldest_change(self) -> datetime | None:
        self._called("oldest_change")
        return min((change.timestamp for change in self.recent), default=None)

    def history_changes(self, since: datetime, until: datetime) -> Iterator[Sequence[Change]]:
        self._called("history_changes")
        saved = [
            self._change(page, revision, rcid=None)
            for page in self.pages.values()
            if not page.deleted
            for revision in page.revisions
        ]
        found = [c for c in [*saved, *self.log] if since <= c.timestamp <= until]
        yield from self._in_pages(sorted(found, key=lambda c: (c.timestamp, c.revid or 0)))

    def facts(self, changes: Sequence[Change]) -> list[Facts]:
        self._called("facts")
        texts = self._texts()
        people = self._actors([change.user for change in changes])
        return [
            Facts(
                change=change,
                actor=people[change.user],
                before=("" if change.parent_revid is None else texts.get(change.parent_revid))
                if change.is_text
                else None,
                after=texts.get(change.revid) if change.revid else None,
            )
            for change in changes
        ]

    def actors(self, names: Sequence[str]) -> dict[str, Actor]:
        self._called("actors")
        return self._actors(names)

    def current_texts(self, limit: int) -> Iterator[Sequence[PageHead]]:
        self._called("current_texts")
        yield [self._head_of(page) for page in self.pages.values() if not page.deleted][:limit]

    def head(self, page_id: int, title: str) -> PageHead | None:
        self._called("head")
        page = self.pages.get(page_id)
        return None if page is None or page.deleted else self._head_of(page)

    def history(self, page_id: int, since_revid: int) -> list[Revision]:
        self._called("history")
        page = self.pages[page_id]
        first = next((i for i, r in enumerate(page.revisions) if r.revid == since_revid), None)
        if page.deleted or first is None:
            return []
        return [replace(revision, text=None) for revision in page.revisions[max(first - 1, 0) :]]

    def texts(self, revids: Sequence[int]) -> dict[int, str]:
        self._called("texts")
        known = self._texts()
        return {revid: known[revid] for revid in revids if revid in known}

    def save(self, head: PageHead, text: str, summary: str) -> Written:
        refused = self._gate("save")
        if refused:
            return refused
        page = self.pages[head.page_id]
        if page.deleted:
            return Written(ok=False, code="missingtitle")
        if page.protected:
            return Written(ok=False, code="protectedpage")
        if page.head.revid != head.revid:
            return Written(ok=False, code="editconflict")
        if page.head.text == text:
            return Written(ok=False, code="nochange")
        return Written(ok=True, revid=self._save(page, BOT, text, summary))

    def rollback(self, head: PageHead, user: str, restored_revid: int, summary: str) -> Written:
        refused = self._gate("rollback")
        if refused:
            return refused
        page = self.pages[head.page_id]
        if page.head.user != user:
            return Written(ok=False, code="alreadyrolled")
        earlier = [revision for revision in page.revisions if revision.user != user]
        if not earlier:
            return Written(ok=False, code="onlyauthor")
        last = max(earlier, key=lambda revision: revision.revid)
        stale = page.head.revid != head.revid or last.revid != restored_revid
        revid = self._save(page, BOT, last.text or "", summary)
        return Written(ok=not stale, code="superseded" if stale else "", revid=revid)

    def block(self, user: str, expiry: str, reason: str, options: frozenset[str]) -> Written:
        refused = self._gate("block")
        if refused:
            return refused
        if user in self.blocks:
            return Written(ok=False, code="alreadyblocked")
        self.blocks[user] = (expiry, options)
        return Written(ok=True)

    def save_page(self, title: str, text: str, summary: str) -> Written:
        refused = self._gate("save_page")
        if refused:
            return refused
        page = self._by_title(title) or self._new_page(title)
        if page.revisions and page.head.text == text:
            return Written(ok=True, detail="unchanged", revid=page.head.revid)
        return Written(ok=True, revid=self._save(page, BOT, text, summary))

    # How it works inside.

    def _gate(self, method: str) -> Written | None:
        if self.before_write is not None:
            hook, self.before_write = self.before_write, None
            hook()
        failure = self._called(method)
        if failure:
            return failure
        if not self.enforce and method != "save_page":
            return Written(ok=False, code="observe", wait=True)
        if self.run_page != "yes":
            return Written(ok=False, code="stopped", detail="the run page does not say 'yes'", wait=True)
        return None

    def _called(self, method: str) -> Written | None:
        self.requests[method] += 1
        waiting = self.failures.get(method)
        if not waiting:
            return None
        failure = waiting.pop(0)
        if isinstance(failure, Exception):
            raise failure
        return failure

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
            namespace=2 if page.title.startswith("User:") else 0,
            title=page.title,
            timestamp=revision.timestamp,
            user=revision.user,
            user_id=0 if parse_address(revision.user) else 1,
            bot=revision.user == BOT,
            comment=revision.comment,
            sha1=revision.sha1,
        )

    def _log_entry(self, user: str, log_type: str, action: str, target: str) -> None:
        entry = Change(
            rcid=self._next_id(),
            kind=ChangeKind.LOG,
            revid=None,
            parent_revid=None,
            page_id=0,
            namespace=0,
            title=target,
            timestamp=self.clock.now().replace(microsecond=0),
            user=user,
            user_id=1,
            log_type=log_type,
            log_action=action,
            log_target=target,
        )
        self.recent.append(entry)
        self.log.append(replace(entry, rcid=None))
        self.clock.advance(seconds=1)

    def _in_pages(self, changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
        for start in range(0, len(changes), self.page_size):
            yield changes[start : start + self.page_size]

    def _texts(self) -> dict[int, str]:
        return {
            revision.revid: revision.text or ""
            for page in self.pages.values()
            if not page.deleted
            for revision in page.revisions
            if not revision.hidden
        }

    def _actors(self, names: Sequence[str]) -> dict[str, Actor]:
        return {name: self._actor(name) for name in names}

    def _actor(self, name: str) -> Actor:
        blocked = name in self.blocks
        if name in self.people:
            return replace(self.people[name], blocked=blocked)
        return Actor(name=name, kind=actor_kind(name, 0, temp=False), blocked=blocked)

    def _head_of(self, page: FakePage) -> PageHead:
        return PageHead(
            page_id=page.page_id,
            title=page.title,
            revid=page.head.revid,
            text=page.head.text,
            protected=page.protected,
        )
