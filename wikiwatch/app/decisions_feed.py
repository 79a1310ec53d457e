"""The feed of decisions: what anybody may read on the log page, for who reads it elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from wikiwatch.app.brakes import TOLD_AGAIN
from wikiwatch.app.concealed import masked
from wikiwatch.app.context import App
from wikiwatch.app.publish import shown
from wikiwatch.core.inert import for_message
from wikiwatch.core.report import TAKES_DOWN, reasons
from wikiwatch.errors import UserError
from wikiwatch.ports.news import Channel, Item, Newsroom

log = logging.getLogger(__name__)


def page_url(index_url: str, title: str) -> str:
    """The address of a page."""
    return f"{index_url}?{urlencode({'title': title.replace(' ', '_')}, quote_via=quote, safe=':/')}"


def host(app: App) -> str:
    """The wiki's host name, as it was when a run asked it last."""
    return urlsplit(app.store.meta("index_url") or "").hostname or "wiki"


def channel(app: App, limit: int) -> Channel:
    """The newest decisions, each as on the log page: of guarded authors only the diff and the class."""
    index = app.store.meta("index_url") or ""
    wiki = host(app)
    link = app.store.meta("log_url") or index or f"https://{wiki}.invalid/"
    return Channel(
        title=app.speaker.say("news-feed-title", wiki=wiki),
        link=link,
        description=app.speaker.say("news-feed-about", wiki=wiki),
        language=app.speaker.language,
        items=[_item(app, masked(row), index, wiki) for row in islice(shown(app), limit)],
    )


def _item(app: App, row: Mapping[str, Any], index: str, wiki: str) -> Item:
    return Item(
        guid=f"urn:wikiwatch:{wiki}:{row['id']}",
        at=datetime.fromisoformat(row["timestamp"]),
        title=app.speaker.say("news-feed-edit", revision=str(row["revid"] or "–")),
        text=_text(app, row),
        link=f"{index}?diff={int(row['revid'])}" if index and row["revid"] else "",
    )


def _text(app: App, row: Mapping[str, Any]) -> str:
    # Of what takes down only: that a block is planned, too, would tell its author's state.
    keys = ", ".join(for_message(str(one["key"]), 60) for one in row["actions"] if one["kind"] in TAKES_DOWN)
    if row["terse"]:
        return app.speaker.say("news-feed-terse", kind=for_message(row["class"], 80), id=keys or "–")
    return app.speaker.say(
        "news-feed-decision",
        outcome=app.speaker.say("news-feed-overturned" if row["overturned"] else f"news-feed-{row['outcome']}"),
        user=for_message(row["user"], 60),
        trust=str(row["trust"]),
        reasons=for_message(reasons(row, app.speaker), 400),
        id=keys or "–",
    )


def keep_up(app: App, room: Newsroom) -> None:
    """Write the feed where the settings name a file for it; that it can't be is logged once an hour, and no more."""
    if room.write_feed is None:
        return
    try:
        room.write_feed(channel(app, room.feed_items))
    except UserError as error:
        if app.is_past("told_feed", TOLD_AGAIN):
            app.store.set_meta("told_feed", app.clock.now().isoformat())
            log.warning("the feed: %s; %s", error.message, error.hint)
