"""Block an account, address or range whose time has come, if what it was planned for still holds.

What a person decided about a block stands: theirs is never made shorter, longer or anew, and nobody whom they let
edit again is blocked for what they knew of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from wikiwatch.app import ranges
from wikiwatch.app.context import App
from wikiwatch.app.results import Result, result_of
from wikiwatch.core.action import Action, ActionStatus
from wikiwatch.core.blocks import RANGE, class_of, expiry, lasts, options
from wikiwatch.core.exempt import exempt_author
from wikiwatch.core.model import AccountState, Actor, ActorKind, Change, parse_network
from wikiwatch.core.ranges import too_wide
from wikiwatch.ports import BlockFacts


def block(app: App, action: Action) -> Result:
    """Carry out a planned block."""
    now = app.clock.now()
    address = action.actor_key.startswith(("ip:", "net:"))
    if address and app.store.proxy(now):
        return Result(status=None, why="put off: a proxy hides the wiki's visitors now, so an address may be anybody")
    if why := _why_not_a_range(app, action) if action.row == RANGE else _why_not(app, action, now):
        return Result(status=ActionStatus.CANCELLED, why=why)
    actor = Actor(name=action.target, kind=ActorKind.ADDRESS)
    if "/" not in action.target:  # of a range, the wiki knows no facts
        actor = app.site.actors([action.target])[action.target]
    if why := exempt_author(actor, app.rules, now):
        return Result(status=ActionStatus.CANCELLED, why=f"the author is exempt now: {why}")
    if standing := _standing(app, action, address=address):
        return standing
    if why := _decided(app, action) or _quiet(app, action, now):
        return Result(status=ActionStatus.CANCELLED, why=why)
    return _make(app, action, actor, now)


def stands(app: App, action: Action, found: Sequence[BlockFacts]) -> None:
    """A block that was made before the database was set back; `found` are those in force on its target now."""
    if whole := [one for one in found if not one.partial]:
        _now_blocked(app, action, until=whole[0].until)


def lifted(app: App, change: Change, actor_key: str) -> None:
    """A person lifted a block, the program's or one by hand: what was known by then is no reason for anything more."""
    if app.store.state(actor_key, change.timestamp) in (AccountState.CLEAN, AccountState.CLEARED):
        return
    kind = ActorKind.ADDRESS if actor_key.startswith("ip:") else ActorKind.ACCOUNT
    row = app.store.account(actor_key)
    app.store.set_state(
        (actor_key, row["user"] if row else ""),
        AccountState.CLEARED,
        change.timestamp,
        until=change.timestamp + app.rules.policy.lasting(kind),
        revid=None,
        reason=f"{change.user or 'somebody'} lifted the block",
    )


def terms(app: App, action: Action, kind: ActorKind, now: datetime) -> tuple[str, frozenset[str]]:
    """How long a planned block of somebody of a kind lasts if it is made at a time, and MediaWiki's options for it."""
    chosen = class_of(app.rules.policy.block, kind, action.row)
    window = timedelta(days=app.rules.trust.network.window_days)
    # What an address did long ago, somebody else did.
    since = now - window if kind is ActorKind.ADDRESS else None
    return expiry(chosen, app.store.earlier_blocks(action.actor_key, since)), options(chosen, kind)


def no_longer(app: App, action: Action, now: datetime) -> str:
    """Why a planned block would not be made at a time, as far as it can be told without the wiki; "" where it would."""
    why = _why_not_a_range(app, action) if action.row == RANGE else _why_not(app, action, now)
    return why or _decided(app, action) or _quiet(app, action, now)


def _make(app: App, action: Action, actor: Actor, now: datetime) -> Result:
    how_long, chosen = terms(app, action, actor.kind, now)
    reason = app.summary(app.texts.block_reason, action.key)
    written = app.site.block(action.target, how_long, reason, chosen)
    if written.ok:
        length = lasts(how_long)
        _now_blocked(app, action, until=None if length is None else now + length)
    return result_of(written, f"blocked: {how_long}")


def _why_not(app: App, action: Action, now: datetime) -> str:
    """Why what the block was planned for does not hold any more; "" where it does."""
    row = app.store.entry(action.revid) if action.revid is not None else None
    if row is not None and row["overturned"]:
        return "a person said that the verdict was wrong"
    state = app.store.state(action.actor_key, now)
    if state is AccountState.CLEARED:
        return "a person cleared the author"
    # Blocked by this very action, if the program ended before it could say so.
    goes_on = state is AccountState.SILENCED or (state is AccountState.BLOCKED and action.attempts)
    if not action.approved and not goes_on:
        return "the author is not silenced any more"
    if not app.store.evidence(action.actor_key):
        return "nothing is left of what was held against the author"
    return "no range as wide as this is blocked" if too_wide(action.target) else ""


def _quiet(app: App, action: Action, now: datetime) -> str:
    """Why an address is most likely somebody else's by now, whoever said yes; "" for accounts.

    Only what was unwanted counts: whoever writes good things from it is the somebody else.
    """
    hours = app.rules.policy.block.quiet_hours
    last = app.store.last_unwanted(action.actor_key)
    if not action.actor_key.startswith("ip:") or (last is not None and now - last < timedelta(hours=hours)):
        return ""
    return f"nothing unwanted came from the address in the last {hours:g} hours: somebody else may have it by now"


def _why_not_a_range(app: App, action: Action) -> str:
    return ranges.no_longer(app, action) if action.approved else "a range is blocked only with a person's yes"


def _standing(app: App, action: Action, *, address: bool) -> Result | None:
    """What becomes of this action where a block is in force already; None where none is."""
    found = list(app.site.blocks_on(action.target))
    if found:
        if not any(one.partial for one in found):
            _now_blocked(app, action, until=found[0].until)
        own = all(one.by == app.site.bot_name for one in found)
        if own and action.attempts:  # the program ended before it could say so
            return Result(status=ActionStatus.DONE, why="the block stands")
    elif address:
        # Whoever closed some pages to a range said nothing about the rest of the wiki.
        found = [one for one in app.site.blocks_over(action.target) if not one.partial]
    return Result(status=ActionStatus.SKIPPED, why=_told(found[0])) if found else None


def _told(one: BlockFacts) -> str:
    where = f"{one.target}, " if parse_network(one.target) is not None else ""
    until = "for ever" if one.until is None else f"until {one.until:%Y-%m-%d %H:%M}"
    some = " on some pages" if one.partial else ""
    return f"blocked already{some}: {where}by {one.by or 'somebody hidden'}, {until}"


def _decided(app: App, action: Action) -> str:
    """Why a person's decision about an earlier block is not to be overruled; "" where more came after it."""
    last = app.store.block_decided(action.actor_key)
    if last is None or action.row == RANGE or app.store.evidence_since(action.actor_key, last):
        return ""
    return f"a person decided about a block on {last:%Y-%m-%d %H:%M}, and nothing unwanted came since"


def _now_blocked(app: App, action: Action, *, until: datetime | None) -> None:
    if action.row == RANGE:  # no author, and none of its addresses was recognised by this
        return
    now = app.clock.now()
    if action.actor_key.startswith("ip:"):
        until = now + app.rules.policy.lasting(ActorKind.ADDRESS)
    app.store.set_state(
        (action.actor_key, action.target),
        AccountState.BLOCKED,
        now,
        until=until,
        revid=action.revid,
        reason=action.reason,
    )
    app.store.keep_fingerprint(action.actor_key, now, app.rules)
