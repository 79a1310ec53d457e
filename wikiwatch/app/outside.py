"""The services outside themselves: their test entries, their lists, and whether they list the wiki's own name."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from wikiwatch.app.context import App
from wikiwatch.core.model import parse_address
from wikiwatch.core.reputation import CHECK_EVERY, FIRST_REST, AddressSet, Answer, Says, Service
from wikiwatch.core.urls import clean_host, domain
from wikiwatch.ports import Store
from wikiwatch.ports.reputation import AddressList, Blocklist, NoAnswerError, Outside

log = logging.getLogger(__name__)

CHECK_SECONDS = 10.0  # four questions, of which each may need two servers
LIST_SECONDS = 60.0  # 2 MB over a slow line; once a day, and between two rounds
# After so long nothing more is begun, the rest comes the next time: a page of changes waits no longer than that and
# what was begun last.
UPKEEP_SECONDS = 20.0
OWN_NAME_EVERY = timedelta(days=7)
OWN_NAME_AGAIN = timedelta(days=1)  # where somebody did not answer
OWN_NAME_SECONDS = 10.0  # for each service ...
OWN_NAME_SECONDS_IN_ALL = 30.0  # ... and for all together: the daemon waits for them
OWN_NAME = "own_name"  # in the store: what was found the last time, as JSON
_REMOVAL = "links to the wiki and its mails may be refused: mend the cause, then ask the list to remove it"
NEVER = "not downloaded yet"
LIST_LASTS = 5  # times the pause between two downloads
_ASKED = "own_name_asked"  # in the store: when


class Asked(Protocol):
    """Whatever says of names whether it lists them: a `Blocklist`, or a downloaded list."""

    @property
    def name(self) -> str:
        """What it is called by people."""

    def takes(self, name: str) -> bool:
        """Whether it knows about names of this kind."""

    def ask(self, names: Sequence[str], seconds: float) -> Mapping[str, Answer]:
        """What it says of each name."""


@dataclass(frozen=True, kw_only=True)
class Downloaded:
    """A downloaded list, to be asked like a service."""

    name: str
    listed: Answer
    addresses: AddressSet

    def takes(self, name: str) -> bool:
        """Whether it is an address."""
        return parse_address(name) is not None

    def ask(self, names: Sequence[str], _seconds: float = 0) -> dict[str, Answer]:
        """What it says of each address."""
        missing = Answer(says=Says.NOTHING, words="not listed")
        return {name: self.listed if name in self.addresses else missing for name in names}


def downloaded(store: Store, one: AddressList, at: datetime) -> Downloaded | None:
    """A list as it was downloaded the last time; None where it never was, or too long ago."""
    addresses = store.address_list(one.name, at - one.every * LIST_LASTS)
    return None if addresses is None else Downloaded(name=one.name, listed=one.listed, addresses=addresses)


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
    outside = app.outside
    services: list[Blocklist | AddressList] = [*outside.blocklists, *outside.lists] if outside else []
    until = app.clock.monotonic() + UPKEEP_SECONDS
    try:
        with app.store.transaction():
            app.store.forget_listings(app.clock.now(), [one.name for one in services])
        for work in _works(app, outside) if outside else ():
            if app.clock.monotonic() >= until:
                break
            work()
    except Exception:
        log.exception("lists outside could not be looked after")


def _works(app: App, outside: Outside) -> Iterator[Callable[[], None]]:
    for service in outside.blocklists:
        yield partial(_check, app, outside, service)
    for one in outside.lists:
        yield partial(_download, app, one)
    yield partial(_note_own_name, app, outside)


def examine(outside: Outside, lists: Sequence[Downloaded]) -> Iterator[tuple[str, str, str]]:
    """What `doctor` shows: the name of each thing, what was found, and what to do about it ("" if nothing)."""
    asked = ", ".join([*(one.name for one in outside.blocklists), *(one.name for one in outside.lists)])
    yield "lists outside", f"asked about newcomers' addresses: {asked}", ""
    believed: list[Asked] = [*lists]
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


def own_name(outside: Outside, services: Sequence[Asked]) -> OwnName:
    """Look the wiki's host, its addresses and its domain up in the services that are believed.

    A wiki that nobody reaches over the Internet is in no list, and its name is nobody else's business.
    """
    if not services:
        return OwnName(skipped="there is no list that can be asked")
    host = clean_host(outside.host)
    try:
        addresses = [one for one in outside.addresses(host, OWN_NAME_SECONDS) if outside.is_public(one)]
    except NoAnswerError as error:
        return OwnName(missing=(f"the addresses of {host}: {error}",))
    if not addresses:
        return OwnName(skipped=f"{host} has no address in the open Internet")
    names = dict.fromkeys([*addresses, *(() if host in addresses else (host, domain(host)))])
    seconds = min(OWN_NAME_SECONDS, OWN_NAME_SECONDS_IN_ALL / len(services))
    told, listed, missing = set[str](), [], []
    for service in services:
        asked = [name for name in names if service.takes(name)]
        told.update(asked)
        for name, answer in said(service, asked, seconds).items():
            if answer.listed:
                listed.append(f"{name} is listed by {service.name}: {answer.words}")
            elif answer.says is Says.UNKNOWN:
                missing.append(f"{service.name} about {name}: {answer.words}")
    asked_about = tuple(name for name in names if name in told)
    if not asked_about:
        return OwnName(skipped=f"no list knows about such names as {', '.join(names)}")
    return OwnName(names=asked_about, listed=tuple(listed), missing=tuple(missing))


def last_own_name(app: App) -> dict[str, Any] | None:
    """What was found about the wiki's own name the last time, and when; None before."""
    found = app.store.meta(OWN_NAME)
    return {**json.loads(found), "at": app.store.meta(_ASKED)} if found else None


