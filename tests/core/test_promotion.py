"""When a rule has shown enough to act."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from wikiwatch.core.log_only import Named, RuleKind, must_act, named, watching
from wikiwatch.core.model import Outcome
from wikiwatch.core.promotion import RuleHit, Word, checks, latest, standing, with_words
from wikiwatch.core.promotion_rules import Criteria
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.wording import wording

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def hit(number: int, word: Word = Word.RIGHT, author: int | None = None) -> RuleHit:
    key = f"user:{number if author is None else author}"
    return RuleHit(revid=number, at=NOW + timedelta(minutes=number), actor_key=key, user=key, title="Ferry", word=word)


@pytest.mark.parametrize(
    ("right", "wrong", "unread", "authors", "met"),
    [
        (20, 0, 0, 20, True),
        (20, 0, 2, 20, True),
        (19, 0, 0, 19, False),
        (20, 0, 3, 20, False),  # what nobody has looked at may all be wrong
        (20, 0, 0, 4, False),
        (20, 1, 0, 21, True),
        (19, 1, 0, 20, True),
        (18, 2, 0, 20, False),
        (99, 1, 0, 5, False),  # one of five authors was wronged
        (0, 0, 0, 1, False),
    ],
)
def test_each_criterion_counts(rules: Ruleset, right: int, wrong: int, unread: int, authors: int, met: bool) -> None:
    words = [Word.RIGHT] * right + [Word.WRONG] * wrong + [Word.OPEN] * unread
    found = standing([hit(number, word, number % authors) for number, word in enumerate(words, 1)])
    told = checks(found, Criteria(hits=20, authors=5, precision=95), rules.review.promotion, "lamps")
    assert all(check.met for check in told) is met
    assert all(check.advice for check in told if not check.met)


def test_the_latest_hits_come_first_and_each_edit_once() -> None:
    assert [one.revid for one in latest([hit(1), hit(3), hit(2), hit(3)], 2)] == [3, 2]


def test_a_persons_word_on_the_hit_stands_over_what_was_done_and_that_over_an_undo() -> None:
    hits = [hit(number, Word.OPEN) for number in (1, 2, 3, 4)]
    found = with_words(hits, {1: True, 2: True, 3: False}, {1: (True, "Gerda")}, [1, 2, 4])
    assert [one.word for one in found] == [Word.RIGHT, Word.WRONG, Word.RIGHT, Word.RIGHT]


def test_a_revert_takes_more_and_a_rule_may_ask_for_more_still(rules: Ruleset) -> None:
    promotion = rules.review.promotion
    general, revert = promotion.criteria(None), promotion.criteria(Outcome.REVERT)
    assert revert.at_least(general) == revert != general
    assert promotion.criteria(Outcome.HOLD) == general
    assert general.at_least(Criteria(hits=100)) == replace(general, hits=100)


def test_what_only_notes_for_now_has_a_version_of_its_own_and_can_be_named(rules: Ruleset) -> None:
    changed = watching(rules, ["tracking-edit", "random_text", "no-such"])
    row = next(one for one in changed.policy.rows if one.id == "tracking-edit")
    assert (row.outcome, row.was, changed.only_noted) == (Outcome.WATCH, Outcome.REVERT, {"random_text"})
    assert changed.version != rules.version
    assert watching(rules, ["no-such"]) is rules
    assert named(rules, "random_text") == Named(kind=RuleKind.SIGN, id="random_text")


def test_rows_of_peoples_lists_may_only_list_and_those_of_states_never(rules: Ruleset) -> None:
    free = {row.id for row in rules.policy.rows if not must_act(row)}
    assert {"denied-site", "denied-author", "brings-back", "signs-agree"} <= free
    assert free.isdisjoint({"silenced", "flagged", "allow", "worth-a-look", "watched-authors-log"})


def test_the_wording_is_what_a_rule_looks_for_and_nothing_else(rules: Ruleset) -> None:
    row = next(one for one in rules.policy.rows if one.id == "tracking-edit")
    left_out = ("outcome", "reason")
    assert wording(replace(row, outcome=Outcome.HOLD, reason="Else."), left_out) == wording(row, left_out)
    assert wording(replace(row, score_at_least=91), left_out) != wording(row, left_out)
