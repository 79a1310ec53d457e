"""Changes one row of a rule file and nothing else: comments, order, quotes and line ends stay as people wrote them."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable, Item, Table

from wikiwatch.errors import UserError
from wikiwatch.rulefiles import check
from wikiwatch.rulefiles.lines import Problem, lines_of

_BY_HAND = "write it by hand, then run `wikiwatch rules check`"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def changed(text: str, table: str, row_id: str, values: Mapping[str, Any]) -> str:
    """The text of a rule file with keys of one row set anew; one whose value is None is taken out, if it is a line.

    A key that is there keeps its place and the comment beside it, a new one stands below `act`, or below the `id`; a
    dict becomes an inline table. Raises UserError where the row is not there, or can't be changed without changing
    more.
    """
    bom, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    try:
        wanted = tomllib.loads(body)
        rows = wanted.get(table)
        found = [n for n, row in enumerate(_listed(rows)) if isinstance(row, dict) and row.get("id") == row_id]
        if not found:
            raise UserError(f"there is no [[{table}]] with the id {row_id!r} in this file", _BY_HAND)
        head, part, tail = _around(body, table, found[0])
        document = tomlkit.parse(part)
        row = document[table][0 if head or tail else found[0]]
        # A table below its own header holds the comments up to the next one, too: it stays.
        given = {key: one for key, one in values.items() if one is not None or not isinstance(row.get(key), Table)}
        same = document.as_string() == part
        for key, value in given.items():
            _put(row, key, value, "\r\n" if "\r\n" in body else "\n")
        new = head + document.as_string() + tail
        told = tomllib.loads(new)
    except (TOMLKitError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(f"the row {row_id!r} can't be changed by the program: {error}", _BY_HAND) from None
    _apply(wanted[table][found[0]], given)
    if told != wanted or not same:
        raise UserError(f"the row {row_id!r} can't be changed without changing more of the file", _BY_HAND)
    return bom + new


def write(path: Path, before: str, after: str) -> list[Problem]:
    """Put a new text in the place of the one that was read, whole or not at all, with the same rights.

    Where that would bring mistakes into the rules of its folder nothing is written, and they are returned. Raises
    UserError where somebody changed the file meanwhile, or it can't be written.
    """
    new = _brought_in(path, after)
    if new:
        return new
    try:
        target = path.resolve()
        number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(after.encode())
                file.flush()
                rights = target.stat()
                os.fchmod(file.fileno(), rights.st_mode & 0o7777)
                with suppress(PermissionError):  # only an administrator may give files away
                    os.fchown(file.fileno(), rights.st_uid, rights.st_gid)
                os.fsync(file.fileno())
            if read_exactly(path) != before:
                raise UserError(f"{path} was changed meanwhile; nothing was written", "look at it, and try again")
            os.replace(name, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(name)
            raise
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise UserError(f"{path} can't be written: {error}", "Is the folder writable?") from None
    return []


def lines(values: Mapping[str, Any]) -> list[str]:
    """Keys with their values as `changed` writes them into a row."""
    items = ((key, _inline(one) if isinstance(one, dict) else tomlkit.item(one)) for key, one in values.items())
    return [f"{key} = {item.as_string()}" for key, item in items]


def read_exactly(path: Path) -> str:
    """The text of a rule file with its line ends and its mark of the byte order. Raises UserError."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} can't be read: {error}", "`wikiwatch rules check` tells what is wrong") from None


def row_text(text: str, table: str, row_id: str) -> str:
    """The lines of one row of a rule file as people wrote them, with its own tables; "" where it has no header."""
    body = text.removeprefix(_BOM)
    rows = _listed(tomllib.loads(body).get(table))
    index = next((n for n, row in enumerate(rows) if isinstance(row, dict) and row.get("id") == row_id), None)
    if index is None or (table, index) not in lines_of(body).first:
        return ""
    return _around(body, table, index)[1].rstrip()


def _listed(rows: object) -> list[Any]:
    return rows if isinstance(rows, list) else []


def _around(body: str, table: str, index: int) -> tuple[str, str, str]:
    """What stands before a row, the row with its own tables, and the rest; all in the middle where it has no header.

    tomlkit puts tables of one name together that stand apart in the file, so it is given the one row only.
    """
    first = lines_of(body).first
    if (table, index) not in first:
        return "", body, ""
    start = first[table, index]
    lines = body.split("\n")
    others = [line for place, line in first.items() if line > start and place[:2] != (table, index)]
    end = min(others, default=len(lines) + 1)
    parts = lines[: start - 1], lines[start - 1 : end - 1], lines[end - 1 :]
    head, part, tail = ("\n".join(some) for some in parts)
    return f"{head}\n" if parts[0] else "", f"{part}\n" if parts[2] else part, tail


def _put(row: Any, key: str, value: Any, line_end: str) -> None:
    if value is None:
        if key in row:
            row.remove(key)
        return
    if isinstance(value, dict) and isinstance(row.get(key), Table):
        inner = row[key]
        for name in [name for name in inner if name not in value]:
            inner.remove(name)
        for name, one in value.items():
            inner[name] = one
        return
    item = _inline(value) if isinstance(value, dict) else tomlkit.item(value)
    if key in row or isinstance(row, InlineTable):
        row[key] = item
        return
    item.trivia.trail = line_end
    after = "act" if "act" in row else "id"
    _insert_after(row, after, key, item)


def _insert_after(row: Table, after: str, key: str, item: Item) -> None:
    """A key in a line of its own below another; tomlkit itself only appends, far from where people look."""
    row.value._insert_after(after, key, item)
    dict.__setitem__(row, key, item)


def _inline(values: Mapping[str, Any]) -> InlineTable:
    table = tomlkit.inline_table()
    for name, one in values.items():
        table.append(name, one)
    return table


def _apply(row: dict[str, Any], values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if value is not None:
            row[key] = value
        elif key in row:
            del row[key]


def _brought_in(path: Path, after: str) -> list[Problem]:
    """The mistakes that the folder would have with a new text and does not have now; lines may move."""
    known = {_told(one) for one in check(path.parent)}
    with tempfile.TemporaryDirectory(prefix="wikiwatch-rules-") as folder:
        for one in filter(Path.is_file, path.parent.glob("*.toml")):
            (Path(folder) / one.name).write_bytes(one.read_bytes())
        (Path(folder) / path.name).write_text(after, encoding="utf-8", newline="")
        return [one for one in check(Path(folder)) if _told(one) not in known]


def _told(problem: Problem) -> tuple[str, str, str, str]:
    return problem.file, problem.key, problem.found, problem.expected
