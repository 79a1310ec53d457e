"""Rules of a wiki's own as tests need them, and rulesets that hold them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

from wikiwatch.core.own_rules import FAMILY, Condition, OwnRule, OwnRules, Scope
from wikiwatch.core.ruleset import Ruleset, SignalRule
from wikiwatch.rulefiles.own_shapes import OwnRuleShape


def own_rule(name: str, when: Condition, **given: Any) -> OwnRule:
    facts: dict[str, Any] = {"description": "Watches", "act": True, "points": 40, "outcome": None, "until": None}
    return OwnRule(id=name, when=when, **{**facts, "scope": Scope(), "samples": (), **given})


def with_own(rules: Ruleset, *own: OwnRule) -> Ruleset:
    signs = [SignalRule(id=rule.signal_id, points=40, family=FAMILY, reason="") for rule in own]
    points = replace(rules.points, signals=(*rules.points.signals, *signs))
    return replace(rules, points=points, own=OwnRules(rules=own))


def promoted(own: str) -> str:
    """The text of an own.toml in which each rule that says who promoted it was promoted as it is worded."""
    for row in tomllib.loads(own).get("rule", ()):
        if "promoted" in row and "wording" not in row["promoted"]:
            wording = OwnRuleShape.model_validate(row).rule().wording
            own = own.replace("promoted = { on", f'promoted = {{ wording = "{wording}", on', 1)
    return own
