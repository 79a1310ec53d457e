"""The review of flagged authors: every few hours, one open proposal for each of whom there is something to say.

A proposal waits for a person (app/review), unless its class of decision is automatic, or has
waited as long as review.toml says. While observing, proposals are made and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.app import review
from wikiwatch.app.autonomy import autonomous
from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.blocks import RANGE
from wikiwatch.core.model import AccountState
from wikiwatch.core.review import PROGRAM, Finding, ProposalStatus, Window
from wikiwatch.core.review import review as reviewed
from wikiwatch.core.review_rules import DecisionClass, Unanswered
from wikiwatch.errors import UserError

log = logging.getLogger(__name__)

LAST_REVIEW = "last_review"
# Whoever was released without anybody's word is not so again within the time of the longest state: a spammer must not
# win a text every few days by waiting.
ONCE_IN = timedelta(days=30)


def keep_up(app: App) -> None:
    """Review, if it is time again."""
    if app.is_past(LAST_REVIEW, app.rules.review.every):
        app.store.set_meta(LAST_REVIEW, app.clock.now().isoformat())
        run_review(app)


def run_review(app: App) -> None:
    """Review all flagged authors, close the proposals about those who are not flagged any more, and see what waits."""
    app.store.overturn_undone_releases(app.clock.now())
    flagged = app.store.flagged(app.clock.now())
    keys = {account["actor_key"] for account in flagged}
    for proposal in app.store.proposals():
        if proposal["actor_key"] not in keys:
            _at_once(app, proposal, _end)
    for account in flagged:
        _at_once(app, account, _review_one)
    if app.enforce:
        _see_what_waits(app)


def _at_once(app: App, about: Mapping[str, Any], do: Callable[[App, Mapping[str, Any]], None]) -> None:
    try:
        with app.store.transaction():
            do(app, about)
    except UserError as error:  # somebody decided about it at the same time
        log.warning("%s could not be reviewed: %s", about["actor_key"], error.message)


def _end(app: App, proposal: Mapping[str, Any]) -> None:
    """The author is not flagged any more. An address' flag may end before anybody had to answer: that is an answer."""
    now, account = app.clock.now(), app.store.account(proposal["actor_key"])
    ran_out = account is not None and account["state"] == AccountState.FLAGGED and account["until"] < now.timestamp()
    releases = app.rules.review.decision(proposal["class"]).unanswered is Unanswered.RELEASE
    again = _released_lately(app.store.proposals_of(proposal["actor_key"]), now)
    if app.enforce and ran_out and releases and not again:
        review.release_unanswered(app, proposal["id"], "the flag has ended, and nobody had answered")
    else:
        _lapse(app, proposal, "the author is not flagged any more")


def _released_lately(earlier: Sequence[Mapping[str, Any]], now: datetime) -> bool:
    """Whether the program released an author by itself not long ago."""
    return any(
        one["who"] == PROGRAM
        and (one["class"] == DecisionClass.RELEASE or one["status"] == ProposalStatus.LAPSED)
        and one["decided_ts"] >= (now - ONCE_IN).timestamp()
        for one in earlier
    )


def find(app: App, account: Mapping[str, Any]) -> tuple[Window, Finding]:
    """What a review of a flagged author finds now."""
    window = app.store.window(account, app.rules)
    similarity = app.rules.repeat_links.step(window.band).similarity
    return window, reviewed(window, similarity, app.rules.review, app.clock.now())


