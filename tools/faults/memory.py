"""The wiki in memory behind requests' own transport, with faults in between: no socket, and no second goes by."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import requests
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from tools.faults.kinds import Ending, Kind, Spoilt
from tools.faults.made_of import Clock
from tools.faults.wiki import Wiki

Picks = Callable[[dict[str, str]], Kind | None]
READ_WITHIN = 30.0  # seconds that somebody waits for a byte
DRIPPED = 60.0  # seconds that somebody waits for all of an answer
MUCH = 100_000_000  # bytes: twice as many as anybody reads


class Ended(BaseException):
    """The watch is gone, and what it asked for with it."""


class _Endless(io.RawIOBase):
    """A body of a hundred megabytes that is nowhere."""

    def __init__(self, body: bytes) -> None:
        self._left = MUCH
        self._body = body

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self._left)
        self._left -= count
        head, self._body = self._body[:count], self._body[count:]
        buffer[:count] = head + b" " * (count - len(head))
        return count


class _Drip(io.RawIOBase):
    """A body whose end does not come in time."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: Any) -> int:
        raise TimeoutError("the answer timed out")


class MemoryAdapter(BaseAdapter):
    """Answers as a wiki does; `picks` says which fault comes in between, if any."""

    def __init__(self, wiki: Wiki, clock: Clock, picks: Picks, spoil: Callable[[Kind, bytes], Spoilt]) -> None:
        super().__init__()
        self._wiki = wiki
        self._clock = clock
        self._picks = picks
        self._spoil = spoil

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        """See `BaseAdapter`."""
        body = request.body or b""
        form = parse_qs(body.decode() if isinstance(body, bytes) else body, keep_blank_values=True)
        asked = {key: found[0] for key, found in form.items()}
        kind = self._picks(asked)
        if kind is None:
            return self._response(request, Spoilt(body=json.dumps(self._wiki.call(asked)).encode()))
        if kind.name == "assertuserfailed":
            self._wiki.logged_in = False
        answer = json.dumps(self._wiki.call(asked)).encode() if kind.carried_out else b""
        return self._response(request, self._spoil(kind, answer))

    def _response(self, request: requests.PreparedRequest, what: Spoilt) -> requests.Response:
        if what.ending is Ending.UNHEARD:
            raise Ended
        if what.ending is Ending.RESET:
            raise requests.ConnectionError("[Errno 104] Connection reset by peer")
        if what.ending is Ending.SILENT:
            self._clock.wait(READ_WITHIN)
            raise requests.ReadTimeout("Read timed out.")
        headers = dict(what.headers)
        raw: io.RawIOBase | io.BytesIO = io.BytesIO(what.body)
        if what.ending is Ending.CUT:
            headers["Content-Length"] = str(len(what.body) + 1)
        elif what.ending is Ending.ENDLESS:
            raw = _Endless(what.body)
        elif what.ending is Ending.DRIP:
            self._clock.wait(DRIPPED)
            raw = _Drip()
        response = requests.Response()
        response.status_code = what.status
        response.headers = requests.structures.CaseInsensitiveDict(headers)
        response.raw = HTTPResponse(raw, headers=headers, status=what.status, preload_content=False)
        response.url = request.url or ""
        response.request = request
        return response

    def close(self) -> None:
        """See `BaseAdapter`."""
