"""A disk without room: said plainly, nothing half written, nothing done that could not be kept, and it goes on."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from commandline import set_up
from fakes import BOT, FakeClock, FakeSite
from road import ARTICLES, PROBE, bot_edits, furnish, make_app, spam, statuses
from storm import Storm

from wikiwatch.app.context import App
from wikiwatch.config import DATABASE, load
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import run_forever, turn
from wikiwatch.doctor_database import database_check
from wikiwatch.errors import UserError
from wikiwatch.no_room import NoRoom
from wikiwatch.ports.news import Newsroom, Sent
from wikiwatch.store.base import NoRoomError
from wikiwatch.store.db import Store
from wikiwatch.wake import Bell, Woke
from wikiwatch.wake_table import WakeTable


class Carrier:
    """Carries messages nowhere, and remembers them."""

    targets = ("1-json",)

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def start(self, target: str, message_id: int, subject: str, body: str) -> bool:
        self.sent.append((subject, body))
        return True

    def came_of(self) -> list[Sent]:
        return []

    def wait(self, seconds: float) -> None:
        """It takes no time."""


@pytest.fixture
def running(tmp_path: Path, site: FakeSite, rules: Ruleset, clock: FakeClock) -> Iterator[App]:
    """A run on a database that other processes find, too, after its first round."""
    store = Store(tmp_path / "wikiwatch.db")
    app = make_app(site, store, rules, clock)
    furnish(site)
    turn(app, silent(), NoRoom())
    yield app
    store.close()


def silent() -> Bell:
    return Bell(WakeTable())


def full(app: App) -> None:
    """Not one page more fits in."""
    [pages] = app.store.rows("pragma page_count")
    app.store.rows(f"pragma max_page_count = {pages[0]}")


def roomy(app: App) -> None:
    app.store.rows("pragma max_page_count = 1000000")


def test_a_run_waits_for_room_and_then_goes_on(running: App, site: FakeSite, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(6):
        spam(site, "Flora", len(ARTICLES))
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    full(running)
    room, bell = NoRoom(), silent()
    for _ in range(2):
        turn(running, bell, room)
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    assert "the disk is full, so nothing is judged or carried out" in caplog.text
    assert bot_edits(site) == 0
    assert running.store.entry(probe) is None

    caplog.clear()
    roomy(running)
    turn(running, bell, room)
    assert "there is room on the disk again" in caplog.text
    assert statuses(running, probe) == {"revert": "done"}
    assert site.authors("Ferry").count(BOT) == 1


def test_people_are_told_once_though_nothing_can_be_kept(running: App, site: FakeSite) -> None:
    carrier = Carrier()
    app = replace(running, newsroom=Newsroom(messenger=carrier))
    for _ in range(6):
        spam(site, "Flora", len(ARTICLES))
    full(app)
    room = NoRoom()
    for _ in range(3):
        turn(app, silent(), room)
    [(subject, body)] = carrier.sent
    assert subject.endswith("alarm")
    assert body.startswith("The disk is full where the database stands: nothing is judged or carried out")


class OneRound(Bell):
    """Rings for the end after the first round."""

    def wait(self, seconds: float) -> Woke:
        self.stop()
        return Woke.TIME


def test_a_run_that_is_ended_on_a_full_disk_does_not_say_that_there_is_room(
    running: App, site: FakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(6):
        spam(site, "Flora", len(ARTICLES))
    full(running)
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        with OneRound(WakeTable()) as bell:
            run_forever(running, 1, bell)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_what_was_done_as_the_disk_filled_up_is_not_done_again(
    running: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    failure = sqlite3.OperationalError("database or disk is full")
    failure.sqlite_errorcode = sqlite3.SQLITE_FULL

    def no_room(*_: object, **_more: object) -> bool:
        raise failure

    room = NoRoom()
    with monkeypatch.context() as patched:
        patched.setattr(running.store, "settle_claimed", no_room)
        turn(running, silent(), room)
    assert statuses(running, probe) == {"revert": "claimed"}
    turn(running, silent(), room)
    assert statuses(running, probe) == {"revert": "done"}
    assert site.authors("Ferry").count(BOT) == 1


def test_a_full_disk_again_and_again_leads_to_the_same_end(tmp_path: Path) -> None:
    for name in ("roomy", "full"):
        (tmp_path / name).mkdir()
    expected = Storm(tmp_path / "roomy", 3).run()
    storm = Storm(tmp_path / "full", 3)
    storm.fate.dry = random.Random(3)
    found = storm.run()
    assert storm.fate.droughts > 10
    assert {name: found[name] for name in expected if found[name] != expected[name]} == {}


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_CANTOPEN])
@pytest.mark.parametrize("free", [0, 1_000_000_000])
def test_a_start_that_finds_no_room_is_not_told_of_a_broken_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, free: int
) -> None:
    database = set_up(tmp_path) / DATABASE
    Store(database).close()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))

    def refused(*_: object, **_more: object) -> sqlite3.Connection:
        failure = sqlite3.OperationalError("as SQLite says it")
        failure.sqlite_errorcode = code
        raise failure

    monkeypatch.setattr(sqlite3, "connect", refused)
    with pytest.raises(UserError) as caught:
        Store(database)
    check = database_check(load(tmp_path))
    full = not free or code == sqlite3.SQLITE_FULL
    assert isinstance(caught.value, NoRoomError) is full
    assert (check.found, check.advice) == (caught.value.message, caught.value.hint)
    assert ("the disk is full" in check.found, "repair" in check.advice) == (full, False)
