"""Addresses of temporary accounts: asked for before a page of changes is judged, if the admin turned that on."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from wikiwatch.app.context import App
from wikiwatch.core.model import ActorKind, Change, Facts, actor_key
from wikiwatch.core.proxy import is_inside
from wikiwatch.errors import SiteError

log = logging.getLogger(__name__)

ADDRESS = "address"  # in `Actor.unknown`: it was asked for, and is not known
REFUSED = "addresses_refused"  # in the store: when they were refused the last time
# A right, an extension or a setting is not there: nobody changes that within the hour.
ASK_AGAIN = timedelta(hours=1)
# Each look-up is noted on the wiki. A browser's address changes now and then: a day is as long as its next visit.
SAME_ACCOUNT_AGAIN = timedelta(days=1)
# Of one account in one page of changes, the latest edits; whoever changes the address more often shows it by these.
REVISIONS = 10


def ask(app: App, page: list[Facts]) -> list[Facts]:
    """Find out the addresses of the temporary accounts in a page, if the settings say so; name them where unknown.

    Call it outside a transaction. What can't be found out is missing evidence; nothing here stops the watch.
    """
    edits = _edits(page) if app.addresses is not None else {}
    if not edits:
        return page
    now = app.clock.now()
    keys = {actor_key(name, ActorKind.TEMP): name for name in edits}
    wanted = [keys[key] for key in sorted(app.store.not_looked_up(keys, now - SAME_ACCOUNT_AGAIN))]
    if wanted and app.is_past(REFUSED, ASK_AGAIN):
        _look_up(app, {name: edits[name] for name in wanted}, now)
    known = app.store.addresses_of(keys)
    return [
        replace(one, actor=replace(one.actor, unknown=one.actor.unknown | {ADDRESS}))
        if one.actor.kind is ActorKind.TEMP and one.actor.key not in known
        else one
        for one in page
    ]


def _edits(page: Sequence[Facts]) -> dict[str, list[Change]]:
    """The latest edits of each temporary account; all of these are newcomers."""
    found: dict[str, list[Change]] = {}
    for one in sorted(page, key=lambda one: one.change.revid or 0, reverse=True):
        if one.actor.kind is ActorKind.TEMP and one.change.is_text:
            edits = found.setdefault(one.actor.name, [])
            if len(edits) < REVISIONS:
                edits.append(one.change)
    return found


def _look_up(app: App, edits: Mapping[str, Sequence[Change]], now: datetime) -> None:
    """Ask, and remember the answers; a failure costs an hour without them. No address comes into the log."""
    assert app.addresses is not None
    try:
        told = app.addresses.addresses(
            {name: [change.revid for change in changes if change.revid] for name, changes in edits.items()}
        )
    except Exception as error:
        why = error.message if isinstance(error, SiteError) else type(error).__name__
        log.warning("the wiki tells no addresses of temporary accounts: %s; asking again in an hour", why)
        app.store.set_meta(REFUSED, now.isoformat())
        return
    with app.store.transaction():
        app.store.keep_addresses([actor_key(name, ActorKind.TEMP) for name in edits], list(_seen(edits, told)), now)


def _seen(edits: Mapping[str, Sequence[Change]], told: Mapping[int, str]) -> Iterator[tuple[str, str, datetime]]:
    """What was told: account (key), address (key) and when; an address that no visitor has is a proxy's."""
    for name, changes in edits.items():
        for change in changes:
            address = told.get(change.revid or 0)
            key = actor_key(address, ActorKind.ADDRESS) if address else ""
            if key and not is_inside(key):
                yield actor_key(name, ActorKind.TEMP), key, change.timestamp
