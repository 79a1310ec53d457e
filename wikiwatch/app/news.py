"""What people are to be told now: what went wrong, and what waits for them. No name and no title is among it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from wikiwatch.app import aside
from wikiwatch.app.brakes import alarms, why_closed, why_unwritten
from wikiwatch.app.context import App
from wikiwatch.app.room import little_room
from wikiwatch.app.rules_kept import mistakes
from wikiwatch.app.silence import silences
from wikiwatch.core.action import ActionStatus
from wikiwatch.core.inert import for_message
from wikiwatch.core.news import Event, Severity
from wikiwatch.ports.news import Newsroom

NEW_CASE = timedelta(hours=12)  # older ones are no news: the program did not look, or had nobody to tell
ENDED = "ended"  # the kind of event that lasts until a round came to its end again


def events(app: App, room: Newsroom) -> list[Event]:
    """All that people are to be told now."""
    now = app.clock.now()
    found = [*_brakes(app), *_rules(app), *_objections(app), *_waiting(app, room, now), *_cases(app, now)]
    found += _silence(app, now)
    return found


def _brakes(app: App) -> Iterator[Event]:
    for alarm in alarms(app):
        if alarm.kind == "stopped":
            yield Event(kind="stopped", severity=Severity.ALARM, values={"why": for_message(why_closed(app))})
        elif alarm.kind == "silent":
            continue  # told by `_silence`
        elif alarm.kind == "room":
            yield Event(kind="room", severity=Severity.ALARM, values={"megabytes": little_room(app) or 0})
        elif alarm.kind == "page":
            why = for_message(why_unwritten(app, alarm.about), 80)
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


def _silence(app: App, now: datetime) -> Iterator[Event]:
    """That no round came to its end, that nobody edits who usually does, that nothing is carried out."""
    for one in silences(app):
        severity = Severity.INFO if one.kind == "no-action" else Severity.ALARM
        yield Event(kind=one.kind, severity=severity, values={"hours": _hours(now - one.since)})


def _hours(span: timedelta) -> int:
    return int(span.total_seconds() // 3600)
