"""Carry out what is due: claim, look at the wiki as it is now, write through the gate, settle."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

from wikiwatch.app.block import block
from wikiwatch.app.context import App
from wikiwatch.app.pages import put_page_back, take_page_down
from wikiwatch.app.results import Result
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.plan import lapsed, plan_release
from wikiwatch.errors import SiteError

log = logging.getLogger(__name__)

# The page moved on while it was looked at, so often: somebody edits it right now, a person should look.
MOST_ATTEMPTS = 6
# First pause after an answer that may get better; it doubles with each attempt, up to an hour.
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a round has done. `closed` says why nothing more may be written, if so."""

    settled: tuple[Action, ...] = ()
    closed: str = ""


def run_due(app: App) -> Carried:
    """Everything whose time has come, in order; stops where the gate is closed. Observing, it does nothing."""
    if not app.enforce:
        return Carried(closed="observing: nothing is carried out")
    settled: list[Action] = []
    while True:
        again = False
        for action in app.store.due(app.clock.now()):
            if lapsed(action, app.rules.policy, app.clock.now()):
                app.store.to_review(action.key, "planned while observing, too long ago: waits for a yes")
                continue
            if not app.store.claim(action.key):
                continue
            result = _perform(app, action)
            _keep(app, action, result)
            if result.closed:
                return Carried(settled=tuple(settled), closed=result.why)
            if result.status is not None:
                settled.append(action)
            again = again or result.again_now
        if not again:
            return Carried(settled=tuple(settled))


def _keep(app: App, action: Action, result: Result) -> None:
    now = app.clock.now()
    log.info("%s: %s (%s)", action.key, result.status or "put off", result.why)
    with app.store.transaction():
        if result.status is not None:
            _settle(app, action, result)
        elif result.closed:
            app.store.postpone(action.key, result.why, action.due_at, tried=False)
        elif result.again_now and action.attempts + 1 >= MOST_ATTEMPTS:
            app.store.settle_claimed(action.key, ActionStatus.PERSON, f"tried often: {result.why}", at=now)
        else:
            pause = timedelta() if result.again_now else _pause(action.attempts)
            app.store.postpone(action.key, result.why, now + pause)


def _settle(app: App, action: Action, result: Result) -> None:
    now = app.clock.now()
    status = result.status or ActionStatus.PERSON
    if app.store.settle_claimed(action.key, status, result.why, at=now, revid=result.revid):
        return
    # A person cancelled it while it was being carried out: what was taken down is put back.
    if status is ActionStatus.DONE and action.kind in (ActionKind.HOLD, ActionKind.REVERT):
        app.store.plan([plan_release(action, now, "cancelled by a person while it was carried out")])


def _pause(attempts: int) -> timedelta:
    doublings = min(attempts, 10)  # beyond the longest pause by far
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def _perform(app: App, action: Action) -> Result:
    try:
        if action.kind is ActionKind.BLOCK:
            return block(app, action)
        if action.kind is ActionKind.RELEASE:
            return put_page_back(app, action)
        return take_page_down(app, action)
    except SiteError as error:
        if error.temporary:
            return Result(status=None, why=error.message)
        return Result(status=ActionStatus.PERSON, why=error.message)
