"""Signals, trust and the author's state in; one verdict out. The policy table decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
        adds_link=bool(case.added.links),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilySum:
    """The points that the signals of one family give together, and how many of them its cap leaves."""

    family: str
    points: float
    cap: float

    @property
    def counted(self) -> float:
        """What goes into the score."""
        return min(self.points, self.cap)


def family_sums(signals: Sequence[Signal], rules: PointRules) -> tuple[FamilySum, ...]:
    """The sums of the families of which a signal was found, in the order of the signals."""
    by_family: dict[str, float] = {}
    for signal in signals:
        family = rules.signal(signal.id).family
        by_family[family] = by_family.get(family, 0) + signal.points
    caps = {family.id: family.cap for family in rules.families}
    return tuple(FamilySum(family=family, points=points, cap=caps[family]) for family, points in by_family.items())


def score(signals: Sequence[Signal], rules: PointRules) -> float:
    """The sum of all points, each family capped: several weak signs of one kind never convict."""
    return sum(one.counted for one in family_sums(signals, rules))


def is_stale(change: Change, rules: PolicyRules, now: datetime) -> bool:
    """Whether a change is too old for an automatic action."""
    return now - change.timestamp > timedelta(hours=rules.stale_after_hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """A row of the policy that was looked at, and what it asked for in vain; nothing for the row that decides."""

    row: PolicyRow
    failed: tuple[str, ...] = ()


def deciding_row(
    rules: Ruleset, state: AccountState, band: str, signals: Sequence[Signal], *, adds_link: bool | None
) -> PolicyRow:
    """The first row whose conditions all hold; `adds_link` is None where nobody knows.

    The sum that a revert asks for is reached without the families that only hold, or it is not reached.
    """
    met = _met(rules, state, band, signals, adds_link)
    return next(row for row in rules.policy.rows if not any(_failing(row, met)))


def rows_looked_at(
    rules: Ruleset, state: AccountState, band: str, signals: Sequence[Signal], *, adds_link: bool | None
) -> tuple[LookedAt, ...]:
    """The rows up to the deciding one, which is the last, each with the conditions that did not hold, in words."""
    met, looked = _met(rules, state, band, signals, adds_link), []
    for row in rules.policy.rows:
        looked.append(LookedAt(row=row, failed=tuple(_failing(row, met))))
        if not looked[-1].failed:
            break
    return tuple(looked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """What the conditions of a row are compared with."""

    state: AccountState
    band: str
    found: frozenset[str]
    adds_link: bool | None
    total: float
    firm: float  # without the families that only hold


def _met(rules: Ruleset, state: AccountState, band: str, signals: Sequence[Signal], adds_link: bool | None) -> _Met:
    holding = {family.id for family in rules.points.families if family.holds_only}
    firm = [signal for signal in signals if rules.points.signal(signal.id).family not in holding]
    return _Met(
        state=state,
        band=band,
        found=frozenset(signal.id for signal in signals) - rules.only_noted,
        adds_link=adds_link,
        total=score(signals, rules.points),
        firm=score(firm, rules.points),
    )


def _failing(row: PolicyRow, met: _Met) -> Iterator[str]:
    """The conditions of a row that do not hold, in words."""
    if row.states and met.state not in row.states:
        yield f"the author is {met.state}, not {_either(row.states)}"
    if row.bands and met.band not in row.bands:
        yield f"trust is in the band {met.band}, not {_either(row.bands)}"
    if row.signals and met.found.isdisjoint(row.signals):
        yield f"found no {_either(row.signals)}"
    if row.adds_link is not None and met.adds_link is not None and row.adds_link != met.adds_link:
        yield "adds no link" if row.adds_link else "adds a link"
    firmly = (row.was or row.outcome) is Outcome.REVERT
    if (points := met.firm if firmly else met.total) < row.score_at_least:
        counted = " without the families that only hold" if firmly and met.firm != met.total else ""
        yield f"score {points:g}{counted}, below {row.score_at_least:g}"


def _either(words: Sequence[str]) -> str:
    return " or ".join(words)
