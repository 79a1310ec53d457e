"""The ready-made sets: each is sound, alone and together with the others, and comes whole into own.toml."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from wikiwatch import home, rulefiles
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.samples import hits, own_hits
from wikiwatch.errors import UserError
from wikiwatch.rulefiles.sets import ReadySet, add, ready_set, ready_sets

ROOT = Path(__file__).parents[2]
PACKAGED = rulefiles.packaged_rules_dir()
TODAY = date(2027, 2, 3)
SETS = ready_sets()
RULES = [(one, number) for one in SETS for number in range(len(one.rules))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(PACKAGED, tmp_path / "rules")


def with_set(folder: Path, one: ReadySet) -> Ruleset:
    add(folder, one.rules, one.about, TODAY)
    return rulefiles.load(folder, hits)


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_each_set_is_sound_beside_the_packaged_rules(folder: Path, one: ReadySet) -> None:
    assert 3 <= len(one.rules) <= 6
    assert one.about.startswith("For wikis")
    rules = with_set(folder, one)
    assert [rule.id for rule in rules.own.rules] == [rule.id for rule in one.rules]
    assert rulefiles.check(folder, hits) == []


@pytest.mark.parametrize(("one", "number"), RULES, ids=[one.rules[number].id for one, number in RULES])
def test_each_rule_is_cautious_and_each_of_its_samples_behaves(folder: Path, one: ReadySet, number: int) -> None:
    rules = with_set(folder, one)
    rule = rules.own.rules[number]
    assert (rule.act, rule.outcome, rule.points) == (False, None, 20)
    assert rule.scope.bands == ("new",) or rule.scope.kinds == ("newusers",)
    assert not rule.when.pattern
    assert [sum(one.hit is hit for one in rule.samples) >= 2 for hit in (True, False)] == [True, True]
    for sample in rule.samples:
        assert own_hits(rules, rule, sample) is sample.hit, sample


def test_all_sets_together_are_sound(folder: Path) -> None:
    for one in SETS:
        with_set(folder, one)
    assert len(rulefiles.load(folder, hits).own.rules) == len(RULES)


def test_what_stood_in_the_file_stays_and_the_day_is_that_of_adding(folder: Path) -> None:
    before = (folder / "own.toml").read_text(encoding="utf-8")
    with_set(folder, ready_set("talk-links"))
    after = (folder / "own.toml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    assert {row["since"] for row in tomllib.loads(after)["rule"]} == {TODAY}
    packaged = (PACKAGED / "sets" / "talk-links.toml").read_text(encoding="utf-8")
    wanted = packaged[packaged.index("[[rule]]") :].replace("since = 2026-11-23", f"since = {TODAY}")
    assert after.split() == [*before.split(), "#", *ready_set("talk-links").about.split(), *wanted.split()]


def test_line_ends_stay_as_they_are(folder: Path) -> None:
    own = folder / "own.toml"
    own.write_bytes(own.read_bytes().replace(b"\n", b"\r\n"))
    with_set(folder, ready_set("children"))
    assert own.read_bytes().count(b"\n") == own.read_bytes().count(b"\r\n")


def test_an_id_that_is_there_already_is_left_as_it_is(folder: Path) -> None:
    one = ready_set("children")
    first, *others = one.rules
    assert add(folder, [first], one.about, TODAY) == ([first.id], [])
    assert add(folder, one.rules, one.about, TODAY) == ([rule.id for rule in others], [first.id])
    text = (folder / "own.toml").read_text(encoding="utf-8")
    assert add(folder, one.rules, one.about, TODAY) == ([], [rule.id for rule in one.rules])
    assert (folder / "own.toml").read_text(encoding="utf-8") == text


def test_a_set_that_does_not_fit_the_folder_is_not_added(folder: Path) -> None:
    for file in ("trust.toml", "policy.toml", "repeat_links.toml", "review.toml", "campaigns.toml", "friction.toml"):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace('"new"', '"fresh"'), encoding="utf-8")
    before = (folder / "own.toml").read_bytes()
    with pytest.raises(UserError, match="nothing was added") as error:
        with_set(folder, ready_set("children"))
    assert '"new"' in error.value.message
    assert (folder / "own.toml").read_bytes() == before


def test_a_file_that_is_no_toml_is_told_and_left_alone(folder: Path) -> None:
    (folder / "own.toml").write_text("[[rule]\n", encoding="utf-8")
    with pytest.raises(UserError, match="no TOML"):
        with_set(folder, ready_set("children"))
    assert (folder / "own.toml").read_text(encoding="utf-8") == "[[rule]\n"


def test_the_sets_are_no_rule_files_and_go_into_no_home(tmp_path: Path) -> None:
    assert {path.parent for path in rulefiles.rule_files(PACKAGED)} == {PACKAGED}
    home.init(tmp_path / "home", "http://127.0.0.1:9/api.php", "WatchBot@watch", "0123456789abcdefghijklmnopqrstuv")
    assert not (tmp_path / "home" / "rules" / "sets").exists()


def test_the_sets_are_in_the_wheel() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    files = {path for glob in listed["package-data"]["wikiwatch.rules"] for path in PACKAGED.glob(glob)}
    assert set((PACKAGED / "sets").iterdir()) <= files


def test_the_figures_name_only_rules_that_there_are() -> None:
    figures = (PACKAGED / "sets" / "README.md").read_text(encoding="utf-8")
    named = {line.split("`")[1] for line in figures.splitlines() if line.startswith("| `")}
    assert named <= {one.rules[number].id for one, number in RULES}
