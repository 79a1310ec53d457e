"""The loop: a guard round each round, and a clean end."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Never

import pytest
from fakes import FakeClock, FakeSite
from road import PROBE, furnish, statuses

from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import begin, guarded, run_forever, tell_expired, tick
from wikiwatch.errors import SiteError, UserError
from wikiwatch.wake import Bell
from wikiwatch.wake_table import WakeTable

START = date(2026, 1, 1)


def test_a_tick_reads_judges_carries_out_and_shows(app: App, site: FakeSite) -> None:
    furnish(site)
    tick(app)
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    tick(app)
    assert statuses(app, probe) == {"revert": "done"}
    assert str(probe) in site.text("User:WatchBot/Log")


def test_a_second_ctrl_c_waits_for_no_round(
    app: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch, handlers: None
) -> None:
    furnish(site)
    tick(app)
    probe = site.append("192.0.2.7", "Ferry", PROBE)

    def hangs(*_: object) -> Never:
        for _number in range(2):
            os.kill(os.getpid(), signal.SIGINT)
        raise AssertionError("nobody waits for this")

    with monkeypatch.context() as patched, Bell(WakeTable()) as bell:
        patched.setattr(site, "facts", hangs)
        with pytest.raises(KeyboardInterrupt):
            run_forever(app, 1, bell)
    tick(app)
    assert statuses(app, probe) == {"revert": "done"}


def test_why_nothing_is_carried_out_is_logged_once_and_when_it_is_over(
    app: App, site: FakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    furnish(site)
    word = ["stopped from the shell"]
    watching = replace(app, stopped=lambda: word[0])
    begin(watching)
    for _ in range(3):
        tick(watching)
    word[0] = ""
    for _ in range(3):
        tick(watching)
    begin(watching)
    observing = replace(watching, enforce=False)
    for _ in range(3):
        tick(observing)
    told = [one for one in caplog.messages if "carried out" in one]
    assert told == [
        "nothing carried out: stopped from the shell",
        "what is due can be carried out again",
        "nothing carried out: observing: nothing is carried out",
    ]
    assert [one.partition(",")[0] for one in caplog.messages].count("the watch begins: it acts as WatchBot") == 2


def test_a_wrong_account_ends_the_loop(app: App, site: FakeSite) -> None:
    site.broken = "logged in as 'Mallory', not as 'WatchBot'"
    with pytest.raises(UserError, match="Mallory"):
        guarded(tick)(app)


@pytest.mark.parametrize("fault", [SiteError("busy", temporary=True), ZeroDivisionError("a bug")])
def test_a_passing_fault_ends_one_round_only(
    app: App, site: FakeSite, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    furnish(site)
    poll(app)
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    site.fail_next("changes_since", fault)
    guarded(tick)(app)
    assert str(fault) in caplog.text
    guarded(tick)(app)
    assert statuses(app, probe) == {"revert": "done"}


@pytest.mark.parametrize("fault", [SiteError("no such wiki"), UserError("the disk is full"), KeyboardInterrupt()])
def test_a_fault_that_will_not_pass_ends_the_loop(app: App, fault: BaseException) -> None:
    def job(_app: App) -> None:
        raise fault

    with pytest.raises(type(fault)):
        guarded(job)(app)


def test_an_entry_of_the_lists_that_has_ended_is_logged_once(
    app: App, clock: FakeClock, rules: Ruleset, caplog: pytest.LogCaptureFixture
) -> None:
    today = clock.now().date()
    days = {"Ann": today - timedelta(days=1), "Bob": today, "Carl": None}
    entries = tuple(
        Entry(list=ListName.DENY, kind=Kind.ACCOUNT, what=name, reason="why", added_by="Tom", since=START, until=until)
        for name, until in days.items()
    )
    listing, told = replace(app, rules=replace(rules, lists=Lists(entries=entries))), set[Entry]()
    for _ in range(2):
        tell_expired(listing, told)
    assert [record.message for record in caplog.records] == [
        f"ended on {days['Ann']}, so not obeyed any more: account Ann, on the deny list: why (added by Tom)"
    ]
    clock.advance(days=1)
    tell_expired(listing, told)
    assert ["Bob" in record.message for record in caplog.records] == [False, True]


@pytest.fixture
def handlers() -> Iterator[None]:
    """Puts the handlers of signals back that a run has set."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_loop_after_the_round(
    app: App, site: FakeSite, number: signal.Signals, handlers: None
) -> None:
    threading.Timer(0.2, os.kill, (os.getpid(), number)).start()
    with Bell(WakeTable()) as bell:
        run_forever(app, 1, bell)
    assert site.requests["changes_since"] + site.requests["history_changes"] >= 1


def test_a_newer_version_that_brought_the_database_up_to_date_ends_the_run_of_the_older_one(
    app: App, site: FakeSite
) -> None:
    """Any command of the new version does that, while the run goes on as it was loaded."""
    furnish(site)
    tick(app)
    app.store.change_rows(
        "insert into _sqlite_migrations (migration_set, name)"
        " select migration_set, 'm999_newer' from _sqlite_migrations limit 1"
    )
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    with pytest.raises(UserError, match=r"a newer version of the program.*m999_newer"):
        guarded(tick)(app)
    assert app.store.entry(probe) is None


def test_what_was_claimed_by_a_round_that_was_broken_off_is_taken_up_by_the_next(app: App, site: FakeSite) -> None:
    furnish(site)
    poll(app)
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    poll(app)
    assert app.store.claim(f"down-{probe}")
    tick(app)
    assert statuses(app, probe) == {"revert": "done"}
