"""What lists outside say of newcomers' addresses: asked for before a page of changes is judged, if the admin says so.

Whoever does not answer costs nothing but the evidence, which is named; then it is left alone for a while.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta

from wikiwatch.app.context import App
from wikiwatch.app.outside import NEVER, checked, downloaded, said
from wikiwatch.core.exempt import exempt
from wikiwatch.core.model import Facts, parse_address
from wikiwatch.core.reputation import CHECKED_LATELY, COUNTS_BACK, USED_UP, Answer, Listing, Says, Service
from wikiwatch.core.trust import trust
from wikiwatch.ports.reputation import AddressList, Blocklist, NoAnswerError, Outside

log = logging.getLogger(__name__)

PAGE_SECONDS = 10.0  # the edits that were read wait so long at most, a third of the pause between two reads
SERVICE_SECONDS = 4.0  # of these; so that one that hangs leaves time for others
# After this time an answer that was missing is asked for again, if the service is not left alone for longer.
UNKNOWN_KEPT = timedelta(minutes=15)


def ask(app: App, page: Sequence[Facts]) -> None:
    """Find out what the lists say of the newcomers' addresses among the authors of some changes.

    Call it outside a transaction. An address that was asked for is not asked for again while its answer counts; for
    IPv6 that holds for its /64. Nothing here stops the watch.
    """
    outside = app.outside
    if outside is None:
        return
    try:
        wanted = _newcomers(app, outside, page)
        if wanted:
            _ask_all(app, outside, wanted)
    except Exception:
        log.exception("lists outside could not be asked; the changes are judged without them")


def _newcomers(app: App, outside: Outside, page: Sequence[Facts]) -> dict[str, str]:
    """Addresses by their authors' keys: of those who are judged, are not known, and are reached over the Internet."""
    found: dict[str, str] = {}
    for facts in page:
        actor, change = facts.actor, facts.change
        address = parse_address(actor.name)
        if address is None or actor.key in found or not outside.is_public(str(address)):
            continue
        if app.clock.now() - change.timestamp > COUNTS_BACK:  # what is said now does not count for it
            continue
        if app.store.is_anybody(actor.key, change.timestamp):
            continue
        if exempt(facts, app.site.bot_name, app.settings.namespaces, app.rules, restores=False):
            continue
        record = app.store.trust_record(actor.key, change.timestamp, app.rules)
        score = trust(actor, record, change.timestamp, app.rules.trust).score
        if not app.rules.trust.reaches(score, app.rules.trust.reverter_band):
            found[actor.key] = str(address)
    return found


def _ask_all(app: App, outside: Outside, wanted: Mapping[str, str]) -> None:
    until = app.clock.monotonic() + PAGE_SECONDS
    for service in outside.blocklists:
        names = {key: wanted[key] for key in _unlisted(app, service, wanted) if service.takes(wanted[key])}
        if names:
            answers = _answers(app, outside, service, list(names.values()), until)
            _keep(app, outside, service.name, {key: answers[name] for key, name in names.items()})
    for one in outside.lists:
        keys = _unlisted(app, one, wanted)
        if keys:
            _keep(app, outside, one.name, _listed(app, one, {key: wanted[key] for key in keys}))


def _unlisted(app: App, service: Blocklist | AddressList, wanted: Mapping[str, str]) -> list[str]:
    return sorted(app.store.unlisted(wanted, service.name, app.clock.now()))


def _answers(
    app: App, outside: Outside, service: Blocklist, names: Sequence[str], until: float
) -> Mapping[str, Answer]:
    """What a service says of each name, and how it did."""
    now, state = app.clock.now(), app.store.service(service.name)
    left = until - app.clock.monotonic()
    silent = state.why_not_asked(now, outside.requests_a_day) or ("" if left > 0 else "no time left")
    if silent:
        return dict.fromkeys(names, _unknown(silent))
    asked = names[: state.left(now, outside.requests_a_day) * service.batch]
    found = said(service, asked, min(left, SERVICE_SECONDS))
    state = state.asked(-(-len(asked) // service.batch), now)
    failures = [answer.words for answer in found.values() if answer.says is Says.UNKNOWN]
    if len(failures) == len(found):
        log.warning("%s gave no answer: %s", service.name, failures[-1])
        state = state.failed(failures[-1], now)
    else:
        state = state.answered()
    if any(answer.listed for answer in found.values()) and state.is_due(now, CHECKED_LATELY):
        state, found = _proved(app, service, state, found, min(until - app.clock.monotonic(), SERVICE_SECONDS))
    with app.store.transaction():
        app.store.keep_service(service.name, state)
    return {**dict.fromkeys(names, _unknown(USED_UP)), **found}


def _proved(
    app: App, service: Blocklist, state: Service, found: Mapping[str, Answer], seconds: float
) -> tuple[Service, Mapping[str, Answer]]:
    """How a service does, and what it said, once its test entries are right: it may list everything since noon."""
    now = app.clock.now()
    try:
        state = checked(app, service, state.asked(service.check_requests, now), seconds)
    except NoAnswerError as error:
        state, why = state.failed(str(error), now), f"its test entries could not be read: {error}"
    else:
        why = state.trouble
    return state, {name: _unknown(why) if why and answer.listed else answer for name, answer in found.items()}


def _listed(app: App, one: AddressList, names: Mapping[str, str]) -> dict[str, Answer]:
    found = downloaded(app.store, one, app.clock.now())
    if found is None:
        return dict.fromkeys(names, _unknown(app.store.service(one.name).failure or NEVER))
    answers = found.ask(list(names.values()))
    return {key: answers[name] for key, name in names.items()}


def _keep(app: App, outside: Outside, source: str, answers: Mapping[str, Answer]) -> None:
    now = app.clock.now()
    found = {
        key: Listing(source=source, answer=answer, asked=now, until=now + _lasting(outside, answer))
        for key, answer in answers.items()
    }
    with app.store.transaction():
        app.store.keep_listings(found)


def _lasting(outside: Outside, answer: Answer) -> timedelta:
    if answer.says is Says.UNKNOWN:
        return UNKNOWN_KEPT
    return outside.hit if answer.listed else outside.miss


def _unknown(why: str) -> Answer:
    return Answer(says=Says.UNKNOWN, words=why)
