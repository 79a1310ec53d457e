"""The trust of networks, and when their record counts against the next address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch import rulefiles
from wikiwatch.core.networks import counts_against, is_one_hand, network_of, network_parts, shown
from wikiwatch.core.record import NetworkRecord

RULES = rulefiles.load(rulefiles.packaged_rules_dir()).trust.network
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NET, NET6, SYSTEM = "net:192.0.2.0/24", "net:2001:db8::/48", "as:64500"


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def network_trust(known: NetworkRecord) -> float:
    return sum(part.points for part in network_parts(known, NOW, RULES))


def record(bad: int = 0, good: int = 0, blocks: int = 0, *, network: str = NET, days: float = 0) -> NetworkRecord:
    at = (ago(days),)
    return NetworkRecord(network=network, addresses=bad + good, bad=at * bad, good=at * good, blocks=at * blocks)


@pytest.mark.parametrize(
    ("known", "trust"),
    [
        (record(), 50),
        (record(good=1), 54),
        (record(good=50), 90),
        (record(bad=1), 42),
        (record(bad=5), 10),
        (record(bad=50), 0),
        (record(bad=1, good=2), 50),
        (record(blocks=1), 30),
        (record(blocks=9), 10),
        (record(bad=5, blocks=1), 0),
        (record(bad=5, days=45), 30),
        (record(good=5, days=45), 60),
    ],
)
def test_a_network_has_the_trust_of_what_was_seen_from_it(known: NetworkRecord, trust: int) -> None:
    assert network_trust(known) == trust


@pytest.mark.parametrize(
    ("known", "against"),
    [
        (record(bad=4), False),
        (record(bad=5), True),
        (record(bad=5, good=1), True),
        (record(bad=5, good=2), False),
        (record(bad=6, good=2), True),
        (record(blocks=3), False),
        (record(bad=5, network=NET6), True),
        (record(bad=29, network=SYSTEM), False),
        (record(bad=30, good=3, network=SYSTEM), True),
        (record(bad=30, good=4, network=SYSTEM), False),
    ],
)
def test_it_counts_against_the_next_with_many_bad_addresses_and_few_good_ones(
    known: NetworkRecord, against: bool
) -> None:
    assert counts_against(known, RULES) is against


@pytest.mark.parametrize(("network", "one_hand"), [(NET, False), (NET6, True), (SYSTEM, False)])
def test_only_an_ipv6_network_may_be_one_subscribers(network: str, one_hand: bool) -> None:
    assert is_one_hand(record(bad=5, network=network)) is one_hand
    assert not is_one_hand(record(bad=5, good=1, network=network))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("192.0.2.0/24", NET),
        ("192.0.2.9/24", NET),
        ("2001:DB8:0:0:0:0:0:0/48", NET6),
        ("AS64500", SYSTEM),
        ("as64500", SYSTEM),
        ("192.0.2.0/25", None),
        ("192.0.2.1", None),
        ("2001:db8::/64", None),
        ("ASCII", None),
        ("1234", None),
        ("Ann", None),
    ],
)
def test_a_network_is_known_by_what_people_write(written: str, key: str | None) -> None:
    assert network_of(written) == key
    assert key is None or network_of(shown(key)) == key


times = st.lists(st.floats(0, 400).map(ago), max_size=60).map(tuple)
records = st.builds(NetworkRecord, network=st.sampled_from([NET, NET6, SYSTEM]), bad=times, good=times, blocks=times)


@given(records)
def test_trust_stays_between_0_and_100_and_each_part_says_why(known: NetworkRecord) -> None:
    parts = network_parts(known, NOW, RULES)
    assert 0 <= network_trust(known) <= 100
    assert all(part.reason and part.points for part in parts)


@given(records, st.floats(0, 400).map(ago))
def test_a_good_address_never_lowers_it_and_a_bad_one_never_raises_it(known: NetworkRecord, at: datetime) -> None:
    trust = network_trust(known)
    assert network_trust(replace(known, good=(*known.good, at))) >= trust
    assert network_trust(replace(known, bad=(*known.bad, at))) <= trust
    assert network_trust(replace(known, blocks=(*known.blocks, at))) <= trust


@given(records)
def test_the_order_of_arrival_does_not_matter(known: NetworkRecord) -> None:
    turned = replace(known, bad=known.bad[::-1], good=known.good[::-1], blocks=known.blocks[::-1])
    assert network_trust(turned) == network_trust(known)


@given(records, st.floats(0, 400).map(ago))
def test_one_bad_neighbour_alone_never_counts_against_the_next(known: NetworkRecord, at: datetime) -> None:
    assert not counts_against(replace(known, bad=(at,)), RULES)
    if counts_against(known, RULES):
        assert len(known.bad) > 1
        assert len(known.bad) > len(known.good)
