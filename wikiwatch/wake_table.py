"""[wake] of wikiwatch.toml: where the wiki's own feed of changes comes in, and from whom."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated

from pydantic import AfterValidator, Field

from wikiwatch.rulefiles.values import Shape

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_WHERE = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+)):([0-9]{1,5})")


def address_and_port(text: str) -> tuple[str, int]:
    """Both, of a text such as `127.0.0.1:9390`; ValueError where they are none."""
    found = _WHERE.fullmatch(text)
    if found is None:
        raise ValueError("no address and port")
    six, four, port = found.groups()
    address = ipaddress.IPv6Address(six) if six else ipaddress.IPv4Address(four)
    if not 0 < int(port) < 65536:
        raise ValueError("no port")
    return str(address), int(port)


def _where(text: str) -> str:
    if text:
        address_and_port(text)
    return text


def _network(text: str) -> str:
    ipaddress.ip_network(text)
    return text


Where = Annotated[
    str,
    Field(
        max_length=60,
        description='an address of this machine and a port, such as "127.0.0.1:9390" or "[::1]:9390", or "" for none',
    ),
    AfterValidator(_where),
]
Sender = Annotated[
    str,
    Field(max_length=60, description='an address or a network, such as "192.0.2.7" or "2001:db8::/64"'),
    AfterValidator(_network),
]


class WakeTable(Shape):
    """[wake]: the wiki's feed ($wgRCFeeds over UDP) makes the next poll come at once. Off while `udp` is empty."""

    # Off: the wiki has to be set up for it, and polling alone misses nothing.
    udp: Where = ""
    # Over UDP anybody may send, and a sender can be forged: so a datagram is never more than a nudge.
    senders: list[Sender] = Field(
        default_factory=lambda: ["127.0.0.1", "::1"],
        min_length=1,
        max_length=100,
        description='a list of addresses or networks, such as ["192.0.2.7"]',
    )

    @property
    def where(self) -> tuple[str, int]:
        """The address and the port to listen on; ValueError where there is none."""
        return address_and_port(self.udp)

    @property
    def networks(self) -> tuple[Network, ...]:
        """From where a datagram counts."""
        return tuple(map(ipaddress.ip_network, self.senders))

    @property
    def nobody(self) -> bool:
        """Whether it would listen to other machines and take nothing from any of them."""
        if not self.udp or ipaddress.ip_address(self.where[0]).is_loopback:
            return False
        return all(network.is_loopback for network in self.networks)
