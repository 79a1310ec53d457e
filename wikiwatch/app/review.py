"""What a proposal about a flagged author comes to: a person's yes or no, and what the program does in their place.

A no answers the proposal and nothing else: the author stays flagged, what is held stays held, and the same answer is
proposed again only when more bad edits came. Who means that there is no spam at all says so with `clear`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from wikiwatch.app import feedback, hold, undo
from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.model import AccountState, ActorKind, has_temp_name
from wikiwatch.core.plan import plan_block, take_down_key
from wikiwatch.core.review import PROGRAM, ProposalStatus
from wikiwatch.core.review_rules import DecisionClass
from wikiwatch.core.undoing import DOWNS, takes_back
from wikiwatch.errors import UserError

log = logging.getLogger(__name__)

_TAKEN_BACK = (*DOWNS, ActionKind.MOVE, ActionKind.FILE_REVERT, ActionKind.DELETE)


def accept(app: App, proposal_id: int, who: str, why: str = "") -> Mapping[str, Any]:
    """A person's yes: what the class says is done.

    Returns the proposal as it is then; UserError where it is not open, or its author is not flagged any more.
    """
    proposal = _open(app, proposal_id)
    if app.store.state(proposal["actor_key"], app.clock.now()) is not AccountState.FLAGGED:
        raise UserError(f"{proposal['user']} is not flagged any more", hint="`wikiwatch status` tells the states")
    with app.store.transaction():
        _do(app, proposal, who, why, approved=True)
        _close(app, proposal, ProposalStatus.ACCEPTED, who, why, "accept")
    return _known(app, proposal_id)


def reject(app: App, proposal_id: int, who: str, why: str = "", *, clear: bool = False) -> Mapping[str, Any]:
    """A person's no: nothing of it is done. `clear` also puts back what was held, and takes the flag away.

    Returns the proposal as it is then; UserError where it is not open.
    """
    proposal = _open(app, proposal_id)
    with app.store.transaction():
        _close(app, proposal, ProposalStatus.REJECTED, who, why, "reject")
        if clear:
            _release(app, proposal, who, why)
    return _known(app, proposal_id)


def carry_out(app: App, proposal_id: int, why: str) -> None:
    """The program's own yes, to a class of decision that is automatic or that review.toml has carried out."""
    proposal = _open(app, proposal_id)
    with app.store.transaction():
        _do(app, proposal, PROGRAM, why, approved=False)
        _close(app, proposal, ProposalStatus.CARRIED_OUT, PROGRAM, why, proposal["class"])


def release_unanswered(app: App, proposal_id: int, why: str) -> None:
    """Whatever was proposed: what was held comes back with this note, and the author is cleared."""
    proposal = _open(app, proposal_id)
    proposes_it = proposal["class"] == DecisionClass.RELEASE
    with app.store.transaction():
        _release(app, proposal, PROGRAM, why)
        status = ProposalStatus.CARRIED_OUT if proposes_it else ProposalStatus.LAPSED
        _close(app, proposal, status, PROGRAM, why, DecisionClass.RELEASE)


def approve_unanswered(app: App, action: Action, why: str) -> None:
    """A planned block or deletion is carried out without a person's yes, because review.toml says so."""
    log.info("%s: approved, %s", action.key, why)
    hold.approve(app, action.key, PROGRAM, why)


def cancel_unanswered(app: App, action: Action, why: str) -> None:
    """A planned block or deletion is given up, because review.toml says so."""
    log.info("%s: cancelled, %s", action.key, why)
    hold.cancel(app, action.key, PROGRAM, why)


def keep(app: App, key: str, why: str) -> None:
    """What nobody answered goes on waiting; said once for each."""
    if not any(one["what"] == "keep" for one in app.store.decisions(key)):
        log.info("%s goes on waiting: %s", key, why)
        app.store.decided(app.clock.now(), PROGRAM, "keep", key, why)


def _do(app: App, proposal: Mapping[str, Any], who: str, why: str, *, approved: bool) -> None:
    decision = DecisionClass(proposal["class"])
    if decision is DecisionClass.RELEASE:
        _release(app, proposal, who, why)
        return
    account = _account(app, proposal)
    _silence(app, proposal, account, who)
    if decision is DecisionClass.BLOCK:
        _plan_block(app, proposal, account, approved=approved)


