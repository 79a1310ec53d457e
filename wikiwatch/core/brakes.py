"""What keeps the program from doing much harm: budgets for actions, and a breaker for rules that people overturn."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import datetime, timedelta

from wikiwatch.core.action import Action, ActionKind
from wikiwatch.core.brake_rules import BreakerRules, BudgetRule
from wikiwatch.core.model import AccountState, Outcome
from wikiwatch.core.ruleset import PolicyRow, Ruleset

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# The budget that each kind of action is counted in. What gives back or lets go (releases, unblocks, deleted pages
# that come again) is never held up.
_BUDGETS = {
    ActionKind.HOLD: "hold",
    ActionKind.REVERT: "revert",
    ActionKind.MOVE: "revert",
    ActionKind.FILE_REVERT: "revert",
    ActionKind.DELETE: "revert",
    ActionKind.BLOCK: "block",
}
CONFIRMED = "confirmed-"  # before the name of the budget for those about whom more is known
BUDGETS = tuple(f"{prefix}{name}" for prefix in ("", CONFIRMED) for name in dict.fromkeys(_BUDGETS.values()))
# Authors in these states have a budget of their own: a flood of theirs must not use up what the others need.
FOUND_BAD = (AccountState.SILENCED, AccountState.BLOCKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So many actions of a budget within `window`; `words` name it for people."""

    budget: str
    most: int
    window: timedelta

    @property
    def words(self) -> str:
        """Such as `confirmed reverts an hour (600)`."""
        name = f"{self.budget.replace(CONFIRMED, 'confirmed ')}s"
        return f"{name} {'an hour' if self.window == HOUR else 'a day'} ({self.most})"


def budget_of(action: Action, *, confirmed: bool) -> str:
    """The budget that an action is counted in; "" for what people decided themselves, and for what gives back."""
    name = _BUDGETS.get(action.kind, "")
    if not name or action.approved:
        return ""
    return f"{CONFIRMED}{name}" if confirmed else name


def limits(budget: BudgetRule, edits_a_day: float, share_from: int) -> tuple[Limit, Limit]:
    """How much a budget holds on a wiki with so many edits a day.

    On a small wiki the numbers hold, on a busy one the shares; a wiki that grows never has less than before.
    """
    busy = edits_a_day if edits_a_day >= share_from else 0
    return (
        Limit(budget=budget.id, most=max(budget.hour, int(budget.hour_share * busy)), window=HOUR),
        Limit(budget=budget.id, most=max(budget.day, int(budget.day_share * busy)), window=DAY),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A person's decision about one thing that a rule did. `who` is "" where that is not known any more.

    `revid` or `rcid` is the change that the rule had found.
    """

    row: str
    actor_key: str
    at: datetime
    overturned: bool
    action_key: str
    who: str = ""
    revid: int | None = None
    rcid: int | None = None


def overturned_by_people(said: Sequence[Said], rules: BreakerRules) -> tuple[Said, ...]:
    """The decisions for which one row is to list only, one for each author; none as long as it may act.

    Each author counts once: one mistake about somebody with twenty edits is one mistake. So does whoever was
    confirmed, whatever number of edits that took down: to flood a rule neither trips it nor hides its mistakes.
    """
    latest: dict[str, Said] = {}
    for one in sorted(said, key=lambda one: (one.at, one.action_key), reverse=True):
        known = latest.setdefault(one.actor_key, one)
        if one.overturned and not known.overturned:
            latest[one.actor_key] = replace(known, overturned=True, action_key=one.action_key, who=one.who)
    wrong = tuple(one for one in list(latest.values())[: rules.latest] if one.overturned)
    return wrong if len(wrong) >= rules.overturned else ()


def can_trip(row: PolicyRow) -> bool:
    """Whether people's decisions can stop a row.

    Not one that merely does what the author's state asks for: then the row that brought the state was wrong, and its
    own edits tell. To stop the rows of the flagged and the silenced would let all of them go on at once.
    """
    rests_on_state = row.states and not (row.signals or row.bands or row.score_at_least or row.adds_link is not None)
    return not rests_on_state and bool(row.outcome.takes_down or row.account or row.block)


def braked(rules: Ruleset, tripped: Collection[str]) -> Ruleset:
    """The same rules with the rows that people overturned only listing.

    Each keeps its place and its conditions: what it used to decide must not fall to the next row, which may be harsher
    on weaker evidence.
    """
    if not tripped:
        return rules
    why = "It is only listed: people found this rule wrong."
    rows = tuple(only_listing(row, why) if row.id in tripped else row for row in rules.policy.rows)
    return replace(rules, policy=replace(rules.policy, rows=rows))


def only_listing(row: PolicyRow, why: str) -> PolicyRow:
    """A row that lists instead of what it did, and says why; one that people can't stop stays as it is."""
    if not can_trip(row):
        return row
    return replace(
        row,
        outcome=Outcome.WATCH,
        was=row.outcome,
        account=None,
        hold_earlier=False,
        block=False,
        reason=f"{row.reason} {why}",
    )


def row_mark(row: PolicyRow) -> str:
    """Stands for what a row does: the same until a person changes it. Its words are no part of it.

    Fields that are left as they are by default don't count, so that a new version's new field changes no mark.
    """
    given = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "reason"}
    defaults = {field.name: field.default for field in fields(row) if field.default is not MISSING}
    told = sorted((name, str(value)) for name, value in given.items() if value != defaults.get(name, MISSING))
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
