"""What ends a program: a count of its steps, and what stands in its files afterwards."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fakes import BOT, FakeClock, FakePage, FakeSite

from wikiwatch import config

WAL = "wikiwatch.db-wal"
LEFT = ("wikiwatch.db", WAL, "wikiwatch.db-shm", config.UNDER_WAY)  # by a process, beside its settings
SECTOR = 512  # bytes that a disk writes as one, if any

Perform = Callable[[], object]
Files = dict[str, bytes]


ANY_WRITE = ("insert", "update", "delete", "commit")


class Killed(BaseException):
    """The process is gone."""


class Fate:
    """Counts the steps of a program, and ends it at one of them. Whoever is dead does nothing any more."""

    def __init__(self, at_death: Callable[[Perform], None]) -> None:
        self.at_death = at_death
        self.steps = 0
        self.last = 0  # the step at which it ends; 0: never
        self.dead = False
        self.awake = True
        self.dry: random.Random | None = None  # chance by which the disk fills up; None: there is always room
        self.droughts = 0
        self.room_from = 0  # the step from which there is room on the disk again

    def begins(self, last: int) -> None:
        """A new life."""
        self.steps, self.last, self.dead = 0, last, False

    def step(self, perform: Perform = lambda: None) -> None:
        """Something outside is about to be asked or changed (`perform` would do it). Raises Killed."""
        if not self.awake:
            return
        if self.dead:
            raise Killed
        self.steps += 1
        if self.steps == self.last:
            self.dead = True
            self.at_death(perform)
            raise Killed

    def no_room(self, statement: str) -> bool:
        """Whether a statement finds no room on the disk: now and then there is none for some steps."""
        if self.dry is None or not self.awake or not statement.lower().lstrip().startswith(ANY_WRITE):
            return False
        if self.steps >= self.room_from and self.dry.random() < 1 / 50:
            self.droughts += 1
            self.room_from = self.steps + self.dry.randint(1, 500)
        return self.steps < self.room_from

    def before(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, each call of which is a step."""

        def stepped(*arguments: Any, **options: Any) -> Any:
            self.step()
            return function(*arguments, **options)

        return stepped

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """What is done within are other processes."""
        self.awake = False
        yield
        self.awake = True


def connection_of(fate: Fate) -> type[sqlite3.Connection]:
    """A connection whose every statement is a step."""

    class Mortal(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            fate.step(lambda: sqlite3.Connection.execute(self, *arguments))
            if fate.no_room(arguments[0]):
                failure = sqlite3.OperationalError("database or disk is full")
                failure.sqlite_errorcode = sqlite3.SQLITE_FULL
                raise failure
            return super().execute(*arguments)

    return Mortal


class StormSite(FakeSite):
    """A wiki whose requests are steps, each before it is sent. The bot's own pages don't use up the others' numbers."""

    session = SimpleNamespace(secrets=())
    api_url = "https://wiki.example.org/api.php"
    languages = ("en",)

    def __init__(self, clock: FakeClock, fate: Fate) -> None:
        self.fate = fate
        self._bots = 1_000_000
        self._by_bot = False
        super().__init__(clock)
        self.page_size = 6

    def connect(self) -> StormSite:
        return self

    def _called(self, method: str) -> Any:
        self.fate.step()
        return super()._called(method)

    def _save(self, page: FakePage, user: str, text: str, comment: str) -> int:
        self._by_bot = user == BOT
        try:
            return super()._save(page, user, text, comment)
        finally:
            self._by_bot = False

    def _next_id(self) -> int:
        if self._by_bot:
            self._bots += 1
            return self._bots
        return super()._next_id()


def files(home: Path) -> Files:
    """What a process that is ended leaves; the -shm is made anew from the -wal."""
    found = {name: home / name for name in LEFT if not name.endswith("-shm")}
    return {name: path.read_bytes() for name, path in found.items() if path.exists()}


def killed(home: Path, _perform: Perform) -> Files:
    """The process is gone just before what it was about to do."""
    return files(home)


class PowerCut:
    """The machine stops while it does it: what was not waited for is there, or not, or spoilt, sector by sector."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def __call__(self, home: Path, perform: Perform) -> Files:
        """SQLite writes the log, waits for the disk, and only then the file; the log is emptied when that is safe."""
        before = files(home)
        perform()
        after = files(home)
        left = {name: self.torn(before.get(name, b""), data) for name, data in after.items()}
        to_file = before.get("wikiwatch.db") != after["wikiwatch.db"]
        if to_file and len(after.get(WAL, b"")) < len(before.get(WAL, b"")):
            left[WAL] = before[WAL]
        elif to_file and self.chance.random() < 0.5:
            left[WAL] = after[WAL]
        else:
            left["wikiwatch.db"] = before.get("wikiwatch.db", after["wikiwatch.db"])
        return left

    def torn(self, before: bytes, after: bytes) -> bytes:
        """A file in which any of the sectors that changed were written, any were not, and any are garbage."""
        made = bytearray()
        for at in range(0, max(len(before), len(after)), SECTOR):
            old, new = before[at : at + SECTOR], after[at : at + SECTOR]
            made += new if old == new else self.chance.choice((old, new, self.chance.randbytes(len(new))))
        return bytes(made)
