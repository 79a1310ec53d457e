"""What the brakes ask of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wikiwatch.core.brakes import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many actions wait for room in a budget, and when the first of them is tried again."""

    budget: str
    count: int
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """What is known of one row's breaker: since when it only lists (None: it acts), and when it was reset last."""

    row: str
    tripped: datetime | None
    reset: datetime | None
    why: str
    mark: str  # of the row as it was then, see `core.brakes.row_mark`


class BrakeStore(Protocol):
    """Budgets and breakers that outlive a restart."""

    def edits_since(self, since: datetime, not_by: str) -> int:
        """How many texts were saved on the wiki since then, but for those of one author (key)."""

    def nth_latest(self, budget: str, nth: int, until: datetime) -> datetime | None:
        """When the nth action of a budget was carried out, counted from the latest; None if there were fewer."""

    def charge(self, key: str, budget: str) -> None:
        """Count an action in a budget ("" for none) once it is done."""

    def put_off(self, key: str, budget: str, why: str, until: datetime) -> None:
        """Let a planned action wait for room in a budget."""

    def over_budget(self) -> Sequence[Waiting]:
        """What waits for room, by budget."""

    def in_confirmed_case(self, revid: int) -> bool:
        """Whether an edit belongs to a campaign that is confirmed."""

    def said_since(self, since: datetime) -> Sequence[Said]:
        """What people decided about what the rules did since then."""

    def cleared_since(self, since: datetime) -> Sequence[Said]:
        """What rules had done to authors whom somebody has cleared since then."""

    def breakers(self) -> Mapping[str, Breaker]:
        """The breakers of all rows that ever tripped, by row."""

    def trip(self, row: str, at: datetime, why: str, mark: str) -> None:
        """Let a row only list from now on."""

    def reset_breaker(self, row: str, at: datetime) -> None:
        """Let a row act again; what people decided until now does not count any more."""

    def row_to_review(self, row: str, why: str) -> int:
        """Let all that a row planned wait for a person's yes; how many there were."""
