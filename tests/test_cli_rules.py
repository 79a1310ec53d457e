"""`rules check` and `replay`, which need no home that was set up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commandline import Command, commands_in

from wikiwatch import rulefiles
from wikiwatch.sandbox import story


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A home in which nothing was set up."""
    return tmp_path


@pytest.fixture
def command(empty: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in the home."""

    return commands_in(empty, capsys)


def test_packaged_rules_are_valid(command: Command) -> None:
    assert command("rules", "check").code == 0
    assert command("rules", "check", "--json").out == ""


def test_a_problem_of_the_rules_says_where_and_what(command: Command, empty: Path) -> None:
    shutil.copytree(rulefiles.packaged_rules_dir(), empty / "rules")
    file = empty / "rules" / "policy.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("stale_after_hours = 24", "stale_after_hours = -1"), encoding="utf-8")
    line = next(n for n, row in enumerate(text.split("\n"), 1) if row.startswith("stale_after_hours"))
    found = command("rules", "check")
    assert found.code == 1
    assert f"policy.toml:{line}: stale_after_hours" in found.err
    (problem,) = command("rules", "check", "--json").lines
    assert problem.keys() == {"file", "line", "key", "found", "expected", "hint"}
    assert command("replay", str(story.bundled()[0])).code == 1


def test_replay_needs_no_home_and_gives_a_line_for_every_revision(command: Command, empty: Path) -> None:
    export = story.bundled()[0]
    found = command("replay", "--json", str(export))
    assert found.code == 0
    promised = {"rcid", "revid", "title", "user", "timestamp", "outcome", "score", "trust", "signals", "actions"}
    assert all(promised <= line.keys() for line in found.lines)
    assert len(found.lines) == export.read_text(encoding="utf-8").count("<revision>")
    times = [line["timestamp"] for line in found.lines]
    assert times == sorted(times)
    assert {"groups", "registered", "emailable", "blocked"} <= {
        name for line in found.lines for name in line["unknown"]
    }
    assert list(empty.iterdir()) == []
    shown = command("replay", str(export))
    assert shown.code == 0
    assert f"{len(found.lines)} revisions" in shown.out
