"""The processor time of short commands, and of `run` until its first question after logging in.

Bytecode is kept in the bench's own folder and made before anything is measured: an installed program has its own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

from tools.bench.figures import Asked, Figure, Goal, ratio
from wikiwatch import home
from wikiwatch.errors import UserError
from wikiwatch.store.db import Store

BOT = "WatchBot"
# A second is what people take for an answer to what they typed before they wonder (Nielsen, Usability Engineering,
# 1993, chapter 5).
MOST = Goal(bound=1.0)
WITHIN = 120  # seconds; a run that has asked nothing by then hangs

BARE, LIBRARY, HELP, STATUS, RUN = "Python alone", "Python with pywikibot's session", "--help", "status", "run"
LIBRARY_SCRIPT = "import pywikibot.comms.http"


def measure(asked: Asked) -> list[Figure]:
    """Each of them in turn, `repeat` times, after one time that does not count."""
    folder = asked.folder / "home"
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(asked.folder / "bytecode"),
        "PYWIKIBOT_NO_USER_CONFIG": "2",
    }
    wikiwatch = [sys.executable, "-m", "wikiwatch", "--home", str(folder)]
    commands = {
        BARE: [sys.executable, "-c", "pass"],
        LIBRARY: [sys.executable, "-c", LIBRARY_SCRIPT],
        HELP: [*wikiwatch, "--help"],
        STATUS: [*wikiwatch, "status"],
    }
    samples: dict[str, list[float]] = {name: [] for name in (*commands, RUN)}
    with stub_wiki() as wiki:
        home.init(folder, wiki.api, f"{BOT}@watch", "0" * 32)
        store = Store(folder / "wikiwatch.db")
        store.set_cursor(datetime.now(UTC))  # as after a first run
        store.close()
        for number in range(asked.repeat + 1):
            asked.say("once, to make the bytecode" if not number else f"{number} of {asked.repeat}")
            for name, command in commands.items():
                samples[name].append(_spent(command, environment))
            samples[RUN].append(_spent_until([*wikiwatch, "run"], environment, wiki))
    return figures({name: of_it[1:] for name, of_it in samples.items()})


def figures(samples: Mapping[str, Sequence[float]]) -> list[Figure]:
    """What was measured, beside what Python and the library take by themselves."""
    return [
        Figure(name=f"`{HELP}`", unit="s", samples=samples[HELP], goal=MOST),
        Figure(name=f"`{STATUS}`", unit="s", samples=samples[STATUS], goal=MOST),
        Figure(name=f"`{RUN}` until its first question", unit="s", samples=samples[RUN], goal=MOST),
        Figure(name=BARE, unit="s", samples=samples[BARE], note="the floor of every command"),
        Figure(name=LIBRARY, unit="s", samples=samples[LIBRARY], note="the floor of `run`"),
        ratio(f"`{RUN}` to its floor", samples[RUN], samples[LIBRARY]),
    ]


class StubWiki(ThreadingHTTPServer):
    """A wiki's API that lets the bot log in; at any other question `asked` is set, and nobody gets an answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Api)
        self.api = f"http://127.0.0.1:{self.server_port}/api.php"
        self.asked = Event()
        self.over = Event()


class _Api(BaseHTTPRequestHandler):
    server: StubWiki
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        answer = _log_in({name: values[-1] for name, values in sent.items()})
        if answer is None:
            self.server.asked.set()
            self.server.over.wait()
            return
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""


def _log_in(sent: Mapping[str, str]) -> dict[str, Any] | None:
    """The answers of a log-in; None to any other question."""
    if sent.get("meta") == "tokens" and sent.get("type") == "login":
        return {"query": {"tokens": {"logintoken": "1+\\"}}}
    if sent["action"] == "login":
        return {"login": {"result": "Success"}}
    if sent.get("meta") == "userinfo|siteinfo":
        general = {"generator": "MediaWiki 1.43.0", "lang": "en", "fallback": []}
        return {"query": {"userinfo": {"name": BOT, "rights": []}, "general": general, "extensions": []}}
    return None


@contextmanager
def stub_wiki() -> Iterator[StubWiki]:
    """A stub that answers on this machine until the end."""
    with StubWiki() as wiki:
        thread = Thread(target=wiki.serve_forever)
        thread.start()
        try:
            yield wiki
        finally:
            wiki.over.set()
            wiki.shutdown()
            thread.join()


def _spent(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The seconds of processor time of a command; UserError where it fails."""
    return _reaped(_started(command, environment), expected=0)


def _spent_until(command: Sequence[str], environment: Mapping[str, str], wiki: StubWiki) -> float:
    """The same up to its first question to the wiki, at which it is ended."""
    wiki.asked.clear()
    process = _started(command, environment)
    asked = wiki.asked.wait(WITHIN)
    process.kill()
    spent = _reaped(process, expected=-signal.SIGKILL)
    if not asked:
        raise UserError(f"`wikiwatch run` asked nothing within {WITHIN} seconds")
    return spent


def _started(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere)


def _reaped(process: subprocess.Popen[bytes], expected: int) -> float:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != expected:
        raise UserError(f"{process.args!r} ended with {process.returncode}, expected {expected}")
    return used.ru_utime + used.ru_stime
