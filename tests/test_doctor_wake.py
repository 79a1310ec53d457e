"""What `wikiwatch doctor` and `wikiwatch status` say of the wiki's feed that wakes the watch."""

from __future__ import annotations

import fcntl
import socket
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from commandline import commands_in, set_up
from fakes import FakeSite

from wikiwatch import config, doctor
from wikiwatch.app import wake_notes
from wikiwatch.app.context import App
from wikiwatch.checkup import Check, Status
from wikiwatch.config import LOCK, load
from wikiwatch.doctor_wake import wake_checks

FEED: dict[str, Any] = {"trouble": "", "woken": 0, "datagrams": 0, "refused": 0, "refused_from": ""}


def checks(home: Path, port: int, *senders: str, running: bool = False) -> list[Check]:
    lines = [f'[wake]\nudp = "127.0.0.1:{port}"', *([f"senders = {list(senders)}"] if senders else [])]
    (home / config.CONFIG_FILE).write_text("\n".join(lines), encoding="utf-8")
    return list(wake_checks(load(home), running=running))


@pytest.fixture
def port() -> int:
    """A port that was free a moment ago."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_that_it_is_off_is_no_fault(tmp_path: Path) -> None:
    [check] = wake_checks(load(tmp_path), running=False)
    assert (check.status, check.found[:4]) == (Status.OK, "off:")


def test_a_port_that_is_free_is_told(tmp_path: Path, port: int) -> None:
    [check] = checks(tmp_path, port)
    assert (check.status, f"127.0.0.1:{port}" in check.found) == (Status.OK, True)


def test_a_port_that_another_program_has_is_told(tmp_path: Path, port: int) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as other:
        other.bind(("127.0.0.1", 0))
        [check] = checks(tmp_path, other.getsockname()[1])
    assert (check.status, "Address already in use" in check.found) == (Status.WARN, True)


@pytest.mark.parametrize(
    ("senders", "named"),
    [
        (("0.0.0.0/0",), "0.0.0.0/0"),
        (("10.0.0.0/8", "192.0.2.7"), "10.0.0.0/8"),
        (("2001:db8::/32",), "2001:db8::/32"),
        (("127.0.0.0/8", "10.1.0.0/16", "2001:db8::/48"), ""),
    ],
)
def test_senders_that_are_half_the_world_are_told(
    tmp_path: Path, port: int, senders: tuple[str, ...], named: str
) -> None:
    warned = [check for check in checks(tmp_path, port, *senders) if check.status is Status.WARN]
    assert [f"whoever is in {named} can" in check.found for check in warned] == [True] * bool(named)


@pytest.mark.parametrize(
    ("notes", "status", "said"),
    [
        ({}, Status.WARN, "0 since the run began, by 0 datagrams"),
        ({"woken": 2, "datagrams": 7}, Status.OK, "2 since the run began, by 7 datagrams"),
        ({"refused": 3, "refused_from": "192.0.2.7"}, Status.WARN, "refused 3, the latest from 192.0.2.7"),
        ({"trouble": "nothing can be heard at 127.0.0.1:9390: no"}, Status.WARN, "no; polling goes on without it"),
    ],
)
def test_what_the_run_heard_is_told_by_doctor_and_status(
    live: tuple[App, FakeSite],
    tmp_path: Path,
    port: int,
    capsys: pytest.CaptureFixture[str],
    notes: dict[str, Any],
    status: Status,
    said: str,
) -> None:
    app, _ = live
    command = commands_in(set_up(tmp_path), capsys)
    wake_notes.keep(app, udp=f"127.0.0.1:{port}", **{**FEED, **notes})
    [check] = checks(tmp_path, port, running=True)
    assert (check.status, said in check.found) == (status, True)
    assert said in command("status").out
    [fields] = command("status", "--json").lines
    assert fields["wake"] == {"udp": f"127.0.0.1:{port}", **FEED, **notes}


def test_where_nothing_is_listened_to_status_says_nothing(
    live: tuple[App, FakeSite], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app, _ = live
    command = commands_in(set_up(tmp_path), capsys)
    wake_notes.keep(app, udp="127.0.0.1:9390", **FEED)
    wake_notes.keep(app, udp="", **FEED)
    assert "wake" not in command("status").out
    assert [fields["wake"] for fields in command("status", "--json").lines] == [None]


def test_a_run_that_began_before_the_settings_is_told(tmp_path: Path, port: int) -> None:
    [check] = checks(tmp_path, port, running=True)
    assert (check.status, "does not listen to it yet" in check.found) == (Status.WARN, True)


def test_the_doctor_knows_whether_an_instance_runs(tmp_path: Path, port: int) -> None:
    set_up(tmp_path)
    checks(tmp_path, port)
    for held in (False, True):
        with (tmp_path / LOCK).open("wb") as file:
            if held:
                fcntl.flock(file, fcntl.LOCK_EX)
            found = {check.name: check.found for check in doctor.examine(tmp_path)}
        assert ("is running on this folder" in found["instance"]) is held
        assert ("does not listen" in found["wake-ups"]) is held
