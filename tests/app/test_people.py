"""A person's word stands: nothing rests any more on what somebody said was wrong."""

from __future__ import annotations

from dataclasses import replace

from fakes import FakeClock, FakeSite
from road import PROBE, article, furnish, make_app, outcomes, spam, state, statuses, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.ports import Store, Written

SOURCE = "Its history is told at https://ferries.example/history in full."


def test_an_approved_block_is_cancelled_when_its_evidence_was_released(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = spam(site, "Flora", 5)
    until_quiet(watched, clock)
    hold.approve(watched, f"block-{edits[4]}", "Sybil")
    for revid in edits:
        hold.release(watched, f"down-{revid}", "Sybil")
    clock.advance(days=15)
    until_quiet(watched, clock)
    assert statuses(watched, edits[4])["block"] == "cancelled"
    assert site.actors(["Flora"])["Flora"].blocked is not True


def test_releasing_all_that_an_author_did_clears_them(watched: App, site: FakeSite, clock: FakeClock) -> None:
    edits = spam(site, "Flora", 4)
    until_quiet(watched, clock)
    assert state(watched, "user:Flora") is AccountState.FLAGGED
    for revid in edits:
        hold.release(watched, f"down-{revid}", "Sybil")
    assert state(watched, "user:Flora") is AccountState.CLEARED
    plain = site.append("Flora", "Museum", "It is closed on Mondays.")
    until_quiet(watched, clock)
    assert outcomes(watched)[plain] == "allow"


def test_a_released_probe_is_none_for_a_link_that_comes_later(watched: App, site: FakeSite, clock: FakeClock) -> None:
    probe = site.append("Nora", "Ferry", PROBE)
    until_quiet(watched, clock)
    hold.release(watched, f"down-{probe}", "Sybil")
    until_quiet(watched, clock)
    source = site.append("Nora", "Ferry", SOURCE)
    until_quiet(watched, clock)
    assert outcomes(watched)[source] == "allow"
    assert state(watched, "user:Nora") is AccountState.CLEAN


def test_released_words_are_the_wikis_own_from_then_on(watched: App, site: FakeSite, clock: FakeClock) -> None:
    probe = site.append("Nora", "Ferry", PROBE)
    until_quiet(watched, clock)
    hold.release(watched, f"down-{probe}", "Sybil")
    again = site.append("Oskar", "Tower", PROBE)
    until_quiet(watched, clock)
    assert outcomes(watched)[again] == "allow"


def test_clearing_an_author_cancels_all_that_is_planned_against_them(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.run_page = "no"
    edits = spam(site, "Flora", 4)
    tick(watched)
    hold.clear(watched, "Flora", "Sybil")
    site.run_page = "yes"
    until_quiet(watched, clock)
    assert {status for revid in edits for status in statuses(watched, revid).values()} == {"cancelled"}
    assert "pipes.example" in site.text("Bridge")


def test_a_release_that_went_to_a_person_can_be_asked_for_again(watched: App, site: FakeSite, clock: FakeClock) -> None:
    down = site.edit("192.0.2.7", "Ferry", "hello wqkzjhrv zvkqpthx")
    until_quiet(watched, clock)
    site.edit("Sybil", "Ferry", "No ferry has sailed since.")
    hold.release(watched, f"down-{down}", "Sybil")
    until_quiet(watched, clock)
    assert statuses(watched, down)["release"] == "person"
    site.edit("Sybil", "Ferry", article("Ferry"))
    hold.release(watched, f"down-{down}", "Sybil")
    until_quiet(watched, clock)
    assert statuses(watched, down)["release"] == "done"
    assert site.text("Ferry") == "hello wqkzjhrv zvkqpthx"


def test_a_no_in_the_middle_of_carrying_out_puts_the_text_back(watched: App, site: FakeSite, clock: FakeClock) -> None:
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    poll(watched)
    site.before_write = lambda: hold.cancel(watched, f"down-{probe}", "Sybil")
    until_quiet(watched, clock)
    site.before_write = None
    until_quiet(watched, clock)
    assert PROBE in site.text("Ferry")
    assert statuses(watched, probe) == {"revert": "cancelled", "release": "done"}


def test_a_no_is_not_forgotten_when_the_write_fails(watched: App, site: FakeSite, clock: FakeClock) -> None:
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    poll(watched)
    site.before_write = lambda: hold.cancel(watched, f"down-{probe}", "Sybil")
    site.fail_next("save", Written(ok=False, code="readonly", wait=True))
    until_quiet(watched, clock)
    assert statuses(watched, probe) == {"revert": "cancelled"}
    assert PROBE in site.text("Ferry")


def test_waiting_at_a_closed_gate_is_no_failed_attempt(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.run_page = "no"
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    poll(watched)
    for _ in range(60):
        run_due(watched)
        clock.advance(minutes=1)
    site.run_page = "yes"
    site.fail_next("save", Written(ok=False, code="readonly", wait=True))
    run_due(watched)
    clock.advance(minutes=1)
    until_quiet(watched, clock)
    assert statuses(watched, probe) == {"revert": "done"}


def test_what_was_silenced_while_observing_binds_for_a_day_only(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    observing = make_app(site, store, rules, clock, enforce=False)
    furnish(site)
    poll(observing)
    edits = spam(site, "Flora", 6)
    poll(observing)
    assert state(observing, "user:Flora") is AccountState.SILENCED
    clock.advance(days=10)
    acting = make_app(site, store, rules, clock)
    good = site.append("Flora", "Museum", "It is closed on Mondays.")
    until_quiet(acting, clock)
    assert outcomes(acting)[good] == "allow"
    assert {statuses(acting, revid).get("hold", "review") for revid in edits} == {"review"}
    assert store.trust_record("user:Flora", clock.now(), rules).taken_down == ()


def test_the_page_of_a_flagged_author_keeps_its_first_revision(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Flora", "Lock", "The lock has two gates and was dug by hand.")
    until_quiet(watched, clock)
    spam(site, "Flora", 4)
    until_quiet(watched, clock)
    site.append("Flora", "Lock", "It is open every day.")
    until_quiet(watched, clock)
    assert site.text("Lock") == "The lock has two gates and was dug by hand."


def test_other_addresses_of_a_flagged_64_are_the_same_visitor(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("2001:db8:5::1", "Ferry", PROBE)
    back = site.append("2001:db8:5::2", "Ferry", "Cheap pills at https://pills.example/now for you")
    until_quiet(watched, clock)
    assert state(watched, "ip:2001:db8:5::/64") is AccountState.SILENCED
    planned = next(a for a in watched.store.waiting() if a.key == f"block-{back}")
    assert planned.target == "2001:db8:5::/64"
    hold.clear(watched, "2001:db8:5::77", "Sybil")
    assert state(watched, "ip:2001:db8:5::/64") is AccountState.CLEARED
    clock.advance(days=400)
    assert state(watched, "ip:2001:db8:5::/64") is AccountState.CLEAN


def test_the_log_page_keeps_the_date_of_a_block_to_itself(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, rules, clock)
    furnish(site)
    poll(app)
    site.append("192.0.2.7", "Ferry", PROBE)
    back = site.append("192.0.2.7", "Ferry", "Cheap pills at https://pills.example/now for you")
    until_quiet(app, clock)
    clock.advance(days=5)
    assert state(app, "ip:192.0.2.7") is AccountState.CLEAN
    site.append("198.51.100.9", "Tower", "zvkqpthx")
    until_quiet(app, clock)
    log_page = site.text(app.settings.log_title)
    assert f"down-{back}" in log_page.replace("&#45;", "-")
    assert "192" not in log_page.split("198")[1]
    due = store.action(f"block-{back}")
    assert due is not None
    assert due.due_at.strftime("%Y-%m-%d") not in log_page


def test_a_probe_that_somebody_else_brings_back_is_held_too(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("192.0.2.7", "Ferry", PROBE)
    spoilt = site.text("Ferry")
    until_quiet(watched, clock)
    site.edit("198.51.100.9", "Ferry", spoilt)
    site.append("192.0.2.7", "Ferry", "zvkqpthx")
    until_quiet(watched, clock)
    assert site.text("Ferry") == article("Ferry")


def test_the_rules_may_let_blocks_go_without_a_yes(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    policy = replace(rules.policy, autonomous=("block",))
    app = make_app(site, store, replace(rules, policy=policy), clock)
    furnish(site)
    poll(app)
    edits = spam(site, "Flora", 5)
    until_quiet(app, clock)
    assert statuses(app, edits[4])["block"] == "planned"
    clock.advance(days=15)
    until_quiet(app, clock)
    assert statuses(app, edits[4])["block"] == "done"


def test_an_author_who_brings_a_text_back_and_back_is_left_to_a_person(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = []
    for _ in range(3):
        edits.append(site.append("Nora", "Ferry", PROBE))
        until_quiet(watched, clock)
        if PROBE in site.text("Ferry"):
            site.edit("Gus", "Ferry", article("Ferry"))
    assert [list(statuses(watched, revid).values()) for revid in edits] == [["done"], ["person"], ["person"]]
    clock.advance(days=2)
    later = site.append("Nora", "Ferry", PROBE)
    until_quiet(watched, clock)
    assert list(statuses(watched, later).values()) == ["done"]


def test_a_silenced_author_can_not_win_by_saving_often(watched: App, site: FakeSite, clock: FakeClock) -> None:
    spam(site, "Flora", 6)
    until_quiet(watched, clock)
    for _ in range(5):
        site.append("Flora", "Ferry", "Buy now!")
        until_quiet(watched, clock)
        assert site.text("Ferry") == article("Ferry")
