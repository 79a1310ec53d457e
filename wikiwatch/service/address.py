"""The address at which a monitor asks: /metrics for Prometheus, /healthz for whoever wants yes or no."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import waitress
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from wikiwatch.errors import UserError
from wikiwatch.service.figures import Figures
from wikiwatch.service.vitals import Vitals

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

log = logging.getLogger(__name__)

# One monitor asks some times a minute; whoever opens more connections gets none.
CONNECTIONS = 20
SECONDS = 10  # for a request that does not come to its end
TRY_AGAIN = 60.0  # seconds: the address may come up after this program does, as that of a tunnel


def answering(vitals: Vitals, figures: Figures) -> WSGIApplication:
    """The WSGI application: it reads nothing of a request but its method and path."""

    def answer(environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        status, kind, body = "404 Not Found", "text/plain; charset=utf-8", b"/metrics and /healthz are here\n"
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            status, body = "405 Method Not Allowed", b"only GET\n"
        elif environ["PATH_INFO"] == "/metrics":
            status, kind, body = "200 OK", CONTENT_TYPE_LATEST, generate_latest(figures.registry)
        elif environ["PATH_INFO"] == "/healthz":
            ills = vitals.ills()
            status = "503 Service Unavailable" if ills else "200 OK"
            kind, body = "application/json", json.dumps({"well": not ills, "ills": ills}).encode() + b"\n"
        start(status, [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    return answer


@contextmanager
def served(vitals: Vitals, figures: Figures, host: str, port: int) -> Iterator[int]:
    """Serve them from a thread while this lasts; gives the port, which the system chooses for 0.

    UserError where it is taken.
    """
    try:
        server = waitress.create_server(
            answering(vitals, figures),
            host=host,
            port=port,
            threads=1,
            connection_limit=CONNECTIONS,
            channel_timeout=SECONDS,
            clear_untrusted_proxy_headers=True,
            ident="",
        )
    except OSError as error:
        raise UserError(
            f"[service] listen: nothing can listen at {host}:{port}: {error}",
            "name another port there, or end what listens at this one",
        ) from None
    thread = threading.Thread(target=server.run, name="vitals", daemon=True)
    thread.start()
    try:
        yield int(server.effective_port)
    finally:
        server.close()
        thread.join(timeout=SECONDS)


@contextmanager
def served_when_it_can_be(vitals: Vitals, figures: Figures, host: str, port: int) -> Iterator[None]:
    """The same from the moment at which the port can be had.

    A wiki is not left unwatched because nobody can ask how the watch is: the monitor that asks says so by itself.
    """
    ended = threading.Event()

    def keep_trying() -> None:
        told = False
        while not ended.is_set():
            try:
                with served(vitals, figures, host, port):
                    log.info("a monitor may ask at %s, port %d", host, port)
                    ended.wait()
            except UserError as error:
                if not told:
                    log.error("%s; tried again each minute. %s", error.message, error.hint)
                told = True
                ended.wait(TRY_AGAIN)

    trying = threading.Thread(target=keep_trying, name="listening", daemon=True)
    trying.start()
    try:
        yield
    finally:
        ended.set()
        trying.join(timeout=2 * SECONDS)
