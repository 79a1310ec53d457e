"""What a person decides about held and planned things. It takes the same road as the program's own plans."""

from __future__ import annotations

from typing import Any

from wikiwatch.app import feedback
from wikiwatch.app.context import App
from wikiwatch.app.feedback import FINAL
from wikiwatch.core.action import Action, ActionStatus
from wikiwatch.core.model import key_of
from wikiwatch.core.plan import plan_release, take_down_key
from wikiwatch.core.undoing import DOWNS
from wikiwatch.errors import UserError


def approve(app: App, key: str, who: str, why: str = "") -> Action:
    """A person's yes to a planned action; what was left to a person is tried again. UserError for what is settled."""
    action = _known(app, key)
    with app.store.transaction():
        if not _has_its_yes(app, action):
            raise UserError(f"{key} does not wait for a yes: it is {action.status}")
        feedback.was_right(app, action, who, why, what="approve")
    return _known(app, key)


def cancel(app: App, key: str, who: str, why: str = "") -> Action:
    """A person's no to a planned action: its verdict counts as wrong. UserError where it is too late."""
    action = _known(app, key)
    # Where somebody else took the text down first, a person may still say that the verdict was wrong.
    open_verdict = action.status is ActionStatus.SKIPPED and action.kind in DOWNS
    if action.status in FINAL and not open_verdict:
        raise UserError(f"{key} can't be cancelled: it is {action.status}", hint=_release_hint(action))
    now = app.clock.now()
    with app.store.transaction():
        app.store.settle(key, ActionStatus.CANCELLED, f"cancelled by {who}", at=now)
        if action.kind in DOWNS:
            feedback.was_wrong(app, action, who, why, what="cancel")
        else:  # who wants no block, or no deletion, may well think that the edit was bad
            app.store.decided(now, who, "cancel", key, why)
    return _known(app, key)


def release(app: App, key: str, who: str, why: str = "") -> Action:
    """Put back what a hold or revert took down. Returns the planned release."""
    action = _known(app, key)
    if action.kind not in DOWNS or action.revid is None:
        raise UserError(f"{key} is no hold or revert, there is nothing to release")
    if action.status is not ActionStatus.DONE:
        return cancel(app, key, who, why)
    planned = plan_release(action, app.clock.now(), f"released by {who}")
    with app.store.transaction():
        feedback.was_wrong(app, action, who, why, what="release")
        if not app.store.plan([planned]):
            app.store.plan_again(planned.key, planned.due_at)
    return _known(app, planned.key)


def confirm(app: App, key: str, who: str, why: str = "") -> Action:
    """A person says that what was taken down, or is to be, was unwanted; where that waits for a yes, it has one."""
    action = _known(app, key)
    if action.kind not in DOWNS or action.revid is None:
        raise UserError(f"{key} is no hold or revert, there is nothing to confirm")
    entry = app.store.entry(action.revid)
    released = entry is not None and bool(entry["overturned"])
    good = feedback.called_good(app, action)
    if good or (action.status is ActionStatus.CANCELLED and not released):
        raise UserError(f"{key} can't be confirmed: a person said that it was wrong")
    with app.store.transaction():
        if released:
            _take_down_again(app, action, action.revid, who)
        if action.status in (ActionStatus.REVIEW, ActionStatus.PERSON):
            _has_its_yes(app, action)
        feedback.was_right(app, action, who, why)
    return _known(app, key)


def _has_its_yes(app: App, action: Action) -> bool:
    if action.status is ActionStatus.PERSON:  # what was in the way may be gone, or was the lack of this word
        app.store.plan_again(action.key, app.clock.now())
    return app.store.approve(action.key)


def _take_down_again(app: App, action: Action, revid: int, who: str) -> None:
    """What the program released by itself: the verdict holds after all, and the text goes again."""
    now, release = app.clock.now(), app.store.action(f"release-{revid}")
    app.store.uphold(revid)
    if action.status is ActionStatus.CANCELLED:
        app.store.plan_again(action.key, now)
        app.store.approve(action.key)
    elif release is not None and release.status is ActionStatus.DONE and release.result_revid is not None:
        # It stands in a revision of the program's own now.
        again = Action(
            key=take_down_key(release.result_revid),
            kind=action.kind,
            target=action.target,
            due_at=now,
            planned_at=now,
            reason=f"the program had released it by itself; {who} said that it was unwanted",
            revid=release.result_revid,
            page_id=action.page_id,
            actor_key=action.actor_key,
            approved=True,
        )
        app.store.plan([again])
    elif release is not None and release.status.open:
        app.store.settle(release.key, ActionStatus.CANCELLED, f"{who} said that the text was unwanted", at=now)


def clear(app: App, user: str, who: str, why: str = "", *, dry_run: bool = False) -> list[dict[str, Any]]:
    """Take a flag or a silence away from an account or address; all that is planned against it is cancelled.

    Returns for each author who goes by that name: `user`, the `state` that goes (recognised: none, but whoever comes
    back after a block would be taken for them), the keys of what is `cancelled`. `dry_run`: nothing else is done.
    UserError where there is nobody.
    """
    keys, now = {user, key_of(user)}, app.clock.now()
    found = [row for row in app.store.accounts(now) if row["actor_key"] in keys or row["user"] == user]
    with app.store.transaction():
        recognised = app.store.fingerprint(key_of(user), now, app.rules) is not None
        if not found and not recognised:
            raise UserError(f"nobody by the name of {user!r} is flagged, silenced or blocked")
        told = [
            {
                "user": row["user"],
                "state": row["state"],
                "cancelled": [action.key for action in feedback.planned_against(app, row["actor_key"])],
            }
            for row in found
        ] or [{"user": user, "state": "recognised", "cancelled": []}]
        if dry_run:
            return told
        app.store.forget_fingerprint(key_of(user))
        if not found:
            app.store.decided(now, who, "clear", key_of(user), why)
        for row in found:
            feedback.clear_author(app, row["actor_key"], row["user"], who, now)
            app.store.decided(now, who, "clear", row["actor_key"], why)
    return told


def _known(app: App, key: str) -> Action:
    action = app.store.action(key)
    if action is None:
        raise UserError(f"no action has the key {key!r}", hint="`wikiwatch due` lists the keys")
    return action


def _release_hint(action: Action) -> str:
    if action.kind in DOWNS and action.status is ActionStatus.DONE:
        return f"`wikiwatch review release {action.key}` puts the text back"
    return ""
