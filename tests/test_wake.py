"""What wakes the loop: real datagrams on loopback, from those who count and from others, floods, and signals."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeSite
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from night import at_night
from road import ARTICLES, PROBE, furnish, statuses

from wikiwatch import config
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.daemon import run_forever
from wikiwatch.errors import UserError
from wikiwatch.service.figures import Figures
from wikiwatch.service.notify import Notifier
from wikiwatch.service.vitals import Vitals
from wikiwatch.wake import AGAIN_AFTER, AT_ONCE, GAP, TRY_AGAIN, Bell, Woke
from wikiwatch.wake_table import WakeTable

LONG = 60.0  # seconds: nothing here waits until they are over


class Times:
    """A clock that goes on only while somebody sleeps, and a `select` that sleeps by it."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.at

    def sleep_by_it(self, bell: Bell, monkeypatch: pytest.MonkeyPatch) -> None:
        for selector in (bell._resting, bell._listening):
            monkeypatch.setattr(selector, "select", self._select(selector.select))

    def _select(self, select: Callable[[float], list[Any]]) -> Callable[[float], list[Any]]:
        def selected(seconds: float) -> list[Any]:
            ready = select(0)
            if not ready:
                self.slept.append(seconds)
                self.at += seconds
            return ready

        return selected


@pytest.fixture
def times() -> Times:
    return Times()


def listening(udp: str = "127.0.0.1:0", *senders: str) -> WakeTable:
    """Settings with any free port, which a file can't have."""
    return WakeTable.model_construct(udp=udp, senders=list(senders or ("127.0.0.1", "::1")))


@pytest.fixture
def bell(times: Times, monkeypatch: pytest.MonkeyPatch, any_port: None) -> Iterator[Bell]:
    with Bell(listening(), times) as made:
        times.sleep_by_it(made, monkeypatch)
        yield made


@pytest.fixture
def any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WakeTable, "where", property(lambda table: (table.udp.rpartition(":")[0].strip("[]"), 0)))


def send(bell: Bell, data: bytes = b"{}", *, source: str = "127.0.0.1", times: int = 1) -> None:
    family = socket.AF_INET6 if ":" in source else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_DGRAM)) as made:
        made.bind((source, 0))
        for _ in range(times):
            made.sendto(data, ("::1" if ":" in source else "127.0.0.1", bell.port))


def test_a_datagram_wakes_at_once(bell: Bell, times: Times) -> None:
    send(bell)
    assert bell.wait(LONG) is Woke.CALLED
    assert (times.slept, bell.woken, bell.datagrams) == ([], 1, 1)


def test_without_one_the_time_goes_by(bell: Bell, times: Times) -> None:
    assert bell.wait(LONG) is Woke.TIME
    assert times.slept == [LONG]


def test_a_second_look_follows_for_what_was_not_yet_to_be_read(bell: Bell, times: Times) -> None:
    send(bell)
    assert bell.wait(LONG) is Woke.CALLED
    times.at += 5  # so long the round takes
    assert bell.wait(LONG) is Woke.AGAIN
    assert times.slept == [AGAIN_AFTER]
    assert bell.wait(LONG) is Woke.TIME
    assert bell.woken == 1


def test_what_comes_before_the_second_look_takes_its_place(bell: Bell, times: Times) -> None:
    send(bell)
    assert bell.wait(LONG) is Woke.CALLED
    assert bell.wait(AGAIN_AFTER / 2) is Woke.TIME
    send(bell)
    assert bell.wait(LONG) is Woke.CALLED
    assert bell.wait(LONG) is Woke.AGAIN
    assert bell.wait(LONG) is Woke.TIME


def test_a_flood_makes_one_poll_a_gap(bell: Bell, times: Times) -> None:
    polls = 0
    for _ in range(5):
        send(bell, times=50)
        polls += bell.wait(LONG) is Woke.CALLED
    assert (polls, bell.datagrams) == (5, 250)
    assert times.slept == [GAP] * 4


def test_a_flood_from_elsewhere_wakes_nobody_and_is_looked_at_once_a_gap(bell: Bell, times: Times) -> None:
    send(bell, source="127.0.0.9", times=100)
    assert bell.wait(2.5 * GAP) is Woke.TIME
    assert (bell.refused, bell.refused_from, bell.datagrams, bell.woken) == (100, "127.0.0.9", 0, 0)
    assert times.slept == [GAP, 1.5 * GAP]


