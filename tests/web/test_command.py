"""`wikiwatch web people` and `web link`: who may sign in, from the terminal."""

from __future__ import annotations

import io
import re
import socket
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest
from commandline import Command, Terminal, commands_in, set_up
from fakes import FakeSite

from wikiwatch.app.context import App
from wikiwatch.web.people import hashed


@pytest.fixture
def command(tmp_path: Path, live: tuple[App, FakeSite], capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


def people(command: Command) -> dict[str, str]:
    return {line["name"]: line["role"] for line in command("web", "people", "--json").lines}


def test_people_are_added_changed_and_taken_out(command: Command) -> None:
    assert people(command) == {}
    assert command("web", "people", "add", "Anna").code == 0
    assert command("web", "people", "add", "Bea", "--role", "viewer").code == 0
    assert people(command) == {"Anna": "reviewer", "Bea": "viewer"}
    assert command("web", "people", "role", "anna", "operator").code == 0
    assert command("web", "people", "remove", "BEA").code == 0
    assert people(command) == {"Anna": "operator"}
    assert "Anna" in command("web", "people").out
    told = [(line["what"], line["key"]) for line in command("audit", "--json").lines]
    assert told == [
        ("reviewer", "web:Anna"),
        ("viewer", "web:Bea"),
        ("operator", "web:Anna"),
        ("remove", "web:Bea"),
    ]


def test_nobody_is_added_twice_and_nobody_unknown_changed(command: Command) -> None:
    command("web", "people", "add", "Anna")
    assert "may sign in already" in command("web", "people", "add", "ANNA").err
    for words in (("remove", "Cem"), ("role", "Cem", "viewer")):
        assert "nobody by the name" in command("web", "people", *words).err
    assert "nobody by the name" in command("web", "link", "--name", "\x1b[2J").err
    assert "\x1b" not in command("web", "people", "add", "\x1b[2J").err
    assert command("web", "people", "role", "Anna", "king").code == 2


def test_a_link_is_printed_and_kept_as_a_hash(command: Command, live: tuple[App, FakeSite]) -> None:
    command("web", "people", "add", "Anna")
    found = re.search(r"http://127.0.0.1:8080/sign-in/(\S+)", command("web", "link", "--name", "anna").out)
    assert found
    assert live[0].store.web_link(hashed(found[1]), datetime.now(UTC)) == "Anna"


def test_the_port_of_a_home_folder_is_its_own(command: Command, tmp_path: Path) -> None:
    (tmp_path / "wikiwatch.toml").write_text("[web]\nport = 8081\n", encoding="utf-8")
    assert "http://127.0.0.1:8081/sign-in/" in command("web", "link").out
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        (tmp_path / "wikiwatch.toml").write_text(f"[web]\nport = {port}\n", encoding="utf-8")
        found = command("web")
    assert found.code == 1
    assert f"127.0.0.1:{port} can't be listened on" in found.err
    assert "`port` under [web]" in found.err


@pytest.mark.parametrize("terminal", [True, False])
def test_a_link_comes_to_a_terminal_and_to_no_log(
    command: Command, monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    monkeypatch.setattr("waitress.create_server", lambda *_, **__: Mock())
    monkeypatch.setattr("sys.stdout", seen := Terminal() if terminal else io.StringIO())
    command("web")
    assert "The dashboard is at http://127.0.0.1:8080" in seen.getvalue()
    assert ("/sign-in/" in seen.getvalue(), "`wikiwatch web link`" in seen.getvalue()) == (terminal, not terminal)


def test_without_a_name_the_first_operator_gets_the_link_and_is_made_where_there_is_none(command: Command) -> None:
    assert "/sign-in/" in command("web", "link").out
    [role] = people(command).values()
    assert role == "operator"
    assert "/sign-in/" in command("web", "link").out
    assert len(people(command)) == 1


def test_nobody_becomes_operator_by_being_named_like_the_account(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "anna")
    command("web", "people", "add", "Anna", "--role", "viewer")
    assert "nobody is an operator" in command("web", "link").err
    assert people(command) == {"Anna": "viewer"}
