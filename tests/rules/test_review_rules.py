"""review.toml: what it says, what may not stand in it, and how an older home comes by it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.review_rules import DecisionClass, Unanswered
from wikiwatch.rulefiles.update import update

PACKAGED = rulefiles.packaged_rules_dir()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged rules."""
    return shutil.copytree(PACKAGED, tmp_path / "rules")


def change(folder: Path, old: str, new: str, file: str = "review.toml") -> list[str]:
    """Replace a text once; the problems that this makes."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(problem) for problem in rulefiles.check(folder)]


def test_the_packaged_review_is_cautious() -> None:
    rules = rulefiles.load(PACKAGED).review
    assert rules.every_hours == 8
    assert [rule.id for rule in rules.decisions] == list(DecisionClass)
    assert {rule.unanswered for rule in rules.decisions} == {Unanswered.KEEP}
    assert not rules.decision("delete").may_become_automatic
    autonomy = rules.autonomy
    assert (autonomy.last_without_overturn, autonomy.of_the_last, autonomy.most_overturned) == (50, 1000, 0.0025)


def test_the_more_trust_the_more_is_forgiven() -> None:
    steps = rulefiles.load(PACKAGED).review.steps
    assert [step.few for step in steps] == sorted(step.few for step in steps)
    assert [step.often for step in steps] == sorted(step.often for step in steps)


def test_every_row_that_no_release_softens_is_a_row_of_the_packaged_policy() -> None:
    rules = rulefiles.load(PACKAGED)
    assert set(rules.review.soft_allow.not_for) <= {row.id for row in rules.policy.rows}


def test_an_unknown_band_or_class_is_a_mistake_of_the_rules() -> None:
    rules = rulefiles.load(PACKAGED).review
    with pytest.raises(KeyError):
        rules.step("unheard of")
    with pytest.raises(KeyError):
        rules.decision("unheard of")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('band = "old"', 'band = "older"', "did you mean `old`?"),
        ('band = "old"', 'band = "trusted"', '[[step]] with band = "old"'),
        ('id = "block"', 'id = "silence"', '[[decision]] with id = "block"'),
        ('id = "block"', 'id = "silence"', '"silence" again'),
        ('id = "block"', 'id = "ban"', "release, silence, block, delete"),
        ('unanswered = "keep"', 'unanswered = "kept"', "did you mean `keep`?"),
        ("few = 2 ", "few = 0 ", "1 to 1000"),
        ("extreme_count = 12 ", "extreme_count = 2 ", "more than `few`, 2"),
        ("extreme_score = 150", "extreme_score = 100", "more than `bad_score`, 100"),
        ("extreme_often = 10", "extreme_often = 4", "more than `often`, 5"),
        ("last_without_overturn = 50", "last_without_overturn = 5", "20 to 10000"),
        ("of_the_last = 1000", "of_the_last = 40", "at least `last_without_overturn`, 50"),
        ("most_overturned = 0.0025", "most_overturned = 0.25", "at most 0.1"),
        ("every_hours = 8", "every_hours = 0", "0.5 to 168"),
        ("cycles = 9", "cycles = 0", "1 to 1000"),
        ("may_become_automatic = true", 'may_become_automatic = "yes"', "true or false"),
        ("[soft_allow]", "[soft_alow]", "did you mean `soft_allow`?"),
    ],
)
def test_a_mistake_is_told(folder: Path, old: str, new: str, told: str) -> None:
    problems = change(folder, old, new)
    assert [line for line in problems if line.startswith("review.toml:") and told in line], problems


@pytest.mark.parametrize("named", ["release", "silence", "block", "delete"])
def test_people_may_make_any_class_of_decision_autonomous_by_a_word(folder: Path, named: str) -> None:
    assert change(folder, "autonomous = []", f'autonomous = ["{named}"]', "policy.toml") == []
    assert rulefiles.load(folder).policy.autonomous == (named,)


def test_an_older_home_gets_the_whole_file(folder: Path) -> None:
    (folder / "review.toml").unlink()
    assert update(folder) == ["added: review.toml"]
    assert rulefiles.check(folder) == []


def test_an_older_file_gets_the_class_of_decision_that_it_lacks(folder: Path) -> None:
    path = folder / "review.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(?s)\[\[decision\]\]\nid = "delete".*?\n\n', "", text), encoding="utf-8")
    assert update(folder) == ["completed: review.toml, with delete"]
    assert rulefiles.check(folder) == []


def test_a_row_that_an_older_policy_lacks_is_no_mistake(folder: Path) -> None:
    assert change(folder, '"campaign-again",', '"campaign-again", "one-of-our-own",') == []
