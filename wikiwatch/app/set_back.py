"""After a restore or a salvage: what the program did and people said meanwhile, the database does not know.

What it did itself stands on the wiki, with the action's key in the summary, so it is read from there and settled. What
people said to the database alone is lost; so whatever is older than that moment, and was not done, waits for a yes.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.app.context import App
from wikiwatch.core.action import Action
from wikiwatch.core.undoing import takes_back
from wikiwatch.ports import Store

log = logging.getLogger(__name__)

KEPT = "set_back"  # the store keeps it
# So long the log page and `status` say so: whoever looks once a week has read it.
TOLD = timedelta(days=7)
WAITS = "older than the moment when the database was set back: waits for a yes"
DONE_BEFORE = "done before the database was set back, as the wiki tells"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBack:
    """Between which times the database knows too little, and why.

    `how`: restored or salvaged. `looked`: the wiki was asked what was done meanwhile; `found`: so many deeds, of which
    `unknown` were done for something that nobody can tell any more.
    `lost`: in words, what a damaged database did not give back; "" after a restore. `written`: when that one was
    written last, ISO 8601; "" after a restore.
    """

    since: datetime
    until: datetime
    how: str
    lost: str = ""
    written: str = ""
    looked: bool = False
    found: int = 0
    unknown: int = 0


def note(known: str | None, now: SetBack) -> str:
    """What the store keeps of it under `KEPT`; `known` is what it kept before, which nobody may have looked at yet."""
    before = read(known)
    since = min(now.since, before.since) if before and not before.looked else now.since
    kept = asdict(replace(now, since=since))
    return json.dumps({**kept, "since": since.isoformat(), "until": now.until.isoformat()})


def read(kept: str | None) -> SetBack | None:
    """The same read back; None where the database was never set back, or nobody can tell any more."""
    try:
        found = json.loads(kept or "")
        times = {name: datetime.fromisoformat(found[name]) for name in ("since", "until")}
        return SetBack(**{**found, **times})
    except (ValueError, TypeError, KeyError):
        return None


def set_back(store: Store) -> SetBack | None:
    """When the database was set back the last time; None where it never was."""
    return read(store.meta(KEPT))


def begins(store: Store) -> datetime | None:
    """From when on a first run judges, because a database that is lost had read up to then; None: from now on."""
    found = set_back(store)
    return datetime.fromisoformat(found.written) if found and found.written and not found.looked else None


def fields(app: App) -> dict[str, Any] | None:
    """The same as plain values, as long as people should know of it."""
    found = set_back(app.store)
    if found is None or app.clock.now() - found.until > TOLD:
        return None
    return {**asdict(found), "since": found.since.isoformat(), "until": found.until.isoformat()}


def in_doubt(app: App, action: Action, found: SetBack | None) -> bool:
    """Whether a person may have said something about an action that the database does not know any more."""
    if found is None or action.approved or takes_back(action):
        return False
    if action.planned_at <= found.until:
        return True
    if action.revid is None and action.rcid is None:
        return False
    row = app.store.entry(action.revid) if action.revid is not None else app.store.log_entry(action.rcid or 0)
    return row is None or int(row["ts"]) <= found.until.timestamp()
