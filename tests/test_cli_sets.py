"""`rules sets` and `rules add`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commandline import Command, Terminal, commands_in, set_up

from wikiwatch.rulefiles.sets import ready_sets


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(set_up(tmp_path), capsys)


def test_all_sets_are_shown_with_what_they_are_for(command: Command) -> None:
    ran = command("rules", "sets")
    assert ran.code == 0
    assert all(one.name in ran.out and one.about in ran.out for one in ready_sets())
    assert all(rule.id in ran.out for one in ready_sets() for rule in one.rules)


def test_one_set_is_shown_with_reasons_and_samples(command: Command) -> None:
    ran = command("rules", "sets", "talk-links")
    assert "2 hit, 2 miss" in ran.out
    assert "self-advertising" not in ran.out
    [found] = command("rules", "sets", "talk-links", "--json").lines
    assert found.keys() == {"set", "about", "rules"}
    assert found["rules"][0].keys() == {"id", "description", "reason", "hits", "misses"}
    assert len(command("rules", "sets", "--json").lines) == len(ready_sets())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rules", "sets", "talk"], "talk-links"),
        (["rules", "add", "talk"], "talk-links"),
        (["rules", "add", "talk-links", "--rule", "nothing"], "praise-with-a-link"),
    ],
)
def test_a_name_that_is_none_is_told_with_those_that_are(command: Command, arguments: list[str], says: str) -> None:
    ran = command(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err


def test_a_set_is_added_once(command: Command, tmp_path: Path) -> None:
    ran = command("rules", "add", "talk-links", "--rule", "praise-with-a-link")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "added: praise-with-a-link")
    ran = command("rules", "add", "talk-links")
    assert (ran.code, "there already, left as it is: praise-with-a-link" in ran.err) == (0, True)
    assert "added: praise-with-a-link" not in ran.out
    assert command("rules", "add", "talk-links").code == 1
    assert command("rules", "check").code == 0


def test_a_home_without_rules_of_its_own_is_told_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = commands_in(tmp_path / "bare", capsys)("rules", "add", "talk-links")
    assert (ran.code, ran.out) == (1, "")
    assert "no rules of its own" in ran.err
    assert "wikiwatch init" in ran.err


def test_on_a_terminal_a_home_without_rules_may_have_the_packaged_ones_copied(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").rename(tmp_path / "away")
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    ran = command("rules", "add", "talk-links")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "added: praise-with-a-link")
    assert "wikiwatch rules review praise-with-a-link" in ran.out
    assert "praise-with-a-link" in (tmp_path / "rules" / "own.toml").read_text(encoding="utf-8")
