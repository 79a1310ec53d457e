"""Answers of the wiki, the gate, and blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import FakeClock, FakeSite
from road import PROBE, bot_edits, furnish, make_app, outcomes, probed, spam, statuses, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.errors import SiteError
from wikiwatch.ports import Written
from wikiwatch.store.db import Store

# Answers of the wiki


@pytest.mark.parametrize(
    ("answers", "status", "tries"),
    [
        ([Written(ok=False, code="editconflict")], "done", 2),
        ([Written(ok=False, code="nochange")], "done", 2),
        ([Written(ok=False, code="superseded")] * 3, "done", 4),
        ([Written(ok=False, code="editconflict")] * 20, "person", 6),
        ([Written(ok=False, code="protectedpage")], "person", 1),
        ([Written(ok=False, code="spamblacklist", detail="pills")] * 2, "person", 2),
        ([Written(ok=False, code="abusefilter-disallowed")] * 2, "person", 2),
        ([Written(ok=False, code="abusefilter-warning")], "done", 2),
        ([Written(ok=False, code="captcha")], "person", 1),
        ([Written(ok=False, code="missingtitle")], "skipped", 1),
        ([Written(ok=False, code="readonly", wait=True)], "planned", 1),
        ([SiteError("busy", temporary=True)], "planned", 1),
        ([SiteError("odd", code="internal_api_error")], "person", 1),
    ],
)
def test_an_answer_is_an_ordinary_outcome_and_never_blindly_repeated(
    watched: App, site: FakeSite, answers: list[Written | Exception], status: str, tries: int
) -> None:
    revid = probed(watched, site)
    site.fail_next("save", *answers)
    run_due(watched)
    assert statuses(watched, revid) == {"revert": status}
    assert site.requests["save"] == tries


def test_what_may_get_better_is_tried_again_later_and_later(watched: App, site: FakeSite, clock: FakeClock) -> None:
    revid = probed(watched, site)
    site.fail_next("save", *[Written(ok=False, code="readonly", wait=True)] * 4)
    for pause in (30, 60, 120, 240):
        run_due(watched)
        run_due(watched)
        clock.advance(seconds=pause)
    assert site.requests["save"] == 4
    run_due(watched)
    assert statuses(watched, revid) == {"revert": "done"}


def test_waits_before_a_page_that_is_being_edited_are_not_counted_as_edits_of_it(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = probed(watched, site)
    lagging, edited = Written(ok=False, code="maxlag", wait=True), Written(ok=False, code="editconflict")
    for _ in range(9):
        site.fail_next("save", lagging)
        run_due(watched)
        clock.advance(hours=1)
    site.fail_next("save", *[edited] * 5)
    run_due(watched)
    assert statuses(watched, revid) == {"revert": "done"}


# The gate


def test_observing_carries_nothing_out(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> None:
    app = make_app(site, store, rules, clock, enforce=False)
    furnish(site)
    poll(app)
    edits = spam(site, "Flora", 6)
    for _ in range(3):
        tick(app)
    assert {outcomes(app)[revid] for revid in edits} == {"hold", "revert"}
    assert {status for revid in edits for status in statuses(app, revid).values()} == {"planned", "review"}
    assert bot_edits(site) == 0
    assert not site.requests["save"] + site.requests["save_page"] + site.requests["block"]


@pytest.mark.parametrize(("hours", "status"), [(23, "done"), (25, "review")])
def test_plans_made_while_observing_act_for_a_day(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, hours: int, status: str
) -> None:
    watching = make_app(site, store, rules, clock, enforce=False)
    furnish(site)
    poll(watching)
    revid = probed(watching, site)
    clock.advance(hours=hours)
    acting = make_app(site, store, rules, clock)
    until_quiet(acting, clock)
    assert statuses(acting, revid) == {"revert": status}
    if status == "review":
        hold.approve(acting, f"down-{revid}", "Sybil")
        until_quiet(acting, clock)
        assert statuses(acting, revid) == {"revert": "done"}


def test_the_stop_page_postpones_everything(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.run_page = "no"
    revid, other = probed(watched, site), probed(watched, site, "Tower")
    tick(watched)
    assert "stopped" in run_due(watched).closed
    assert statuses(watched, revid) == statuses(watched, other) == {"revert": "planned"}
    assert bot_edits(site) == 0
    site.run_page = "yes"
    until_quiet(watched, clock)
    assert statuses(watched, revid) == statuses(watched, other) == {"revert": "done"}


# Blocks


def block_of(app: App) -> str:
    return next(action.key for action in app.store.waiting() if action.kind == "block")


@pytest.fixture
def silenced(watched: App, site: FakeSite, clock: FakeClock) -> str:
    """Flora is silenced; the key of her planned block."""
    spam(site, "Flora", 5)
    until_quiet(watched, clock)
    return block_of(watched)


def test_a_block_waits_for_a_yes_however_long(watched: App, site: FakeSite, clock: FakeClock, silenced: str) -> None:
    clock.advance(days=20)
    until_quiet(watched, clock)
    assert site.blocks == {}
    assert [action.status for action in watched.store.waiting()] == ["review"]


def test_with_a_yes_it_is_carried_out_when_it_is_due(
    watched: App, site: FakeSite, clock: FakeClock, silenced: str
) -> None:
    approved = hold.approve(watched, silenced, "Sybil")
    until_quiet(watched, clock)
    assert site.blocks == {}
    clock.at = approved.due_at
    until_quiet(watched, clock)
    assert site.blocks == {"Flora": ("2 weeks", frozenset({"nocreate", "allowusertalk"}))}
    assert watched.store.state("user:Flora", clock.now()) is AccountState.BLOCKED


def test_an_address_is_blocked_softly_and_not_for_ever(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("192.0.2.7", "Ferry", PROBE)
    site.append("192.0.2.7", "Ferry", "Cheap pills at https://pills.example/now for you")
    until_quiet(watched, clock)
    hold.approve(watched, block_of(watched), "Sybil")
    clock.advance(days=15)
    site.append("192.0.2.7", "Ferry", "More cheap pills at https://pills.example/now for you")
    until_quiet(watched, clock)
    expiry, options = site.blocks["192.0.2.7"]
    assert expiry == "2 weeks"
    assert "anononly" in options


@pytest.mark.parametrize("by", ["cleared", "blocked", "promoted", "cancelled"])
def test_a_block_is_not_carried_out_once_people_have_decided(
    watched: App, site: FakeSite, clock: FakeClock, silenced: str, by: str
) -> None:
    hold.approve(watched, silenced, "Sybil")
    match by:
        case "cleared":
            hold.clear(watched, "Flora", "Sybil")
        case "cancelled":
            hold.cancel(watched, silenced, "Sybil")
        case "blocked":
            site.person_blocks("Flora")
        case "promoted":
            site.account("Flora", groups={"sysop"})
    clock.advance(days=15)
    until_quiet(watched, clock)
    assert site.requests["block"] == 0
    settled = watched.store.action(silenced)
    assert settled is not None
    assert settled.status == ("skipped" if by == "blocked" else "cancelled")


def test_an_autonomous_block_needs_no_yes(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> None:
    trusting = replace(rules, policy=replace(rules.policy, autonomous=("block",)))
    app = make_app(site, store, trusting, clock)
    furnish(site)
    poll(app)
    spam(site, "Flora", 5)
    until_quiet(app, clock)
    clock.advance(days=6, hours=23)
    until_quiet(app, clock)
    assert site.blocks == {}
    clock.advance(days=8)
    until_quiet(app, clock)
    assert set(site.blocks) == {"Flora"}


def test_a_round_with_nothing_due_asks_the_wiki_nothing(watched: App, site: FakeSite, clock: FakeClock) -> None:
    until_quiet(watched, clock)
    clock.at += timedelta(minutes=1)
    site.requests.clear()
    run_due(watched)
    assert not site.requests
