"""What was done on the wiki that a database which was set back does not know: asked once, and settled."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from wikiwatch.app import feedback
from wikiwatch.app.context import App
from wikiwatch.app.judge import bare, read_only
from wikiwatch.app.set_back import DONE_BEFORE, KEPT, WAITS, SetBack, in_doubt, note, set_back
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import Change, key_of
from wikiwatch.core.plan import plan_release, take_down_key
from wikiwatch.core.review import PROGRAM
from wikiwatch.core.undoing import UNDO

log = logging.getLogger(__name__)

# Texts that are asked for at once: what MediaWiki gives everybody in one answer.
AT_ONCE = 50

_KEYS = re.compile(r"(?<![\w-])(?:undo-)?(?:down|release|block|range|move|file|delete|group)-[\w-]+")


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
