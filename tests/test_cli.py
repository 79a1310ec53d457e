"""The command line: names, exit codes and JSON forms that scripts of others use; nothing hostile gets out."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up
from fakes import FakeClock, FakeSite
from road import advert, furnish, make_app, until_quiet

from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.instance import only_instance
from wikiwatch.sandbox import story
from wikiwatch.store.db import Store

# A terminal escape, a right-to-left override, a zero-width space, a bell: in a name, a title and a text.
HOSTILE_USER = "Eve\x1b[2J\u202e\u200b\x07"
HOSTILE_TITLE = "Page \x1b]0;owned\x07 [bold red]\u2066"
HOSTILE_TEXT = "wqkzjhrv\x1b[31m"
EXPORT = story.bundled()[0]
SEPARATORS = ("\n", "\t", " ")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A home in which nothing was set up."""
    return tmp_path


@pytest.fixture
def command(empty: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in the home."""

    return commands_in(empty, capsys)


@pytest.fixture
def edits(empty: Path, rules: Ruleset, clock: FakeClock) -> list[int]:
    """A home with a past: five adverts, the last two by a hostile name on a hostile title."""
    site = FakeSite(clock)
    store = Store(empty / "wikiwatch.db", durable=False)
    app = make_app(site, store, rules, clock)
    furnish(site)
    site.edit("Sybil", HOSTILE_TITLE, "A page.")
    poll(app)
    made = [site.append(HOSTILE_USER, HOSTILE_TITLE, advert(number)) for number in range(5)]
    made.append(site.edit(HOSTILE_USER + "2", HOSTILE_TITLE + "2", HOSTILE_TEXT))
    until_quiet(app, clock)
    store.close()
    return made


@pytest.mark.parametrize("word", ["version", "--version"])
def test_version(command: Command, word: str) -> None:
    found = command(word)
    assert found.code == 0
    assert found.out.startswith("wikiwatch ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["explain"],
        ["log", "--limit", "0"],
        ["log", "--no-such-option"],
        ["due", "approve"],
        ["replay"],
        ["run", "--since", "yesterday"],
        ["init"],
    ],
    ids=" ".join,
)
def test_a_wrong_usage_is_2(command: Command, arguments: list[str]) -> None:
    found = command(*arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["explain", "5"], "revision 5 has not been judged"),
        (["due", "approve", "down-5"], "no action has the key 'down-5'"),
        (["due", "cancel", "down-5"], "no action has the key 'down-5'"),
        (["review", "release", "down-5"], "no action has the key 'down-5'"),
        (["review", "clear", "Nobody"], "nobody by the name of 'Nobody'"),
        (["replay", "/no/such/file.xml"], "/no/such/file.xml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_expected_failure_is_1_and_one_clear_sentence(
    command: Command, empty: Path, arguments: list[str], sentence: str
) -> None:
    set_up(empty)
    found = command(*arguments)
    assert found.code == 1
    assert sentence in found.err
    assert "Traceback" not in found.err


def test_settings_and_databases_that_can_not_be_read_are_1(command: Command, empty: Path) -> None:
    (empty / "wikiwatch.toml").write_text("[watch]\npoll_seconds = 'often'\n", encoding="utf-8")
    found = command("status")
    assert found.code == 1
    assert "wikiwatch.toml:2: watch.poll_seconds" in found.err
    (empty / "wikiwatch.toml").unlink()
    (empty / "wikiwatch.db").write_text("no database " * 500, encoding="utf-8")
    found = command("status")
    assert found.code == 1
    assert "wikiwatch.db" in found.err


def test_a_bug_is_3_and_its_details_are_in_a_file(
    command: Command, empty: Path, edits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(empty))
    with sqlite3.connect(empty / "wikiwatch.db") as database:
        database.execute("drop table action")
    found = command("due", "--json")
    assert (found.code, found.out) == (3, "")
    details = Path(found.err.split()[-1])
    assert details.parent == empty
    assert "no such table: action" in details.read_text(encoding="utf-8")


def test_an_interrupt_is_130(empty: Path) -> None:
    os.mkfifo(empty / "export.xml")
    process = subprocess.Popen(
        [sys.executable, "-m", "wikiwatch", "--home", str(empty), "replay", str(empty / "export.xml")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Whoever starts the tests in the background makes all that they start ignore interrupts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    writing = opened_for_writing(empty / "export.xml", process)
    # An interrupt between two instructions is noticed after the read that follows, and nothing comes to be read here:
    # whoever waits presses Ctrl-C again.
    for _ in range(60):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1)
            break
    os.close(writing)  # what goes on reading finds the end, and ends
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


def opened_for_writing(pipe: Path, reader: subprocess.Popen[bytes]) -> int:
    """The other end of a named pipe, as soon as a process has opened it to read."""
    while reader.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads there yet
            time.sleep(0.05)
    raise AssertionError(f"ended with {reader.returncode} before it read anything")


@pytest.mark.parametrize("arguments", ["log --json", "log", "status", f"replay --json {EXPORT}", f"replay {EXPORT}"])
def test_whoever_reads_may_stop_reading(empty: Path, edits: list[int], arguments: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "wikiwatch", "--home", str(empty), *arguments.split()],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_is_not_utf_8_shows_the_rest_as_escapes(empty: Path, edits: list[int], encoding: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "wikiwatch", "--home", str(empty), "review"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "FORCE_COLOR": "1"},
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"block" in ran.stdout


def test_only_one_instance_runs_on_a_home(command: Command, empty: Path) -> None:
    with only_instance(set_up(empty)):
        found = command("run", "--once")
    assert found.code == 1
    assert "another wikiwatch is running" in found.err


# JSON


def test_log_is_one_object_a_line_newest_first(command: Command, edits: list[int]) -> None:
    found = command("log", "--json")
    promised = {"rcid", "revid", "title", "user", "timestamp", "outcome", "score", "trust", "signals", "actions"}
    assert found.code == 0
    assert all(promised <= line.keys() for line in found.lines)
    assert [line["revid"] for line in found.lines if line["revid"] in edits] == edits[::-1]
    assert all(datetime.fromisoformat(line["timestamp"]).utcoffset() is not None for line in found.lines)
    assert len(command("log", "--json", "--limit", "2").lines) == 2
    hostile = next(line for line in found.lines if line["revid"] == edits[0])
    assert (hostile["user"], hostile["title"]) == (HOSTILE_USER, HOSTILE_TITLE)


def test_due_names_what_is_planned(command: Command, edits: list[int]) -> None:
    delete, block = command("due", "--json").lines
    assert (delete["key"], delete["needs_yes"]) == (f"delete-{edits[5]}", True)
    assert {"key", "kind", "target", "due_at", "reason"} <= block.keys()
    assert (block["key"], block["kind"], block["target"]) == (f"block-{edits[4]}", "block", HOSTILE_USER)


def test_status_counts(command: Command, edits: list[int]) -> None:
    (status,) = command("status", "--json").lines
    assert status["outcomes"]["hold"] + status["outcomes"]["revert"] == len(edits)
    assert (status["waiting"], status["for_a_person"]) == (2, 2)
    assert [account["state"] for account in status["accounts"]] == ["silenced"]


def test_explain_adds_up(command: Command, edits: list[int]) -> None:
    (fields,) = command("explain", str(edits[4]), "--json").lines
    assert sum(part["points"] for part in fields["trust_parts"]) == fields["trust"]
    assert sum(signal["points"] for signal in fields["signals"]) == fields["score"]
    assert fields["row"] == "repeat-flood"


# Decisions


def test_a_yes_and_a_no(command: Command, edits: list[int]) -> None:
    key = f"block-{edits[4]}"
    (approved,) = command("due", "approve", key, "--json").lines
    assert (approved["key"], approved["status"], approved["needs_yes"]) == (key, "planned", False)
    (cancelled,) = command("due", "cancel", key, "--json").lines
    assert cancelled["status"] == "cancelled"
    assert [line["kind"] for line in command("due", "--json").lines] == ["delete"]
    assert command("due", "cancel", key).code == 1


def test_what_can_be_decided_is_decided_and_the_rest_is_named(command: Command, edits: list[int]) -> None:
    found = command("due", "approve", "down-5", f"block-{edits[4]}", "down-6", "--json")
    assert found.code == 1
    assert [line["status"] for line in found.lines] == ["planned"]
    assert "down-5" in found.err
    assert "down-6" in found.err


def test_review_releases_and_clears(command: Command, edits: list[int]) -> None:
    assert {line["revid"] for line in command("review", "--json").lines} == set(edits)
    (release,) = command("review", "release", f"down-{edits[0]}", "--json").lines
    assert (release["kind"], release["status"]) == ("release", "planned")
    assert command("review", "clear", HOSTILE_USER).code == 0
    assert command("status", "--json").lines[0]["accounts"] == []


# Tables


@pytest.mark.parametrize("arguments", ["log", "log --all", "due", "status", "review", "explain"])
def test_no_terminal_escape_gets_out(command: Command, edits: list[int], arguments: str) -> None:
    rest = [str(edits[4])] if arguments == "explain" else []
    found = command(*arguments.split(), *rest)
    assert found.code == 0
    assert "Eve" in found.out or arguments == "explain"
    odd = {c for c in found.out + found.err if not c.isprintable() and c not in SEPARATORS}
    assert odd == set()


@pytest.mark.parametrize("arguments", [["review", "clear"], ["due", "approve"], ["replay"]])
def test_what_was_typed_comes_back_inert(command: Command, empty: Path, arguments: list[str]) -> None:
    set_up(empty)
    found = command(*arguments, HOSTILE_USER)
    assert found.code == 1
    assert {c for c in found.err if not c.isprintable() and c not in SEPARATORS} == set()


def test_json_is_plain_ascii(command: Command, edits: list[int]) -> None:
    for arguments in ("log", "due", "status", "review"):
        out = command(arguments, "--json").out
        assert out.isascii()
        assert "\x1b" not in out
