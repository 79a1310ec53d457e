"""A person's word on one id: it was good (release), or it was unwanted (confirm)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wikiwatch.app import feedback, hold, review, undo
from wikiwatch.app.context import App
from wikiwatch.app.entries import action_fields
from wikiwatch.app.waiting import PROPOSAL, Only, waiting
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.plan import take_down_key
from wikiwatch.core.review_rules import DecisionClass
from wikiwatch.core.undoing import DOWNS, takes_back
from wikiwatch.errors import UserError

# A yes to these reaches a person, or everybody who reads a page.
GRAVE = (ActionKind.BLOCK, ActionKind.DELETE, ActionKind.GROUP)
_PROPOSAL = re.compile(r"(?:proposal|review)-([0-9]{1,18})")
_REVID = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a person's word on one id will do, or why it can't be said."""

    id: str
    will: str = ""
    problem: UserError | None = None


def chosen(app: App, words: Sequence[str], only: Only) -> list[str]:
    """The ids that words name, and those of all waiting edits to which the conditions apply; each once."""
    found = list(words)
    if only.given:
        found += [item["id"] for item in waiting(app, only) if item["type"] == "edit"]
    return list(dict.fromkeys(found))


def choice(app: App, word: str, *, good: bool) -> Choice:
    """What `release` (`good`) or `confirm` means for an id: an action's key, a revision, a proposal."""
    key = take_down_key(int(word)) if _REVID.fullmatch(word) else word
    proposal = _PROPOSAL.fullmatch(key)
    if proposal:
        return _about_proposal(app, int(proposal[1]), good=good)
    action = app.store.action(key)
    if action is None:
        return Choice(id=key, problem=UserError(f"no action has the key {key!r}", "`wikiwatch review` lists the ids"))
    if action.kind is ActionKind.RELEASE and good and action.revid is not None:
        return Choice(id=take_down_key(action.revid), will="it is tried again to put the text back")
    if action.kind is ActionKind.RELEASE and not good and action.revid is not None:
        return choice(app, take_down_key(action.revid), good=False)
    will = _release(app, action) if good else _confirm(app, action)
    if will:
        return Choice(id=key, will=will)
    good_by = feedback.called_good(app, action)
    stands = "called good by a person" if good_by else f"a {action.kind} that is {action.status}"
    done = "released" if good else "confirmed"
    return Choice(id=key, problem=UserError(f"{key} can't be {done}: it is {stands}"))


def asks_again(app: App, key: str, *, good: bool) -> bool:
    """Whether a person is asked a second time: about proposals, and before a yes to what is grave."""
    action = app.store.action(key)
    return bool(_PROPOSAL.fullmatch(key)) or (not good and action is not None and action.kind in GRAVE)


def _release(app: App, action: Action) -> str:
    if takes_back(action) or action.status is ActionStatus.CANCELLED:
        return ""
    if action.status is ActionStatus.DONE:
        return "the text is put back" if action.kind in DOWNS else _undoing(app, action.key)[0].undoing.words
    if action.kind in DOWNS:
        return "it is left as it stands: the verdict was wrong"
    return "it is not carried out" if action.status.open else ""


def _confirm(app: App, action: Action) -> str:
    if takes_back(action) or feedback.called_good(app, action):
        return ""
    if _released_by_program(app, action):
        return "it was unwanted, and what the program released is taken down again"
    if action.status is ActionStatus.CANCELLED:
        return ""
    if action.kind in DOWNS:
        waits = action.status in (ActionStatus.REVIEW, ActionStatus.PERSON)
        return "it was unwanted" + (", and is taken down if that can be done" if waits else "")
    if action.status is ActionStatus.DONE:
        return "it was right"
    waits = action.status in (ActionStatus.REVIEW, ActionStatus.PLANNED, ActionStatus.PERSON)
    return f"it is carried out, not before {action.due_at:%Y-%m-%d %H:%M} UTC" if waits else ""


def _released_by_program(app: App, action: Action) -> bool:
    row = app.store.entry(action.revid) if action.kind in DOWNS and action.revid is not None else None
    return row is not None and bool(row["overturned"])


def _about_proposal(app: App, number: int, *, good: bool) -> Choice:
    key = f"{PROPOSAL}-{number}"
    found = app.store.proposal(number)
    if found is None or found["status"] != "open":
        state = "there is none" if found is None else f"it is {found['status']}"
        return Choice(id=key, problem=UserError(f"{key} does not wait for an answer: {state}"))
    if good:
        return Choice(id=key, will=f"all that was held of {found['user']} is put back, and they are cleared")
    if found["class"] == DecisionClass.RELEASE:
        return Choice(id=key, will=f"nothing of {found['user']} is put back: the flag stays")
    return Choice(id=key, will=f"as proposed for {found['user']}: {found['class']}")


def decide(app: App, key: str, who: str, why: str, *, good: bool) -> dict[str, Any]:
    """Keep a person's word on an id, as `choice` has told it; what was planned for it, as plain values."""
    proposal = _PROPOSAL.fullmatch(key)
    if proposal:
        answered = _answer(app, int(proposal[1]), who, why, good=good)
        return {"id": key, "key": key, "kind": PROPOSAL, "status": answered["status"]}
    action = app.store.action(key)
    if action is None:
        raise UserError(f"no action has the key {key!r}", "`wikiwatch review` lists the ids")
    say = _say_good if good else _say_unwanted
    return {"id": key, **action_fields(say(app, action, who, why))}


def _answer(app: App, number: int, who: str, why: str, *, good: bool) -> Mapping[str, Any]:
    found = app.store.proposal(number)
    says_good = found is not None and found["class"] == DecisionClass.RELEASE
    if good is says_good:
        return review.accept(app, number, who, why)
    return review.reject(app, number, who, why, clear=good)


def _say_good(app: App, action: Action, who: str, why: str) -> Action:
    if action.kind in DOWNS:
        return hold.release(app, action.key, who, why)
    if action.status is not ActionStatus.DONE:
        return hold.cancel(app, action.key, who, why)
    steps = _undoing(app, action.key)
    undo.carry_out(app, undo.Wanted(keys=(action.key,)), steps, who, why)
    return app.store.action(steps[0].by) or action


def _undoing(app: App, key: str) -> list[undo.Step]:
    return undo.steps(app, undo.Wanted(keys=(key,)), "released by a person")


def _say_unwanted(app: App, action: Action, who: str, why: str) -> Action:
    if action.kind in DOWNS:
        return hold.confirm(app, action.key, who, why)
    if action.status is not ActionStatus.DONE:
        return hold.approve(app, action.key, who, why)
    feedback.was_right(app, action, who, why)
    return action
