"""What the documents say is so: commands, dependencies, files."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
from commandline import subcommands

from wikiwatch.cli import cli
from wikiwatch.core.action import ActionKind
from wikiwatch.core.model import AccountState

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
ACTIONS = (ROOT / "docs/actions.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command's words, such as ("due", "approve")."""
    found = []
    for name, command in subcommands(group).items():
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


def written_commands() -> list[list[str]]:
    """The words after `wikiwatch` in each example of the README, without the home folder."""
    lines = re.findall(r"^ {4,}wikiwatch (?:--home \S+ )?(.+?)(?: {2,}.*)?$", README, re.MULTILINE)
    return [shlex.split(re.sub(r"\[.*?\]", "", line), comments=True) for line in lines]


def written_targets() -> set[str]:
    """The targets of make that the README and CI name."""
    run, nightly = ((ROOT / ".ci" / name).read_text(encoding="utf-8") for name in ("run", "nightly"))
    [every] = re.findall(r"^for target in (.+); do$", nightly, re.MULTILINE)
    return {*re.findall(r"^ {4}make (\w+)", README, re.M), *re.findall(r"^make (\w+)", run, re.M), *every.split()}


def test_each_target_of_make_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert {"test", "soak"} <= written_targets() <= targets


@pytest.mark.parametrize("words", written_commands(), ids=" ".join)
def test_each_command_in_the_readme_exists_with_its_options(words: list[str]) -> None:
    command: click.Command = cli
    while isinstance(command, click.Group) and words and words[0] in subcommands(command):
        command, words = subcommands(command)[words[0]], words[1:]
    assert command is not cli
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("words", commands(cli), ids=" ".join)
def test_each_command_stands_in_the_readme(words: tuple[str, ...]) -> None:
    assert " ".join(words) in README


@pytest.mark.parametrize("words", commands(cli), ids=" ".join)
def test_each_command_says_what_it_does(words: tuple[str, ...]) -> None:
    command: click.Command = cli
    for word in words:
        assert isinstance(command, click.Group)
        command = subcommands(command)[word]
    assert command.help
    assert len(command.help.splitlines()[0]) <= 120


@pytest.mark.parametrize("requirement", PROJECT["project"]["dependencies"])
def test_each_dependency_has_its_reason(requirement: str) -> None:
    name = re.split(r"[<>=]", requirement)[0]
    assert re.search(rf"^\| {re.escape(name)} \| .{{10,}} \|$", ARCHITECTURE, re.MULTILINE)


@pytest.mark.parametrize("requirement", PROJECT["project"]["dependencies"])
def test_each_dependency_is_pinned_for_make(requirement: str) -> None:
    name = re.split(r"[<>=]", requirement)[0]
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").lower()
    assert re.search(rf"^{re.escape(name)}==", pins, re.MULTILINE)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_each_linked_file_is_there(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("word", [*ActionKind, *AccountState], ids=str)
def test_each_kind_of_action_and_each_state_stands_in_the_document_on_actions(word: str) -> None:
    assert re.search(rf"^\| `{word}` \| .{{10,}} \|", ACTIONS, re.MULTILINE)


def test_the_pictures_of_the_document_on_actions_are_narrow_enough_for_any_page() -> None:
    pictures = re.findall(r"^```\n(.*?)^```", ACTIONS, re.MULTILINE | re.DOTALL)
    assert len(pictures) >= 2
    assert max(len(line) for picture in pictures for line in picture.splitlines()) <= 100


@pytest.mark.parametrize("file", sorted(set(re.findall(r"`(tests/[\w/]+\.py)`", ACTIONS))))
def test_each_test_that_the_document_on_actions_names_is_there(file: str) -> None:
    assert (ROOT / file).exists()
