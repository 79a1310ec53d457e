"""People of standing who undo what the program did: their word is taken, and nobody fights them.

What was done is compared with what they do on the wiki, never with what a summary says: anybody can write "Put back
after a second look", and only the true author of an edit or a log entry counts. Nor is a change tag such as `mw-undo`
asked, which does not tell what was undone. Whoever has no standing, the author of the text among them, is judged like
anybody: a person who believes them can say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from wikiwatch.app import feedback
from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState, Change, Facts, key_of
from wikiwatch.core.stands import stands_again
from wikiwatch.core.undoing import takes_back

UNDONE = "undo"  # the word for it in the audit trail

# Texts taken down from one page that are looked for in an edit. Each comparison takes up to a fifth of a second on the
# longest pages; the latest are those that somebody may have in mind.
MOST_DOWNS = 20
MOST_MOVES = 5  # to one title

# Only who has the right can lift a block or bring a page back: the wiki's owner gave it to them.
_BY_RIGHT = (("block", "unblock"), ("delete", "restore"))
# The log entries that may take back what the program did.
ACTS = (*_BY_RIGHT, ("move", "move"), ("move", "move_redir"), ("upload", "revert"))
_FREE = (AccountState.CLEAN, AccountState.CLEARED)


def counts(app: App, facts: Facts, *, standing: bool) -> bool:
    """Whether the author of a change is a person whose undoing is a word about the program's work.

    Not who is flagged or silenced: trust that was earned long ago says nothing about who uses the account now.
    """
    change = facts.change
    if not change.user or change.user == app.site.bot_name:
        return False
    if (change.log_type, change.log_action) in _BY_RIGHT:
        return True
    return standing and app.store.state(facts.actor.key, change.timestamp) in _FREE


def note(app: App, facts: Facts) -> None:
    """Look whether such a person undid something, before the change itself is recorded."""
    change = facts.change
    undone = _texts(app, facts) if change.is_text else _acts(app, change)
    for action in undone:
        if action.actor_key == facts.actor.key:
            continue  # trusted or not, nobody is the judge of their own text
        where = f"revision {change.revid}" if change.is_text else f"{change.log_type} log, {change.timestamp:%Y-%m-%d}"
        why = f"put back on the wiki, {where}"
        feedback.was_wrong(app, action, change.user, why, what=UNDONE, at=change.timestamp)


def _texts(app: App, facts: Facts) -> Iterator[Action]:
    change = facts.change
    for action, sha1 in app.store.downs_on(change.page_id, MOST_DOWNS):
        if action.revid is None or change.revid is None or action.revid >= change.revid:
            continue
        if app.store.stood_since(action, change):
            continue  # who reverts vandalism brings back what stood there before it, whoever had put it there
        if sha1 is not None and sha1 == change.sha1:
            yield action
            continue
        kept = app.store.held(action.revid)
        if kept is None or facts.before is None or facts.after is None:
            continue
        if stands_again(facts.before, facts.after, *kept):
            yield action


def _acts(app: App, change: Change) -> Iterator[Action]:
    for action in _undone_by(app, change):
        known = any(row["what"] == UNDONE for row in app.store.decisions(action.key))
        if not known and not takes_back(action):
            yield action


def _undone_by(app: App, change: Change) -> Iterator[Action]:
    """The actions that a log entry takes back, if the program did them."""
    match change.log_type, change.log_action:
        case "block", "unblock":
            yield from _blocks(app, key_of(change.log_target.partition(":")[2]))
        case "delete", "restore":
            yield from _done(app, ActionKind.DELETE, change.title, change)
        case "move", _:  # to the very title that the program had moved it away from
            moves = _done(app, ActionKind.MOVE, change.log_target, change)
            yield from (action for action in moves if action.argument == change.title)
        case "upload", "revert":
            yield from _done(app, ActionKind.FILE_REVERT, change.title, change)


def _done(app: App, kind: ActionKind, target: str, change: Change) -> list[Action]:
    """The latest actions of a kind that were carried out before a change; of other kinds than moves, the last one."""
    most = MOST_MOVES if kind is ActionKind.MOVE else 1
    found = app.store.done_to(kind, target, most)
    return [action for action in found if action.settled_at is not None and action.settled_at <= change.timestamp]


def _blocks(app: App, actor_key: str) -> Iterator[Action]:
    for action in app.store.actions_of_actor(actor_key):
        if action.kind is not ActionKind.BLOCK or action.status is not ActionStatus.DONE:
            continue
        # A person's block that came later is that person's, and so is its end. Whichever clock is ahead: the program
        # blocks nobody whose block a person has just lifted.
        if action.settled_at is not None and not app.store.blocked_by_people_since(actor_key, action.settled_at):
            yield action
