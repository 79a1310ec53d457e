"""`rules check PATH`: rules that are not in the home yet, checked beside those that are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commandline import Command, commands_in, set_up
from test_cli_rule_pages import TITLE, know
from test_cli_rules_try import SHOP

from wikiwatch import config, rulefiles

ENDED = "since = 2024-05-01\nuntil = 2024-06-01"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return set_up(tmp_path / "home")


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return commands_in(home, capsys)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    file = tmp_path / "shop.toml"
    file.write_text(SHOP, encoding="utf-8")
    return file


def test_own_rules_in_a_file_are_checked_beside_those_that_are_there(command: Command, home: Path, shop: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*.toml")}
    ran = command("rules", "check", str(shop))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{shop}: the rules are valid (version ")
    assert {path: path.read_bytes() for path in home.rglob("*.toml")} == before


def test_a_mistake_stands_where_it_is_in_the_file_in_the_same_words_as_in_the_home(
    command: Command, home: Path, shop: Path
) -> None:
    mistaken = SHOP.replace("phrase =", "phrases =")
    shop.write_text(mistaken, encoding="utf-8")
    ran = command("rules", "check", str(shop))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("shop.toml:12: rule[shop].when.phrases: found an unknown key")
    (problem,) = command("rules", "check", str(shop), "--json").lines
    assert (problem["file"], problem["line"], problem["note"]) == ("shop.toml", 12, False)
    (home / "rules" / "own.toml").write_text(mistaken, encoding="utf-8")
    (same,) = command("rules", "check", "--json").lines
    assert {**same, "file": "shop.toml"} == problem


def test_a_rule_that_has_ended_is_a_note_and_those_of_the_home_are_not_told(
    command: Command, home: Path, shop: Path
) -> None:
    (home / "rules" / "own.toml").write_text(
        SHOP.replace('"shop"', '"old"').replace("lamp shop", "other shop").replace("since = 2024-05-01", ENDED),
        encoding="utf-8",
    )
    assert command("rules", "check", str(shop), "--json").lines == []
    shop.write_text(SHOP.replace("since = 2024-05-01", ENDED), encoding="utf-8")
    ran = command("rules", "check", str(shop), "--json")
    assert (ran.code, [(note["file"], note["note"]) for note in ran.lines]) == (0, [("shop.toml", True)])


def test_the_line_of_the_other_one_of_two_is_told_in_the_file_where_it_stands(
    command: Command, home: Path, shop: Path
) -> None:
    shop.write_text(SHOP + SHOP, encoding="utf-8")
    (twice, *_) = [one for one in command("rules", "check", str(shop), "--json").lines if one["key"].endswith(".id")]
    assert "in line 3" in twice["hint"]
    (home / "rules" / "own.toml").write_text("# Ours\n" + SHOP.replace('"shop"', '"old"'), encoding="utf-8")
    shop.write_text(SHOP, encoding="utf-8")
    (alike,) = command("rules", "check", str(shop), "--json").lines
    assert "`old` in line 3 of own.toml does already" in alike["hint"]


def test_a_rule_file_takes_the_place_of_the_one_of_its_name(command: Command, home: Path, tmp_path: Path) -> None:
    """What mends a mistake is valid though the home is not, and the other way round."""
    packaged = rulefiles.packaged_rules_dir() / "phrases.toml"
    text = packaged.read_text(encoding="utf-8")
    (home / "rules" / "phrases.toml").write_text(f"{text}\nfoo = 1\n", encoding="utf-8")
    assert command("rules", "check").code == 1
    assert command("rules", "check", str(packaged)).code == 0
    mistaken = tmp_path / "policy.toml"
    mistaken.write_text("row = 1\n", encoding="utf-8")
    (home / "rules" / "phrases.toml").write_text(text, encoding="utf-8")
    assert {problem["file"] for problem in command("rules", "check", str(mistaken), "--json").lines} == {"policy.toml"}


def test_a_folder_is_checked_by_itself(command: Command, home: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(rulefiles.packaged_rules_dir(), tmp_path / "new")
    (home / "rules" / "phrases.toml").write_text("[[entry", encoding="utf-8")
    assert command("rules", "check", str(folder)).code == 0
    (folder / "lists.toml").unlink()
    ran = command("rules", "check", str(folder))
    assert (ran.code, "lists.toml:1: file: found no such file" in ran.err) == (1, True)


def test_what_is_on_a_page_counts_and_is_named_by_its_title(command: Command, home: Path, shop: Path) -> None:
    with (home / config.CONFIG_FILE).open("a", encoding="utf-8") as file:
        file.write('\n[rule_pages]\nfiles = ["lists"]\n')
    know(home, "\n\nfoo = 1")
    for arguments in (["check"], ["try"]):
        ran = command("rules", *arguments, str(shop))
        assert (ran.code, f"{TITLE}:3: foo: found an unknown key" in ran.out + ran.err) == (1, True)
    mended = rulefiles.packaged_rules_dir() / "lists.toml"
    assert command("rules", "check", str(mended)).code == 0


def test_what_holds_no_rules_is_told(command: Command, tmp_path: Path) -> None:
    assert command("rules", "check", str(tmp_path / "nothing.toml")).code == 2
    page = tmp_path / "page.txt"
    page.write_bytes(b"\xff\xfe\x00")
    ran = command("rules", "check", str(page))
    assert (ran.code, "page.txt:1: file: found bytes that are no UTF-8" in ran.err) == (1, True)
