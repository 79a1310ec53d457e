"""Messages and the feed on the command line: what was sent, a test, last words, and what doctor says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import loopback
import pytest
from commandline import Command, commands_in, set_up

from wikiwatch import config, doctor_messages
from wikiwatch.checkup import Status
from wikiwatch.clock import SystemClock
from wikiwatch.commands import last_words
from wikiwatch.store.db import Store

SECRET = "s3cr3t-token"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return set_up(tmp_path / "home")


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


@pytest.fixture
def inbox() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The address of a server that takes messages, and what it got."""
    with loopback.inbox(f"bot:{SECRET}@") as found:
        yield found


def send_to(home: Path, *urls: str, mode: int = 0o600) -> None:
    path = home / "wikiwatch.toml"
    path.write_text(path.read_text().replace('urls_file = "" ', 'urls_file = "urls" '))
    (home / "urls").write_text("".join(f"{url}\n" for url in urls))
    (home / "urls").chmod(mode)


def test_a_test_message_tells_what_came_of_it(home: Path, run: Command, inbox: tuple[str, list[object]]) -> None:
    url, got = inbox
    send_to(home, url, f"json://127.0.0.1:9/{SECRET}")
    ran = run("messages", "test")
    assert ran.code == 1
    assert ran.out.splitlines() == ["1-json: sent", "2-json: no server answered, or not as it should"]
    assert SECRET not in ran.out + ran.err
    assert len(got) == 1
    assert [one["sent"] for one in run("messages", "test", "--json").lines] == [True, False]


def test_all_targets_that_answer_make_the_test_succeed(home: Path, run: Command, inbox: tuple[str, list[str]]) -> None:
    send_to(home, inbox[0])
    assert run("messages", "test").code == 0


def test_without_a_file_of_addresses_the_test_says_what_to_do(run: Command) -> None:
    ran = run("messages", "test")
    assert ran.code == 1
    assert "no file of addresses is named" in ran.err


def test_a_run_that_cannot_begin_says_so_before_it_ends(
    home: Path, run: Command, inbox: tuple[str, list[dict[str, str]]]
) -> None:
    url, got = inbox
    send_to(home, url)
    assert run("run", "--once").code == 1
    assert run("run", "--once").code == 1
    assert {one["title"] for one in got} == {"wikiwatch on wiki: alarm"}
    assert got[0]["message"].startswith("wikiwatch has ended by itself and watches no more: ")


def test_a_run_that_cannot_begin_says_so_once_where_there_is_a_database(
    home: Path, run: Command, inbox: tuple[str, list[dict[str, str]]]
) -> None:
    Store(home / "wikiwatch.db").close()
    send_to(home, inbox[0])
    for _ in range(3):
        assert run("run", "--once").code == 1
    assert len(inbox[1]) == 1
    (kept,) = run("messages", "--json").lines
    assert (kept["target"], kept["status"], kept["why"]) == ("1-json", "sent", "")


def test_a_database_that_is_broken_is_told_too(
    home: Path, run: Command, inbox: tuple[str, list[dict[str, str]]]
) -> None:
    (home / "wikiwatch.db").write_bytes(b"no database at all, and longer than a header of SQLite is" * 10)
    send_to(home, inbox[0])
    for _ in range(3):  # as whatever starts it again and again does
        assert run("run", "--once").code == 1
    assert len(inbox[1]) == 1
    os.utime(home / last_words.TOLD, (0, 0))
    assert run("run", "--once").code == 1
    assert len(inbox[1]) == 2


def test_a_mistake_in_the_file_of_addresses_does_not_hide_why_a_run_ends(home: Path, run: Command) -> None:
    send_to(home)
    (home / "urls").unlink()
    ran = run("run", "--once")
    assert ran.code == 1
    assert "Error" in ran.err


def test_messages_shows_what_was_sent_and_what_failed(home: Path, run: Command) -> None:
    store, now = Store(home / "wikiwatch.db"), SystemClock().now()
    store.add_message("1-json", now, "A subject", "first line\nsecond", 5)
    store.settle_message(1, "failed", now, "the server answered 500")
    store.add_message("1-json", now, "Another", "text", 5)
    store.close()
    out = run("messages").out
    assert "1 could not be sent" in out
    assert "the server answered 500" in out
    assert [one["status"] for one in run("messages", "--json").lines] == ["waiting", "failed"]
    assert "1 could not be sent" in run("status").out


def test_feed_prints_a_feed_and_writes_a_file(home: Path, run: Command, tmp_path: Path) -> None:
    Store(home / "wikiwatch.db").close()
    assert ElementTree.fromstring(run("feed").out.encode()).tag == "rss"
    out = tmp_path / "feed.xml"
    assert run("feed", "--out", str(out), "--limit", "5").code == 0
    assert ElementTree.parse(out).getroot().tag == "rss"
    assert run("feed", "--out", str(tmp_path / "nowhere" / "f.xml")).code == 1


def checks(home: Path) -> list[tuple[str, Status, str]]:
    return [(one.name, one.status, one.found) for one in doctor_messages.message_checks(config.load(home))]


def test_doctor_says_that_messages_are_off(home: Path) -> None:
    assert checks(home) == [("messages", Status.OK, "none are sent ([messages] in wikiwatch.toml)")]


def test_doctor_asks_for_a_file_that_only_its_owner_reads(home: Path) -> None:
    send_to(home, f"json://127.0.0.1/{SECRET}", "wat://x", mode=0o644)
    found = checks(home)
    assert [(name, status) for name, status, _found in found] == [
        ("messages", Status.WARN),
        ("messages", Status.WARN),
        ("messages", Status.OK),
    ]
    assert "others may read" in found[0][2]
    assert "line 2" in found[1][2]
    assert found[2][2] == "to 1-json"
    assert SECRET not in str(found)


def test_doctor_says_that_a_file_of_addresses_is_missing_and_looks_on(home: Path) -> None:
    send_to(home)
    (home / "urls").unlink()
    path = home / "wikiwatch.toml"
    path.write_text(path.read_text().replace('\nfile = "" ', '\nfile = "feed.xml" '))
    found = checks(home)
    assert [(name, status) for name, status, _found in found] == [("messages", Status.WARN), ("feed", Status.OK)]
    assert "can't be read" in found[0][2]


def test_doctor_tells_what_did_not_arrive_lately(home: Path) -> None:
    send_to(home, "json://127.0.0.1/x")
    store, now = Store(home / "wikiwatch.db"), SystemClock().now()
    store.add_message("1-json", now, "s", "b", 5)
    store.settle_message(1, "failed", now - timedelta(days=1), "why")
    store.close()
    assert ("messages", Status.WARN, "in the last 7 days: 1 could not be sent") in checks(home)


def test_doctor_looks_whether_the_feed_can_be_written(home: Path, tmp_path: Path) -> None:
    path = home / "wikiwatch.toml"
    text = path.read_text()
    for file, status in ((tmp_path / "feed.xml", Status.OK), (tmp_path / "nowhere" / "feed.xml", Status.WARN)):
        path.write_text(text.replace('\nfile = "" ', f'\nfile = "{file}" '))
        assert checks(home)[-1][:2] == ("feed", status)
