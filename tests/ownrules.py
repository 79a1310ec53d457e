"""Rules of a wiki's own as tests need them, and rulesets that hold them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wikiwatch.core.own_rules import FAMILY, Condition, OwnRule, OwnRules, Scope
from wikiwatch.core.ruleset import Ruleset, SignalRule


def own_rule(name: str, when: Condition, **given: Any) -> OwnRule:
    facts: dict[str, Any] = {"description": "Watches", "act": True, "points": 40, "outcome": None, "until": None}
    return OwnRule(id=name, when=when, **{**facts, "scope": Scope(), "samples": (), **given})


def with_own(rules: Ruleset, *own: OwnRule) -> Ruleset:
    signs = [SignalRule(id=rule.signal_id, points=40, family=FAMILY, reason="") for rule in own]
    points = replace(rules.points, signals=(*rules.points.signals, *signs))
    return replace(rules, points=points, own=OwnRules(rules=own))
