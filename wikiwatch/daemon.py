"""The loop: a heartbeat, a guard round each job, and a clean end on a signal."""

from __future__ import annotations

import logging
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import FrameType
from typing import TypeVar

import schedule

from wikiwatch.app import brakes, meanwhile, review_page, review_words, rule_pages, silence, telling, wake_notes
from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.publish import publish
from wikiwatch.app.upkeep import run_jobs
from wikiwatch.core.lists import Entry
from wikiwatch.errors import SiteError, UserError
from wikiwatch.no_room import NoRoom
from wikiwatch.ports import Clock
from wikiwatch.store.base import will_last
from wikiwatch.wake import Bell, Woke

T = TypeVar("T")

# Seconds without a sign of life between two polls that are far apart: a fraction of any sensible WatchdogSec.
LONGEST_WAIT = 60.0
CLOSED_LOGGED = "closed_logged"  # the store keeps why nothing was carried out, as the log said it last; "" where it was

log = logging.getLogger(__name__)


def nothing_waits() -> bool:
    """The answer where nobody is in a hurry."""
    return False


def in_a_hurry() -> bool:
    """The answer where all that can wait has to."""
    return True


def tick(app: App, hurry: Callable[[], bool] = nothing_waits) -> bool:
    """One round: read and judge what is new, carry out what is due, show it, and do what comes once in a while.

    By one version of the rules: what changed in their files counts from the next round on. What is shown, and what
    comes once in a while, is left for a later round as soon as `hurry` says so. True where what is due had not enough
    time: then the next round is to come at once.
    """
    app.store.check_schema()
    if app.rule_pages and app.is_past(rule_pages.LOOKED, app.rule_pages.every):
        rule_pages.look(app.rule_pages, app.store, app.clock.now())
    if app.held:
        app = replace(app, rules=app.held.look(app.store, app.clock.now()))
    brakes.look(app)
    judged = poll(app)
    if app.vitals:
        app.vitals.judged(str(one.verdict.outcome) for one in judged)
    meanwhile.look(app)
    review_words.carry_out(app)
    carried = run_due(app)
    if app.vitals:
        app.vitals.settled(carried.settled)
    passes = carried.passes and not app.site.broken
    brakes.note_closed(app, app.site.broken or carried.closed, passes=passes, done=bool(carried.settled))
    if app.site.broken:
        raise UserError(app.site.broken, hint="nothing more is written: see `wikiwatch doctor`")
    _log_closed(app, carried.closed)
    brakes.tell(app)
    for job in (show_log, show_review, run_jobs):  # each a second or so, in which something may be saved
        if hurry():
            break
        job(app)
    silence.note_round(app)
    return carried.more


def _log_closed(app: App, why: str) -> None:
    """Log why nothing is carried out, once: a round comes twice a minute, and it may be so for months."""
    if why != (app.store.meta(CLOSED_LOGGED) or ""):
        app.store.set_meta(CLOSED_LOGGED, why)
        log.info("nothing carried out: %s", why) if why else log.info("what is due can be carried out again")


def show_log(app: App) -> None:
    """Write the log page where anything is new."""
    if brakes.to_write(app, "log"):
        brakes.note_written(app, "log", publish(app))


def show_review(app: App) -> None:
    """The same with the review page."""
    if brakes.to_write(app, "review"):
        brakes.note_written(app, "review", review_page.publish(app))


def run_forever(app: App, seconds: float, bell: Bell) -> int:
    """Tick every so many seconds until SIGINT or SIGTERM, whose number is returned; a round is finished first.

    A second one ends it at once.

    When `bell` is called, a round comes at once that shows nothing: somebody may be at work. The one that follows shows
    what there is until the bell is called again, and those that come by the clock show all in any case. A passing fault
    of the wiki ends one round only.
    """
    received = 0

    def leave(number: int, _frame: FrameType | None) -> None:
        nonlocal received
        received = number
        bell.stop()
        # Whoever asks a second time will not wait for a round that the wiki keeps waiting: no end of a run does harm.
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, leave)
    room = NoRoom()
    told = set[Entry]()
    seldom = schedule.Scheduler()  # goes by the time of the day, so only for what may come an hour later
    seldom.every().hour.do(tell_expired, app, told)
    tell_expired(app, told)
    with room.waited_for(app):
        guarded(begin)(app)
    rounds = Every(seconds, app.clock)
    while not bell.stopped:
        seldom.run_pending()
        if not rounds.left():
            turn(app, bell, room)
            rounds.begin()
        woke = bell.wait(min(rounds.left(), LONGEST_WAIT))
        if woke is not Woke.TIME:
            turn(app, bell, room, bell.rings if woke is Woke.AGAIN else in_a_hurry)
        elif app.vitals:
            app.vitals.alive()
    with room.waited_for(app, writes=False):  # only where there is somebody to tell
        guarded(telling.left)(app)
    return received


