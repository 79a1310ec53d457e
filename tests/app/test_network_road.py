"""Wikis behind a proxy, bad neighbours, blocked ranges: what the judge makes of an address's surroundings."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from deeds import action
from fakes import FakeClock, FakeSite
from road import ARTICLES, PROBE, advert, outcomes, spam, state, until_quiet

from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.explain import explain_user
from wikiwatch.app.explain_network import explain_network, named_network
from wikiwatch.app.ingest import poll
from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.core.model import AccountState, key_of
from wikiwatch.errors import UserError

INSIDE, OUTSIDE = "10.0.0.5", "198.51.100.9"


def a_day_of_good_edits(app: App, site: FakeSite, clock: FakeClock, user: str, count: int) -> None:
    for number in range(count):
        title = ARTICLES[(clock.at.day + number) % len(ARTICLES)]
        site.append(user, title, f"In the year {1700 + clock.at.day * 7 + number} the roof was mended.")
    clock.advance(days=1)
    poll(app)


def hide_visitors(app: App, site: FakeSite, clock: FakeClock, user: str = INSIDE) -> None:
    """Two weeks in which all edits by addresses come from one."""
    for _ in range(14):
        a_day_of_good_edits(app, site, clock, user, 1 if user == INSIDE else 5)


def entry_of(app: App, revid: int) -> Mapping[str, Any]:
    return next(one for one in entries(app) if one["revid"] == revid)


def signals(app: App, revid: int) -> set[str]:
    return {signal["id"] for signal in entry_of(app, revid)["signals"]}


# A wiki behind a proxy


@pytest.mark.parametrize("address", [INSIDE, OUTSIDE])
def test_behind_a_proxy_nobody_is_flagged_whatever_came_before(
    watched: App, site: FakeSite, clock: FakeClock, address: str
) -> None:
    hide_visitors(watched, site, clock, address)
    adverts = spam(site, address, 8)
    good = site.append(address, "Tower", "It has a clock with four faces.")
    poll(watched)
    assert state(watched, key_of(address)) is AccountState.CLEAN
    assert watched.store.accounts(clock.now()) == []
    assert {signal for revid in adverts for signal in signals(watched, revid)} & {"repeat_links"} == set()
    assert outcomes(watched)[good] == "allow"
    assert entry_of(watched, good)["trust"] == 0
    assert all(one.kind is not ActionKind.BLOCK for one in watched.store.waiting())


def test_behind_a_proxy_the_content_of_an_edit_is_judged_by_itself(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    hide_visitors(watched, site, clock)
    probe = site.append(INSIDE, "Ferry", PROBE)
    poll(watched)
    link = site.append(INSIDE, "Ferry", advert(1))
    poll(watched)
    assert outcomes(watched)[probe] == "revert"
    assert "return.probed_page" in signals(watched, link)
    assert not {"return.same_hand", "return.own_probe", "return.same_network"} & signals(watched, link)
    until_quiet(watched, clock)
    assert state(watched, key_of(INSIDE)) is AccountState.CLEAN
    assert site.blocks == {}


def test_behind_a_proxy_one_advert_on_page_after_page_is_a_campaign(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    hide_visitors(watched, site, clock)
    adverts = spam(site, INSIDE, 8)
    same_page = [site.append(INSIDE, "Orchard", f"Its {n}. tree: https://orchard.example") for n in range(4)]
    poll(watched)
    assert [outcomes(watched)[revid] for revid in adverts[2:]] == ["hold"] * 6
    assert not any(signal.startswith("campaign.") for revid in same_page for signal in signals(watched, revid))
    assert state(watched, key_of(INSIDE)) is AccountState.CLEAN


def test_a_flag_from_before_binds_nobody_and_holds_no_later_edit(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    a_day_of_good_edits(watched, site, clock, INSIDE, 1)
    watched.store.set_state(
        (key_of(INSIDE), INSIDE), AccountState.FLAGGED, clock.now(), until=None, revid=None, reason="r"
    )
    hide_visitors(watched, site, clock)
    before = len([one for one in outcomes(watched).values() if one == "hold"])
    good = site.append(INSIDE, "Tower", "It has a clock with four faces.")
    poll(watched)
    assert before > 0
    assert outcomes(watched)[good] == "allow"


def test_a_block_that_was_planned_before_is_put_off(watched: App, site: FakeSite, clock: FakeClock) -> None:
    hide_visitors(watched, site, clock)
    planned = action(
        "block-1", kind=ActionKind.BLOCK, target=INSIDE, actor_key=key_of(INSIDE), due_at=clock.now(), revid=None
    )
    watched.store.plan([replace(planned, approved=True)])
    until_quiet(watched, clock)
    found = watched.store.action("block-1")
    assert found is not None
    assert (found.status, site.blocks) == (ActionStatus.PLANNED, {})
    assert "put off: a proxy" in found.result


def test_a_proxy_is_told_once_when_it_is_found_and_once_when_it_is_gone(
    watched: App, site: FakeSite, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "wikiwatch.app.networks")
    hide_visitors(watched, site, clock)
    for _ in range(3):
        a_day_of_good_edits(watched, site, clock, INSIDE, 1)
    [told] = caplog.messages
    assert INSIDE in told
    assert "$wgCdnServersNoPurge" in told
    for number in range(8):
        a_day_of_good_edits(watched, site, clock, f"192.0.2.{number}", 1)
    [_, gone] = caplog.messages
    assert "judged again" in gone
    adverts = spam(site, "192.0.2.99", 8)
    poll(watched)
    assert "repeat_links" in signals(watched, adverts[-1])


def test_a_flood_from_one_address_on_a_quiet_wiki_is_judged_as_ever(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    for _ in range(12):
        spam(site, OUTSIDE, 8)
        until_quiet(watched, clock)
        clock.advance(days=1)
    last = site.append(OUTSIDE, "Tower", advert(3))
    poll(watched)
    assert state(watched, key_of(OUTSIDE)) is AccountState.SILENCED
    assert outcomes(watched)[last] == "revert"
    assert watched.store.proxy(clock.now()) == ""


def test_explain_says_that_an_address_is_anybody(watched: App, site: FakeSite, clock: FakeClock) -> None:
    hide_visitors(watched, site, clock)
    fields = explain_user(watched, INSIDE, None)
    assert (fields["kind"], fields["trust"], fields["proxy"], fields["state"]) == ("proxy", 0, INSIDE, "clean")
    assert explain_user(watched, "Ann", None)["proxy"] == ""


# Neighbours


def bad_neighbours(app: App, site: FakeSite, *users: str) -> None:
    """Each brings a text that a sysop undoes."""
    for number, user in enumerate(users):
        title = ARTICLES[number % len(ARTICLES)]
        before = site.text(title)
        site.append(user, title, f"What a number {number} this is.")
        site.edit("Sybil", title, before)
    poll(app)


def test_bad_neighbours_do_not_hold_a_good_edit(watched: App, site: FakeSite, clock: FakeClock) -> None:
    bad_neighbours(watched, site, *(f"192.0.2.{number}" for number in range(1, 6)))
    good = site.append("192.0.2.77", "Ferry", "It crosses the river in four minutes.")
    poll(watched)
    assert (outcomes(watched)[good], signals(watched, good)) == ("allow", {"network.bad"})
    assert entry_of(watched, good)["score"] < 20


@pytest.mark.parametrize(
    ("bad", "near"),
    [
        (["192.0.2.1"] * 5, "192.0.2.77"),
        (["192.0.2.1", "192.0.2.2"], "192.0.2.77"),
        ([f"192.0.2.{number}" for number in range(1, 6)], "198.51.100.77"),
        (["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::4", "2001:db8::5"], "2001:db8:0:1::1"),
    ],
    ids=["one bad neighbour, many times", "two", "another network", "one subscriber with many addresses"],
)
def test_without_evidence_about_the_network_nothing_is_held_against_a_neighbour(
    watched: App, site: FakeSite, bad: list[str], near: str
) -> None:
    bad_neighbours(watched, site, *bad)
    good = site.append(near, "Ferry", "It crosses the river in four minutes.")
    poll(watched)
    assert signals(watched, good) == set()


def test_where_good_neighbours_live_too_the_bad_ones_say_nothing(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    for number in (10, 11):
        site.append(f"192.0.2.{number}", "Tower", f"Its {number} bells ring at noon.")
    poll(watched)
    clock.advance(days=4)
    bad_neighbours(watched, site, *(f"192.0.2.{number}" for number in range(1, 6)))
    good = site.append("192.0.2.77", "Ferry", "It crosses the river in four minutes.")
    poll(watched)
    assert "network.bad" not in signals(watched, good)


def in_64(number: int) -> str:
    return f"2001:db8:0:{number:x}::1"


def test_the_64s_of_a_bad_48_are_one_hand(watched: App, site: FakeSite, clock: FakeClock) -> None:
    bad_neighbours(watched, site, *map(in_64, range(1, 6)))
    site.append(in_64(20), "Ferry", PROBE)
    poll(watched)
    link = site.append(in_64(21), "Ferry", advert(1))
    poll(watched)
    assert "return.same_hand" in signals(watched, link)


def test_the_64s_of_any_other_48_are_neighbours(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.append(in_64(20), "Ferry", PROBE)
    poll(watched)
    link = site.append(in_64(21), "Ferry", advert(1))
    poll(watched)
    assert "return.same_hand" not in signals(watched, link)
    assert "return.probed_page" in signals(watched, link)


class Systems:
    """Every address lies in one autonomous system."""

    def system(self, address: str) -> str | None:
        return "as:64500"


def test_many_bad_addresses_of_a_system_count_in_all_its_networks(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = replace(watched, systems=Systems())
    bad_neighbours(app, site, *(f"2001:db8:{number:x}::1" for number in range(1, 30)))
    first = site.append("203.0.113.7", "Ferry", "It crosses the river in four minutes.")
    poll(app)
    bad_neighbours(app, site, "2001:db8:ffff::1")
    second = site.append("203.0.113.8", "Ferry", "It has two engines.")
    poll(app)
    assert (signals(app, first), signals(app, second)) == (set(), {"network.bad"})


# Ranges that people block


@pytest.mark.parametrize(
    ("target", "network", "blocked"),
    [
        ("192.0.2.0/24", "192.0.2.0/24", True),
        ("192.0.0.0/16", "192.0.2.0/24", True),
        ("192.0.2.0/28", "192.0.2.0/24", False),
        ("2001:DB8:0:0:0:0:0:0/48", "2001:db8::/48", True),
        ("2001:DB8:0:0:0:0:0:0/64", "2001:db8::/48", False),
    ],
)
def test_a_blocked_range_lowers_the_trust_of_its_networks(
    watched: App, site: FakeSite, target: str, network: str, blocked: bool
) -> None:
    site.person_blocks(target)
    poll(watched)
    key = named_network(watched, network)
    assert key is not None
    parts = {part["name"] for part in explain_network(watched, key)["trust_parts"]}
    assert ("blocks" in parts) is blocked
    assert watched.store.trust_record(f"user:{target}", watched.clock.now(), watched.rules).blocks == ()


def test_the_block_of_a_64_is_the_block_of_its_author(watched: App, site: FakeSite) -> None:
    site.person_blocks("2001:DB8:0:0:0:0:0:0/64")
    poll(watched)
    assert len(watched.store.trust_record(key_of("2001:db8::7"), watched.clock.now(), watched.rules).blocks) == 1


# explain


def test_explain_tells_what_a_networks_owner_could_be_shown(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("192.0.2.9", "Tower", "Its bells ring at noon.")
    bad_neighbours(watched, site, "192.0.2.1", "192.0.2.2")
    clock.advance(days=4)
    key = named_network(watched, "192.0.2.0/24")
    assert key is not None
    fields = explain_network(watched, key)
    assert fields["network"] == "192.0.2.0/24"
    assert sum(part["points"] for part in fields["trust_parts"]) == fields["trust"]
    assert (fields["seen"], fields["bad"], fields["good"], fields["counts_against"]) == (3, 2, 1, False)
    fates = {one["address"]: (one["edits"], one["stood"], one["bad"]) for one in fields["addresses"]}
    assert fates == {"192.0.2.1": (1, 0, 1), "192.0.2.2": (1, 0, 1), "192.0.2.9": (1, 1, 0)}
    assert [(one["address"], one["title"], one["fate"]) for one in fields["evidence"]] == [
        ("192.0.2.2", ARTICLES[1], "undone by people"),
        ("192.0.2.1", ARTICLES[0], "undone by people"),
    ]
    assert all(one["revid"] and one["timestamp"] for one in fields["evidence"])


def test_explain_shows_the_networks_of_an_address(watched: App, site: FakeSite) -> None:
    app = replace(watched, systems=Systems())
    bad_neighbours(app, site, "192.0.2.1")
    fields = explain_user(app, "192.0.2.77", None)
    assert [(one["network"], one["seen"], one["bad"]) for one in fields["networks"]] == [("192.0.2.0/24", 1, 1)]
    assert [one["network"] for one in explain_user(app, "192.0.2.1", None)["networks"]] == ["192.0.2.0/24", "AS64500"]
    assert explain_user(app, "Ann", None)["networks"] == []


def test_a_system_is_known_by_the_addresses_that_were_seen_from_it(watched: App, site: FakeSite) -> None:
    app = replace(watched, systems=Systems())
    assert named_network(app, "AS64500") is None
    site.append("192.0.2.1", "Ferry", "It is blue.")
    poll(app)
    assert named_network(app, "as64500") == "as:64500"


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("192.0.2.0/25", "192.0.2.0/24"),
        ("192.0.0.0/16", "192.0.0.0/24"),
        ("2001:db8::/32", "2001:db8::/48"),
        ("2001:db8::/56", "2001:db8::/48"),
    ],
)
def test_other_ranges_have_no_record(watched: App, what: str, hint: str) -> None:
    with pytest.raises(UserError) as told:
        named_network(watched, what)
    assert hint in told.value.hint
