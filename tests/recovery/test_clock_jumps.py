"""Clocks that are wrong, or jump: what is planned comes neither all at once nor never, and nothing is missed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fakes import BOT, FakeClock, FakeSite
from road import PROBE, furnish, make_app, spam, statuses

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.wiki_time import WikiTime, keep_up
from wikiwatch.clock import SystemClock
from wikiwatch.core.action import Action
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import round_and_news, run_forever
from wikiwatch.store.db import Store
from wikiwatch.wake import Bell, Woke
from wikiwatch.wake_table import WakeTable

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
JUMPS = [HOUR, DAY, 366 * DAY, -HOUR, -DAY, -366 * DAY]


class Machine:
    """A machine whose clock may be wrong, beside one that nobody sets."""

    def __init__(self, wiki: FakeClock) -> None:
        self.wiki = wiki
        self.off = timedelta()
        self.steady = 0.0

    def now(self) -> datetime:
        return self.wiki.now() + self.off

    def monotonic(self) -> float:
        return self.steady

    def processor_time(self) -> float:
        return 0.0

    def limit(self, seconds: float) -> AbstractContextManager[None]:
        return nullcontext()

    def passes(self, time: timedelta) -> None:
        """Real time goes by, everywhere."""
        self.wiki.at += time
        self.steady += time.total_seconds()

    def wiki_jumps(self, by: timedelta) -> None:
        """The wiki's clock alone."""
        self.wiki.at += by
        self.off -= by


@pytest.fixture
def machine(clock: FakeClock) -> Machine:
    return Machine(clock)


@pytest.fixture
def running(app: App, site: FakeSite, machine: Machine) -> App:
    """A run by the wiki's time, with a block planned."""
    furnish(site)
    run = replace(app, clock=WikiTime(site.now, machine))
    round_and_news(run)
    for _ in range(4):
        spam(site, "Flora", 4)
        goes_on(run, machine, timedelta(minutes=20))
    hold.approve(run, block(run).key, "Sybil")
    assert (block(run).status, block(run).due_at > run.clock.now() + 6 * DAY) == ("planned", True)
    return run


def goes_on(app: App, machine: Machine, time: timedelta) -> None:
    """Rounds while time goes by, an hour apart at most."""
    end = machine.steady + time.total_seconds()
    while machine.steady < end:
        machine.passes(min(HOUR, timedelta(seconds=end - machine.steady)))
        round_and_news(app)


def block(app: App) -> Action:
    [found] = [one for one in app.store.actions_of_actor("user:Flora") if one.kind == "block"]
    return found


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_jump_of_the_machines_clock_changes_nothing(
    jump: timedelta, running: App, site: FakeSite, machine: Machine
) -> None:
    due = block(running).due_at
    machine.off += jump
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    goes_on(running, machine, 3 * HOUR)
    assert statuses(running, probe) == {"revert": "done"}
    assert (block(running).status, block(running).due_at) == ("planned", due)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_machine_whose_clock_is_wrong_from_the_start_goes_by_the_wikis(
    jump: timedelta, app: App, site: FakeSite, machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    machine.off = jump
    furnish(site)
    run = replace(app, clock=WikiTime(site.now, machine))
    assert "the wiki's at" in caplog.text
    round_and_news(run)
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    goes_on(run, machine, HOUR)
    assert statuses(run, probe) == {"revert": "done"}


@pytest.mark.parametrize("both", [False, True], ids=["the wiki's alone", "one machine"])
@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_what_is_planned_moves_along_with_the_wikis_clock(
    jump: timedelta, both: bool, running: App, site: FakeSite, machine: Machine
) -> None:
    left = block(running).due_at - running.clock.now()
    machine.wiki_jumps(jump)
    if both:
        machine.off = timedelta()
    goes_on(running, machine, 3 * HOUR)
    assert abs(running.clock.now() - site.clock.now()) < timedelta(minutes=1)
    assert block(running).status == "planned"
    assert abs(block(running).due_at - running.clock.now() - (left - 3 * HOUR)) < timedelta(minutes=2)
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    goes_on(running, machine, HOUR)
    assert statuses(running, probe) == {"revert": "done"}


def test_one_wrong_answer_of_the_wikis_clock_is_not_followed(running: App, site: FakeSite, machine: Machine) -> None:
    due = block(running).due_at
    machine.wiki_jumps(366 * DAY)
    machine.passes(HOUR)
    keep_up(running)
    machine.wiki_jumps(-366 * DAY)
    goes_on(running, machine, 3 * HOUR)
    assert block(running).due_at == due


def test_what_a_clock_that_was_ahead_put_off_waits_no_longer_than_anything(running: App, machine: Machine) -> None:
    running.store.move_due(running.clock.now(), 366 * DAY)  # in another life
    keep_up(running)
    assert block(running).due_at <= running.clock.now() + 14 * DAY


def test_changes_after_a_time_in_which_the_wikis_clock_was_ahead_are_not_missed(
    running: App, site: FakeSite, machine: Machine
) -> None:
    machine.wiki_jumps(366 * DAY)
    site.append("Newbie", "Tower", "It has a clock.")
    goes_on(running, machine, timedelta(minutes=20))
    machine.wiki_jumps(-366 * DAY)
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    goes_on(running, machine, timedelta(minutes=20))
    assert statuses(running, probe) == {"revert": "done"}
    assert site.authors("Ferry").count(BOT) >= 1


def test_the_hour_that_comes_twice_in_autumn_is_two_hours() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    machine = Machine(FakeClock(datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=0).astimezone(UTC)))
    time = WikiTime(machine.wiki.now, machine)
    before = time.now()
    machine.passes(HOUR)
    assert time.now() - before == HOUR
    assert time.look() == timedelta()
    assert time.now().astimezone(berlin).hour == before.astimezone(berlin).hour == 2


BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
NIGHTS = {"autumn": datetime(2026, 10, 25, 1, tzinfo=UTC), "spring": datetime(2026, 3, 29, 1, tzinfo=UTC)}


@pytest.fixture
def country(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The one in which this process is comes back."""
    monkeypatch.setenv("TZ", "UTC")
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("night", NIGHTS)
def test_a_night_in_which_summer_time_changes_is_as_any_other(night: str, rules: Ruleset) -> None:
    assert a_night(BERLIN, NIGHTS[night], rules) == a_night("UTC", NIGHTS[night], rules)


def a_night(zone: str, change: datetime, rules: Ruleset) -> dict[str, Any]:
    """What stands after a flood, a block that waits, and a night of rounds and probes in a country."""
    os.environ["TZ"] = zone
    time.tzset()
    machine = Machine(FakeClock(change - 2 * DAY - 4 * HOUR))
    site, store = FakeSite(machine.wiki), Store(":memory:")
    store.set_meta("secret", "the same moments in every country")
    furnish(site)
    app = replace(make_app(site, store, rules, machine.wiki), clock=WikiTime(site.now, machine))
    round_and_news(app)
    offsets = set[int]()
    for _ in range(4):
        spam(site, "Flora", 4)
        goes_on(app, machine, timedelta(minutes=20))
    hold.approve(app, block(app).key, "Sybil")
    while machine.wiki.now() < change + 2 * HOUR:
        offsets.add(time.localtime(machine.wiki.now().timestamp()).tm_gmtoff)
        site.append(f"192.0.2.{1 + machine.wiki.now().hour}", "Ferry", PROBE)
        goes_on(app, machine, HOUR / 2)
    assert len(offsets) == (1 if zone == "UTC" else 2)
    found = {
        "actions": [(one.key, one.status, one.due_at) for one in store.waiting()],
        "entries": list(entries(app)),
        "pages": {page.title: [(one.timestamp, one.text) for one in page.revisions] for page in site.pages.values()},
        "rounds": dict(site.requests),
    }
    for _ in range(14):
        machine.passes(DAY)
        round_and_news(app)
    found["blocks"] = [site.blocks, block(app).settled_at]
    store.close()
    return found


# The loop itself.

ROUNDS = 5


class Waits(Bell):
    """A bell that asks before it waits, until it is told to stop."""

    def __init__(self, before: Callable[[float], bool], *, waits: bool) -> None:
        super().__init__(WakeTable())
        self.before = before
        self.waits = waits

    def wait(self, seconds: float) -> Woke:
        """See `Bell.wait`."""
        if not self.before(seconds):
            self.stop()
        return super().wait(seconds) if self.waits else Woke.TIME


@pytest.mark.usefixtures("handlers")
@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_rounds_come_as_often_as_before_when_the_machines_clock_jumps(
    jump: timedelta, watched: App, site: FakeSite, machine: Machine
) -> None:
    began, rounds = machine.steady, site.requests["changes_since"]

    def passes(seconds: float) -> bool:
        if machine.steady == began + 2 * 30:
            machine.off += jump
        machine.passes(timedelta(seconds=seconds))
        return machine.steady < began + ROUNDS * 30

    with Waits(passes, waits=False) as bell:
        run_forever(replace(watched, clock=WikiTime(site.now, machine)), 30, bell)
    assert site.requests["changes_since"] - rounds == ROUNDS


LOOKS_FOR = 30.0  # seconds: the rounds below take some five


def changes_soon(*, to_summer: bool) -> Callable[[], bool]:
    """From now on this is a country whose summer time begins or ends in two seconds; gives whether it has."""
    at = datetime.now(UTC) + timedelta(seconds=2)
    wall = at if to_summer else at + HOUR  # by what the clocks there show until then
    day, hour = (wall - datetime(wall.year, 1, 1, tzinfo=UTC)).days, f"{wall:%H:%M:%S}"
    far = (day + 180) % 365
    # As POSIX has it: from the day and hour of the first rule to those of the second it is summer; days count from 0.
    os.environ["TZ"] = f"WIN0SUM-1,{day}/{hour},{far}" if to_summer else f"WIN0SUM-1,{far},{day}/{hour}"
    time.tzset()
    return lambda: bool(time.localtime().tm_isdst) == to_summer


@pytest.mark.usefixtures("handlers", "country")
@pytest.mark.parametrize("to_summer", [True, False], ids=["summer begins", "summer ends"])
def test_rounds_go_on_when_summer_time_begins_and_ends(to_summer: bool, watched: App, site: FakeSite) -> None:
    until, changed = time.monotonic() + LOOKS_FOR, list[Callable[[], bool]]()
    after = set[int]()

    def looks(_seconds: float) -> bool:
        if not changed:
            changed.append(changes_soon(to_summer=to_summer))
        if changed[0]():
            after.add(site.requests["changes_since"])
        return len(after) < 3 and time.monotonic() < until

    with Waits(looks, waits=True) as bell:
        run_forever(replace(watched, clock=SystemClock()), 1, bell)
    assert len(after) == 3
