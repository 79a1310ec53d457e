"""Take back what the program did: one action, all about an author or a case, or all of the last hours.

What is planned here takes the same road as everything else. Naming an action, an author or a case is a person's word
that the verdicts were wrong. Of a time nobody has looked at each edit, and some of it was right: those verdicts are
only withdrawn. They cost nobody anything any more, earn nothing and teach nothing; whoever names a rule with the time
says that this rule was wrong, and its classes of decision hear of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.app import cases, feedback, hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.evidence import CampaignState
from wikiwatch.core.model import AccountState, key_of
from wikiwatch.core.plan import take_down_key
from wikiwatch.core.undoing import DOWNS, Undoing, Way, takes_back, undoing
from wikiwatch.errors import UserError

_CASE = re.compile(r"case-([0-9]{1,18})")
_REVID = re.compile(r"[0-9]{1,18}")
_KEY = re.compile(r"[a-z]+(-[a-z]+)*-[0-9]+")
WATCHED = (AccountState.FLAGGED, AccountState.SILENCED, AccountState.BLOCKED)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a person wants taken back; any of it together."""

    keys: tuple[str, ...] = ()
    users: tuple[str, ...] = ()
    cases: tuple[int, ...] = ()
    since: datetime | None = None
    row: str = ""  # with `since`: what this row of the policy asked for only


@dataclass(frozen=True, kw_only=True)
class Step:
    """One action with how it is taken back, and what came of that so far."""

    undoing: Undoing
    so_far: str = ""  # done, waits, or could not be undone and why; "" where nothing was tried yet
    open: bool = True  # whether something is to be done now
    by: str = ""  # the key of what takes it back
    believed: bool = True  # a person says that its verdict was wrong; otherwise it is withdrawn


def wanted(app: App, words: Sequence[str], given: Wanted) -> Wanted:
    """What words on the command line name: an action's key, a revision, `case-3`; all else is an author."""
    keys, users, numbers = list(given.keys), list(given.users), list(given.cases)
    for word in words:
        case = _CASE.fullmatch(word)
        if case:
            numbers.append(int(case[1]))
        elif _REVID.fullmatch(word):
            keys.append(take_down_key(int(word)))
        elif app.store.action(word) is not None or _KEY.fullmatch(word):
            keys.append(word)
        else:
            users.append(word)
    return replace(given, keys=tuple(keys), users=tuple(users), cases=tuple(numbers))


def steps(app: App, what: Wanted, reason: str) -> list[Step]:
    """All that there is to take back, newest first. UserError where nothing is known by such a name."""
    found: dict[str, Step] = {}
    for key in what.keys:
        action = app.store.action(key)
        if action is None:
            hint = f"`wikiwatch due` and `log` list the keys; of an author by that name, `--user {key}`"
            raise UserError(f"no action has the key {key!r}", hint=hint)
        found[key] = _step(app, action, reason, again=True)
    for user in what.users:
        _gather(app, found, _about(app, user), reason)
    for number in what.cases:
        if app.store.case(number) is None:
            raise UserError(f"no case has the number {number}", hint="`wikiwatch cases --all` lists them")
        _gather(app, found, app.store.doings_in_case(number), reason)
    if what.since is not None:
        _gather(app, found, app.store.doings_since(what.since, what.row), reason, believed=False)
    return sorted(
        found.values(), key=lambda step: (step.undoing.action.planned_at, step.undoing.action.key), reverse=True
    )


def _about(app: App, user: str) -> list[Action]:
    found = app.store.doings_about(key_of(user)) or app.store.doings_about(f"typed:{user}")
    if not found and not _watched(app, key_of(user)):
        raise UserError(f"nothing was done about anybody by the name of {user!r}")
    return found


def _gather(app: App, found: dict[str, Step], actions: Iterable[Action], reason: str, *, believed: bool = True) -> None:
    for action in actions:
        if takes_back(action):  # what came of these stands beside what they take back
            continue
        step = _step(app, action, reason, again=False)
        if not believed and step.open and _a_person_said_yes(app, action):
            words = "a person said yes to it: name it, to take it back"
            step = Step(undoing=Undoing(action=action, way=Way.NOTHING, words=words), open=False)
        found.setdefault(action.key, replace(step, believed=believed))


def _a_person_said_yes(app: App, action: Action) -> bool:
    entry = app.store.entry(action.revid) if action.kind in DOWNS and action.revid is not None else None
    return action.approved or (entry is not None and entry["confirmed_ts"] is not None)


