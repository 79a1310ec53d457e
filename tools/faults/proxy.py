"""A real server on loopback between wikiwatch and a wiki: it passes requests on, and spoils some of the answers."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tools.faults.kinds import Ending, Kind, Spoilt

PASSED_ON = ("Content-Type", "Cookie", "Authorization", "User-Agent")
PASSED_BACK = ("Content-Type", "Set-Cookie", "Retry-After", "MediaWiki-API-Error")
UPSTREAM_WITHIN = 120.0  # seconds; a write takes half a second, and a busy machine is given time
DROP_EVERY = 0.5  # seconds
CHUNK = b" " * 1_000_000
GIGABYTE = 1_000


class Proxy(ThreadingHTTPServer):
    """Listens for `api` on a port of its own. `picks` says which fault comes, if any; one request at a time asks it."""

    daemon_threads = True

    def __init__(
        self,
        api: str,
        picks: Callable[[dict[str, str]], Kind | None],
        spoil: Callable[[Kind, bytes], Spoilt],
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._to = urlsplit(api)
        self._passing = 0  # requests that the wiki has not answered yet
        self._passed = threading.Condition()
        self._picks = picks
        self._spoil = spoil
        self._lock = threading.Lock()
        self.gone = threading.Event()  # the end, for those who keep somebody waiting
        self.api = f"http://127.0.0.1:{self.server_port}{self._to.path}"

    def handle_error(self, *_arguments: object) -> None:
        """Whoever asked may be gone, and that is no news."""

    def picked(self, form: dict[str, str]) -> Kind | None:
        """The fault at a request."""
        with self._lock:
            return self._picks(form)

    def spoilt(self, kind: Kind, answer: bytes) -> Spoilt:
        """What comes in the place of an answer."""
        with self._lock:
            return self._spoil(kind, answer)

    def lead_to(self, api: str) -> None:
        """Pass on to another wiki from now on, whose API has the same path."""
        self._to = urlsplit(api)

    def idle(self) -> None:
        """Wait until the wiki has answered all that was passed on, also where nobody waits for it any more."""
        with self._passed:
            self._passed.wait_for(lambda: not self._passing)

    def passed_on(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, list[tuple[str, str]], bytes]:
        """The wiki's own answer."""
        connection = http.client.HTTPConnection(self._to.netloc, timeout=UPSTREAM_WITHIN)
        with self._passed:
            self._passing += 1
        try:
            connection.request("POST", path, body, {**headers, "Host": self._to.netloc})
            answer = connection.getresponse()
            kept = [(name, value) for name, value in answer.getheaders() if name in PASSED_BACK]
            return answer.status, kept, answer.read()
        finally:
            connection.close()
            with self._passed:
                self._passing -= 1
                self._passed.notify_all()


class _Handler(BaseHTTPRequestHandler):
    server: Proxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        form = {key: found[0] for key, found in parse_qs(body.decode(errors="replace")).items()}
        kind = self.server.picked(form) if "action" in form else None
        answer = (200, [], b"")  # type: tuple[int, list[tuple[str, str]], bytes]
        if kind is None or kind.carried_out:
            headers = {name: self.headers[name] for name in PASSED_ON if name in self.headers}
            answer = self.server.passed_on(self.path, body, headers)
        with suppress(OSError):
            if kind is None:
                self._send(Spoilt(status=answer[0], headers=tuple(answer[1]), body=answer[2]))
                return
            what = self.server.spoilt(kind, answer[2])
            cookies = tuple(one for one in answer[1] if one[0] == "Set-Cookie")
            self._send(Spoilt(status=what.status, headers=what.headers + cookies, body=what.body, ending=what.ending))

    def _send(self, what: Spoilt) -> None:
        if what.ending is Ending.SILENT:
            self.server.gone.wait(UPSTREAM_WITHIN)
        if what.ending in (Ending.RESET, Ending.SILENT):
            return
        self.send_response(what.status)
        for name, value in what.headers:
            self.send_header(name, value)
        if what.ending in (Ending.WHOLE, Ending.CUT):
            self.send_header("Content-Length", str(len(what.body) + (what.ending is Ending.CUT)))
        self.end_headers()
        self.wfile.write(what.body)
        if what.ending is Ending.DRIP:
            while not self.server.gone.wait(DROP_EVERY):
                self.wfile.write(b" ")
        if what.ending is Ending.ENDLESS:
            for _ in range(GIGABYTE):
                self.wfile.write(CHUNK)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def between(
    api: str, picks: Callable[[dict[str, str]], Kind | None], spoil: Callable[[Kind, bytes], Spoilt]
) -> Iterator[Proxy]:
    """A proxy that is up before this address."""
    proxy = Proxy(api, picks, spoil)
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.gone.set()
        proxy.shutdown()
        proxy.server_close()
        thread.join()
