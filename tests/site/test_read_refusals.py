"""What the API tells of refused edits, read into the core's words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from wikiwatch.core.sites import Refusal
from wikiwatch.errors import SiteError
from wikiwatch.site.refusals import refusals_since
from wikiwatch.site.session import Session

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BOTH = frozenset({"spamblacklistlog", "abusefilter-log", "abusefilter-log-detail"})
LISTED = {
    "logid": 5,
    "title": "Bridge",
    "user": "Eve",
    "timestamp": "2026-11-22T12:00:00Z",
    "params": {"url": "https://www.pills.example/now http://pills.example/later https://more.example/"},
}
FILTERED = {
    "id": 7,
    "title": "Bridge",
    "user": "Eve",
    "action": "edit",
    "result": "tag,disallow",
    "timestamp": "2026-11-22T12:00:00Z",
    "details": {
        "old_wikitext": "See https://old.example/x here.",
        "new_wikitext": "See https://old.example/x here.\n\nBuy https://pills.example/now or call +1 202 555 0143.",
    },
}


class Wiki:
    """A session with a wiki that has these log entries, or fails."""

    def __init__(self, rights: frozenset[str], error: str = "", **logs: list[dict[str, Any]]) -> None:
        self.rights = rights
        self.error = error
        self.logs = logs
        self.asked: list[dict[str, str]] = []

    def read(self, **params: str) -> dict[str, Any]:
        self.asked.append(params)
        if self.error:
            raise SiteError(self.error, code=self.error)
        return {"query": {params["list"]: self.logs.get(params["list"], [])}}


def refusals(wiki: Wiki) -> list[Refusal]:
    return list(refusals_since(cast(Session, wiki), NOW))


def test_the_list_names_each_place_once() -> None:
    assert refusals(Wiki(BOTH, logevents=[LISTED])) == [
        Refusal(
            log="spamblacklist",
            entry=5,
            at=NOW,
            user="Eve",
            title="Bridge",
            domains=("pills.example", "more.example"),
        )
    ]


def test_of_a_stopped_edit_only_what_it_would_have_added_counts() -> None:
    [found] = refusals(Wiki(BOTH, abuselog=[FILTERED]))
    assert (found.log, found.entry, found.domains) == ("abusefilter", 7, ("pills.example", "+12025550143"))


@pytest.mark.parametrize("entry", [{"result": "tag"}, {"result": "warn"}, {"result": ""}, {"action": "move"}])
def test_what_a_filter_let_through_is_no_refusal(entry: dict[str, str]) -> None:
    assert refusals(Wiki(BOTH, abuselog=[FILTERED | entry])) == []


def test_without_the_details_the_author_is_known_and_no_place() -> None:
    wiki = Wiki(frozenset({"abusefilter-log"}), abuselog=[{**FILTERED, "details": None}])
    [found] = refusals(wiki)
    assert (found.user, found.domains) == ("Eve", ())
    assert "details" not in wiki.asked[0]["aflprop"]


@pytest.mark.parametrize("hidden", [{"userhidden": True}, {"actionhidden": True}, {"user": ""}, {"title": ""}])
def test_what_is_hidden_is_passed_over(hidden: dict[str, Any]) -> None:
    assert refusals(Wiki(BOTH, logevents=[LISTED | hidden])) == []


def test_the_logs_are_asked_once_each_from_the_latest_back() -> None:
    wiki = Wiki(BOTH)
    refusals(wiki)
    assert [(asked["list"], asked.get("leend") or asked["aflend"]) for asked in wiki.asked] == [
        ("logevents", "2026-11-22T12:00:00Z"),
        ("abuselog", "2026-11-22T12:00:00Z"),
    ]


def test_without_the_rights_nothing_is_asked() -> None:
    wiki = Wiki(frozenset({"edit"}))
    assert (refusals(wiki), wiki.asked) == ([], [])


@pytest.mark.parametrize("code", ["permissiondenied", "badvalue"])
def test_a_wiki_that_will_not_tell_is_no_error(code: str) -> None:
    assert refusals(Wiki(BOTH, error=code)) == []


def test_a_wiki_that_fails_is_one() -> None:
    with pytest.raises(SiteError):
        refusals(Wiki(BOTH, error="internal_api_error"))
