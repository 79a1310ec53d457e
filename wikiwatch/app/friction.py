"""Friction by trust: put flagged accounts that go on into a group of the wiki's, and take them out again.

Only where the rules name a group, and only while enforcing: a change of groups is public.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from wikiwatch.app import acts
from wikiwatch.app.context import App
from wikiwatch.app.results import Result, made_before
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.exempt import binding, exempt_author
from wikiwatch.core.friction import FRICTION_ROW, Account, belongs, change_of_group
from wikiwatch.core.listed_trust import bounded
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.trust import trust

# One request without `apihighlimits`. Those who are left come in the next round, five minutes later.
AT_ONCE = 50
# Trust grows by the day, and flags end by the day: an hour more in the group is no harm.
LOOK_EVERY = timedelta(hours=1)


def keep_up(app: App) -> None:
    """Look at members of the group whose time has come, and at flagged accounts that go on; plan what is to change."""
    if not app.enforce:
        return
    rules, now = app.rules.friction, app.clock.now()
    members = {row["actor_key"]: row for row in app.store.friction_members(now - LOOK_EVERY, AT_ONCE)}
    busy: Sequence[str] = ()
    if rules.group and rules.steps:
        least = min(step.edits for step in rules.steps)
        busy = app.store.flagged_and_busy(now, now - timedelta(hours=rules.hours), least, AT_ONCE)
    names = {key: key.removeprefix("user:") for key in (*members, *busy)}
    if not names:
        return
    actors = app.site.actors(list(names.values()))
    with app.store.transaction():
        for key, name in names.items():
            _look(app, actors[name], members.get(key))


def _look(app: App, actor: Actor, member: Mapping[str, Any] | None) -> None:
    now = app.clock.now()
    if member:
        app.store.note_friction_looked(member["actor_key"], now)
    if "groups" in actor.unknown or _is_planned(app, actor.key):
        return
    if member is None:
        group = app.rules.friction.group
        if group not in actor.groups and _belongs(app, actor, group, member=False):
            _plan(app, actor, f"+{group}", "flagged, and many edits lately")
        return
    wanted = _belongs(app, actor, member["group"], member=True)
    if member["group"] not in actor.groups:  # a person's doing, which stands while the flag lasts
        if wanted is False:
            app.store.end_friction(actor.key)
        elif member["left_ts"] is None:
            app.store.note_friction_left(actor.key, now)
    elif wanted is False and member["left_ts"] is None:
        _plan(app, actor, f"-{member['group']}", "not flagged any more, or trusted by now")


def _is_planned(app: App, actor_key: str) -> bool:
    """Whether a change is on its way already, or waits for a person because the wiki refused it."""
    own = (action for action in app.store.actions_of_actor(actor_key) if action.kind is ActionKind.GROUP)
    return any(action.status.open for action in own)


def _plan(app: App, actor: Actor, change: str, why: str) -> None:
    app.store.plan([change_of_group(actor.name, change, app.clock.now(), why)])


def _belongs(app: App, actor: Actor, group: str, *, member: bool) -> bool | None:
    """Whether somebody should be in a group; in one that the rules don't name any more, nobody should."""
    now, rules = app.clock.now(), app.rules
    friction = rules.friction if group == rules.friction.group else replace(rules.friction, group="")
    listed = binding(actor, rules, now)
    score = trust(actor, app.store.trust_record(actor.key, now, rules), now, rules.trust)
    account = Account(
        kind=actor.kind,
        state=app.store.state(actor.key, now),
        exempt=exempt_author(actor, rules, now),
        band=bounded(score, listed, rules.trust).band,
        edits=app.store.held_lately(actor.key, now - timedelta(hours=rules.friction.hours)),
        member=member,
    )
    return belongs(account, friction)


def carry_out_group(app: App, action: Action) -> Result:
    """Carry out a change of groups, if what it was planned for still holds; what people ask for is theirs to know."""
    if action.row != FRICTION_ROW:
        return acts.change_group(app, action)
    entering, group = action.argument.startswith("+"), action.argument[1:]
    actor = app.site.actors([action.target])[action.target]
    if actor.kind is not ActorKind.ACCOUNT or "groups" in actor.unknown:
        return Result(status=ActionStatus.SKIPPED, why="there is no such account")
    done = (group in actor.groups) is entering and bool(made_before(app, action))
    if not done and _belongs(app, actor, group, member=not entering) is not entering:
        return Result(status=ActionStatus.CANCELLED, why="the reason for it is gone, or they must not notice anything")
    result = acts.change_group(app, action)
    if result.status is ActionStatus.DONE:
        if entering:
            app.store.note_friction(actor.key, group, app.clock.now())
        else:
            app.store.end_friction(actor.key)
    return result
