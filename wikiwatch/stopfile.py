"""`DIR/stopped`: while a file of this name is there, nothing is written on the wiki.

A file, and not a row in the database: it stops the program whatever has become of the database or of the rest of the
configuration, and anybody who may write in the folder can make one with `touch`. That it is there stops; what it holds
only tells who, when and why.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

from wikiwatch.errors import UserError

NAME = "stopped"
MOST_BYTES = 10_000  # far more than a sentence, whoever wrote it


def why_stopped(home: Path) -> str:
    """Why nothing may be written, in plain words; "" if there is no such file. Whatever can't be looked at stops.

    Never raises.
    """
    path = home / NAME
    try:
        os.lstat(path)  # a link that leads nowhere is there as well
    except FileNotFoundError:
        # A folder that is gone, or not mounted yet, tells nothing.
        return "" if home.is_dir() else f"{home} is not there, so nobody can tell whether {path} is"
    except OSError as error:
        return f"{path} can't be looked at: {error.strerror}"
    return f"stopped from the shell{_told(path)}"


def stop(home: Path, who: str, at: datetime, why: str) -> bool:
    """Stop all writing at once; False where it was stopped already, which stays as it is. UserError if it can't be."""
    path = home / NAME
    try:
        # No file beside it that takes its place when it is whole: what an ended command of another user left there
        # would be in the way, and it stops from the moment that it exists.
        with path.open("x", encoding="utf-8") as file:
            file.write(json.dumps({"who": who, "when": at.isoformat(), "why": why}) + "\n")
    except FileExistsError:
        return False
    except OSError as error:
        if os.path.lexists(path):  # a full disk: it says nothing, and stops
            return True
        raise UserError(
            f"{path} can't be written: {error.strerror}",
            "Stop it otherwise: change its run page on the wiki, or end the program.",
        ) from None
    return True


def start(home: Path) -> bool:
    """Let it write again; False where it was not stopped. UserError where the file can't be removed."""
    try:
        os.unlink(home / NAME)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UserError(f"{home / NAME} can't be removed: {error.strerror}", "Remove it by hand.") from None
    return True


def _told(path: Path) -> str:
    """What the file says, as the end of a sentence; "" where it was made by hand, or can't be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return ""
        with path.open("rb") as file:
            said = json.loads(file.read(MOST_BYTES))
        why = f": {said['why']}" if said["why"] else ""
        return f" by {said['who']}, {str(said['when'])[:16]}{why}"
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
