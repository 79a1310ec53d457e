"""The wiki's own rules at work: scope, conditions, and where in the text they show what they found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from cases import ARTICLE, NOW, edit, entry
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.evidence import Case
from wikiwatch.core.model import Outcome
from wikiwatch.core.normalise import fold
from wikiwatch.core.own_rules import Condition, OwnRule, OwnRules, Scope
from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import Ruleset, SignalRule
from wikiwatch.detectors import own, run
from wikiwatch.detectors.phrases import compiled, may_stand, pattern

ADVERT = "Get FREE\xa0watches today: https://shop.watches.example/1 now!"


def a_rule(when: Condition, **given: Any) -> OwnRule:
    facts: dict[str, Any] = {"id": "mine", "description": "Watches", "act": True, "points": 40, "outcome": None}
    return OwnRule(**{**facts, "until": None, "scope": Scope(), "when": when, "samples": (), **given})


def found(case: Case, *, scope: Scope | None = None, **when: Any) -> own.Found | None:
    return own.look(case, a_rule(Condition(**when), scope=scope or Scope()))


def signals(rules: Ruleset, case: Case, rule: OwnRule) -> list[tuple[str, float, str]]:
    sign = SignalRule(id=rule.signal_id, points=40, family="own", reason="", act=rule.act)
    points = replace(rules.points, signals=(*rules.points.signals, sign))
    seen, _ = run(case, replace(rules, points=points, own=OwnRules(rules=(rule,))))
    return [(one.id, one.points, one.reason) for one in seen if one.id == rule.signal_id]


@pytest.mark.parametrize(
    ("when", "hit"),
    [
        ({"phrase": ("free watches",)}, True),
        ({"phrase": ("free watch",)}, False),
        ({"phrase": ("free watch*",)}, True),
        ({"phrase": ("silver", "today")}, True),
        ({"phrase": ("!",)}, True),
        ({"phrase": ("://",)}, True),
        ({"phrase": ("day:",)}, False),
        ({"domain": ("watches.example",)}, True),
        ({"domain": ("atches.example",)}, False),
        ({"domain": ("shop.watches.example",)}, True),
        ({"domain": ("other.shop.watches.example",)}, False),
        ({"pattern": r"watches\s+today"}, True),
        ({"pattern": r"WATCHES\s+today"}, False),
        ({"user": ("new*",)}, True),
        ({"user": ("*new",)}, False),
        ({"title": ("FERRY",)}, True),
        ({"title": ("ferry ####",)}, False),
        ({"summary": ("best price",)}, True),
        ({"adds_link": True}, True),
        ({"adds_link": False}, False),
        ({"new_page": True}, True),
        ({"new_page": False}, False),
        ({"removes_characters": 1}, False),
        ({"pages_in_ten_minutes": 3}, True),
        ({"pages_in_ten_minutes": 4}, False),
        ({"pages_in_an_hour": 9}, True),
        ({"phrase": ("today",), "user": ("nobody",)}, False),
        ({"any": (Condition(user=("nobody",)), Condition(phrase=("today",)))}, True),
        ({"all": (Condition(user=("nobody",)), Condition(phrase=("today",)))}, False),
        ({"all": (Condition(adds_link=True), Condition(phrase=("today",)))}, True),
        ({"phrase": ("today",), "none": (Condition(user=("nobody",)),)}, True),
        ({"phrase": ("today",), "none": (Condition(user=("newcomer",)),)}, False),
    ],
)
def test_each_condition_holds_where_it_should(when: dict[str, Any], hit: bool) -> None:
    case = edit(ADVERT, comment="The best price!", pace=Pace(pages_soon=3, pages_hour=9))
    assert (found(case, **when) is not None) is hit


def test_what_stood_on_the_page_before_counts_for_nothing() -> None:
    moved = edit(f"{ADVERT}\n\n{ARTICLE}\n\n{ADVERT}", f"{ARTICLE}\n\n{ADVERT}")
    assert found(moved, phrase=("free watches",)) is None
    assert found(moved, pattern="watches") is None


def test_what_stood_far_down_in_a_long_page_counts_for_nothing_either() -> None:
    long = f"{'The ferry runs. ' * 4_000}\n\n"
    said = f"{long}The town gave each ringer of the bells two new watches."
    stood = f"{long}Two ringers lost their watches in 1862, as the annals tell."
    for when in ({"phrase": ("watches",)}, {"pattern": "watches"}):
        assert found(edit(said, stood), **when) is None
        assert found(edit(said, stood.replace("watches", "clocks")), **when) is not None


def test_many_phrases_read_a_long_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    monkeypatch.setattr(own, "fold", lambda text: read.append(text) or fold(text))
    case = edit("Паром идёт. " * 100)
    assert found(case, phrase=tuple(f"watch {n}" for n in range(50))) is None
    assert found(case, phrase=("bell",)) is None
    assert len(read) == 1


@pytest.mark.parametrize(
    ("text", "phrase", "hit"),
    [
        ("कामुक करो", "काम", False),
        ("कामुक करो", "कामुक", True),
        ("कामुक करो", "काम* करो", True),
        ("Bells ☎now", "☎", True),
    ],
)
def test_words_end_where_their_script_ends_them(text: str, phrase: str, hit: bool) -> None:
    assert (found(edit(text), phrase=(phrase,)) is not None) is hit


def test_a_digit_of_any_script_is_one_in_a_shape() -> None:
    assert found(edit(ADVERT, user="علي٤٢"), user=("علي##",)) is not None


def test_what_went_is_counted() -> None:
    assert found(edit(ARTICLE[:50], ARTICLE), removes_characters=100) is not None


def test_the_place_is_the_one_in_the_text_after_the_edit() -> None:
    after = f"{ARTICLE}\n\n{ADVERT}"
    hit = found(edit(after, ARTICLE), phrase=("watches today",))
    assert hit is not None
    assert (hit.excerpt, after[hit.start : hit.end]) == ("watches today", "watches today")
    hit = found(edit(after, ARTICLE), user=("new*",), domain=("watches.example",))
    assert hit is not None
    assert after[hit.start : hit.end].startswith("https://shop.watches.example/1")
    assert hit.words == "a name like new*; a link to watches.example"


@pytest.mark.parametrize(
    ("scope", "hit"),
    [
        (Scope(), True),
        (Scope(namespaces=(1,)), False),
        (Scope(namespaces=(0, 1)), True),
        (Scope(pages=("ferr*",)), True),
        (Scope(pages=("harbour*",)), False),
        (Scope(bands=("new",)), True),
        (Scope(bands=("known",)), False),
        (Scope(kinds=("edit",)), False),
        (Scope(kinds=("new",)), True),
    ],
)
def test_a_rule_looks_within_its_scope_alone(scope: Scope, hit: bool) -> None:
    assert (found(edit(ADVERT), scope=scope, phrase=("today",)) is not None) is hit


def test_a_sign_up_or_a_move_is_looked_at_where_the_scope_names_it() -> None:
    move = entry("move", title="Ferry for watches")
    assert found(move, title=("*watches",)) is None
    assert found(move, scope=Scope(kinds=("move",)), title=("*watches",)) is not None


def test_a_rule_signs_with_its_own_points_until_its_last_day(rules: Ruleset) -> None:
    rule = a_rule(Condition(phrase=("today",)), until=NOW.date())
    assert signals(rules, edit(ADVERT), rule) == [("own-mine", 40, "Watches (“today”)")]
    assert signals(rules, edit(ADVERT), replace(rule, until=date(2026, 11, 21))) == []


def test_a_rule_that_does_not_act_is_noted_and_worth_nothing(rules: Ruleset) -> None:
    rule = a_rule(Condition(phrase=("today",)), act=False, points=None, outcome=Outcome.REVERT)
    assert signals(rules, edit(ADVERT), rule) == [("own-mine", 0, "only noted: Watches (“today”)")]


@given(text=st.text(max_size=200), shape=st.text(min_size=1, max_size=40), phrase=st.text(min_size=1, max_size=40))
def test_no_text_name_or_shape_breaks_it(text: str, shape: str, phrase: str) -> None:
    case = edit(f"{text} {ADVERT}", user=text or "x", comment=text, title=text or "x")
    for when in ({"user": (shape,)}, {"title": (shape,)}, {"phrase": (phrase,)}, {"summary": (phrase,)}):
        found(case, **when)


@given(name=st.text(alphabet="abc.*_ (", min_size=1, max_size=20))
def test_a_name_fits_itself_as_a_shape(name: str) -> None:
    assert found(edit(ADVERT, user=name), user=(name,)) is not None


WORDS = st.text(alphabet="aAsSſßKkKıiIİσςΣéÉǅ-_ '’*!۞काのЖж1٠\u200b\u0301", max_size=8)


@given(phrase=WORDS.filter(str.strip), texts=st.lists(WORDS, max_size=5))
def test_no_phrase_is_missed_because_it_seems_not_to_stand_there(phrase: str, texts: list[str]) -> None:
    for text in (fold(" ".join([*texts, phrase])), fold(" ".join(texts)), fold(phrase.swapcase())):
        if compiled(pattern(phrase)).search(text):
            assert may_stand(phrase, text)


def test_a_phrase_that_does_not_stand_there_costs_no_expression(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(own, "compiled", lambda expression: asked.append(expression) or compiled(expression))
    case = edit(ADVERT, comment="The best price!")
    absent = tuple(f"clock {n}" for n in range(50))
    assert found(case, phrase=absent) is None
    assert found(case, summary=absent) is None
    assert asked == []
    assert found(case, phrase=(*absent, "free watch*")) is not None
    assert found(case, summary=(*absent, "best-price")) is not None
