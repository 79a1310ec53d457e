"""The numbers of rule files on which verdicts rest, and how people name them.

A number is named as people read the files: `policy.toml:signs-agree.score_at_least` is the key `score_at_least` of the
table whose id is `signs-agree`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process

from wikiwatch.errors import UserError
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.problems import Source, did_you_mean, parse, plain
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.tables import is_number

# The tables and keys whose numbers decide about a change; () stands for a whole file. Those of other files and tables
# decide what is done after a verdict, how soon and how often; whether the wiki is behind a proxy, and for how long an
# addition is looked for on its page, is settled before any verdict.
_DECIDING: Mapping[str, tuple[str, ...]] = {
    "policy.toml": ("row",),
    "points.toml": (),
    "random_text.toml": (),
    "phrases.toml": (),
    "repeat_links.toml": (),
    "learned.toml": (),
    "campaigns.toml": (),
    "comeback.toml": (),
    "trust.toml": (
        *("survives_after_hours", "survived_a_day", "survived_a_week", "usually_undone", "ceilings", "network"),
        *("band", "family", "part"),
    ),
    "own.toml": ("rule",),
}
# What a rule is tried on, and what it reached and has to reach before it acts, decides about no change.
_RECORDS = ("sample", "promoted", "promotion")
_TOLD = 6  # names that are told where none, or more than one, is meant
_LIKELY = 60  # per cent of likeness, as for other unknown names, see problems.py
_LONG = 200  # characters of a name that are looked for, and of a comment that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a rule file. `key` names it alone; `comment` is what the file says of it, "" if that is nothing."""

    key: str
    file: str
    path: str  # with the name of the table in [[ ]]: row.signs-agree.score_at_least
    where: Where
    value: float
    comment: str

    @property
    def whole(self) -> bool:
        """Whether a whole number stands there."""
        return isinstance(self.value, int)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A key with its value. `path` has ids in place of the numbers of rows; `short` lacks the table in [[ ]], too."""

    path: str
    short: str
    where: Where
    value: Any


def numbers(texts: Mapping[str, str]) -> list[Number]:
    """All of them, in the order of the files. `texts` are sound rule files by name."""
    return [one for file in _DECIDING for one in _numbers(file, texts.get(file, ""))]


def find(texts: Mapping[str, str], asked: str) -> Number:
    """The number that people mean by `FILE:NAME.KEY`; what is clear without it may be left out.

    UserError, with the likely ones, where it is none or more than one.
    """
    file, name = _split(asked[:_LONG])
    known = [one for one in numbers(texts) if file in ("", one.file)]
    for found in (
        [one for one in known if name in (one.path, one.key.partition(":")[2])],
        [one for one in known if name and one.path.endswith(f".{name}")],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise UserError(f"{plain(asked)} may be several numbers", f"name one of them: {_listed(found)}")
    raise _unknown(texts, file, name, known)


def _numbers(file: str, text: str) -> Iterator[Number]:
    source = parse(file, text)
    if isinstance(source, Problem):
        return
    lines = text.split("\n")
    leaves = list(_leaves(source.data))
    shorts = Counter(leaf.short for leaf in leaves)
    for leaf in leaves:
        if not is_number(leaf.value) or not _decides(file, leaf.where):
            continue
        yield Number(
            key=f"{file}:{leaf.short if shorts[leaf.short] == 1 else leaf.path}",
            file=file,
            path=leaf.path,
            where=leaf.where,
            value=leaf.value,
            comment=_comment(lines, source.lines.of(leaf.where)) or _reason(source, leaf.where),
        )


def _decides(file: str, where: Where) -> bool:
    return file in _DECIDING and (not _DECIDING[file] or where[0] in _DECIDING[file]) and not set(_RECORDS) & set(where)


def _leaves(table: Mapping[str, Any]) -> Iterator[_Leaf]:
    """Every key of a file that holds no tables."""
    for name, value in table.items():
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            for index, row in enumerate(value):
                if isinstance(row, dict):
                    called = str(row.get("id", row.get("band", index + 1)))
                    for path, where, inner in _within(row):
                        yield _Leaf(
                            ".".join((name, called, *path)), ".".join((called, *path)), (name, index, *where), inner
                        )
        else:
            for path, where, inner in _within({name: value}):
                yield _Leaf(".".join(path), ".".join(path), where, inner)


def _within(value: Any) -> Iterator[tuple[tuple[str, ...], Where, Any]]:
    """The names, places and values of all that stands in a table; of lists of tables by their numbers, from 1."""
    steps: list[tuple[str, str | int, Any]] = []
    if isinstance(value, dict):
        steps = [(name, name, inner) for name, inner in value.items()]
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        steps = [(str(index + 1), index, inner) for index, inner in enumerate(value)]
    else:
        yield (), (), value
    for name, step, inner in steps:
        for path, where, leaf in _within(inner):
            yield (name, *path), (step, *where), leaf


def _comment(lines: Sequence[str], line: int) -> str:
    """The comment behind a number, or the one above the lines without a gap in which it stands; rows have reasons."""
    if found := re.fullmatch(r"[ \t]*[\w.-]+[ \t]*=[ \t]*[-+\w.]+[ \t]*#(.*)", lines[line - 1]):
        return _sentence(found[1])
    last = line - 1
    while last and lines[last - 1] and not lines[last - 1].startswith(("#", "[[")):
        last -= 1
    first = last
    while first and lines[first - 1].startswith("#"):
        first -= 1
    return _sentence(" ".join(one.lstrip("#").strip() for one in lines[first:last]))


def _reason(source: Source, where: Where) -> str:
    """The reason of the row in which a number stands."""
    row = source.data.get(str(where[0]))
    reason = row[where[1]].get("reason") if isinstance(row, list) and isinstance(where[1], int) else None
    return _sentence(reason) if isinstance(reason, str) else ""


def _sentence(text: str) -> str:
    told = " ".join(text[: 10 * _LONG].split())
    return told if len(told) <= _LONG else told[: _LONG - 1] + "…"


def _split(asked: str) -> tuple[str, str]:
    """The file, "" if none is named, and the rest."""
    file, colon, name = asked.strip().rpartition(":")
    if not colon:
        return "", name
    file = file if file.endswith(".toml") else f"{file}.toml"
    if file not in SHAPES:
        raise UserError(f"there is no rule file {plain(file)}", did_you_mean(file, SHAPES))
    return file, name


def _unknown(texts: Mapping[str, str], file: str, name: str, known: Sequence[Number]) -> UserError:
    """Why there is nothing to try: it is no number, or nothing is judged by it, or nothing is called so."""
    for other in (file,) if file else SHAPES:
        source = parse(other, texts.get(other, ""))
        for leaf in () if isinstance(source, Problem) else _leaves(source.data):
            if name in (leaf.path, leaf.short):
                what = f"{other}:{plain(name)}"
                if not is_number(leaf.value):
                    return UserError(f"{what} is no number", "only numbers can be tried with several values")
                why = "it decides what is done after a verdict, or is settled before it"
                return UserError(f"no verdict rests on {what}", f"{why}; `wikiwatch rules preview` lists those that do")
    if not known:
        where = f"{file} holds no number on which a verdict rests" if file else "the rules hold no numbers"
        return UserError(where, "`wikiwatch rules preview` lists all that there are")
    names = {one.path if "." not in name else one.key.partition(":")[2]: one for one in reversed(known)}
    likely = [names[found] for found, _, _ in process.extract(name, list(names), limit=_TOLD, score_cutoff=_LIKELY)]
    hint = (
        f"did you mean one of: {_listed(likely)}?" if likely else "`wikiwatch rules preview` lists all that there are"
    )
    return UserError(f"no number is called {plain(name) or 'nothing'}", hint)


def _listed(found: Sequence[Number]) -> str:
    more = f" and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    return ", ".join(one.key for one in found[:_TOLD]) + more
