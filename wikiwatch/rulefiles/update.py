"""Brings the rules of an earlier version up to this one: what they lack is added, and nothing of them is lost."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from wikiwatch.rulefiles import check, packaged_rules_dir
from wikiwatch.rulefiles.problems import UNKNOWN_KEY
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.values import Row

# Tables that mean the same wherever they stand; of bands and of rows of the policy, the order matters.
_ANYWHERE = ("signal", "family", "tie", "part")
_GUIDE = "README.md"
_LISTS = "lists.toml"  # people's own words, for which no packaged file can stand in


def update(folder: Path) -> list[str]:
    """Add what the rules in a folder lack; one line for each thing that was done, or is left to a person.

    Files are copied, keys and tables added. A file that still lacks something is set aside, and the packaged one takes
    its place. A file with other mistakes stays as it is; the guide is renewed. Raises OSError.
    """
    packaged = packaged_rules_dir()
    lines = []
    for name in SHAPES:
        if not (folder / name).exists():
            _write(folder / name, (packaged / name).read_bytes())
            lines.append(f"added: {name}")
    _write(folder / _GUIDE, (packaged / _GUIDE).read_bytes())
    before = {name: (folder / name).read_bytes() for name in _lacking(folder)}
    added = {name: _complete(folder / name, packaged / name) for name in before}
    problems, still = check(folder), _lacking(folder)
    for name, content in before.items():
        if name in still:
            aside = _free(folder / name)
            _write(aside, content)
            _write(folder / name, (packaged / name).read_bytes())
            lines.append(f"replaced: {name}; yours is kept as {aside.name}: put your own changes in again")
            lines += [f"no longer known: {one}" for one in problems if (one.file, one.found) == (name, UNKNOWN_KEY)]
        else:
            lines.append(f"completed: {name}, with {', '.join(added[name])}")
    return lines + list(_rows_left_out(folder / "policy.toml", packaged / "policy.toml"))


def _lacking(folder: Path) -> list[str]:
    """The files in which something is not there that this version asks for; who, why and when, every version did."""
    lacks = (problem for problem in check(folder) if problem.found == "nothing")
    return sorted({one.file for one in lacks if one.key.rpartition(".")[2] not in Row.model_fields} - {_LISTS})


@dataclass(frozen=True)
class _Piece:
    """A key before all tables, or a table, of a packaged file, with the comments above it."""

    table: str  # "" for a key
    name: str  # of the key, or the id of a table in [[ ]]; "" for other tables
    text: str


def _complete(path: Path, packaged: Path) -> list[str]:
    """Write the keys that a file lacks below its first comment, and the tables at its end; their names."""
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    there = set(_names(tomllib.loads(text)))
    lacks = [one for one in _pieces(packaged.read_text(encoding="utf-8")) if (one.table, one.name) not in there]
    if not lacks:
        return []
    head = "".join(re.findall(r"\A(?:#.*\n)*", text))
    keys, tables = [one.text for one in lacks if not one.table], [one.text for one in lacks if one.table]
    parts = (part.strip() for part in (head, *keys, text.removeprefix(head), *tables))
    _write(path, ("\n\n".join(part for part in parts if part) + "\n").encode())
    return [one.name or one.table for one in lacks]


def _names(data: dict[str, object]) -> Iterator[tuple[str, str]]:
    """What stands in a file, as a piece has it: (table, name)."""
    for name, value in data.items():
        if isinstance(value, list) and name in _ANYWHERE:
            yield from ((name, str(row.get("id"))) for row in value if isinstance(row, dict))
        elif isinstance(value, dict):
            yield name, ""
        else:
            yield "", name


def _pieces(text: str) -> Iterator[_Piece]:
    """What may be added to a file: packaged files leave a line free between tables, and none within one."""
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        lines.append(line)
        found = _read("\n".join(lines))
        if found is None:
            continue  # within a value
        is_table = any(_holds_tables(value) for value in found.values())
        if found and not is_table:
            yield _Piece("", next(iter(found)), "\n".join(lines))
        elif found and not line:
            yield from (_Piece(table, name, "\n".join(lines)) for table, name in _names(found) if table)
        if not line or (found and not is_table):
            lines = []


def _holds_tables(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))


def _read(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _rows_left_out(path: Path, packaged: Path) -> Iterator[str]:
    """That a policy lacks rows of the packaged one: it may be on purpose, and only a person knows where they belong."""
    texts = (one.read_text(encoding="utf-8", errors="replace") for one in (path, packaged))
    there, wanted = (re.findall(r'(?m)^id *= *"(.+)"', text) for text in texts)
    missing = [name for name in wanted if name not in there]
    if missing:
        yield (
            f"left to you: policy.toml has no rows {', '.join(missing)}, so the sums of signs decide in their place."
            f" Copy those that you want from {packaged}, each above the row that follows it there"
        )


def _free(path: Path) -> Path:
    """A name for a file that is set aside, under which none was kept yet."""
    names = (path.with_name(f"{path.name}.old{number or ''}") for number in count())
    return next(name for name in names if not name.exists())


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
