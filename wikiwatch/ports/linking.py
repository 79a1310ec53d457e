"""What the use cases ask about the addresses of temporary accounts: private data, kept for a set time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol


class Addresses(Protocol):
    """Who knows from which addresses temporary accounts edited."""

    def addresses(self, edits: Mapping[str, Sequence[int]]) -> dict[int, str]:
        """Addresses by revision id, of the edits (revision ids) of temporary accounts (by name), as far as known.

        Raises SiteError where that is refused.
        """


class LinkStore(Protocol):
    """What is remembered of them."""

    def not_looked_up(self, actor_keys: Collection[str], since: datetime) -> set[str]:
        """Those of the accounts (keys) whose addresses were not asked for since then."""

    def keep_addresses(
        self, looked_up: Collection[str], seen: Iterable[tuple[str, str, datetime]], at: datetime
    ) -> None:
        """Remember whose addresses were asked for, and what was seen: account (key), address (key) and when."""

    def addresses_of(self, actor_keys: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The addresses (keys) of accounts (keys), the latest first; accounts without any are left out."""

    def latest_addresses(self, most: int) -> Sequence[str]:
        """So many addresses (keys) of temporary accounts, those that were seen last."""

    def purge(self, before: datetime) -> None:
        """Delete private data from before a time."""

    def empty_log(self) -> None:
        """Leave no copy of what was deleted beside the database. Call it outside a transaction."""
