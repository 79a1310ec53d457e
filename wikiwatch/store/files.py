"""A database as a file: which migrations it has had, and whether this program knows them all."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from sqlite_utils.migrations import Migrations

from wikiwatch.store.later_schema import migrations

_APPLIED = f"select name from {Migrations.migrations_table} where migration_set = ? order by id"


def schema_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the migrations that a database has had, in order; empty for a new one."""
    there = "select 1 from sqlite_master where name = ?"
    if connection.execute(there, (Migrations.migrations_table,)).fetchone() is None:
        return ()
    return tuple(str(row[0]) for row in connection.execute(_APPLIED, (migrations.name,)))


def known_schema() -> tuple[str, ...]:
    """The names of all migrations that this program knows, in order."""
    return tuple(one.name for one in migrations._migrations)


def unknown_of(schema: Sequence[str]) -> tuple[str, ...]:
    """Those of a database's migrations that this program does not know: a newer one made them."""
    known = set(known_schema())
    return tuple(name for name in schema if name not in known)
