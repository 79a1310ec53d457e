"""What follows from a verdict: actions with a unique key, a target and a due time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta

from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.evidence import Insertion, Verdict
from wikiwatch.core.model import Actor, ActorKind, Facts, Outcome
from wikiwatch.core.ruleset import PolicyRow, PolicyRules

Moment = Callable[[str], float]  # key -> a number from 0 to 1 that nobody outside can guess


def take_down_key(revid: int) -> str:
    """The key of the action that takes a revision's text down, held or reverted."""
    return f"down-{revid}"


def plan(
    facts: Facts,
    verdict: Verdict,
    earlier: tuple[Insertion, ...],
    rules: PolicyRules,
    now: datetime,
    *,
    observing: bool,
    autonomous: Collection[str],
    moment: Moment,
) -> tuple[Action, ...]:
    """The actions that a verdict asks for.

    `earlier` are the author's insertions that the signals rest on; rows with `hold_earlier` hold them too.
    A stale change, and a class of decision that is not autonomous, waits for a person's yes.
    """
    row = next((row for row in rules.rows if row.id == verdict.row), None)
    if row is None:
        return ()
    planned = _planned(
        facts, verdict, row, earlier, rules, now, observing=observing, autonomous=autonomous, moment=moment
    )
    return tuple(planned)


def _planned(
    facts: Facts,
    verdict: Verdict,
    row: PolicyRow,
    earlier: tuple[Insertion, ...],
    rules: PolicyRules,
    now: datetime,
    *,
    observing: bool,
    autonomous: Collection[str],
    moment: Moment,
) -> Iterator[Action]:
    change, actor = facts.change, facts.actor
    waits = ActionStatus.REVIEW if verdict.stale else ActionStatus.PLANNED
    if verdict.outcome.takes_down and change.revid is not None:
        yield Action(
            key=take_down_key(change.revid),
            kind=ActionKind.HOLD if verdict.outcome is Outcome.HOLD else ActionKind.REVERT,
            target=change.title,
            due_at=now,
            planned_at=now,
            reason=verdict.reason,
            status=waits,
            revid=change.revid,
            page_id=change.page_id,
            actor_key=actor.key,
            row=row.id,
            observed=observing,
        )
    if row.hold_earlier:
        stale_before = now - timedelta(hours=rules.stale_after_hours)
        for insertion in earlier:
            old = insertion.timestamp < stale_before
            yield Action(
                key=take_down_key(insertion.revid),
                kind=ActionKind.HOLD,
                target=insertion.title,
                due_at=now,
                planned_at=now,
                reason=f"one of the insertions that made the pattern: {verdict.reason}",
                status=ActionStatus.REVIEW if old else waits,
                revid=insertion.revid,
                page_id=insertion.page_id,
                actor_key=actor.key,
                row=row.id,
                observed=observing,
            )
    if row.block and actor.kind is not ActorKind.PROXY:
        key = f"block-{change.revid}"
        yield Action(
            key=key,
            kind=ActionKind.BLOCK,
            target=_block_target(actor),
            due_at=now + _delay(rules, moment(key)),
            planned_at=now,
            reason=verdict.reason,
            status=waits if "block" in autonomous else ActionStatus.REVIEW,
            revid=change.revid,
            actor_key=actor.key,
            row=row.id,
            observed=observing,
        )


def _block_target(actor: Actor) -> str:
    """The account or address; for IPv6 its /64, out of which a visitor takes another address at will."""
    return actor.key.removeprefix("ip:") if actor.kind is ActorKind.ADDRESS else actor.name


def _delay(rules: PolicyRules, fraction: float) -> timedelta:
    first, last = rules.block.after_days
    return timedelta(days=first + (last - first) * fraction)


def plan_release(action: Action, now: datetime, reason: str) -> Action:
    """The action that puts the text back which `action` took down."""
    return Action(
        key=f"release-{action.revid}",
        kind=ActionKind.RELEASE,
        target=action.target,
        due_at=now,
        planned_at=now,
        reason=reason,
        revid=action.revid,
        page_id=action.page_id,
        actor_key=action.actor_key,
        approved=True,
    )


def lapsed(action: Action, rules: PolicyRules, now: datetime) -> bool:
    """Whether a plan made while observing is too old to be carried out without a person's yes."""
    limit = timedelta(hours=rules.observed_plan_hours)
    return action.observed and not action.approved and now - action.planned_at > limit
