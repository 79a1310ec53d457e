"""What people did to accounts and pages beyond editing: blocks, new names, warnings, deletions, moves."""

from __future__ import annotations

from datetime import timedelta

from wikiwatch.app import block
from wikiwatch.app.context import App
from wikiwatch.core.model import Change, Facts, key_of
from wikiwatch.core.warnings import warns

# Whoever deletes a page to make way for another moves that one within the hour.
MAKES_WAY = timedelta(hours=1)

USER_TALK = 3  # MediaWiki's number of the namespace


def note_warning(app: App, facts: Facts) -> None:
    """Keep that somebody was warned, by an edit of somebody of standing to their talk page."""
    change = facts.change
    if change.namespace != USER_TALK or facts.before is None or facts.after is None:
        return
    warned = key_of(_user_of(change.title).partition("/")[0])
    if warned != facts.actor.key and warns(facts.before, facts.after, app.rules.trust.warning_marks):
        app.store.note_warning(warned, change.timestamp)


def note_event(app: App, change: Change) -> None:
    """Keep what people did to accounts and pages: blocks and deletions, what they took back of it, new names."""
    if change.is_text or change.user == app.site.bot_name:
        return
    at, target = change.timestamp, change.log_target
    if change.log_type == "block":
        app.store.note_block_decision(_key(target), at, lifted=change.log_action == "unblock")
    match change.log_type, change.log_action:
        case "block", "block" | "reblock" if change.sitewide:
            app.store.note_block(_key(target), at, again=change.log_action == "reblock")
            app.store.keep_fingerprint(_key(target), at, app.rules)
        case "block", "unblock":
            app.store.note_unblock(_key(target), at)
            app.store.forget_fingerprint(_key(target))
            block.lifted(app, change, _key(target))
        case "delete", "delete":
            app.store.note_deletion(change.title, at)
        case "delete", "restore":
            app.store.note_return(change.title)
        case "move", _:
            app.store.note_return(target, at - MAKES_WAY)
        case "renameuser", _ if target != change.title:
            app.store.note_new_name(_key(change.title), _key(target))


def _key(target: str) -> str:
    """The key of the author or range that a log entry is about."""
    return key_of(_user_of(target))


def _user_of(title: str) -> str:
    """The name in a title of the namespaces User and User talk, whose names are the wiki's own."""
    return title.partition(":")[2] or title
