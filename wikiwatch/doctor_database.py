"""What `wikiwatch doctor` finds in the database, which it only reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from wikiwatch.checkup import Check, bad, ok
from wikiwatch.config import Config
from wikiwatch.errors import UserError
from wikiwatch.store.base import DamagedError, failures_told

_RESTORE = "`wikiwatch repair` saves what can be read of it, as the next run does; or `wikiwatch restore` a back-up"


def rows(config: Config, query: str, *values: str | float) -> list[tuple[Any, ...]]:
    """Rows of it as it is; none where there is no file, or a damaged or an older one, which `database_check` tells."""
    if not config.database.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{config.database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()
    except sqlite3.Error:
        return []


def database_check(config: Config) -> Check:
    """Whether it is sound."""
    if not config.database.exists():
        return ok("database", "none yet; the first run makes it")
    uri = f"{config.database.absolute().as_uri()}?mode=rw"
    try:
        with failures_told(config.database), closing(sqlite3.connect(uri, uri=True)) as connection:
            (answer,) = connection.execute("pragma quick_check(1)").fetchone()
    except DamagedError as error:
        return bad("database", error.message, _RESTORE)
    except UserError as error:
        return bad("database", error.message, error.hint)
    except sqlite3.Error as error:
        return bad("database", f"{config.database}: {error}", _RESTORE)
    if answer != "ok":
        return bad("database", f"{config.database} is damaged: {answer}", _RESTORE)
    return ok("database", "sound")
