"""Signals, trust and the author's state in; one verdict out. The policy table decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from wikiwatch.core import decoys
from wikiwatch.core.evidence import Case, Signal, Trust, Verdict
from wikiwatch.core.model import AccountState, Change, Outcome
from wikiwatch.core.ruleset import PointRules, PolicyRow, PolicyRules, Ruleset


def decide(case: Case, signals: Sequence[Signal], misses: Sequence[str], rules: Ruleset, now: datetime) -> Verdict:
    """The verdict of the first policy row whose conditions all hold.

    Where a person released the like of it not long ago, it is listed instead of taken down, and changes no state; so is
    what a silenced author adds to a decoy page.
    """
    row = deciding_row(rules, case.past.state, case.trust.band, signals, adds_link=bool(case.added.links))
    if decoys.stays(case):
        row = PolicyRow(id=decoys.DECOY_ROW, outcome=Outcome.WATCH, reason="It stays on a decoy page, to be read.")
    elif case.past.softly_allowed and row.outcome.takes_down and row.id not in rules.review.soft_allow.not_for:
        why = f"{row.reason} It stands all the same: {case.past.softly_allowed}."
        row = PolicyRow(id="soft-allow", outcome=Outcome.WATCH, reason=why)
    return Verdict(
        outcome=row.outcome,
        row=row.id,
        reason=row.reason,
        score=score(signals, rules.points),
        trust=case.trust,
        signals=tuple(signals),
        misses=tuple(misses),
        state=row.account or case.past.state,
        state_before=case.past.state,
        stale=is_stale(case.change, rules.policy, now),
        rules_version=rules.version,
    )


def passed_over(reason: str, trust: Trust, state: AccountState, rules: Ruleset) -> Verdict:
    """The verdict on a change that is exempt."""
    return Verdict(
        outcome=Outcome.ALLOW,
        row="exempt",
        reason=reason,
        score=0,
        trust=trust,
        exempt=reason,
        state=state,
        state_before=state,
        rules_version=rules.version,
    )


def set_aside(error: str, trust: Trust, state: AccountState, rules: Ruleset, *, stale: bool) -> Verdict:
    """The verdict on a change that the judge could not finish: shown to people, nothing done.

    Of an author all of whose edits come down, this one does, too: to break the judge must not be a way out.
    """
    row = next((row for row in rules.policy.rows if state in row.states and _asks_nothing_else(row)), None)
    failed = f"the judge failed on this change ({error}); nobody has judged it"
    return Verdict(
        outcome=row.outcome if row else Outcome.WATCH,
        row=row.id if row else "set-aside",
        reason=f"{row.reason} ({failed})" if row else failed,
        score=0,
        trust=trust,
        state=state,
        state_before=state,
        stale=stale,
        rules_version=rules.version,
    )


def _asks_nothing_else(row: PolicyRow) -> bool:
    return not (row.signals or row.bands or row.score_at_least) and row.adds_link is None


def score(signals: Sequence[Signal], rules: PointRules) -> float:
    """The sum of all points, each family capped: several weak signs of one kind never convict."""
    by_family: dict[str, float] = {}
    for signal in signals:
        family = rules.signal(signal.id).family
        by_family[family] = by_family.get(family, 0) + signal.points
    caps = {family.id: family.cap for family in rules.families}
    return sum(min(points, caps[family]) for family, points in by_family.items())


def is_stale(change: Change, rules: PolicyRules, now: datetime) -> bool:
    """Whether a change is too old for an automatic action."""
    return now - change.timestamp > timedelta(hours=rules.stale_after_hours)


def deciding_row(
    rules: Ruleset, state: AccountState, band: str, signals: Sequence[Signal], *, adds_link: bool | None
) -> PolicyRow:
    """The first row whose conditions all hold; `adds_link` is None where nobody knows.

    The sum that a revert asks for is reached without the families that only hold, or it is not reached.
    """
    found = {signal.id for signal in signals}
    holding = {family.id for family in rules.points.families if family.holds_only}
    firm = [signal for signal in signals if rules.points.signal(signal.id).family not in holding]
    total, firm_total = score(signals, rules.points), score(firm, rules.points)
    return next(
        row
        for row in rules.policy.rows
        if (not row.states or state in row.states)
        and (not row.bands or band in row.bands)
        and (not row.signals or not found.isdisjoint(row.signals))
        and (row.adds_link is None or adds_link is None or row.adds_link == adds_link)
        and (firm_total if (row.was or row.outcome) is Outcome.REVERT else total) >= row.score_at_least
    )
