"""One process at a time for each home folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wikiwatch.config import LOCK
from wikiwatch.errors import UserError


@contextmanager
def only_instance(home: Path) -> Iterator[None]:
    """Hold the lock of a home folder; UserError where another process holds it, or the folder is not ours."""
    try:
        file = (home / LOCK).open("a+")
    except OSError as error:
        raise UserError(f"{home} can't be written: {error}", "a run keeps its database and its lock there") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UserError(
                f"another wikiwatch is running on {home}",
                hint="one instance at a time for each home folder: stop the other one first",
            ) from None
        yield
