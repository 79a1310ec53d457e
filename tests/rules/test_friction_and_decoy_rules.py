"""friction.toml and the decoy pages of policy.toml: off as packaged, and what may not stand in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wikiwatch import rulefiles
from wikiwatch.rulefiles.update import update

PACKAGED = rulefiles.packaged_rules_dir()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged rules."""
    return shutil.copytree(PACKAGED, tmp_path / "rules")


def change(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Replace a text once; the problems that this makes."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(problem) for problem in rulefiles.check(folder)]


def test_both_are_off_as_packaged() -> None:
    rules = rulefiles.load(PACKAGED)
    assert rules.friction.group == ""
    assert rules.policy.decoy_pages == ()


def test_nobody_whose_word_counts_has_a_step() -> None:
    rules = rulefiles.load(PACKAGED)
    bands = [band.id for band in rules.trust.bands]
    assert all(rules.friction.most(band) is None for band in bands[bands.index(rules.trust.reverter_band) :])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('group = ""', 'group = "Bad group!"', 'such as "suspect"'),
        ('group = ""', 'group = "sysop"', "it must give them nothing"),
        ("hours = 24", "hours = 0", "hours: a number above 0"),
        ('band = "low"', 'band = "known"', "people whose word counts here never meet friction"),
        ('band = "low"', 'band = "lwo"', "band of trust.toml"),
        ('band = "low"', 'band = "new"', "each band once"),
        ("edits = 3", "edits = 0", "1 to 1000"),
    ],
)
def test_a_mistake_in_friction_is_told(folder: Path, old: str, new: str, told: str) -> None:
    problems = change(folder, "friction.toml", old, new)
    assert [line for line in problems if line.startswith("friction.toml:") and told in line], problems


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        ('["Main Page"]', "main namespace"),
        ('["User:Ann"]', '"user"'),
        ('["User talk:Ann"]', '"user talk"'),
        ('["Project_talk:Guest book"]', '"project talk"'),
        ('["Project:Guest book#Top"]', "titles of pages"),
        ("7", "titles of pages"),
        (str([f"Project:Book {number}" for number in range(21)]).replace("'", '"'), "at most 20"),
    ],
)
def test_a_page_that_can_be_no_decoy_is_told(folder: Path, titles: str, told: str) -> None:
    problems = change(folder, "policy.toml", "decoy_pages = []", f"decoy_pages = {titles}")
    assert [line for line in problems if line.startswith("policy.toml:") and told in line], problems


def test_a_page_of_the_project_may_be_listed(folder: Path) -> None:
    assert change(folder, "policy.toml", "decoy_pages = []", 'decoy_pages = ["Project:Guest book"]') == []
    assert rulefiles.load(folder).policy.decoy_pages == ("Project:Guest book",)


def test_no_row_has_the_name_of_what_stays_on_decoys(folder: Path) -> None:
    problems = change(folder, "policy.toml", 'id = "worth-a-look"', 'id = "decoy"')
    assert [line for line in problems if "another id" in line], problems


def test_an_older_home_gets_the_file_and_needs_no_list_of_pages(folder: Path) -> None:
    (folder / "friction.toml").unlink()
    path = folder / "policy.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("decoy_pages = []\n", ""), encoding="utf-8")

    assert "added: friction.toml" in update(folder)
    assert rulefiles.check(folder) == []
    assert rulefiles.load(folder).policy.decoy_pages == ()
