"""Reads exports out of 7z archives; the only importer of py7zr."""

from __future__ import annotations

from collections.abc import Callable
from io import BufferedReader
from pathlib import Path

import py7zr
from py7zr.io import Py7zIO, WriterFactory

from wikiwatch.errors import UserError
from wikiwatch.site.dumpfile import AGAIN
from wikiwatch.site.dumpxml import ExportParser

# How far the contents of an archive may reach back: it is kept in memory, and the archive itself says how far, up to
# 4 GB. `7z -mx=9` takes 256 MB on 64 bits.
MOST_MEMORY = 256 * 1024**2
_LZMA2, _LZMA, _PPMD = b"\x21", b"\x03\x01\x01", b"\x03\x04\x01"


def _memory(method: bytes, properties: bytes) -> int:
    """The bytes that unpacking takes by an archive's own words (7-Zip's 7zFormat.txt); 0 where that is little."""
    if method == _LZMA2 and properties:
        return (2 | properties[0] & 1) << (properties[0] // 2 + 11)
    return int.from_bytes(properties[1:5], "little") if method in (_LZMA, _PPMD) else 0


def _check_memory(path: Path, archive: py7zr.SevenZipFile) -> None:
    streams = archive.header.main_streams
    for folder in streams.unpackinfo.folders if streams else ():
        for coder in folder.coders:
            if (found := _memory(coder["method"], coder["properties"] or b"")) > MOST_MEMORY:
                raise UserError(
                    f"{path}: to unpack it takes {found:,} bytes of memory, expected at most {MOST_MEMORY:,}.",
                    "Pack it anew with a smaller dictionary, such as `7z -mx=9`.",
                )


def read(
    path: Path, file: BufferedReader, new_parser: Callable[[], ExportParser], progress: Callable[[], None]
) -> None:
    """Feed a parser for each export in the archive; UserError where it has none or is damaged."""
    factory = _Members(new_parser, progress)
    try:
        with py7zr.SevenZipFile(file) as archive:
            members = [info.filename for info in archive.list() if not info.is_directory]
            # Archives of whole wikis hold pictures and lists beside the export.
            exports = members if len(members) == 1 else [name for name in members if name.endswith(".xml")]
            if not exports:
                raise UserError(f"{path}: none of the {len(members)} files in this archive ends in .xml.")
            _check_memory(path, archive)
            archive.extract(targets=exports, factory=factory)
    except UserError:
        raise
    except Exception as error:
        # A damaged header makes py7zr fail with nearly any exception.
        found = str(error) or type(error).__name__
        raise UserError(f"{path}: the 7z archive can't be read: {found!a}.", AGAIN) from error
    for member in factory.members:
        member.parser.finish()


class _Members(WriterFactory):
    """Gives py7zr something to write each member of an archive into."""

    def __init__(self, new_parser: Callable[[], ExportParser], progress: Callable[[], None]) -> None:
        self._new_parser = new_parser
        self._progress = progress
        self.members: list[_Member] = []

    def create(self, filename: str) -> Py7zIO:
        self.members.append(_Member(self._new_parser(), self._progress))
        return self.members[-1]


class _Member(Py7zIO):
    """Passes what py7zr writes on to a parser, so that nothing unpacked has to be kept."""

    def __init__(self, parser: ExportParser, progress: Callable[[], None]) -> None:
        self.parser = parser
        self._progress = progress
        self._size = 0

    def write(self, s: bytes | bytearray) -> int:
        self._size += len(s)
        self.parser.feed(s)
        self._progress()
        return len(s)

    def read(self, size: int | None = None) -> bytes:
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0

    def flush(self) -> None:
        return None

    def size(self) -> int:
        return self._size
