"""Block an account or address whose time has come, if what it was planned for still holds."""

from __future__ import annotations

from wikiwatch.app.context import App
from wikiwatch.app.results import Result, result_of
from wikiwatch.core.action import Action, ActionStatus
from wikiwatch.core.exempt import exempt_author
from wikiwatch.core.model import AccountState, Actor, ActorKind


def block(app: App, action: Action) -> Result:
    """Carry out a planned block."""
    state = app.store.state(action.actor_key, app.clock.now())
    if why := _why_not(app, action, state):
        return Result(status=ActionStatus.CANCELLED, why=why)
    rules = app.rules.policy.block
    address = action.actor_key.startswith("ip:")
    actor = Actor(name=action.target, kind=ActorKind.ADDRESS)
    if "/" not in action.target:  # of a range, the wiki knows no facts
        actor = app.site.actors([action.target])[action.target]
    if why := exempt_author(actor, app.rules, app.clock.now()):
        return Result(status=ActionStatus.CANCELLED, why=f"the author is exempt now: {why}")
    if actor.blocked:
        _now_blocked(app, action, address=address)
        if action.attempts:
            return Result(status=ActionStatus.DONE, why="the block stands")
        return Result(status=ActionStatus.SKIPPED, why="somebody has blocked the author already")
    expiry = rules.address_expiry if address else rules.account_expiry
    options = {
        "anononly": address,
        "nocreate": rules.stop_account_creation,
        "autoblock": rules.autoblock and not address,
        "noemail": not rules.email,
        "allowusertalk": rules.talk_page,
    }
    chosen = frozenset(name for name, wanted in options.items() if wanted)
    reason = app.filled(app.rules.texts.block_reason, action.key)
    written = app.site.block(action.target, expiry, reason, chosen)
    if written.ok:
        _now_blocked(app, action, address=address)
    return result_of(written, f"blocked: {expiry}")


def _why_not(app: App, action: Action, state: AccountState) -> str:
    """Why the evidence does not hold any more; "" where it does."""
    if app.store.is_anybody(action.actor_key, app.clock.now()):
        return "a proxy hides the wiki's visitors now: an address may be anybody"
    row = app.store.entry(action.revid) if action.revid is not None else None
    if row is not None and row["overturned"]:
        return "a person said that the verdict was wrong"
    if state is AccountState.CLEARED:
        return "a person cleared the author"
    # An address is silenced for a few days only; a person's yes to its block holds until the block is due.
    if action.approved or state is AccountState.SILENCED:
        return ""
    # Blocked by this very action, if the program ended before it could say so.
    return "" if state is AccountState.BLOCKED and action.attempts else "the author is not silenced any more"


def _now_blocked(app: App, action: Action, *, address: bool) -> None:
    now = app.clock.now()
    app.store.set_state(
        (action.actor_key, action.target),
        AccountState.BLOCKED,
        now,
        until=now + app.rules.policy.lasting(ActorKind.ADDRESS) if address else None,
        revid=action.revid,
        reason=action.reason,
    )
    app.store.keep_fingerprint(action.actor_key, now, app.rules)
