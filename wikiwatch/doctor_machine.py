"""What `wikiwatch doctor` finds about the machine: its folder and who may read it, its address, room on the disk."""

from __future__ import annotations

import os
import shutil
import socket
import stat
from collections.abc import Iterator
from contextlib import closing

from wikiwatch.app.room import LEAST_ROOM, MB
from wikiwatch.checkup import Check, bad, ok, warn
from wikiwatch.config import UNDER_WAY, Config


def machine_checks(config: Config, *, running: bool) -> Iterator[Check]:
    """All of them. `running`: an instance works on this folder, and listens where it should."""
    yield from _folder(config)
    if config.service.listen and not running:
        yield _address(config)
    yield _disk(config)


def _folder(config: Config) -> Iterator[Check]:
    name, database = "home folder", config.database
    beside = (database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm"))
    needed = (config.home, database, *beside, config.lock, config.home / UNDER_WAY)
    if closed := [str(path) for path in needed if path.exists() and not os.access(path, os.W_OK)]:
        yield bad(name, f"{', '.join(closed)} can't be written", "let the user who runs wikiwatch own it")
    if database.exists() and _mode(config.home) & 0o011 and _mode(database) & 0o044:
        advice = f"it holds texts that were taken down, and addresses: chmod 700 {config.home}"
        yield warn(name, f"others may read {database}", advice)


def _mode(path: os.PathLike[str]) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


def _address(config: Config) -> Check:
    """Whether /metrics and /healthz can be where they should."""
    name, (host, port) = "figures and health", config.service.where
    try:
        with closing(socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)):
            return ok(name, f"at http://{config.service.listen}/metrics and /healthz while `wikiwatch run` goes on")
    except OSError as error:
        advice = "nobody can ask there: name another port under [service], or end what listens at this one"
        return bad(name, f"nothing can listen at {config.service.listen}: {error.strerror or error}", advice)


def _disk(config: Config) -> Check:
    free = shutil.disk_usage(config.home).free
    size = config.database.stat().st_size if config.database.exists() else 0
    found = f"{free // MB:,} MB free; the database takes {size // MB:,} MB"
    # A back-up, and the log beside the database while it is packed, take as much as the database itself.
    if free < max(LEAST_ROOM, size):
        return warn("disk", found, "make room: while the disk is full, nothing is judged and nothing is carried out")
    return ok("disk", found)
