"""Ranges out of which many unwanted addresses came: proposed to people, and looked at again before a block."""

from __future__ import annotations

from datetime import datetime, timedelta

from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.blocks import RANGE
from wikiwatch.core.ranges import SeenThere, by_range, why_not


def propose(app: App) -> None:
    """Plan blocks that wait for a person's yes, and withdraw those that nothing speaks for any more."""
    now = app.clock.now()
    if app.store.proxy(now):
        return
    since = now - timedelta(days=app.rules.policy.range.days)
    for network in by_range(app.store.unwanted_addresses(since, now)):
        with app.store.transaction():
            _propose(app, network, since, now)
    for action in app.store.waiting():
        if action.row == RANGE and action.status is ActionStatus.REVIEW and (why := no_longer(app, action)):
            app.store.settle(action.key, ActionStatus.CANCELLED, why, at=now)


def _propose(app: App, network: str, since: datetime, now: datetime) -> None:
    """One proposal at a time; what was decided already is decided, unless as much came after it again."""
    for action in app.store.actions_of_actor(network):
        if action.status.open:
            return
        # What was known when it was decided is no new evidence, to the second in which it came.
        since = max(since, (action.settled_at or action.planned_at) + timedelta(seconds=1))
    since = max(since, app.store.block_decided(network) or since)
    seen = _seen(app, network, since, now)
    if why_not(seen, app.rules.policy.range, app.rules.lists, now) or _quiet(app, network, since, now):
        return
    proposal = Action(
        key=f"range-{seen.name.partition('/')[0]}-{now:%Y%m%d%H}",
        kind=ActionKind.BLOCK,
        target=seen.name,
        due_at=now,
        planned_at=now,
        reason=seen.words,
        status=ActionStatus.REVIEW,
        actor_key=network,
        row=RANGE,
        observed=not app.enforce,
    )
    app.store.plan([proposal])


def no_longer(app: App, action: Action) -> str:
    """Why a range is not to be blocked by now, counted anew; "" where it still is."""
    now = app.clock.now()
    since = now - timedelta(days=app.rules.policy.range.days)
    seen = _seen(app, action.actor_key, since, now)
    why = why_not(seen, app.rules.policy.range, app.rules.lists, now)
    return why or _quiet(app, action.actor_key, since, now)


def _seen(app: App, network: str, since: datetime, now: datetime) -> SeenThere:
    unwanted = _unwanted(app, network, since, now)
    others = [row for row in app.store.seen_from(network, now, app.rules) if row["actor_key"] not in unwanted]
    return SeenThere(
        name=network.removeprefix("net:"),
        unwanted=len(unwanted),
        others=len(others),
        good=sum(row["stood"] > 0 for row in others),
    )


def _quiet(app: App, network: str, since: datetime, now: datetime) -> str:
    times = (app.store.last_unwanted(key) for key in _unwanted(app, network, since, now))
    last = max((at for at in times if at is not None), default=None)
    hours = app.rules.policy.block.quiet_hours
    if last is not None and now - last < timedelta(hours=hours):
        return ""
    return f"nothing unwanted came from its addresses in the last {hours:g} hours"


def _unwanted(app: App, network: str, since: datetime, now: datetime) -> set[str]:
    return set(by_range(app.store.unwanted_addresses(since, now)).get(network, ()))
