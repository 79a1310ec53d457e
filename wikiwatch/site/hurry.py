"""HTTP connections on which a whole answer has to arrive within a while, however slowly it drips.

The time limit of a socket is for one read: a server that sends a byte now and then keeps a reader for days, in the
headers as well as in the body.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from typing import Any, ClassVar

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

# Seconds for an answer, from the end of the request to its last byte: as long as one read may take, once for a wiki
# that thinks, and once for 8 MB from a slow host.
WHOLE_ANSWER = 60.0


class _Reader(io.RawIOBase):
    """Reads from a socket until a moment of `time.monotonic`; TimeoutError after it."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._until = until
        self._one_read = sock.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer timed out")
        self._sock.settimeout(left if self._one_read is None else min(left, self._one_read))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _Hurried:
    """What http.client takes for a socket: all that it does with it is to make a file of it."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, time.monotonic() + WHOLE_ANSWER))


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(_Hurried(sock), *args, **options)  # type: ignore[arg-type]


class _Connection(HTTPConnection):
    response_class = _Response


class _SafeConnection(HTTPSConnection):
    response_class = _Response


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _SafeConnection


class Adapter(HTTPAdapter):
    """For a `requests.Session`: sends each request once."""

    pools: ClassVar[dict[str, type[HTTPConnectionPool]]] = {"http": _Pool, "https": _SafePool}

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """See `HTTPAdapter`; of connections to the wiki itself, not of those to a proxy before it."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = self.pools

    def proxy_manager_for(self, *args: Any, **options: Any) -> Any:
        """See `HTTPAdapter`; the same for those to a proxy."""
        manager = super().proxy_manager_for(*args, **options)
        manager.pool_classes_by_scheme = self.pools
        return manager