def _note_own_name(app: App, outside: Outside) -> None:
    last = last_own_name(app)
    if not app.is_past(_ASKED, OWN_NAME_AGAIN if last and last["missing"] else OWN_NAME_EVERY):
        return
    now, budget = app.clock.now(), outside.requests_a_day
    silent = {one.name: app.store.service(one.name).why_not_asked(now, budget) for one in outside.blocklists}
    asked = [one for one in outside.blocklists if not silent[one.name]]
    lists = [kept for one in outside.lists if (kept := downloaded(app.store, one, now)) is not None]
    if not asked and not lists:  # this costs nothing, so it is tried again before long
        return
    silent |= {one.name: app.store.service(one.name).failure or NEVER for one in outside.lists}
    silent |= dict.fromkeys((one.name for one in lists), "")
    found = own_name(outside, [*asked, *lists])
    found = replace(found, missing=(*found.missing, *(f"{name}: {why}" for name, why in silent.items() if why)))
    for sentence in found.listed:
        log.warning("the wiki's own name: %s", sentence)
    if found.missing or found.skipped:
        log.info("the wiki's own name: %s", found.skipped or "; ".join(found.missing))
    with app.store.transaction():
        app.store.set_meta(OWN_NAME, json.dumps(asdict(found)))
        app.store.set_meta(_ASKED, now.isoformat())
        for service in asked:
            state = app.store.service(service.name)
            app.store.keep_service(service.name, state.asked(len(found.names), now))


def said(service: Asked, names: Sequence[str], seconds: float) -> Mapping[str, Answer]:
    """What a service says of each name; one with a defect says nothing, and the others are asked all the same."""
    try:
        return service.ask(names, seconds)
    except Exception as error:
        log.exception("%s could not be asked; it goes on without it", service.name)
        return dict.fromkeys(names, Answer(says=Says.UNKNOWN, words=f"a defect: {type(error).__name__}"))


def checked(app: App, service: Blocklist, state: Service, seconds: float) -> Service:
    """How a service does, after its test entries were read; if they are wrong, what it said is forgotten.

    NoAnswerError where they can't be read.
    """
    now = app.clock.now()
    trouble = service.check(seconds)
    if trouble:
        log.warning("%s is set aside for a day: %s", service.name, trouble)
        with app.store.transaction():
            app.store.forget_source(service.name)
    return state.found(trouble, now)


def _check(app: App, outside: Outside, service: Blocklist) -> None:
    def check(state: Service) -> Service:
        return checked(app, service, state, CHECK_SECONDS)

    if app.store.service(service.name).left(app.clock.now(), outside.requests_a_day) >= service.check_requests:
        _try(app, service.name, CHECK_EVERY, check, requests=service.check_requests)


def _download(app: App, one: AddressList) -> None:
    def fetch(state: Service) -> Service:
        addresses = one.fetch(LIST_SECONDS)
        with app.store.transaction():
            app.store.keep_address_list(one.name, addresses, app.clock.now())
        return state.found("", app.clock.now())

    # StopForumSpam gives each of its lists twice a day to whoever asks, and then bars them.
    _try(app, one.name, one.every, fetch, rest=one.every / 2)


def _try(
    app: App,
    name: str,
    every: timedelta,
    work: Callable[[Service], Service],
    *,
    requests: int = 1,
    rest: timedelta = FIRST_REST,
) -> None:
    """Do what a service needs every so often; where it does not answer, it is left alone for a while."""
    now, state = app.clock.now(), app.store.service(name)
    if not state.is_due(now, every):
        return
    state = state.asked(requests, now)
    try:
        state = work(state)
    except NoAnswerError as error:
        log.warning("%s gave no answer: %s", name, error)
        state = state.failed(str(error), now, rest)
    except Exception as error:
        log.exception("%s could not be asked", name)
        state = state.failed(f"a defect: {type(error).__name__}", now, rest)
    with app.store.transaction():
        app.store.keep_service(name, state)
