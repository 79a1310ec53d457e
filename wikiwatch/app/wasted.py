"""The time that those wasted who were caught: for people who look after wikiwatch, and as a page on the wiki."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.app import brakes
from wikiwatch.app.concealed import NOTHING, hidden_names
from wikiwatch.app.context import App
from wikiwatch.core.wasted import AuthorTime, CaseTime, Effort, Wasted, reckon, up_to_block
from wikiwatch.core.wasted_page import MOST_LINES, wasted_page
from wikiwatch.detectors import brings_back, repeat_links

log = logging.getLogger(__name__)

DAY = timedelta(days=1)
WRITTEN = "wasted_written"  # the store keeps when the page was written last
# Signs that a text, or nearly the same, stood somewhere before: it was pasted.
REPEATS = (repeat_links.REPEAT, repeat_links.TRUSTED_SITE, repeat_links.FLOOD, brings_back.BRINGS_BACK)


def wasted(app: App, since: datetime | None = None, *, public: bool = False) -> Wasted:
    """What everybody spent who was caught, of the edits since a time.

    `public`: only what everybody may know, which is what was done up to a block that nobody lifted.
    """
    caught = [one for one in app.store.caught(app.clock.now()) if one.blocked or not public]
    saves = app.store.taken_down_of([one.key for one in caught], REPEATS)
    authors = ((one, saves[one.key]) for one in caught if one.key in saves)
    return reckon(((one, up_to_block(one, own) if public else own) for one, own in authors), since)


def keep_up(app: App) -> None:
    """Write the page where a day has gone by since the last one. Where the gate is closed, it is tried again."""
    title = app.settings.wasted_title
    closed = app.stopped() or app.store.meta(brakes.CLOSED)
    if not title or not (app.enforce or app.settings.log_while_observing) or closed or not _is_due(app):
        return
    watched = app.store.judged_since()
    if watched is None:
        return
    found = wasted(app, public=True)
    hidden = hidden_names(app, (one.author.user for one in found.authors[:MOST_LINES]))
    text = wasted_page(_without(found, hidden), watched, app.clock.now(), app.speaker)
    written = app.site.save_page(title, text, app.speaker.say("wasted-summary"))
    if written.ok:
        app.store.set_meta(WRITTEN, app.clock.now().isoformat())
    elif written.code != "stopped":
        log.warning("the page of wasted time could not be written: %s %s", written.code, written.detail)


def draft(app: App) -> str | None:
    """The page as it would be written now, but for names that the wiki hides; None before anything was judged."""
    watched = app.store.judged_since()
    if watched is None:
        return None
    return wasted_page(wasted(app, public=True), watched, app.clock.now(), app.speaker)


def _without(found: Wasted, names: Collection[str]) -> Wasted:
    """The same without the names that the wiki hides."""
    authors = (
        replace(one, author=replace(one.author, key=f"user:{NOTHING}")) if one.author.user in names else one
        for one in found.authors
    )
    return replace(found, authors=tuple(authors))


def _is_due(app: App) -> bool:
    """Whether the last page is a day old. A clock that was ahead makes nobody wait for it."""
    now, kept = app.clock.now(), app.store.meta(WRITTEN)
    last = datetime.fromisoformat(kept) if kept else None
    return last is None or last > now or now - last >= DAY


def effort_fields(effort: Effort) -> dict[str, Any]:
    """An effort as plain values; times in whole seconds."""
    return {
        "seconds": round(effort.seconds),
        "typed_seconds": round(effort.typed),
        "unread_seconds": round(effort.unread),
        "edits": effort.edits,
        "unread_edits": effort.unread_edits,
        "sessions": effort.sessions,
        "captchas": effort.captchas,
    }


def wasted_fields(found: Wasted, since: datetime | None) -> list[Mapping[str, Any]]:
    """All of it as plain values: the total, then days, authors and campaigns, each line with what it is about."""
    total = {
        "about": "total",
        "id": "all",
        **effort_fields(found.total),
        "authors": len(found.authors),
        "burnt": found.burnt,
        "since": since.isoformat() if since else None,
    }
    days = [{"about": "day", "id": day.isoformat(), **effort_fields(effort)} for day, effort in found.days]
    return [total, *days, *map(author_fields, found.authors), *map(case_fields, found.cases)]


def author_fields(one: AuthorTime) -> dict[str, Any]:
    """An author as plain values."""
    state = "blocked" if one.author.blocked else "silenced" if one.author.silenced else "confirmed"
    return {
        "about": "author",
        "id": one.author.user,
        **effort_fields(one.effort),
        "burnt": int(one.author.burnt),
        "state": state,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
    }


def case_fields(one: CaseTime) -> dict[str, Any]:
    """A campaign as plain values."""
    return {
        "about": "campaign",
        "id": str(one.id),
        **effort_fields(one.effort),
        "authors": one.authors,
        "burnt": one.burnt,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
    }
