"""Other values for one number of the rules, and the texts of the rule files with each of them in its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from math import floor, log10
from typing import Annotated, Any, get_args

import tomlkit
from pydantic import TypeAdapter, ValidationError
from tomlkit.exceptions import TOMLKitError

from wikiwatch.errors import UserError
from wikiwatch.rulefiles.lines import Where
from wikiwatch.rulefiles.numbers import Number
from wikiwatch.rulefiles.problems import plain
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.values import Shape
from wikiwatch.rulefiles.writing import changed

_OTHERWISE = "change it in a copy of the file, and try that: `wikiwatch rules try`"
MOST = 20  # values that people may ask for: every change is judged once more for each
_AROUND = 4  # values below the present one, and as many above: nine rows with their plot fit on a screen
_FROM_NOTHING = 100  # a present 0 is tried in steps as if the number went up to this, as points and per cent do


def wanted(number: Number, text: str) -> list[float]:
    """The values that people wrote, 40,50,60, and the present one, lowest first. UserError where one is no number."""
    found: set[float] = {number.value}
    words = [word.strip() for word in text[: 20 * (MOST + 1)].split(",")]
    for word in words:
        if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", word):
            raise UserError(f"--values: {plain(word) or 'nothing'} is no number", "write them so: 40,50,60.5")
        found.add(float(word) if "." in word else int(word))
    if len(words) > MOST:
        raise UserError(f"--values: more than {MOST} are asked for", "each is judged anew: try some of them first")
    return sorted(found)


def around(number: Number) -> list[float]:
    """About nine values around the present one that the shape allows, lowest first; whole ones where it is whole."""
    value = number.value
    step = _readable(abs(value) / 8 or _FROM_NOTHING / 20)
    if number.whole:
        step = max(1, round(step))
    places = range(-_AROUND, _AROUND + 1) if value else range(2 * _AROUND + 1)
    tried = (round(value + place * step, 10) for place in places)
    # What earns trust or points never costs them, nor the other way round.
    return [one for one in tried if one == value or (one * value >= 0 and _allowed(number, one))]


def with_value(texts: Mapping[str, str], number: Number, value: float) -> dict[str, str]:
    """The texts with another value of one number. UserError where the program can't write it there."""
    text = texts[number.file]
    try:
        document: Any = tomlkit.parse(text)
        table = document
        for step in number.where[:-1]:
            table = table[step]
        table[number.where[-1]] = value
        new = document.as_string()
        told = _at(tomllib.loads(new), number.where)
    except (TOMLKitError, ValueError, TypeError, LookupError) as error:
        raise UserError(f"{number.key} can't be changed by the program: {plain(str(error))}", _OTHERWISE) from None
    if told != value:
        raise UserError(f"{number.key} can't be changed by the program", _OTHERWISE)
    return {**texts, number.file: new}


def noted(texts: Mapping[str, str], number: Number, reworded: Collection[str]) -> str:
    """The id of the rule in which a number stands, if that rule does not act, so that its numbers decide nothing."""
    found = _at(tomllib.loads(texts[number.file]), number.where[:2])
    if not isinstance(found, dict):
        return ""
    only_notes = found.get("act") is False or own_rule(texts, number) in reworded
    return str(found["id"]) if only_notes else ""


def own_rule(texts: Mapping[str, str], number: Number) -> str:
    """The id of the rule of own.toml in which a number stands; "" for any other number."""
    return str(_at(tomllib.loads(texts[number.file]), number.where[:2])["id"]) if number.file == "own.toml" else ""


def acting(texts: Mapping[str, str], number: Number, rule: str) -> dict[str, str]:
    """The texts with this row or sign acting: whoever tries its numbers wants to know what they would do.

    An own rule stays as it is: it acts in the wording only that was promoted, and each value makes another one.
    `candidate.acting` lets it act.
    """
    if number.file == "own.toml":
        return dict(texts)
    return {**texts, number.file: changed(texts[number.file], str(number.where[0]), rule, {"act": True})}


def _at(data: Any, where: Where) -> Any:
    for step in where:
        data = data[step]
    return data


def _allowed(number: Number, value: float) -> bool:
    """Whether the shape of the file lets a value stand there; what other values of the rules say to it, checks tell."""
    shape: type[Shape] = SHAPES[number.file]
    kind: Any = float
    for step in number.where:
        if isinstance(step, str):
            field = shape.model_fields[step]
            kind = Annotated[field.annotation, field]
            shape = _shape_in(field.annotation) or shape
    try:
        TypeAdapter(kind).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


def _shape_in(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next((found for one in get_args(annotation) if (found := _shape_in(one))), None)


def _readable(size: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not above a size."""
    power = 10.0 ** floor(log10(size))
    return max(power * one for one in (1, 2, 5) if power * one <= size * (1 + 1e-9))
