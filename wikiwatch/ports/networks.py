"""What the use cases ask about networks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.proxy import Traffic
from wikiwatch.core.record import NetworkRecord
from wikiwatch.core.ruleset import Ruleset


class Systems(Protocol):
    """Who knows the autonomous systems: the networks of providers, as they are joined to the Internet."""

    def system(self, address: str) -> str | None:
        """The key of the autonomous system in which an address lies, such as `as:64500`; None if nobody knows."""


class NetworkStore(Protocol):
    """What the store keeps of networks, and of a proxy that hides the visitors."""

    def note_networks(self, actor_key: str, networks: Collection[str], at: datetime) -> None:
        """Remember that an address was seen, and in which networks it lies."""

    def networks_of(self, actor_key: str) -> Sequence[str]:
        """The networks in which an address lies, the narrowest first; none for names."""

    def network_record(self, network: str, at: datetime, rules: Ruleset, but: str = "") -> NetworkRecord:
        """What was seen from a network before a time, but for one address (key)."""

    def seen_from(self, network: str, at: datetime, rules: Ruleset) -> Sequence[Mapping[str, Any]]:
        """The latest addresses seen from a network, with what became of their edits."""

    def bad_edits_from(self, network: str, at: datetime, rules: Ruleset) -> Sequence[Mapping[str, Any]]:
        """The bad edits behind a network's record, newest first."""

    def traffic(self, until: datetime, rules: Ruleset) -> Traffic:
        """Who edited in the window before a time."""

    def proxy(self, at: datetime) -> str:
        """The address (key) that hides all visitors at a time, as it was found last; "" where there is none."""

    def proxy_known(self, at: datetime) -> bool:
        """Whether it was found out for the day of a time."""

    def note_proxy(self, at: datetime, address: str) -> None:
        """Keep what was found for the day of a time."""

    def is_anybody(self, actor_key: str, at: datetime) -> bool:
        """Whether an author's key is of an address while all visitors are hidden."""
