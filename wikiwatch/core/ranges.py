"""When the block of a whole range is worth a proposal to people, and how many others it would hit.

Only a /24 of IPv4 is ever proposed. Of IPv6, a /64 is one author already; what is wider belongs to several.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wikiwatch.core.lists import Kind, ListName, Lists
from wikiwatch.core.model import Network, network_around, parse_network
from wikiwatch.core.ruleset import RangeRules

WIDEST = {4: 24, 6: 64}  # bits: no wider range is ever blocked


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenThere:
    """Who was seen in a range, in numbers of addresses."""

    name: str  # such as 192.0.2.0/24
    unwanted: int  # silenced or blocked lately
    others: int
    good: int  # of the others, those with an edit that stood

    @property
    def words(self) -> str:
        """What a person who has to decide wants to know."""
        others = f"{self.others} other{'' if self.others == 1 else 's'}"
        return (
            f"{self.unwanted} addresses of {self.name} were silenced or blocked;"
            f" {others} edited there, {self.good} of them with edits that stood"
        )


def by_range(actor_keys: Iterable[str]) -> dict[str, list[str]]:
    """The keys of addresses by the key of their range, such as `net:192.0.2.0/24`; IPv4 only."""
    found: dict[str, list[str]] = {}
    for key in actor_keys:
        network = parse_network(key.removeprefix("ip:"))
        around = network_around(key.removeprefix("ip:"))
        if network is not None and network.version == 4 and around is not None:
            found.setdefault(around, []).append(key)
    return found


def too_wide(name: str) -> bool:
    """Whether an address or range is more than may ever be blocked."""
    network = parse_network(name)
    return network is not None and network.prefixlen < WIDEST[network.version]


def why_not(seen: SeenThere, rules: RangeRules, lists: Lists, at: datetime) -> str:
    """Why a range is not to be blocked, in plain words; "" where a person may be asked."""
    network = parse_network(seen.name)
    if network is None or too_wide(seen.name):
        return f"no range wider than /{WIDEST[4]} or /{WIDEST[6]} is blocked"
    if seen.unwanted < rules.addresses:
        return f"only {seen.words}"
    if 100 * seen.good > rules.most_others * (seen.good + seen.unwanted):
        return f"it would hit too many others: {seen.words}"
    return _allowed(network, lists, at)


def _allowed(network: Network, lists: Lists, at: datetime) -> str:
    """Why the allow list keeps a range from being blocked; any entry that lies in it, or around it, does."""
    for entry in lists.entries:
        if entry.list is not ListName.ALLOW or entry.kind not in (Kind.ADDRESS, Kind.NETWORK) or not entry.in_force(at):
            continue
        about = parse_network(entry.what)
        if about is not None and about.version == network.version and about.overlaps(network):
            return f"{entry.what} is {entry}"
    return ""
