"""Verdicts as they are kept: compressed by a dictionary of the words that stand in nearly each of them.

A verdict is a kilobyte of JSON of which little is its own. Alone it packs to half of that; beside texts that hold
what all verdicts hold, to less than a tenth, measured on the 17,634 revisions of a small wiki.

`data/verdicts-1.txt` is that dictionary. What was packed with it can be read with it and with nothing else, so it is
never changed: better words come as a second file, with the next number. Signs and rules that came later need none; they
just take more room.
"""

from __future__ import annotations

import sqlite3
import zlib
from functools import lru_cache
from importlib import resources

# The first byte of what is packed: which dictionary.
_FIRST = b"\x01"
_WORDS = resources.files("wikiwatch.store").joinpath("data", "verdicts-1.txt").read_bytes()
# Raw deflate: the database has check sums for nothing else either, and the six bytes of a header would be every tenth.
# 16 kB reach back over the whole dictionary.
_WINDOW = -14
# Taking over the words costs more than all the rest, so it is done once.
_PRIMED = zlib.compressobj(6, zlib.DEFLATED, _WINDOW, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY, _WORDS)


def pack(detail: str) -> bytes:
    """A verdict's JSON, as it is kept."""
    packer = _PRIMED.copy()
    return _FIRST + packer.compress(detail.encode()) + packer.flush()


@lru_cache(maxsize=8)  # a query that names the detail three times unpacks it once
def unpack(kept: bytes | str | None) -> str | None:
    """The JSON of a verdict: packed, or as databases before that kept it; None stays None."""
    if not isinstance(kept, bytes):
        return kept
    return zlib.decompressobj(_WINDOW, _WORDS).decompress(kept[1:]).decode()


def give_functions(connection: sqlite3.Connection) -> None:
    """What statements and the view of the verdicts call, for a connection that reads or writes them."""
    for function in (pack, unpack):
        connection.create_function(function.__name__, 1, function, deterministic=True)
