"""Brings the rules of an earlier version up to this one: what they lack is added, and nothing of them is lost."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from wikiwatch.rulefiles import check, packaged_rules_dir
from wikiwatch.rulefiles.lines import Problem, lines_of
from wikiwatch.rulefiles.problems import UNKNOWN_KEY
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.values import Row

# Tables that mean the same wherever they stand; of bands and of rows of the policy, the order matters.
_ANYWHERE = ("signal", "family", "tie", "part", "decision", "budget")
# Keys in tables that stand elsewhere by now: their lines are taken out, and the file is kept under another name.
_GONE = {
    "policy.toml": tuple(
        f"block.{key}"
        for key in ("account_expiry", "address_expiry", "autoblock", "stop_account_creation", "talk_page", "email")
    )
}
_GUIDE = "README.md"
_OWN_WORDS = {"lists.toml", "own.toml"}  # people's own, for which no packaged file can stand in


def update(folder: Path) -> list[str]:
    """Add what the rules in a folder lack; one line for each thing that was done, or is left to a person.

    Files are copied, keys and tables added, keys that stand elsewhere by now taken out. A file that still lacks
    something is set aside, and the packaged one takes its place. A file with other mistakes stays as it is; the guide
    is renewed. Raises OSError.
    """
    packaged = packaged_rules_dir()
    lines = []
    for name in SHAPES:
        if not (folder / name).exists():
            _write(folder / name, (packaged / name).read_bytes())
            lines.append(f"added: {name}")
    _write(folder / _GUIDE, (packaged / _GUIDE).read_bytes())
    before = {name: (folder / name).read_bytes() for name in _lacking(folder)}
    gone = {name: _gone(folder, name) for name in before}
    added = {name: _complete(folder / name, packaged / name, gone[name]) for name in before}
    problems, still = check(folder), _lacking(folder)
    for name, content in before.items():
        if name in still:
            aside = _set_aside(folder / name, content)
            _write(folder / name, (packaged / name).read_bytes())
            lines.append(f"replaced: {name}; yours is kept as {aside}: put your own changes in again")
            lines += [f"no longer known: {one}" for one in problems if (one.file, one.found) == (name, UNKNOWN_KEY)]
        else:
            aside = f"; yours is kept as {_set_aside(folder / name, content)}" if gone[name] else ""
            lines.append(f"completed: {name}, with {', '.join(added[name])}{aside}")
            lines += [f"taken out: {one}" for one in gone[name]]
            lines += _left_as_it_is(folder / name, packaged / name)
    return lines + list(_rows_left_out(folder / "policy.toml", packaged / "policy.toml"))


def _lacking(folder: Path) -> list[str]:
    """The files in which something is not there that this version asks for; who, why and when, every version did."""
    lacks = (problem for problem in check(folder) if problem.found == "nothing")
    return sorted({one.file for one in lacks if one.key.rpartition(".")[2] not in Row.model_fields} - _OWN_WORDS)


@dataclass(frozen=True)
class _Piece:
    """A key before all tables, or a table, of a packaged file, with the comments above it."""

    table: str  # "" for a key
    name: str  # of the key, or the id of a table in [[ ]]; "" for other tables
    text: str


def _gone(folder: Path, name: str) -> list[Problem]:
    """The keys of a file that stand elsewhere by now."""
    return [one for one in check(folder) if one.file == name and one.key in _GONE.get(name, ())]


def _complete(path: Path, packaged: Path, gone: Collection[Problem]) -> list[str]:
    """Write the keys that a file lacks below its first comment, and the tables at its end; their names.

    Keys that a table of it lacks come below the table's header; the lines of those that are gone are left out.
    """
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    newest = packaged.read_text(encoding="utf-8")
    text, within = _in_tables(text, newest, {one.line for one in gone})
    there = set(_names(tomllib.loads(text)))
    lacks = [one for one in _pieces(newest) if (one.table, one.name) not in there]
    if not lacks and not within:
        return []
    head = "".join(re.findall(r"\A(?:#.*\n)*", text))
    keys, tables = [one.text for one in lacks if not one.table], [one.text for one in lacks if one.table]
    parts = (part.strip() for part in (head, *keys, text.removeprefix(head), *tables))
    _write(path, ("\n\n".join(part for part in parts if part) + "\n").encode())
    return list(dict.fromkeys([*within, *(one.name or one.table for one in lacks)]))


def _in_tables(text: str, newest: str, gone: Collection[int]) -> tuple[str, list[str]]:
    """A file with the keys that its tables lack, but without the lines that are gone; and the names of these keys.

    Keys in tables of packaged files have their values in one line.
    """
    ours, theirs, places = tomllib.loads(text), tomllib.loads(newest), lines_of(newest).first
    added: dict[int, list[str]] = {}
    names = []
    for table in (name for name, value in theirs.items() if isinstance(value, dict)):
        for key in theirs[table].keys() - ours[table].keys() if isinstance(ours.get(table), dict) else ():
            names.append(key)
            added.setdefault(lines_of(text).of((table,)), []).append(newest.split("\n")[places[table, key] - 1])
    lines = (
        [*([line] if number not in gone else []), *sorted(added.get(number, ()))]
        for number, line in enumerate(text.split("\n"), 1)
    )
    return "\n".join(line for some in lines for line in some), sorted(names)


def _names(data: dict[str, object]) -> Iterator[tuple[str, str]]:
    """What stands in a file, as a piece has it: (table, name)."""
    for name, value in data.items():
        if isinstance(value, list) and name in _ANYWHERE:
            yield from ((name, str(row.get("id"))) for row in value if isinstance(row, dict))
        elif _holds_tables(value):
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


def _left_as_it_is(path: Path, packaged: Path) -> Iterator[str]:
    """The values of a completed file that are other ones by now: a person's own, or those of an earlier version."""
    ours, theirs = (_values(tomllib.loads(one.read_text(encoding="utf-8"))) for one in (path, packaged))
    differ = [name for name, value in theirs.items() if name in ours and ours[name] != value]
    if differ:
        yield f"left as it is: {path.name} differs from {packaged} in {', '.join(differ)}"


def _values(data: dict[str, object]) -> dict[str, object]:
    """What a file says, by the names of its keys and the ids of its tables; not who said so, when and why."""
    found: dict[str, object] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            found |= {f"{name}.{key}": one for key, one in value.items()}
        elif isinstance(value, list) and _holds_tables(value):
            for row in (one for one in value if isinstance(one, dict) and "id" in one):
                found[f"{name} {row['id']}"] = {key: row[key] for key in row.keys() - Row.model_fields.keys()}
        else:
            found[name] = value
    return found


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


def _set_aside(path: Path, content: bytes) -> str:
    """Keep what stood in a file under another name, which is returned."""
    aside = _free(path)
    _write(aside, content)
    return aside.name


def _free(path: Path) -> Path:
    """A name for a file that is set aside, under which none was kept yet."""
    names = (path.with_name(f"{path.name}.old{number or ''}") for number in count())
    return next(name for name in names if not name.exists())


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
