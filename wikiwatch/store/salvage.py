"""What can be read of a damaged database goes into a fresh one, row by row; what was lost is counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from wikiwatch.errors import UserError
from wikiwatch.store.files import known_schema, unknown_of
from wikiwatch.store.later_schema import migrations
from wikiwatch.store.packed import give_functions, read
from wikiwatch.store.pages import INDEX_INNER, INDEX_LEAF, TABLE_LEAF, BrokenError, Found, Pages, Row, Value
from wikiwatch.store.steps import TABLE

Progress = Callable[[int, int], None]  # pages done, pages in all

_TYPES: Mapping[str, tuple[type, ...]] = {
    "integer": (int,),
    "real": (int, float),
    "text": (str,),
    "blob": (bytes,),
}
# Columns that hold texts as they are, and packed ones.
_PACKED: Mapping[str, tuple[type, ...]] = {"packed": (str, bytes)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How rows of a table are stored. `alias`: the column that is the rowid itself."""

    name: str
    columns: tuple[str, ...]  # in the order of the record
    types: tuple[tuple[type, ...], ...]
    needed: tuple[bool, ...]  # not null, and without a value that stands in
    nullable: tuple[bool, ...]
    alias: int | None
    rowid: bool

    def fits(self, row: Row) -> bool:
        """Whether a row may be one of this table; those that are older than a column lack its value."""
        if (row.rowid is not None) is not self.rowid or not 0 < len(row.values) <= len(self.columns):
            return False
        if any(self.needed[len(row.values) :]):
            return False
        return all(self._fits(at, value) for at, value in enumerate(row.values))

    def _fits(self, at: int, value: Value) -> bool:
        if value is None:
            return at == self.alias or self.nullable[at]
        if isinstance(value, bytes) and self.columns[at] in _PACKED and read(value) is None:
            return False  # each query would tell of it
        return at != self.alias and isinstance(value, self.types[at])

    def values(self, row: Row) -> tuple[Value, ...]:
        """What is to be inserted into as many columns as there are values."""
        return tuple(row.rowid if at == self.alias else value for at, value in enumerate(row.values))


@dataclass(slots=True)
class Saved:
    """What came of one table: rows that stand in the fresh database, and what did not get there."""

    rows: int = 0
    pages: int = 0  # that were read
    broken_pages: int = 0
    broken_rows: int = 0

    @property
    def lost(self) -> int:
        """About how many rows are lost: those that were broken, and as many a page as the others have."""
        return self.broken_rows + round(self.broken_pages * self.rows / self.pages if self.pages else self.broken_pages)


