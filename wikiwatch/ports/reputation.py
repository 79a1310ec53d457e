"""What the use cases ask of services outside that know addresses and names of spammers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from wikiwatch.core.reputation import AddressSet, Answer, Listing, Service


class NoAnswerError(Exception):
    """A service outside gave no answer; the text says why, in a few words."""


class Blocklist(Protocol):
    """A service that is asked about single addresses or names."""

    @property
    def name(self) -> str:
        """What it is called in the store and by people."""

    @property
    def batch(self) -> int:
        """About how many names one request asks for."""

    @property
    def check_requests(self) -> int:
        """How many requests it takes to read its test entries."""

    def takes(self, name: str) -> bool:
        """Whether it knows about names of this kind: IPv4 or IPv6 addresses, or domains."""

    def check(self, seconds: float) -> str:
        """Why it can't be believed, by its own test entries; "" if it can. NoAnswerError where it did not answer."""

    def ask(self, names: Sequence[str], seconds: float) -> Mapping[str, Answer]:
        """What it says of each name, `Says.UNKNOWN` where it said nothing; within so many seconds for all."""


class AddressList(Protocol):
    """A list of addresses that is downloaded whole."""

    @property
    def name(self) -> str:
        """What it is called in the store and by people."""

    @property
    def every(self) -> timedelta:
        """How often it is downloaded; one that is five times as old counts no longer."""

    @property
    def listed(self) -> Answer:
        """What it means to stand on it."""

    def fetch(self, seconds: float) -> AddressSet:
        """The whole list; NoAnswerError where it can't be had in so many seconds."""


@dataclass(frozen=True, kw_only=True)
class Outside:
    """Whom the settings allow to be asked, how often, and for how long an answer is good."""

    blocklists: tuple[Blocklist, ...] = ()
    lists: tuple[AddressList, ...] = ()
    requests_a_day: int  # to each service
    hit: timedelta  # how long a listing counts
    miss: timedelta  # how long an address counts as not listed
    is_public: Callable[[str], bool]  # whether an address is one of the open Internet: others are never sent anywhere
    addresses: Callable[[str, float], Sequence[str]]  # of a host, in so many seconds; NoAnswerError
    host: str  # of the wiki


class ReputationStore(Protocol):
    """What is remembered of their answers."""

    def listings(self, actor_key: str, at: datetime) -> tuple[Listing, ...]:
        """What lists outside say of an author, as far as it counts for an edit of that time."""

    def unlisted(self, actor_keys: Collection[str], source: str, at: datetime) -> set[str]:
        """Those of the authors about whom a list is to be asked: never asked, or too long ago."""

    def keep_listings(self, found: Mapping[str, Listing]) -> None:
        """Remember what a list said of authors, by their keys."""

    def forget_listings(self, at: datetime, sources: Collection[str]) -> None:
        """Forget the answers that count no longer, those of a clock that was ahead, and those of other lists."""

    def forget_source(self, source: str) -> None:
        """Forget all answers of a list."""

    def service(self, source: str) -> Service:
        """How a service does; a new one where nothing is known."""

    def keep_service(self, source: str, service: Service) -> None:
        """Remember how a service does."""

    def address_list(self, source: str, since: datetime) -> AddressSet | None:
        """A downloaded list; None where there is none, or only one from before that time."""

    def keep_address_list(self, source: str, addresses: AddressSet, at: datetime) -> None:
        """Remember a downloaded list in place of the one before."""
