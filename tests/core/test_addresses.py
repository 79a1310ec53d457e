"""Every way to write an address or a range leads to one key."""

from __future__ import annotations

import ipaddress

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch.core.model import Actor, ActorKind, actor_key, actor_kind, key_of, network_around, parse_address


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("192.0.2.1", "ip:192.0.2.1"),
        ("192.000.002.001", "ip:192.0.2.1"),
        ("::ffff:192.0.2.1", "ip:192.0.2.1"),
        ("::FFFF:C000:201", "ip:192.0.2.1"),
        ("0:0:0:0:0:FFFF:C000:201", "ip:192.0.2.1"),
        ("::192.0.2.1", "ip:192.0.2.1"),
        ("::1", "ip:::/64"),
        ("2001:DB8:0:0:0:0:0:1", "ip:2001:db8::/64"),
        ("2001:0db8:0000:0000:0000:0000:0000:0001", "ip:2001:db8::/64"),
        ("2001:db8::ffff", "ip:2001:db8::/64"),
        ("2001:DB8:0:1:0:0:0:1", "ip:2001:db8:0:1::/64"),
        # ranges, as block targets
        ("192.0.2.0/24", "net:192.0.2.0/24"),
        ("192.0.2.77/24", "net:192.0.2.0/24"),
        ("::ffff:192.0.2.0/120", "net:192.0.2.0/24"),
        ("192.0.2.1/32", "ip:192.0.2.1"),
        ("2001:DB8:0:0:0:0:0:0/48", "net:2001:db8::/48"),
        ("2001:DB8:0:0:0:0:0:0/64", "ip:2001:db8::/64"),
        ("2001:db8::7/128", "ip:2001:db8::/64"),
        ("2001:db8::/96", "ip:2001:db8::/64"),
        ("::ffff:192.0.2.1/64", "ip:::/64"),
        # names: MediaWiki takes none of these for an address
        ("1９2.0.2.1", "user:1９2.0.2.1"),
        ("192.0.2.256", "user:192.0.2.256"),
        ("192.0.2.xxx", "user:192.0.2.xxx"),
        ("192.0.2", "user:192.0.2"),
        ("fe80::1%eth0", "user:fe80::1%eth0"),
        ("192.0.2.0/33", "user:192.0.2.0/33"),
        ("192.0.2.0/", "user:192.0.2.0/"),
        ("192.0.2.0/-1", "user:192.0.2.0/-1"),
        ("/24", "user:/24"),
        ("Ann", "user:Ann"),
        ("", "user:"),
    ],
)
def test_what_somebody_writes_has_one_key(written: str, key: str) -> None:
    assert key_of(written) == key


v4 = st.ip_addresses(v=4).filter(lambda address: int(address) >= 1 << 24)
v6 = st.ip_addresses(v=6).filter(lambda address: int(address) >= 1 << 64)


@given(v4)
def test_all_spellings_of_an_ipv4_address_agree(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    words = f"{number >> 16:x}:{number & 0xFFFF:x}"
    padded = ".".join(f"{int(part):03}" for part in str(address).split("."))
    spellings = [str(address), padded, f"::ffff:{address}", f"::FFFF:{words}".upper(), f"0:0:0:0:0:ffff:{words}"]
    spellings += [f"::{address}", f"{address}/32", f"::ffff:{address}/128"]
    assert {key_of(spelling) for spelling in spellings} == {f"ip:{address}"}
    assert {network_around(spelling) for spelling in spellings} == {network_around(str(address))}


@given(v6, st.integers(0, (1 << 64) - 1))
def test_all_spellings_of_an_ipv6_network_agree(address: ipaddress.IPv6Address, rest: int) -> None:
    other = ipaddress.IPv6Address(int(address) >> 64 << 64 | rest)
    for one in (address, other):
        for spelling in (str(one), str(one).upper(), one.exploded, ":".join(f"{int(w, 16):X}" for w in _words(one))):
            assert key_of(spelling) == key_of(f"{spelling}/64") == key_of(str(address))


def _words(address: ipaddress.IPv6Address) -> list[str]:
    return address.exploded.split(":")


names = st.text(max_size=30) | st.text("0123456789.:/abfF", max_size=40) | st.ip_addresses().map(str)
ranges = st.builds(lambda address, bits: f"{address}/{bits}", st.ip_addresses(), st.integers(0, 128))


@given(names | ranges)
def test_a_canonical_form_is_its_own(written: str) -> None:
    key = key_of(written)
    kind, _, canonical = key.partition(":")
    assert key_of(canonical) == key
    if kind != "user":
        assert actor_key(canonical, ActorKind.ADDRESS) == key
    around = network_around(written)
    assert around is None or key_of(around.removeprefix("net:")) == around == network_around(around[4:])


@given(names | ranges)
def test_only_what_is_one_address_is_the_author_of_an_edit(written: str) -> None:
    kind = actor_kind(written, 1, temp=False)
    assert (kind is ActorKind.ADDRESS) == (parse_address(written) is not None)


@pytest.mark.parametrize(
    ("name", "kind", "network"),
    [
        ("192.0.2.7", ActorKind.ADDRESS, "net:192.0.2.0/24"),
        ("2001:DB8:0:7:0:0:0:1", ActorKind.ADDRESS, "net:2001:db8::/48"),
        ("192.0.2.7", ActorKind.PROXY, None),
        ("Ann", ActorKind.ACCOUNT, None),
    ],
)
def test_an_address_lies_in_a_network_and_a_name_in_none(name: str, kind: ActorKind, network: str | None) -> None:
    assert Actor(name=name, kind=kind).network == network
