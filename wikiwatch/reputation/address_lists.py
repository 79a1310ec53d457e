"""Downloads lists with one address a line, plain, as .gz or as .zip with one file: an `AddressList`.

Tor's own list of its exits is such a list, and StopForumSpam's are, of some days or all. Lines that begin with `#` are
left out.
"""

from __future__ import annotations

import socket
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from wikiwatch.core.reputation import AddressSet, Answer, address_set
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.reputation.http import read

# StopForumSpam's list of a year has half a million addresses, 8 MB; twice that, packed or not.
MOST = 16_000_000  # bytes
# A few lines that are no addresses may be a heading; more is another kind of file, such as a page with an excuse.
MOST_STRANGE = 100
# `zipfile` unpacks the other kinds by whole pieces of what was sent: 600 bytes of bzip2 take a gigabyte of memory.
_UNPACKED_BIT_BY_BIT = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, kw_only=True)
class DownloadedList:
    """A list behind a URL."""

    name: str
    url: str
    every: timedelta
    listed: Answer

    def fetch(self, seconds: float) -> AddressSet:
        """The whole list; NoAnswerError where it can't be had in time, or is none."""
        found = address_set(_addresses(_unpacked(read(self.url, seconds=seconds, most=MOST))))
        if not found.v4 and not found.v6:
            raise NoAnswerError("a list without addresses")
        return found


def _unpacked(body: bytes) -> bytes:
    """What is in a file, whatever its name says; NoAnswerError where it is damaged, or would be too large."""
    try:
        if body.startswith(b"PK"):
            with zipfile.ZipFile(BytesIO(body)) as packed:
                first = packed.infolist()[0]
                if first.compress_type not in _UNPACKED_BIT_BY_BIT:
                    raise zipfile.BadZipFile
                with packed.open(first) as file:
                    text = file.read(MOST + 1)
        elif body.startswith(b"\x1f\x8b"):
            unpacking = zlib.decompressobj(wbits=31)
            text = unpacking.decompress(body, MOST + 1)
            if not unpacking.eof and len(text) <= MOST:
                raise EOFError
        else:
            return body
    except (zipfile.BadZipFile, zlib.error, EOFError, IndexError, NotImplementedError, OSError, RuntimeError):
        raise NoAnswerError("a damaged file, or one packed in an unusual way") from None
    if len(text) > MOST:
        raise NoAnswerError(f"a file that unpacks to more than {MOST} bytes")
    return text


def _addresses(text: bytes) -> Iterator[bytes]:
    strange = 0
    for line in BytesIO(text):
        word = line.strip()
        packed = _packed(word) if word and not word.startswith(b"#") else b""
        if packed:
            yield packed
        elif word:
            strange += not word.startswith(b"#")
            if strange > MOST_STRANGE:
                raise NoAnswerError("a file that is no list of addresses")


def _packed(word: bytes) -> bytes:
    try:
        return socket.inet_pton(socket.AF_INET6 if b":" in word else socket.AF_INET, word.decode("ascii"))
    except (OSError, ValueError):
        return b""
