"""The writes beside edits without a wiki: what is sent, once, and what the wiki's own wish to wait does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from loopback import WebServer, body, web_server

from wikiwatch import home as home_folder
from wikiwatch.errors import SiteError
from wikiwatch.ports import PageHead, Written
from wikiwatch.site.mediawiki import MediaWikiSite

Json = dict[str, Any]
PASSWORD = "0123456789abcdefghijklmnopqrstuv"
HEAD = PageHead(page_id=3, title="Bees", revid=7, text="Bees fly.")
RIGHTS = ["edit", "bot", "deletedhistory", "suppressredirect"]
VERSIONS = [{"timestamp": "2026-11-22T12:00:00Z", "user": "Ann", "sha1": "b"},
            {"timestamp": "2026-11-21T12:00:00Z", "user": "Sybil", "sha1": "a", "archivename": "1!A.png"}]  # fmt: skip


class Wiki:
    """An API with a run page that says yes, and one answer to every write."""

    def __init__(self, web: WebServer) -> None:
        self.web = web
        self.answer: Json = {}
        self.status, self.header = 200, "X-Nothing: 0"
        self.sent: list[dict[str, str]] = []
        web.replies["/api.php"] = self._reply

    def _reply(self, handler: BaseHTTPRequestHandler) -> None:
        asked = {key: found[0] for key, found in self.web.forms[-1].items()}
        if asked["action"] == "login":
            return body(b'{"login": {"result": "Success"}}')(handler)
        if asked["action"] == "query":
            return body(json.dumps({"query": self._query()}).encode())(handler)
        self.sent.append(asked)
        answer = json.dumps(self.answer) if self.status == 200 else "<html>Not now.</html>"
        return body(answer.encode(), self.status, self.header)(handler)

    def _query(self) -> Json:
        slot = {"main": {"contentmodel": "wikitext", "content": "yes"}}
        revision = {"revid": 7, "user": "Admin", "userid": 1, "slots": slot}
        page = {"pageid": 3, "title": "Bees", "lastrevid": 7, "revisions": [revision], "imageinfo": VERSIONS}
        block = {"id": 5, "by": "WatchBot", "timestamp": "2026-11-22T12:00:00Z", "expiry": "infinity"}
        tokens = {"csrftoken": "c", "rollbacktoken": "r", "userrightstoken": "u", "logintoken": "l"}
        return {
            "pages": [page],
            "blocks": [block],
            "users": [{"groups": ["sysop"]}],
            "tags": [],
            "logevents": [],
            "tokens": tokens,
            "userinfo": {"name": "WatchBot", "rights": RIGHTS},
            "general": {"generator": "MediaWiki 1.43.0"},
        }


@pytest.fixture
def wiki() -> Iterator[Wiki]:
    with web_server() as web:
        yield Wiki(web)


@pytest.fixture
def site(wiki: Wiki, tmp_path: Path) -> MediaWikiSite:
    home_folder.init(tmp_path / "home", wiki.web.url("/api.php"), "WatchBot@watch", PASSWORD)
    return MediaWikiSite(tmp_path / "home", enforce=True).connect()


Act = Callable[[MediaWikiSite], Written]
ACTS: dict[str, tuple[Act, set[str]]] = {
    "unblock": (lambda site: site.unblock("Ann", "back"), {"id", "reason"}),
    "move": (
        lambda site: site.move_page(3, "Bees", "Wasps", "back"),
        {"fromid", "to", "reason", "movetalk", "noredirect", "watchlist"},
    ),
    "filerevert": (
        lambda site: site.revert_file("Datei:A.png", "1!A.png", "back"),
        {"filename", "archivename", "comment"},
    ),
    "delete": (lambda site: site.delete_page(HEAD, "advert"), {"pageid", "reason", "watchlist"}),
    "userrights": (lambda site: site.change_group("Ann", "+suspect", "links"), {"user", "add", "reason"}),
}


@pytest.mark.parametrize("action", list(ACTS))
def test_each_is_sent_once_as_this_bot_and_with_its_token_last(wiki: Wiki, site: MediaWikiSite, action: str) -> None:
    act, parameters = ACTS[action]
    wiki.answer = {"error": {"code": "hookaborted", "info": "words of the wiki"}}

    written = act(site)

    assert (written.ok, written.code, written.wait) == (False, "hookaborted", False)
    [sent] = wiki.sent
    common = {"format", "formatversion", "assert", "assertuser", "maxlag", "action", "token"}
    assert sent.keys() == parameters | common
    assert (sent["action"], sent["token"]) == (action, "u" if action == "userrights" else "c")
    assert list(sent)[-1] == "token"


@pytest.mark.parametrize("action", list(ACTS))
def test_none_is_sent_while_only_observing(wiki: Wiki, tmp_path: Path, action: str) -> None:
    home_folder.init(tmp_path / "home", wiki.web.url("/api.php"), "WatchBot@watch", PASSWORD)
    observing = MediaWikiSite(tmp_path / "home").connect()

    assert ACTS[action][0](observing).code == "observe"
    assert wiki.sent == []


@pytest.mark.parametrize("action", list(ACTS))
def test_a_success_that_can_not_be_seen_afterwards_is_none(wiki: Wiki, site: MediaWikiSite, action: str) -> None:
    success = {"result": "Success", "from": "Bees", "to": "Wasps", "title": "Bees", "id": 5}
    wiki.answer = {action: success}

    written = ACTS[action][0](site)

    assert not written.ok
    assert written.code == ("permissiondenied" if action == "userrights" else "not-read-back")
    assert len(wiki.sent) == 1


def test_a_deletion_that_the_wiki_puts_off_is_not_done_yet(wiki: Wiki, site: MediaWikiSite) -> None:
    wiki.answer = {"delete": {"title": "Bees", "reason": "advert", "scheduled": True}}
    assert site.delete_page(HEAD, "advert").code == "not-read-back"


def test_a_file_that_could_not_be_stored_is_told_by_its_code(wiki: Wiki, site: MediaWikiSite) -> None:
    errors = [{"code": "backend-fail-alreadyexists", "type": "error"}]
    wiki.answer = {"filerevert": {"result": "Failure", "errors": errors}}
    assert site.revert_file("File:A.png", "1!A.png", "back").code == "backend-fail-alreadyexists"


@pytest.mark.parametrize(
    ("status", "answer", "header", "code", "seconds"),
    [
        (200, {"error": {"code": "maxlag", "info": "lagged"}}, "Retry-After: 7", "maxlag", 7),
        (200, {"error": {"code": "ratelimited", "info": "slow down"}}, "X-Nothing: 0", "ratelimited", 0),
        (503, {}, "Retry-After: 120", "unknown", 120),
        (429, {}, "Retry-After: 60", "ratelimited", 60),
        (503, {}, "Retry-After: 999999", "unknown", 3600),
        (503, {}, "X-Nothing: 0", "unknown", 0),
    ],
)
def test_a_wiki_that_asks_to_wait_is_heard_and_nobody_sleeps(
    wiki: Wiki, site: MediaWikiSite, status: int, answer: Json, header: str, code: str, seconds: float
) -> None:
    wiki.status, wiki.answer, wiki.header = status, answer, header

    written = site.save(HEAD, "Bees.", "cleaning")

    assert (written.ok, written.code, written.wait, written.retry_after) == (False, code, True, seconds)
    assert len(wiki.sent) == 1


def test_a_read_that_is_told_to_wait_is_not_tried_at_once(wiki: Wiki, site: MediaWikiSite) -> None:
    asked: list[str] = []

    def closed(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        body(b"closed for repairs", 503, "Retry-After: 30")(handler)

    wiki.web.replies["/api.php"] = closed
    with pytest.raises(SiteError) as caught:
        site.head(3, "Bees")
    assert (caught.value.temporary, caught.value.retry_after) == (True, 30)
    assert len(asked) == 1
