"""From what pydantic and tomllib found wrong to problems that a person can mend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, get_args

from pydantic import ValidationError
from rapidfuzz import process

from wikiwatch.rulefiles.lines import Lines, Problem, Where, lines_of, too_deep
from wikiwatch.rulefiles.values import Shape

_SHOWN = 60  # characters of a found value: enough to recognise it, and one line stays one line
MOST_TOLD = 1_000  # of one kind: more than anybody mends at once; a page of empty tables has 300,000, in 800 MB
_LIKELY = 60  # per cent: two letters swapped in the shortest id, "nwe" for "new", give 67

UNKNOWN_KEY = "an unknown key"

# What tomllib says, and what to do. Whoever writes in a word processor has quotes that are none.
_NO_TOML = {
    "Invalid date": "there is no such day: look at the month and its days, as in 2026-11-22",
    "Cannot overwrite a value": "a key stands twice in one table: each entry or row begins with a header in [[ ]]",
}
_QUOTES = 'look at this line and the one before it for a missing bracket or quote; quotes are straight, as in "word"'

# Keys of earlier versions, and what stands in their place.
_MOVED = {"exempt_users": 'each name has an entry in lists.toml now, with list = "allow"'} | dict.fromkeys(
    ("account_expiry", "address_expiry", "autoblock", "stop_account_creation", "talk_page", "email"),
    "it stands in the tables [[block_class]] now; how long is their `ladder`",
)

_HINTS = {
    "string_type": "put quotes around it",
    "bool_type": "write it without quotes",
    "float_type": "write it without quotes",
    "int_type": "write it without quotes",
    "int_from_float": "leave out what stands after the point",
    "list_type": "put square brackets around it, or write the table's name in [[ ]]",
    "date_type": "write it without quotes",
}

_TOO_LONG = {"too_long": "entries", "string_too_long": "characters"}


@dataclass(frozen=True)
class Source:
    """One rule file that could be read as TOML."""

    file: str
    data: dict[str, Any]
    text: str

    @cached_property
    def lines(self) -> Lines:
        """Where each key stands: most files are sound, and nobody asks."""
        return lines_of(self.text)

    def problem(self, where: Where, found: str, expected: str, hint: str = "") -> Problem:
        """A problem at a key of this file."""
        return Problem(
            file=self.file,
            line=self.lines.of(where),
            key=self.key(where),
            found=found,
            expected=expected,
            hint=hint,
        )

    def key(self, where: Where) -> str:
        """A key as it is shown: `row[silenced].bands`, with the number where a row has no id."""
        told, here = "", self.data
        for step in where:
            here = _step(here, step)
            if isinstance(step, int):
                told += f"[{_row_name(here, step)}]"
            else:
                told += ("." if told else "") + plain(step)
        return told or "file"


@lru_cache(maxsize=32)  # of two rulesets: most often one file of them has changed, or none
def parse(file: str, text: str) -> Source | Problem:
    """A file's text as TOML, or the problem that keeps it from being read."""
    if line := too_deep(text):
        return Problem(file=file, line=line, key="file", found="a key of very many parts", expected="plain keys")
    try:
        return Source(file, tomllib.loads(text), text)
    except RecursionError:
        return Problem(file=file, line=1, key="file", found="values nested too deep", expected="plain lists")
    except ValueError as error:  # TOMLDecodeError, and numbers with more digits than Python takes
        place = re.search(r" \(at line (\d+), column \d+\)", str(error))
        return Problem(
            file=file,
            line=int(place[1]) if place else text.count("\n") + 1,
            key="file",
            found=f"text that is no TOML ({plain(str(error).split(' (at ')[0])})",
            expected="lines such as `key = 3`, and texts in quotes",
            hint=next((hint for words, hint in _NO_TOML.items() if words in str(error)), _QUOTES),
        )


