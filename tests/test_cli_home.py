"""The home folder as commands find it: missing, not set up, never read, locked, full; and the ends of outputs."""

from __future__ import annotations

import json
import os
import pty
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from commandline import API, PASSWORD, Command, commands_in, set_up
from fakes import FakeClock, FakeSite
from road import advert, furnish, make_app, until_quiet

from wikiwatch import config, wiring
from wikiwatch import home as home_folder
from wikiwatch.app import hold
from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import UserError
from wikiwatch.sandbox import story
from wikiwatch.store.db import Store

LOOKING = ["status", "log", "due", "review", "explain 5", "explain Ann", "due approve down-5", "review clear Ann"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder that was set up, for a wiki that can't be reached."""
    return set_up(tmp_path / "home")


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


@pytest.fixture
def planned(home: Path, rules: Ruleset, clock: FakeClock) -> str:
    """The key of a block that waits for a person's yes."""
    store = Store(home / config.DATABASE)
    site = FakeSite(clock)
    app = make_app(site, store, rules, clock)
    furnish(site)
    poll(app)
    made = [site.append("Eve", "Ferry", advert(number)) for number in range(5)]
    until_quiet(app, clock)
    store.close()
    return f"block-{made[-1]}"


# Folders


@pytest.mark.parametrize("arguments", [*LOOKING, "run", "run --once"])
@pytest.mark.parametrize(("name", "said"), [("gone", "There is no home folder"), ("empty", "has not been set up")])
def test_a_folder_that_was_not_set_up_is_told_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: str, name: str, said: str
) -> None:
    (tmp_path / "empty").mkdir()

    found = commands_in(tmp_path / name, capsys)(*arguments.split())

    assert (found.code, found.out) == (1, "")
    assert said in found.err
    assert "wikiwatch init" in found.err
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


@pytest.mark.parametrize("arguments", LOOKING)
def test_to_look_before_anything_was_read_says_so_and_writes_nothing(
    home: Path, command: Command, arguments: str
) -> None:
    found = command(*arguments.split())

    assert found.code == (1 if {"5", "approve", "clear"} & set(arguments.split()) else 0)
    assert "Nothing has been read yet" in found.err
    assert not (home / config.DATABASE).exists()


def test_before_anything_was_read_json_is_empty(command: Command) -> None:
    assert command("log", "--json").lines == command("due", "--json").lines == command("review", "--json").lines == []
    (status,) = command("status", "--json").lines
    assert (status["read_up_to"], status["outcomes"], status["waiting"]) == (None, {}, 0)
    assert "read up to: –" in command("status").out


def test_a_wiki_that_can_not_be_reached_is_one_sentence(command: Command) -> None:
    found = command("run", "--once")

    assert found.code == 1
    assert "The wiki does not answer at http://127.0.0.1:9/api.php: Connection refused\n" in found.err
    assert "Hint: Check the network" in found.err


def test_a_home_folder_that_can_not_be_written_is_told(home: Path, command: Command) -> None:
    (home / config.LOCK).mkdir()

    found = command("run", "--once")

    assert found.code == 1
    assert f"{home} can't be written" in found.err


@pytest.mark.parametrize("text", ["raise SystemExit(5)\n", "family = \n", "exit()\n", "x = 1 / 0\n"])
def test_a_broken_user_config_is_1_and_told(home: Path, command: Command, text: str) -> None:
    with (home / "user-config.py").open("a") as file:
        file.write(text)

    found = command("run", "--once")

    assert found.code == 1
    assert f"{home / 'user-config.py'} can't be used: " in found.err


