"""Pages that are moved to strange titles."""

from __future__ import annotations

import pytest
from cases import edit, entry

from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.moves import MOST_MOVES, detect

RANDOM, UNLIKE, OUT, MANY = "move.random_title", "move.unlike", "move.out_of_articles", "move.many"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ferry", "Wqkzjhrv bxqtzf", {RANDOM}),
        ("Ferry", "User:Newcomer/wqkzjhrvbx", {RANDOM, OUT}),
        ("Old ferry", "Casino", {UNLIKE}),
        ("Old ferry", "User:Newcomer/Ferry", {OUT}),
        ("Old ferry", "Draft:Old ferry", {OUT}),
        ("Old ferry", "Ferry (old)", set()),
        ("Old ferry", "Ferry: a history", set()),
        ("Wqkzjhrv bxqtzf", "Wqkzjhrv bxqtzf (town)", set()),
    ],
)
def test_the_new_title_tells(rules: Ruleset, old: str, new: str, expected: set[str]) -> None:
    assert {signal.id for signal in detect(entry("move", title=old, log_target=new), rules)} == expected


def test_a_draft_that_becomes_an_article_is_no_sign(rules: Ruleset) -> None:
    move = entry("move", title="User:Newcomer/Ferry", namespace=2, log_target="Ferry")
    assert not detect(move, rules)


@pytest.mark.parametrize(("moves", "expected"), [(MOST_MOVES - 1, set()), (MOST_MOVES, {MANY})])
def test_many_moves_in_an_hour_are_a_sign(rules: Ruleset, moves: int, expected: set[str]) -> None:
    move = entry("move", log_target="Ferry (boat)", pace=Pace(moves_hour=moves))
    assert {signal.id for signal in detect(move, rules)} == expected


def test_only_moves_of_the_untrusted_are_looked_at(rules: Ruleset) -> None:
    assert not detect(entry("move", log_target="Wqkzjhrv bxqtzf", band="known"), rules)
    assert not detect(entry("delete", log_target="Wqkzjhrv bxqtzf"), rules)
    assert not detect(edit("wqkzjhrv", title="Wqkzjhrv"), rules)
