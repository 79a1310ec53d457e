"""What a service manager, a collector of logs and a monitor are told."""

from __future__ import annotations

import configparser
import io
import json
import logging
import os
import re
import shlex
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from commandline import commands_in, set_up, subcommands
from deeds import action
from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.parser import text_string_to_metric_families

from wikiwatch import config, wiring
from wikiwatch.app.silence import ROUND_OK
from wikiwatch.cli import cli
from wikiwatch.clock import SystemClock
from wikiwatch.config import DATABASE
from wikiwatch.errors import UserError
from wikiwatch.service import logs
from wikiwatch.service.address import served, served_when_it_can_be
from wikiwatch.service.figures import Figures, Process
from wikiwatch.service.notify import Notifier
from wikiwatch.service.vitals import BEHIND_SECONDS, STUCK_SECONDS, Vitals
from wikiwatch.site.mediawiki import MediaWikiSite
from wikiwatch.store.db import Store

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
UNITS = sorted((Path(__file__).parent.parent / "packaging" / "systemd").glob("*.service"))


class Steady:
    """A clock that is moved by hand, in seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """What systemd listens at."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        yield listening


def heard(manager: socket.socket) -> list[str]:
    found = []
    while True:
        try:
            found.append(manager.recv(1000).decode())
        except BlockingIOError:
            return found


def environ(manager: socket.socket, **more: str) -> dict[str, str]:
    return {"NOTIFY_SOCKET": manager.getsockname(), **more}


# systemd


def test_systemd_hears_of_the_beginning_each_quarter_of_its_time_and_the_end(manager: socket.socket) -> None:
    clock = Steady()
    notifier = Notifier(environ(manager, WATCHDOG_USEC="60000000", WATCHDOG_PID=str(os.getpid())), clock)
    notifier.ready()
    for _ in range(100):  # 50 s
        notifier.alive()
        clock.now += 0.5
    notifier.stopping()
    assert heard(manager) == ["READY=1", *["WATCHDOG=1"] * 4, "STOPPING=1"]


@pytest.mark.parametrize(
    "more", [{}, {"WATCHDOG_USEC": "x"}, {"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "1"}], ids=str
)
def test_no_sign_of_life_where_none_is_asked_for(manager: socket.socket, more: dict[str, str]) -> None:
    notifier = Notifier(environ(manager, **more))
    notifier.alive()
    assert heard(manager) == []


def test_nobody_listening_ends_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Notifier({}).ready()
    assert not caplog.records
    Notifier({"NOTIFY_SOCKET": str(tmp_path / "gone")}).ready()
    assert "READY=1" in caplog.text


def test_a_long_pause_gives_signs_of_life(manager: socket.socket) -> None:
    clock = Steady()

    def sleep(seconds: float) -> None:
        clock.now += seconds

    vitals = Vitals(Notifier(environ(manager, WATCHDOG_USEC="400000000"), clock), steady=clock, sleep=sleep)
    vitals.pause(650)
    assert clock.now == 650
    assert len(heard(manager)) >= 5
    assert vitals.ills() == []


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_the_units_run_commands_that_there_are_and_may_write_one_folder(unit: Path) -> None:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(unit, encoding="utf-8")
    service = read["Service"]
    program, home, folder, *command = shlex.split(service["ExecStart"])
    assert (Path(program).name, home, folder) == ("wikiwatch", "--home", "/srv/watch/%i")
    assert service["ReadWritePaths"] == folder
    assert (service["ProtectSystem"], service["LimitCORE"]) == ("strict", "0")
    found = subcommands(cli)[command[0]]
    assert set(command[1:]) <= {option for param in found.params for option in param.opts}


# Logs


def logged(form: str, message: str, *values: object, trace: bool = False) -> str:
    stream = io.StringIO()
    log = logging.Logger("wikiwatch.test")
    log.addHandler(logs.handler(form, stream))
    try:
        raise ValueError("a\x1b[31mb\nc") if trace else KeyError
    except (ValueError, KeyError):
        log.warning(message, *values, exc_info=trace)
    return stream.getvalue()


@pytest.mark.parametrize("form", logs.FORMATS)
def test_nothing_hostile_moves_a_terminal_or_makes_a_line_of_its_own(form: str) -> None:
    name = "Eve\x1b]0;x\x07\u202e\r\n2026-01-01T00:00:00Z ERROR forged \x9b31m"
    text = logged(form, "by %s", name, trace=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    if form == "json":
        assert len(text.splitlines()) == 1
        assert set(json.loads(text)) == {"time", "level", "logger", "message", "trace"}
    if form == "journal":
        assert all(line.startswith("<4>") for line in text.splitlines())


def test_no_secret_stands_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_secrets", set())
    logs.keep_secret(["tooshort"[:7], "0123456789abcdef", "mailtos://me:0123456789abcdef@mail.example"])
    for form in logs.FORMATS:
        text = logged(form, "can't reach %s as 0123456789abcdef: tooshor", "mailtos://me:0123456789abcdef@mail.example")
        assert "can't reach [secret] as [secret]: tooshor" in text


class Told:
    def addresses(self, edits: Mapping[str, Sequence[int]]) -> dict[int, str]:
        return {7: "192.0.2.7", 8: "2001:db8::7"}


def test_an_address_of_a_temporary_account_stands_in_no_log_and_those_of_others_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logs, "private", logs.deque(maxlen=9))
    assert len(logs.KeptOut(Told()).addresses({"~2026-1": [7, 8]})) == 2
    text = logged("text", "from 192.0.2.7, 192.0.2.70 and 192.0.2.7:80; 2001:db8::7. Not 2001:db8::70, not 12:30:45.")
    assert "from [address], 192.0.2.70 and [address]:80; [address]. Not 2001:db8::70, not 12:30:45." in text


def test_neither_do_its_keys_in_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "private", logs.deque(maxlen=9))
    logs.keep_private(["192.0.2.7", "2001:db8::/64", "2001:db8:1:2:3:4:5:6"])
    lines = {
        "ip:192.0.2.7, net:192.0.2.70": "ip:[address], net:192.0.2.70",
        "ip:192.0.2.7:443: ::ffff:192.0.2.7...": "ip:[address]:443: [address]...",
        "ip:2001:db8::/64, ip:2001:db8:1:2::/64": "ip:[address]/64, ip:[address]/64",
        "[2001:DB8:1:2:3:4:5:6]:80, http://192.000.002.007/": "[[address]]:80, http://[address]/",
        "1192.0.2.7, 192.0.2.7.9, 2001:db8:1:3::": "1192.0.2.7, [address].9, 2001:db8:1:3::",
    }
    for line, told in lines.items():
        assert logged("text", line).partition("WARNING ")[2] == f"{told}\n"


def test_an_address_that_an_earlier_run_was_told_stands_in_no_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "private", logs.deque(maxlen=2))
    monkeypatch.setattr(MediaWikiSite, "connect", lambda site: site)
    monkeypatch.setattr(MediaWikiSite, "now", lambda _: NOW)
    monkeypatch.setattr("wikiwatch.wiring.MOST_PRIVATE", 2)
    settings = config.load(set_up(tmp_path))
    with closing(Store(settings.database)) as store:
        for number in (7, 8, 9):
            at = NOW - timedelta(hours=number)
            store.keep_addresses([], [("user:~2026-1", f"ip:192.0.2.{number}", at)], at)
    with wiring.live_app(settings, enforce=False):
        assert "of [address], [address], 192.0.2.9" in logged("text", "of 192.0.2.7, 192.0.2.8, 192.0.2.9")


