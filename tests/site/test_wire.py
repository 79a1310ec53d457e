"""What comes from the network in the place of an answer: told as a fault that may pass, and taken for nothing else."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from loopback import Reply, WebServer, body, web_server

from wikiwatch import home as home_folder
from wikiwatch.errors import SiteError
from wikiwatch.site import hurry
from wikiwatch.site.failures import retry_after
from wikiwatch.site.session import PATIENT_TRIES, Session
from wikiwatch.site.shapes import queried

PASSWORD = "0123456789abcdefghijklmnopqrstuv"
JSON = "Content-Type: application/json; charset=utf-8"
GOOD = json.dumps({"query": {"pages": [{"pageid": 3, "title": "Bees"}]}}).encode()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WebServer, Session]]:
    """One for all tests: to load pywikibot anew for another address takes a second."""
    home = tmp_path_factory.mktemp("wire") / "home"
    with web_server() as web:
        home_folder.init(home, web.url("/api.php"), "WatchBot@watch", PASSWORD)
        yield web, Session(home)


@pytest.fixture
def web(opened: tuple[WebServer, Session]) -> WebServer:
    opened[0].paths.clear()
    return opened[0]


@pytest.fixture
def session(opened: tuple[WebServer, Session], monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session that believes to be logged in, and does not sleep."""
    monkeypatch.setattr(opened[1], "_logged_in", True)
    monkeypatch.setattr(opened[1], "pause", [].append)
    return opened[1]


def read(session: Session) -> Any:
    return session.read(action="query", titles="Bees", prop="info")


def half(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(f"HTTP/1.0 200 OK\r\n{JSON}\r\nContent-Length: {len(GOOD)}\r\n\r\n".encode() + GOOD[:9])


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(f"HTTP/1.0 200 OK\r\n{JSON}\r\n\r\n".encode())
    for _ in range(2_000):
        handler.wfile.write(b'{"x": "' + b"x" * 1_000_000)


def dripping(head: bytes, drop: bytes) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        for _ in range(1_000):
            handler.wfile.write(drop)
            handler.wfile.flush()
            handler.server.gone.wait(0.02)  # type: ignore[attr-defined]

    return reply


BAD: dict[str, Reply] = {
    "half of an answer": half,
    "a page of HTML": body(b"<!DOCTYPE html><title>It works</title>", 200, "Content-Type: text/html"),
    "JSON that says it is HTML": body(GOOD, 200, "Content-Type: text/html"),
    "HTML that says it is JSON": body(b"<h1>Oops</h1>", 200, JSON),
    "nothing": body(b"", 200, JSON),
    "a bad gateway": body(b"<h1>Bad gateway</h1>", 502, "Content-Type: text/html"),
    "an answer that is a failure": body(GOOD, 503, JSON),
    "cut off": body(GOOD[:-4], 200, JSON),
    "nested deeply": body(b'{"a":' * 100_000, 200, JSON),
    "a key that comes twice": body(b'{"query": {"pages": [1]}, "query": {"pages": []}}', 200, JSON),
    "a number beyond databases": body(b'{"query": {"pages": [{"pageid": 99999999999999999999}]}}', 200, JSON),
    "a number of a million digits": body(b"[" + b"9" * 1_000_000 + b"]", 200, JSON),
    "an infinite number": body(b'{"query": {"pages": [{"pageid": 1e999}]}}', 200, JSON),
    "no number": body(b'{"query": {"pages": [{"pageid": NaN}]}}', 200, JSON),
    "an error that is none": body(b'{"error": "no"}', 200, JSON),
    "an error without a code": body(b'{"error": {"info": "no"}}', 200, JSON),
    "an empty object": body(b"{}", 200, JSON),
    "a list": body(b"[]", 200, JSON),
    "no pages": body(b'{"batchcomplete": true, "query": {}}', 200, JSON),
    "pages that are none": body(b'{"query": {"pages": {"3": {}}}}', 200, JSON),
}


@pytest.mark.parametrize("reply", BAD.values(), ids=BAD)
def test_what_is_no_answer_may_pass_and_is_tried_once_more(web: WebServer, session: Session, reply: Reply) -> None:
    web.replies["/api.php"] = reply

    with pytest.raises(SiteError) as caught:
        read(session)

    assert (caught.value.temporary, caught.value.code) == (True, "unknown")
    assert len(web.paths) == 2
    web.replies["/api.php"] = body(GOOD, 200, JSON)
    assert read(session)["query"]["pages"]


def test_an_endless_answer_is_read_no_further_than_answers_go(
    web: WebServer, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session._wire, "longest", 3_000_000)
    sent: list[int] = []

    def counted(handler: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            endless(handler)
            sent.append(2_000)

    web.replies["/api.php"] = counted
    with pytest.raises(SiteError, match="does not answer as"):
        read(session)
    assert sent == []  # whoever sends two gigabytes finds nobody who reads them


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"HTTP/1.0 200 OK\r\n", b"X-Drop: 1\r\n"[:1]),
        (f"HTTP/1.0 200 OK\r\n{JSON}\r\n\r\n".encode(), b" "),
    ],
    ids=["headers", "body"],
)
def test_an_answer_that_drips_is_waited_for_no_longer_than_for_a_whole_one(
    web: WebServer, session: Session, monkeypatch: pytest.MonkeyPatch, head: bytes, drop: bytes
) -> None:
    """Each drop comes in time: only all of them together do not."""
    web.server.gone = threading.Event()  # type: ignore[attr-defined]
    monkeypatch.setattr(hurry, "WHOLE_ANSWER", 0.1)
    web.replies["/api.php"] = dripping(head, drop)
    with pytest.raises(SiteError, match="timed out") as caught:
        read(session)
    web.server.gone.set()  # type: ignore[attr-defined]
    assert caught.value.temporary


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nothing_is_sent_to_where_an_answer_leads(web: WebServer, session: Session, status: int) -> None:
    web.replies["/api.php"] = body(b"", status, "Location: http://127.0.0.1:9/elsewhere")
    with pytest.raises(SiteError, match=r"sends elsewhere, to 'http://127\.0\.0\.1:9/elsewhere'"):
        read(session)


