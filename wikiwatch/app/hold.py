"""What a person decides about held and planned things. It takes the same road as the program's own plans."""

from __future__ import annotations

from wikiwatch.app.context import App
from wikiwatch.core.model import AccountState, Action, ActionKind, ActionStatus
from wikiwatch.core.plan import plan_release
from wikiwatch.errors import UserError

FINAL = (ActionStatus.DONE, ActionStatus.SKIPPED, ActionStatus.CANCELLED)


def approve(app: App, key: str, who: str) -> Action:
    """A person's yes to a planned action. UserError where it does not wait for one."""
    action = _known(app, key)
    with app.store.transaction():
        if not app.store.approve(key):
            raise UserError(f"{key} does not wait for a yes: it is {action.status}")
        app.store.decided(app.clock.now(), who, "approve", key, "")
    return _known(app, key)


def cancel(app: App, key: str, who: str) -> Action:
    """A person's no to a planned action: its verdict counts as wrong. UserError where it is too late."""
    action = _known(app, key)
    # Where somebody else took the text down first, a person may still say that the verdict was wrong.
    open_verdict = action.status is ActionStatus.SKIPPED and action.kind in (ActionKind.HOLD, ActionKind.REVERT)
    if action.status in FINAL and not open_verdict:
        raise UserError(f"{key} can't be cancelled: it is {action.status}", hint=_release_hint(action))
    now = app.clock.now()
    with app.store.transaction():
        app.store.settle(key, ActionStatus.CANCELLED, f"cancelled by {who}", at=now)
        if action.kind in (ActionKind.HOLD, ActionKind.REVERT) and action.revid is not None:
            app.store.overturn(action.revid)
        app.store.decided(now, who, "cancel", key, "")
    return _known(app, key)


def release(app: App, key: str, who: str) -> Action:
    """Put back what a hold or revert took down. Returns the planned release."""
    action = _known(app, key)
    if action.kind not in (ActionKind.HOLD, ActionKind.REVERT) or action.revid is None:
        raise UserError(f"{key} is no hold or revert, there is nothing to release")
    if action.status is not ActionStatus.DONE:
        return cancel(app, key, who)
    planned = plan_release(action, app.clock.now(), f"released by {who}")
    with app.store.transaction():
        app.store.overturn(action.revid)
        app.store.plan([planned])
        app.store.decided(planned.planned_at, who, "release", key, "")
    return planned


def clear(app: App, user: str, who: str) -> None:
    """Take a flag or a silence away from an account or address; its planned blocks are cancelled."""
    now = app.clock.now()
    for row in app.store.accounts(now):
        if row["user"] != user:
            continue
        with app.store.transaction():
            app.store.set_state(
                (row["actor_key"], user),
                AccountState.CLEARED,
                now,
                until=None,
                revid=row["revid"],
                reason=f"cleared by {who}",
            )
            for action in app.store.actions_of_actor(row["actor_key"]):
                if action.kind is ActionKind.BLOCK and action.status not in FINAL:
                    app.store.settle(action.key, ActionStatus.CANCELLED, f"{user} was cleared by {who}", at=now)
            app.store.decided(now, who, "clear", row["actor_key"], "")
        return
    raise UserError(f"nobody by the name of {user!r} is flagged, silenced or blocked")


def _known(app: App, key: str) -> Action:
    action = app.store.action(key)
    if action is None:
        raise UserError(f"no action has the key {key!r}", hint="`wikiwatch due` lists the keys")
    return action


def _release_hint(action: Action) -> str:
    if action.kind in (ActionKind.HOLD, ActionKind.REVERT):
        return f"`wikiwatch review release {action.key}` puts the text back"
    return ""
