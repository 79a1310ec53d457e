"""What was cancelled after an attempt of which nobody knows what came: where it was carried out, it is taken back.

The answer to a write may be lost, and the next look comes up to an hour later, or when the program runs again. A person
may say no in between. What they see is that it was not done yet; what they mean is that it is not to be.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from wikiwatch.app.context import App
from wikiwatch.app.pages import taken_out_by
from wikiwatch.app.results import made_before, names
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.plan import take_down_key
from wikiwatch.core.takedown import find_runs
from wikiwatch.core.undoing import DOWNS, takes_back, undoing
from wikiwatch.errors import SiteError, UserError

_A_TAKE_DOWN = re.compile(rf"(?<![\w-]){take_down_key(0)[:-1]}[0-9]+(?![\w-])")  # its key, in a summary
log = logging.getLogger(__name__)

AT_ONCE = 20  # in a round, each with a request
# A machine may have been off for some days. Who cancelled something longer ago has long seen that it was done.
WITHIN = timedelta(days=7)


def take_back(app: App) -> None:
    """Look at what was cancelled lately whether it was carried out before; plan what makes good for it."""
    now = app.clock.now()
    for action in app.store.cancelled_begun(now - WITHIN, AT_ONCE):
        try:
            made = _was_made(app, action)
        except SiteError as error:
            if error.temporary:
                log.info("%s was cancelled, and may have been carried out: %s", action.key, error.message)
                return
            made = False
        except (UserError, sqlite3.Error):
            raise
        except Exception:
            # Whatever an answer holds that breaks it, what is due is not to wait for that.
            log.exception("of %s, which was cancelled, nobody can tell whether it was carried out", action.key)
            made = False
        back = undoing(
            replace(action, status=ActionStatus.DONE), now, "cancelled by a person while it was carried out"
        ).back
        with app.store.transaction():
            if made and back is not None:
                log.info("%s was carried out before it was cancelled: it is taken back", action.key)
                app.store.plan([back])
            app.store.looked_into(action.key)


def _was_made(app: App, action: Action) -> bool:
    """Whether the wiki shows an action's key where it was carried out."""
    if action.kind in DOWNS:
        return _was_taken_down(app, action)
    if action.kind is ActionKind.BLOCK:
        found = app.site.blocks_on(action.target)
        return any(one.by == app.site.bot_name and names(action.key, one.reason) for one in found)
    if takes_back(action):
        return False
    # Of moves in a row, those that were made under its key before its own turn came are actions of their own.
    return any(action.kind is not ActionKind.MOVE or one.title == action.target for one in made_before(app, action))


def _was_taken_down(app: App, action: Action) -> bool:
    """Whether a text went with a take-down of the program's, its own or that of another text of the page."""
    if action.page_id is None or action.revid is None:
        return False
    history = app.site.history(action.page_id, action.revid)
    runs = find_runs(history, {action.revid}, {action.revid})
    return any(
        later.user == app.site.bot_name
        and _A_TAKE_DOWN.search(later.comment) is not None
        and bool(taken_out_by(app, later.revid, history, runs))
        and not taken_out_by(app, earlier.revid, history, runs)  # else somebody else had taken it out before
        for earlier, later in pairwise(history)
    )
