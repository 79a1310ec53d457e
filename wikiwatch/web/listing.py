"""Long lists in pages of 200 rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import abort, request

Item = TypeVar("Item")

ROWS = 200  # of a page: below 200 kB, which a phone loads in a second or two


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """One page of a list: its rows, its number from 1, how many pages and rows there are."""

    rows: Sequence[Item]
    number: int
    pages: int
    total: int

    @property
    def first(self) -> int:
        """The number of its first row."""
        return (self.number - 1) * ROWS + 1


def listed(found: Sequence[Item]) -> Listing[Item]:
    """The page of a list that was asked for by `page`; the last one where the list has become shorter meanwhile."""
    pages = max(1, -(-len(found) // ROWS))
    number = min(max(1, number_asked("page") or 1), pages)
    return Listing(found[(number - 1) * ROWS : number * ROWS], number, pages, len(found))


def number_asked(name: str) -> int | None:
    """A number of the query, None where it is not there; what is none is answered with 400."""
    word = request.args.get(name, "").strip()
    if not (word.isascii() and (word.isdigit() or not word) and len(word) <= 9):
        abort(400)
    return int(word) if word else None
