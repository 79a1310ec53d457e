"""Short links followed on a real server on loopback, which takes the shorteners' part."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from wikiwatch.reputation.shorteners import Shorteners, is_public

LANDING = "https://pipes.example/offer"
Reply = Callable[[BaseHTTPRequestHandler], None]


class Service:
    """A shortener on loopback: answers by path, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.replies: dict[str, Reply] = {}
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.asked.append(self.path)
                service.agents.append(self.headers["User-Agent"])
                with suppress(OSError):  # whoever asked may be gone
                    service.replies[self.path](self)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server.server_port}{path}"

    def redirects(self, path: str, location: str, status: int = 301) -> str:
        self.replies[path] = redirect(location, status)
        return self.url(path)


def redirect(location: str, status: int = 301) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        head = f"HTTP/1.0 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
        handler.wfile.write(head.encode())

    return reply


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 301 Moved\r\nLocation: https://pi")
    while True:
        handler.wfile.write(b"p")
        handler.wfile.flush()
        time.sleep(0.01)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(f"HTTP/1.0 302 Found\r\nLocation: {LANDING}\r\n\r\n".encode())
    while True:
        handler.wfile.write(b"x" * 65_536)


def page(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(f'HTTP/1.0 200 OK\r\n\r\n<meta http-equiv="refresh" content="0;url={LANDING}">'.encode())


def too_long(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 301 Moved\r\nX: " + b"x" * 100_000 + b"\r\n\r\n")


@pytest.fixture
def service() -> Iterator[Service]:
    started = Service()
    yield started
    started.server.shutdown()
    started.server.server_close()


def on_loopback(address: str) -> bool:
    return address == "127.0.0.1"


def shorteners(*more: str, hop_seconds: float = 3.0, batch_seconds: float = 10.0) -> Shorteners:
    """For the server on loopback, which counts as public, and as a shortener under this address and more names."""
    known = {"127.0.0.1", *more}
    return Shorteners(known=known, public=on_loopback, hop_seconds=hop_seconds, batch_seconds=batch_seconds)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_short_link_leads_where_its_service_says(service: Service, status: int) -> None:
    url = service.redirects("/a", LANDING, status)
    assert shorteners().expand([url]) == {url: LANDING}
    assert service.agents[0].startswith("wikiwatch/")


def test_shorteners_behind_one_another_are_followed(service: Service) -> None:
    service.redirects("/c", LANDING)
    service.redirects("/b", service.url("/c"))
    url = service.redirects("/a", service.url("/b"))
    assert shorteners().expand([url]) == {url: LANDING}
    assert service.asked == ["/a", "/b", "/c"]


def test_only_shorteners_are_ever_contacted(service: Service) -> None:
    beyond = service.url("/secret", "localhost")
    url = service.redirects("/a", beyond)
    assert shorteners().expand([url, beyond]) == {url: beyond}
    assert service.asked == ["/a"]


@pytest.mark.parametrize(
    "url",
    ["http://tinyurl.com@127.0.0.1:{port}/a", "http://127.0.0.1:{port}\\@tinyurl.com/a", "http://127.0.0.1:{port}/a"],
)
def test_no_spelling_of_an_address_makes_it_a_shortener(service: Service, url: str) -> None:
    service.redirects("/a", LANDING)
    Shorteners(known={"tinyurl.com"}, public=on_loopback).expand([url.format(port=service.server.server_port)])
    assert service.asked == []


def test_a_loop_ends_after_five_hops(service: Service) -> None:
    url = service.redirects("/a", service.url("/a"))
    assert shorteners().expand([url]) == {url: ""}
    assert service.asked == ["/a"] * 5


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("//pipes.example/offer", "http://pipes.example/offer"),
        ("https://pipes.example/größe", "https://pipes.example/größe"),
        ("http://röhren.example/", "http://röhren.example/"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("ftp://pipes.example/offer", ""),
        ("http://", ""),
        ("http://[::1/", ""),
        ("", ""),
        ("https://pipes.example/" + "x" * 5_000, ""),
    ],
)
def test_only_addresses_of_the_web_are_taken(service: Service, location: str, expected: str) -> None:
    url = service.redirects("/a", location)
    assert shorteners().expand([url]) == {url: expected}


@pytest.mark.parametrize("location", ["/b c/ü?q=ä", "b%20c/%C3%BC?q=%C3%A4"])
def test_a_relative_address_is_asked_for_at_the_same_service(service: Service, location: str) -> None:
    service.redirects("/b%20c/%C3%BC?q=%C3%A4", LANDING)
    url = service.redirects("/a", location)
    assert shorteners().expand([url]) == {url: LANDING}


@pytest.mark.parametrize("host", ["localhost", "[::1]"])
def test_a_host_with_an_address_that_is_not_public_is_not_contacted(service: Service, host: str) -> None:
    url = service.redirects("/a", service.url("/b", host))
    never = Shorteners(known={"127.0.0.1", "localhost", "::1"}, public=on_loopback_once())
    assert never.expand([url]) == {url: ""}
    assert service.asked == ["/a"]


def on_loopback_once() -> Callable[[str], bool]:
    """Public at the first look only: as if the name had been pointed elsewhere in between."""
    looks = iter([True])
    return lambda _address: next(looks, False)


def test_loopback_is_not_contacted_by_default(service: Service) -> None:
    url = service.redirects("/a", LANDING)
    assert Shorteners(known={"127.0.0.1"}).expand([url]) == {url: ""}
    assert service.asked == []


@pytest.mark.parametrize("reply", [page, too_long, drip], ids=["a page", "endless headers", "a byte at a time"])
def test_other_answers_lead_nowhere(service: Service, reply: Reply) -> None:
    service.replies["/a"] = reply
    url = service.url("/a")
    assert shorteners(hop_seconds=0.3).expand([url]) == {url: ""}


def test_the_body_of_an_answer_is_not_read(service: Service) -> None:
    service.replies["/a"] = endless
    url = service.url("/a")
    assert shorteners().expand([url]) == {url: LANDING}


def test_what_there_was_no_time_for_is_not_called_a_failure(service: Service) -> None:
    service.replies["/slow"] = drip
    slow, quick = service.url("/slow"), service.redirects("/a", LANDING)
    assert shorteners(batch_seconds=0.3).expand([slow, quick]) == {}
    assert service.asked == ["/slow"]


def test_a_service_that_is_gone_leads_nowhere(service: Service) -> None:
    url = service.url("/a")
    service.server.shutdown()
    service.server.server_close()
    assert shorteners().expand([url]) == {url: ""}


def test_a_service_without_a_certificate_is_not_believed(service: Service) -> None:
    url = service.redirects("/a", LANDING).replace("http:", "https:")
    assert shorteners().expand([url]) == {url: ""}
    assert service.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        # Of AS112, which is nobody's host, and reachable from everywhere (IANA's special-purpose registries).
        ("192.31.196.1", True),
        ("2620:4f:8000::1", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("198.51.100.7", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%lo", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
        ("::ffff:192.31.196.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("2001:0:a00:1::", False),
    ],
)
def test_only_addresses_of_the_open_internet_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
