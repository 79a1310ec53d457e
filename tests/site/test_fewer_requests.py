"""What is asked for in one request where several would do, and that it comes to the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest

from wikiwatch.errors import SiteError
from wikiwatch.site.gate import Gate
from wikiwatch.site.reader import LATEST, Reader
from wikiwatch.site.session import Session

Json = dict[str, Any]


class OnePage:
    """A wiki's session that knows the history of one page."""

    def __init__(self, revids: list[int]) -> None:
        self.revids = revids
        self.asked: list[Json] = []

    def query(self, **params: str) -> Iterator[Json]:
        self.asked.append(params)
        found = self.revids if params["rvdir"] == "newer" else self.revids[::-1]
        if "rvstartid" in params:
            if int(params["rvstartid"]) not in self.revids:
                raise SiteError("nosuchrevid", code="nosuchrevid")
            found = found[found.index(int(params["rvstartid"])) :]
        shown = [self._revision(revid) for revid in found[: int(params["rvlimit"])]]
        yield {"pages": [{"pageid": 3, "title": "Bees", "revisions": shown}]}

    def _revision(self, revid: int) -> Json:
        at = self.revids.index(revid)
        return {
            "revid": revid,
            "parentid": self.revids[at - 1] if at else 0,
            "timestamp": f"2026-11-22T12:{at:02}:00Z",
            "user": "Ann",
        }


@pytest.mark.parametrize("length", [1, 2, int(LATEST) - 1, int(LATEST), int(LATEST) + 1, 59])
def test_a_history_is_the_same_however_far_back_it_begins(length: int) -> None:
    revids = list(range(100, 100 + 2 * length, 2))
    for at, since in enumerate(revids):
        session = OnePage(revids)
        found = Reader(cast(Session, session)).history(3, since)
        assert [revision.revid for revision in found] == revids[max(at - 1, 0) :]
        latest = length - at < int(LATEST) or length <= int(LATEST)
        assert len(session.asked) == (1 if latest else 3)


def test_a_revision_that_is_not_there_has_no_history() -> None:
    assert Reader(cast(Session, OnePage([100, 102]))).history(3, 101) == []


class Asked:
    """A wiki's session that tells of the run page and of those who wrote there."""

    bot_name = "WatchBot"

    def __init__(self) -> None:
        self.groups = {1: ["sysop"], 2: ["user"]}
        self.author = 1
        self.asked: list[Json] = []

    def read(self, **params: str) -> Json:
        self.asked.append(params)
        query: Json = {}
        if "users" in params["list"].split("|"):
            wanted = int(params["ususerids"])
            query["users"] = [{"userid": wanted, "groups": self.groups[wanted]}]
        if "prop" in params:
            slots = {"main": {"contentmodel": "wikitext", "content": "yes"}}
            revision = {"revid": 8, "user": "Some Body", "userid": self.author, "slots": slots}
            query["pages"] = [{"pageid": 3, "title": "Run", "revisions": [revision]}]
            query["userinfo"] = {"name": self.bot_name, "rights": ["edit", "bot"]}
            query["tokens"], query["tags"] = {}, []
        return {"query": query}

    def note_rights(self, _rights: frozenset[str]) -> None:
        """Nobody asks for them here."""


def test_the_run_pages_author_is_asked_about_along_with_it_and_anew_each_time() -> None:
    session = Asked()
    gate = Gate(
        cast(Session, session), enforce=True, own_pages=False, run_page="Run", change_tag="x", stopped=lambda: ""
    )

    def told() -> tuple[bool, int]:
        session.asked.clear()
        return not gate.why_stopped(), len(session.asked)

    assert [told(), told()] == [(True, 2), (True, 1)]
    session.groups[1] = []
    assert told() == (False, 1)
    session.groups[1] = ["sysop"]
    session.author = 2
    assert [told(), told()] == [(False, 2), (False, 1)]
    session.author = 1
    assert [told(), told()] == [(True, 2), (True, 1)]