def _release(app: App, proposal: Mapping[str, Any], who: str, why: str) -> None:
    """What was held or taken back since the flag comes back, and the author is cleared.

    What a person called unwanted, or undid, stays away: that word was about this text.
    """
    key, now = proposal["actor_key"], app.clock.now()
    revids = set(proposal["detail"]["revids"])
    flagged_ts = _account(app, proposal)["flagged_ts"] or 0
    keys = [
        action.key
        for action in app.store.actions_of_actor(key)
        if action.kind in _TAKEN_BACK
        and not takes_back(action)
        and (action.revid in revids or (action.revid is None and action.planned_at.timestamp() >= flagged_ts))
        and not feedback.called_unwanted(app, action)
    ]
    what = undo.Wanted(keys=tuple(keys))
    undo.carry_out(app, what, undo.steps(app, what, f"released by {who}"), who, why)
    # Whoever says that there is no spam means that of one who was silenced meanwhile, too.
    if app.store.state(key, now) in feedback.WATCHED:
        feedback.clear_author(app, key, proposal["user"], who, now)
        app.store.decided(now, who, "clear", key, why)


def _silence(app: App, proposal: Mapping[str, Any], account: Mapping[str, Any], who: str) -> None:
    """What is like spam is confirmed as such, and from now on nothing that the author sends stays."""
    now, user = app.clock.now(), proposal["user"]
    address = proposal["actor_key"].startswith("ip:")
    kind = ActorKind.ADDRESS if address else ActorKind.TEMP if has_temp_name(user) else ActorKind.ACCOUNT
    app.store.confirm(proposal["detail"]["similar"], now)
    for revid in proposal["detail"]["similar"]:
        row, key = app.store.entry(revid), take_down_key(revid)
        if row is not None and row["confirmed_ts"] is not None and not row["overturned"] and app.store.action(key):
            app.store.decided(now, who, "confirm", key, f"proposal-{proposal['id']}")
    app.store.set_state(
        (proposal["actor_key"], user),
        AccountState.SILENCED,
        now,
        until=now + app.rules.policy.lasting(kind),
        revid=account["revid"],
        reason=f"silenced by {who} after a review: {proposal['detail']['reason']}",
    )


def _plan_block(app: App, proposal: Mapping[str, Any], account: Mapping[str, Any], *, approved: bool) -> None:
    key, similar = proposal["actor_key"], proposal["detail"]["similar"]
    planned = plan_block(
        key,
        key.removeprefix("ip:") if key.startswith("ip:") else proposal["user"],
        app.store.since(key, app.clock.now()).flagged or app.clock.now(),
        similar[-1] if similar else account["revid"],
        DecisionClass.BLOCK,
        app.rules.policy,
        app.clock.now(),
        autonomous=(DecisionClass.BLOCK,),  # the yes was given to the proposal
        approved=approved,
        moment=app.moment,
        reason=f"a review of the flagged author: {proposal['detail']['reason']}",
    )
    if not app.store.plan([planned]):  # planned once before, and given up
        app.store.plan_again(planned.key, planned.due_at)


def _close(app: App, proposal: Mapping[str, Any], status: ProposalStatus, who: str, why: str, what: str) -> None:
    now, key = app.clock.now(), f"proposal-{proposal['id']}"
    app.store.close_proposal(proposal["id"], status, now, who, why)
    app.store.decided(now, who, what, key, why)
    log.info("%s (%s %s): %s by %s%s", key, proposal["class"], proposal["user"], status, who, f", {why}" if why else "")


def _account(app: App, proposal: Mapping[str, Any]) -> Mapping[str, Any]:
    account = app.store.account(proposal["actor_key"])
    if account is None:
        raise UserError(f"nothing is known of {proposal['user']} any more")
    return account


def _open(app: App, proposal_id: int) -> Mapping[str, Any]:
    proposal = _known(app, proposal_id)
    if proposal["status"] != ProposalStatus.OPEN:
        raise UserError(f"proposal-{proposal_id} is not open any more: it is {proposal['status'].replace('_', ' ')}")
    return proposal


def _known(app: App, proposal_id: int) -> Mapping[str, Any]:
    proposal = app.store.proposal(proposal_id)
    if proposal is None:
        raise UserError(f"no proposal has the number {proposal_id}", hint="`wikiwatch review` lists them")
    return proposal
