"""The loop: a heartbeat, a guard round each job, and a clean end on a signal."""

from __future__ import annotations

import logging
import signal
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from types import FrameType

import schedule

from wikiwatch.app import brakes, review_page, review_words, rule_pages, telling
from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.publish import publish
from wikiwatch.app.upkeep import run_jobs
from wikiwatch.core.lists import Entry
from wikiwatch.errors import SiteError, UserError
from wikiwatch.store.base import will_last

log = logging.getLogger(__name__)


def tick(app: App) -> None:
    """One round: read and judge what is new, carry out what is due, show it, and do what comes once in a while.

    By one version of the rules: what changed in their files counts from the next round on.
    """
    if app.rule_pages and app.is_past(rule_pages.LOOKED, app.rule_pages.every):
        rule_pages.look(app.rule_pages, app.store, app.clock.now())
    if app.held:
        app = replace(app, rules=app.held.look(app.store, app.clock.now()))
    brakes.look(app)
    poll(app)
    review_words.carry_out(app)
    carried = run_due(app)
    brakes.note_closed(app, app.site.broken or carried.closed)
    if app.site.broken:
        raise UserError(app.site.broken, hint="nothing more is written: see `wikiwatch doctor`")
    if carried.closed:
        log.info("nothing carried out: %s", carried.closed)
    brakes.tell(app)
    brakes.note_written(app, "log", publish(app))
    brakes.note_written(app, "review", review_page.publish(app))
    run_jobs(app)
    telling.note_round(app)


def run_forever(app: App, seconds: float) -> int:
    """Tick every so many seconds until SIGINT or SIGTERM, whose number is returned; a round is finished first.

    A passing fault of the wiki ends one round only.
    """
    stop = threading.Event()
    received = 0

    def leave(number: int, _frame: FrameType | None) -> None:
        nonlocal received
        received = number
        stop.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, leave)
    app.store.reopen_claimed()
    heartbeat = schedule.Scheduler()
    heartbeat.every(max(round(seconds), 1)).seconds.do(round_and_news, app)
    told = set[Entry]()
    heartbeat.every().hour.do(tell_expired, app, told)
    tell_expired(app, told)
    guarded(telling.begun)(app)
    round_and_news(app)
    while not stop.is_set():
        heartbeat.run_pending()
        stop.wait(min(max(heartbeat.idle_seconds or 0, 0), seconds))
    guarded(telling.left)(app)
    return received


def round_and_news(app: App) -> None:
    """A round, and what people are told of it, also where it failed."""
    guarded(tick)(app)
    guarded(telling.keep_up)(app)


def tell_expired(app: App, told: set[Entry]) -> None:
    """Log each entry of the lists that has ended and was not told yet; `told` keeps them."""
    rules = app.held.rules if app.held else app.rules
    for entry in rules.lists.expired(app.clock.now()):
        if entry not in told:
            told.add(entry)
            log.warning("ended on %s, so not obeyed any more: %s %s, %s", entry.until, entry.kind, entry.what, entry)


def guarded(job: Callable[[App], None]) -> Callable[[App], None]:
    """The job, with passing faults logged: an exception that leaves a scheduled job would stop the others.

    A database that is full, read-only or damaged does not pass: nothing can be kept, so nothing may be done either.
    """

    def run(app: App) -> None:
        try:
            job(app)
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

    return run
