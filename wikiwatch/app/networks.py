"""Whom an address stands for: one hand in its networks, or anybody behind a proxy."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from wikiwatch.app.context import App
from wikiwatch.core.model import Actor, ActorKind, Facts
from wikiwatch.core.proxy import proxy

log = logging.getLogger(__name__)


def seen(app: App, facts: Facts) -> Facts:
    """The facts of a change that is about to be judged, with its author's networks kept.

    Where a proxy hides the visitors, the address is anybody's, and so is any other that is seen.
    """
    if facts.actor.kind is not ActorKind.ADDRESS:
        return facts
    if hidden_behind(app, facts.change.timestamp):
        return replace(facts, actor=replace(facts.actor, kind=ActorKind.PROXY))
    note(app, facts.actor, facts.change.timestamp)
    return facts


def note(app: App, actor: Actor, at: datetime) -> None:
    """Remember in which networks an address lies; nothing for names."""
    system = app.systems.system(actor.name) if app.systems and actor.network else None
    app.store.note_networks(actor.key, [network for network in (actor.network, system) if network], at)


def hidden_behind(app: App, at: datetime) -> str:
    """The address (key) that hides all visitors on the day of a time; "" where there is none.

    It is found out once a day, by what was seen before that day began.
    """
    if app.store.proxy_known(at):
        return app.store.proxy(at)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    before = app.store.proxy(at)
    found = proxy(app.store.traffic(day, app.rules), app.rules.trust.proxy, before)
    app.store.note_proxy(day, found)
    if found and found != before:
        log.warning(
            "%s: nearly all edits by addresses come from %s: the wiki sits behind a proxy that hides its visitors, "
            "so no address is judged by what came from it; $wgCdnServersNoPurge tells MediaWiki whom to believe",
            *(f"{day:%Y-%m-%d}", found.removeprefix("ip:")),
        )
    elif before and not found:
        log.warning("%s: no proxy hides the visitors any more: addresses are judged again", f"{day:%Y-%m-%d}")
    return found