def test_no_look_takes_in_more_than_its_share(bell: Bell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        def recvfrom(self, _size: int) -> tuple[bytes, tuple[str, int]]:
            return b"", ("127.0.0.1", 9)

        def close(self) -> None:
            """It holds nothing."""

    with closing(bell._socket) as replaced:
        assert replaced is not None
        monkeypatch.setattr(bell, "_socket", Endless())
        assert bell.rings()
    assert bell.datagrams == AT_ONCE


def test_a_fault_of_the_network_is_no_end_and_no_hurry(
    bell: Bell, times: Times, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Down:
        def recvfrom(self, _size: int) -> None:
            raise OSError(100, "Network is down")

        def close(self) -> None:
            """It holds nothing."""

    with closing(bell._socket) as replaced:
        assert replaced is not None
        send(bell)
        monkeypatch.setattr(bell, "_socket", Down())
        assert bell.wait(2 * GAP) is Woke.TIME
    assert times.slept == [GAP, GAP]


@settings(max_examples=at_night(60, by_day=20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=2000), forged=st.booleans())
def test_whatever_a_datagram_holds_it_only_wakes(bell: Bell, times: Times, data: bytes, forged: bool) -> None:
    before = (bell.datagrams, bell.refused)
    send(bell, data, source="127.0.0.9" if forged else "127.0.0.1")
    assert bell.rings() is not forged
    assert (bell.datagrams, bell.refused) == (before[0] + (not forged), before[1] + forged)
    times.at += GAP
    assert bell.wait(0) is (Woke.TIME if forged else Woke.CALLED)
    assert bell.wait(2 * GAP) is (Woke.TIME if forged else Woke.AGAIN)


def test_the_largest_datagram_is_one(bell: Bell) -> None:
    send(bell, b"x" * 65_507)
    assert bell.wait(LONG) is Woke.CALLED
    assert bell.datagrams == 1


@pytest.mark.usefixtures("any_port")
@pytest.mark.parametrize(
    ("udp", "senders", "source", "wakes"),
    [
        ("127.0.0.1:0", ("127.0.0.0/29",), "127.0.0.5", True),
        ("127.0.0.1:0", ("127.0.0.0/29",), "127.0.0.9", False),
        ("127.0.0.1:0", ("::/0",), "127.0.0.1", False),
        ("[::1]:0", ("::1",), "::1", True),
        ("[::1]:0", ("127.0.0.1", "2001:db8::/32"), "::1", False),
        ("[::]:0", ("::1",), "::1", True),
        ("0.0.0.0:0", ("127.0.0.1",), "127.0.0.1", True),
    ],
)
def test_the_sender_has_to_be_named(udp: str, senders: tuple[str, ...], source: str, wakes: bool) -> None:
    with Bell(listening(udp, *senders)) as bell:
        send(bell, source=source)
        assert bell.rings() is wakes
        assert (bell.datagrams, bell.refused) == (int(wakes), int(not wakes))


def test_a_port_in_use_is_told_and_waiting_goes_on(bell: Bell, monkeypatch: pytest.MonkeyPatch, times: Times) -> None:
    port = bell.port
    monkeypatch.setattr(WakeTable, "where", property(lambda _table: ("127.0.0.1", port)))
    with Bell(listening(f"127.0.0.1:{port}"), times) as second:
        times.sleep_by_it(second, monkeypatch)
        assert second.trouble == f"nothing can be heard at 127.0.0.1:{port}: Address already in use"
        assert second.port == 0
        assert second.wait(LONG) is Woke.TIME
        second.stop()
        assert second.wait(LONG) is Woke.TIME


def test_an_address_that_is_free_later_is_taken_then(
    monkeypatch: pytest.MonkeyPatch, times: Times, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        monkeypatch.setattr(WakeTable, "where", property(lambda _table: ("127.0.0.1", port)))
        late = Bell(listening(f"127.0.0.1:{port}"), times)
        times.sleep_by_it(late, monkeypatch)
        for _ in range(3):
            assert late.wait(TRY_AGAIN) is Woke.TIME
    with late:
        assert late.trouble
        assert caplog.text.count("polling goes on without it") == 1
        assert late.wait(TRY_AGAIN) is Woke.TIME
        assert (late.port, late.trouble) == (port, "")
        send(late)
        assert late.wait(TRY_AGAIN) is Woke.CALLED


def test_an_address_of_another_machine_is_told() -> None:
    with Bell(WakeTable(udp="192.0.2.1:9390", senders=["192.0.2.7"])) as bell:
        assert "192.0.2.1:9390" in bell.trouble


def test_nothing_is_listened_to_by_default() -> None:
    with Bell(WakeTable()) as bell:
        assert (bell.port, bell.trouble, bell.rings()) == (0, "", False)


def test_stopping_ends_the_waiting_and_all_that_follows() -> None:
    with Bell(WakeTable()) as bell:
        threading.Timer(0.05, bell.stop).start()
        assert bell.wait(LONG) is Woke.TIME
        bell.ring()
        assert bell.wait(LONG) is Woke.TIME


def test_a_burst_of_signals_blocks_nothing() -> None:
    with Bell(WakeTable()) as bell:
        for _ in range(100_000):
            bell.stop()
        assert bell.wait(LONG) is Woke.TIME


# The settings


@pytest.mark.parametrize("udp", ["127.0.0.1:9390", "[::1]:9390", "[2001:db8::7]:1", "0.0.0.0:65535"])
def test_an_address_and_a_port_are_taken(udp: str) -> None:
    table = WakeTable(udp=udp, senders=["192.0.2.0/24"])
    host, port = table.where
    assert udp in (f"{host}:{port}", f"[{host}]:{port}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('udp = "9390"', "an address of this machine and a port"),
        ('udp = "localhost:9390"', "an address of this machine and a port"),
        ('udp = "127.0.0.1:0"', "an address of this machine and a port"),
        ('udp = "127.0.0.1:65536"', "an address of this machine and a port"),
        ('udp = "::1:9390"', "an address of this machine and a port"),
        ('udp = "[127.0.0.1]:9390"', "an address of this machine and a port"),
        ("udp = 9390", "an address of this machine and a port"),
        ('senders = ["localhost"]', "a list of addresses or networks"),
        ('senders = ["192.0.2.1/24"]', "a list of addresses or networks"),
        ("senders = []", "a list of addresses or networks"),
        ('udp = "0.0.0.0:9390"', "an address of this machine only"),
        ('udp = "192.0.2.1:9390"', "an address of this machine only"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(tmp_path: Path, line: str, expected: str) -> None:
    (tmp_path / "wikiwatch.toml").write_text(f"[wake]\n{line}\n")
    with pytest.raises(UserError) as caught:
        config.load(tmp_path)
    assert expected in caught.value.message
    assert "wikiwatch.toml:2: wake." in caught.value.message


# The loop


@pytest.mark.usefixtures("handlers")
def test_an_edit_is_gone_when_its_datagram_comes_and_shown_when_it_is_quiet_again(
    bell: Bell, app: App, site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the clock, the next round would come in an hour."""
    furnish(site)
    poll(app)
    log, saved, shown = "User:WatchBot/Log", list[int](), list[bool]()

    def between_rounds(seconds: float, wait: Callable[[float], Any]) -> Any:
        if len(saved) < 3:  # one after the other
            shown.append(any(str(one) in site.text(log) for one in saved))
            saved.append(site.append(f"192.0.2.{1 + len(saved)}", ARTICLES[len(saved)], PROBE))
            send(bell)
        elif str(saved[-1]) in site.text(log):
            bell.stop()
        return wait(seconds)

    for selector in (bell._resting, bell._listening):
        monkeypatch.setattr(selector, "select", partial(between_rounds, wait=selector.select))
    figures = Figures()
    run_forever(replace(app, vitals=Vitals(Notifier({}), figures)), 3600, bell)
    assert [statuses(app, one) for one in saved] == [{"revert": "done"}] * 3
    assert figures.registry.get_sample_value("wikiwatch_feed", {"what": "datagrams"}) == 3
    assert shown == [False] * 3
    assert all(str(one) in site.text(log) for one in saved)


@pytest.mark.usefixtures("handlers")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_an_hour_of_waiting_at_once(
    app: App, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    with Bell(WakeTable()) as bell:

        def select(seconds: float, wait: Callable[[float], Any] = bell._listening.select) -> Any:
            threading.Timer(0.05, os.kill, (os.getpid(), number)).start()
            return wait(seconds)

        monkeypatch.setattr(bell._listening, "select", select)
        assert run_forever(app, 3600, bell) == number


def test_both_ways_of_waiting_hear_the_end() -> None:
    with Bell(WakeTable()) as bell:
        bell.stop()
        for selector in (bell._resting, bell._listening):
            [(key, _)] = selector.select(LONG)
            assert (key.fileobj, key.events) == (bell._stopping, selectors.EVENT_READ)
