"""What `wikiwatch doctor` says of messages and of the feed."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from wikiwatch.app.outbox import TROUBLE, trouble
from wikiwatch.checkup import Check, ok, warn
from wikiwatch.clock import SystemClock
from wikiwatch.config import Config
from wikiwatch.errors import UserError
from wikiwatch.newsroom import feed_file, urls_file


def message_checks(config: Config) -> Iterator[Check]:
    """Whether people can be told: the file of addresses, what came of the messages of the last days, and the feed."""
    path = urls_file(config)
    if path is None:
        yield ok("messages", "none are sent ([messages] in wikiwatch.toml)")
    else:
        yield from _addresses(path)
        if why := trouble(_lately(config)):
            found = f"in the last {TROUBLE.days} days: {why}"
            yield warn("messages", found, "`wikiwatch messages` tells why, `wikiwatch messages test` tries again")
    yield from _feed(config)


def _addresses(path: Path) -> Iterator[Check]:
    from wikiwatch.news.apprised import AppriseMessenger, read_urls  # takes memory that nobody else needs

    try:
        urls, unknown = read_urls(path)
        mode = stat.S_IMODE(path.stat().st_mode)
    except UserError as error:
        yield warn("messages", error.message, f"until it can be, nobody is told anything. {error.hint}")
        return
    if mode & 0o077:
        yield warn("messages", f"others may read the secrets of {path}", f"chmod 600 {path}")
    if unknown:
        lines = ", ".join(map(str, unknown))
        yield warn("messages", f"{path}: Apprise does not know what stands in line {lines}", "look how it is spelt")
    yield _targets(AppriseMessenger(urls).targets)


def _targets(targets: Sequence[str]) -> Check:
    if not targets:
        return warn("messages", "the file names no target", "one address of Apprise a line")
    return ok("messages", f"to {', '.join(targets)}")


def _lately(config: Config) -> dict[str, int]:
    """Messages of the last days by status; none where the database can't be read, which `database` tells."""
    if not config.database.exists():
        return {}
    since = int((SystemClock().now() - TROUBLE).timestamp())
    query = "select status, count(*) from message where settled_ts >= ? group by status"
    try:
        with closing(sqlite3.connect(f"{config.database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return dict(connection.execute(query, (since,)).fetchall())
    except sqlite3.Error:
        return {}


def _feed(config: Config) -> Iterator[Check]:
    path = feed_file(config)
    if path is None:
        return
    if path.is_dir() or not os.access(path.parent, os.W_OK | os.X_OK):
        yield warn("feed", f"{path} can't be written", "its folder has to be there, and writable")
    else:
        yield ok("feed", str(path))
