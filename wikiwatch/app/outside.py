"""The services outside themselves: their test entries, their lists, and whether they list the wiki's own name."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.core.reputation import CHECK_EVERY, Says
from wikiwatch.core.urls import clean_host, domain
from wikiwatch.ports.reputation import AddressList, Blocklist, NoAnswerError, Outside

log = logging.getLogger(__name__)

CHECK_SECONDS = 10.0  # four questions, of which each may need two servers
LIST_SECONDS = 60.0  # 2 MB over a slow line; once a day, and between two rounds
OWN_NAME_EVERY = timedelta(days=7)
OWN_NAME_SECONDS = 10.0  # for each service
OWN_NAME = "own_name"  # in the store: what was found the last time, as JSON
_REMOVAL = "links to the wiki and its mails may be refused: mend the cause, then ask the list to remove it"
_ASKED = "own_name_asked"  # in the store: when


@dataclass(frozen=True, kw_only=True)
class OwnName:
    """What lists outside say of the wiki's host: sentences for its owner."""

    names: tuple[str, ...] = ()  # that were asked about
    listed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    skipped: str = ""  # why nobody was asked


def keep_up(app: App) -> None:
    """Read the blocklists' test entries and the lists where it is time for it; forget answers that count no longer.

    Once a week, ask about the wiki's own name. Call it outside a transaction; nothing here stops the watch.
    """
    if app.outside is None:
        return
    try:
        for service in app.outside.blocklists:
            _check(app, service)
        for one in app.outside.lists:
            _download(app, one)
        if app.is_past(_ASKED, OWN_NAME_EVERY):
            _note_own_name(app, app.outside)
        with app.store.transaction():
            app.store.forget_listings(app.clock.now())
    except Exception:
        log.exception("lists outside could not be looked after")


def examine(outside: Outside) -> Iterator[tuple[str, str, str]]:
    """What `doctor` shows: the name of each thing, what was found, and what to do about it ("" if nothing)."""
    asked = ", ".join([*(one.name for one in outside.blocklists), *(one.name for one in outside.lists)])
    yield "lists outside", f"asked about newcomers' addresses: {asked}", ""
    believed = []
    for service in outside.blocklists:
        try:
            trouble = service.check(CHECK_SECONDS)
        except NoAnswerError as error:
            trouble = f"no answer: {error}"
        if not trouble:
            believed.append(service)
        advice = "it is set aside until that is over; take it out of wikiwatch.toml if it stays so" if trouble else ""
        yield f"list {service.name}", trouble or "can be believed", advice
    found = own_name(outside, believed)
    for sentence in found.listed:
        yield "the wiki's own name", sentence, _REMOVAL
    for sentence in found.missing:
        yield "the wiki's own name", f"not known: {sentence}", "look again later"
    if not found.listed:
        yield "the wiki's own name", found.skipped or f"not listed: {', '.join(found.names)}", ""


def own_name(outside: Outside, services: Sequence[Blocklist]) -> OwnName:
    """Look the wiki's host, its addresses and its domain up in the services that are believed.

    A wiki that nobody reaches over the Internet is in no list, and its name is nobody else's business.
    """
    host = clean_host(outside.host)
    try:
        addresses = [one for one in outside.addresses(host, OWN_NAME_SECONDS) if outside.is_public(one)]
    except NoAnswerError as error:
        return OwnName(missing=(f"the addresses of {host}: {error}",))
    if not addresses:
        return OwnName(skipped=f"{host} has no address in the open Internet")
    names = dict.fromkeys([*addresses, *(() if host in addresses else (host, domain(host)))])
    listed, missing = [], []
    for service in services:
        asked = [name for name in names if service.takes(name)]
        for name, answer in service.ask(asked, OWN_NAME_SECONDS).items():
            if answer.listed:
                listed.append(f"{name} is listed by {service.name}: {answer.words}")
            elif answer.says is Says.UNKNOWN:
                missing.append(f"{service.name} about {name}: {answer.words}")
    return OwnName(names=tuple(names), listed=tuple(listed), missing=tuple(missing))


def last_own_name(app: App) -> dict[str, Any] | None:
    """What was found about the wiki's own name the last time, and when; None before."""
    found = app.store.meta(OWN_NAME)
    return {**json.loads(found), "at": app.store.meta(_ASKED)} if found else None


def _note_own_name(app: App, outside: Outside) -> None:
    now = app.clock.now()
    believed = [one for one in outside.blocklists if not app.store.service(one.name).why_silent(now)]
    found = own_name(outside, believed)
    for sentence in found.listed:
        log.warning("the wiki's own name: %s", sentence)
    if found.missing or found.skipped:
        log.info("the wiki's own name: %s", found.skipped or "; ".join(found.missing))
    with app.store.transaction():
        app.store.set_meta(OWN_NAME, json.dumps(asdict(found)))
        app.store.set_meta(_ASKED, now.isoformat())
        for service in believed:
            state = app.store.service(service.name)
            app.store.keep_service(service.name, state.asked(len(found.names), now))


def _check(app: App, service: Blocklist) -> None:
    def check() -> str:
        trouble = service.check(CHECK_SECONDS)
        if trouble:
            log.warning("%s is set aside for a day: %s", service.name, trouble)
        return trouble

    _try(app, service.name, CHECK_EVERY, check)


def _download(app: App, one: AddressList) -> None:
    def fetch() -> str:
        addresses = one.fetch(LIST_SECONDS)
        with app.store.transaction():
            app.store.keep_address_list(one.name, addresses, app.clock.now())
        return ""

    _try(app, one.name, one.every, fetch)


def _try(app: App, name: str, every: timedelta, work: Callable[[], str]) -> None:
    """Do what a service needs every so often; where it does not answer, it is left alone for a while."""
    now, state = app.clock.now(), app.store.service(name)
    if not state.is_due(now, every):
        return
    try:
        state = state.found(work(), now)
    except NoAnswerError as error:
        log.warning("%s gave no answer: %s", name, error)
        state = state.failed(str(error), now)
    with app.store.transaction():
        app.store.keep_service(name, state)
