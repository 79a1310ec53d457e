"""Decoy pages: a look each day whether those that the rules list can be any."""

from __future__ import annotations

import logging
from datetime import timedelta

from wikiwatch.app.context import App

log = logging.getLogger(__name__)

LOOK_EVERY = timedelta(days=1)


def look(app: App) -> None:
    """Ask the wiki about the listed pages once a day, and at once where the list is another one."""
    listed = app.rules.policy.decoy_pages
    known, at = app.store.decoys_found()
    now = app.clock.now()
    if known.keys() == set(listed) and (at is None or timedelta() <= now - at < LOOK_EVERY):
        return
    found = app.site.page_listings(listed) if listed else {}
    with app.store.transaction():
        app.store.keep_decoys({title: found.get(title) for title in listed}, now)
    for title, why in app.store.decoys_found()[0].items():
        if why:
            log.warning("%r is no decoy page: %s", title, why)
