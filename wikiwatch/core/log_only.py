"""Rules in log-only mode: what they find is noted and shown to people, and nothing is done."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from wikiwatch.core.brakes import can_trip, only_listing
from wikiwatch.core.model import Outcome
from wikiwatch.core.own_rules import PREFIX
from wikiwatch.core.ruleset import PolicyRow, Ruleset

WHY = "It is only listed: the rule does not act yet."
NOT_JUDGED = "judge.out_of_time"  # tells that nobody looked: without it, to be slow would be a way out


class RuleKind(StrEnum):
    """Where a rule stands."""

    OWN = "own"  # of own.toml
    ROW = "row"  # of policy.toml
    SIGN = "sign"  # of points.toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A rule that somebody named. `id` is that of its sign or row, for own rules with their prefix."""

    kind: RuleKind
    id: str

    @property
    def file_id(self) -> str:
        """The id under which it stands in its file."""
        return self.id.removeprefix(PREFIX) if self.kind is RuleKind.OWN else self.id


def named(rules: Ruleset, name: str) -> Named | None:
    """The rule with a name, an own rule with or without its prefix; None where there is none.

    Where an own rule has the name of a sign or row of the program's, its own name with the prefix tells them apart.
    """
    own = {rule.signal_id for rule in rules.own.rules}
    if name in own:
        return Named(kind=RuleKind.OWN, id=name)
    if any(row.id == name for row in rules.policy.rows):
        return Named(kind=RuleKind.ROW, id=name)
    if any(signal.id == name for signal in rules.points.signals):
        return Named(kind=RuleKind.SIGN, id=name)
    return Named(kind=RuleKind.OWN, id=PREFIX + name) if PREFIX + name in own else None


def names(rules: Ruleset) -> Iterator[str]:
    """Every name that `named` knows."""
    yield from (rule.id for rule in rules.own.rules)
    yield from (row.id for row in rules.policy.rows)
    yield from (signal.id for signal in rules.points.signals)


def must_act(row: PolicyRow) -> str:
    """Why a row can't be put into log-only mode; "" if it can."""
    if row.outcome is Outcome.ALLOW or (not can_trip(row) and row.outcome is Outcome.WATCH):
        return "it does nothing to anybody as it is"
    if not can_trip(row):
        return "it does what the author's state asks for, and all of them would go on at once"
    return ""


def in_force(rules: Ruleset) -> Ruleset:
    """The same rules with the rows that do not act only listing, each in its place."""
    if all(row.act for row in rules.policy.rows):
        return rules
    rows = tuple(row if row.act else only_listing(row, WHY) for row in rules.policy.rows)
    return replace(rules, policy=replace(rules.policy, rows=rows))


def watching(rules: Ruleset, wanted: Collection[str]) -> Ruleset:
    """The same rules with some in log-only mode, as if they had `act = false`; names of none are passed over.

    They have a version of their own: what they judge differs from what the files say.
    """
    found = {rule for name in wanted if (rule := named(rules, name)) is not None}
    if not found:
        return rules
    own = {rule.id for rule in found if rule.kind is RuleKind.OWN}
    signs = own | {rule.id for rule in found if rule.kind is RuleKind.SIGN}
    listing = {rule.id for rule in found if rule.kind is RuleKind.ROW}
    signals = tuple(replace(one, act=False) if one.id in signs else one for one in rules.points.signals)
    rows = (replace(row, act=False) if row.id in listing else row for row in rules.policy.rows if row.id not in own)
    told = repr([rules.version, sorted((str(rule.kind), rule.id) for rule in found)])
    changed = replace(
        rules,
        points=replace(rules.points, signals=signals),
        policy=replace(rules.policy, rows=tuple(rows)),
        own=replace(
            rules.own,
            rules=tuple(replace(one, act=False) if one.signal_id in own else one for one in rules.own.rules),
        ),
        version=hashlib.sha256(told.encode()).hexdigest()[:12],
    )
    return in_force(changed)
