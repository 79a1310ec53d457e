"""`rules check`, `rules lists` and `replay`, which need no home that was set up; where else the lists are shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up

from wikiwatch import doctor, rulefiles
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
    assert problem.keys() == {"file", "line", "key", "found", "expected", "hint", "note"}
    assert problem["note"] is False
    assert command("replay", str(story.bundled()[0])).code == 1


def test_rules_of_an_earlier_version_are_told_how_to_come_up_to_this_one(command: Command, tmp_path: Path) -> None:
    set_up(tmp_path)
    (tmp_path / "rules" / "lists.toml").unlink()
    for arguments in (["rules", "check"], ["status"]):
        assert "`wikiwatch rules update`" in command(*arguments).err
    (rules,) = [check for check in doctor.examine(tmp_path) if check.name == "rules"]
    assert (rules.status, rules.advice) == (doctor.Status.BAD, "`wikiwatch rules check` tells all")
    assert rules.found.startswith("mistakes: 1; the first: lists.toml:1: file: found no such file")
    found = command("rules", "update")
    assert found.code == 0
    assert found.out.startswith("added: lists.toml\n")
    assert "the rules are valid" in found.out
    assert command("status").code == 0


def test_an_update_leaves_mistakes_and_packaged_rules_alone(command: Command, empty: Path) -> None:
    assert "the packaged ones" in command("rules", "update").out
    assert list(empty.iterdir()) == []
    shutil.copytree(rulefiles.packaged_rules_dir(), empty / "rules")
    (empty / "rules" / "lists.toml").write_text("[[entry", encoding="utf-8")
    found = command("rules", "update")
    assert found.code == 1
    assert "lists.toml:1: file: found text that is no TOML" in found.err
    (empty / "rules" / "lists.toml").unlink()
    (empty / "rules" / "lists.toml").mkdir()
    assert command("rules", "update").code == 1


LISTS = """
[[entry]]
list = "deny"
domain = "pills.example"
reason = "Nothing but adverts.\\u001b[2J"
added_by = "Gerda"
since = 2020-01-01

[[entry]]
list = "allow"
address = "::ffff:192.0.2.7"
reason = "The school."
added_by = "Tom"
since = 2020-01-01
until = 2020-06-30
"""


@pytest.fixture
def listed(empty: Path) -> Path:
    """A home with an entry in force and one that has ended."""
    shutil.copytree(rulefiles.packaged_rules_dir(), empty / "rules")
    (empty / "rules" / "lists.toml").write_text(LISTS, encoding="utf-8")
    return empty


def test_an_entry_that_has_ended_is_a_note_and_no_mistake(command: Command, listed: Path) -> None:
    found = command("rules", "check")
    assert found.code == 0
    assert "lists.toml:15: entry[2].until: found 2020-06-30" in found.err
    assert "the rules are valid" in found.out
    found = command("rules", "check", "--json")
    assert (found.code, [(line["note"], line["line"]) for line in found.lines]) == (0, [(True, 15)])


def test_the_lists_are_shown_with_who_why_and_until_when(command: Command, listed: Path) -> None:
    found = command("rules", "lists", "--json")
    assert [(line["list"], line["kind"], line["what"], line["until"], line["state"]) for line in found.lines] == [
        ("deny", "domain", "pills.example", None, "in force"),
        ("allow", "address", "192.0.2.7", "2020-06-30", "expired"),
    ]
    assert [(line["reason"][:7], line["added_by"], line["since"]) for line in found.lines] == [
        ("Nothing", "Gerda", "2020-01-01"),
        ("The sch", "Tom", "2020-01-01"),
    ]
    shown = command("rules", "lists").out
    assert all(word in shown for word in ("pills.example", "Gerda", "expired", "2020-06-30"))
    assert "\x1b" not in shown


def test_empty_lists_are_said_to_be_empty(command: Command) -> None:
    assert command("rules", "lists").out == "The lists are empty.\n"
    assert command("rules", "lists", "--json").out == ""


def test_status_explain_and_site_name_the_entries(
    listed: Path,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = tmp_path_factory.mktemp("home")
    set_up(home)
    (home / "rules" / "lists.toml").write_text(LISTS, encoding="utf-8")
    command = commands_in(home, capsys)
    (status,) = command("status", "--json").lines
    assert [entry["what"] for entry in status["expired"]] == ["192.0.2.7"]
    assert "not obeyed any more" in command("status").out
    (site,) = command("site", "https://shop.pills.example/now", "--json").lines
    assert (site["listed"]["list"], site["listed"]["what"]) == ("deny", "pills.example")
    assert "Nothing but adverts." in command("site", "pills.example").out
    (author,) = command("explain", "192.0.2.7", "--json").lines
    assert (author["listed"], author["exempt"]) == (None, "")


def test_explain_shows_the_entry_that_applies_to_an_author(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(tmp_path)
    (tmp_path / "rules" / "lists.toml").write_text(LISTS.replace("2020-06-30", "2999-06-30"), encoding="utf-8")
    command = commands_in(tmp_path, capsys)
    (author,) = command("explain", "192.0.2.7", "--json").lines
    assert (author["listed"]["reason"], author["exempt"]) == (
        "The school.",
        "on the allow list: The school. (added by Tom)",
    )
    shown = command("explain", "192.0.2.7").out
    assert "never judged: on the allow list: The school. (added by Tom)" in shown


def test_the_doctor_counts_the_entries_that_have_ended(tmp_path: Path) -> None:
    set_up(tmp_path)
    (tmp_path / "rules" / "lists.toml").write_text(LISTS, encoding="utf-8")
    (lists,) = [check for check in doctor.examine(tmp_path) if check.name == "lists"]
    assert (lists.status, lists.found) == (doctor.Status.WARN, "entries in force: 1; ended, so not obeyed any more: 1")
    (tmp_path / "rules" / "lists.toml").write_text("", encoding="utf-8")
    (lists,) = [check for check in doctor.examine(tmp_path) if check.name == "lists"]
    assert (lists.status, lists.found) == (doctor.Status.OK, "entries in force: 0")


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
