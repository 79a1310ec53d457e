"""Rows of the policy, and own rules with an outcome, that can never decide.

All that follows is exact where it says "never": a row is called so only if there is no author, no sum and no kind of
change for which it would be the first that fits. Where that can't be seen, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice, product
from typing import Any

from wikiwatch.core.appeals import LONGEST, Place, appeal_rules
from wikiwatch.core.listing import rules_for
from wikiwatch.core.model import AccountState, Change, ChangeKind, Outcome
from wikiwatch.core.own_rules import OwnRule, OwnRules
from wikiwatch.core.ruleset import PolicyRow, Ruleset
from wikiwatch.detectors import campaign, comes_back, learned, listed, moves, signups, uploads
from wikiwatch.rulefiles.implied import covers
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.own_shapes import with_own
from wikiwatch.rulefiles.problems import Source, plain, shown

# Own rules with an outcome that are compared, each with each. A wiki has a handful; a thousand would take minutes.
MOST_COMPARED = 150
# Cases that are looked at for one row: five states, five bands, and a list of signs make some hundreds.
MOST_CASES = 5_000

_OF_LOGS = frozenset({*moves.SIGNALS, *uploads.SIGNALS, signups.BURST, comes_back.SIGNUP})
_LOG_ENTRY = Change(
    rcid=None,
    kind=ChangeKind.LOG,
    revid=None,
    parent_revid=None,
    page_id=0,
    namespace=0,
    title="",
    timestamp=datetime.min.replace(tzinfo=UTC),
    user="",
)


@dataclass(frozen=True)
class _View:
    """The rules as they are for one kind of change."""

    rules: Ruleset
    of_logs: bool

    @cached_property
    def least(self) -> dict[str, tuple[float, float]]:
        """For each sign: what a sum is at least once it was found, and one without the families that only hold."""
        families = {one.id: one for one in self.rules.points.families}
        found = {}
        for one in self.rules.points.signals:
            family = families.get(one.family)
            points = min(one.points, family.cap) if family and one.act else 0
            found[one.id] = (points, 0.0 if family and family.holds_only else points)
        return found

    @cached_property
    def most(self) -> tuple[float, float]:
        """The highest sums that there can be, as in `least`."""
        worth: dict[str, float] = {}
        for one in self.rules.points.signals:
            worth[one.family] = worth.get(one.family, 0) + one.points
        sums = [(min(one.cap, worth.get(one.id, 0)), one.holds_only) for one in self.rules.points.families]
        return sum(points for points, _ in sums), sum(points for points, holds_only in sums if not holds_only)


@dataclass(frozen=True)
class Dead:
    """A row that never decides, and why: the rows before it, or what it asks for that can't be."""

    row: PolicyRow
    before: tuple[str, ...] = ()
    highest: float | None = None  # the highest sum that there is, if it asks for more


_Kind = tuple[AccountState, str, bool | None, str]  # state, band, whether a link is added, and the sign that was found


