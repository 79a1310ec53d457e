"""Asks public shorteners where their links lead: an `Expander`.

Only the services of core/shorteners.py are ever contacted, at every hop, as rspamd's `redirectors_only` does it: the
first address beyond them is the answer, and the site there never hears of it. So no author can choose whom the
program calls, and nobody who is advertised learns that he is watched.

The parts of `http.client` are used rather than `requests`, which would bring proxies, .netrc and cookies along and
look a name up once more: here the connection goes to the very addresses that were checked.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from wikiwatch import __version__
from wikiwatch.core.shorteners import SHORTENERS
from wikiwatch.core.urls import MAX_URL, clean_host, domain

log = logging.getLogger(__name__)

USER_AGENT = f"wikiwatch/{__version__} (patrol bot of a wiki; follows short links)"
HOPS = 5  # a shortener in front of a shortener is a disguise, three are rare, and more is a loop
HOP_SECONDS = 3.0  # these services live on being quick; an answer takes a tenth of that
BATCH_SECONDS = 10.0  # the edits that were read wait so long at most, a third of the pause between two reads
# Lookups at once: one that hangs ends by the system's own limit, and meanwhile the others find a place.
LOOKUPS = 4

_REDIRECTS = (301, 302, 303, 307, 308)
_SAFE = "/?%:@!$&'()*+,;=~"  # what a path and a query hold as it is (RFC 3986), escapes included
_PORTS = {"http": 80, "https": 443}
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that IANA gives out; NAT64 and mapped IPv4 lie outside
_6TO4 = ipaddress.IPv6Network("2002::/16")  # holds any IPv4 address, private ones too


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open Internet, and hides no other address in it."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address) and (found not in _UNICAST or found in _6TO4):
        return False
    return found.is_global and not found.is_multicast


class Shorteners:
    """The shorteners by their registrable domains. The arguments are for tests, which have a server on loopback."""

    def __init__(
        self,
        *,
        known: Collection[str] = SHORTENERS,
        public: Callable[[str], bool] = is_public,
        hop_seconds: float = HOP_SECONDS,
        batch_seconds: float = BATCH_SECONDS,
    ) -> None:
        self._known = known
        self._public = public
        self._hop_seconds = hop_seconds
        self._batch_seconds = batch_seconds
        self._lookups = ThreadPoolExecutor(LOOKUPS, "lookup")
        self._tls = ssl.create_default_context()

    def expand(self, urls: Sequence[str]) -> dict[str, str]:
        """Where short URLs lead, "" where a service does not say; those for which no time was left are missing."""
        until = time.monotonic() + self._batch_seconds
        found = {}
        for url in filter(self._is_known, urls):
            landing = self._landing(url, until) if time.monotonic() < until else ""
            if landing or time.monotonic() < until:
                found[url] = landing
        return found

    def _is_known(self, url: str) -> bool:
        try:
            parts = urlsplit(url)
            return parts.scheme in _PORTS and domain(clean_host(parts.hostname or "")) in self._known
        except ValueError:
            return False

    def _landing(self, url: str, until: float) -> str:
        """The first address beyond the shorteners; "" where there is none."""
        for _ in range(HOPS):
            try:
                url = self._next(urlsplit(url), min(until, time.monotonic() + self._hop_seconds))
            except (OSError, HTTPException, ValueError) as error:
                log.debug("a short link could not be followed: %s", error)
                return ""
            if not url or not self._is_known(url):
                return url
        return ""

    def _next(self, url: SplitResult, until: float) -> str:
        """Where one answer sends the reader; "" where nowhere. Raises OSError, HTTPException or ValueError."""
        host = clean_host(url.hostname or "")
        port = url.port or _PORTS[url.scheme]
        addresses = self._addresses(host, port, until)
        with _connected(addresses, port, until) as plain:
            if url.scheme == "https":
                connection: HTTPConnection = HTTPSConnection(host, port, context=self._tls)
                connection.sock = self._tls.wrap_socket(plain, server_hostname=host)
            else:
                connection = HTTPConnection(host, port)
                connection.sock = plain
            try:
                path = quote(url._replace(scheme="", netloc="", fragment="", path=url.path or "/").geturl(), safe=_SAFE)
                connection.request("GET", path, headers={"User-Agent": USER_AGENT, "Connection": "close"})
                # Status and headers only, which `http.client` caps; of the body nothing is read.
                answer = connection.getresponse()
                location = answer.getheader("Location", "") if answer.status in _REDIRECTS else ""
                answer.close()
            finally:
                connection.close()
        if time.monotonic() >= until:
            raise TimeoutError("the answer took too long")  # and may have been cut within the address
        return _absolute(url.geturl(), location)

    def _addresses(self, host: str, port: int, until: float) -> list[str]:
        """The addresses of a host; PermissionError if a single one is not public."""
        lookup = self._lookups.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in lookup.result(_left(until))]
        if not all(map(self._public, addresses)):
            raise PermissionError(f"{host} has an address that is not public")
        return addresses


def _left(until: float) -> float:
    """The seconds that are left, more than none: 0 would mean "don't wait" to a socket."""
    return max(0.001, until - time.monotonic())


@contextmanager
def _connected(addresses: Sequence[str], port: int, until: float) -> Iterator[socket.socket]:
    """A connection to the first of the addresses that takes one, cut off when the time is up.

    A socket's own limit is one for each read: a server that sends a byte a second would never reach it.
    """
    with _connect(addresses, port, until) as plain, plain.dup() as handle:  # TLS takes over the first one
        timer = Timer(_left(until), _shut, [handle])
        timer.daemon = True
        timer.start()
        try:
            yield plain
        finally:
            timer.cancel()
            timer.join()


def _connect(addresses: Sequence[str], port: int, until: float) -> socket.socket:
    error = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), _left(until))
        except OSError as failure:
            error = failure
    raise error


def _shut(handle: socket.socket) -> None:
    with suppress(OSError):  # the other side was faster
        handle.shutdown(socket.SHUT_RDWR)


def _absolute(url: str, location: str) -> str:
    """The address of a Location header, which may be relative and in UTF-8; "" if it is none of the web."""
    if not location or len(location) > MAX_URL:
        return ""
    target = urlsplit(urljoin(url, location.encode("latin-1").decode("utf-8", "replace").strip()))
    return target.geturl() if target.scheme in _PORTS and target.hostname else ""
