"""Sessions that count what they send: calls by kind, and bytes as they go over the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

import requests

from wikiwatch.site import mediawiki
from wikiwatch.site.session import Session

_LINE_ENDS = 4  # bytes: `: ` and the end of the line of each header


@dataclass(kw_only=True)
class Traffic:
    """API calls by kind, such as `query list=users`; bytes sent with their headers, and of bodies received."""

    calls: Counter[str] = field(default_factory=Counter)
    sent: int = 0
    received: int = 0

    def clear(self) -> None:
        """Begin anew."""
        self.calls.clear()
        self.sent = self.received = 0


class CountingSession(Session):
    """A session that keeps what kind of request each was, for all sessions together."""

    traffic: ClassVar[Traffic] = Traffic()

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self._wire.noted = self._note

    def _send(self, params: dict[str, str]) -> dict[str, Any]:
        self.traffic.calls[kind(params)] += 1
        return super()._send(params)

    def _note(self, answer: requests.Response) -> None:
        asked = answer.request
        heads = sum(len(name) + len(value) + _LINE_ENDS for name, value in asked.headers.items())
        self.traffic.sent += heads + len(asked.body or b"")
        self.traffic.received += answer.raw.tell()  # as it came, compressed


def kind(params: dict[str, str]) -> str:
    """The kind of an API request: its action, and the lists, properties and meta data that it asks for."""
    parts = [f"{name}={params[name]}" for name in ("list", "prop", "meta") if name in params]
    return " ".join([params["action"], *parts])


@contextmanager
def counting() -> Iterator[Traffic]:
    """What all sessions that are opened in it send, beginning at nothing."""
    CountingSession.traffic.clear()
    with patch.object(mediawiki, "Session", CountingSession):
        yield CountingSession.traffic