def misfits(source: Source, shape: type[Shape], error: ValidationError) -> Iterator[Problem]:
    """Each value that does not fit the shape of its file, the first ones of very many.

    What lacks because of a misspelt key is not told twice.
    """
    details = error.errors(include_url=False)[:MOST_TOLD]
    strangers = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    meant = {(*loc[:-1], _likeliest(str(loc[-1]), _keys(shape, loc[:-1]))) for loc in strangers}
    for detail in details:
        where = detail["loc"]
        if detail["type"] == "missing" and where in meant:
            continue
        if detail["type"] == "missing":
            hint = f"`{plain(str(where[-1]))}` has to be given here"
            yield source.problem(where, "nothing", _expected(shape, where), hint)
        elif detail["type"] == "extra_forbidden":
            keys = _keys(shape, where[:-1])
            name = str(where[-1])
            hint = _MOVED.get(name) or did_you_mean(name, keys)
            yield source.problem(where, UNKNOWN_KEY, "one of: " + ", ".join(keys), hint)
        else:
            choices = re.findall(r"'([^']+)'", detail["msg"]) if detail["type"] in ("enum", "literal_error") else ()
            hint = _HINTS.get(detail["type"]) or _choice(detail["input"], choices) or "change the value"
            if unit := _TOO_LONG.get(detail["type"]):
                hint = f"at most {detail['ctx']['max_length']:,} {unit} may stand here: shorten it, or divide it in two"
            yield source.problem(where, shown(detail["input"]), _expected(shape, where), hint)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the likeliest of the known words; without one, if none is likely."""
    likely = _likeliest(word, known)
    return f"did you mean `{plain(likely)}`?" if likely else "take it out, or look up how it is spelt"


def _choice(written: object, known: Iterable[str]) -> str:
    """A hint with the one of some words that was meant, if somebody wrote one with capitals, blanks or a slip."""
    likely = _likeliest(written.strip().casefold(), known) if isinstance(written, str) else None
    return f"did you mean `{likely}`?" if likely else ""


def misnamed(source: Source, shape: type[Shape]) -> bool:
    """Whether a table has a name that the file does not know: what is missed elsewhere may stand in it."""
    return any(isinstance(value, dict | list) for key, value in source.data.items() if key not in shape.model_fields)


def plain(text: str) -> str:
    """A text of unknown origin, fit for one line on a terminal."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in cut)


def shown(value: object) -> str:
    """A value as it stands in a TOML file, shortened."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{plain(value)}"'
        case int() if abs(value) > 10**_SHOWN:
            return "a huge number"  # Python refuses to spell some of them
        case int() | float():
            return str(value)
        case date():
            return value.isoformat()
        case list():
            return plain("[" + ", ".join(shown(item) for item in value[:_SHOWN]) + "]")
        case dict():
            return "a table"
        case _:
            return plain(str(value))


def _step(here: Any, step: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _row_name(row: Any, index: int) -> str:
    name = row.get("id", row.get("band")) if isinstance(row, dict) else None
    return plain(name) if isinstance(name, str) and name else str(index + 1)


def _expected(shape: type[Shape], where: Where) -> str:
    told = "a table of keys and values"
    inner: type[Shape] | None = shape
    for step in where:
        if isinstance(step, int):
            continue
        if inner is None or step not in inner.model_fields:
            break
        field = inner.model_fields[step]
        told = field.description or told
        inner = _table(field.annotation)
    return told


def _likeliest(word: str, known: Iterable[str]) -> str | None:
    likely = process.extractOne(word[:_SHOWN], list(known), score_cutoff=_LIKELY)
    return likely[0] if likely else None


def _keys(shape: type[Shape], where: Where) -> list[str]:
    inner = shape
    for step in where:
        if isinstance(step, str):
            inner = _table(inner.model_fields[step].annotation) or inner
    return list(inner.model_fields)


def _table(annotation: Any) -> type[Shape] | None:
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, Shape):
            return kind
    return None
