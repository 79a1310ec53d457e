"""Whether a wiki sits behind a proxy that hides its visitors: then nearly all of them seem to have one address.

Such an address is anybody. Whoever judged it by what came from it would punish all for one.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from wikiwatch.core.model import parse_network
from wikiwatch.core.trust_rules import ProxyRules

# Addresses that nobody on the Internet has, so a wiki that sees one sees a machine of its own: RFC 1918 (private),
# RFC 1122 (loopback), RFC 6598 (carriers' own), RFC 4193 (private IPv6) and RFC 4291 (loopback).
_INSIDE = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "100.64.0.0/10"),
        *("fc00::/7", "::1/128"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """Who edited in the days before one day. Log entries are not counted."""

    edits: int = 0  # by anybody
    by_addresses: int = 0
    busiest: str = ""  # the key of the address with most edits; "" where no address made any
    by_busiest: int = 0
    stood_days: int = 0  # different days on which the busiest address made an edit that stood


def proxy(traffic: Traffic, rules: ProxyRules, before: str = "") -> str:
    """The key of the address behind which visitors are hidden; "" where there is none.

    `before` is the answer of the day before. Once found, a proxy stays one as long as hardly any edit comes past it:
    whether accounts made more or fewer edits meanwhile says nothing about where addresses come from.
    """
    if not traffic.by_busiest or 100 * traffic.by_busiest < rules.share_of_addresses * traffic.by_addresses:
        return ""
    if traffic.busiest == before:
        return before
    if is_inside(traffic.busiest):
        enough = traffic.by_busiest >= rules.inside_edits and traffic.stood_days >= rules.inside_days
    else:
        enough = (
            traffic.by_busiest >= rules.edits
            and traffic.stood_days >= rules.days
            and 100 * traffic.by_busiest > rules.share_of_edits * traffic.edits
        )
    return traffic.busiest if enough else ""


def is_inside(actor_key: str) -> bool:
    """Whether the key is of an address that no visitor from the Internet can have."""
    network = parse_network(actor_key.removeprefix("ip:"))
    return network is not None and any(
        network.version == inside.version and network.overlaps(inside)  # the /64 of ::1 is wider than ::1
        for inside in _INSIDE
    )
