"""Puts together what messages and the feed need from the settings."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from pathlib import Path

from wikiwatch.config import Config
from wikiwatch.errors import UserError
from wikiwatch.ports.news import Channel, Messenger, Newsroom

log = logging.getLogger(__name__)


def newsroom(config: Config, api_url: str = "") -> Newsroom | None:
    """What a run needs to tell people; None where nobody is to be told anything."""
    wanted, file = config.messages, feed_file(config)
    carrier = messenger(config)
    if carrier is None and file is None:
        return None
    return Newsroom(
        at_once=frozenset(wanted.at_once),
        digest=frozenset(wanted.digest),
        digest_hour=wanted.digest_hour,
        waits=timedelta(hours=wanted.proposal_waits_hours),
        index_url=f"{api_url.removesuffix('api.php')}index.php" if api_url else "",
        messenger=carrier,
        write_feed=partial(_write, file) if file else None,
        feed_items=config.feed.items,
    )


def urls_file(config: Config) -> Path | None:
    """The file of Apprise's addresses, there or not; None where none is named."""
    return config.home / config.messages.urls_file if config.messages.urls_file else None


def feed_file(config: Config) -> Path | None:
    """The file that a run writes the feed to; None where none is named."""
    return config.home / config.feed.file if config.feed.file else None


def messenger(config: Config) -> Messenger | None:
    """Who carries messages; None where there is nobody, which is logged if somebody was named.

    A watch that tells nobody is better than no watch: a mistake in that file ends no run.
    """
    path = urls_file(config)
    if path is None:
        return None
    from wikiwatch.news.apprised import AppriseMessenger, read_urls  # takes memory that nobody else needs

    try:
        urls, unknown = read_urls(path)
    except UserError as error:
        log.warning("no messages are sent: %s", error.message)
        return None
    if unknown:
        log.warning("lines of %s that Apprise does not know: %s", path, ", ".join(map(str, unknown)))
    return AppriseMessenger(urls) if urls else None


def _write(path: Path, channel: Channel) -> bool:
    from wikiwatch.news.feed import rss, write

    return write(path, rss(channel))