@pytest.mark.parametrize("said", ["inf", "nan", "soon", "1e9", "-1", "9" * 5_000])
def test_no_wish_to_wait_makes_a_good_answer_a_bad_one(web: WebServer, session: Session, said: str) -> None:
    web.replies["/api.php"] = body(GOOD, 200, JSON, f"Retry-After: {said}")
    assert read(session)["query"]["pages"]


def test_a_mark_of_byte_order_before_an_answer_is_no_harm(web: WebServer, session: Session) -> None:
    web.replies["/api.php"] = body(b"\xef\xbb\xbf" + GOOD, 200, JSON)
    assert read(session)["query"]["pages"]


def test_a_long_reading_waits_as_long_as_the_wiki_asks(web: WebServer, session: Session) -> None:
    pauses: list[float] = []
    session.pause = pauses.append
    answers = itertools.chain(
        [body(b"slower", 429, "Retry-After: 40"), body(b"slower", 429), half, body(GOOD, 200, JSON)],
        itertools.repeat(body(b"slower", 429, "Retry-After: 40")),
    )
    web.replies["/api.php"] = lambda handler: next(answers)(handler)
    with session.patient():
        assert read(session)["query"]["pages"]
        assert pauses == [40, 4, 8]
        with pytest.raises(SiteError, match="too often"):
            read(session)
    assert len(web.paths) == 4 + PATIENT_TRIES
    with pytest.raises(SiteError, match="too often"):
        read(session)
    assert len(web.paths) == 4 + PATIENT_TRIES + 1  # in the loop, the next round asks again


@pytest.mark.parametrize("more", [{}, [], "x", {"rccontinue": "1"}])
def test_a_list_that_goes_on_where_it_is_does_not_go_on_for_ever(web: WebServer, session: Session, more: Any) -> None:
    answer = {"query": {"recentchanges": []}, "continue": more}
    web.replies["/api.php"] = body(json.dumps(answer).encode(), 200, JSON)
    with pytest.raises(SiteError) as caught:
        list(session.query(list="recentchanges"))
    assert caught.value.temporary


@pytest.mark.parametrize(
    ("said", "date", "seconds"),
    [
        ("Mon, 23 Nov 2026 12:00:30 GMT", "Mon, 23 Nov 2026 12:00:00 GMT", 30),
        ("Mon, 23 Nov 2026 11:00:30 GMT", "Mon, 23 Nov 2026 12:00:00 GMT", 0),
        ("Mon, 30 Nov 2026 11:00:30 GMT", "Mon, 23 Nov 2026 12:00:00 GMT", 3600),
        ("Mon, 23 Nov 2026 12:00:30 GMT", "", 0),
        ("Mon, 99 Nov 2026 12:00:30 GMT", "Mon, 23 Nov 2026 12:00:00 GMT", 0),
    ],
)
def test_a_wiki_may_name_the_time_when_to_come_again(said: str, date: str, seconds: float) -> None:
    assert retry_after(said, date) == seconds


def test_pages_that_are_all_missing_are_an_answer() -> None:
    answer = {"query": {"badrevids": {"7": {"revid": 7, "missing": True}}}}
    assert queried({"action": "query", "revids": "7", "prop": "revisions"}, answer) is answer
