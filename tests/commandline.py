"""Runs commands in this process, as the command line does."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

from wikiwatch import cli
from wikiwatch import home as home_folder

API = "http://127.0.0.1:9/api.php"  # nobody answers there
PASSWORD = "0123456789abcdefghijklmnopqrstuv"


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Ran]


def commands_in(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """A function that runs a command in a home folder."""

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        code = cli.run(["--home", str(home), *arguments])
        return Ran(code, *capsys.readouterr())

    return run


class Terminal(io.StringIO):
    """Somebody who sits at a terminal and types this."""

    def isatty(self) -> bool:
        return True


def subcommands(group: click.Group) -> dict[str, click.Command]:
    """The commands of a group by name; all of them are imported."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """What is printed is laid out as on a terminal of this width that knows no styles."""
    for name, value in {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": str(columns), "LINES": "25"}.items():
        monkeypatch.setenv(name, value)


def set_up(home: Path) -> Path:
    """A home folder as `init` writes it, for a wiki that can't be reached."""
    home_folder.init(home, API, "WatchBot@watch", PASSWORD)
    return home