@dataclass(slots=True)
class Salvaged:
    """What came of a damaged database.

    `strays`: pages with rows whose table nobody can tell; `cut`: its end is gone; `headless`: which tables it had could
    not be read.
    """

    schema: tuple[str, ...] = ()
    tables: dict[str, Saved] = field(default_factory=dict)
    strays: int = 0
    cut: bool = False
    headless: bool = False

    @property
    def rows(self) -> int:
        """Rows that were saved."""
        return sum(one.rows for one in self.tables.values())

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost, as far as anybody can tell."""
        lost = any(one.broken_pages or one.broken_rows for one in self.tables.values())
        return not (lost or self.strays or self.cut or self.headless)

    def words(self) -> str:
        """What was lost, in one line; "" where nothing was."""
        found = [f"{name} about {one.lost} rows" for name, one in self.tables.items() if one.lost]
        if self.strays:
            found.append(f"{self.strays} pages of nobody knows which table")
        if self.cut or self.headless:
            found.append("an end or a beginning of the file, of which nobody knows what it held")
        return ", ".join(found)


def _untold(_done: int, _total: int) -> None:
    """For those to whom progress does not matter."""


def salvage(damaged: Path, fresh: Path, progress: Progress = _untold) -> Salvaged:
    """Read a damaged database (with its write-ahead log), which stays as it is, into a new file of the same schema.

    Raises UserError where a newer program made it, OSError where a file can't be read or written.
    """
    pages = Pages(damaged)
    try:
        return _Work(pages, fresh, progress).done()
    finally:
        pages.close()


class _Work:
    def __init__(self, pages: Pages, fresh: Path, progress: Progress) -> None:
        self.pages = pages
        self.fresh = fresh
        self.progress = progress
        self.result = Salvaged(cut=pages.cut)

    def done(self) -> Salvaged:
        roots, indexes = self._roots()
        self.result.schema = self._schema(roots)
        with closing(sqlite3.connect(self.fresh, isolation_level=None)) as connection:
            connection.execute("pragma synchronous = off")
            give_functions(connection)
            _make(connection, len(self.result.schema))
            shapes = list(_shapes(connection))
            waiting = [str(row[0]) for row in connection.execute(_PLAIN_INDEXES)]
            for sql in waiting:
                connection.execute(f"drop index {sql.split()[2]}")
            connection.execute("begin")
            for shape in shapes:
                saved = self.result.tables.setdefault(shape.name, Saved())
                if shape.name in roots:
                    for _, found in self.pages.walk(roots[shape.name]):
                        self._take(connection, shape, saved, found)
                        self.progress(len(self.pages.visited), self.pages.count)
                elif not self.result.headless:
                    self.result.headless = True
            if not self.result.is_whole:
                self._strays(connection, shapes, indexes)
            for sql in waiting:
                connection.execute(sql)
            connection.execute("commit")
        self.progress(self.pages.count, self.pages.count)
        return self.result

    def _roots(self) -> tuple[dict[str, int], list[int]]:
        """The first pages of tables by name, and those of indexes."""
        tables: dict[str, int] = {}
        indexes: list[int] = []
        for _, found in self.pages.walk(1):
            if found is None or found.broken_rows:
                self.result.headless = True
            for row in found.rows if found else ():
                match row.values:
                    case ("table", str(name), _, int(root), *_):
                        tables[name] = root
                    case ("index", _, _, int(root), *_):
                        indexes.append(root)
        return tables, indexes

    def _schema(self, roots: Mapping[str, int]) -> tuple[str, ...]:
        """The migrations that it has had, or all, where that can't be read any more."""
        had: set[str] = set()
        for _, found in self.pages.walk(roots[TABLE]) if TABLE in roots else ():
            had.update(str(row.values[2]) for row in (found.rows if found else ()) if len(row.values) == 4)
        if unknown := unknown_of(sorted(had)):
            raise UserError(
                f"the damaged database knows {unknown[0][:60]!r}, which this wikiwatch does not",
                "A newer version made it: install that one, or a later one, and repair it with that.",
            )
        known = known_schema()
        return known[: len(had)] if had == set(known[: len(had)]) and had else known

    def _take(self, connection: sqlite3.Connection, shape: Shape, saved: Saved, found: Found | None) -> None:
        if found is None:
            saved.broken_pages += 1
            return
        good = [row for row in found.rows if shape.fits(row)]
        kept = _insert(connection, shape, good)
        saved.rows += kept
        saved.pages += bool(found.rows)
        saved.broken_rows += found.broken_rows + len(found.rows) - kept

    def _strays(self, connection: sqlite3.Connection, shapes: Sequence[Shape], indexes: Collection[int]) -> None:
        """Rows below a broken page: they go to the one table that has such rows, if there is but one."""
        for root in indexes:
            for _ in self.pages.walk(root):
                self.progress(len(self.pages.visited), self.pages.count)
        widths = {len(list(connection.execute(f"pragma index_xinfo({name})"))) for name in _index_names(connection)}
        left = set(range(2, self.pages.count + 1)) - self.pages.visited - self.pages.free()
        for number in sorted(left):
            self.progress(self.pages.count - len(left), self.pages.count)
            try:
                data = self.pages.page(number)
                found, _ = self.pages.read(number, data)
            except BrokenError:
                continue
            if not found.rows or data[0] not in (TABLE_LEAF, INDEX_LEAF, INDEX_INNER):
                continue
            likely = [one for one in shapes if all(one.fits(row) for row in found.rows)]
            of_index = data[0] != TABLE_LEAF and any(len(row.values) in widths for row in found.rows)
            if len(likely) == 1 and not of_index:
                self._take(connection, likely[0], self.result.tables[likely[0].name], found)
            elif likely and not of_index:
                self.result.strays += 1


_PLAIN_INDEXES = "select sql from sqlite_master where type = 'index' and sql like 'create index %'"


def _make(connection: sqlite3.Connection, count: int) -> None:
    """The tables of the first migrations."""
    known = known_schema()
    migrations.apply(connection, stop_before=known[count] if count < len(known) else None)


def _index_names(connection: sqlite3.Connection) -> list[str]:
    return [str(row[0]) for row in connection.execute("select name from sqlite_master where type = 'index'")]


def _shapes(connection: sqlite3.Connection) -> Iterator[Shape]:
    for _, name, kind, _, without_rowid, _ in connection.execute("pragma main.table_list").fetchall():
        if kind == "table" and not name.startswith(("sqlite_", "_sqlite_")):
            yield _shape(connection, str(name), without_rowid=bool(without_rowid))


def _shape(connection: sqlite3.Connection, name: str, *, without_rowid: bool) -> Shape:
    columns = connection.execute(f"pragma table_info({name})").fetchall()
    keys = sorted((one for one in columns if one[5]), key=lambda one: one[5])
    if without_rowid:  # the columns of the key come first there
        columns = [*keys, *(one for one in columns if not one[5])]
    is_alias = not without_rowid and len(keys) == 1 and keys[0][2].lower() == "integer"
    return Shape(
        name=name,
        columns=tuple(str(one[1]) for one in columns),
        types=tuple(_PACKED.get(str(one[1]), _TYPES[str(one[2]).lower()]) for one in columns),
        needed=tuple(bool(one[3]) and one[4] is None for one in columns),
        nullable=tuple(not one[3] and not (without_rowid and one[5]) for one in columns),
        alias=columns.index(keys[0]) if is_alias else None,
        rowid=not without_rowid,
    )


def _insert(connection: sqlite3.Connection, shape: Shape, rows: Sequence[Row]) -> int:
    """Put rows into a table; how many are new there."""
    done = 0
    by_width: dict[int, list[tuple[Value, ...]]] = {}
    for row in rows:
        by_width.setdefault(len(row.values), []).append(shape.values(row))
    for width, values in by_width.items():
        columns, marks = ", ".join(shape.columns[:width]), ", ".join("?" * width)
        sql = f"insert or ignore into {shape.name} ({columns}) values ({marks})"
        done += connection.executemany(sql, values).rowcount
    return done
