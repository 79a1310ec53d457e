"""The list of the database's migrations, as names and functions. sqlite-utils applies them: `apply` imports it,
for it takes 0.1 s, and few commands find a database that lacks one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]

TABLE = "_sqlite_migrations"  # where sqlite-utils keeps which ones a database has had


class Steps:
    """Named migrations in their order: by the name of its function, what each does. `name` is that of the list."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.steps: dict[str, Step] = {}

    def __call__(self, step: Step) -> Step:
        """Add a function as the last one."""
        name = step.__name__
        assert name not in self.steps, name
        self.steps[name] = step
        return step

    def apply(self, connection: sqlite3.Connection, *, stop_before: str | None = None) -> None:
        """Apply those that a database lacks, up to one of them, each with the note that it was applied."""
        from sqlite_utils import Database
        from sqlite_utils.migrations import Migrations

        listed = Migrations(self.name)
        for name, step in self.steps.items():
            listed(name=name)(step)
        listed.apply(Database(connection), stop_before=stop_before)
