"""What a live MediaWiki tells of pages with rules on them, and of who may write there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from wikiwatch.core.rule_pages import HISTORY, PageMark, PageRevision
from wikiwatch.site import reading
from wikiwatch.site.rights import EVERYBODY
from wikiwatch.site.session import Session, values
from wikiwatch.site.shapes import shaped

Json = dict[str, Any]

INTERFACE = 8  # the namespace MediaWiki, in which nobody edits without the right `editinterface`
# Levels of protection that let in whoever has waited four days; all others ask for a right that people gave.
EASY_LEVELS = frozenset({"", "autoconfirmed"})
NAMED = 50  # users that one request may name, without `apihighlimits`


@shaped
class RulePageReader:
    """A `RulePageWiki` over one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def marks(self, titles: Sequence[str]) -> Mapping[str, PageMark]:
        """See `RulePageWiki.marks`."""
        answer = self._session.read(action="query", titles=values(*titles), prop="info", inprop="protection")
        query = answer.get("query", {})
        named = {str(one["from"]): str(one["to"]) for one in query.get("normalized", ())}
        pages = {str(page.get("title")): page for page in query.get("pages", ())}
        return {title: _mark(pages.get(named.get(title, title), {})) for title in titles}

    def history(self, title: str) -> Sequence[PageRevision]:
        """See `RulePageWiki.history`."""
        answer = self._session.read(
            action="query",
            prop="revisions",
            titles=values(title),
            rvprop="ids|timestamp|user|userid|sha1|size",
            rvlimit=str(HISTORY),
        )
        return [_revision(one) for page in answer["query"]["pages"] for one in page.get("revisions", ())]

    def words(self, names: Collection[str], right: str) -> Mapping[str, str]:
        """See `RulePageWiki.words`. What people gave an account counts, not what everybody has by itself.

        Groups are asked for: MediaWiki tells others' rights only as far as the grants of one's own bot password go.
        """
        found: dict[str, str] = {}
        given = self._rights_of_groups()
        for chunk in _chunks(sorted(names)):
            answer = self._session.read(
                action="query",
                list="users",
                ususers=values(*chunk),
                usprop="groups|implicitgroups|blockinfo",
            )
            for user in answer["query"]["users"]:
                found[str(user["name"])] = self._why_not(user, right, given)
        return found

    def text(self, revid: int) -> str | None:
        """See `RulePageWiki.text`."""
        answer = self._session.read(
            action="query", prop="revisions", revids=str(revid), rvprop="ids|content", rvslots="main"
        )
        revisions = [one for page in answer["query"].get("pages", ()) for one in page.get("revisions", ())]
        return reading.text_of(revisions[0]) if revisions else None

    def groups_with(self, right: str) -> list[str]:
        """The groups that have a right, by name."""
        return sorted(group for group, rights in self._rights_of_groups().items() if right in rights)

    def closed(self, titles: Collection[str]) -> list[str]:
        """Those of the pages that the account may not write, or make where there is none."""
        answer = self._session.read(action="query", titles=values(*titles), prop="info", intestactions="edit|create")
        pages = answer["query"]["pages"]
        return [str(page["title"]) for page in pages if not _may_write(page)]

    def _rights_of_groups(self) -> dict[str, frozenset[str]]:
        answer = self._session.read(action="query", meta="siteinfo", siprop="usergroups")
        return {str(one["name"]): frozenset(one.get("rights", ())) for one in answer["query"]["usergroups"]}

    def _why_not(self, user: Json, right: str, given: Mapping[str, frozenset[str]]) -> str:
        if not user.get("userid"):
            return "the wiki does not know its author"
        if user["name"] == self._session.bot_name:
            return "the program wrote it itself"
        if user.get("temp") or "temp" in user.get("groups", ()):
            return "its author has a temporary account"
        if user.keys() & {"blockid", "blockedby"} and not user.get("blockpartial"):
            return "its author is blocked"
        by_itself = EVERYBODY | frozenset(user.get("implicitgroups", ()))
        if any(right in given.get(group, ()) for group in by_itself):
            return f"everybody has the right {right}"
        by_hand = frozenset(user.get("groups", ())) - by_itself
        allowed = any(right in given.get(group, ()) for group in by_hand)
        return "" if allowed else f"its author lacks the right {right}"


def _mark(page: Json) -> PageMark:
    missing = not page.get("pageid") or not page.get("lastrevid")
    levels = {one.get("level", "") for one in page.get("protection", ()) if one.get("type") == "edit"}
    guarded = page.get("ns") == INTERFACE or bool(levels - EASY_LEVELS)
    return PageMark(
        page_id=0 if missing else int(page["pageid"]),
        revid=0 if missing else int(page["lastrevid"]),
        guarded=missing or guarded,
    )


def _may_write(page: Json) -> bool:
    may = page.get("actions", {})
    return bool(may.get("edit")) and bool(may.get("create") or not page.get("missing"))


def _revision(revision: Json) -> PageRevision:
    text_hidden = any(revision.get(flag) for flag in ("texthidden", "sha1hidden", "suppressed"))
    return PageRevision(
        revid=int(revision["revid"]),
        user=str(revision.get("user", "")),
        account=bool(revision.get("userid")) and not revision.get("temp"),
        at=reading.moment(revision["timestamp"]),
        sha1="" if text_hidden else str(revision.get("sha1", "")),
        size=int(revision.get("size", 0)),
        hidden=text_hidden or bool(revision.get("userhidden")),
    )


def _chunks(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), NAMED):
        yield names[start : start + NAMED]
