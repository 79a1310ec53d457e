"""StopForumSpam's API, on a real web server on loopback that takes its part."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from loopback import Reply, WebServer, body, web_server

from wikiwatch.core.reputation import Says
from wikiwatch.reputation.stopforumspam import BATCH, MOST, StopForumSpam

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADDRESS = "192.0.2.7"
LISTED = {
    "value": ADDRESS,
    "appears": 1,
    "frequency": 17,
    "lastseen": "2026-11-20 10:39:57",
    "confidence": 79.07,
    "delegated": "us",
    "asn": 64496,
}
CLEAN = {"value": ADDRESS, "appears": 0, "frequency": 0}


@pytest.fixture
def web() -> Iterator[WebServer]:
    with web_server() as server:
        yield server


@pytest.fixture
def api(web: WebServer) -> StopForumSpam:
    return StopForumSpam(web.url("/api"), lambda: NOW)


def tells(web: WebServer, *records: Any, **more: Any) -> None:
    web.replies["/api"] = body(json.dumps({"success": 1, "ip": records, **more}).encode())


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (LISTED, Says.SPAM),
        (CLEAN, Says.NOTHING),
        ({**LISTED, "confidence": "79.07", "frequency": "17"}, Says.SPAM),
        ({**LISTED, "torexit": 1}, Says.TOR),
        ({**CLEAN, "torexit": 1}, Says.TOR),
        ({**LISTED, "confidence": 12.5}, Says.NOTHING),
        ({**LISTED, "lastseen": "2026-01-20 10:39:57"}, Says.NOTHING),
        ({**LISTED, "lastseen": "yesterday"}, Says.NOTHING),
        ({**LISTED, "confidence": [], "frequency": {}}, Says.NOTHING),
        ({**LISTED, "confidence": float("nan")}, Says.NOTHING),
        ({**LISTED, "confidence": float("inf"), "frequency": 10**400}, Says.NOTHING),
        ({**LISTED, "appears": "perhaps"}, Says.NOTHING),
    ],
)
def test_what_it_knows_of_an_address(web: WebServer, api: StopForumSpam, record: Any, expected: Says) -> None:
    tells(web, record)
    assert api.ask([ADDRESS], 60)[ADDRESS].says is expected


def test_a_listing_is_told_in_words(web: WebServer, api: StopForumSpam) -> None:
    tells(web, LISTED)
    assert api.ask([ADDRESS], 60)[ADDRESS].words == "reported 17 times, the last time 2026-11-20, confidence 79 %"


def test_one_address_may_come_back_without_a_list(web: WebServer, api: StopForumSpam) -> None:
    web.replies["/api"] = body(json.dumps({"success": 1, "ip": LISTED}).encode())
    assert api.ask([ADDRESS], 60)[ADDRESS].says is Says.SPAM


def test_an_ipv6_address_is_the_same_in_any_spelling(web: WebServer, api: StopForumSpam) -> None:
    tells(web, {**LISTED, "value": "2001:0DB8:0:0:0:0:0:7"})
    assert api.ask(["2001:db8::7"], 60)["2001:db8::7"].says is Says.SPAM


def test_fifteen_addresses_are_posted_at_a_time_and_nothing_else(web: WebServer, api: StopForumSpam) -> None:
    addresses = [f"198.51.100.{number}" for number in range(40)]
    tells(web, *({**CLEAN, "value": address} for address in addresses))
    found = api.ask(addresses, 60)
    assert {answer.says for answer in found.values()} == {Says.NOTHING}
    assert [len(form["ip[]"]) for form in web.forms] == [BATCH, BATCH, 10]
    assert {field for form in web.forms for field in form} == {"f", "ip[]"}
    assert web.paths == ["/api"] * 3
    assert web.headers[0]["User-Agent"].startswith("wikiwatch/")


def test_names_are_not_taken(api: StopForumSpam) -> None:
    assert [api.takes(name) for name in (ADDRESS, "2001:db8::7", "Newcomer", "wiki.example")] == [
        True,
        True,
        False,
        False,
    ]


def test_what_is_missing_in_an_answer_is_not_known(web: WebServer, api: StopForumSpam) -> None:
    tells(web, LISTED, None, 3, {"value": 7}, {"value": "nobody"})
    found = api.ask([ADDRESS, "192.0.2.8"], 60)
    assert [answer.says for answer in found.values()] == [Says.SPAM, Says.UNKNOWN]


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.01)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.01)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
    while True:
        handler.wfile.write(b" " * 65_536)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 5000\r\n\r\n" + json.dumps({"success": 1}).encode())


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (body(b"", 503), "HTTP status 503"),
        (body(b"", 429), "HTTP status 429"),
        (body(b"", 302, "Location: /other"), "HTTP status 302"),
        (body(b"<html>"), "no JSON"),
        (body(b"\xff\xfe\x00"), "no JSON"),
        (body(b"[" * 60_000), "no JSON"),
        (body(b'{"success": 1, "ip": ' + b"9" * 5_000 + b"}"), "no JSON"),
        (body(b'{"success": 0, "error": "rate limit"}'), "refused"),
        (body(b"[]"), "refused"),
        (body(b" " * (MOST + 1)), "more than"),
        (endless, "more than"),
        (drip, "time-out"),
        (dripping_headers, "time-out"),
        (cut_off, "ProtocolError"),
        (lambda handler: None, "Connection"),
    ],
    ids=[
        *("unavailable", "too many", "moved", "a page", "bytes", "nested", "a number", "refused", "a list"),
        *("long", "endless", "a byte at a time", "a byte of a header at a time", "cut off", "nothing"),
    ],
)
def test_every_other_answer_is_missing_evidence_with_its_reason(
    web: WebServer, api: StopForumSpam, reply: Reply, words: str
) -> None:
    web.replies["/api"] = reply
    web.replies["/other"] = body(json.dumps({"success": 1, "ip": [LISTED]}).encode())
    answer = api.ask([ADDRESS], 0.5 if words == "time-out" else 60)[ADDRESS]
    assert answer.says is Says.UNKNOWN
    assert words in answer.words
    assert "/other" not in web.paths


def test_after_a_failure_nothing_more_is_asked(web: WebServer, api: StopForumSpam) -> None:
    web.replies["/api"] = body(b"", 500)
    found = api.ask([f"198.51.100.{number}" for number in range(40)], 60)
    assert len(found) == 40
    assert web.paths == ["/api"]


def test_cookies_do_not_come_back(web: WebServer, api: StopForumSpam) -> None:
    web.replies["/api"] = body(json.dumps({"success": 1, "ip": []}).encode(), 200, "Set-Cookie: a=b")
    api.ask([f"198.51.100.{number}" for number in range(20)], 60)
    assert [headers.get("Cookie") for headers in web.headers] == [None, None]
