"""After a restore or a salvage: what the program did and people said meanwhile, the database does not know.

What it did itself stands on the wiki, with the action's key in the summary, so it is read from there and settled. What
people said to the database alone is lost; so whatever is older than that moment, and was not done, waits for a yes.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from wikiwatch.app import feedback
from wikiwatch.app.context import App
from wikiwatch.app.judge import bare, read_only
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import Change, key_of
from wikiwatch.core.plan import plan_release, take_down_key
from wikiwatch.core.review import PROGRAM
from wikiwatch.core.undoing import UNDO, takes_back
from wikiwatch.ports import Store

log = logging.getLogger(__name__)

KEPT = "set_back"  # the store keeps it
# So long the log page and `status` say so: whoever looks once a week has read it.
TOLD = timedelta(days=7)
WAITS = "older than the moment when the database was set back: waits for a yes"
DONE_BEFORE = "done before the database was set back, as the wiki tells"
# Texts that are asked for at once: what MediaWiki gives everybody in one answer.
AT_ONCE = 50

_KEYS = re.compile(r"(?<![\w-])(?:undo-)?(?:down|release|block|range|move|file|delete|group)-[\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBack:
    """Between which times the database knows too little, and why.

    `how`: restored or salvaged. `looked`: the wiki was asked what was done meanwhile; `found`: so many deeds.
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


def look(app: App) -> None:
    """Ask the wiki once what was done meanwhile, and let the rest wait. Call it when all changes up to now are judged.

    Raises SiteError: then nothing may be carried out, and the next round looks again.
    """
    found = set_back(app.store)
    if found is None or found.looked:
        return
    deeds = list(_deeds(app, found))
    texts = _texts(app, deeds)
    with app.store.transaction():
        for change, key in deeds:
            _settle(app, change, key, texts)
        waiting = [action for action in app.store.waiting() if in_doubt(app, action, found)]
        for action in waiting:
            app.store.to_review(action.key, WAITS)
        done = replace(found, looked=True, found=len(deeds))
        app.store.set_meta(KEPT, note(None, done))
    log.warning(
        "the database was %s: %d deeds since %s were found on the wiki, and %d actions from before that wait for a yes",
        *(found.how, len(deeds), found.since, len(waiting)),
    )


def _deeds(app: App, found: SetBack) -> Iterator[tuple[Change, str]]:
    """What this account did since then, oldest first, each with the key of the action that it was.

    Changes that the database has lost are recorded on the way, for trust: nobody judges them a second time.
    """
    for page in app.site.history_changes(found.since - app.settings.overlap, app.site.now()):
        lost = [change for change in app.store.unseen(page) if change.timestamp < found.until]
        with app.store.transaction():
            read_only(app, [bare(change) for change in lost], app.clock.now())
        for change in page:
            keys = _KEYS.findall(change.comment) if change.user == app.site.bot_name else []
            # A release names an author, who may be called like a key: the action's own comes last.
            if keys:
                yield change, keys[-1]


def _settle(app: App, change: Change, key: str, texts: dict[int, str]) -> None:
    number = key.partition("-")[2]
    if change.is_text and number.isdecimal() and key.startswith(("down-", "release-")):
        _of_text(app, change, key, int(number[:18]), texts)
    elif app.store.action(key) is None and change.log_type == "block" and key.startswith("block-"):
        _blocked(app, change, key, int(number[:18]) if number.isdecimal() else None)
    elif (action := app.store.action(key)) is not None and action.status.open:
        app.store.settle(key, ActionStatus.DONE, DONE_BEFORE, at=change.timestamp, revid=change.revid)
        _undone(app, action, change)


def _undone(app: App, action: Action, change: Change) -> None:
    """What was taken back by something else than a release is not right any more."""
    first = app.store.action(action.key.removeprefix(UNDO)) if action.key.startswith(UNDO) else None
    if first is not None:
        feedback.was_wrong(app, first, PROGRAM, DONE_BEFORE, at=change.timestamp)


def _of_text(app: App, change: Change, key: str, revid: int, texts: dict[int, str]) -> None:
    """A take-down or a release: of a revision of that very page that was there by then."""
    row = app.store.entry(revid)
    if row is None or row["page_id"] != change.page_id or change.revid is None or revid >= change.revid:
        return
    down = app.store.action(take_down_key(revid)) or _planned(app, row, take_down_key(revid))
    if key.startswith("down-"):
        if down.status.open:
            app.store.settle(down.key, ActionStatus.DONE, DONE_BEFORE, at=change.timestamp, revid=change.revid)
        if revid in texts and (row["parent_revid"] is None or row["parent_revid"] in texts):
            before = texts.get(row["parent_revid"] or 0, "")
            notice = "" if row["parent_revid"] else texts.get(change.revid, "")
            app.store.keep_held(revid, before, texts[revid], notice)
        return
    app.store.settle(down.key, ActionStatus.DONE, DONE_BEFORE, at=change.timestamp)
    app.store.plan([plan_release(down, change.timestamp, DONE_BEFORE)])
    app.store.settle(key, ActionStatus.DONE, DONE_BEFORE, at=change.timestamp, revid=change.revid)
    if not row["overturned"]:
        # Who said so is not known any more: nobody's word, as what the program releases by itself.
        feedback.was_wrong(app, down, PROGRAM, DONE_BEFORE, what="release", at=change.timestamp)


def _blocked(app: App, change: Change, key: str, revid: int | None) -> None:
    name = change.title.partition(":")[2]
    at = change.timestamp
    made = Action(
        key=key,
        kind=ActionKind.BLOCK,
        target=name,
        due_at=at,
        planned_at=at,
        reason=DONE_BEFORE,
        revid=revid,
        actor_key=key_of(name),
    )
    app.store.plan([made])
    app.store.settle(key, ActionStatus.DONE, DONE_BEFORE, at=at)


def _planned(app: App, row: Mapping[str, Any], key: str) -> Action:
    """The action of which only the wiki knows any more."""
    at = app.clock.now()
    made = Action(
        key=key,
        kind=ActionKind.HOLD,
        target=row["title"],
        due_at=at,
        planned_at=at,
        reason=DONE_BEFORE,
        revid=row["revid"],
        page_id=row["page_id"],
        actor_key=row["actor_key"],
    )
    app.store.plan([made])
    return made


def _texts(app: App, deeds: Sequence[tuple[Change, str]]) -> dict[int, str]:
    """The texts that a release of what was taken down would need, of those that the store does not have."""
    wanted: dict[int, None] = {}
    for change, key in deeds:
        number = key.removeprefix("down-")
        if key == number or not number.isdecimal() or app.store.held(int(number[:18])) is not None:
            continue
        row = app.store.entry(int(number[:18]))
        if row is not None and change.revid is not None:
            wanted |= dict.fromkeys((row["revid"], row["parent_revid"] or change.revid))
    found: dict[int, str] = {}
    rest = iter(wanted)
    while chunk := list(islice(rest, AT_ONCE)):
        found |= app.site.texts(chunk)
    return found
