"""Asks StopForumSpam's API about addresses, never about names: a `Blocklist`.

By its own page on the use of the API: at most 15 fields in one request and 20,000 requests a day; an address that is
known comes back with `appears`, `frequency`, `lastseen`, `confidence` (per cent) and, for exits of Tor, `torexit`.
Addresses are posted, so that they stand in no log on the way.
"""

from __future__ import annotations

import ipaddress
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from wikiwatch.core.reputation import Answer, Says
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.reputation.http import read

NAME = "stopforumspam"
BATCH = 15
MOST = 65_536  # bytes of an answer; one about 15 addresses has some 3,000
# Per cent. One report of a shared address gives a few; half and more is an address that reports hardly stop about.
LEAST_CONFIDENCE = 50
# Its operators warn of acting on listings that are months old, and offer 90 days as the widest of the usual lists.
OLD = timedelta(days=90)

NOT_LISTED = Answer(says=Says.NOTHING, words="not listed")


class StopForumSpam:
    """The API behind a URL."""

    name = NAME
    batch = BATCH
    check_requests = 0

    def __init__(self, url: str, now: Callable[[], datetime]) -> None:
        self._url = url
        self._now = now

    def takes(self, name: str) -> bool:
        """Whether it is an address."""
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def check(self, seconds: float) -> str:
        """It has no test entries, so it is believed."""
        return ""

    def ask(self, names: Sequence[str], seconds: float) -> dict[str, Answer]:
        """What it says of each address; after the first failure nothing more is asked."""
        until = time.monotonic() + seconds
        found: dict[str, Answer] = {}
        try:
            for start in range(0, len(names), BATCH):
                found |= self._ask(names[start : start + BATCH], until - time.monotonic())
        except NoAnswerError as error:
            silent = Answer(says=Says.UNKNOWN, words=str(error))
            return {name: found.get(name, silent) for name in names}
        return found

    def _ask(self, names: Sequence[str], seconds: float) -> dict[str, Answer]:
        if seconds <= 0:
            raise NoAnswerError("time-out")
        body = read(self._url, seconds=seconds, most=MOST, form={"f": "json", "ip[]": list(names)})
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            raise NoAnswerError("an answer that is no JSON") from None
        if not isinstance(answer, dict) or answer.get("success") != 1:
            raise NoAnswerError("it refused the request")
        now = self._now()
        known = {_address(record.get("value")): record for record in _records(answer)}
        silent = Answer(says=Says.UNKNOWN, words="nothing in the answer")
        return {name: _answer(known[key], now) if (key := _address(name)) in known else silent for name in names}


def _records(answer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    records = answer.get("ip")
    yield from (one for one in (records if isinstance(records, list) else [records]) if isinstance(one, dict))


def _address(value: object) -> object:
    """An address as a value that its spelling does not matter for; None for anything else."""
    try:
        return ipaddress.ip_address(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _answer(record: Mapping[str, Any], now: datetime) -> Answer:
    if record.get("torexit") == 1:
        return Answer(says=Says.TOR, words="an exit of Tor")
    if record.get("appears") != 1:
        return NOT_LISTED
    confidence, frequency = (_number(record.get(key)) for key in ("confidence", "frequency"))
    last = _time(record.get("lastseen"))
    seen = f"{last:%Y-%m-%d}" if last else "nobody knows when"
    words = f"reported {frequency:.0f} times, the last time {seen}, confidence {confidence:.0f} %"
    if confidence < LEAST_CONFIDENCE or last is None or now - last > OLD:
        return Answer(says=Says.NOTHING, words=f"{words}: too little, or too long ago")
    return Answer(says=Says.SPAM, words=words)


def _number(value: object) -> float:
    """A number of the answer, which may come as a text; 0 for anything else, and for what is no honest count."""
    try:
        found = float(value) if isinstance(value, int | float | str) else 0.0
    except (ValueError, OverflowError):
        return 0.0
    return found if 0 <= found <= 1e9 else 0.0


def _time(value: object) -> datetime | None:
    try:
        return datetime.strptime(str(value), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
