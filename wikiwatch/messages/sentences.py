"""Sentences that the program built in English, found again by their messages: which one it is, and its values.

Such a sentence may have been kept in the database long ago, with whatever a wiki gave for its values. Nothing is tried
twice: fixed pieces are found from left to right, and where a value holds the piece that should end it, so that nobody
can tell where it ends, the sentence is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from fluent.syntax import ast

_LONGEST = 2_000  # characters: a reason with the longest names and a hundred keys in it has fewer


class Shape(StrEnum):
    """What a value is."""

    FIGURE = "figure"
    DIGITS = "digits"  # a number that is a name, such as a revision's
    WORD = "word"  # one of the program's own words
    WORDS = "words"  # one or another of them
    TIME = "time"
    DAY = "day"
    NETWORK = "network"  # or an address
    SENTENCE = "sentence"  # is said in the reader's language too, if it is known
    TEXT = "text"  # stays as it is


# Each reads a text once, from left to right.
_LOOKS = {
    Shape.FIGURE: re.compile(r"-?\d{1,12}(?:,\d{3}){0,3}(?:\.\d{1,6})?", re.ASCII),
    Shape.DIGITS: re.compile(r"\d{1,18}", re.ASCII),
    Shape.WORD: re.compile(r"[a-z_]{1,30}"),
    Shape.WORDS: re.compile(r"[a-z_]{1,30}(?: or [a-z_]{1,30}){0,9}"),
    Shape.TIME: re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d", re.ASCII),
    Shape.NETWORK: re.compile(r"[0-9a-fA-F:.]{2,45}(?:/\d{1,3})?", re.ASCII),
    Shape.DAY: re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
}
_SHAPES = {
    **dict.fromkeys(("count", "total", "limit", "hours", "days", "score", "seconds", "usual"), Shape.FIGURE),
    **dict.fromkeys(("revision", "number"), Shape.DIGITS),
    **dict.fromkeys(("action", "status", "proposal", "state", "band", "class", "list"), Shape.WORD),
    **dict.fromkeys(("states", "bands"), Shape.WORDS),
    "at": Shape.TIME,
    "day": Shape.DAY,
    "network": Shape.NETWORK,
    **dict.fromkeys(("why", "what"), Shape.SENTENCE),
}


def shape(name: str) -> Shape:
    """What the value of this name is."""
    return _SHAPES.get(name, Shape.TEXT)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message in English: `fixed` pieces around its values, one piece more than there are names."""

    key: str
    fixed: tuple[str, ...]
    names: tuple[str, ...]

    def values(self, text: str) -> dict[str, str] | None:
        """The values with which the message says a text; None where it is another sentence, or nobody can tell."""
        at, end = len(self.fixed[0]), len(text) - len(self.fixed[-1])
        if at >= end or not (text.startswith(self.fixed[0]) and text.endswith(self.fixed[-1])) or len(text) > _LONGEST:
            return None
        found = {}
        for name, piece in zip(self.names, self.fixed[1:-1], strict=False):
            stop = _end(text, at, end, name, piece)
            if stop is None:
                return None
            found[name] = text[at:stop]
            at = stop + len(piece)
        last = self.names[-1]
        looks = _LOOKS.get(shape(last))
        if at >= end or (looks and not looks.fullmatch(text, at, end)):
            return None
        return {**found, last: text[at:end]}


def _end(text: str, at: int, end: int, name: str, piece: str) -> int | None:
    if looks := _LOOKS.get(shape(name)):
        met = looks.match(text, at, end)
        return met.end() if met and text.startswith(piece, met.end(), end) else None
    stop = text.find(piece, at, end)
    return None if stop <= at or text.find(piece, stop + 1, end) >= 0 else stop


def sentence(entry: ast.Message) -> Sentence | None:
    """The sentence of an English message; None where it has no values. ValueError where it is no plain sentence."""
    fixed, names = [""], []
    for element in entry.value.elements if entry.value else ():
        inner = element.expression if isinstance(element, ast.Placeable) else element
        if isinstance(inner, ast.VariableReference):
            names.append(inner.id.name)
            fixed.append("")
        elif isinstance(inner, ast.TextElement | ast.StringLiteral):
            fixed[-1] += inner.value
        else:
            raise ValueError(f"{entry.id.name} is no plain sentence with values")
    return Sentence(key=entry.id.name, fixed=tuple(fixed), names=tuple(names)) if names else None


def ordered(found: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The most telling first: those with the most letters of their own."""
    return tuple(sorted(found, key=lambda one: (-sum(map(len, one.fixed)), one.key)))


def figure(written: str) -> int | float:
    """A number as the program writes it."""
    plain = written.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def moment(written: str) -> datetime | date | None:
    """A time or day in UTC; None for one that is not in the calendar."""
    try:
        at = datetime.fromisoformat(written).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if " " in written else at.date()
