"""What follows from a verdict: actions with a unique key, a target and a due time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.evidence import Insertion, Verdict
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind, Facts, Outcome
from wikiwatch.core.ruleset import PolicyRow, PolicyRules

Moment = Callable[[str], float]  # key -> a number from 0 to 1 that nobody outside can guess
# Nobody in particular can be blocked by these names.
NOBODY = (ActorKind.PROXY, ActorKind.TYPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Since when an author is flagged, and silenced; None where they are not."""

    flagged: datetime | None = None
    silenced: datetime | None = None


def take_down_key(revid: int) -> str:
    """The key of the action that takes a revision's text down, held or reverted."""
    return f"down-{revid}"


def log_key(change: Change) -> str:
    """The key of the action that takes back what a log entry tells of: a move, or a version of a file.

    Read from the log itself, an entry has no number of recent changes; its page and time tell as much.
    """
    kind = "move" if change.log_type == "move" else "file"
    number = f"p{change.page_id}-{int(change.timestamp.timestamp())}" if change.rcid is None else str(change.rcid)
    return f"{kind}-{number}"


def delete_key(change: Change) -> str:
    """The key of the action that deletes the page, or the file, that a change made."""
    return f"delete-{change.revid}" if change.is_text else f"delete-{log_key(change)}"


def plans(verdict: Verdict, rules: PolicyRules) -> bool:
    """Whether a verdict asks for any action at all."""
    row = _row(verdict, rules)
    return row is not None and (verdict.outcome.takes_down or row.hold_earlier or row.block)


def _row(verdict: Verdict, rules: PolicyRules) -> PolicyRow | None:
    return next((row for row in rules.rows if row.id == verdict.row), None)


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
    since: Since = Since(),
) -> tuple[Action, ...]:
    """The actions that a verdict asks for.

    `earlier` are the author's insertions that the signals rest on; rows with `hold_earlier` hold them too.
    `since` is how the author stood before this change: what a silenced one saves goes a random time later.
    A stale change, and a class of decision that is not autonomous, waits for a person's yes.
    """
    row = _row(verdict, rules)
    if row is None:
        return ()
    planned = _planned(
        *(facts, verdict, row, earlier, rules, now),
        observing=observing,
        autonomous=autonomous,
        moment=moment,
        since=since,
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
    since: Since,
) -> Iterator[Action]:
    change, actor = facts.change, facts.actor
    waits = ActionStatus.REVIEW if verdict.stale else ActionStatus.PLANNED
    if verdict.outcome.takes_down and change.revid is not None:
        key = take_down_key(change.revid)
        yield Action(
            key=key,
            kind=ActionKind.HOLD if verdict.outcome is Outcome.HOLD else ActionKind.REVERT,
            target=change.title,
            due_at=now + _delay(rules, since, change.timestamp, moment(key)),
            planned_at=now,
            reason=verdict.reason,
            status=waits,
            revid=change.revid,
            page_id=change.page_id,
            actor_key=actor.key,
            row=row.id,
            observed=observing,
        )
    if verdict.outcome.takes_down:
        due_at = now + _delay(rules, since, change.timestamp, moment(log_key(change)))
        for beside in _beside(change, verdict.outcome, waits, delete_waits="delete" not in autonomous):
            yield replace(
                beside,
                due_at=due_at,
                planned_at=now,
                reason=verdict.reason,
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
    if row.block and change.revid is not None and actor.kind not in NOBODY:
        block = plan_block(
            *(actor.key, block_target(actor), since.flagged or now, change.revid, row.id, rules, now),
            autonomous=() if verdict.stale else autonomous,
            approved=False,
            moment=moment,
            reason=verdict.reason,
        )
        yield replace(block, observed=observing)


def _beside(change: Change, outcome: Outcome, waits: ActionStatus, *, delete_waits: bool) -> Iterator[Action]:
    """What takes back a move or an upload, and what removes a page or file that was made; without times and reasons.

    A page that is only held may be good, and the first version of a file has none before it: a person decides.
    """
    now = change.timestamp
    moves, uploads = change.log_type == "move", change.log_type == "upload"
    new_file = uploads and change.log_action == "upload"
    if moves or (uploads and not new_file):
        yield Action(
            key=log_key(change),
            kind=ActionKind.MOVE if moves else ActionKind.FILE_REVERT,
            target=change.log_target if moves else change.title,
            argument=change.title if moves else now.isoformat(),
            due_at=now,
            planned_at=now,
            reason="",
            status=waits,
            rcid=change.rcid,
            page_id=change.page_id,
        )
    if new_file or (change.kind is ChangeKind.NEW and outcome is Outcome.REVERT):
        yield Action(
            key=delete_key(change),
            kind=ActionKind.DELETE,
            target=change.title,
            due_at=now,
            planned_at=now,
            reason="",
            status=ActionStatus.REVIEW if delete_waits or outcome is Outcome.HOLD else waits,
            revid=change.revid,
            rcid=change.rcid if new_file else None,
            page_id=change.page_id,
        )


def plan_block(
    actor_key: str,
    target: str,
    flagged_at: datetime,
    revid: int,
    row: str,
    rules: PolicyRules,
    now: datetime,
    *,
    autonomous: Collection[str],
    approved: bool,
    moment: Moment,
    reason: str = "The author is silenced.",
) -> Action:
    """The block of a silenced author, at a random moment some days after the flag, and never before now.

    `revid` is the edit that it rests on; it waits for a yes unless a person has said so or blocks need none.
    """
    key = f"block-{revid}"
    first, last = rules.block.after_days
    due_at = flagged_at + timedelta(days=first + (last - first) * moment(key))
    return Action(
        key=key,
        kind=ActionKind.BLOCK,
        target=target,
        due_at=max(due_at, now),
        planned_at=now,
        reason=reason,
        status=ActionStatus.PLANNED if approved or "block" in autonomous else ActionStatus.REVIEW,
        revid=revid,
        actor_key=actor_key,
        row=row,
        approved=approved,
    )


def block_target(actor: Actor) -> str:
    """The account or address; for IPv6 its /64, out of which a visitor takes another address at will."""
    return actor.key.removeprefix("ip:") if actor.kind is ActorKind.ADDRESS else actor.name


def _delay(rules: PolicyRules, since: Since, saved: datetime, fraction: float) -> timedelta:
    """How long a text stands: whoever is silenced and tries it out must not learn from the answer.

    MediaWiki's times are whole seconds: what was saved in that of the silence may have been there before it.
    """
    if since.silenced is None or saved <= since.silenced:
        return timedelta()
    first, last = rules.silenced_delay_minutes
    return timedelta(minutes=first + (last - first) * fraction)


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
