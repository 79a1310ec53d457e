"""Rules of an earlier version are brought up to this one, and nothing that an admin wrote is lost."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from wikiwatch import rulefiles
from wikiwatch.detectors import samples
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.update import update

PACKAGED = rulefiles.packaged_rules_dir()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged rules."""
    return shutil.copytree(PACKAGED, tmp_path / "rules")


def change(file: Path, pattern: str, new: str = "") -> None:
    """Replace the one place where a pattern is found."""
    text, times = re.subn(pattern, new, file.read_text(encoding="utf-8"))
    assert times == 1
    file.write_text(text, encoding="utf-8")


def sound(folder: Path) -> bool:
    return rulefiles.check(folder, samples.hits) == []


def test_rules_of_this_version_stay_as_they_are(folder: Path) -> None:
    assert update(folder) == []
    assert {path.name: path.read_bytes() for path in filter(Path.is_file, folder.iterdir())} == {
        path.name: path.read_bytes() for path in filter(Path.is_file, PACKAGED.iterdir())
    }


def test_files_that_are_not_there_are_added(folder: Path) -> None:
    (folder / "lists.toml").unlink()
    (folder / "comeback.toml").unlink()
    assert update(folder) == ["added: comeback.toml", "added: lists.toml"]
    assert sound(folder)


@pytest.mark.parametrize("name", sorted(SHAPES.keys() - {"lists.toml"}))
def test_every_key_before_the_tables_can_be_added_again(folder: Path, name: str) -> None:
    data = tomllib.loads((PACKAGED / name).read_text(encoding="utf-8"))
    keys = [key for key, value in data.items() if not isinstance(value, dict) and "{" not in str(value)[:2]]
    text = (folder / name).read_text(encoding="utf-8")
    tables = text[match.start() :] if (match := re.search(r"(?m)^\[", text)) and name != "texts.toml" else ""
    (folder / name).write_text(f"# Ours.\n\n{tables}", encoding="utf-8")
    assert update(folder) == ([f"completed: {name}, with {', '.join(keys)}"] if keys else [])
    assert (folder / name).read_text(encoding="utf-8").startswith("# Ours.\n\n")
    assert tomllib.loads((folder / name).read_text(encoding="utf-8")) == data


def test_signs_parts_and_tables_are_added_and_what_was_changed_stays(folder: Path) -> None:
    change(folder / "points.toml", r'(?s)\[\[signal\]\]\nid = "listed.denied_site".*?\n\n')
    change(folder / "points.toml", r'(id = "repeat_links"\n.*\npoints = )\d+', r"\g<1>55")
    change(folder / "trust.toml", r"(?s)\[proxy\].*?\n\n")
    change(folder / "trust.toml", r'(?s)\[\[part\]\]\nid = "blocks".*?(\n\n|\Z)')
    assert update(folder) == [
        "completed: points.toml, with listed.denied_site",
        f"left as it is: points.toml differs from {PACKAGED / 'points.toml'} in signal repeat_links",
        "completed: trust.toml, with proxy, blocks",
    ]
    assert sound(folder)
    [ours] = [signal for signal in rulefiles.load(folder).points.signals if signal.id == "repeat_links"]
    assert ours.points == 55


def test_a_file_that_cannot_be_completed_is_kept_beside_the_packaged_one(folder: Path) -> None:
    change(folder / "trust.toml", r'(\[\[part\]\]\nid = "account"\n)family = .*\n', r"\1")
    file = folder / "trust.toml"
    file.write_text('exempt_users = ["Import Ida"]\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    ours = file.read_bytes()
    (folder / "trust.toml.old").write_text("kept before", encoding="utf-8")
    replaced, unknown = update(folder)
    assert replaced == "replaced: trust.toml; yours is kept as trust.toml.old1: put your own changes in again"
    assert "exempt_users" in unknown
    assert "lists.toml" in unknown
    assert (folder / "trust.toml.old1").read_bytes() == ours
    assert (folder / "trust.toml.old").read_text(encoding="utf-8") == "kept before"
    assert file.read_bytes() == (PACKAGED / "trust.toml").read_bytes()


def test_a_mistake_is_left_to_whoever_made_it(folder: Path) -> None:
    change(folder / "policy.toml", r"stale_after_hours = 24", "stale_after_hours = -1")
    change(folder / "policy.toml", r'(?s)(id = "allow"\n.*?)since = \S+', r"\1")
    (folder / "points.toml").write_bytes(b"\xff = [")
    before = {path.name: path.read_bytes() for path in filter(Path.is_file, folder.iterdir())}
    assert update(folder) == []
    assert {path.name: path.read_bytes() for path in filter(Path.is_file, folder.iterdir())} == before


def test_keys_that_stand_in_other_tables_by_now_are_taken_out_and_told(folder: Path) -> None:
    policy = folder / "policy.toml"
    change(policy, r"(?s)\[\[block_class\]\].*?(?=# When the block of a whole range)")
    change(policy, r"silenced_delay_minutes = .*\n")
    change(policy, r"quiet_hours = .*\n", 'account_expiry = "1 month" # as agreed\ntalk_page = false\n')
    change(policy, r"stale_after_hours = 24", "stale_after_hours = 12")
    ours = policy.read_bytes()
    completed, *taken = update(folder)
    added = "quiet_hours, silenced_delay_minutes, block_class"
    assert completed == f"completed: policy.toml, with {added}; yours is kept as policy.toml.old"
    kept = taken.pop()
    assert kept == f"left as it is: policy.toml differs from {PACKAGED / 'policy.toml'} in stale_after_hours"
    assert [line.split(":")[3] for line in taken] == [" block.account_expiry", " block.talk_page"]
    assert all("[[block_class]]" in line for line in taken)
    assert (folder / "policy.toml.old").read_bytes() == ours
    assert sound(folder)
    found = rulefiles.load(folder).policy
    assert (found.stale_after_hours, found.block) == (12, rulefiles.load(PACKAGED).policy.block)
    assert update(folder) == []


def test_the_values_of_a_completed_file_that_are_others_by_now_are_named(folder: Path) -> None:
    texts = folder / "texts.toml"
    change(texts, r"group_summary = .*\n")
    change(texts, r"hold_summary = .*\n", 'hold_summary = "Held: [[{log}]] ({id})"\n')
    assert update(folder) == [
        "completed: texts.toml, with group_summary",
        f"left as it is: texts.toml differs from {PACKAGED / 'texts.toml'} in hold_summary",
    ]
    assert sound(folder)


def test_rows_that_a_policy_lacks_are_named_and_left_to_people(folder: Path) -> None:
    change(folder / "policy.toml", r'(?s)\[\[row\]\]\nid = "denied-author".*?\n\n')
    before = (folder / "policy.toml").read_bytes()
    [line] = update(folder)
    assert "no rows denied-author," in line
    assert (folder / "policy.toml").read_bytes() == before
