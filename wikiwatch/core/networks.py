"""What a network is known for: its trust from 0 to 100, and whether it counts against the next address in it.

A network is a /24 (IPv4), a /48 (IPv6) or an autonomous system. Neighbours are other people: a bad address lowers
nobody's trust but its own. Only when many different addresses of a network were bad, and few were good, is that a
fact about the network itself: somebody there has many addresses, or lets everybody in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from wikiwatch.core.evidence import Part
from wikiwatch.core.model import parse_network
from wikiwatch.core.record import NetworkRecord
from wikiwatch.core.trust_rules import NetworkRules

DAY = 86_400.0  # seconds
BEGINS = 50  # a network of which nothing is known is neither good nor bad

_SYSTEM = re.compile(r"as([0-9]{1,10})", re.IGNORECASE)


def network_parts(record: NetworkRecord, now: datetime, rules: NetworkRules) -> tuple[Part, ...]:
    """The parts of a network's trust, whole points; they add up to the score, from 0 to 100."""
    found = [Part(name="begins", points=BEGINS, reason="nothing is known of a network at first")]
    found += [part for part in _seen(record, now, rules) if part.points]
    total = sum(part.points for part in found)
    bounded = min(max(total, 0), 100)
    if total != bounded:
        found.append(Part(name="bounds", points=bounded - total, reason="trust goes from 0 to 100"))
    return tuple(found)


def counts_against(record: NetworkRecord, rules: NetworkRules) -> bool:
    """Whether the network's own record counts against an address in it that is not part of the record."""
    least, for_each_good = (
        (rules.system_bad, rules.system_bad_for_each_good)
        if is_system(record.network)
        else (rules.bad, rules.bad_for_each_good)
    )
    return len(record.bad) >= least and len(record.bad) >= for_each_good * len(record.good)


def is_one_hand(record: NetworkRecord) -> bool:
    """Whether a network that counts against its addresses may be one subscriber's: providers give whole /48s away.

    Then its /64s are one hand, whichever of them was taken last. Where good edits come from one of them, it is no
    single subscriber's: mobile carriers put thousands of people into a /48.
    """
    return ":" in record.network.removeprefix("net:") and not is_system(record.network) and not record.good


def network_of(written: str) -> str | None:
    """The key of a network as people write it: `192.0.2.0/24`, `2001:db8::/48`, `AS64500`; None for all else.

    Ranges of other widths have no record of their own.
    """
    system = _SYSTEM.fullmatch(written)
    if system:
        return f"as:{int(system[1])}"
    network = parse_network(written)
    if network is None or network.prefixlen != (24 if network.version == 4 else 48):
        return None
    return f"net:{network}"


def is_system(network: str) -> bool:
    """Whether the key is of an autonomous system."""
    return network.startswith("as:")


def shown(network: str) -> str:
    """A network's key as people write it."""
    return f"AS{network.removeprefix('as:')}" if is_system(network) else network.removeprefix("net:")


def _seen(record: NetworkRecord, now: datetime, rules: NetworkRules) -> Iterator[Part]:
    for name, times, points, cap, what in (
        ("good", record.good, rules.good_points, rules.good_cap, "addresses with edits that stood"),
        ("bad", record.bad, rules.bad_points, rules.bad_cap, "addresses with edits that were undone or taken down"),
        ("blocks", record.blocks, rules.block_points, rules.block_cap, "blocks of the whole network by people"),
    ):
        yield _faded(name, times, now, (points, cap, rules.half_life_days), f"{what}: {len(times)}")


def _faded(name: str, times: Sequence[datetime], now: datetime, rule: tuple[float, float, float], reason: str) -> Part:
    points, cap, half_life = rule
    total = sum(points * 0.5 ** (max((now - at).total_seconds(), 0) / DAY / half_life) for at in times)
    bounded = min(total, cap) if cap >= 0 else max(total, cap)
    return Part(name=name, points=round(bounded), reason=reason, at=max(times, default=None))
