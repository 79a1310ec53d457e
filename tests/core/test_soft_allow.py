"""What a release allows: the like of it is listed instead of taken down, but for what no release explains."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wikiwatch import rulefiles
from wikiwatch.core.decide import decide
from wikiwatch.core.evidence import Added, Case, Link, Past, Signal, Trust, Verdict
from wikiwatch.core.model import AccountState, Actor, ActorKind, Change, ChangeKind, Facts, Outcome
from wikiwatch.core.plan import plan

RULES = rulefiles.load(rulefiles.packaged_rules_dir())
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHY = "Sybil released down-10 (until 2026-12-06)"
LINK = Link(kind="url", raw="https://a.example", target="a.example", host="a.example", domain="a.example", form="plain")
CHANGE = Change(
    rcid=1, kind=ChangeKind.EDIT, revid=10, parent_revid=9, page_id=1, namespace=0, title="Bridge", timestamp=NOW,
    user="Ann",
)  # fmt: skip
ANN = Actor(name="Ann", kind=ActorKind.ACCOUNT)
CLEAN, FLAGGED, SILENCED = AccountState.CLEAN, AccountState.FLAGGED, AccountState.SILENCED


def verdict(*ids: str, state: AccountState = CLEAN, allowed: str = WHY) -> Verdict:
    case = Case(
        change=CHANGE,
        actor=ANN,
        added=Added(links=(LINK,)),
        before="",
        past=Past(state=state, softly_allowed=allowed),
        trust=Trust(score=0, band="new"),
    )
    signals = [Signal(id=one, points=RULES.points.signal(one).points, reason="r") for one in ids]
    return decide(case, signals, (), RULES, NOW)


@pytest.mark.parametrize(
    ("ids", "row"),
    [
        (("repeat_links",), "repeat-links"),
        (("random_text", "random_text.bare"), "tracking-edit"),
        (("return.probed_page",), "probed-page-link"),
        (("campaign.growing",), "campaign"),
        (("blanking.emptied",), "signs-enough"),
    ],
)
def test_it_is_listed_instead_of_taken_down_and_changes_no_state(ids: tuple[str, ...], row: str) -> None:
    assert verdict(*ids, allowed="").row == row
    assert verdict(*ids, allowed="").outcome.takes_down
    found = verdict(*ids)
    assert (found.outcome, found.row, found.state) == (Outcome.WATCH, "soft-allow", CLEAN)
    assert WHY in found.reason
    assert next(one.reason for one in RULES.policy.rows if one.id == row) in found.reason


def test_nothing_is_planned_for_it() -> None:
    found = replace(verdict("repeat_links"), stale=False)
    facts = Facts(change=CHANGE, actor=ANN, before="", after="")
    assert plan(*(facts, found, (), RULES.policy, NOW), observing=False, autonomous=(), moment=lambda _key: 0.5) == ()


@pytest.mark.parametrize(
    ("ids", "state"),
    [
        (("repeat_links", "repeat_links.flood"), CLEAN),
        (("return.same_hand",), CLEAN),
        (("campaign.confirmed", "campaign.exact"), CLEAN),
        (("listed.denied_site",), CLEAN),
        (("listed.denied_author",), CLEAN),
        ((), FLAGGED),
        ((), SILENCED),
    ],
)
def test_some_rows_decide_as_if_nothing_had_been_released(ids: tuple[str, ...], state: AccountState) -> None:
    assert verdict(*ids, state=state) == verdict(*ids, state=state, allowed="")
    assert verdict(*ids, state=state).outcome.takes_down


@pytest.mark.parametrize("ids", [(), ("names.user_link",), ("return.old_probe",)])
def test_what_would_stand_anyway_is_judged_as_ever(ids: tuple[str, ...]) -> None:
    assert verdict(*ids) == verdict(*ids, allowed="")
