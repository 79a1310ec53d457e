"""What lists outside say of an address: capped evidence beside what was seen here, never a cause by itself."""

from __future__ import annotations

import ipaddress
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

# A service that failed is left alone for so long, twice as long after each further failure, at most a day: a passing
# fault costs little evidence, and one that has gone is asked once a day.
FIRST_REST = timedelta(minutes=5)
LONGEST_REST = timedelta(days=1)
# A blocklist that goes out of service may begin to list everything from one day to the next.
CHECK_EVERY = timedelta(days=1)
# ... and from one minute to the next: before a listing counts, the test entries have to have been right so lately.
CHECKED_LATELY = timedelta(hours=1)
# An answer is asked for just after the edit. For an edit of long ago, somebody else may have had the address.
COUNTS_BACK = timedelta(days=1)

USED_UP = "the requests of this day are used up"


class Says(StrEnum):
    """What a list says of an address or a name."""

    SPAM = "spam"  # sends spam, or attacks
    PROXY = "proxy"  # open to anybody, or infected
    TOR = "tor"  # an exit of Tor
    NOTHING = "nothing"  # not listed, or for something that is no evidence
    UNKNOWN = "unknown"  # no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one list says, in plain words too."""

    says: Says
    words: str

    @property
    def listed(self) -> bool:
        """Whether it speaks against the address or name."""
        return self.says not in (Says.NOTHING, Says.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The answer of one list about an author's address: when it was given, and until when it counts."""

    source: str
    answer: Answer
    asked: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressSet:
    """Many addresses in little memory: 4 or 16 bytes each, sorted, one behind the other."""

    v4: bytes
    v6: bytes

    def __contains__(self, address: str) -> bool:
        wanted = ipaddress.ip_address(address).packed
        size, packed = len(wanted), self.v4 if len(wanted) == 4 else self.v6
        count = len(packed) // size
        place = bisect_left(range(count), wanted, key=lambda i: packed[i * size : (i + 1) * size])
        return packed[place * size : (place + 1) * size] == wanted


def address_set(packed: Iterable[bytes]) -> AddressSet:
    """A set of packed addresses, each of 4 or 16 bytes."""
    found = sorted(set(packed))
    return AddressSet(
        v4=b"".join(one for one in found if len(one) == 4), v6=b"".join(one for one in found if len(one) == 16)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How a service outside does: what was asked of it, when it failed, what its own test entries say."""

    day: date | None = None  # that `requests` were made on
    requests: int = 0
    failures: int = 0  # in a row
    rest_until: datetime | None = None
    checked: datetime | None = None  # when its test entries, or its list, were read
    failure: str = ""  # why it did not answer, if it did not the last time
    trouble: str = ""  # why it is not believed, by its test entries

    def left(self, now: datetime, a_day: int) -> int:
        """How many more requests may be made today."""
        return max(a_day - (self.requests if self.day == now.date() else 0), 0)

    def asked(self, requests: int, now: datetime) -> Service:
        """After so many requests."""
        before = self.requests if self.day == now.date() else 0
        return replace(self, day=now.date(), requests=before + requests)

    def failed(self, why: str, now: datetime, least: timedelta = FIRST_REST) -> Service:
        """After it did not answer: it rests, longer with each failure."""
        pause = min(max(FIRST_REST * 2 ** min(self.failures, 20), least), LONGEST_REST)
        return replace(self, failures=self.failures + 1, rest_until=now + pause, failure=why)

    def answered(self) -> Service:
        """After it answered."""
        return replace(self, failures=0, rest_until=None, failure="")

    def found(self, trouble: str, now: datetime) -> Service:
        """After its test entries, or its list, were read."""
        return replace(self.answered(), checked=now, trouble=trouble)

    def rests(self, now: datetime) -> bool:
        """Whether it is left alone; not for long by a clock that was ahead of this one."""
        return self.rest_until is not None and now < self.rest_until <= now + LONGEST_REST

    def is_due(self, now: datetime, every: timedelta) -> bool:
        """Whether its test entries, or its list, are to be read."""
        return not self.rests(now) and (self.checked is None or not timedelta() <= now - self.checked < every)

    def why_not_asked(self, now: datetime, a_day: int) -> str:
        """Why it is not asked; "" if it is."""
        if self.rests(now):
            return f"left alone for a while: {self.failure}"
        if self.checked is None:
            return self.failure or "not tested yet"
        return self.trouble or ("" if self.left(now, a_day) else USED_UP)


def unanswered(listings: Sequence[Listing]) -> tuple[str, ...]:
    """The evidence that is missing, each with its reason."""
    return tuple(f"{one.source} ({one.answer.words})" for one in listings if one.answer.says is Says.UNKNOWN)
