"""A folder of rule files that people change: what a glance sees, what is a mistake, and the copy that is kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from fakes import FakeClock, FakeSite
from road import make_app

from wikiwatch import rulefiles
from wikiwatch.app.rules_in_force import RulesInForce
from wikiwatch.app.rules_kept import kept_texts, mistakes
from wikiwatch.core.ruleset import Ruleset, Sample
from wikiwatch.daemon import tick
from wikiwatch.detectors import samples
from wikiwatch.ports.rules import RulesError
from wikiwatch.rulefiles.folder import RuleFolder, load_texts
from wikiwatch.store.db import Store

PACKAGED = rulefiles.packaged_rules_dir()
OWN = """
[[rule]]
id = "free-watches"
description = "Adverts for watches"
reason = "The wave of October."
added_by = "Gerda Lind"
since = 2026-10-03
act = false
points = 40
[rule.when]
phrase = ["free watches"]
[[rule.sample]]
hit = true
text = "The tower has a clock since 1862."
[[rule.sample]]
hit = false
text = "Nothing of the kind."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(PACKAGED, tmp_path / "rules")


def watched(folder: Path) -> RuleFolder:
    return RuleFolder(folder, samples.hits, watched=True)


def longer(folder: Path) -> None:
    with (folder / "policy.toml").open("a", encoding="utf-8") as file:
        file.write("\n")


def replaced(folder: Path) -> None:
    """Another file of the same size and time, as a tool that keeps times leaves it."""
    file = folder / "policy.toml"
    times = file.stat()
    other = folder / "other"
    other.write_bytes(file.read_bytes()[:-1] + b" ")
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.rename(file)


def removed(folder: Path) -> None:
    (folder / "policy.toml").unlink()


def added(folder: Path) -> None:
    (folder / "polices.toml").touch()


def unreadable(folder: Path) -> None:
    (folder / "policy.toml").chmod(0)


def all_removed(folder: Path) -> None:
    shutil.rmtree(folder)


CHANGES = [longer, replaced, removed, added, unreadable, all_removed]


@pytest.mark.parametrize("change", CHANGES)
def test_a_glance_sees_every_change(folder: Path, change: Callable[[Path], None]) -> None:
    files = watched(folder)
    before = files.glance()
    assert files.glance() == before
    change(folder)
    assert files.glance() != before


@pytest.mark.parametrize("change", CHANGES)
def test_packaged_rules_never_change(folder: Path, change: Callable[[Path], None]) -> None:
    files = RuleFolder(folder, samples.hits, watched=False)
    before = files.glance()
    change(folder)
    assert files.glance() == before


@pytest.mark.parametrize("name", [".#policy.toml", ".policy.toml", "policy.toml~", "policy.toml.swp", "README.md"])
def test_what_an_editor_leaves_beside_the_files_is_no_change_and_no_mistake(folder: Path, name: str) -> None:
    files = watched(folder)
    before = files.glance()
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to("nobody@nowhere.example:1234")
    assert files.glance() == before
    assert files.load().version == rulefiles.load(PACKAGED).version


def test_files_that_vanished_or_are_no_files_are_mistakes_and_nothing_waits_for_them(folder: Path) -> None:
    for name in ("policy.toml", "trust.toml", "texts.toml", "points.toml"):
        (folder / name).unlink()
    os.mkfifo(folder / "trust.toml")
    (folder / "texts.toml").symlink_to("nowhere")
    (folder / "points.toml").symlink_to("/dev/zero")
    with pytest.raises(RulesError) as error:
        watched(folder).load()
    found = {line.split(":")[0]: line for line in error.value.lines}
    assert "no such file" in found["policy.toml"]
    assert "no file that holds text" in found["trust.toml"]
    assert "no such file" in found["texts.toml"]
    assert "no file that holds text" in found["points.toml"]


def test_the_name_of_a_file_that_is_none_of_the_rules_is_not_told_to_everybody(folder: Path) -> None:
    (folder / "deny-mallory.toml").touch()
    with pytest.raises(RulesError) as error:
        watched(folder).load()
    assert error.value.files == ("another file",)
    assert "deny-mallory.toml" in error.value.lines[0]


