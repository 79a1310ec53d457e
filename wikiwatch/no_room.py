"""A full disk under a run: it says so, does nothing that could not be kept, and goes on when there is room again."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from wikiwatch.app import telling
from wikiwatch.app.context import App
from wikiwatch.store.base import is_full

log = logging.getLogger(__name__)


class NoRoom:
    """Lets what finds no room on the disk fail, round after round, until there is some."""

    def __init__(self) -> None:
        self._told = False

    @contextmanager
    def waited_for(self, app: App, *, writes: bool = True) -> Iterator[None]:
        """What goes on within may end for want of room. People are told once, the log each time.

        `writes`: it keeps something, so where it comes to its end there is room again.
        """
        try:
            yield
        except sqlite3.Error as error:
            if not is_full(error):
                raise
            log.error("the disk is full, so nothing is judged or carried out; trying again at the next tick")
            if not self._told:
                self._told = True
                self._tell(app)
        else:
            if self._told and writes:
                log.warning("there is room on the disk again: the watch goes on")
                self._told = False

    def _tell(self, app: App) -> None:
        try:
            telling.no_room(app)
        except Exception:  # whoever can't be told must not keep the watch from going on
            log.exception("nobody could be told by message")
