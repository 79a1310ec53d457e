"""One process at a time for each home folder.

The kernel gives the lock back when its holder ends, however that happens: no stale one is ever in the way.
"""

from __future__ import annotations

import fcntl
import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from wikiwatch.config import LOCK
from wikiwatch.errors import UserError
from wikiwatch.owner import give

log = logging.getLogger(__name__)


# Between two looks of who stands by: nobody misses a second, and a look costs some microseconds.
LOOK_SECONDS = 1.0


def _nobody_watches() -> None:
    """Where no service manager asks for signs of life."""


@contextmanager
def only_instance(home: Path, *, standby: bool = False, alive: Callable[[], None] = _nobody_watches) -> Iterator[None]:
    """Hold the lock of a home folder; UserError where another process holds it, or the folder is not ours.

    `standby`: wait instead until the other one ends, however long that takes, with a sign of life at each look.
    """
    try:
        file = (home / LOCK).open("a+", encoding="utf-8", errors="replace")
    except OSError as error:
        raise UserError(f"{home} can't be written: {error}", "a run keeps its database and its lock there") from None
    give(home / LOCK, home)
    with file:
        if not _locked(file):
            running = f"another wikiwatch is running on {home}{_holder(file)}"
            if not standby:
                hint = "one instance at a time for each home folder: stop the other one first, or wait with --standby"
                raise UserError(running, hint)
            log.warning("%s: standing by", running)
            while not _locked(file):
                alive()
                time.sleep(LOOK_SECONDS)
            log.warning("the other wikiwatch has ended: taking over")
        _sign(file)
        yield


def is_running(home: Path) -> bool:
    """Whether a process holds the lock of a home folder now."""
    try:
        with (home / LOCK).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # none yet, or one that may not be read, which `doctor` tells
        return False
    return False


def _locked(file: IO[str]) -> bool:
    """Whether the lock is ours now."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sign(file: IO[str]) -> None:
    """Say who holds the lock, for whoever comes next; it is held without these words, too."""
    with suppress(OSError):  # a full disk
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}")
        file.flush()


def _holder(file: IO[str]) -> str:
    """Who holds the lock, as the holder said it; "" where it said nothing."""
    file.seek(0)
    said = "".join(one for one in file.read(100) if one.isprintable())
    return f" ({said})" if said else ""
