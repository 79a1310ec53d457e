"""The wiki in memory on a port of its own, for programs that run as processes: with sessions and a running time."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from tools.faults.made_of import Clock, Json
from tools.faults.wiki import Wiki

COOKIE = "wiki_session"


class RunningClock(Clock):
    """A clock that goes on by itself, and jumps when somebody waits."""

    def __init__(self) -> None:
        super().__init__()
        self._began = time.monotonic()

    def now(self) -> datetime:
        """See `Clock.now`."""
        return self.at + timedelta(seconds=time.monotonic() - self._began)


class RunningWiki(Wiki):
    """The wiki in memory, whose revisions are counted as they come, whoever makes them."""

    def _next(self, _user: str) -> int:
        self._thousand += 1
        return self._thousand


class Moment(Enum):
    """How far a request has come."""

    CAME = "came"
    DONE = "done"
    ANSWERED = "answered"


Watches = Callable[[Moment, dict[str, str]], None]


def _nobody_watches(_moment: Moment, _asked: dict[str, str]) -> None:
    """Where nobody does."""


@dataclass(frozen=True)
class Heard:
    """A request as it came: what was asked for, with which cookies."""

    asked: dict[str, str]
    cookies: str


class Served(ThreadingHTTPServer):
    """Answers for a wiki, which may be exchanged. Whoever touches the wiki holds `lock`.

    `watches` is told of each request as it goes on, in the thread of that request, and may hold it up. `password`: the
    only one that lets anybody in; "" for any.
    """

    daemon_threads = True

    def __init__(self, wiki: Wiki, password: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.wiki = wiki
        self.password = password
        self.lock = threading.Lock()
        self.watches: Watches = _nobody_watches
        self.heard: list[Heard] = []
        self.under_way = 0
        self.api = f"http://127.0.0.1:{self.server_port}/api.php"
        self.sessions: set[str] = set()

    def handle_error(self, *_arguments: object) -> None:
        """Whoever asked may be gone, and that is no news."""

    def answer(self, asked: dict[str, str], cookies: str) -> tuple[Json, str]:
        """The answer to a request, and the session that it begins, if any."""
        self.heard.append(Heard(asked, cookies))
        logs_in = asked.get("action") == "login"
        if logs_in and self.password not in ("", asked.get("lgpassword")):
            return {"login": {"result": "Failed", "reason": "Incorrect username or password entered."}}, ""
        self.wiki.logged_in = _session(cookies) in self.sessions
        answer = self.wiki.call(asked)
        session = secrets.token_hex(8) if logs_in else ""
        if session:
            self.sessions.add(session)
        return answer, session


def _session(cookies: str) -> str:
    with suppress(CookieError):
        if found := SimpleCookie(cookies).get(COOKIE):
            return found.value
    return ""


class _Handler(BaseHTTPRequestHandler):
    server: Served

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        asked = {key: found[0] for key, found in parse_qs(body.decode(), keep_blank_values=True).items()}
        if len(body) < length:  # the process was ended while it sent this
            return
        with self.server.lock:
            self.server.under_way += 1
        try:
            self._answered(asked)
        finally:
            with self.server.lock:
                self.server.under_way -= 1

    def _answered(self, asked: dict[str, str]) -> None:
        self.server.watches(Moment.CAME, asked)
        with self.server.lock:
            answer, session = self.server.answer(asked, self.headers.get("Cookie", ""))
        self.server.watches(Moment.DONE, asked)
        data = json.dumps(answer).encode()
        with suppress(OSError):
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            if session:
                self.send_header("Set-Cookie", f"{COOKIE}={session}; HttpOnly")
            self.end_headers()
            self.wfile.write(data)
        self.server.watches(Moment.ANSWERED, asked)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(wiki: Wiki, password: str = "") -> Iterator[Served]:
    """A wiki that answers on loopback until the end."""
    server = Served(wiki, password)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