def _review_one(app: App, account: Mapping[str, Any]) -> None:
    if app.store.state(account["actor_key"], app.clock.now()) is not AccountState.FLAGGED:
        return  # a person decided while others were reviewed
    window, finding = find(app, account)
    earlier = app.store.proposals_of(account["actor_key"])
    waiting = next((one for one in earlier if one["status"] == ProposalStatus.OPEN), None)
    if finding.answer is None or _answered(finding, account, earlier):
        if waiting is not None:
            _lapse(app, waiting, finding.reason)
        return
    detail, now = _detail(window, finding), app.clock.now()
    if waiting is None:
        actor = (account["actor_key"], account["user"])
        proposal_id = app.store.propose(actor, finding.answer, now, detail)
        log.info("proposal-%d: %s %s (%s)", proposal_id, finding.answer, account["user"], finding.reason)
    else:
        proposal_id = waiting["id"]
        app.store.propose_again(proposal_id, finding.answer, now, detail)
    if app.enforce:
        new = waiting is None or waiting["class"] != finding.answer
        again = finding.answer is DecisionClass.RELEASE and _released_lately(earlier, now)
        _go_on(app, proposal_id, finding.answer, new=new, for_people=again)


def _answered(finding: Finding, account: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a person has said no to this answer since the flag, and nothing bad came since."""
    return any(
        one["status"] == ProposalStatus.REJECTED
        and one["class"] == finding.answer
        and one["made_ts"] >= (account["flagged_ts"] or account["since"])
        and (finding.answer is DecisionClass.RELEASE or one["detail"]["attempts"] >= finding.attempts)
        for one in earlier
    )


def _go_on(app: App, proposal_id: int, decision: DecisionClass, *, new: bool, for_people: bool) -> None:
    """Carry out what needs no person's yes, or has waited long enough; but not what is `for_people`."""
    if decision in autonomous(app) and not for_people:
        review.carry_out(app, proposal_id, f"decisions of the class {decision} are automatic")
        return
    rule = app.rules.review.decision(decision)
    cycles = 0 if new else app.store.count_cycle(proposal_id)
    if cycles < rule.cycles:
        return
    why = f"nobody answered in {cycles} reviews"
    if for_people or rule.unanswered is Unanswered.KEEP:
        review.keep(app, f"proposal-{proposal_id}", why)
    elif rule.unanswered is Unanswered.CARRY_OUT:
        review.carry_out(app, proposal_id, why)
    else:
        review.release_unanswered(app, proposal_id, why)


def _detail(window: Window, finding: Finding) -> dict[str, Any]:
    """What is kept of a finding: plain values, for people and for whoever carries it out."""
    return {
        "reason": finding.reason,
        "band": window.band,
        "attempts": finding.attempts,
        "pages": finding.pages,
        "questions": [
            {"id": one.id, "value": one.value, "level": one.level.name.lower(), "reason": one.reason}
            for one in finding.questions
        ],
        "revids": [sent.revid for sent in (*window.cause, *window.later)],
        "similar": list(finding.similar),
    }


def _lapse(app: App, proposal: Mapping[str, Any], why: str) -> None:
    log.info("proposal-%d lapses: %s", proposal["id"], why)
    app.store.close_proposal(proposal["id"], ProposalStatus.LAPSED, app.clock.now(), "", why)


# Planned actions that wait for a yes belong to classes of decision, too.
_CLASSES = {ActionKind.BLOCK: DecisionClass.BLOCK, ActionKind.DELETE: DecisionClass.DELETE}


def _see_what_waits(app: App) -> None:
    for action in app.store.waiting():
        # A range is never blocked without a person, whatever the rules say of blocks.
        if action.status is ActionStatus.REVIEW and action.kind in _CLASSES and action.row != RANGE:
            with app.store.transaction():
                _see(app, action, _CLASSES[action.kind])


def _see(app: App, action: Action, decision: DecisionClass) -> None:
    """One that nobody answered in as many reviews as the rules say."""
    rule = app.rules.review.decision(decision)
    if app.clock.now() - action.planned_at < rule.cycles * app.rules.review.every:
        return
    why = f"nobody answered in {rule.cycles} reviews"
    if rule.unanswered is Unanswered.CARRY_OUT:
        review.approve_unanswered(app, action, why)
    elif rule.unanswered is Unanswered.RELEASE:
        review.cancel_unanswered(app, action, why)
    else:
        review.keep(app, action.key, why)
