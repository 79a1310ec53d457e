"""The rules for log entries."""

from __future__ import annotations

from wikiwatch.core.listing import listing_only
from wikiwatch.core.model import Outcome
from wikiwatch.core.ruleset import Ruleset


def test_no_row_for_log_entries_does_anything(rules: Ruleset) -> None:
    rows = listing_only(rules).policy.rows
    assert {row.outcome for row in rows} == {Outcome.ALLOW, Outcome.WATCH}
    assert not any(row.account or row.block or row.hold_earlier for row in rows)


def test_the_last_row_always_holds(rules: Ruleset) -> None:
    last = listing_only(rules).policy.rows[-1]
    assert (last.outcome, last.signals, last.states, last.score_at_least) == (Outcome.ALLOW, (), (), 0)
