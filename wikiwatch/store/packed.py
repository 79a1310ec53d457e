"""Verdicts as they are kept: compressed by a dictionary of the words that stand in nearly each of them.

A verdict is a kilobyte of JSON of which little is its own. Alone it packs to half of that; beside texts that hold
what all verdicts hold, to less than a tenth, measured on the 17,634 revisions of a small wiki.

`data/verdicts-1.txt` is that dictionary. What was packed with it can be read with it and with nothing else, so it is
never changed: better words come as a second file, with the next number. Signs and rules that came later need none; they
just take more room.

A check sum stands before what is packed: deflate makes something of nearly any bytes, and a single one that a disk has
changed could make another verdict. What can't be read any more is told in the verdict's place, and each reader goes on
with that: one broken row must neither end a round nor hide all others.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import zlib
from functools import lru_cache
from importlib import resources

# The first byte of what is packed: with a check sum or, in databases that are older than those, without.
_SUMMED, _PLAIN = b"\x02", b"\x01"
_SUM_BYTES = 4  # CRC-32 of the JSON, big-endian
_WORDS = resources.files("wikiwatch.store").joinpath("data", "verdicts-1.txt").read_bytes()
# Raw deflate: the header of zlib would say nothing that is not known.
# 16 kB reach back over the whole dictionary.
_WINDOW = -14
# Taking over the words costs more than all the rest, so it is done once.
_PRIMED = zlib.compressobj(6, zlib.DEFLATED, _WINDOW, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY, _WORDS)


# What stands in place of a verdict that can't be read any more.
UNREADABLE = json.dumps(
    {
        "row": "unreadable",
        "reason": "what was found can't be read any more, for its bytes in the database are damaged",
        "signals": [],
    }
)

log = logging.getLogger(__name__)


def pack(detail: str) -> bytes:
    """A verdict's JSON, as it is kept."""
    packer, raw = _PRIMED.copy(), detail.encode()
    return _SUMMED + zlib.crc32(raw).to_bytes(_SUM_BYTES) + packer.compress(raw) + packer.flush()


@lru_cache(maxsize=8)  # a query that names the detail three times unpacks it once
def unpack(kept: bytes | str | None) -> str | None:
    """The JSON of a verdict: packed, or as databases before that kept it; None stays None.

    `UNREADABLE` where the bytes are broken.
    """
    if kept is None:
        return None
    found = read(kept)
    if found is None:
        _tell(kept)
        return UNREADABLE
    return found


@lru_cache(maxsize=1_000)  # a round looks at the latest verdicts again and again
def _tell(kept: object) -> None:
    log.error("a verdict in the database is damaged, and counts for nothing any more: it begins with %.40r", kept)


def read(kept: object) -> str | None:
    """The same, but None where the bytes are broken."""
    if isinstance(kept, str):
        return kept if _is_object(kept) else None
    if not isinstance(kept, bytes):
        return None
    try:
        if kept[:1] == _SUMMED:
            raw = _inflated(kept[1 + _SUM_BYTES :])
            return raw.decode() if zlib.crc32(raw).to_bytes(_SUM_BYTES) == kept[1 : 1 + _SUM_BYTES] else None
        found = _inflated(kept[1:]).decode()
    except (zlib.error, UnicodeDecodeError):
        return None
    return found if kept[:1] == _PLAIN and _is_object(found) else None


def _inflated(packed: bytes) -> bytes:
    return zlib.decompressobj(_WINDOW, _WORDS).decompress(packed)


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def give_functions(connection: sqlite3.Connection) -> None:
    """What statements and the view of the verdicts call, for a connection that reads or writes them."""
    for function in (pack, unpack):
        connection.create_function(function.__name__, 1, function, deterministic=True)
