"""`stop`, `start` and `rules reset`: from the shell, whatever else is out of order."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from commandline import Command, commands_in, set_up
from deeds import NOW

from wikiwatch import doctor, stopfile
from wikiwatch.errors import UserError
from wikiwatch.store.db import Store


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a database."""
    set_up(tmp_path)
    Store(tmp_path / "wikiwatch.db").close()
    return tmp_path


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command in the home."""
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setenv("LOGNAME", "gerda")
    return commands_in(home, capsys)


def trail(home: Path) -> list[tuple[str, str, str]]:
    store = Store(home / "wikiwatch.db")
    rows = store.rows("select who, what, why from decision order by id")
    store.close()
    return [(row["who"], row["what"], row["why"]) for row in rows]


# the file


def test_it_stops_while_the_file_is_there_and_tells_who_when_and_why(tmp_path: Path) -> None:
    assert stopfile.why_stopped(tmp_path) == ""
    assert stopfile.stop(tmp_path, "Gerda", NOW, "it errs")
    assert stopfile.why_stopped(tmp_path) == "stopped from the shell by Gerda, 2026-11-22T12:00: it errs"
    assert [path.name for path in tmp_path.iterdir()] == ["stopped"]
    assert not stopfile.stop(tmp_path, "Tom", NOW, "me too")
    assert "Gerda" in stopfile.why_stopped(tmp_path)
    assert stopfile.start(tmp_path)
    assert stopfile.why_stopped(tmp_path) == ""
    assert not stopfile.start(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"who": 1}', "\0\xff", "[" * 5000, "x" * 100_000])
def test_whatever_the_file_holds_it_stops(tmp_path: Path, content: str) -> None:
    (tmp_path / "stopped").write_text(content, encoding="utf-8")
    assert stopfile.why_stopped(tmp_path) == "stopped from the shell"


def test_a_folder_a_link_to_nowhere_and_a_pipe_of_that_name_stop_it(tmp_path: Path) -> None:
    for number, make in enumerate((os.mkdir, lambda path: os.symlink("nowhere", path), os.mkfifo)):
        home = tmp_path / str(number)
        home.mkdir()
        make(home / "stopped")
        assert stopfile.why_stopped(home) == "stopped from the shell"


def test_what_cannot_be_looked_at_stops_it(tmp_path: Path) -> None:
    assert "is not there" in stopfile.why_stopped(tmp_path / "unmounted")
    (tmp_path / "file").touch()
    assert "can't be looked at" in stopfile.why_stopped(tmp_path / "file")


def test_a_stop_that_cannot_be_written_says_what_else_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        stopfile.stop(tmp_path / "unmounted", "Gerda", NOW, "")
    assert "run page" in told.value.hint
    (tmp_path / "stopped").mkdir()
    with pytest.raises(UserError):
        stopfile.start(tmp_path)


def test_what_an_ended_command_of_somebody_else_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "stopped.new").mkdir()
    assert stopfile.stop(tmp_path, "Gerda", NOW, "")
    assert stopfile.why_stopped(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_on_a_full_disk_it_stops_without_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", **how: Any) -> Any:
        opened(path, mode, **how).close()
        return open("/dev/full", "w", **how)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", full)
        assert stopfile.stop(tmp_path, "Gerda", NOW, "it errs")
    assert stopfile.why_stopped(tmp_path) == "stopped from the shell"


# the commands


def test_stop_and_start_say_what_follows_and_stand_in_the_audit_trail(command: Command, home: Path) -> None:
    stopped = command("stop", "--why", "it errs")
    assert (stopped.code, "Stopped" in stopped.out) == (0, True)
    assert json.loads((home / "stopped").read_text(encoding="utf-8"))["why"] == "it errs"
    again = command("stop")
    assert (again.code, "already" in again.out, "it errs" in again.out) == (0, True, True)
    started = command("start", "--why", "mended")
    assert (started.code, "run page says yes" in started.out) == (0, True)
    assert not (home / "stopped").exists()
    assert "was not stopped" in command("start").out
    assert trail(home) == [
        ("gerda (command line)", "stop", "it errs"),
        ("gerda (command line)", "start", "mended"),
    ]


def test_stop_works_with_a_broken_database_and_a_broken_configuration(command: Command, home: Path) -> None:
    (home / "wikiwatch.db").write_bytes(b"no database" * 100)
    found = command("stop")
    assert (found.code, "audit trail" in found.err) == (0, True)
    assert stopfile.why_stopped(home)
    command("start")
    (home / "wikiwatch.toml").write_text("[[[", encoding="utf-8")
    found = command("stop")
    assert (found.code, "audit trail" in found.err) == (0, True)
    assert stopfile.why_stopped(home)
    command("start")
    for name in ("wikiwatch.toml", "user-config.py", "wikiwatch.db"):
        (home / name).unlink()
    assert command("stop").code == 1
    (home / "wikiwatch.lock").touch()  # one runs there, or did
    assert command("stop").code == 0
    assert stopfile.why_stopped(home)


@pytest.mark.parametrize("where", ["", "missing"])
def test_stop_in_a_folder_that_is_no_home_says_that_nothing_is_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    found = commands_in(tmp_path / where, capsys)("stop")
    assert (found.code, "nothing is stopped" in found.err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_status_and_doctor_say_that_it_is_stopped(command: Command, home: Path) -> None:
    (status,) = command("status", "--json").lines
    assert status["brakes"] == []
    command("stop", "--why", "it errs")
    (status,) = command("status", "--json").lines
    assert [(one["kind"], "it errs" in one["words"]) for one in status["brakes"]] == [("stopped", True)]
    assert "nothing is written: stopped from the shell by gerda" in command("status").out
    check = next(one for one in doctor.examine(home) if one.name == "stop")
    assert (check.status, "it errs" in check.found) == (doctor.Status.WARN, True)
    command("start")
    check = next(one for one in doctor.examine(home) if one.name == "stop")
    assert check.status is doctor.Status.OK


def test_a_rule_is_reset_by_its_row_and_a_person_is_named(command: Command, home: Path) -> None:
    assert command("rules", "reset", "signs-agree").code == 1
    store = Store(home / "wikiwatch.db")
    store.trip("signs-agree", NOW, "overturned for 3 authors", "abc")
    store.close()
    (status,) = command("status", "--json").lines
    assert [(one["kind"], one["about"]) for one in status["brakes"]] == [("rule", "signs-agree")]
    found = command("rules", "reset", "signs-agree", "--why", "its points are lower")
    assert (found.code, "signs-agree acts again" in found.out) == (0, True)
    (status,) = command("status", "--json").lines
    assert status["brakes"] == []
    assert trail(home) == [("gerda (command line)", "reset", "its points are lower")]
