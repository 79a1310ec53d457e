"""Take moves and uploads back, and move forth again what was taken back by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from wikiwatch.app.context import App
from wikiwatch.app.results import Result, asked_away, in_few_words, made_before, result_of, there_already
from wikiwatch.core.action import Action, ActionStatus
from wikiwatch.core.model import key_of
from wikiwatch.core.undoing import STANDS_AGAIN, takes_back
from wikiwatch.ports import FileVersion, PageHead, Written

# A file's version has the time at which it was stored, the log entry about it that of a moment later.
SAME_UPLOAD = timedelta(minutes=1)


def move_back(app: App, action: Action) -> Result:
    """Move a page back to the title that it had, over all of its moves that are to be taken back."""
    head = app.site.head(action.page_id or 0, action.target)
    if head is None:
        return Result(status=ActionStatus.SKIPPED, why="the page does not exist any more")
    chain, path = _begun(app, action, head.title)
    if not path:
        chain = _chain(app, action, head.title)
        if action not in chain:
            there = head.title == action.argument
            why = "the page stands there already" if there else f"the page was moved on to {head.title}"
            return Result(status=ActionStatus.SKIPPED, why=why)
        path = _path(app, chain, head.title)
    if not takes_back(action) and (left := _left_to_people(app, action, head, chain)):
        return left
    written = Written(ok=True)
    for title, to in pairwise(path):
        written = _move(app, action, head.page_id, title, to)
        if not written.ok:
            return _broken_off(app, action, chain, title, result_of(written, ""))
    why = f"moved back to {path[-1]}" if path[1:] or path[-1] != chain[0].target else "the moves come to nothing"
    why += f"; {written.detail}" if written.detail else ""
    now = app.clock.now()
    with app.store.transaction():
        for one in chain:
            if one.key != action.key:
                app.store.settle(one.key, ActionStatus.DONE, why, at=now)
    return Result(status=ActionStatus.DONE, why=why)


def _broken_off(app: App, action: Action, chain: Sequence[Action], title: str, result: Result) -> Result:
    """What comes of moves in a row of which one could not be made, so that the page stands at `title`.

    Those that led there are done, and each can be taken back; the rest is left with the result, or to its own turn.
    """
    led = next((chain[:many] for many in range(len(chain) - 1, 0, -1) if chain[many - 1].argument == title), ())
    if not led or title == chain[0].target:
        return result
    why, now = f"moved back to {title}", app.clock.now()
    with app.store.transaction():
        for one in led:
            if one.key != action.key:
                app.store.settle(one.key, ActionStatus.DONE, why, at=now)
    return Result(status=ActionStatus.DONE, why=why) if action in led else result


def _move(app: App, action: Action, page_id: int, title: str, to: str) -> Written:
    texts = app.texts
    summary = app.summary(texts.undo_summary if takes_back(action) else texts.move_summary, action.key)
    return in_few_words(lambda words: app.site.move_page(page_id, title, to, words), summary, action.key)


def _chain(app: App, action: Action, title: str) -> list[Action]:
    """The moves to be made that lead on from where the page stands, in the order in which they are made.

    Also those that are due only in some minutes: where one of them brings a page back, to make the other alone would
    bring it away again.
    """
    forth = takes_back(action)
    known = {one.key: one for one in (*app.store.open_moves(action.page_id or 0), action)}
    # Moves are taken back from the last one on, and made again from the first one on.
    waiting = sorted(
        (one for one in known.values() if takes_back(one) is forth),
        key=lambda one: (one.rcid or 0) if forth else -(one.rcid or 0),
    )
    chain: list[Action] = []
    while following := next((one for one in waiting if one.target == title), None):
        waiting.remove(following)
        chain.append(following)
        title = following.argument
    return chain


def _begun(app: App, action: Action, title: str) -> tuple[list[Action], list[str]]:
    """The moves that an earlier attempt at one of them began to make, and the titles from the present one on.

    Both are empty where none did, or somebody moved the page elsewhere since. Only what was begun leads there: of moves
    in a row, the one that was tried may not be the one that is looked at first now.
    """
    for one in (action, *app.store.open_moves(action.page_id or 0)):
        for made in reversed(made_before(app, one)):  # of those that led on from the first title, some are done
            chain = _chain(app, one, made.title)
            path = _path(app, chain, made.title) if action.key in {own.key for own in chain} else []
            if title in path:
                return chain, path[path.index(title) :]
    return [], []


def _path(app: App, chain: Sequence[Action], title: str) -> list[str]:
    """The titles from the present one to the one to go back to, one after the other.

    Step by step: MediaWiki moves over a redirect only where that leads to the page. A title that comes again cuts off
    what lies between. What the author did shortly before, when nobody minded yet, is taken back along with it.
    """
    titles, last = [title, *(one.argument for one in chain)], chain[-1]
    if not takes_back(last):
        since = last.planned_at - timedelta(hours=app.rules.trust.survives_after_hours)
        for old, new in app.store.moves_before(last.page_id or 0, last.rcid or 0, last.actor_key, since):
            if new == titles[-1]:
                titles.append(old)
    path: list[str] = []
    for one in titles:
        path = [*path[: path.index(one)], one] if one in path else [*path, one]
    return path


def _left_to_people(app: App, action: Action, head: PageHead, chain: Sequence[Action]) -> Result | None:
    """What comes of it where somebody else moved the page since, or where it asks bots to stay away."""
    newest = max((one.rcid for one in chain if one.rcid is not None), default=0)
    own = key_of(app.site.bot_name)  # whose earlier moves are a part of the same way
    later = [one for one in app.store.moved_since(head.page_id, newest) if one.key != own]
    unwanted = app.store.flagged_keys({one.key for one in later}, app.clock.now())
    unwanted |= {one.actor_key for one in chain}
    others = [one for one in later if one.standing or one.key not in unwanted]
    for one in others:
        if one.standing:
            return Result(status=ActionStatus.SKIPPED, why=f"{one.user} moved it since, and has standing here")
    if others:
        return Result(status=ActionStatus.PERSON, why=f"{others[0].user} moved it since: a person has to decide")
    return asked_away(app, action, head.text)


def revert_file(app: App, action: Action) -> Result:
    """Make the newest version of a file the current one that is fit to stand; or, taking back, a certain one again."""
    versions = app.site.file_versions(action.target)
    if not versions:
        return Result(status=ActionStatus.SKIPPED, why="the file does not exist any more")
    if takes_back(action):
        return _bring_again(app, action, versions)
    current, bad_at = versions[0], datetime.fromisoformat(action.argument)
    if current.user == app.site.bot_name:
        return there_already(made_before(app, action), "it was taken back already")
    if not current.user:
        return Result(status=ActionStatus.PERSON, why="nobody can tell whose version stands: its author is hidden")
    unfit = _unfit(app, action, versions, bad_at)
    if current not in unfit:
        return Result(status=ActionStatus.SKIPPED, why="another version stands by now")
    fit = next((one for one in versions if one not in unfit and one.user != app.site.bot_name), None)
    if fit is None:
        return Result(status=ActionStatus.PERSON, why="there is no version by anybody else: it takes a deletion")
    head = app.site.head(action.page_id or 0, action.target)
    if head is not None and (asked := asked_away(app, action, head.text)):
        return asked
    summary = app.summary(app.texts.file_summary, action.key)
    return _revert(app, action, fit, summary)


def _unfit(app: App, action: Action, versions: Sequence[FileVersion], bad_at: datetime) -> list[FileVersion]:
    """The versions by unwanted authors, but for those that stood long before the one in question."""
    keys = {key_of(one.user) for one in versions if one.user}
    unwanted = app.store.flagged_keys(keys, app.clock.now()) | {action.actor_key}
    stood = bad_at - timedelta(hours=app.rules.trust.survives_after_hours)
    return [one for one in versions if not one.user or (key_of(one.user) in unwanted and one.at > stood)]


def _bring_again(app: App, action: Action, versions: Sequence[FileVersion]) -> Result:
    at = datetime.fromisoformat(action.argument.removeprefix(STANDS_AGAIN))
    wanted = [one for one in versions if key_of(one.user) == action.actor_key and abs(one.at - at) < SAME_UPLOAD]
    if not wanted:
        return Result(status=ActionStatus.PERSON, why="that version of the file is gone")
    current = versions[0]
    # Brought back by the program, it is another version with the same content.
    if wanted[0] is current or (current.sha1 and current.sha1 == wanted[0].sha1):
        return there_already(made_before(app, action), "that version stands already")
    if versions[0].user != app.site.bot_name:
        return Result(status=ActionStatus.PERSON, why="somebody uploaded another version since")
    return _revert(app, action, wanted[0], app.summary(app.texts.undo_summary, action.key))


def _revert(app: App, action: Action, version: FileVersion, summary: str) -> Result:
    written = in_few_words(
        lambda words: app.site.revert_file(action.target, version.archive_name, words), summary, action.key
    )
    return result_of(written, f"brought back the version of {version.at:%Y-%m-%d %H:%M}")
