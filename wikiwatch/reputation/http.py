"""Reads one answer over HTTP, with a limit for its size and one for all of its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from wikiwatch import __version__
from wikiwatch.ports.reputation import NoAnswerError

if TYPE_CHECKING:
    import requests

USER_AGENT = f"wikiwatch/{__version__} (patrol bot of a wiki)"
PIECE = 65_536  # bytes

Form = Mapping[str, str | Sequence[str]]
T = TypeVar("T")


def read(
    url: str, *, seconds: float, most: int, form: Form | None = None, headers: Mapping[str, str] | None = None
) -> bytes:
    """The body of an answer with status 200, as it was sent: what is packed stays packed.

    With a form, it is posted. `headers` are sent besides our own. Raises NoAnswerError for everything else: another
    status, a redirect too, an answer of more than `most` bytes, or one that is not complete in time.
    """
    until = time.monotonic() + seconds
    return in_time(lambda: _read(url, until, most, form, headers or {}), seconds)


def in_time(work: Callable[[], T], seconds: float) -> T:
    """The result of what may hang, such as a look-up of a name; NoAnswerError where it fails or takes too long.

    `requests` limits the time of each single read: a server that sends a byte a second never reaches that. So nobody
    waits for such a thread; being a daemon, it does not keep the program from ending either.
    """
    done: list[T] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except Exception as error:
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    for error in failed:
        raise error if isinstance(error, NoAnswerError) else NoAnswerError(type(error).__name__) from error
    for result in done:
        return result
    raise NoAnswerError("time-out")


def _read(url: str, until: float, most: int, form: Form | None, more: Mapping[str, str]) -> bytes:
    # Takes 0.1 s: no command waits for it that asks nobody.
    from http.cookiejar import DefaultCookiePolicy

    import requests

    with requests.Session() as session:
        session.trust_env = False  # no passwords from .netrc
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **more}
        answer = session.request(
            "GET" if form is None else "POST",
            url,
            data=form,
            headers=headers,
            timeout=max(until - time.monotonic(), 0.001),
            allow_redirects=False,
            stream=True,
        )
        with answer:
            if answer.status_code != requests.codes.ok:
                raise NoAnswerError(f"HTTP status {answer.status_code}")
            return _body(answer, until, most)


def _body(answer: requests.Response, until: float, most: int) -> bytes:
    body = bytearray()
    while piece := answer.raw.read1(PIECE, decode_content=False):
        body += piece
        if len(body) > most:
            raise NoAnswerError(f"an answer of more than {most} bytes")
        if time.monotonic() >= until:
            raise NoAnswerError("time-out")
    return bytes(body)
