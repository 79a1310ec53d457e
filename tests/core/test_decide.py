"""The policy table: the first row whose conditions all hold decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.decide import decide, is_stale, passed_over, score, set_aside
from wikiwatch.core.evidence import Added, Case, Link, Past, Signal, Trust, Verdict
from wikiwatch.core.model import AccountState, Actor, ActorKind, Change, ChangeKind, Outcome
from wikiwatch.core.ruleset import PolicyRow

RULES = rulefiles.load(rulefiles.packaged_rules_dir())
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINK = Link(kind="url", raw="https://a.example", target="a.example", host="a.example", domain="a.example", form="plain")


def signals(*ids: str) -> list[Signal]:
    return [Signal(id=one, points=RULES.points.signal(one).points, reason="r") for one in ids]


def case(
    state: AccountState = AccountState.CLEAN, band: str = "new", *, link: bool = False, age_hours: float = 0
) -> Case:
    change = Change(
        rcid=1,
        kind=ChangeKind.EDIT,
        revid=10,
        parent_revid=9,
        page_id=1,
        namespace=0,
        title="Bridge",
        timestamp=NOW - timedelta(hours=age_hours),
        user="Ann",
    )
    return Case(
        change=change,
        actor=Actor(name="Ann", kind=ActorKind.ACCOUNT),
        added=Added(links=(LINK,) if link else ()),
        before="",
        past=Past(state=state),
        trust=Trust(score=0, band=band),
    )


def verdict(*ids: str, **about: Any) -> Verdict:
    return decide(case(**about), signals(*ids), (), RULES, NOW)


CLEAN, FLAGGED, CLEARED = AccountState.CLEAN, AccountState.FLAGGED, AccountState.CLEARED
SILENCED, BLOCKED = AccountState.SILENCED, AccountState.BLOCKED


@pytest.mark.parametrize(
    ("ids", "about", "outcome", "state"),
    [
        ((), {}, Outcome.ALLOW, CLEAN),
        ((), {"state": FLAGGED}, Outcome.HOLD, FLAGGED),
        ((), {"state": SILENCED}, Outcome.REVERT, SILENCED),
        ((), {"state": SILENCED, "band": "old"}, Outcome.REVERT, SILENCED),
        ((), {"state": CLEARED}, Outcome.ALLOW, CLEARED),
        (("random_text", "random_text.bare"), {}, Outcome.REVERT, CLEAN),
        (("random_text",), {}, Outcome.HOLD, CLEAN),
        (("random_text", "random_text.bare"), {"band": "known"}, Outcome.WATCH, CLEAN),
        (("repeat_links",), {"link": True}, Outcome.HOLD, FLAGGED),
        (("repeat_links",), {"link": True, "state": CLEARED}, Outcome.WATCH, CLEARED),
        (("repeat_links", "repeat_links.flood"), {"link": True}, Outcome.REVERT, SILENCED),
        (("repeat_links", "repeat_links.flood"), {"link": True, "state": FLAGGED}, Outcome.REVERT, SILENCED),
        (("repeat_links", "repeat_links.flood"), {"link": True, "state": BLOCKED}, Outcome.REVERT, SILENCED),
        (("repeat_links", "repeat_links.flood"), {"link": True, "band": "trusted"}, Outcome.HOLD, FLAGGED),
        (("return.probed_page",), {"link": True}, Outcome.HOLD, CLEAN),
        (("return.probed_page", "return.same_hand"), {"link": True}, Outcome.REVERT, SILENCED),
        (("return.probed_page", "return.same_hand"), {"link": True, "band": "old"}, Outcome.WATCH, CLEAN),
    ],
)
def test_the_packaged_policy(
    ids: tuple[str, ...], about: dict[str, Any], outcome: Outcome, state: AccountState
) -> None:
    found = verdict(*ids, **about)
    assert (found.outcome, found.state) == (outcome, state)
    assert found.state_before == about.get("state", CLEAN)
    assert found.reason


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        ({"states": (FLAGGED,)}, False),
        ({"states": (CLEAN, FLAGGED)}, True),
        ({"bands": ("low",)}, False),
        ({"bands": ("new", "low")}, True),
        ({"signals": ("repeat_links", "random_text")}, True),
        ({"signals": ("repeat_links",)}, False),
        ({"score_at_least": 61}, False),
        ({"score_at_least": 60}, True),
        ({"adds_link": True}, False),
        ({"adds_link": False}, True),
        ({"adds_link": False, "bands": ("old",)}, False),
    ],
)
def test_a_row_decides_if_all_of_its_conditions_hold(row: dict[str, Any], holds: bool) -> None:
    rows = (
        PolicyRow(id="tried", outcome=Outcome.HOLD, reason="r", **row),
        PolicyRow(id="rest", outcome=Outcome.ALLOW, reason="r"),
    )
    rules = replace(RULES, policy=replace(RULES.policy, rows=rows))
    found = decide(case(), signals("random_text"), ("repeat_links",), rules, NOW)
    assert found.row == ("tried" if holds else "rest")
    assert found.misses == ("repeat_links",)


def test_one_family_never_counts_more_than_its_cap() -> None:
    every_random = ("random_text", "random_text.bare", "random_text.title", "random_text.beside_links")
    assert score(signals(*every_random), RULES.points) == 100
    assert score(signals(*every_random, "return.probed_page"), RULES.points) == 150
    assert score([], RULES.points) == 0


@pytest.mark.parametrize(("hours", "stale"), [(0, False), (24, False), (24.1, True), (-3, False)])
def test_an_old_change_is_stale(hours: float, stale: bool) -> None:
    assert is_stale(case(age_hours=hours).change, RULES.policy, NOW) is stale
    assert verdict("random_text", age_hours=hours).stale is stale


def test_what_is_passed_over_or_set_aside_changes_nothing_about_its_author() -> None:
    trust = Trust(score=3, band="new")
    passed = passed_over("listed as exempt", trust, FLAGGED, RULES)
    assert (passed.outcome, passed.state, passed.exempt) == (Outcome.ALLOW, FLAGGED, "listed as exempt")
    aside = set_aside("RecursionError", trust, AccountState.CLEAN, RULES, stale=False)
    assert (aside.outcome, aside.row, aside.state) == (Outcome.WATCH, "set-aside", AccountState.CLEAN)
    assert "RecursionError" in aside.reason


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        (AccountState.FLAGGED, Outcome.HOLD),
        (AccountState.SILENCED, Outcome.REVERT),
        (AccountState.CLEARED, Outcome.WATCH),
        (AccountState.BLOCKED, Outcome.WATCH),
    ],
)
def test_breaking_the_judge_is_no_way_out_for_a_watched_author(state: AccountState, outcome: Outcome) -> None:
    aside = set_aside("RecursionError", Trust(score=3, band="new"), state, RULES, stale=True)
    assert (aside.outcome, aside.state, aside.stale) == (outcome, state, True)
    assert "RecursionError" in aside.reason
