"""What the loop waits on between two rounds: the time, a signal, and the wiki's own feed of changes.

MediaWiki sends a datagram for each change where `$wgRCFeeds` says so. Here it only makes the next poll come now:
nothing is read of what it holds, so one that is lost, forged or malformed changes nothing but when the wiki is asked.
"""

from __future__ import annotations

import ipaddress
import logging
import selectors
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from types import TracebackType

from wikiwatch.wake_table import WakeTable

log = logging.getLogger(__name__)

# Seconds from one poll that was woken to the next. It is the shortest `poll_seconds` too: a flood, whoever sends it,
# costs the wiki no more than a setting may. A person saves one edit in that time, and a flood is read in pages anyway.
GAP = 1.0
# Seconds after a round that was woken until the next one: MediaWiki sends the datagram before its transaction ends, and
# reads may go to a replica, which as a rule is behind by less than a second. Later ones come with the next poll.
# Somebody who edits one page after the other, and a bot all the more, has saved the next one by then.
AGAIN_AFTER = 1.0
# Seconds until an address that could not be listened at is tried again: it may come up after this program does, as
# that of a tunnel or a container's network.
TRY_AGAIN = 60.0
# Datagrams taken in at one look. The kernel keeps some 250 (212,992 bytes, at least 768 each), so this empties it.
AT_ONCE = 1000


class Woke(Enum):
    """Why the waiting is over: its time is, or `stop` was called; somebody calls; or it was so a moment ago."""

    TIME = "time"
    CALLED = "called"
    AGAIN = "again"


class Bell:
    """Waits, and tells why it woke; a context manager that holds the socket, which is bound once.

    `datagrams` came from a sender that counts, `refused` from others, of which `refused_from` is the latest; `woken`
    polls came of it. `trouble` says why nothing can be heard; "" where all is well, or nothing is listened to.
    """

    def __init__(self, table: WakeTable, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds since some moment."""
        self.table = table
        self.datagrams = self.refused = self.woken = 0
        self.refused_from = self.trouble = ""
        self.stopped = False
        self._clock = clock
        self._networks = table.networks
        self._waits = False  # the next poll has to come now
        self._is_new = False  # it has just come, and is made again soon
        self._again_at: float | None = None
        self._rest_until = clock()
        self._stopping, self._stop = socket.socketpair()
        self._stop.setblocking(False)
        self._resting, self._listening = selectors.DefaultSelector(), selectors.DefaultSelector()
        for selector in (self._resting, self._listening):
            selector.register(self._stopping, selectors.EVENT_READ)
        self._socket: socket.socket | None = None
        self._try_at = self._rest_until
        self._listen(self._try_at)

    @property
    def port(self) -> int:
        """The port that is listened on; 0 for none."""
        return int(self._socket.getsockname()[1]) if self._socket is not None else 0

    def _listen(self, now: float) -> None:
        """Take the address that the settings name, if there is one and its time has come."""
        if self._socket is not None or not self.table.udp or now < self._try_at:
            return
        try:
            self._socket = bound(self.table)
        except OSError as error:
            self._try_at = now + TRY_AGAIN
            before, self.trouble = self.trouble, f"nothing can be heard at {self.table.udp}: {error.strerror or error}"
            if self.trouble != before:
                log.warning("%s; polling goes on without it", self.trouble)
            return
        self._listening.register(self._socket, selectors.EVENT_READ)
        self.trouble = ""
        log.info("woken by the wiki's feed at %s", self.table.udp)

    def stop(self) -> None:
        """End the waiting at once, now and from now on. May be called by a signal's handler."""
        self.stopped = True
        with suppress(BlockingIOError):  # as many as it holds were sent already
            self._stop.send(b"\0")

    def ring(self) -> None:
        """Let the next poll come now, whatever the wiki says."""
        self._waits = True

    def rings(self) -> bool:
        """Whether the next poll has to come now. Returns at once."""
        self._take_in(self._clock())
        return self._waits

    def wait(self, seconds: float) -> Woke:
        """Wait so long at most. Where it was woken, the next poll has to come now."""
        now = self._clock()
        until = now + seconds
        self._listen(now)
        if self._is_new:
            self._is_new, self._again_at = False, now + AGAIN_AFTER
        while not self.stopped:
            now = self._clock()
            why = self._wakes(now)
            if why is not Woke.TIME:
                self._rest_until = now + GAP
                return why
            if now >= until:
                break
            self._sleep(now, until)
        return Woke.TIME

    def _wakes(self, now: float) -> Woke:
        if now < self._rest_until:
            return Woke.TIME
        self._take_in(now)
        if self._waits:
            self._waits, self._is_new, self._again_at = False, True, None
            self.woken += 1
            return Woke.CALLED
        if self._again_at is not None and now >= self._again_at:
            self._again_at = None
            return Woke.AGAIN
        return Woke.TIME

    def _sleep(self, now: float, until: float) -> None:
        if now < self._rest_until:
            self._resting.select(min(until, self._rest_until) - now)
        else:
            self._listening.select(min(until, self._again_at or until) - now)

    def _take_in(self, now: float) -> None:
        """Note who sent what waits in the socket."""
        for _ in range(AT_ONCE if self._socket is not None else 0):
            try:
                _, (sender, *_) = self._socket.recvfrom(1)  # type: ignore[union-attr]  # the rest of it is thrown away
            except BlockingIOError:
                return
            except OSError:
                self._rest_until = max(self._rest_until, now + GAP)
                return
            if self._counts(sender):
                self.datagrams += 1
                self._waits = True
            else:
                # A flood that is refused must not keep the processor busy either.
                self._rest_until = max(self._rest_until, now + GAP)
                self.refused += 1
                self.refused_from = sender

    def _counts(self, sender: str) -> bool:
        address = ipaddress.ip_address(sender.partition("%")[0])  # fe80::1%eth0
        return any(address in network for network in self._networks)

    def close(self) -> None:
        """Let go of the sockets."""
        for one in (self._resting, self._listening, self._stopping, self._stop, self._socket):
            if one is not None:
                one.close()

    def __enter__(self) -> Bell:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()


def bound(table: WakeTable) -> socket.socket:
    """A socket that listens where the settings say, and never blocks; OSError where that can't be."""
    host, port = table.where
    [(family, kind, protocol, _, address), *_] = socket.getaddrinfo(
        host, port, type=socket.SOCK_DGRAM, flags=socket.AI_NUMERICHOST
    )
    made = socket.socket(family, kind, protocol)
    try:
        if family == socket.AF_INET6:  # senders over IPv4 would else come as ::ffff:192.0.2.7
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.setblocking(False)
        made.bind(address)
    except OSError:
        made.close()
        raise
    return made
