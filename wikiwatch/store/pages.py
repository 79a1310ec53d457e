"""A database file read page by page, without SQLite, which gives up at the first page that is broken.

The form is that of https://www.sqlite.org/fileformat2.html. Whatever a page holds, nothing here raises anything but
BrokenError, and no loop is endless: a page is read once, and chains are as long as the file at most.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Value = int | float | str | bytes | None

MAGIC = b"SQLite format 3\x00"
PAGE_SIZE = 4096  # SQLite's default since 3.12, by which this program's databases are made
TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 0x0D, 0x05, 0x0A, 0x02
_WAL_MAGIC = 0x377F0682  # its last bit says how the checksums count
_WAL_HEAD, _FRAME_HEAD = 32, 24
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # of serial types


class BrokenError(Exception):
    """What was read is no part of a database."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its rowid (None in tables without one) and the values that the record holds."""

    rowid: int | None
    values: tuple[Value, ...]


@dataclass(slots=True)
class Found:
    """What a page, or a table, gave: rows, and how many pages and rows could not be read."""

    rows: list[Row] = field(default_factory=list)
    broken_rows: int = 0


class Pages:
    """The pages of a file, with those of its write-ahead log over them. Raises OSError where it can't be read."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        head = self._file.read(100)
        self.sound_head = head.startswith(MAGIC)
        self.size = _page_size(head) if self.sound_head else PAGE_SIZE
        self._frames, self._log = _log_of(path.with_name(f"{path.name}-wal"), self.size)
        if 1 in self._frames:  # the first page as it was written last
            head = self._log[self._frames[1] : self._frames[1] + 100]
            self.sound_head = head.startswith(MAGIC)
        self._usable = self.size - (head[20] if self.sound_head else 0)
        length = path.stat().st_size
        self.count = max([length // self.size, *self._frames])
        self.cut = length % self.size != 0 or (self.sound_head and 0 < int.from_bytes(head[28:32]) > self.count)
        self.visited: set[int] = set()

    def close(self) -> None:
        """Close the files."""
        self._file.close()

    def page(self, number: int) -> bytes:
        """A page's bytes; BrokenError where there is no such page."""
        if not 0 < number <= self.count:
            raise BrokenError
        if number in self._frames:
            return self._log[self._frames[number] : self._frames[number] + self.size]
        self._file.seek((number - 1) * self.size)
        data = self._file.read(self.size)
        if len(data) < self.size:
            raise BrokenError
        return data

    def free(self) -> set[int]:
        """The pages on the list of those that hold nothing any more, as far as it can be read."""
        found: set[int] = set()
        try:
            trunk = int.from_bytes(self.page(1)[32:36]) if self.sound_head else 0
            while trunk and trunk not in found:
                found.add(trunk)
                data = self.page(trunk)
                count = min(int.from_bytes(data[4:8]), self.size // 4 - 2)
                found.update(struct.unpack_from(f">{count}I", data, 8))
                trunk = int.from_bytes(data[:4])
        except BrokenError:
            pass
        return found

    def walk(self, root: int) -> Iterator[tuple[int, Found | None]]:
        """The pages of a tree with what each holds; None where a page is broken: what lay below is not found."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self.visited:
                continue
            self.visited.add(number)
            try:
                data = self.page(number)
                found, children = self.read(number, data)
            except BrokenError:
                yield number, None
                continue
            waiting += children
            yield number, found

    def read(self, number: int, data: bytes) -> tuple[Found, list[int]]:
        """The rows of a page, and the pages below it; BrokenError where it is no page of a tree."""
        start = 100 if number == 1 else 0
        kind = data[start]
        inner = kind in (TABLE_INNER, INDEX_INNER)
        if kind not in (TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER):
            raise BrokenError
        count = int.from_bytes(data[start + 3 : start + 5])
        cells = start + (12 if inner else 8)
        if cells + 2 * count > self._usable:
            raise BrokenError
        found = Found()
        children = [int.from_bytes(data[start + 8 : start + 12])] if inner else []
        for place in struct.unpack_from(f">{count}H", data, cells):
            try:
                if not cells + 2 * count <= place < self._usable:
                    raise BrokenError
                if inner:
                    children.append(int.from_bytes(data[place : place + 4]))
                    place += 4
                if kind != TABLE_INNER:
                    found.rows.append(self._row(data, place, table=kind == TABLE_LEAF))
            except (BrokenError, struct.error, IndexError, UnicodeDecodeError):
                found.broken_rows += 1
        return found, children

    def _row(self, data: bytes, place: int, *, table: bool) -> Row:
        length, place = _varint(data, place)
        rowid: int | None = None
        if table:
            rowid, place = _varint(data, place)
            rowid -= (rowid >> 63) << 64
        most = self._usable - 35 if table else (self._usable - 12) * 64 // 255 - 23
        local = length
        if length > most:
            least = (self._usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (self._usable - 4)
            local = local if local <= most else least
        if length > self.count * self.size or place + local > self._usable:
            raise BrokenError
        payload = data[place : place + local]
        if local < length:
            payload += self._overflow(int.from_bytes(data[place + local : place + local + 4]), length - local)
        return Row(rowid, _record(payload))

    def _overflow(self, number: int, length: int) -> bytes:
        """What of a row stands on pages of its own."""
        parts: list[bytes] = []
        pages: set[int] = set()
        while length > 0:
            if number in pages:
                raise BrokenError
            pages.add(number)
            data = self.page(number)
            if not any(data):  # nothing that is kept here has so many zeros in a row
                raise BrokenError
            parts.append(data[4 : 4 + min(length, self._usable - 4)])
            length -= len(parts[-1])
            number = int.from_bytes(data[:4])
        if number:
            raise BrokenError
        self.visited |= pages
        return b"".join(parts)


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18])
    size = 65536 if size == 1 else size
    return size if size in {512 << n for n in range(8)} else PAGE_SIZE


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = data[place + step]
        if step == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    raise BrokenError


def _record(payload: bytes) -> tuple[Value, ...]:
    """The values of a record; raises where it is none, or where not all of it is used."""
    end, place = _varint(payload, 0)
    if not place <= end <= len(payload):
        raise BrokenError
    values: list[Value] = []
    body = end
    while place < end:
        kind, place = _varint(payload, place)
        value, body = _value(payload, body, kind)
        values.append(value)
    if body != len(payload) or place != end:
        raise BrokenError
    return tuple(values)


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], place
    if kind in (10, 11):
        raise BrokenError
    length = _INTEGER_BYTES.get(kind) or (8 if kind == 7 else (kind - 12) // 2)
    raw = payload[place : place + length]
    if len(raw) < length:
        raise BrokenError
    if kind < 7:
        return int.from_bytes(raw, signed=True), place + length
    if kind == 7:
        return float(struct.unpack(">d", raw)[0]), place + length
    if kind % 2 and b"\0" in raw:  # no text of a wiki has one, and a part that was wiped has many
        raise BrokenError
    return (raw if kind % 2 == 0 else raw.decode()), place + length


def _log_of(path: Path, size: int) -> tuple[dict[int, int], bytes]:
    """Where the latest committed copy of each page stands in a write-ahead log, and the log itself."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}, b""
    if len(data) < _WAL_HEAD:
        return {}, b""
    magic, _, page_size, _, *salts = struct.unpack_from(">6I", data)
    order = ">" if magic & 1 else "<"
    sums = _sums(data[:24], (0, 0), order)
    if magic & ~1 != _WAL_MAGIC or page_size != size or sums != struct.unpack_from(">2I", data, 24):
        return {}, b""
    committed: dict[int, int] = {}
    pending: dict[int, int] = {}
    for place in range(_WAL_HEAD, len(data) - size - _FRAME_HEAD + 1, size + _FRAME_HEAD):
        number, commit, *rest = struct.unpack_from(">6I", data, place)
        sums = _sums(data[place : place + 8], sums, order)
        sums = _sums(data[place + _FRAME_HEAD : place + _FRAME_HEAD + size], sums, order)
        if rest[:2] != salts or tuple(rest[2:]) != sums:
            break  # the end of what was written, or of what can be believed
        pending[number] = place + _FRAME_HEAD
        if commit:
            committed |= pending
            pending = {}
    return committed, data


def _sums(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """The checksum of a write-ahead log, carried on over these bytes."""
    first, second = sums
    words: Sequence[int] = struct.unpack(f"{order}{len(data) // 4}I", data)
    for at in range(0, len(words), 2):
        first = (first + words[at] + second) & 0xFFFFFFFF
        second = (second + words[at + 1] + first) & 0xFFFFFFFF
    return first, second
