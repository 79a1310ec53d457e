"""What `wikiwatch doctor` finds about the machine: room on the disk, and whether its folder can be written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

from wikiwatch.app.news import LEAST_ROOM
from wikiwatch.checkup import Check, bad, ok, warn
from wikiwatch.config import Config

MB = 1_000_000


def machine_checks(config: Config) -> Iterator[Check]:
    """All of them."""
    if not os.access(config.home, os.W_OK | os.X_OK):
        yield bad("home folder", f"{config.home} can't be written", "make it belong to the user who runs wikiwatch")
    yield _disk(config)


def _disk(config: Config) -> Check:
    free = shutil.disk_usage(config.home).free
    size = config.database.stat().st_size if config.database.exists() else 0
    found = f"{free // MB:,} MB free; the database takes {size // MB:,} MB"
    # A back-up, and the log beside the database while it is packed, take as much as the database itself.
    if free < max(LEAST_ROOM, size):
        return warn("disk", found, "make room: while the disk is full, nothing is judged and nothing is carried out")
    return ok("disk", found)
