"""The brakes at work: what waits for room in a budget, which rules only list, and what a person should know now."""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wikiwatch.app import room
from wikiwatch.app.context import App
from wikiwatch.app.silence import BEHIND, in_words, silences
from wikiwatch.core.action import Action
from wikiwatch.core.brakes import (
    FOUND_BAD,
    Limit,
    Said,
    braked,
    budget_of,
    can_trip,
    limits,
    overturned_by_people,
    row_mark,
)
from wikiwatch.core.model import AccountState, key_of
from wikiwatch.core.refused import refused
from wikiwatch.core.review import PROGRAM
from wikiwatch.errors import UserError
from wikiwatch.ports import Written
from wikiwatch.ports.brakes import Breaker

log = logging.getLogger(__name__)

BUSY_DAYS = 7  # over so many days the edits are counted, so that one day's flood does not raise a share
COUNTED_AGAIN = timedelta(hours=1)  # a mean of a week changes slowly, and thousands of actions may ask for it
# Of a thousand that wait, all would be looked at again whenever there is room for one; and filters note each refusal.
LEAST_WAIT = timedelta(minutes=5)
TOLD_AGAIN = timedelta(hours=1)
# Commands go by the machine's clock and a run by the wiki's: what the run did just now counts, as far as an unattended
# clock drifts in a year. What is dated later still was dated by a clock that has been set since.
SKEW = timedelta(minutes=30)
CLOSED = "closed"  # the store keeps why the wiki closed the gate when something was due last, "" if it did not
# The same where that passes by itself, as a rule: nobody is called for a lag of some seconds, but for one that lasts as
# long as that the wiki can't be read. What is put off is tried again after an hour at the latest.
REFUSED, COUNTS = "refused", timedelta(hours=2)
UNWRITTEN = {"log": "unwritten_log", "review": "unwritten_review"}  # the store keeps why such a page is not written
NOBODYS_WORD = (AccountState.FLAGGED, AccountState.SILENCED, AccountState.BLOCKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something that a person should know now.

    `kind`: stopped, room, page, budget, rule or silent; `about`: the page, the budget, the row, or which silence.
    """

    kind: str
    about: str
    words: str
    since: datetime | None = None  # of a rule
    until: datetime | None = None  # of a budget: when the first that waits is tried again
    waiting: int = 0


# Budgets


def why_wait(app: App, action: Action) -> str:
    """Why a due action has to wait for room in its budget, which it then does; "" if it may be carried out."""
    budget = _budget(app, action)
    limit = _used_up(app, budget) if budget else None
    if limit is None:
        app.store.charge(action.key, budget)
        return ""
    now = app.clock.now()
    until = max(limit[1], now + LEAST_WAIT)
    why = f"waits: the budget of {limit[0].words} is used up; tried again at {until:%Y-%m-%d %H:%M} UTC"
    app.store.put_off(action.key, budget, why, until)
    return why


def _budget(app: App, action: Action) -> str:
    """The budget of an action: the one for what is confirmed if its author is silenced, or its campaign is."""
    budget = budget_of(action, confirmed=False)
    if not budget:
        return ""
    known_bad = app.store.state(action.actor_key, app.clock.now()) in FOUND_BAD
    in_case = action.revid is not None and app.store.in_confirmed_case(action.revid)
    return budget_of(action, confirmed=known_bad or in_case)


def _used_up(app: App, budget: str) -> tuple[Limit, datetime] | None:
    """The limit of a budget that is reached, and when there is room again: the later one, if both are."""
    rules, now = app.rules.brakes, app.clock.now()
    reached = []
    for limit in limits(rules.budget(budget), _edits_a_day(app, now), rules.share_from):
        oldest = app.store.nth_latest(budget, limit.most, now + SKEW)
        if oldest is not None and oldest > now - limit.window:
            reached.append((limit, oldest + limit.window))
    return max(reached, key=lambda one: one[1], default=None)


def _edits_a_day(app: App, now: datetime) -> float:
    if app.is_past("edits_counted", COUNTED_AGAIN):
        count = app.store.edits_since(now - timedelta(days=BUSY_DAYS), key_of(app.site.bot_name))
        app.store.set_meta("edits_a_day", str(count / BUSY_DAYS))
        app.store.set_meta("edits_counted", now.isoformat())
    return float(app.store.meta("edits_a_day") or 0)


# The breaker


def in_force(app: App) -> App:
    """The same App with the rules as they act now: those that people stopped only list."""
    tripped = {row for row, one in app.store.breakers().items() if one.tripped is not None}
    return replace(app, rules=braked(app.rules, tripped)) if tripped else app


def look(app: App) -> None:
    """Stop the rules that people overturned too often, and let those act again that people changed since then."""
    rules, now = app.rules.brakes.breaker, app.clock.now()
    known = app.store.breakers()
    said: defaultdict[str, list[Said]] = defaultdict(list)
    for one in said_since(app, now - timedelta(days=rules.days)):
        said[one.row].append(one)
    for row in filter(can_trip, app.rules.policy.rows):
        breaker = known.get(row.id)
        if breaker is not None and breaker.tripped is not None:
            if breaker.mark != row_mark(row):
                _reset(app, row.id, PROGRAM, "a person changed the row")
            continue
        counted = [one for one in said[row.id] if _counts(app, one, breaker)]
        if wrong := overturned_by_people(counted, rules):
            _trip(app, row.id, row_mark(row), wrong)


def said_since(app: App, since: datetime) -> list[Said]:
    """What was decided since then about what the rules did, whoever decided it."""
    # Who clears an author speaks about what flagged or silenced them, not about every text.
    stated = {row.id for row in app.rules.policy.rows if row.account}
    cleared = [one for one in app.store.cleared_since(since) if one.row in stated]
    return [*app.store.said_since(since), *cleared]


def _counts(app: App, said: Said, breaker: Breaker | None) -> bool:
    """Whether a decision is a person's word, and was made since the row was reset."""
    if breaker is not None and breaker.reset is not None and said.at <= breaker.reset:
        return False
    return is_persons_word(app, said)


def is_persons_word(app: App, said: Said) -> bool:
    """Whether a decision is a person's, and not of somebody who is under suspicion, nor of the author themselves."""
    if said.who == PROGRAM:
        return False
    who = key_of(said.who) if said.who else ""
    return not who or (who != said.actor_key and app.store.state(who, app.clock.now()) not in NOBODYS_WORD)


def _trip(app: App, row: str, mark: str, wrong: tuple[Said, ...]) -> None:
    now = app.clock.now()
    people = ", ".join(sorted({one.who for one in wrong if one.who})) or "people"
    why = f"overturned for {len(wrong)} authors by {people}: {', '.join(one.action_key for one in wrong)}"
    with app.store.transaction():
        app.store.trip(row, now, why, mark)
        waiting = app.store.row_to_review(row, "people stopped the rule that asked for it: waits for a yes")
        app.store.decided(now, PROGRAM, "trip", f"rule-{row}", why)
    log.warning("rule %s only lists from now on, %s; put under review: %s", row, why, waiting)


def reset(app: App, row: str, who: str, why: str) -> None:
    """A person says that a row that only lists may act again. UserError where it acts anyway."""
    breaker = app.store.breakers().get(row)
    if breaker is None or breaker.tripped is None:
        raise UserError(f"the rule {row!r} was not stopped", "`wikiwatch status` names those that were")
    _reset(app, row, who, why)


def _reset(app: App, row: str, who: str, why: str) -> None:
    now = app.clock.now()
    with app.store.transaction():
        app.store.reset_breaker(row, now)
        app.store.decided(now, who, "reset", f"rule-{row}", why)
    log.warning("rule %s acts again: %s", row, why or f"reset by {who}")


# What people are told


def note_closed(app: App, why: str, *, passes: bool = False, done: bool = False) -> None:
    """Keep why nothing was carried out in this round, for `status`; the shell's word needs no keeping, it can be read.

    Anybody can edit a run page that nobody protected, and so stop the program: that must not go unseen. `passes`: it
    does by itself, as a rule; `done`: something was carried out all the same.
    """
    why = "" if app.stopped() or not app.enforce else why
    app.store.set_meta(CLOSED, "" if passes else why)
    if passes and why:
        _note_passing(app, REFUSED, why, anew=done)
    elif done:
        app.store.set_meta(REFUSED, "")


def why_closed(app: App) -> str:
    """Why nothing is carried out, where a person should know; "" where something is, or nothing was to be done."""
    return app.stopped() or app.store.meta(CLOSED) or _lasting(app, REFUSED)


def why_unwritten(app: App, page: str) -> str:
    """The code of why a page of UNWRITTEN can't be written, where a person should know; else ""."""
    why = app.store.meta(UNWRITTEN[page]) or ""
    return _lasting(app, UNWRITTEN[page]) if refused(why).passes else why


def _note_passing(app: App, key: str, why: str, *, anew: bool) -> None:
    """Keep what passes by itself, as a rule, from when to when it was so; `anew`: not since it was kept last."""
    now = app.clock.now().isoformat()
    if anew or not app.store.meta(key) or app.is_past(f"{key}_last", COUNTS):
        app.store.set_meta(f"{key}_since", now)
    app.store.set_meta(f"{key}_last", now)
    app.store.set_meta(key, why)


def _lasting(app: App, key: str) -> str:
    """What passes by itself, as a rule, where it was so lately, and for too long; else ""."""
    since, last = app.store.meta(f"{key}_since"), app.store.meta(f"{key}_last")
    if since is None or last is None or app.is_past(f"{key}_last", COUNTS):
        return ""
    lasts = datetime.fromisoformat(last) - datetime.fromisoformat(since) >= BEHIND
    return (app.store.meta(key) or "") if lasts else ""


def to_write(app: App, page: str) -> bool:
    """Whether a page of UNWRITTEN is to be written now: a filter notes each try that it refuses."""
    why = app.store.meta(UNWRITTEN[page]) or ""
    return not why or refused(why).passes or app.is_past(f"{UNWRITTEN[page]}_last", LEAST_WAIT)


def note_written(app: App, page: str, written: Written | None) -> None:
    """Keep why a page of UNWRITTEN could not be written. None: there was nothing to write, so nothing is left over."""
    if written is None or written.ok:
        app.store.set_meta(UNWRITTEN[page], "")
    elif written.code != "stopped":
        key = UNWRITTEN[page]
        if refused(written.code).passes:
            _note_passing(app, key, written.code, anew=not refused(app.store.meta(key) or "").passes)
        else:
            app.store.set_meta(key, written.code)
            app.store.set_meta(f"{key}_last", app.clock.now().isoformat())
        log.warning("the %s page could not be written: %s %s", page, written.code, written.detail)


def alarms(app: App, *, at_work: bool = False) -> list[Alarm]:
    """What a person should know now: nothing or a page is not written, no room, a budget used up, a rule only lists.

    Also that nothing happens which usually does. `at_work`: a round asks, so it is nothing new that none has ended.
    """
    found = []
    if why := why_closed(app):
        found.append(Alarm(kind="stopped", about="", words=f"nothing is written: {why}"))
    if (megabytes := room.little_room(app)) is not None:
        found.append(Alarm(kind="room", about="", words=room.in_words(megabytes)))
    for page in UNWRITTEN:
        if why := why_unwritten(app, page):
            found.append(Alarm(kind="page", about=page, words=f"the {page} page can't be written: {why}"))
    for one in app.store.over_budget():
        limit = _used_up(app, one.budget)
        if limit is not None:
            words = f"the budget of {limit[0].words} is used up, and so many actions wait: {one.count}"
            found.append(Alarm(kind="budget", about=one.budget, words=words, until=one.until, waiting=one.count))
    there = {row.id for row in app.rules.policy.rows}
    for row, breaker in sorted(app.store.breakers().items()):
        if breaker.tripped is not None and row in there:
            words = f"the rule {row} only lists: {breaker.why} (`wikiwatch rules reset {row}` lets it act again)"
            found.append(Alarm(kind="rule", about=row, words=words, since=breaker.tripped))
    for silence in silences(app, at_work=at_work):
        found.append(Alarm(kind="silent", about=silence.kind, words=in_words(silence), since=silence.since))
    return found


def tell(app: App) -> None:
    """Log what a person should know, each thing once an hour at most."""
    for alarm in alarms(app, at_work=True):
        key = f"told_{alarm.kind}_{alarm.about}"
        if app.is_past(key, TOLD_AGAIN):
            app.store.set_meta(key, app.clock.now().isoformat())
            log.warning("a person is needed: %s", alarm.words)


def alarm_fields(alarm: Alarm) -> dict[str, object]:
    """An alarm as plain values."""
    return {
        "kind": alarm.kind,
        "about": alarm.about,
        "words": alarm.words,
        "since": alarm.since.isoformat() if alarm.since else None,
        "until": alarm.until.isoformat() if alarm.until else None,
        "waiting": alarm.waiting,
    }
