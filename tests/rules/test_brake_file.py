"""brakes.toml: what it may say, and how an older home gets it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.brakes import BUDGETS
from wikiwatch.rulefiles.update import update

PACKAGED = rulefiles.packaged_rules_dir()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged rules."""
    return shutil.copytree(PACKAGED, tmp_path / "rules")


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "brakes.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_packaged_brakes_have_every_budget_and_more_room_for_what_is_confirmed() -> None:
    brakes = rulefiles.load(PACKAGED).brakes
    assert {one.id for one in brakes.budgets} == set(BUDGETS)
    assert brakes.share_from == 200
    for name in ("hold", "revert", "block"):
        general, confirmed = brakes.budget(name), brakes.budget(f"confirmed-{name}")
        assert confirmed.hour > general.hour
        assert confirmed.day > general.day
    with pytest.raises(KeyError):
        brakes.budget("patrol")


@pytest.mark.parametrize(
    ("old", "new", "found", "says"),
    [
        ("hour = 40", "hour = 0", "0", "from 1 to 100000"),
        ("hour = 40", "hour = 151", "150", "at least 151"),
        ("hour_share = 0.2", "hour_share = 20", "20", "from 0 to 1"),
        ("hour_share = 0.2", "hour_share = 0.6", "0.5", "at least 0.6"),
        ('id = "hold"', 'id = "holds"', '"holds"', "did you mean `hold`?"),
        ('id = "hold"', 'id = "revert"', '"revert" again', "each id once"),
        ("overturned = 3", "overturned = 30", "20", "at least 30"),
        ("overturned = 3", "overturned = 0", "0", "from 1 to 1000"),
        ("latest = 20", "lately = 20", "unknown key", "did you mean `latest`?"),
        ("share_from = 200", "", "nothing", "`share_from` has to be given"),
    ],
)
def test_a_mistake_is_told_with_what_was_found_and_expected(
    folder: Path, old: str, new: str, found: str, says: str
) -> None:
    change(folder, old, new)
    told = [str(problem) for problem in rulefiles.check(folder)]
    assert any(one.startswith("brakes.toml:") and found in one and says in one for one in told), told


def test_a_budget_that_is_missing_is_told(folder: Path) -> None:
    text = (folder / "brakes.toml").read_text(encoding="utf-8")
    (folder / "brakes.toml").write_text(text[: text.rindex("[[budget]]")], encoding="utf-8")
    assert any('[[budget]] with id = "confirmed-block"' in str(problem) for problem in rulefiles.check(folder))
    assert any(line.startswith("completed: brakes.toml, with confirmed-block") for line in update(folder))
    assert rulefiles.check(folder) == []


def test_a_home_of_an_earlier_version_gets_the_file(folder: Path) -> None:
    (folder / "brakes.toml").unlink()
    assert update(folder) == ["added: brakes.toml"]
    assert rulefiles.check(folder) == []
