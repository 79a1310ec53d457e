"""Addresses, networks and proxies as real wikis show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from patrol import Json, Patrol, letters

from wikiwatch.core.model import key_of
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import PracticeWiki

ARTICLE = "The weir was built of oak.\n\nIt holds the water back for the mill."
# MediaWiki 1.39 and 1.43, without temporary accounts, which hide addresses.
WITH_ADDRESSES = [WikiSettings(suite="bookworm"), WikiSettings(suite="trixie")]
INSIDE = "10.0.0.5"


@pytest.fixture(scope="module", params=WITH_ADDRESSES, ids=["1.39", "1.43"])
def patrol(
    request: pytest.FixtureRequest,
    module_wiki: Callable[[WikiSettings], PracticeWiki],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Patrol]:
    """One patrol for all stories about networks."""
    wiki = module_wiki(request.param)
    patrol = Patrol(wiki, tmp_path_factory.mktemp("networks")).begin()
    yield patrol
    patrol.close()


def explained(patrol: Patrol, what: str) -> Json:
    (fields,) = patrol.command("explain", what, "--json").objects
    return fields


def undone(patrol: Patrol, address: str, title: str) -> int:
    """An edit from an address, which the sysop undoes."""
    revid = patrol.wiki.anonymous(address).edit(title, appendtext=f"\n\nThe miller {title} was fond of owls.")
    patrol.sysop.edit(title, text=ARTICLE)
    return revid


@pytest.mark.parametrize(
    ("block", "title", "neighbour", "network"),
    [
        ("192.0.2.{}", "Weir", "192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:0:{}::1", "Sluice", "2001:db8:0:77::1", "2001:db8::/48"),
    ],
    ids=["IPv4", "IPv6"],
)
def test_five_bad_addresses_are_told_of_the_network_and_hold_no_good_edit(
    patrol: Patrol, block: str, title: str, neighbour: str, network: str
) -> None:
    patrol.sysop.edit(title, text=ARTICLE)
    bad = [undone(patrol, block.format(number), title) for number in range(1, 6)]
    patrol.run()
    good = patrol.wiki.anonymous(neighbour).edit(title, appendtext="\n\nHerons stand on it in the morning.")
    patrol.run()

    entry = patrol.log()[good]
    assert (entry["outcome"], [signal["id"] for signal in entry["signals"]]) == ("allow", ["network.bad"])
    fields = explained(patrol, network)
    assert (fields["network"], fields["bad"], fields["counts_against"]) == (network, 5, True)
    assert sorted(one["revid"] for one in fields["evidence"]) == bad
    assert {one["title"] for one in fields["evidence"]} == {title}
    assert [one["network"] for one in explained(patrol, neighbour)["networks"]] == [network]


def test_an_ipv4_address_within_ipv6_is_the_ipv4_address(patrol: Patrol) -> None:
    patrol.sysop.edit("Lock", text=ARTICLE)
    revid = patrol.wiki.anonymous("::ffff:203.0.113.9").edit("Lock", appendtext="\n\nIt is opened at dawn.")
    patrol.run()
    assert explained(patrol, "203.0.113.0/24")["seen"] == 1
    assert key_of(patrol.author(revid)) == "ip:203.0.113.9"


@pytest.mark.parametrize(
    ("target", "network", "address"),
    [
        ("198.51.100.0/24", "198.51.100.0/24", "198.51.100.7"),
        ("2001:db8:5::/48", "2001:db8:5::/48", "2001:db8:5:1::7"),
        ("2001:db8:6::/40", "2001:db8:6::/48", "2001:db8:6:1::7"),
    ],
)
def test_a_blocked_range_is_noted_for_its_networks_and_for_nobody_in_it(
    patrol: Patrol, target: str, network: str, address: str
) -> None:
    patrol.sysop.call("block", user=target, expiry="1 day", reason="open proxies")
    patrol.run()
    blocks = [part["points"] for part in explained(patrol, network)["trust_parts"] if part["name"] == "blocks"]
    assert blocks == [-20]
    assert "blocks" not in [part["name"] for part in explained(patrol, address)["trust_parts"]]

    patrol.sysop.call("unblock", user=target)
    patrol.run()
    assert "blocks" not in [part["name"] for part in explained(patrol, network)["trust_parts"]]


def test_the_block_of_an_ipv6_64_is_that_of_its_author(patrol: Patrol) -> None:
    patrol.sysop.call("block", user="2001:db8:7:1::/64", expiry="1 day", reason="spam")
    patrol.run()
    assert "blocks" in [part["name"] for part in explained(patrol, "2001:db8:7:1::9")["trust_parts"]]
    assert "blocks" not in [part["name"] for part in explained(patrol, "2001:db8:7:2::9")["trust_parts"]]


@pytest.fixture(params=WITH_ADDRESSES, ids=["1.39", "1.43"])
def hidden(
    request: pytest.FixtureRequest, new_wiki: Callable[[WikiSettings], PracticeWiki], tmp_path: Path
) -> Iterator[Patrol]:
    """A patrol on a wiki all of whose visitors came from one address of the inside, on fourteen days."""
    wiki = new_wiki(request.param)
    patrol = Patrol(wiki, tmp_path)
    patrol.sysop.edit("Mill", text=ARTICLE)
    for day in range(14, 0, -1):
        revid = wiki.anonymous(INSIDE).edit("Mill", appendtext=f"\n\nIn {1700 + day} the wheel was mended.")
        at = datetime.now(UTC) - timedelta(days=day)
        patrol.database(f"update revision set rev_timestamp = '{at:%Y%m%d%H%M%S}' where rev_id = {revid}")
        patrol.database(f"delete from recentchanges where rc_this_oldid = {revid}")
    yield patrol.begin()
    patrol.close()


def test_behind_a_proxy_nobody_is_flagged_and_each_edit_is_judged_by_itself(hidden: Patrol) -> None:
    visitor = hidden.wiki.anonymous(INSIDE)
    probe = visitor.edit("Mill", appendtext=f"\n\n{letters()}")
    hidden.run()
    link = visitor.edit("Mill", appendtext="\n\n[https://mill-tales.example/ all about the mill]")
    good = visitor.edit("Mill", appendtext="\n\nThe miller sold it to his brother.")
    hidden.run()

    assert hidden.outcomes(probe, good) == ["revert", "allow"]
    assert "return.same_hand" not in [signal["id"] for signal in hidden.log()[link]["signals"]]
    assert [action for action in hidden.due() if action["kind"] == "block"] == []
    assert (hidden.state(INSIDE), hidden.blocks(INSIDE)) == ("clean", [])
    assert explained(hidden, INSIDE)["proxy"] == INSIDE
    assert INSIDE in hidden.command("status").out
    doctor = {check["name"]: check for check in hidden.command("doctor", "--json").objects}
    assert doctor["visitors' addresses"]["status"] == "warn"