def begin(app: App) -> None:
    """Say that the watch begins, in the log and to whoever wants to know."""
    log_beginning(app)
    telling.begun(app)


def log_beginning(app: App) -> None:
    """Log what begins; what was logged before may be far above."""
    does = "acts" if app.enforce else "observes"
    log.info("the watch begins: it %s as %s, by version %s of the rules", does, app.site.bot_name, app.rules.version)
    app.store.set_meta(CLOSED_LOGGED, "")


class Every:
    """Something that comes at once, and again every so many seconds of a clock that nobody sets.

    By the time of the day, rounds would stop for as long as that is set back: an hour each autumn, where the machine
    keeps the time of a country.
    """

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._seconds = seconds
        self._clock = clock
        self._at = clock.monotonic()

    def left(self) -> float:
        """Seconds until its time comes; 0 where it has come."""
        return max(self._at - self._clock.monotonic(), 0.0)

    def begin(self) -> None:
        """Count from now on."""
        self._at = self._clock.monotonic() + self._seconds


def turn(app: App, bell: Bell, room: NoRoom, hurry: Callable[[], bool] = nothing_waits) -> None:
    """A round; the next one comes at once where this one had not enough time."""
    with room.waited_for(app):
        if round_and_news(app, hurry):
            bell.ring()
        guarded(partial(note_wake_ups, bell=bell))(app)
        guarded(partial(note_vitals, bell=bell))(app)


def round_and_news(app: App, hurry: Callable[[], bool] = nothing_waits) -> bool:
    """A round, and what people are told of it, also where it failed. True as `tick` says it."""
    more = guarded(partial(tick, hurry=hurry))(app)
    if app.vitals:
        app.vitals.round_ended(more is not None)
    guarded(telling.keep_up)(app)
    return bool(more)


def note_wake_ups(app: App, bell: Bell) -> None:
    """Keep for those who look what came of the wiki's feed."""
    wake_notes.keep(
        app,
        udp=bell.table.udp,
        trouble=bell.trouble,
        woken=bell.woken,
        datagrams=bell.datagrams,
        refused=bell.refused,
        refused_from=bell.refused_from,
    )


def note_vitals(app: App, bell: Bell) -> None:
    """How it stands, for those who ask for figures."""
    if app.vitals and app.vitals.asked:
        waiting = Counter(str(one.status) for one in app.store.waiting())
        found = Counter(alarm.kind for alarm in brakes.alarms(app))
        heard = {"datagrams": bell.datagrams, "refused": bell.refused, "woken": bell.woken} if bell.table.udp else {}
        app.vitals.stands(app.store.cursor(), waiting, found, heard)


def tell_expired(app: App, told: set[Entry]) -> None:
    """Log each entry of the lists that has ended and was not told yet; `told` keeps them."""
    rules = app.held.rules if app.held else app.rules
    for entry in rules.lists.expired(app.clock.now()):
        if entry not in told:
            told.add(entry)
            log.warning("ended on %s, so not obeyed any more: %s %s, %s", entry.until, entry.kind, entry.what, entry)


def guarded(job: Callable[[App], T]) -> Callable[[App], T | None]:
    """The job, with passing faults logged: an exception that leaves a scheduled job would stop the others.

    It gives None then. A database that is full, read-only or damaged does not pass: nothing can be kept, so nothing may
    be done either. Whoever waits for room on the disk does so outside, see `no_room`.
    """

    def run(app: App) -> T | None:
        try:
            return job(app)
        except SiteError as error:
            if not error.temporary:
                raise
            log.warning("%s; trying again at the next tick", error.message)
        except UserError:
            raise
        except Exception as error:
            if isinstance(error, sqlite3.Error) and will_last(error):
                raise
            log.exception("a round failed; trying again at the next tick")
        return None

    return run
