"""Whose files are: what root makes in somebody's folder is theirs, or the account that runs wikiwatch can't use it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def give(path: Path, like: Path) -> None:
    """Let a file, or a folder with all that is in it, belong to whom `like` belongs. Does nothing but for root."""
    if os.geteuid() != 0:
        return
    owner = like.stat()
    for one in (path, *path.rglob("*")):
        with suppress(OSError):  # a disk that knows no owners
            os.chown(one, owner.st_uid, owner.st_gid, follow_symlinks=False)
