"""Clocks that are wrong, or jump: what is planned comes neither all at once nor never, and nothing is missed."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fakes import BOT, FakeClock, FakeSite
from road import PROBE, furnish, spam, statuses

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.wiki_time import WikiTime, keep_up
from wikiwatch.core.action import Action
from wikiwatch.daemon import round_and_news

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
