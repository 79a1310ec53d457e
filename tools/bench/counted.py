"""Sessions that count what they send: calls by kind, and bytes as they go over the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

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
        self._http = _CountingHttp(self._http, self.traffic)  # type: ignore[assignment]  # in the module's place

    def _send(self, params: dict[str, str]) -> dict[str, Any]:
        self.traffic.calls[kind(params)] += 1
        return super()._send(params)


class _CountingHttp:
    """Pywikibot's module of HTTP requests, with the bytes of each counted."""

    def __init__(self, http: Any, traffic: Traffic) -> None:
        self._http = http
        self._traffic = traffic

    def __getattr__(self, name: str) -> Any:
        return getattr(self._http, name)

    def request(self, *args: Any, **kwargs: Any) -> Any:
        response = self._http.request(*args, **kwargs)
        asked = response.request
        heads = sum(len(name) + len(value) + _LINE_ENDS for name, value in asked.headers.items())
        self._traffic.sent += heads + len(asked.body or b"")
        self._traffic.received += response.raw.tell()  # as it came, compressed
        return response


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
