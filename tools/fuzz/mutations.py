"""Inputs made of honest ones: bytes turned, cut, doubled and mixed; JSON with other values at its places."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

# Values that readers of JSON meet in none of the honest answers.
STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**31, 2**63, 2**70, 10**400, 1.5, 1e308, float("nan"), float("inf")),
    *("", " ", "0", "-1", "\x00", "\ud800", "\u202e", "\U0001f600", "a" * 5_000, "|", "\x1f", "9" * 5_000),
    *("2026-11-22T12:00:00Z", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59Z", "infinity", "2026-11-22T12:00:00-23:59"),
    *([], {}, [None], {"": None}, [[]], [{}], {"missing": True}, {"*": "x"}, ["a", 1, None]),
)
PIECES = (
    b"",
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"\xe2\x80\xae",
    b"\n",
    b"\r",
    b" " * 50,
    b"9" * 40,
)


def mutated(data: bytes, seeds: Sequence[bytes], words: Sequence[bytes], chance: Random, *, is_json: bool) -> bytes:
    """One to eight changes, one after the other."""
    found = data or chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        found = _of_json(found, chance) if is_json and chance.random() < 0.8 else _of_bytes(found, seeds, words, chance)
    return found


def _of_bytes(data: bytes, seeds: Sequence[bytes], words: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    end = min(len(data), at + chance.choice((1, 2, 8, 64, 512)))
    kind = chance.randrange(7)
    if kind == 0 and data:  # a bit
        at = min(at, len(data) - 1)
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
    if kind == 1:  # a hole
        return data[:at] + data[end:]
    if kind == 2:  # again, and again
        return data[:end] + data[at:end] * chance.choice((1, 2, 50)) + data[end:]
    if kind == 3:  # the end
        return data[:at]
    if kind == 4:  # a piece of another one
        other = chance.choice(seeds)
        start = chance.randint(0, len(other))
        return data[:at] + other[start : start + chance.choice((4, 64, 4_096))] + data[at:]
    if kind == 5:
        return data[:at] + chance.randbytes(chance.choice((1, 4, 16))) + data[end:]
    return data[:at] + chance.choice((*words, *PIECES)) * chance.choice((1, 1, 3, 300)) + data[at:]


def _of_json(data: bytes, chance: Random) -> bytes:
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return data
    places = list(_places(whole))
    if not places:
        return json.dumps(chance.choice(STRANGE)).encode()
    holder, key = chance.choice(places)
    kind = chance.randrange(5)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        other, its_key = chance.choice(places)
        holder[key] = json.loads(json.dumps(other[its_key] if _has(other, its_key) else None))
    elif kind == 2 and isinstance(holder, list):
        holder.extend(holder[key : key + 1] * chance.choice((1, 3, 100)))
    elif kind == 3:
        holder[key] = [holder[key]] if chance.random() < 0.5 else {str(key): holder[key]}
    else:
        holder[key] = chance.choice(STRANGE)
    return json.dumps(whole).encode()


def _has(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else key < len(holder)


def _places(value: Any) -> Any:
    """Each place of a value that something can be put in: what holds it, and the key or number."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in list(pairs):
        yield value, key
        yield from _places(one)
