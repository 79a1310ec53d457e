"""Budgets, and the breaker of rules that people overturn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from deeds import DAY, HOUR, NOW, action
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.action import ActionKind
from wikiwatch.core.brake_rules import BreakerRules, BudgetRule
from wikiwatch.core.brakes import BUDGETS, Said, braked, budget_of, can_trip, limits, overturned_by_people, row_mark
from wikiwatch.core.decide import deciding_row
from wikiwatch.core.evidence import Signal
from wikiwatch.core.model import AccountState, Outcome
from wikiwatch.core.ruleset import PolicyRow, Ruleset

RULES = BreakerRules(overturned=3, latest=20, days=30)


# budgets


@pytest.mark.parametrize(
    ("kind", "confirmed", "budget"),
    [
        (ActionKind.HOLD, False, "hold"),
        (ActionKind.REVERT, False, "revert"),
        (ActionKind.REVERT, True, "confirmed-revert"),
        (ActionKind.MOVE, False, "revert"),
        (ActionKind.FILE_REVERT, True, "confirmed-revert"),
        (ActionKind.BLOCK, True, "confirmed-block"),
        (ActionKind.RELEASE, False, ""),
        (ActionKind.UNBLOCK, True, ""),
        (ActionKind.UNDELETE, False, ""),
    ],
)
def test_each_kind_has_its_budget_and_what_gives_back_has_none(kind: ActionKind, confirmed: bool, budget: str) -> None:
    assert budget_of(action(kind=kind), confirmed=confirmed) == budget
    assert budget in ("", *BUDGETS)


def test_what_people_decided_is_counted_in_no_budget() -> None:
    assert budget_of(action(kind=ActionKind.BLOCK, approved=True), confirmed=False) == ""


@pytest.mark.parametrize(
    ("edits", "hour", "day"),
    [(0, 30, 100), (199, 30, 100), (200, 30, 100), (1000, 150, 350), (10_000, 1500, 3500)],
)
def test_on_a_small_wiki_the_numbers_hold_and_on_a_busy_one_the_shares(edits: int, hour: int, day: int) -> None:
    rule = BudgetRule(id="revert", hour=30, day=100, hour_share=0.15, day_share=0.35)
    assert [(limit.most, limit.window) for limit in limits(rule, edits, 200)] == [(hour, HOUR), (day, DAY)]


@given(st.integers(1, 1000), st.floats(0, 1), st.integers(1, 1000), st.floats(0, 10_000), st.floats(0, 10_000))
def test_a_wiki_that_grows_never_has_less(number: int, share: float, start: int, less: float, more: float) -> None:
    rule = BudgetRule(id="hold", hour=number, day=number, hour_share=share, day_share=share)
    first, second = sorted((less, more))
    for before, after in zip(limits(rule, first, start), limits(rule, second, start), strict=True):
        assert number <= before.most <= after.most


def test_a_limit_says_what_it_is() -> None:
    rule = BudgetRule(id="confirmed-revert", hour=600, day=5000)
    assert [limit.words for limit in limits(rule, 0, 200)] == [
        "confirmed reverts an hour (600)",
        "confirmed reverts a day (5000)",
    ]


# the breaker


def said(number: int, *, overturned: bool, author: str = "", minutes: int = 0) -> Said:
    return Said(
        row="signs-agree",
        actor_key=author or f"user:{number}",
        at=NOW + timedelta(minutes=minutes or number),
        overturned=overturned,
        action_key=f"down-{number}",
    )


def test_three_authors_who_were_right_stop_a_rule_and_two_do_not() -> None:
    wrong = [said(n, overturned=True) for n in range(3)]
    assert overturned_by_people(wrong[:2], RULES) == ()
    assert {one.action_key for one in overturned_by_people(wrong, RULES)} == {"down-0", "down-1", "down-2"}


def test_twenty_edits_of_one_author_are_one_mistake() -> None:
    same = [said(n, overturned=True, author="user:Ann") for n in range(20)]
    assert overturned_by_people(same, RULES) == ()


def test_a_good_edit_among_confirmed_ones_of_one_author_is_a_mistake_all_the_same() -> None:
    mixed = [said(n, overturned=n % 2 == 0, author=f"user:{n // 2}") for n in range(6)]
    assert {one.action_key for one in overturned_by_people(mixed, RULES)} == {"down-0", "down-2", "down-4"}


def test_only_the_latest_twenty_authors_count() -> None:
    old = [said(n, overturned=True) for n in range(3)]
    seventeen = [said(n, overturned=False) for n in range(10, 27)]
    assert len(overturned_by_people(old + seventeen, RULES)) == 3
    assert overturned_by_people([*old, *seventeen, said(30, overturned=False)], RULES) == ()


def test_a_thousand_confirmed_edits_of_one_flood_hide_no_mistake() -> None:
    flood = [said(n, overturned=False, author="user:Flood", minutes=n) for n in range(100, 1100)]
    assert overturned_by_people([said(n, overturned=True) for n in range(3)] + flood, RULES)


@given(st.lists(st.tuples(st.integers(0, 8), st.booleans()), max_size=60))
def test_who_was_never_overturned_is_never_named(decisions: list[tuple[int, bool]]) -> None:
    all_said = [said(n, overturned=wrong, author=f"user:{who}") for n, (who, wrong) in enumerate(decisions)]
    named = {one.actor_key for one in overturned_by_people(all_said, RULES)}
    assert named <= {one.actor_key for one in all_said if one.overturned}
    assert not named or len(named) >= RULES.overturned


def row_of(rules: Ruleset, row_id: str) -> PolicyRow:
    return next(row for row in rules.policy.rows if row.id == row_id)


def test_rows_that_do_what_a_state_asks_for_never_trip_and_those_that_bring_it_may(rules: Ruleset) -> None:
    never = {row.id for row in rules.policy.rows if row.outcome.takes_down and not can_trip(row)}
    assert never == {"silenced", "flagged"}
    assert can_trip(row_of(rules, "repeat-flood"))
    assert not can_trip(row_of(rules, "worth-a-look"))


def test_a_stopped_row_only_lists_and_no_row_below_takes_over(rules: Ruleset) -> None:
    signals = [Signal(id="random_text", points=60, reason=""), Signal(id="phrases.many", points=60, reason="")]

    def decides(by: Ruleset) -> PolicyRow:
        return deciding_row(by, AccountState.CLEAN, "new", signals, adds_link=False)

    before = decides(replace(rules, policy=replace(rules.policy, rows=_from(rules, "signs-agree"))))
    stopped = decides(
        braked(replace(rules, policy=replace(rules.policy, rows=_from(rules, "signs-agree"))), {before.id})
    )
    assert (before.id, before.outcome) == ("signs-agree", Outcome.REVERT)
    assert (stopped.id, stopped.outcome) == ("signs-agree", Outcome.WATCH)


def _from(rules: Ruleset, row_id: str) -> tuple[PolicyRow, ...]:
    ids = [row.id for row in rules.policy.rows]
    return rules.policy.rows[ids.index(row_id) :]


def test_a_stopped_row_changes_no_state_and_plans_no_block(rules: Ruleset) -> None:
    row = row_of(braked(rules, {"repeat-flood"}), "repeat-flood")
    assert (row.outcome, row.account, row.hold_earlier, row.block) == (Outcome.WATCH, None, False, False)
    assert row.signals == row_of(rules, "repeat-flood").signals


def test_a_stopped_revert_still_asks_for_the_sum_without_what_only_holds(rules: Ruleset) -> None:
    """Else it would list what it never decided about, and what the next row holds."""
    rows = _from(rules, "signs-agree")
    sum_of_both = [Signal(id="random_text", points=90, reason=""), Signal(id="reputation.spam", points=15, reason="")]
    for by in (rules, braked(rules, {"signs-agree"})):
        kept = tuple(row_of(by, row.id) for row in rows)
        found = deciding_row(
            replace(by, policy=replace(by.policy, rows=kept)), AccountState.CLEAN, "new", sum_of_both, adds_link=False
        )
        assert found.id != "signs-agree"


def test_rules_without_a_stopped_row_stay_the_same_object(rules: Ruleset) -> None:
    assert braked(rules, ()) is rules


def test_the_mark_of_a_row_changes_with_what_it_does_and_not_with_its_words(rules: Ruleset) -> None:
    row = row_of(rules, "signs-agree")
    assert row_mark(row) == row_mark(replace(row, reason="In other words."))
    changes = ({"outcome": Outcome.HOLD}, {"score_at_least": 120}, {"bands": ("new",)}, {"states": ()})
    assert len({row_mark(row), *(row_mark(replace(row, **change)) for change in changes)}) == 5
