"""Which rules are for which change: log entries are only listed, but for moves and uploads of flagged authors."""

from __future__ import annotations

from dataclasses import replace

from wikiwatch.core.model import Change, Outcome
from wikiwatch.core.ruleset import PolicyRow, Ruleset

_NOTHING = PolicyRow(id="log-entry", outcome=Outcome.ALLOW, reason="A log entry, of which nothing is taken back.")
TAKEN_BACK = ("move", "upload")


def rules_for(change: Change, rules: Ruleset) -> Ruleset:
    """The rules for a change; of log entries without the rows that take down, change a state or plan a block.

    Of moves and uploads those stay that ask for nothing but the author's state: there a person, or the author's
    edits, have spoken. What a title or a number of uploads looks like is never enough by itself.
    """
    if change.is_text:
        return rules
    rows = [row for row in rules.policy.rows if _lists(row) or (change.log_type in TAKEN_BACK and _asks_state(row))]
    return replace(rules, policy=replace(rules.policy, rows=(*rows, _NOTHING)))


def _lists(row: PolicyRow) -> bool:
    return not (row.outcome.takes_down or row.account or row.block)


def _asks_state(row: PolicyRow) -> bool:
    alone = not (row.signals or row.bands or row.score_at_least) and row.adds_link is None
    return bool(row.states) and alone and not (row.account or row.block or row.hold_earlier)
