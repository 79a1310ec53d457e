"""The program's own texts, on which a rule shows whether it is slow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from ownrules import own_rule

from wikiwatch.core.own_rules import Condition, Scope
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import own, touchstone
from wikiwatch.detectors.phrases import MOST_TEXT


def test_each_text_is_as_long_as_what_is_searched_of_an_edit_and_different(rules: Ruleset) -> None:
    texts = touchstone.texts()
    assert [len(text) for text in texts] == [MOST_TEXT] * len(texts)
    assert len({text[:1000] for text in texts}) == len(texts)
    assert [case.added.text for case in touchstone.cases(rules)] == [text.rstrip() for text in texts]


def test_no_text_repeats_itself() -> None:
    for text in touchstone.texts():
        assert text.count(text[:200]) == 1


@pytest.mark.parametrize(
    ("when", "parts"),
    [
        (Condition(user=("anna#",), adds_link=True), []),
        (Condition(phrase=("a b",), pattern="c", user=("x",)), [Condition(phrase=("a b",)), Condition(pattern="c")]),
        (
            Condition(
                all=(Condition(pattern="a"),),
                any=(Condition(phrase=("b",)),),
                none=(Condition(any=(Condition(pattern="c"),)),),
            ),
            [Condition(pattern="a"), Condition(phrase=("b",)), Condition(pattern="c")],
        ),
    ],
)
def test_each_part_that_reads_the_text_is_tried_by_itself(when: Condition, parts: list[Condition]) -> None:
    rule = own_rule("mine", when, until=date(2020, 1, 1), scope=Scope(pages=("Nowhere",)))
    assert [part.when for part in touchstone.dear_parts(rule)] == parts


def test_whatever_the_scope_its_parts_look_at_these_texts(rules: Ruleset) -> None:
    rule = own_rule(
        "mine", Condition(pattern="ferry", adds_link=False, title=("Nowhere",)), scope=Scope(kinds=("move",))
    )
    first = next(touchstone.cases(rules))
    assert own.look(first, rule) is None
    assert [own.look(first, part) is not None for part in touchstone.dear_parts(rule)] == [True]
    assert own.look(first, replace(rule, scope=Scope())) is None
