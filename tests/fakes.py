"""The wiki in memory as a Site: the fake at the boundary."""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime

from fakewiki import BOT, LOG, NAMESPACES, REPORT, START, SYSOP, FakeClock, FakePage, FakeWiki

from wikiwatch.core.decoys import NOINDEX, PageListing
from wikiwatch.core.model import Actor, Change, Contribution, Facts, Revision
from wikiwatch.core.sites import Refusal
from wikiwatch.ports import BlockFacts, Concealed, FileVersion, OwnAct, PageHead, TalkPage, Written

__all__ = ["BOT", "LOG", "REPORT", "START", "SYSOP", "FakeClock", "FakePage", "FakeSite", "FakeWiki"]


class FakeSite(FakeWiki):
    """The wiki in memory behind the protocol `Site`. Tests give it faults by `fail_next` and `run_page`."""

    bot_name = BOT
    can_rollback = False
    broken = ""

    def __init__(self, clock: FakeClock, *, enforce: bool = True) -> None:
        super().__init__(clock)
        self.enforce = enforce
        self.run_page = "yes"
        self.page_size = 500
        self.reach: int | None = None  # so many authors' edits are told of at once; None: all that are asked for
        self.requests: Counter[str] = Counter()
        self.failures: dict[str, list[Written | Exception | None]] = {}
        self.before_write: Callable[[], None] | None = None
        self.own_log: list[OwnAct] = []  # newest first
        self.reasons: dict[str, str] = {}  # of blocks by the bot

    def fail_next(self, method: str, *answers: Written | Exception | None) -> None:
        """The next calls of a method give these answers, or raise these exceptions; None lets one pass."""
        self.failures.setdefault(method, []).extend(answers)

    # What the program asks; see `wikiwatch.ports.Site`.

    def patient(self) -> AbstractContextManager[None]:
        return nullcontext()

    def now(self) -> datetime:
        self._called("now")
        return self.clock.now()

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

    def earlier_edits(self, actors: Sequence[Actor], until: datetime) -> dict[str, list[Contribution]]:
        self._called("earlier_edits")
        reached = [actor.name for actor in actors[: self.reach]]
        return {name: [edit for edit in self._contributions(name) if edit.timestamp <= until] for name in reached}

    def talk_pages(self, names: Sequence[str]) -> dict[str, TalkPage | None]:
        self._called("talk_pages")
        pages = {name: self._by_title(f"User talk:{name}") for name in names}
        return {
            name: TalkPage(text=page.head.text or "", changed=page.head.timestamp) if page else None
            for name, page in pages.items()
        }

    def block_log(self) -> Iterator[Sequence[Change]]:
        self._called("block_log")
        yield from self._in_pages([change for change in self.log if change.log_type == "block"])

    def refusals_since(self, since: datetime) -> Sequence[Refusal]:
        self._called("refusals_since")
        return [refusal for refusal in self.refused if refusal.at >= since]

    def current_texts(self, limit: int) -> Iterator[Sequence[PageHead]]:
        self._called("current_texts")
        yield [self._head_of(page) for page in self.pages.values() if not page.deleted][:limit]

    def page_listings(self, titles: Sequence[str]) -> dict[str, PageListing]:
        self._called("page_listings")
        found = {title: self._by_title(title) for title in titles}
        return {title: self._listing(page) for title, page in found.items() if page and not page.deleted}

    def concealed(self, revids: Sequence[int], names: Sequence[str], logged_since: datetime | None) -> Concealed:
        self._called("concealed")
        standing = {r.revid: r for page in self.pages.values() if not page.deleted for r in page.revisions}
        return Concealed(
            authors=frozenset(revid for revid in revids if revid in standing and not standing[revid].user),
            gone=frozenset(revid for revid in revids if revid not in standing),
            names=frozenset(name for name in names if name not in self.people),
        )

    def head(self, page_id: int, title: str) -> PageHead | None:
        self._called("head")
        page = self.pages.get(page_id) if page_id else self._by_title(title)
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
        self.blockers[user] = BOT
        self.reasons[user] = reason
        return Written(ok=True)

    def blocks_on(self, user: str) -> Sequence[BlockFacts]:
        self._called("blocks_on")
        return [self._block_facts(user)] if user in self.blocks else []

    def blocks_over(self, address: str) -> Sequence[BlockFacts]:
        self._called("blocks_over")
        inner = ipaddress.ip_network(address)
        ranges = [ipaddress.ip_network(name) for name in self.blocks if "/" in name]
        return [self._block_facts(str(one)) for one in ranges if one != inner and one.supernet_of(inner)]

    def unblock(self, user: str, reason: str) -> Written:
        refused = self._gate("unblock")
        if refused:
            return refused
        if user not in self.blocks:
            return Written(ok=False, code="cantunblock")
        if self.blockers[user] != BOT:
            return Written(ok=False, code="notown")
        del self.blocks[user]
        self._did("block/unblock", f"User:{user}", reason)
        return Written(ok=True)

    def move_page(self, page_id: int, title: str, to: str, reason: str) -> Written:
        refused = self._gate("move_page")
        if refused:
            return refused
        page = self._by_title(title)
        if page is None or page.page_id != page_id:
            return Written(ok=False, code="missingtitle")
        if self._by_title(to) is not None:
            return Written(ok=False, code="articleexists")
        self.move(title, to, BOT)
        self._did("move/move", title, reason)
        return Written(ok=True)

    def file_versions(self, title: str) -> Sequence[FileVersion]:
        self._called("file_versions")
        return self.files.get(title, [])

    def revert_file(self, title: str, archive_name: str, reason: str) -> Written:
        refused = self._gate("revert_file")
        if refused:
            return refused
        if all(version.archive_name != archive_name for version in self.files.get(title, ())):
            return Written(ok=False, code="filerevert-badversion")
        self.upload(BOT, title)
        self._did("upload/revert", title, reason)
        return Written(ok=True)

    def delete_page(self, head: PageHead, reason: str) -> Written:
        refused = self._gate("delete_page")
        if refused:
            return refused
        page = self.pages[head.page_id]
        if page.deleted:
            return Written(ok=False, code="missingtitle")
        if page.head.revid != head.revid:
            return Written(ok=False, code="superseded")
        self.delete(page.title, BOT)
        self._did("delete/delete", page.title, reason)
        return Written(ok=True)

    def undelete_page(self, title: str, reason: str) -> Written:
        refused = self._gate("undelete_page")
        if refused:
            return refused
        if self._by_title(title) is not None:
            return Written(ok=False, code="cantundelete")
        self.restore(title, BOT)
        self._did("delete/restore", title, reason)
        return Written(ok=True)

    def change_group(self, user: str, change: str, reason: str) -> Written:
        refused = self._gate("change_group")
        if refused:
            return refused
        if user not in self.people:
            return Written(ok=False, code="nosuchuser")
        groups, group = self.people[user].groups, change[1:]
        changed = groups | {group} if change[0] == "+" else groups - {group}
        self.people[user] = replace(self.people[user], groups=changed)
        self._did("rights/rights", f"User:{user}", reason)
        return Written(ok=True)

    def own_acts(self, log: str) -> Sequence[OwnAct]:
        self._called("own_acts")
        return [one for one in self.own_log if one.what.startswith(f"{log}/")]

    def save_page(self, title: str, text: str, summary: str, *, new: bool = False) -> Written:
        refused = self._gate("save_page")
        if refused:
            return refused
        if new and self._by_title(title):
            return Written(ok=False, code="articleexists")
        page = self._by_title(title) or self._new_page(title)
        if page.protected:
            return Written(ok=False, code="protectedpage")
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

    def _did(self, what: str, title: str, summary: str) -> None:
        self.own_log.insert(0, OwnAct(what=what, title=title, summary=summary))

    def _called(self, method: str) -> Written | None:
        self.requests[method] += 1
        waiting = self.failures.get(method)
        if not waiting:
            return None
        failure = waiting.pop(0)
        if isinstance(failure, Exception):
            raise failure
        return failure

    def _block_facts(self, user: str) -> BlockFacts:
        partial = user in self.partly
        return BlockFacts(
            by=self.blockers[user],
            at=self.clock.now(),
            until=None,
            reason=self.reasons.get(user, ""),
            partial=partial,
            target=user,
        )

    def _in_pages(self, changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
        for start in range(0, len(changes), self.page_size):
            yield changes[start : start + self.page_size]

    def _listing(self, page: FakePage) -> PageListing:
        text, prefix = page.head.text or "", page.title.partition(":")[0]
        return PageListing(
            page_id=page.page_id,
            title=page.title,
            namespace=NAMESPACES.get(prefix, 4 if ":" in page.title else 0),
            content=":" not in page.title,
            noindex=NOINDEX in text,
            first=text.startswith(NOINDEX),
        )

    def _head_of(self, page: FakePage) -> PageHead:
        return PageHead(
            page_id=page.page_id,
            title=page.title,
            revid=page.head.revid,
            text=page.head.text,
            protected=page.protected,
        )
