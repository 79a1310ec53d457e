"""Where something stands in a TOML file, and how a problem there is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

Where = tuple[str | int, ...]  # ("row", 2, "bands"): the key `bands` of the third [[row]]

# Rules have up to four. TOML lets a line hold any number, and to read them takes time by their square.
MOST_PARTS = 30

# Every alternative begins with a character of its own and none backtracks into another: linear.
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^']|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}=.\n]"
    r"|[^\s\"'\#\[\]{}=.]+",
    re.DOTALL,
)


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong with a rule file: where, what was found, what was expected, what to do."""

    file: str
    line: int
    key: str
    found: str
    expected: str
    hint: str = ""

    def __str__(self) -> str:
        """`file:line: key: found X, expected Y; hint`, without a line break."""
        end = f"; {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}: {self.key}: found {self.found}, expected {self.expected}{end}"


@dataclass(frozen=True)
class Lines:
    """The line of each table and key of one TOML file."""

    first: dict[Where, int] = field(default_factory=dict)

    def of(self, where: Where) -> int:
        """The line of a key, or of the nearest table around it that has a line; 1 if nothing has."""
        while where:
            if where in self.first:
                return self.first[where]
            where = where[:-1]
        return 1


def lines_of(source: str) -> Lines:
    """The lines of a file that is valid TOML; for other text some lines may be wrong or missing."""
    first: dict[Where, int] = {}
    tables: Counter[Where] = Counter()
    table: Where = ()
    for line, head, path in _statements(source):
        if head == "[[":
            base = _inside(path[:-1], tables) + path[-1:]
            table = (*base, tables[base])
            tables[base] += 1
            first.setdefault(base, line)
        elif head == "[":
            table = _inside(path, tables)
        place = table if head else (*table, *path)
        for length in range(1, len(place) + 1):
            first.setdefault(place[:length], line)
    return Lines(first)


def too_deep(source: str) -> int:
    """The line of the first key with far more parts (a.b.c) than any rule has; 0 if there is none."""
    line = parts = 1
    for match in _PIECE.finditer(source):
        piece = match[0]
        if piece == ".":
            parts += 1
        elif piece[0] not in "\"'" and (piece in "[]{}=\n" or "," in piece):
            parts = 1
        if parts > MOST_PARTS:
            return line
        line += piece.count("\n")
    return 0


def _inside(path: Where, tables: Counter[Where]) -> Where:
    """The path with the index of the latest element after each name of an array of tables."""
    place: Where = ()
    for name in path:
        place = (*place, name)
        if tables[place]:
            place = (*place, tables[place] - 1)
    return place


def _statements(source: str) -> Iterator[tuple[int, str, Where]]:
    """(line, "[[", "[" or "", names) of each header and each key outside of values."""
    line, depth, head = 1, 0, ""
    names: list[str | int] = []
    in_value = False
    for match in _PIECE.finditer(source):
        piece = match[0]
        if piece == "\n" and not depth:
            in_value, head, names = False, "", []
        elif in_value:
            depth += _nesting(piece)
        elif piece == "[":
            depth, head = depth + 1, head + piece
        elif piece == "]":
            depth -= 1
            if not depth:
                yield line, head, tuple(names)
                in_value = True
        elif piece == "=":
            yield line, "", tuple(names)
            in_value = True
        elif piece not in (".", "\n") and not piece.startswith("#"):
            names.append(_plain(piece))
        line += piece.count("\n")


def _nesting(piece: str) -> int:
    return {"[": 1, "{": 1, "]": -1, "}": -1}.get(piece, 0)


def _plain(piece: str) -> str:
    return piece[1:-1] if piece[0] in "\"'" else piece