def check(shaped: Mapping[str, Any], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Every row of policy.toml, and every rule of own.toml with an outcome, that never decides.

    `shaped` are the files as the core takes them, by name. Own rules that do not act yet are looked at as if they did.
    """
    own: OwnRules = shaped["own"]
    acting = OwnRules(rules=tuple(replace(rule, act=True) for rule in own.rules))
    rules = Ruleset(**{**with_own({**shaped, "own": acting}), "own": own})
    rows = {row.id: number for number, row in enumerate(shaped["policy"].rows)}
    names = {rule.signal_id: number for number, rule in enumerate(own.rules)}
    told_already = _after_the_last(shaped["policy"].rows)
    for dead in dead_rows(rules):
        name = dead.row.id
        if name in told_already:
            continue
        if name in names:
            yield _told(sources["own.toml"], ("rule", names[name], "outcome"), dead)
        else:
            yield _told(sources["policy.toml"], ("row", rows[name]), dead)


def _told(source: Source, where: Where, dead: Dead) -> Problem:
    if dead.highest is not None:
        where = (*where[:2], "score_at_least")
        hint = "no signs of points.toml reach it together: each family counts its cap at most"
        return source.problem(where, shown(dead.row.score_at_least), f"at most {shown(dead.highest)}", hint)
    found = "a row that never decides"
    if not dead.before:
        hint = "its signs are looked for in other bands or kinds of changes, and log entries are listed only"
        return source.problem(where, found, "conditions that can hold together", hint)
    named = ", ".join(f"`{plain(one)}`" for one in dead.before[:3])
    hint = f"what it asks for is always decided before, by {named}: move it up, or take it out"
    return source.problem(where, found, "a row that some change comes to", hint)


def _after_the_last(rows: Sequence[PolicyRow]) -> set[str]:
    """The rows after the first that has no condition: each of them is told by itself."""
    last = next((n for n, row in enumerate(rows) if not row.states and _asks_only_state(row)), len(rows))
    return {row.id for row in rows[last + 1 :]}


def dead_rows(rules: Ruleset) -> Iterator[Dead]:
    """Every row of the policy, those of own rules included, that can decide about no change at all."""
    implied = _implied(rules)
    views = list(_views(rules))
    for row in rules.policy.rows:
        if _decides_failures(rules, row):
            continue
        found = [_judged(view, row.id, implied) for view in views]
        if None in found:
            continue
        highest = views[0].most[_asks_firmly(row)]
        if row.score_at_least > highest:
            yield Dead(row, highest=highest)
        else:
            yield Dead(row, before=tuple(dict.fromkeys(one for names in found for one in names or ())))


def _views(rules: Ruleset) -> Iterator[_View]:
    """The rules for edits, for log entries, and where people object."""
    yield _View(rules, of_logs=False)
    for log_type in ("move", "newusers"):
        yield _View(rules_for(replace(_LOG_ENTRY, log_type=log_type), rules), of_logs=True)
    of_authors = {*listed.OF_AUTHORS, *comes_back.SIGNALS, *rules.own.of_authors}
    for place, length in ((Place.OWN_TALK, 0), (Place.REPORT, 0), (Place.REPORT, LONGEST + 1)):
        yield _View(appeal_rules(rules, place, length, of_authors), of_logs=False)


def _decides_failures(rules: Ruleset, row: PolicyRow) -> bool:
    """Whether a change that the judge could not finish may come to this row, see `decide.set_aside`."""
    if not (row.states and _asks_only_state(row)):
        return False
    earlier = rules.policy.rows[: rules.policy.rows.index(row)]
    taken = {state for one in earlier if _asks_only_state(one) for state in one.states}
    return not taken.issuperset(row.states)


def _judged(view: _View, row_id: str, implied: Mapping[str, frozenset[str]]) -> list[str] | None:
    """The rows that decide before this one in every case; None if it may decide."""
    rows = view.rules.policy.rows
    place = next((number for number, row in enumerate(rows) if row.id == row_id), None)
    if place is None or rows[place].score_at_least > view.most[_asks_firmly(rows[place])]:
        return []
    row, before = rows[place], dict[str, None]()
    for cases, case in enumerate(_cases(view, row)):
        first = next((one for one in rows[:place] if _holds(view, one, row, case, implied)), None)
        if first is None or cases > MOST_CASES:
            return None
        before[first.id] = None
    return list(before)


def _cases(view: _View, row: PolicyRow) -> Iterator[_Kind]:
    """Every kind of author, and of what they add, for which the row holds if the sum does; one sign each is enough."""
    bands = row.bands or [band.id for band in view.rules.trust.bands]
    links = (True, False, None) if row.adds_link is None else (row.adds_link, None)
    for case in product(row.states or tuple(AccountState), bands, links, row.signals or ("",)):
        _, band, _, sign = case
        looked_for = _bands_of(view.rules, sign)
        if not (looked_for and band not in looked_for) and (view.of_logs or sign not in _OF_LOGS):
            yield case


def _holds(view: _View, one: PolicyRow, row: PolicyRow, case: _Kind, implied: Mapping[str, frozenset[str]]) -> bool:
    """Whether a row surely holds in a case in which another one does."""
    state, band, link, sign = case
    found = {sign, *implied.get(sign, ())}
    total, firm = view.least.get(sign, (0.0, 0.0))
    total, firm = max(total, row.score_at_least), max(firm, row.score_at_least if _asks_firmly(row) else 0)
    return (
        (not one.states or state in one.states)
        and (not one.bands or band in one.bands)
        and (not one.signals or not found.isdisjoint(one.signals))
        and (one.adds_link is None or link is None or one.adds_link == link)
        and one.score_at_least <= (firm if _asks_firmly(one) else total)
    )


def _asks_only_state(row: PolicyRow) -> bool:
    return not (row.signals or row.bands or row.score_at_least) and row.adds_link is None


def _asks_firmly(row: PolicyRow) -> bool:
    """Whether a row asks for a sum without the families that only hold."""
    return (row.was or row.outcome) is Outcome.REVERT


def _bands_of(rules: Ruleset, sign: str) -> Sequence[str]:
    """The bands of the authors in whose edits a sign is looked for; none where it is looked for in all."""
    if sign in learned.SIGNALS:
        return rules.learned.bands
    if sign in campaign.SIGNALS:
        return rules.campaigns.bands
    if sign in comes_back.SIGNALS:
        return rules.comeback.bands
    own = next((rule for rule in rules.own.rules if rule.signal_id == sign), None)
    return own.scope.bands if own else ()


def _implied(rules: Ruleset) -> dict[str, frozenset[str]]:
    """For the sign of each own rule with an outcome: the signs of the rules that act and hit wherever it does."""
    deciding: list[OwnRule] = list(islice((rule for rule in rules.own.rules if rule.outcome), MOST_COMPARED))
    return {
        rule.signal_id: frozenset(
            one.signal_id for one in deciding if one.act and one is not rule and covers(one, rule)
        )
        for rule in deciding
    }
