"""What a wiki in memory is made of: a clock, pages and their revisions, and the forms of the API."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

Json = dict[str, Any]

BOT, SYSOP = "WatchBot", "Sybil"
RUN_PAGE = f"User:{BOT}/Run"
START = datetime(2026, 11, 23, 12, tzinfo=UTC)
RIGHTS = ["edit", "bot", "apihighlimits", "block", "createpage", "delete", "deletedhistory", "protect"]
RIGHTS += ["move", "suppressredirect"]
NAMESPACES = {"Talk": 1, "User": 2, "User talk": 3}
LOGGED = 90_000  # the number of a log entry in recent changes is its own, and so much
TOKEN = "right+\\"


class ApiError(Exception):
    """An error of the API, by its code."""


class Clock:
    """A clock that only moves when somebody waits."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        """The time there."""
        return self.at

    def monotonic(self) -> float:
        """The same in seconds."""
        return self.at.timestamp()

    def processor_time(self) -> float:
        """Nothing takes any."""
        return 0.0

    def limit(self, _seconds: float) -> AbstractContextManager[None]:
        """Nor is anything cut short."""
        return nullcontext()

    def wait(self, seconds: float) -> None:
        """Let so many seconds go by."""
        self.at += timedelta(seconds=seconds)


class Machine(Clock):
    """The clock of a machine, which may be wrong by `off`, beside a wiki's that is right."""

    def __init__(self, wiki: Clock) -> None:
        super().__init__()
        self._wiki = wiki
        self.off = timedelta()

    def now(self) -> datetime:
        """The time of the day that it shows."""
        return self._wiki.now() + self.off

    def monotonic(self) -> float:
        """Nobody sets this one."""
        return self._wiki.monotonic()


@dataclass
class Revision:
    """One revision of a page."""

    revid: int
    parent: int
    page: Page
    user: str
    at: datetime
    text: str
    comment: str


@dataclass
class Page:
    """A page with its revisions, oldest first."""

    number: int
    title: str
    revisions: list[Revision] = field(default_factory=list)
    deleted: bool = False

    @property
    def ns(self) -> int:
        """The number of its namespace."""
        return NAMESPACES.get(self.title.partition(":")[0], 0) if ":" in self.title else 0


def stamp(at: datetime) -> str:
    """A time as the API writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def listed(values: str) -> list[str]:
    """The values of a parameter that may have several."""
    return [one for one in (values[1:].split("\x1f") if values[:1] == "\x1f" else values.split("|")) if one]
