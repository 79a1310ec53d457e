"""Carry out what is no edit: look at the wiki as it is now, decide again, write through the gate.

Whoever was here already, before the program was ended, finds it done: each looks first whether it is.
"""

from __future__ import annotations

from wikiwatch.app.autonomy import autonomous
from wikiwatch.app.context import App
from wikiwatch.app.results import Result, in_few_words, made_before, result_of, there_already
from wikiwatch.core.action import Action, ActionStatus
from wikiwatch.core.model import AccountState, ActorKind, Revision, key_of
from wikiwatch.ports import PageHead

# A page that an unwanted author made has a few revisions; one with more is looked at by a person.
MOST_REVISIONS = 50


def delete_page(app: App, action: Action) -> Result:
    """Carry out a deletion: only with somebody's yes, and only where nobody but its unwanted author wrote."""
    if not action.approved and "delete" not in autonomous(app):
        return Result(status=ActionStatus.REVIEW, why="deletions wait for a person's yes")
    if why := _taken_back(app, action):
        return Result(status=ActionStatus.CANCELLED, why=why)
    head = app.site.head(action.page_id or 0, action.target)
    if head is None:
        if made := made_before(app, action):
            app.store.note_deletion(made[0].title, app.clock.now())
        return there_already(made, "the page does not exist any more")
    if why := _somebody_elses(app, action, head):
        return Result(status=ActionStatus.PERSON, why=why)
    summary = app.summary(app.texts.delete_summary, action.key)
    written = in_few_words(lambda words: app.site.delete_page(head, words), summary, action.key)
    if written.ok:
        app.store.note_deletion(head.title, app.clock.now())
    return result_of(written, "deleted")


def _taken_back(app: App, action: Action) -> str:
    """Why the verdict that asked for a deletion does not hold any more; "" where it does, or a person asked."""
    row = app.store.entry(action.revid) if action.revid is not None else None
    if row is not None and row["overturned"]:
        return "a person said that the verdict was wrong"
    if not action.approved and app.store.state(action.actor_key, app.clock.now()) is AccountState.CLEARED:
        return "a person cleared the author"
    return ""


def _somebody_elses(app: App, action: Action, head: PageHead) -> str:
    """Why others would lose something by a deletion; "" where only unwanted authors and the bot wrote there."""
    history = _whole_history(app, action, head)
    if not history or history[0].parent_revid or history[-1].revid != head.revid:
        return "its history is long, or changes right now: a person has to decide"
    if any(revision.hidden or not revision.user for revision in history):
        return "some of its history is hidden: a person has to decide"
    users = {revision.user for revision in history} | {one.user for one in app.site.file_versions(head.title)}
    keys = {user: key_of(user) for user in users - {app.site.bot_name}}
    unwanted = app.store.flagged_keys(set(keys.values()), app.clock.now()) | {action.actor_key}
    others = sorted(user for user, key in keys.items() if key not in unwanted)
    if others:
        return f"{len(others)} others wrote on it, {others[0]} among them: a person has to decide"
    standing = sorted(app.store.standing_on_page(head.page_id, history[0].timestamp) - {app.site.bot_name})
    return f"{standing[0]} wrote on it, and has standing here" if standing else ""


def _whole_history(app: App, action: Action, head: PageHead) -> list[Revision]:
    """A page's revisions, oldest first; of a file's page, of which no creation was seen, from its head back."""
    since: int | None = action.revid or head.revid
    history: list[Revision] = []
    for _ in range(MOST_REVISIONS):
        if since is None:
            break
        history = app.site.history(head.page_id, since)
        since = history[0].parent_revid if history else None
    return history


def undelete(app: App, action: Action) -> Result:
    """Bring a page back that the program deleted."""
    if app.site.head(0, action.target) is not None:
        if made := made_before(app, action):
            app.store.note_return(action.target)
        return there_already(made, "a page stands there")
    summary = app.summary(app.texts.undo_summary, action.key)
    written = in_few_words(lambda words: app.site.undelete_page(action.target, words), summary, action.key)
    if written.ok:
        app.store.note_return(action.target)
    return result_of(written, "brought back")


def unblock(app: App, action: Action) -> Result:
    """Lift a block of the program's own."""
    if not app.site.blocks_on(action.target):
        _not_blocked(app, action)
        return there_already(made_before(app, action), "nobody blocks them any more")
    written = app.site.unblock(action.target, app.summary(app.texts.undo_summary, action.key))
    if written.ok:
        _not_blocked(app, action)
    return result_of(written, "the block is lifted")


def _not_blocked(app: App, action: Action) -> None:
    """The state goes with the block; whoever is silenced or cleared by now stays that."""
    now = app.clock.now()
    if app.store.state(action.actor_key, now) is not AccountState.BLOCKED:
        return
    kind = ActorKind.ADDRESS if action.actor_key.startswith("ip:") else ActorKind.ACCOUNT
    app.store.set_state(
        (action.actor_key, action.target),
        AccountState.CLEARED,
        now,
        until=now + app.rules.policy.lasting(kind),
        revid=None,
        reason=action.reason,
    )


def change_group(app: App, action: Action) -> Result:
    """Put an account into a group, or take it out."""
    sign, group = action.argument[:1], action.argument[1:]
    actor = app.site.actors([action.target])[action.target]
    if "groups" in actor.unknown:
        return Result(status=ActionStatus.SKIPPED, why="there is no such account any more")
    if (group in actor.groups) is (sign == "+"):
        return there_already(
            made_before(app, action), f"it is {'in' if sign == '+' else 'not in'} the group {group} already"
        )
    summary = app.summary(app.texts.group_summary, action.key)
    written = app.site.change_group(action.target, action.argument, summary)
    return result_of(written, f"the group is changed: {action.argument}")