def _step(app: App, action: Action, reason: str, *, again: bool) -> Step:
    """`again`: what could not be taken back is tried once more."""
    found = undoing(action, app.clock.now(), reason)
    if found.back is None:
        return Step(undoing=found, open=found.way is not Way.NOTHING)
    tried = app.store.action(found.back.key)
    if tried is None:
        return Step(undoing=found, by=found.back.key)
    if tried.status is ActionStatus.DONE:
        return Step(undoing=found, by=tried.key, so_far="done", open=False)
    if tried.status in (ActionStatus.PLANNED, ActionStatus.CLAIMED, ActionStatus.REVIEW):
        return Step(undoing=found, by=tried.key, so_far="waits", open=False)
    return Step(undoing=found, by=tried.key, so_far=f"could not be undone: {tried.result}", open=again)


def carry_out(app: App, what: Wanted, found: Sequence[Step], who: str, why: str) -> None:
    """Plan all of it; the authors named are cleared, the cases dismissed. All or nothing."""
    with app.store.transaction():
        todo = [fresh for step in found if step.open and (fresh := _fresh(app, step, who)).open]
        # First: of a case all of whose edits are released, nothing would be left to be dismissed.
        for number in what.cases:
            if (app.store.case(number) or {}).get("state") != CampaignState.DISMISSED:
                cases.decide(app, number, CampaignState.DISMISSED, who, why)
        for way, decide in ((Way.CANCEL, hold.cancel), (Way.RELEASE, hold.release)):
            for step in todo:
                # Where nothing is left against an author, the first of these has cancelled the others.
                if step.believed and step.undoing.way is way and _still(app, step):
                    decide(app, step.undoing.action.key, who, why)
        _withdraw(app, [step for step in todo if not step.believed], who, why, "undo" if what.row else "withdraw")
        for user in what.users:
            if _watched(app, key_of(user)):
                hold.clear(app, user, who, why)
        # After clearing, which cancels what is planned about an author.
        _act(app, [step for step in todo if step.undoing.way is Way.ACT], who, why)


def _fresh(app: App, step: Step, who: str) -> Step:
    """The same as it stands now: while somebody was asked, the program may have gone on."""
    action = app.store.action(step.undoing.action.key)
    if action is None or action == step.undoing.action:
        return step
    now = _step(app, action, f"undone by {who}", again=False)
    return replace(now, believed=step.believed)


def _still(app: App, step: Step) -> bool:
    action = app.store.action(step.undoing.action.key)
    return action is not None and action.status is not ActionStatus.CANCELLED


def _watched(app: App, actor_key: str) -> bool:
    return app.store.state(actor_key, app.clock.now()) in WATCHED


def _act(app: App, todo: Sequence[Step], who: str, why: str) -> None:
    """The newest first: moves are undone in the reverse order. And before any text, for its page has to be there."""
    now = app.clock.now()
    for place, step in enumerate(todo):
        action, back = step.undoing.action, step.undoing.back
        if back is None:
            continue
        if step.believed:
            feedback.was_wrong(app, action, who, why, what="undo")
        back = replace(back, due_at=now - timedelta(seconds=len(todo) - place))
        if not app.store.plan([back]):
            app.store.plan_again(back.key, back.due_at)


def _withdraw(app: App, todo: Sequence[Step], who: str, why: str, word: str) -> None:
    now = app.clock.now()
    downs = [step.undoing.action for step in todo if step.undoing.action.kind in DOWNS]
    app.store.withdraw([action.revid for action in downs if action.revid is not None])
    for step in todo:
        action, back = step.undoing.action, step.undoing.back
        if step.undoing.way is Way.CANCEL:
            app.store.settle(action.key, ActionStatus.CANCELLED, f"withdrawn by {who}", at=now)
        elif step.undoing.way is Way.RELEASE and back is not None and not app.store.plan([back]):
            app.store.plan_again(back.key, back.due_at)
        app.store.decided(now, who, word, action.key, why)
    unblocked = {step.undoing.action.actor_key for step in todo if step.undoing.action.kind is ActionKind.BLOCK}
    for actor_key in {step.undoing.action.actor_key for step in todo}:
        # What a flag, a silence or a block rested on is gone; a person's word on the author stays.
        if _watched(app, actor_key) and (actor_key in unblocked or not app.store.evidence(actor_key)):
            app.store.drop_state(actor_key)


def step_fields(step: Step) -> dict[str, Any]:
    """A step as plain values: the action, with `way`, `will`, `by` and `so_far`."""
    found = step.undoing
    return {
        **action_fields(found.action),
        "way": str(found.way) if step.open else "nothing",
        "will": found.words if step.open else "",
        "by": step.by,
        "so_far": step.so_far or ("" if step.open else found.words),
    }