def test_a_copy_of_the_texts_gives_the_same_rules(folder: Path) -> None:
    files = watched(folder)
    assert load_texts(files.texts()) == files.load()


def test_a_hundred_random_edits_while_it_runs_leave_the_last_good_rules_in_force(
    folder: Path, site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    """Each edit cuts, doubles or garbles a piece of some file, or puts one back; whatever is sound is taken."""
    chance, files = Random(7), watched(folder)
    held = RulesInForce(files)
    app = replace(make_app(site, store, rules, clock), held=held)
    tick(app)
    good, seen = held.rules.version, set[bool]()
    for _ in range(100):
        garble(folder / chance.choice(sorted(path.name for path in PACKAGED.glob("*.toml"))), chance)
        for _ in range(2):
            clock.advance(minutes=1)
            tick(app)
        try:
            good, sound = files.load().version, True
        except RulesError:
            sound = False
        seen.add(sound)
        assert held.rules.version == good
        assert bool(mistakes(store)) is not sound
        assert load_texts(kept_texts(store)).version == good
    assert seen == {True, False}


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 200_000,
        "[a" + ".a" * 200_000 + "]",
        "a = 1\n" * 150_000,
        "'" * 900_000,
        "a = {b" + ".b" * 200_000 + " = 1}",
        "[" * 900_000,
        "a" + ".a" * 200_000 + " = 1",
    ],
)
def test_a_file_made_to_break_a_reader_is_a_bad_version(
    folder: Path, store: Store, clock: FakeClock, text: str
) -> None:
    held = RulesInForce(watched(folder))
    good = held.look(store, clock.now()).version
    (folder / "policy.toml").write_text(text, encoding="utf-8")
    for _ in range(2):
        assert held.look(store, clock.now()).version == good
    assert mistakes(store)


def garble(file: Path, chance: Random) -> None:
    before = (PACKAGED / file.name).read_bytes()
    start = chance.randrange(len(before))
    piece = before[start : start + chance.randrange(1, 200)]
    match chance.choice(["back", "back", "all back", "cut", "double", "noise", "comment", "gone"]):
        case "back":
            file.write_bytes(before)
        case "all back":
            shutil.copytree(PACKAGED, file.parent, dirs_exist_ok=True)
        case "cut":
            file.write_bytes(before[:start])
        case "double":
            file.write_bytes(before[:start] + piece + before[start:])
        case "noise":
            file.write_bytes(before[:start] + chance.randbytes(5) + before[start:])
        case "comment":
            file.write_bytes(before + b"\n# " + str(chance.random()).encode())
        case _:
            file.unlink(missing_ok=True)


def test_a_key_of_very_many_parts_is_told_at_its_line_and_numbers_and_names_with_dots_are_none(folder: Path) -> None:
    (folder / "policy.toml").write_text("# no rule\n" + ".".join("a" * 40) + " = 1\n", encoding="utf-8")
    dots = ", ".join(["1.5", '"a.b.c.d"'] * 40)
    (folder / "trust.toml").write_text(f"# {'a.' * 40}\nx = [{dots}]\n", encoding="utf-8")
    told = [str(problem) for problem in rulefiles.check(folder)]
    assert told[0] == "policy.toml:2: file: found a key of very many parts, expected plain keys"
    assert any(line.startswith("trust.toml") for line in told)
    assert not any(line.startswith("trust.toml") and "parts" in line for line in told)


def test_samples_are_tried_as_soon_as_a_file_is_other_than_packaged(folder: Path) -> None:
    tried: list[str] = []

    def run(detector: str, rules: Ruleset, sample: Sample) -> bool:
        tried.append(detector)
        return samples.hits(detector, rules, sample)

    found = RuleFolder(folder, run, watched=True)
    with (folder / "own.toml").open("a", encoding="utf-8") as file:
        file.write("\n")
    found.load()
    assert not tried
    longer(folder)
    found.load()
    assert {"random_text", "phrases"} <= set(tried)


def test_samples_of_own_rules_are_tried_also_where_all_else_is_as_packaged(folder: Path) -> None:
    with (folder / "own.toml").open("a", encoding="utf-8") as file:
        file.write(OWN)
    with pytest.raises(RulesError, match="found a miss, expected a hit"):
        watched(folder).load()