def test_settings_of_another_user_are_told(home: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / "user-config.py"
    if os.getuid() == 0:  # who may give files away, and whose own count for everybody
        os.chown(path, 65432, -1)
    else:
        monkeypatch.setattr("os.getuid", lambda: 65432)

    found = command("run", "--once")

    assert found.code == 1
    assert f"{path} belongs to {'user 65432' if os.getuid() == 0 else path.owner()}" in found.err


@pytest.mark.parametrize("given", [[], ["--home", "."], ["--home", "~"], ["--home", "../home"]], ids=" ".join)
def test_the_doctor_looks_at_the_database_of_a_home_however_it_is_named(
    home: Path, planned: str, given: list[str]
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "wikiwatch", *given, "doctor", "--json"],
        cwd=home,
        env={**os.environ, "HOME": str(home), "WIKIWATCH_HOME": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1  # the wiki does not answer
    checks = {check["name"]: check for check in map(json.loads, ran.stdout.splitlines())}
    assert checks["configuration"]["found"] == str(home)
    assert checks["database"]["found"] == "sound"


# Databases


def test_a_database_that_stays_locked_can_be_read_and_a_decision_says_what_to_do(
    home: Path, command: Command, planned: str
) -> None:
    def say_yes() -> None:
        with wiring.offline_app(config.load(home)) as app:
            cast(Store, app.store).conn.execute("pragma busy_timeout = 0")  # the test need not wait
            hold.approve(app, planned, "Ann")

    other = sqlite3.connect(home / config.DATABASE, isolation_level=None)
    other.execute("begin immediate")
    try:
        assert planned in command("due", "--json").out
        with pytest.raises(UserError, match="another process has kept it locked") as caught:
            say_yes()
    finally:
        other.close()
    assert "try again" in caught.value.hint


def test_a_decision_that_can_not_be_written_is_told(home: Path, command: Command, planned: str) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, hard))
    try:
        found = command("due", "approve", planned)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert (found.code, found.out) == (1, "")
    assert str(home / config.DATABASE) in found.err
    assert command("due", "approve", planned).code == 0


# Times and answers


def test_times_are_utc_wherever_one_lives(home: Path, planned: str) -> None:
    told = []
    for zone in ("UTC", "Asia/Tokyo"):
        ran = subprocess.run(
            [sys.executable, "-m", "wikiwatch", "--home", str(home), "status", "--json"],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        told.append(json.loads(ran.stdout))

    assert told[0] == told[1]
    assert told[0]["accounts"][0]["since"].endswith("+00:00")


def test_a_replay_writes_its_answer_to_its_output_while_a_terminal_shows_the_progress(tmp_path: Path) -> None:
    export = story.bundled()[0]
    terminal, end = pty.openpty()
    with (tmp_path / "answer").open("wb") as answer:
        process = subprocess.Popen(
            [sys.executable, "-m", "wikiwatch", "replay", "--json", str(export)],
            stdout=answer,
            stderr=end,
            env={**os.environ, "TERM": "xterm"},  # on a dumb one nothing moves
        )
        os.close(end)
        shown = b""
        try:
            while part := os.read(terminal, 65_536):
                shown += part
        except OSError:  # so Linux says that nobody holds the other end any more
            pass
        os.close(terminal)

    assert process.wait(timeout=60) == 0
    lines = (tmp_path / "answer").read_text().splitlines()
    assert len(lines) == export.read_text(encoding="utf-8").count("<revision>")
    assert b"judging" in shown
    assert b"revid" not in shown


def test_a_replay_shows_every_revision_and_tells_on_stderr_which_had_no_text(tmp_path: Path, command: Command) -> None:
    export = tmp_path / "stub.xml"
    stub = '<text bytes="9" id="5"/>'
    text = "<text>Bees fly.</text>"
    revisions = "".join(
        f"<revision><id>{n}</id><timestamp>2024-05-01T00:{n // 60:02}:{n % 60:02}Z</timestamp>"
        f"<contributor><ip>192.0.2.7</ip></contributor><model>wikitext</model>{stub if n > 600 else text}</revision>"
        for n in range(1, 603)
    )
    export.write_text(
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">'
        f"<page><title>Bees</title><ns>0</ns><id>1</id>{revisions}</page></mediawiki>"
    )

    shown = command("replay", str(export))
    lines = command("replay", "--json", str(export))

    assert [shown.code, lines.code, len(lines.lines)] == [0, 0, 602]
    assert shown.out.count("\tallow\t") == 602
    assert shown.out.count("revision") == 1 + 2 * 1  # the sum, and the heads of two tables
    for found in (shown, lines):
        assert found.err == (
            "Judged without their text: 2 revisions, which have no text in this export (a stub export holds none).\n"
        )


# Setting up


def test_init_warns_where_files_that_it_keeps_say_otherwise(home: Path, command: Command, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("v" * 32)
    asked = ("--api", "https://wiki.example/api.php", "--user", "Other@watch", "--bot-password-file", str(secret))

    found = command("init", *asked)

    assert found.code == 0
    assert "names WatchBot at http://127.0.0.1:9/api.php" in found.out
    assert "user-password.py was kept, and the password given now is not in it" in found.out


def test_init_again_with_the_same_warns_of_nothing(home: Path) -> None:
    lines = home_folder.init(home, API, "WatchBot@watch", PASSWORD)

    assert [line.partition(":")[0] for line in lines] == ["kept"] * 4
