"""A rule that a person named, which there may not be."""

from __future__ import annotations

from wikiwatch.core.log_only import Named, named, names
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.errors import UserError


def rule_named(rules: Ruleset, name: str) -> Named:
    """The rule with a name. UserError where there is none."""
    found = named(rules, name)
    if found is None:
        near = sorted(one for one in names(rules) if name in one or one in name)[:5]
        told = f"did you mean one of these: {', '.join(near)}?" if near else "`wikiwatch rules stats` names all of them"
        raise UserError(f"there is no rule, row or sign {name!r}", told)
    return found
