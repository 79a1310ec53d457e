"""A small file beside the database: which change is being judged, for the next start after a sudden end.

A database can't tell it: what a transaction wrote is gone with the process. One line is written over the last one, and
no disk is waited for: the file has to outlive the process, and not the machine. After a power cut it may be old or
spoilt; then it names a change that is recorded already, or none.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wikiwatch.errors import UserError

_LENGTH = 96  # bytes of the line: a key (at most 66), a number, spaces


@contextmanager
def under_way(path: Path) -> Iterator[UnderWayFile]:
    """The note in a file, which is made where there is none. Raises UserError where it can't be opened."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise UserError(f"{path} can't be written: {error}", "a run notes there what it is judging") from None
    try:
        yield UnderWayFile(file)
    finally:
        os.close(file)


class UnderWayFile:
    """The note in an open file."""

    def __init__(self, file: int) -> None:
        self._file = file
        self.suspect, self.deaths = _read(os.pread(file, _LENGTH, 0))
        self._now = ""

    def begin(self, key: str, *, alone: bool) -> None:
        """Note the change that is judged now, and whether nothing else is under way with it."""
        self._now = key
        if key == self.suspect and alone:
            self._write(f"{key} {self.deaths + 1}")
        else:
            self._write(f"{key} 0")

    def end(self) -> None:
        """Note that it was judged; if it was the suspect, it is none any more."""
        if self._now == self.suspect:
            self.suspect, self.deaths = "", 0
        self._now = ""
        self._write("")

    def _write(self, line: str) -> None:
        # One write of a few bytes over those that are there: it is done or not, and takes no room on a full disk.
        with contextlib.suppress(OSError):  # without the note nobody is protected; that is no reason not to judge
            os.pwrite(self._file, line.ljust(_LENGTH).encode("ascii"), 0)


def _read(line: bytes) -> tuple[str, int]:
    key, _, number = line.decode("ascii", "replace").strip().partition(" ")
    return (key, int(number)) if number.isascii() and number.isdigit() else ("", 0)
