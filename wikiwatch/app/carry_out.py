"""Carry out what is due: claim, look at the wiki as it is now, write through the gate, settle."""

from __future__ import annotations

import logging
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from wikiwatch.app import acts, brakes, cancelled, friction, moves, set_back
from wikiwatch.app.block import block
from wikiwatch.app.context import App
from wikiwatch.app.pages import put_page_back, take_page_down
from wikiwatch.app.results import Result
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.plan import lapsed
from wikiwatch.core.undoing import undoing
from wikiwatch.errors import SiteError, UserError

log = logging.getLogger(__name__)

# The page moved on while it was looked at, so often in one round: somebody edits it right now, a person should look.
MOST_AT_ONCE = 6
# After so many it is asked again what is due: a release that a person wished meanwhile must not wait for a whole flood.
AT_ONCE = 20
# Seconds after which the rest of what is due waits until the wiki was read again. A write takes half a second; where
# answers hang, each may take the minutes of several time-outs, and what happens on the wiki meanwhile has to be seen.
MOST_SECONDS = 60.0
# First pause after an answer that may get better; it doubles with each attempt, up to an hour.
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)

# Each looks at the wiki as it is now, decides again, and finds what it did itself before the program was ended.
CARRIES_OUT: dict[ActionKind, Callable[[App, Action], Result]] = {
    ActionKind.HOLD: take_page_down,
    ActionKind.REVERT: take_page_down,
    ActionKind.RELEASE: put_page_back,
    ActionKind.BLOCK: block,
    ActionKind.UNBLOCK: acts.unblock,
    ActionKind.MOVE: moves.move_back,
    ActionKind.FILE_REVERT: moves.revert_file,
    ActionKind.DELETE: acts.delete_page,
    ActionKind.UNDELETE: acts.undelete,
    ActionKind.GROUP: friction.carry_out_group,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a round has done. `more`: some had no time.

    `closed` says why nothing more may be written, if so; `passes` that this does by itself, as a rule.
    """

    settled: tuple[Action, ...] = ()
    closed: str = ""
    passes: bool = False
    more: bool = False


def run_due(app: App) -> Carried:
    """Everything whose time has come, in order; stops where the gate is closed, or after MOST_SECONDS.

    Observing, it does nothing.
    """
    if not app.enforce:
        return Carried(closed="observing: nothing is carried out")
    if why := app.stopped():
        return Carried(closed=why)
    # One process at a time carries out, and one action at a time: whatever is claimed now was left by a round that was
    # broken off, in this life or another. It is looked at anew, and finds what was done already.
    app.store.reopen_claimed()
    cancelled.take_back(app)
    settled: list[Action] = []
    until = app.clock.monotonic() + MOST_SECONDS
    looked_again: Counter[str] = Counter()
    while True:
        due = app.store.due(app.clock.now(), AT_ONCE)
        again = len(due) == AT_ONCE
        for action in due:
            if app.clock.monotonic() >= until:
                log.info("the rest of what is due waits until the wiki was read again")
                return Carried(settled=tuple(settled), more=True)
            if not _is_ready(app, action):
                continue
            result = _perform(app, action)
            looked_again[action.key] += result.again_now
            _keep(app, action, result, too_often=looked_again[action.key] >= MOST_AT_ONCE)
            if result.closed or result.all_wait:
                return Carried(settled=tuple(settled), closed=result.why, passes=result.passes)
            if result.status is not None:
                settled.append(action)
            again = again or result.again_now
        if not again:
            return Carried(settled=tuple(settled))


def _is_ready(app: App, action: Action) -> bool:
    """Whether a due action may be carried out, which is then claimed."""
    if lapsed(action, app.rules.policy, app.clock.now()):
        app.store.to_review(action.key, "planned while observing, too long ago: waits for a yes")
        return False
    if set_back.in_doubt(app, action, set_back.set_back(app.store)):
        app.store.to_review(action.key, set_back.WAITS)
        return False
    return not brakes.why_wait(app, action) and app.store.claim(action.key)


def _keep(app: App, action: Action, result: Result, *, too_often: bool) -> None:
    now = app.clock.now()
    log.info("%s: %s (%s)", action.key, result.status or "put off", result.why)
    with app.store.transaction():
        if result.status is not None:
            _settle(app, action, result)
        elif result.closed:
            app.store.postpone(action.key, result.why, action.due_at, tried=False)
        elif result.again_now and too_often:
            app.store.settle_claimed(action.key, ActionStatus.PERSON, f"tried often: {result.why}", at=now)
        else:
            pause = timedelta() if result.again_now else _pause(action.attempts)
            app.store.postpone(action.key, result.why, now + max(pause, result.after))


def _settle(app: App, action: Action, result: Result) -> None:
    now = app.clock.now()
    status = result.status or ActionStatus.PERSON
    if app.store.settle_claimed(action.key, status, result.why, at=now, revid=result.revid):
        if status is ActionStatus.CANCELLED and not action.attempts:  # at once, so nothing can have come of it
            app.store.looked_into(action.key)
        return
    # A person cancelled it while it was being carried out: what was done is undone.
    done = replace(action, status=status, result=result.why)
    back = undoing(done, now, "cancelled by a person while it was carried out").back
    if back is not None:
        app.store.plan([back])


def _pause(attempts: int) -> timedelta:
    doublings = min(attempts, 10)  # beyond the longest pause by far
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def _perform(app: App, action: Action) -> Result:
    try:
        return CARRIES_OUT[action.kind](app, action)
    except SiteError as error:
        if error.temporary:
            return Result(status=None, why=error.message, after=timedelta(seconds=error.retry_after))
        return Result(status=ActionStatus.PERSON, why=error.message)
    except (UserError, sqlite3.Error):
        raise
    except Exception as error:
        # Whatever a page or an answer holds that breaks it, the actions behind it are not to wait for that.
        log.exception("%s could not be carried out", action.key)
        why = f"it could not be carried out ({type(error).__name__}): a person has to look"
        return Result(status=ActionStatus.PERSON, why=why)
