"""What is known of an author's earlier edits, or of a network, at a time: what trust rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodDay:
    """One day's edits of an author that have stood long enough, and how many of them others built on."""

    day: datetime
    stood: int
    built_on: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRecord:
    """What was seen from a network. Times are those of each address's latest such edit; one may be good and bad."""

    network: str  # its key: net:192.0.2.0/24, net:2001:db8::/48 or as:64500
    addresses: int = 0  # different ones; of IPv6, different /64s
    bad: tuple[datetime, ...] = ()  # of each bad address: undone by people, or taken down and not released
    good: tuple[datetime, ...] = ()  # of each good address: its edit stood
    blocks: tuple[datetime, ...] = ()  # of the whole network, by people


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of an author's earlier edits, for trust. Times are those of the events."""

    days: tuple[StoodDay, ...] = ()  # the latest days with edits that stood, in any order
    first_stood: datetime | None = None  # the oldest edit that stood
    reverted: tuple[datetime, ...] = ()  # undone by an earlier text of the page
    removed: tuple[datetime, ...] = ()  # what they had added was taken out again soon, by an edit that did other things
    taken_down: tuple[datetime, ...] = ()  # held or reverted by this program, and not overturned
    confirmed: tuple[datetime, ...] = ()  # of these: a person said that they were unwanted
    released: tuple[datetime, ...] = ()  # a person said that the program was wrong to take them down
    warnings: tuple[datetime, ...] = ()  # on the own talk page
    blocks: tuple[datetime, ...] = ()
    network: NetworkRecord | None = None  # of the author's network without the author, if it counts against them

    @property
    def stood(self) -> int:
        """How many edits of the latest days have stood."""
        return sum(one.stood for one in self.days)
