"""What the wiki does not show to everybody any more, of changes that a page of the program's is about to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from wikiwatch.ports import Concealed
from wikiwatch.site import reading
from wikiwatch.site.session import Session, values

Json = dict[str, Any]
T = TypeVar("T", int, str)

LOG_PAGE = 500  # entries: what MediaWiki gives everybody at once; further back nothing is asked


def concealed(
    session: Session, revids: Sequence[int], names: Sequence[str], logged_since: datetime | None, *, named: int
) -> Concealed:
    """See `Site.concealed`. `named`: how many revisions or users one request may name."""
    authors, standing = set[int](), set[int]()
    for chunk in _chunks(revids, named):
        for query in session.query(revids="|".join(map(str, chunk)), prop="revisions", rvprop="ids|user"):
            for page in query.get("pages", ()):
                found = page.get("revisions", ())
                standing.update(int(one["revid"]) for one in found)
                authors.update(int(one["revid"]) for one in found if _is_hidden(one))
    return Concealed(
        authors=frozenset(authors),
        # `badrevids` would not tell those to an account that may see deleted revisions.
        gone=frozenset(revids) - standing,
        names=frozenset(_unknown_names(session, names, named)),
        entries=frozenset(_entries(session, logged_since) if logged_since else ()),
    )


def _unknown_names(session: Session, names: Sequence[str], named: int) -> Iterator[str]:
    """Those that the wiki says no account has: so it speaks of whom it hides, but to those who may see them."""
    for chunk in _chunks(names, named):
        for query in session.query(list="users", ususers=values(*chunk)):
            for user in query.get("users", ()):
                if user.get("missing") or user.get("hidden"):
                    yield str(user["name"])


def _entries(session: Session, since: datetime) -> Iterator[int]:
    """Log entries whose author is hidden, newest first. Those of which the whole action is hidden, no list tells."""
    answer = session.read(
        action="query",
        list="recentchanges",
        rctype="log",
        rcprop="ids|user",
        rcend=reading.stamp(since),
        rclimit=str(LOG_PAGE),
    )
    yield from (int(one["rcid"]) for one in answer["query"].get("recentchanges", ()) if _is_hidden(one))


def _is_hidden(entry: Json) -> bool:
    return bool(entry.get("userhidden") or entry.get("suppressed"))


def _chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
