"""An RSS 2.0 feed of decisions: the only importer of feedgen."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from feedgen.feed import FeedGenerator

from wikiwatch.errors import UserError
from wikiwatch.ports.news import Channel


def rss(channel: Channel) -> bytes:
    """The feed as XML. The same items make the same bytes: it says when its newest decision was, and not the time."""
    feed = FeedGenerator()
    feed.title(channel.title)
    feed.link(href=channel.link)
    feed.description(channel.description)
    feed.language(channel.language)
    feed.generator("wikiwatch")
    feed.lastBuildDate(max((item.at for item in channel.items), default=datetime.fromtimestamp(0, UTC)))
    for item in channel.items:
        entry = feed.add_entry(order="append")
        entry.title(item.title)
        entry.description(item.text)
        entry.guid(item.guid, permalink=False)
        entry.pubDate(item.at)
        if item.link:
            entry.link(href=item.link)
    written: bytes = feed.rss_str(pretty=True)
    return written


def write(path: Path, data: bytes) -> bool:
    """Put a file in place at once, for everybody to read, unless it stands there already; whether it was written.

    UserError where it can't be.
    """
    try:
        if path.exists() and path.read_bytes() == data:
            return False
        _replace(path, data)
    except OSError as error:
        hint = "its folder has to be there, and writable"
        raise UserError(f"{path} can't be written: {error.strerror}", hint) from None
    return True


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
