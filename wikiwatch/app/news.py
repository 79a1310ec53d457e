"""What people are to be told now: what went wrong, and what waits for them. No name and no title is among it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from wikiwatch.app import aside
from wikiwatch.app.brakes import CLOSED, UNWRITTEN, alarms
from wikiwatch.app.context import App
from wikiwatch.app.rules_in_force import mistakes
from wikiwatch.core.action import ActionStatus
from wikiwatch.core.inert import for_message
from wikiwatch.core.model import key_of
from wikiwatch.core.news import NTH_PAUSE, Event, Severity, too_long
from wikiwatch.ports.news import Newsroom

ROUND_OK = "round_ok"  # the store keeps when a round came to its end last
BEHIND = timedelta(hours=1)  # rounds come twice a minute, and a wiki that is down for an update is back by then
# Of a month: a wiki has its nights and weekends in it. What is carried out comes more seldom.
PACE, ACTION_PACE = timedelta(days=30), timedelta(days=90)
LEAST_DAYS = 7  # with something in them; an import makes hundreds of edits within a minute
PACE_LOOKED = timedelta(hours=1)  # a pause of days grows slowly, and the query reads a month
NEW_CASE = timedelta(hours=12)  # older ones are no news: the program did not look, or had nobody to tell
LEAST_ROOM = 200_000_000  # bytes: the log beside the database of a busy wiki grows to some tens of millions
ENDED = "ended"  # the kind of event that lasts until a round came to its end again


def events(app: App, room: Newsroom) -> list[Event]:
    """All that people are to be told now."""
    now = app.clock.now()
    found = [*_brakes(app), *_rules(app), *_objections(app), *_waiting(app, room, now), *_cases(app, now)]
    found += _silence(app, room, now)
    if room.room() < LEAST_ROOM:
        values = {"megabytes": room.room() // 1_000_000}
        found.append(Event(kind="room", severity=Severity.ALARM, values=values))
    return found


def _brakes(app: App) -> Iterator[Event]:
    for alarm in alarms(app):
        if alarm.kind == "stopped":
            why = app.stopped() or app.store.meta(CLOSED) or ""
            yield Event(kind="stopped", severity=Severity.ALARM, values={"why": for_message(why)})
        elif alarm.kind == "page":
            why = for_message(app.store.meta(UNWRITTEN[alarm.about]) or "", 80)
            values: dict[str, int | str] = {"page": alarm.about, "why": why}
            yield Event(kind="page", about=alarm.about, severity=Severity.WARNING, values=values)
        elif alarm.kind == "budget":
            values = {"budget": for_message(alarm.about, 60), "count": alarm.waiting}
            yield Event(kind="budget", about=alarm.about, severity=Severity.WARNING, values=values)
        else:
            values = {"rule": for_message(alarm.about, 80)}
            yield Event(kind="breaker", about=alarm.about, severity=Severity.ALARM, values=values)


def _rules(app: App) -> Iterator[Event]:
    if found := mistakes(app.store):
        yield Event(kind="mistakes", severity=Severity.WARNING, values={"count": int(found["count"])})
    for name in aside.aside(app.store, app.rules):
        yield Event(kind="aside", about=name, severity=Severity.WARNING, values={"rule": for_message(name, 80)})


def _objections(app: App) -> Iterator[Event]:
    """That somebody says they were wronged, and nobody has answered: good newcomers don't wait for days."""
    if count := len(app.store.appeals()):
        yield Event(kind="objections", severity=Severity.WARNING, values={"count": count})


def _waiting(app: App, room: Newsroom, now: datetime) -> Iterator[Event]:
    """What waits too long: for a yes or a hand; and held texts that nobody looked at."""
    if not room.waits:
        return
    before = now - room.waits
    actions = (
        one.planned_at for one in app.store.waiting() if one.status in (ActionStatus.REVIEW, ActionStatus.PERSON)
    )
    proposals = (datetime.fromtimestamp(one["made_ts"], UTC) for one in app.store.proposals())
    asked = [at for at in (*actions, *proposals) if at <= before]
    if asked:
        yield _wait("waits", Severity.WARNING, len(asked), now - min(asked))
    count, oldest = app.store.held_unseen(before)
    if oldest is not None:
        yield _wait("undecided", Severity.INFO, count, now - oldest)


def _wait(kind: str, severity: Severity, count: int, oldest: timedelta) -> Event:
    return Event(kind=kind, severity=severity, values={"count": count, "hours": _hours(oldest)})


def _cases(app: App, now: datetime) -> Iterator[Event]:
    for case in app.store.cases():
        if now - datetime.fromtimestamp(case["opened"], UTC) < NEW_CASE:
            values: dict[str, int | str] = {"id": str(case["id"]), "edits": case["edits"], "hands": case["hands"]}
            yield Event(kind="case", about=str(case["id"]), severity=Severity.WARNING, values=values, once=True)


def _silence(app: App, room: Newsroom, now: datetime) -> Iterator[Event]:
    """That no round came to its end, that nobody edits who usually does, that nothing is carried out."""
    last_round = app.store.meta(ROUND_OK)
    if last_round and now - datetime.fromisoformat(last_round) >= BEHIND:
        yield _for_hours("behind", Severity.ALARM, now - datetime.fromisoformat(last_round))
        return
    bot = key_of(app.site.bot_name)
    seen = app.store.last_change(bot)
    if seen and _is_long(app, "pace", now - seen, room.nothing_seen):
        yield _for_hours("nothing-seen", Severity.ALARM, now - seen)
    done = app.store.last_done() if app.enforce else None
    if done and _is_long(app, "action_pace", now - done, room.no_action):
        yield _for_hours("no-action", Severity.INFO, now - done)


def _for_hours(kind: str, severity: Severity, silent: timedelta) -> Event:
    return Event(kind=kind, severity=severity, values={"hours": _hours(silent)})


def _hours(span: timedelta) -> int:
    return int(span.total_seconds() // 3600)


def _is_long(app: App, key: str, silent: timedelta, least: timedelta) -> bool:
    """Whether it is silent for longer than a person bears, and than is usual here."""
    if not least or silent < least:
        return False
    if app.is_past(f"{key}_looked", PACE_LOOKED):
        _look_at_pace(app, key)
    pauses = [timedelta(seconds=float(one)) for one in (app.store.meta(key) or "").split()]
    usual = too_long(pauses, least)
    return usual is not None and silent >= usual


def _look_at_pace(app: App, key: str) -> None:
    now = app.clock.now()
    if key == "pace":
        pauses = app.store.pauses(now - PACE, key_of(app.site.bot_name), NTH_PAUSE, LEAST_DAYS)
    else:
        pauses = app.store.action_pauses(now - ACTION_PACE, NTH_PAUSE, LEAST_DAYS)
    app.store.set_meta(key, " ".join(str(one.total_seconds()) for one in pauses))
    app.store.set_meta(f"{key}_looked", now.isoformat())
