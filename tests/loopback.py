"""Small real servers on loopback: a web server whose answers a test writes, and a name server over UDP and TCP."""

from __future__ import annotations

import json
import socketserver
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

Reply = Callable[[BaseHTTPRequestHandler], None]


def body(data: bytes, status: int = 200, *headers: str) -> Reply:
    """An answer with these bytes."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        lines = [f"HTTP/1.0 {status} Said", *headers, f"Content-Length: {len(data)}", "", ""]
        handler.wfile.write("\r\n".join(lines).encode() + data)

    return reply


class WebServer:
    """Answers by path; remembers paths, headers and forms."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.forms: list[dict[str, list[str]]] = []
        self.replies: dict[str, Reply] = {}
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.paths.append(self.path)
                web.headers.append(dict(self.headers))
                web.forms.append(parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()))
                with suppress(OSError):  # whoever asked may be gone
                    web.replies[self.path](self)

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"


class NameServer:
    """Knows the A and AAAA records of names; a name that it does not know is not there. Counts its questions."""

    def __init__(self) -> None:
        self.records: dict[str, tuple[str, ...]] = {}
        self.everything: tuple[str, ...] = ()  # what it says of every name that it does not know
        self.rcode = dns.rcode.NOERROR  # of every answer
        self.silent = False
        self.garbage = b""  # sent in place of every answer over UDP
        self.truncated = False  # over UDP: as if no answer fitted into a datagram
        self.asked: Counter[str] = Counter()
        self.over: Counter[str] = Counter()
        names = self

        class Udp(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                data, socket = self.request
                answer = names.answer(data, "udp")
                if answer:
                    socket.sendto(answer, self.client_address)

        class Tcp(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                data = self.rfile.read(int.from_bytes(self.rfile.read(2)))
                answer = names.answer(data, "tcp")
                self.wfile.write(len(answer).to_bytes(2) + answer)

        self.udp, self.tcp = _on_one_port(Udp, Tcp)
        self.where = ("127.0.0.1", self.tcp.server_address[1])

    def answer(self, data: bytes, over: str) -> bytes:
        question = dns.message.from_wire(data)
        (asked,) = question.question
        name = asked.name.to_text(omit_final_dot=True).lower()
        self.asked[name] += 1
        self.over[over] += 1
        if self.silent:
            return b""
        if self.garbage and over == "udp":
            return self.garbage
        answer = dns.message.make_response(question)
        kind = dns.rdatatype.to_text(asked.rdtype)
        found = [one for one in self.records.get(name, self.everything) if (":" in one) == (kind == "AAAA")]
        if self.rcode is not dns.rcode.NOERROR:
            answer.set_rcode(self.rcode)
        elif self.truncated and over == "udp":
            answer.flags |= dns.flags.TC
        elif found:
            answer.answer.append(dns.rrset.from_text(asked.name, 60, "IN", kind, *found))
        elif name not in self.records:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer.to_wire()


def _on_one_port(
    udp: type[socketserver.BaseRequestHandler], tcp: type[socketserver.BaseRequestHandler]
) -> tuple[socketserver.UDPServer, socketserver.TCPServer]:
    """Two servers on a port that is free for both: what one protocol has left, somebody may use over the other."""
    while True:
        over_udp = socketserver.ThreadingUDPServer(("127.0.0.1", 0), udp)
        try:
            return over_udp, socketserver.ThreadingTCPServer(("127.0.0.1", over_udp.server_address[1]), tcp)
        except OSError:
            over_udp.server_close()


@contextmanager
def serving(*servers: socketserver.BaseServer) -> Iterator[None]:
    """Servers that answer in threads of their own until the end."""
    for server in servers:
        server.daemon_threads = True  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


@contextmanager
def web_server() -> Iterator[WebServer]:
    """A web server that is up."""
    web = WebServer()
    with serving(web.server):
        yield web


@contextmanager
def inbox(login: str = "") -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The address, as Apprise takes it, of a server that takes messages, and what it got."""
    got: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with serving(server):
        yield f"json://{login}127.0.0.1:{server.server_port}/", got


@contextmanager
def name_server() -> Iterator[NameServer]:
    """A name server that is up."""
    names = NameServer()
    with serving(names.udp, names.tcp):
        yield names
