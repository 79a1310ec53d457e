"""What rows of a rule file have in common: names that stand once, that are known, that are all there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.problems import Source, did_you_mean, plain, shown

_LISTED = 10  # ids that a problem names; of longer lists nobody reads the end

Rows = list[tuple[int, dict[str, Any]]]


def once(source: Source, table: str, key: str) -> Iterator[Problem]:
    """Each name that stands twice in a column of a table."""
    seen: dict[str, int] = {}
    for index, row in rows_of(source, table):
        name = row.get(key)
        if not isinstance(name, str):
            continue
        if name in seen:
            line = source.lines.of((table, seen[name], key))
            expected = f"each {key} once"
            hint = f"the first one stands in line {line}"
            yield source.problem((table, index, key), f'"{plain(name)}" again', expected, hint)
        seen.setdefault(name, index)


def known(source: Source, table: str, key: str, known: tuple[str, ...], what: str) -> Iterator[Problem]:
    """Each name in a column that is none of those that are known."""
    for index, row in rows_of(source, table):
        value = row.get(key)
        for name in value if isinstance(value, list) else [value]:
            yield from reference(source, (table, index, key), name, known, what)


def reference(source: Source, where: Where, name: object, known: tuple[str, ...], what: str) -> Iterator[Problem]:
    """A name that is none of those that are known; nothing where none is: that a whole table is missing is told."""
    if isinstance(name, str) and known and name not in known:
        shown_first = ", ".join(plain(one) for one in known[:_LISTED])
        more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
        yield source.problem(where, f'"{plain(name)}"', f"a {what}: {shown_first}{more}", did_you_mean(name, known))


def complete(source: Source, table: str, key: str, wanted: tuple[str, ...]) -> Iterator[Problem]:
    """Each name that is wanted and has no table."""
    there = {row.get(key) for _, row in rows_of(source, table) if isinstance(row.get(key), str)}
    for name in wanted:
        if there and name not in there:
            hint = f"add a table [[{table}]] with this {key}; the packaged rules have one to copy"
            yield source.problem((table,), "nothing", f'a [[{table}]] with {key} = "{plain(name)}"', hint)


def rows_of(source: Source, table: str) -> Rows:
    """The rows of a table in [[ ]], with their numbers; what is no row is told elsewhere."""
    rows = source.data.get(table)
    return [(i, row) for i, row in enumerate(rows) if isinstance(row, dict)] if isinstance(rows, list) else []


def ids(source: Source, table: str) -> tuple[str, ...]:
    """The names in a column, each once."""
    names = (row.get("id") for _, row in rows_of(source, table))
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


def number(row: Mapping[str, Any], key: str) -> float | None:
    """A number of a row; None where there is none, which is told elsewhere."""
    value = row.get(key)
    return value if is_number(value) else None


def is_number(value: object) -> bool:
    """Whether a value is a number that arithmetic can be done with."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9


def expired(source: Source, table: str, today: date) -> Iterator[Problem]:
    """The rows of a table whose last day is over; they are not obeyed any more."""
    for index, row in rows_of(source, table):
        until = row.get("until")
        if type(until) is date and until < today:
            hint = f"the {table} is not obeyed any more: give it a new day, or take it out"
            yield source.problem((table, index, "until"), shown(until), "a day that is not over", hint)
