"""What was done on the wiki that a database which was set back does not know: asked once, and settled."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from wikiwatch.app import block, feedback, people
from wikiwatch.app.context import App
from wikiwatch.app.judge import bare, hear, read_only
from wikiwatch.app.set_back import DONE_BEFORE, KEPT, WAITS, SetBack, in_doubt, note, set_back
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import Change, Facts, key_of
from wikiwatch.core.plan import plan_release, take_down_key
from wikiwatch.core.review import PROGRAM
from wikiwatch.core.undoing import UNDO, undoing
from wikiwatch.ports import BlockFacts

T = TypeVar("T")

log = logging.getLogger(__name__)

# Texts that are asked for at once: what MediaWiki gives everybody in one answer.
AT_ONCE = 50
# Deeds that the log names: the account's own log on the wiki has all of them.
MOST_NAMED = 100

_KEYS = re.compile(r"(?<![\w-])(?:undo-)?(?:down|release|block|range|move|file|delete|group)-[\w-]+")


def look(app: App) -> None:
    """Ask the wiki once what was done meanwhile, and let the rest wait. Call it when all changes up to now are judged.

    Raises SiteError: then nothing may be carried out, and the next round looks again.
    """
    found = set_back(app.store)
    if found is None or found.looked:
        return
    steps = list(_steps(app, found))
    deeds = [(change, key) for change, key in steps if key]
    texts, blocks = _texts(app, deeds), _blocks(app, deeds)
    facts = _facts(app, [change for change, key in steps if not key])
    unknown = []
    with app.store.transaction():
        for change, key in steps:
            if not key:
                hear(app, next(facts))
            elif not _settle(app, change, key, texts, blocks):
                unknown.append(key)
        waiting = [action for action in app.store.waiting() if in_doubt(app, action, found)]
        for action in waiting:
            app.store.to_review(action.key, WAITS)
        done = replace(found, looked=True, found=len(deeds), unknown=len(unknown))
        app.store.set_meta(KEPT, note(None, done))
    log.warning(
        "the database was %s: %d deeds since %s were found on the wiki, and %d actions from before that wait for a yes",
        *(found.how, len(deeds), found.since, len(waiting)),
    )
    if unknown:
        log.warning("done on the wiki, and not known any more for what: %s", ", ".join(unknown[:MOST_NAMED]))


def _steps(app: App, found: SetBack) -> Iterator[tuple[Change, str]]:
    """What this account did since then, each with the key of the action that it was, oldest first.

    Between them, with no key, what people did since to the same pages and authors, who may have undone it. Changes that
    the database has lost are recorded on the way, for trust: nobody judges them a second time.
    """
    touched: set[int] = set()
    for page in app.site.history_changes(found.since - app.settings.overlap, app.site.now()):
        lost = [change for change in app.store.unseen(page) if change.timestamp < found.until]
        with app.store.transaction():
            read_only(app, [bare(change) for change in lost], app.clock.now())
        for change in page:
            if change.user == app.site.bot_name:
                # A release names an author, who may be called like a key: the action's own comes last.
                if keys := _KEYS.findall(change.comment):
                    touched.add(change.page_id)
                    yield change, keys[-1]
            elif change.page_id in touched if change.is_text else (change.log_type, change.log_action) in people.ACTS:
                yield change, ""


def _settle(
    app: App, change: Change, key: str, texts: Mapping[int, str], blocks: Mapping[str, Sequence[BlockFacts]]
) -> bool:
    """Note what was done; whether it is known now for what."""
    number = key.partition("-")[2]
    if change.is_text and number.isdecimal() and key.startswith(("down-", "release-")):
        _of_text(app, change, key, int(number[:18]), texts)
    else:
        action = app.store.action(key) or _made_anew(app, change, key)
        if action is not None and action.status.open:
            app.store.settle(key, ActionStatus.DONE, DONE_BEFORE, at=change.timestamp, revid=change.revid)
            _undone(app, action, change)
            if action.kind is ActionKind.BLOCK:
                block.stands(app, action, blocks.get(action.target, ()))
    return app.store.action(key) is not None


def _made_anew(app: App, change: Change, key: str) -> Action | None:
    """The action of which only the wiki knows any more, open; None where the wiki does not tell enough of it."""
    made = None
    if key.startswith(UNDO):
        first = app.store.action(key.removeprefix(UNDO))
        made = undoing(first, change.timestamp, DONE_BEFORE).back if first else None
    elif change.log_type == "block" and key.startswith("block-"):
        name = change.title.partition(":")[2]
        made = replace(_anew(change, key, ActionKind.BLOCK), target=name, actor_key=key_of(name))
    elif change.log_type == "delete" and key.startswith("delete-"):
        # Who made the page is not told any more: its changes went with it.
        made = _anew(change, key, ActionKind.DELETE)
    if made is not None:
        app.store.plan([made])
    return made


def _anew(change: Change, key: str, kind: ActionKind) -> Action:
    number = key.rpartition("-")[2]
    return Action(
        key=key,
        kind=kind,
        target=change.title,
        due_at=change.timestamp,
        planned_at=change.timestamp,
        reason=DONE_BEFORE,
        revid=int(number[:18]) if key.count("-") == 1 and number.isdecimal() else None,
    )


def _undone(app: App, action: Action, change: Change) -> None:
    """What was taken back by something else than a release is not right any more."""
    first = app.store.action(action.key.removeprefix(UNDO)) if action.key.startswith(UNDO) else None
    if first is not None:
        feedback.was_wrong(app, first, PROGRAM, DONE_BEFORE, at=change.timestamp)


def _of_text(app: App, change: Change, key: str, revid: int, texts: Mapping[int, str]) -> None:
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


def _facts(app: App, changes: Sequence[Change]) -> Iterator[Facts]:
    """All about these changes; asked for now, and not while the database waits."""
    return iter([facts for chunk in _chunks(changes) for facts in app.site.facts(chunk)])


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk


def _blocks(app: App, deeds: Sequence[tuple[Change, str]]) -> dict[str, Sequence[BlockFacts]]:
    """The blocks that are in force now on those whom the program blocked, by name."""
    names = {change.title.partition(":")[2] for change, key in deeds if key.startswith("block-")}
    return {name: app.site.blocks_on(name) for name in sorted(names)}


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
    for chunk in _chunks(wanted):
        found |= app.site.texts(chunk)
    return found
