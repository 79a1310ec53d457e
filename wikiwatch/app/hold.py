"""What a person decides about held and planned things. It takes the same road as the program's own plans."""

from __future__ import annotations

from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState, ActorKind, key_of
from wikiwatch.core.plan import plan_release
from wikiwatch.detectors.random_text import words_of
from wikiwatch.errors import UserError

DOWNS = (ActionKind.HOLD, ActionKind.REVERT)
FINAL = (ActionStatus.DONE, ActionStatus.SKIPPED, ActionStatus.CANCELLED)


def approve(app: App, key: str, who: str) -> Action:
    """A person's yes to a planned action. UserError where it does not wait for one."""
    action = _known(app, key)
    with app.store.transaction():
        if not app.store.approve(key):
            raise UserError(f"{key} does not wait for a yes: it is {action.status}")
        if action.kind in DOWNS and action.revid is not None:
            app.store.confirm([action.revid], app.clock.now())
        app.store.decided(app.clock.now(), who, "approve", key, "")
    return _known(app, key)


def cancel(app: App, key: str, who: str) -> Action:
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
            _believe(app, action, who)
        app.store.decided(now, who, "cancel", key, "")
    return _known(app, key)


def release(app: App, key: str, who: str) -> Action:
    """Put back what a hold or revert took down. Returns the planned release."""
    action = _known(app, key)
    if action.kind not in DOWNS or action.revid is None:
        raise UserError(f"{key} is no hold or revert, there is nothing to release")
    if action.status is not ActionStatus.DONE:
        return cancel(app, key, who)
    planned = plan_release(action, app.clock.now(), f"released by {who}")
    with app.store.transaction():
        _believe(app, action, who)
        if not app.store.plan([planned]):
            app.store.plan_again(planned.key, planned.due_at)
        app.store.decided(planned.planned_at, who, "release", key, "")
    return _known(app, planned.key)


def clear(app: App, user: str, who: str) -> None:
    """Take a flag or a silence away from an account or address; all that is planned against it is cancelled."""
    keys = {user, key_of(user)}
    found = [row for row in app.store.accounts(app.clock.now()) if row["actor_key"] in keys or row["user"] == user]
    with app.store.transaction():
        forgotten = app.store.forget_fingerprint(key_of(user))
        if not found and not forgotten:
            raise UserError(f"nobody by the name of {user!r} is flagged, silenced or blocked")
        if not found:
            app.store.decided(app.clock.now(), who, "clear", key_of(user), "")
        for row in found:
            _clear(app, row["actor_key"], row["user"], who)
            app.store.decided(app.clock.now(), who, "clear", row["actor_key"], "")


def _believe(app: App, action: Action, who: str) -> None:
    """A person says that a verdict was wrong: nothing rests on it any more, nor on the author for its sake."""
    if action.revid is None:
        return
    strings = [string for probe in app.store.probes_in(action.revid) for string in probe.strings]
    app.store.learn_words(words_of(" ".join(strings)))
    app.store.overturn(action.revid, app.clock.now())
    account = app.store.account(action.actor_key)
    watched = app.store.state(action.actor_key, app.clock.now()) in (AccountState.FLAGGED, AccountState.SILENCED)
    if account is not None and watched and not app.store.evidence(action.actor_key):
        _clear(app, action.actor_key, account["user"], who)


def _clear(app: App, key: str, user: str, who: str) -> None:
    now = app.clock.now()
    app.store.forget_fingerprint(key)
    kind = ActorKind.ADDRESS if key.startswith("ip:") else ActorKind.ACCOUNT
    app.store.set_state(
        (key, user),
        AccountState.CLEARED,
        now,
        # Not for ever: an account may be taken over, and an address gets another user.
        until=now + app.rules.policy.lasting(kind),
        revid=None,
        reason=f"cleared by {who}",
    )
    for action in app.store.actions_of_actor(key):
        if action.kind is not ActionKind.RELEASE and action.status not in FINAL:
            app.store.settle(action.key, ActionStatus.CANCELLED, f"{user} was cleared by {who}", at=now)
            if action.kind in DOWNS and action.revid is not None:
                app.store.overturn(action.revid, now)


def _known(app: App, key: str) -> Action:
    action = app.store.action(key)
    if action is None:
        raise UserError(f"no action has the key {key!r}", hint="`wikiwatch due` lists the keys")
    return action


def _release_hint(action: Action) -> str:
    if action.kind in DOWNS and action.status is ActionStatus.DONE:
        return f"`wikiwatch review release {action.key}` puts the text back"
    return ""
