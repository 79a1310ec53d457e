"""What docs/rules.md says to type can be typed: shell examples run, one after the other, and commands exist."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from commandline import commands_in, set_up, subcommands

from wikiwatch.cli import cli
from wikiwatch.sandbox import story

GUIDE = (Path(__file__).parents[2] / "docs/rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
NAMED = sorted(set(re.findall(r"`wikiwatch ([^`]+)`", GUIDE)))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_each_shell_example_runs(
    block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing but the wiki's own export lies in the folder, and no wiki answers."""
    command = commands_in(set_up(tmp_path), capsys)
    export = story.bundled()[0]
    shutil.copy(export, tmp_path / "export.xml")
    monkeypatch.chdir(tmp_path)
    for line in block.splitlines():
        program, *words = shlex.split(line, comments=True)
        assert program == "wikiwatch"
        ran = command(*words)
        assert ran.code == 0, (line, ran.err)
        assert ran.out, line


def test_the_guide_has_shell_examples() -> None:
    assert BLOCKS


@pytest.mark.parametrize("named", NAMED)
def test_each_command_that_the_guide_names_exists_with_its_options(named: str) -> None:
    words = shlex.split(named)
    command: click.Command = cli
    while isinstance(command, click.Group) and words and words[0] in subcommands(command):
        command, words = subcommands(command)[words[0]], words[1:]
    assert not isinstance(command, click.Group)
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word.partition("=")[0] for word in words if word.startswith("-")} <= known