@pytest.mark.parametrize("long", ["a", "a:", "1.", "1.1.1.1:", "::", "12:"])
def test_no_text_keeps_the_log_busy(monkeypatch: pytest.MonkeyPatch, long: str) -> None:
    monkeypatch.setattr(logs, "private", logs.deque(["192.0.2.7"]))
    with SystemClock().limit(20):  # of the processor: a hundred times what it takes
        assert "[address]" not in logged("text", long * 20_000)


def test_the_journal_is_known_by_its_stream(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as stream:
        there = os.fstat(stream.fileno())
        journal = {"JOURNAL_STREAM": f"{there.st_dev}:{there.st_ino}"}
        assert logs.chosen(None, stream, journal) == "journal"
        assert logs.chosen("json", stream, journal) == "json"
        assert logs.chosen(None, stream, {"JOURNAL_STREAM": "1:2"}) == "text"
    assert logs.chosen(None, io.StringIO(), journal) == "text"


# Figures and health


@pytest.fixture
def clock() -> Steady:
    return Steady()


@pytest.fixture
def vitals(clock: Steady) -> Vitals:
    return Vitals(Notifier({}), Figures(lambda: 1_000.0), steady=clock)


@pytest.fixture
def address(vitals: Vitals) -> Iterator[str]:
    assert vitals.figures is not None
    with served(vitals, vitals.figures, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


def figures(address: str) -> dict[tuple[str, ...], float]:
    text = requests.get(f"{address}/metrics", timeout=20).text
    samples = (one for family in text_string_to_metric_families(text) for one in family.samples)
    return {(one.name, *one.labels.values()): one.value for one in samples}


def test_prometheus_reads_what_the_run_does(vitals: Vitals, address: str) -> None:
    done = action()
    vitals.requested()
    vitals.judged(["allow", "hold", "allow"])
    vitals.settled([done, done])
    vitals.round_ended(True)
    vitals.round_ended(False)
    vitals.stands(None, {"review": 3, "planned": 1}, {"stopped": 1}, {})
    vitals.stands(done.due_at, {"review": 2}, {}, {"datagrams": 7, "refused": 1, "woken": 2})
    found = figures(address)
    assert found["wikiwatch_api_requests_total",] == 1
    assert found["wikiwatch_changes_judged_total", "allow"] == 2
    assert found["wikiwatch_actions_total", str(done.kind)] == 2
    assert (found["wikiwatch_rounds_total", "ok"], found["wikiwatch_rounds_total", "failed"]) == (1, 1)
    assert found["wikiwatch_last_round_timestamp_seconds",] == 1_000
    assert found["wikiwatch_read_up_to_timestamp_seconds",] == done.due_at.timestamp()
    assert found["wikiwatch_waiting_actions", "review"] == 2
    assert ("wikiwatch_waiting_actions", "planned") not in found
    assert ("wikiwatch_alarms", "stopped") not in found
    assert (found["wikiwatch_feed", "datagrams"], found["wikiwatch_feed", "woken"]) == (7, 2)
    assert found["process_resident_memory_bytes",] > 1_000_000


def test_memory_files_and_processor_time_are_told_where_only_processes_stand_in_proc(tmp_path: Path) -> None:
    """As with the unit's ProcSubset=pid."""
    (tmp_path / "self").symlink_to("/proc/self")
    here, elsewhere = CollectorRegistry(), CollectorRegistry()
    Process(proc=str(tmp_path), registry=here)
    ProcessCollector(registry=elsewhere)
    assert [one.name for one in here.collect()] == [one.name for one in elsewhere.collect()] != []
    began, expected = (one.get_sample_value("process_start_time_seconds") for one in (here, elsewhere))
    assert began == pytest.approx(expected, abs=5)


def test_health_says_why_not(vitals: Vitals, clock: Steady, address: str) -> None:
    assert requests.get(f"{address}/healthz", timeout=20).json() == {"well": True, "ills": []}
    clock.now += STUCK_SECONDS + 1
    answer = requests.get(f"{address}/healthz", timeout=20)
    assert (answer.status_code, answer.json()["ills"]) == (503, ["no step was made for 901 s"])
    clock.now += BEHIND_SECONDS
    vitals.round_ended(False)
    assert requests.get(f"{address}/healthz", timeout=20).json()["ills"] == ["no round came to its end for 4501 s"]
    vitals.round_ended(True)
    assert requests.get(f"{address}/healthz", timeout=20).status_code == 200


def test_the_longest_pause_between_two_rounds_is_no_ill(vitals: Vitals, clock: Steady, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        config.load(with_pause(tmp_path, 1801))
    assert "from 1 to 1800" in f"{caught.value.message} {caught.value.hint}"
    vitals.round_ended(True)
    longest = config.load(with_pause(tmp_path, 1800)).poll_seconds
    while clock.now < longest + STUCK_SECONDS:  # and as long again as a round may take
        clock.now += 60
        vitals.alive()
    assert vitals.ills() == []


def with_pause(home: Path, seconds: float) -> Path:
    (home / config.CONFIG_FILE).write_text(f"[watch]\npoll_seconds = {seconds}\n", encoding="utf-8")
    return home


def test_nothing_else_is_there(address: str) -> None:
    assert requests.get(f"{address}/", timeout=20).status_code == 404
    assert requests.post(f"{address}/metrics", data="x", timeout=20).status_code == 405
    head = requests.head(f"{address}/healthz", timeout=20)
    assert (head.status_code, head.content) == (200, b"")


def test_a_port_that_is_taken_is_told(vitals: Vitals, address: str) -> None:
    assert vitals.figures is not None
    taken = int(address.rpartition(":")[2])
    with pytest.raises(UserError, match=f"127.0.0.1:{taken}"), served(vitals, vitals.figures, "127.0.0.1", taken):
        pass


def test_a_port_that_is_free_later_is_taken_then(
    vitals: Vitals, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr("wikiwatch.service.address.TRY_AGAIN", 0.01)
    assert vitals.figures is not None
    with ExitStack() as other, ExitStack() as run:
        port = other.enter_context(served(Vitals(Notifier({})), Figures(lambda: 0.0), "127.0.0.1", 0))
        run.enter_context(served_when_it_can_be(vitals, vitals.figures, "127.0.0.1", port))
        until_logged(caplog, f"nothing can listen at 127.0.0.1:{port}")
        other.close()
        until_logged(caplog, f"a monitor may ask at 127.0.0.1, port {port}")
        assert requests.get(f"http://127.0.0.1:{port}/healthz", timeout=20).json()["well"]
        assert caplog.text.count("nothing can listen") == 1
    with closing(socket.create_server(("127.0.0.1", port))):
        pass  # it was let go


def until_logged(caplog: pytest.LogCaptureFixture, text: str) -> None:
    until = time.monotonic() + 60
    while text not in caplog.text:
        assert time.monotonic() < until, caplog.text
        time.sleep(0.01)


def test_a_home_folder_where_no_round_ended_lately_is_not_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = set_up(tmp_path)
    health = commands_in(home, capsys)
    found = health("health", "--json")
    assert (found.code, found.lines[0]["ills"]) == (1, ["no round has come to its end yet"])
    with closing(Store(home / DATABASE)) as store:
        store.set_meta(ROUND_OK, (datetime.now(UTC) - timedelta(minutes=50)).isoformat())
    found = health("health")
    assert (found.code, found.out.partition(":")[0]) == (0, "well")
    with closing(Store(home / DATABASE)) as store:
        store.set_meta(ROUND_OK, (datetime.now(UTC) - timedelta(minutes=61)).isoformat())
    found = health("health")
    assert (found.code, "no round has come to its end since" in found.out) == (1, True)
