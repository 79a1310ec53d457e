"""The reads of a live MediaWiki, in bulk: requests grow with pages of changes, not with changes."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from wikiwatch.core.decoys import PageListing
from wikiwatch.core.model import Actor, ActorKind, Change, Facts, Revision, actor_kind
from wikiwatch.core.sites import Refusal
from wikiwatch.errors import SiteError
from wikiwatch.ports import Concealed, PageHead
from wikiwatch.site import reading, refusals
from wikiwatch.site.concealed import concealed
from wikiwatch.site.listings import page_listings
from wikiwatch.site.people import PAGE, PeopleReader
from wikiwatch.site.session import Session, values
from wikiwatch.site.shapes import shaped

Json = dict[str, Any]

CHANGE_TYPES = "edit|new|log"
CHANGE_PROPS = "ids|timestamp|title|user|userid|flags|comment|tags|sha1|loginfo"
REVISION_PROPS = "ids|timestamp|user|userid|flags|comment|sha1"
# What stands for some seconds only is among the latest revisions, and so is what was before it: one request for both.
LATEST = "20"
# A revision that was deleted with its page, or never was.
GONE_REVISION = frozenset({"badid_rvstartid", "nosuchrevid"})
TEXT = {"prop": "revisions|info", "rvprop": "ids|content", "rvslots": "main"}


@shaped
class Reader(PeopleReader):
    """The reading half of a Site over one session. All of it raises SiteError."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._content_namespaces: tuple[int, ...] | None = None

    def now(self) -> datetime:
        """See `Site.now`."""
        return reading.moment(self.session.read(action="query", curtimestamp="1")["curtimestamp"])

    def changes_since(self, since: datetime, until: datetime | None = None) -> Iterator[Sequence[Change]]:
        """See `Site.changes_since`."""
        params = {"rcstart": reading.stamp(since)}
        if until is not None:
            params["rcend"] = reading.stamp(until)
        for query in self.session.query(
            list="recentchanges",
            rcdir="newer",
            rctype=CHANGE_TYPES,
            rcprop=CHANGE_PROPS,
            rclimit=str(PAGE),
            **params,
        ):
            page = [reading.change_from_recent(entry) for entry in query.get("recentchanges", ())]
            if page:
                yield page

    def oldest_change(self) -> datetime | None:
        """See `Site.oldest_change`."""
        answer = self.session.read(action="query", list="recentchanges", rcdir="newer", rcprop="timestamp", rclimit="1")
        found = answer["query"]["recentchanges"]
        return reading.moment(found[0]["timestamp"]) if found else None

    def history_changes(self, since: datetime, until: datetime) -> Iterator[Sequence[Change]]:
        """See `Site.history_changes`. Who was marked as a bot then, histories don't tell."""
        page: list[Change] = []
        for change in heapq.merge(
            self._old_revisions(since, until),
            self._old_log(since, until),
            key=lambda change: change.timestamp,
        ):
            page.append(change)
            if len(page) == PAGE:
                yield page
                page = []
        if page:
            yield page

    def _old_revisions(self, since: datetime, until: datetime) -> Iterator[Change]:
        for query in self.session.query(
            list="allrevisions",
            arvdir="newer",
            arvstart=reading.stamp(since),
            arvend=reading.stamp(until),
            arvprop="ids|timestamp|user|userid|flags|comment|sha1|tags",
            arvlimit=str(PAGE),
        ):
            found = [
                reading.change_from_revision(page, revision)
                for page in query.get("allrevisions", ())
                for revision in page["revisions"]
            ]
            yield from sorted(found, key=lambda change: (change.timestamp, change.revid or 0))

    def _old_log(self, since: datetime, until: datetime) -> Iterator[Change]:
        for query in self.session.query(
            list="logevents",
            ledir="newer",
            lestart=reading.stamp(since),
            leend=reading.stamp(until),
            leprop="ids|title|type|user|userid|timestamp|comment|tags|details",
            lelimit=str(PAGE),
        ):
            yield from (reading.change_from_log(entry) for entry in query.get("logevents", ()))

    def facts(self, changes: Sequence[Change]) -> list[Facts]:
        """See `Site.facts`."""
        texts: dict[int, str] = {}
        heads: dict[int, int] = {}
        wanted = [revid for change in changes if change.is_text for revid in (change.parent_revid, change.revid)]
        for page in self._pages_of([revid for revid in wanted if revid]):
            heads[int(page["pageid"])] = int(page["lastrevid"])
            texts.update(_texts_in(page))
        people = self.actors(list(dict.fromkeys(change.user for change in changes if _is_named(change))))
        return [
            Facts(
                change=change,
                actor=_actor_of(change, people),
                before=("" if change.parent_revid is None else texts.get(change.parent_revid))
                if change.is_text
                else None,
                after=texts.get(change.revid) if change.revid else None,
                head_revid=heads.get(change.page_id),
            )
            for change in changes
        ]

    def refusals_since(self, since: datetime) -> Sequence[Refusal]:
        """See `Site.refusals_since`."""
        return refusals.refusals_since(self.session, since)

    def current_texts(self, limit: int) -> Iterator[Sequence[PageHead]]:
        """See `Site.current_texts`. Redirects are left out; `protected` is not asked for."""
        left = limit
        for namespace in self._namespaces_of_content():
            for query in self.session.query(
                generator="allpages",
                gapnamespace=str(namespace),
                gapfilterredir="nonredirects",
                gaplimit=str(min(self._named, max(left, 1))),
                **TEXT,
            ):
                # Where an answer was cut at its 8 MB, pages come again later, with the texts they lacked.
                page = [_head_of(page) for page in query.get("pages", ()) if "revisions" in page][:left]
                left -= len(page)
                if page:
                    yield page
                if left <= 0:
                    return

    def _namespaces_of_content(self) -> tuple[int, ...]:
        if self._content_namespaces is None:
            answer = self.session.read(action="query", meta="siteinfo", siprop="namespaces")
            found = answer["query"]["namespaces"].values()
            self._content_namespaces = tuple(int(space["id"]) for space in found if space.get("content"))
        return self._content_namespaces

    def page_listings(self, titles: Sequence[str]) -> Mapping[str, PageListing]:
        """See `Site.page_listings`."""
        return page_listings(self.session, titles)

    def concealed(self, revids: Sequence[int], names: Sequence[str], logged_since: datetime | None) -> Concealed:
        """See `Site.concealed`."""
        return concealed(self.session, revids, names, logged_since, named=self._named)

    def head(self, page_id: int, title: str) -> PageHead | None:
        """See `Site.head`. Looks by `page_id` where it is known, for pages are moved, else by `title`."""
        which = {"pageids": str(page_id)} if page_id > 0 else {"titles": values(title)}
        answer = self.session.read(action="query", intestactions="edit", **TEXT, **which)
        pages = answer.get("query", {}).get("pages", ())  # without a query: no title at all
        return next((_head_of(page) for page in pages if "revisions" in page), None)

    def history(self, page_id: int, since_revid: int) -> list[Revision]:
        """See `Site.history`. Empty where the page or the revision is gone."""
        latest = self._history_part(page_id, rvdir="older", rvlimit=LATEST)
        at = next((at for at, revision in enumerate(latest) if revision.revid == since_revid), len(latest))
        if at + 1 < len(latest) or (at < len(latest) and latest[at].parent_revid is None):
            return sorted(latest[: at + 2], key=_by_time)
        try:
            start = str(since_revid)
            before = self._history_part(page_id, rvdir="older", rvlimit="2", rvstartid=start)
            since = self._history_part(page_id, rvdir="newer", rvlimit=str(PAGE), rvstartid=start)
        except SiteError as error:
            if error.code in GONE_REVISION:
                return []
            raise
        found = {revision.revid: revision for revision in [*before, *since]}
        return sorted(found.values(), key=_by_time)

    def _history_part(self, page_id: int, **params: str) -> list[Revision]:
        found: list[Revision] = []
        query = {"prop": "revisions", "pageids": str(page_id), "rvprop": REVISION_PROPS}
        for part in self.session.query(**query, **params):
            found += [
                reading.revision_from_api(page, revision)
                for page in part.get("pages", ())
                for revision in page.get("revisions", ())
            ]
            if params["rvdir"] == "older":
                break
        return found

    def texts(self, revids: Sequence[int]) -> dict[int, str]:
        """See `Site.texts`."""
        found: dict[int, str] = {}
        for page in self._pages_of(revids):
            found.update(_texts_in(page))
        return found

    def _pages_of(self, revids: Sequence[int]) -> Iterator[Json]:
        """The pages that revisions belong to, with those revisions' texts; a page may come several times."""
        for chunk in self._chunks(list(dict.fromkeys(revids))):
            for query in self.session.query(revids="|".join(map(str, chunk)), **TEXT):
                yield from query.get("pages", ())


def _by_time(revision: Revision) -> tuple[datetime, int]:
    return revision.timestamp, revision.revid


def _head_of(page: Json) -> PageHead:
    revision = page["revisions"][0]
    return PageHead(
        page_id=int(page["pageid"]),
        title=str(page["title"]),
        revid=int(revision["revid"]),
        text=reading.text_of(revision),
        protected="actions" in page and not page["actions"].get("edit"),
    )


def _texts_in(page: Json) -> dict[int, str]:
    texts = {int(revision["revid"]): reading.text_of(revision) for revision in page.get("revisions", ())}
    return {revid: text for revid, text in texts.items() if text is not None}


def _is_named(change: Change) -> bool:
    """Whether the wiki knows more about the author than the change tells."""
    return actor_kind(change.user, change.user_id, temp=change.temp) is not ActorKind.TYPED


def _actor_of(change: Change, people: dict[str, Actor]) -> Actor:
    """The author of a change: a name without an account is not the account that has the same name now."""
    if not _is_named(change):
        return reading.actor_without_account(change.user)
    found = people[change.user]
    return replace(found, kind=ActorKind.TEMP) if change.temp else found
