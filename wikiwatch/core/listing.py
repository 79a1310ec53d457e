"""The rules for what can only be listed: moves, uploads and sign-ups, of which nothing is taken down."""

from __future__ import annotations

from dataclasses import replace

from wikiwatch.core.model import Outcome
from wikiwatch.core.ruleset import PolicyRow, Ruleset

_NOTHING = PolicyRow(id="log-entry", outcome=Outcome.ALLOW, reason="A log entry, of which nothing can be taken down.")


def listing_only(rules: Ruleset) -> Ruleset:
    """The same rules without the rows that take a text down, change an author's state or plan a block."""
    rows = [row for row in rules.policy.rows if not (row.outcome.takes_down or row.account or row.block)]
    return replace(rules, policy=replace(rules.policy, rows=(*rows, _NOTHING)))
