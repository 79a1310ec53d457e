"""Silent blocks: nothing shows until the day, then everything is looked at again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from fakes import BOT, LOG, FakeClock, FakeSite
from road import PROBE, advert, article, furnish, make_app, outcomes, spam, state, statuses, until_quiet

from wikiwatch.app import hold, ranges
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.action import Action
from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.store.db import Store

PILLS = "Cheap pills at https://pills.example/now for you"


@pytest.fixture
def autonomous(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    """An App that needs no yes for blocks, on a wiki with articles."""
    trusting = replace(rules, policy=replace(rules.policy, autonomous=("block",)))
    app = make_app(site, store, trusting, clock)
    furnish(site)
    poll(app)
    return app


@pytest.fixture
def flora(autonomous: App, site: FakeSite, clock: FakeClock) -> Action:
    """Flora is silenced; her planned block."""
    spam(site, "Flora", 5)
    until_quiet(autonomous, clock)
    assert state(autonomous, "user:Flora") is AccountState.SILENCED
    clock.advance(minutes=1)
    return block_of(autonomous, "user:Flora")


def block_of(app: App, key: str) -> Action:
    return next(action for action in app.store.actions_of_actor(key) if action.kind == "block")


def told(app: App, action: Action) -> tuple[str, str]:
    """What became of an action: status, and why."""
    found = app.store.action(action.key)
    assert found is not None
    return str(found.status), found.result


def returns(site: FakeSite, address: str, title: str = "Ferry") -> None:
    """Somebody probes a page and brings a link to it."""
    site.append(address, title, PROBE)
    site.append(address, title, PILLS)


# --- the delay ---


def test_a_later_edit_of_a_silenced_author_goes_within_the_delay_and_the_log_page_says_nothing_before(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    clock.advance(hours=1)
    later = site.append("Flora", "Ferry", "Is anybody there?")
    tick(autonomous)
    [down] = autonomous.store.actions_on(later)
    assert timedelta() < down.due_at - clock.now() < timedelta(minutes=10)
    assert "Is anybody there?" in site.text("Ferry")
    assert f"diff={later}" not in site.text(LOG)
    clock.at = down.due_at
    tick(autonomous)
    assert site.text("Ferry") == article("Ferry")
    assert statuses(autonomous, later) == {"revert": "done"}
    assert str(later) in site.text(LOG)


def test_what_was_saved_before_the_silence_goes_at_once_with_the_rest(autonomous: App, site: FakeSite) -> None:
    spam(site, "Flora", 7)
    tick(autonomous)
    assert advert(6) not in "".join(page.head.text or "" for page in site.pages.values())
    assert set(outcomes(autonomous).values()) == {"hold", "revert"}


def test_two_edits_of_one_page_go_together(autonomous: App, flora: Action, site: FakeSite, clock: FakeClock) -> None:
    first = site.append("Flora", "Tower", "One.")
    second = site.append("Flora", "Tower", "Two.")
    poll(autonomous)
    clock.at = min(action.due_at for revid in (first, second) for action in autonomous.store.actions_on(revid))
    tick(autonomous)
    assert site.text("Tower") == article("Tower")
    assert statuses(autonomous, first) == statuses(autonomous, second) == {"revert": "done"}


def test_a_good_edit_within_the_delay_stays(autonomous: App, flora: Action, site: FakeSite, clock: FakeClock) -> None:
    site.append("Flora", "Tower", "One.")
    poll(autonomous)
    site.replace("Gus", "Tower", "old town", "new town")
    until_quiet(autonomous, clock)
    assert site.text("Tower") == article("Tower").replace("old town", "new town")


# --- when it is due ---


def test_the_days_count_from_the_flag(autonomous: App, site: FakeSite, clock: FakeClock) -> None:
    spam(site, "Flora", 4)
    until_quiet(autonomous, clock)
    assert state(autonomous, "user:Flora") is AccountState.FLAGGED
    flagged = clock.now()
    clock.advance(days=6)
    spam(site, "Flora", 5)
    until_quiet(autonomous, clock)
    due_at = block_of(autonomous, "user:Flora").due_at
    assert timedelta(days=6) < due_at - flagged <= timedelta(days=14)


def test_a_block_rests_on_evidence(autonomous: App, flora: Action, clock: FakeClock) -> None:
    account = autonomous.store.account("user:Flora")
    assert account is not None
    for revid, outcome in outcomes(autonomous).items():
        if outcome != "allow" and revid != flora.revid:
            autonomous.store.overturn(revid, clock.now())
    assert carried_out(autonomous, flora, clock)[0] == "done"


@pytest.mark.parametrize("approved", [True, False])
def test_without_evidence_nobody_is_blocked_whoever_said_yes(
    autonomous: App, flora: Action, clock: FakeClock, site: FakeSite, approved: bool
) -> None:
    if approved:
        hold.approve(autonomous, flora.key, "Sybil")
    autonomous.store.conn.execute("update change set overturned = 1 where revid != ?", [flora.revid])
    autonomous.store.conn.execute("update change set outcome = 'watch' where revid = ?", [flora.revid])
    assert carried_out(autonomous, flora, clock) == ("cancelled", "nothing is left of what was held against the author")
    assert site.blocks == {}


def carried_out(app: App, action: Action, clock: FakeClock) -> tuple[str, str]:
    """What became of a block on its day."""
    clock.at = max(clock.at, action.due_at)
    tick(app)
    return told(app, action)


def test_an_account_is_blocked_under_the_name_that_it_has_by_then(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    site.rename("Flora", "Fauna")
    site.account("Flora")
    assert carried_out(autonomous, flora, clock)[0] == "done"
    assert set(site.blocks) == {"Fauna"}
    assert block_of(autonomous, "user:Fauna").target == "Fauna"
    assert [row["user"] for row in autonomous.store.accounts(clock.now())] == ["Fauna"]


# --- how ---


def test_each_block_is_longer_than_the_one_before(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    assert carried_out(autonomous, flora, clock)[0] == "done"
    assert site.blocks.pop("Flora")[0] == "2 weeks"
    for expected in ("3 months", "infinite"):
        clock.advance(days=100)
        assert state(autonomous, "user:Flora") is AccountState.CLEAN
        spam(site, "Flora", 5, expected.replace(" ", ""))
        until_quiet(autonomous, clock)
        assert carried_out(autonomous, block_of(autonomous, "user:Flora"), clock) == ("done", f"blocked: {expected}")
        assert site.blocks.pop("Flora")[0] == expected


def test_a_block_that_a_person_took_back_makes_the_next_no_longer(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    carried_out(autonomous, flora, clock)
    clock.advance(days=1)
    site.person_unblocks("Flora")
    poll(autonomous)
    assert autonomous.store.earlier_blocks("user:Flora") == 0


def test_a_block_that_a_person_changed_is_still_one(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    carried_out(autonomous, flora, clock)
    clock.advance(days=1)
    site.person_blocks("Flora", action="reblock")
    poll(autonomous)
    assert autonomous.store.earlier_blocks("user:Flora") == 1


def test_the_earlier_blocks_of_an_address_are_forgotten(autonomous: App, site: FakeSite, clock: FakeClock) -> None:
    site.person_blocks("192.0.2.7")
    poll(autonomous)
    del site.blocks["192.0.2.7"]
    clock.advance(days=autonomous.rules.trust.network.window_days + 1)
    goes_on(autonomous, site, clock)
    assert site.blocks["192.0.2.7"][0] == "2 weeks"


def goes_on(app: App, site: FakeSite, clock: FakeClock, address: str = "192.0.2.7", days: int = 15) -> Action:
    """An address is silenced, and writes something bad every other day."""
    returns(site, address)
    until_quiet(app, clock)
    planned = next(action for action in app.store.waiting() if action.kind == "block")
    for _ in range(days // 2):
        clock.advance(days=2)
        site.append(address, "Tower", "Hello again.")
        until_quiet(app, clock)
    return planned


# --- addresses ---


def test_an_address_that_goes_on_is_blocked_on_its_day(autonomous: App, site: FakeSite, clock: FakeClock) -> None:
    planned = goes_on(autonomous, site, clock)
    assert told(autonomous, planned) == ("done", "blocked: 2 weeks")
    assert "anononly" in site.blocks["192.0.2.7"][1]


def test_of_ipv6_the_64_is_blocked(autonomous: App, site: FakeSite, clock: FakeClock) -> None:
    goes_on(autonomous, site, clock, "2001:db8::7")
    assert set(site.blocks) == {"2001:db8::/64"}


@pytest.mark.parametrize("approved", [True, False])
def test_an_address_that_stopped_is_let_go_whoever_said_yes(
    autonomous: App, site: FakeSite, clock: FakeClock, approved: bool
) -> None:
    returns(site, "192.0.2.7")
    until_quiet(autonomous, clock)
    planned = block_of(autonomous, "ip:192.0.2.7")
    if approved:
        hold.approve(autonomous, planned.key, "Sybil")
    status, why = carried_out(autonomous, planned, clock)
    assert (status, site.blocks) == ("cancelled", {})
    assert ("came from the address in the last 72 hours" if approved else "not silenced any more") in why


def test_what_the_next_tenant_of_an_address_writes_does_not_bring_the_last_ones_block(
    autonomous: App, site: FakeSite, clock: FakeClock
) -> None:
    returns(site, "192.0.2.7")
    until_quiet(autonomous, clock)
    planned = block_of(autonomous, "ip:192.0.2.7")
    hold.approve(autonomous, planned.key, "Sybil")
    clock.at = planned.due_at - timedelta(hours=20)
    good = site.append("192.0.2.7", "Tower", "It was built by hand.")
    until_quiet(autonomous, clock)
    assert outcomes(autonomous)[good] == "allow"
    assert carried_out(autonomous, planned, clock)[0] == "cancelled"
    assert site.blocks == {}


# --- people's decisions ---


def by_hand(site: FakeSite) -> None:
    site.person_blocks("Flora")


def partly(site: FakeSite) -> None:
    site.person_blocks("Flora", sitewide=False)


@pytest.mark.parametrize(("does", "words"), [(by_hand, "by Sybil, for ever"), (partly, "on some pages")])
def test_a_persons_block_is_left_as_it_is(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock, does: Callable[[FakeSite], None], words: str
) -> None:
    does(site)
    before = dict(site.blocks)
    status, why = carried_out(autonomous, flora, clock)
    assert (status, site.blocks) == ("skipped", before)
    assert words in why


@pytest.mark.parametrize(
    ("block", "blocked"), [("192.0.2.0/24", False), ("192.0.0.0/16", False), ("198.51.100.0/24", True)]
)
def test_an_address_in_a_range_that_is_blocked_is_not_blocked_again(
    autonomous: App, site: FakeSite, clock: FakeClock, block: str, blocked: bool
) -> None:
    site.person_blocks(block)
    planned = goes_on(autonomous, site, clock)
    assert ("192.0.2.7" in site.blocks) is blocked
    assert blocked or told(autonomous, planned) == ("skipped", f"blocked already: {block}, by Sybil, for ever")


@pytest.mark.parametrize("action", ["unblock", "reblock"])
def test_whoever_changes_or_lifts_the_programs_block_is_not_fought(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock, action: str
) -> None:
    carried_out(autonomous, flora, clock)
    again = replace(flora, key="block-again", due_at=clock.now() + timedelta(hours=2))
    clock.advance(hours=1)
    if action == "unblock":
        site.person_unblocks("Flora")
    else:
        site.person_blocks("Flora", action="reblock")
        del site.blocks["Flora"]  # made shorter, and over
    autonomous.store.plan([replace(again, approved=True)])
    status, why = carried_out(autonomous, again, clock)
    assert (status, site.blocks) == ("cancelled", {})
    assert why.startswith("Sybil said") if action == "unblock" else "nothing unwanted came since" in why


def test_a_persons_short_block_is_not_made_longer_later(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    clock.advance(days=1)
    site.person_blocks("Flora")
    clock.advance(days=1)
    del site.blocks["Flora"]  # it has run out
    status, why = carried_out(autonomous, flora, clock)
    assert (status, site.blocks) == ("cancelled", {})
    assert "a person decided about a block on" in why


def test_what_comes_after_a_persons_decision_counts_again(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    site.person_blocks("Flora")
    clock.advance(days=1)
    del site.blocks["Flora"]
    site.append("Flora", "Tower", "Here I am again.")
    until_quiet(autonomous, clock)
    assert carried_out(autonomous, flora, clock)[0] == "done"


def test_whom_a_person_unblocked_is_judged_without_a_state(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    carried_out(autonomous, flora, clock)
    assert state(autonomous, "user:Flora") is AccountState.BLOCKED
    clock.advance(hours=1)
    site.person_unblocks("Flora")
    good = site.append("Flora", "Tower", "It was built by hand.")
    until_quiet(autonomous, clock)
    assert state(autonomous, "user:Flora") is AccountState.CLEARED
    assert outcomes(autonomous)[good] == "allow"


def test_whose_block_by_hand_a_person_lifted_is_silenced_and_blocked_no_more(
    autonomous: App, flora: Action, site: FakeSite, clock: FakeClock
) -> None:
    site.person_blocks("Flora")
    until_quiet(autonomous, clock)
    clock.advance(hours=1)
    site.person_unblocks("Flora")
    clock.advance(hours=1)
    site.append("Flora", "Tower", "It was built by hand.")
    until_quiet(autonomous, clock)
    assert state(autonomous, "user:Flora") is AccountState.CLEARED
    assert "by hand" in site.text("Tower")
    assert (carried_out(autonomous, flora, clock)[0], site.blocks) == ("cancelled", {})


# --- ranges ---


def flood(site: FakeSite, first: int = 1, count: int = 5) -> None:
    """Several addresses of one /24 come back with a link to what they probed."""
    for number in range(first, first + count):
        returns(site, f"192.0.2.{number}", f"Page {number}")


@pytest.fixture
def flooded(watched: App, site: FakeSite, clock: FakeClock) -> App:
    for number in range(1, 12):
        site.edit("Sybil", f"Page {number}", article(f"Page {number}"))
    poll(watched)
    site.append("192.0.2.200", "Tower", "It has a clock.")
    clock.advance(days=4)
    flood(site)
    until_quiet(watched, clock)
    return watched


def proposals(app: App) -> list[Action]:
    return [action for action in app.store.actions_of_actor("net:192.0.2.0/24") if action.kind == "block"]


def test_a_range_with_many_unwanted_addresses_is_proposed_with_the_number_of_others(
    flooded: App, site: FakeSite, clock: FakeClock
) -> None:
    ranges.propose(flooded)
    [found] = proposals(flooded)
    assert (found.target, found.status, found.row) == ("192.0.2.0/24", "review", "range")
    assert found.reason == (
        "5 addresses of 192.0.2.0/24 were silenced or blocked; 1 other edited there, 1 of them with edits that stood"
    )
    ranges.propose(flooded)
    assert len(proposals(flooded)) == 1
    clock.advance(hours=2)
    until_quiet(flooded, clock)
    assert site.blocks == {}


def test_a_range_is_blocked_after_a_persons_yes(flooded: App, site: FakeSite, clock: FakeClock) -> None:
    ranges.propose(flooded)
    hold.approve(flooded, proposals(flooded)[0].key, "Sybil")
    until_quiet(flooded, clock)
    assert site.blocks["192.0.2.0/24"] == ("2 weeks", frozenset({"anononly", "nocreate", "allowusertalk"}))
    assert site.blockers["192.0.2.0/24"] == BOT


def test_a_range_block_is_never_autonomous(flooded: App, site: FakeSite, clock: FakeClock) -> None:
    policy = replace(flooded.rules.policy, autonomous=("release", "silence", "block", "delete"))
    trusting = replace(flooded, rules=replace(flooded.rules, policy=policy))
    ranges.propose(trusting)
    [found] = proposals(trusting)
    assert found.status == "review"
    trusting.store.plan([replace(found, key="range-forged", status="planned")])
    until_quiet(trusting, clock)
    assert "192.0.2.0/24" not in site.blocks


def test_the_others_are_counted_again_when_it_is_carried_out(flooded: App, site: FakeSite, clock: FakeClock) -> None:
    ranges.propose(flooded)
    for number in (201, 202, 203):
        site.append(f"192.0.2.{number}", "Tower", f"It has {number} steps.")
    clock.advance(days=4)
    [found] = proposals(flooded)
    hold.approve(flooded, found.key, "Sybil")
    site.append("192.0.2.1", "Tower", "Hello again.")
    until_quiet(flooded, clock)
    assert site.blocks == {}
    assert told(flooded, found)[0] == "cancelled"
    assert "it would hit too many others" in told(flooded, found)[1]


def test_a_range_that_has_gone_quiet_is_withdrawn(flooded: App, clock: FakeClock) -> None:
    ranges.propose(flooded)
    clock.advance(days=4)
    ranges.propose(flooded)
    status, why = told(flooded, proposals(flooded)[0])
    assert status == "cancelled"
    assert "nothing unwanted came from its addresses in the last 72 hours" in why


def test_after_a_no_a_range_is_proposed_again_only_for_as_much_again(
    flooded: App, site: FakeSite, clock: FakeClock
) -> None:
    ranges.propose(flooded)
    hold.cancel(flooded, proposals(flooded)[0].key, "Sybil")
    clock.advance(hours=1)
    flood(site, 6, 4)
    until_quiet(flooded, clock)
    ranges.propose(flooded)
    assert len(proposals(flooded)) == 1
    flood(site, 10, 1)
    until_quiet(flooded, clock)
    clock.advance(hours=1)
    ranges.propose(flooded)
    assert [str(action.status) for action in proposals(flooded)] == ["review", "cancelled"]


def test_a_range_in_which_somebody_is_allowed_is_not_proposed(flooded: App, site: FakeSite, clock: FakeClock) -> None:
    entry = Entry(
        list=ListName.ALLOW,
        kind=Kind.ADDRESS,
        what="192.0.2.9",
        reason="the library",
        added_by="Sybil",
        since=date(2026, 11, 22),
    )
    app = replace(flooded, rules=replace(flooded.rules, lists=Lists(entries=(entry,))))
    ranges.propose(app)
    [found] = proposals(app)
    assert told(app, found) == ("cancelled", "192.0.2.9 is on the allow list: the library (added by Sybil)")
    clock.advance(days=1)
    flood(site, 6)
    until_quiet(app, clock)
    ranges.propose(app)
    assert proposals(app) == [app.store.action(found.key)]


def test_fewer_addresses_are_no_pattern(watched: App, site: FakeSite, clock: FakeClock) -> None:
    for number in range(1, 5):
        site.edit("Sybil", f"Page {number}", article(f"Page {number}"))
    poll(watched)
    flood(site, 1, 4)
    until_quiet(watched, clock)
    ranges.propose(watched)
    assert proposals(watched) == []


def test_a_decision_about_a_block_goes_with_the_account(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.person_blocks("Flora")
    site.person_unblocks("Flora")
    at: datetime | None = clock.now() - timedelta(seconds=1)
    site.account("Flora")
    site.rename("Flora", "Fauna")
    poll(watched)
    assert watched.store.block_decided("user:Fauna") == at
    assert watched.store.block_decided("user:Flora") is None
