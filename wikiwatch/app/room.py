"""Whether there is room on the disk: without any nothing can be kept, so nothing is judged or carried out."""

from __future__ import annotations

from wikiwatch.app.context import App

LEAST_ROOM = 200_000_000  # bytes: the log beside the database of a busy wiki grows to some tens of millions
MB = 1_000_000


def little_room(app: App) -> int | None:
    """The megabytes that are left on the disk of the database, where they are few; else None."""
    free = app.room()
    return free // MB if free < LEAST_ROOM else None


def in_words(megabytes: int) -> str:
    """That there is little room, as a sentence."""
    return f"{megabytes} MB are left on the disk, and while it is full nothing is judged or carried out"
