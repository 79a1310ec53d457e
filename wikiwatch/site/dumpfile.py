"""Opens exports by what they begin with, whatever they are called, and hands their contents on in pieces."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Protocol

from wikiwatch.errors import UserError
from wikiwatch.site.dumpxml import ExportParser

PIECE = 262_144  # bytes; large enough that the calls between pieces cost nothing
# How far an xz stream may reach back: it is kept in memory, and the stream itself says how far, up to 4 GB. `xz -9`
# takes 65 MB.
MOST_MEMORY = 128 * 1024**2
AGAIN = "Copy or download it again; nothing was judged."


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Xz:
    """The contents of an .xz file, of one stream or several; LZMAError where it would take too much memory."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file
        self._stream = _xz_stream()

    def read(self, size: int, /) -> bytes:
        """At most so many bytes, b"" at the end; EOFError where that comes too early."""
        data = b""
        while not data:
            if self._stream.eof:
                packed = self._stream.unused_data.lstrip(b"\x00")  # zeros may stand between two streams
                while not packed:
                    if not (raw := self._file.read(PIECE)):
                        return b""
                    packed = raw.lstrip(b"\x00")
                self._stream = _xz_stream()
            else:
                packed = self._file.read(PIECE) if self._stream.needs_input else b""
                if not packed and self._stream.needs_input:
                    raise EOFError
            data = self._stream.decompress(packed, size)
        return data


def _xz_stream() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_MEMORY)


_STREAMS: dict[bytes, tuple[str, Callable[[BufferedReader], _Readable]]] = {
    b"\x1f\x8b": ("gzip", gzip.open),
    b"BZh": ("bzip2", bz2.BZ2File),
    b"\xfd7zXZ\x00": ("xz", _Xz),
}
_SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"


def size_of(path: Path) -> int:
    """The bytes that a file has on disk; UserError if there is no file at this path."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}.", "Look at the spelling of its name.") from error
    if path.is_dir():
        raise UserError(f"{path}: a folder, expected a file.", "Name the export that is inside it.")
    return size


def read(path: Path, new_parser: Callable[[], ExportParser], progress: Callable[[int], None]) -> None:
    """Feed a parser with the file, unpacked; `progress` gets the bytes of the file that are read so far."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise UserError(f"{path}: can't be opened: {error.strerror}.", "Look at its access rights.") from error
    with file:
        # A pipe can't tell how far it has been read.
        position = file.tell if file.seekable() else lambda: 0
        if file.peek(len(_SEVEN_ZIP)).startswith(_SEVEN_ZIP):
            from wikiwatch.site import sevenzip  # takes 0.04 s: nobody waits for it who reads no such archive

            sevenzip.read(path, file, new_parser, lambda: progress(position()))
            return
        parser = new_parser()
        for piece in _unpacked(path, file):
            parser.feed(piece)
            progress(position())
        parser.finish()


def _unpacked(path: Path, file: BufferedReader) -> Iterator[bytes]:
    start = file.peek(len(_SEVEN_ZIP))
    kind = "XML"
    stream: _Readable = file
    for magic, (name, unpack) in _STREAMS.items():
        if start.startswith(magic):
            kind, stream = name, unpack(file)
    while True:
        try:
            piece = stream.read(PIECE)
        except EOFError as error:
            raise UserError(f"{path}: the {kind} data end too early.", AGAIN) from error
        except (OSError, zlib.error, lzma.LZMAError) as error:
            raise UserError(f"{path}: the {kind} data are damaged: {error}.", AGAIN) from error
        if not piece:
            return
        yield piece
