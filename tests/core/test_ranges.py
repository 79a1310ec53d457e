"""When the block of a range is worth a proposal."""

from __future__ import annotations

import ipaddress
from datetime import UTC, date, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.ranges import WIDEST, SeenThere, by_range, too_wide, why_not
from wikiwatch.core.ruleset import RangeRules

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
RULES = RangeRules(addresses=5, days=14, most_others=25)


def seen(unwanted: int = 5, others: int = 0, good: int = 0, name: str = "192.0.2.0/24") -> SeenThere:
    return SeenThere(name=name, unwanted=unwanted, others=others, good=good)


def listed(what: str, name: ListName = ListName.ALLOW, until: date | None = None) -> Lists:
    kind = Kind.NETWORK if "/" in what else Kind.ADDRESS
    entry = Entry(
        list=name, kind=kind, what=what, reason="a school", added_by="Ann", since=date(2026, 1, 1), until=until
    )
    return Lists(entries=(entry,))


def test_addresses_are_gathered_by_their_24() -> None:
    assert by_range(["ip:192.0.2.1", "ip:192.0.2.200", "ip:198.51.100.7", "ip:2001:db8::/64", "user:Ann"]) == {
        "net:192.0.2.0/24": ["ip:192.0.2.1", "ip:192.0.2.200"],
        "net:198.51.100.0/24": ["ip:198.51.100.7"],
    }


@given(st.lists(st.ip_addresses()))
def test_no_range_is_ever_wider_than_its_limit(addresses: list[ipaddress.IPv4Address | ipaddress.IPv6Address]) -> None:
    for network in by_range(f"ip:{address}" for address in addresses):
        assert not too_wide(network.removeprefix("net:"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("192.0.2.0/24", False),
        ("192.0.2.7", False),
        ("192.0.0.0/23", True),
        ("2001:db8::/64", False),
        ("2001:db8::/63", True),
        ("Ann", False),
    ],
)
def test_what_is_too_wide(name: str, expected: bool) -> None:
    assert too_wide(name) is expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (seen(), ""),
        (seen(4), "only 4 addresses of 192.0.2.0/24"),
        (seen(5, others=9, good=1), ""),
        (seen(5, others=9, good=2), "it would hit too many others"),
        (seen(6, others=2, good=2), ""),
        (seen(300, name="192.0.0.0/16"), f"no range wider than /{WIDEST[4]}"),
        (seen(300, name="2001:db8::/48"), "no range wider"),
    ],
)
def test_many_unwanted_addresses_and_few_good_others_make_a_proposal(found: SeenThere, expected: str) -> None:
    why = why_not(found, RULES, Lists(), NOW)
    assert why.startswith(expected)
    assert bool(why) is bool(expected)


@pytest.mark.parametrize(
    ("lists", "allowed"),
    [
        (listed("192.0.2.9"), True),
        (listed("192.0.2.128/25"), True),
        (listed("192.0.0.0/16"), True),
        (listed("198.51.100.0/24"), False),
        (listed("2001:db8::/32"), False),
        (listed("192.0.2.9", ListName.DENY), False),
        (listed("192.0.2.9", until=date(2026, 11, 21)), False),
    ],
)
def test_a_network_of_the_allow_list_is_never_hit(lists: Lists, allowed: bool) -> None:
    assert ("on the allow list" in why_not(seen(), RULES, lists, NOW)) is allowed


def test_the_words_tell_how_many_others_were_seen() -> None:
    assert seen(6, others=1, good=1).words == (
        "6 addresses of 192.0.2.0/24 were silenced or blocked; 1 other edited there, 1 of them with edits that stood"
    )
