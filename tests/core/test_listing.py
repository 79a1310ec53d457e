"""Which rules are for which change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wikiwatch.core.listing import rules_for
from wikiwatch.core.model import AccountState, Change, ChangeKind, Outcome
from wikiwatch.core.ruleset import Ruleset


def entry(log_type: str) -> Change:
    return Change(
        rcid=1,
        kind=ChangeKind.LOG,
        revid=None,
        parent_revid=None,
        page_id=7,
        namespace=0,
        title="Bridge",
        timestamp=datetime(2026, 11, 22, tzinfo=UTC),
        user="Ann",
        log_type=log_type,
    )


@pytest.mark.parametrize("log_type", ["move", "upload", "newusers"])
def test_no_sign_and_no_sum_takes_anything_back_or_changes_a_state(rules: Ruleset, log_type: str) -> None:
    rows = rules_for(entry(log_type), rules).policy.rows
    assert not any(row.account or row.block or row.hold_earlier for row in rows)
    assert all(row.states and not row.signals for row in rows if row.outcome.takes_down)


@pytest.mark.parametrize("log_type", ["move", "upload"])
def test_what_a_flagged_or_silenced_author_moves_and_uploads_goes(rules: Ruleset, log_type: str) -> None:
    rows = rules_for(entry(log_type), rules).policy.rows
    found = {state: row.outcome for row in rows if row.outcome.takes_down for state in row.states}
    assert found == {AccountState.SILENCED: Outcome.REVERT, AccountState.FLAGGED: Outcome.HOLD}


def test_a_sign_up_is_only_ever_listed(rules: Ruleset) -> None:
    rows = rules_for(entry("newusers"), rules).policy.rows
    assert {row.outcome for row in rows} == {Outcome.ALLOW, Outcome.WATCH}


def test_the_last_row_always_holds(rules: Ruleset) -> None:
    last = rules_for(entry("move"), rules).policy.rows[-1]
    assert (last.outcome, last.signals, last.states, last.score_at_least) == (Outcome.ALLOW, (), (), 0)


def test_all_rules_are_for_edits(rules: Ruleset) -> None:
    edit = Change(**{**{f: getattr(entry("move"), f) for f in Change.__slots__}, "kind": ChangeKind.EDIT, "revid": 3})
    assert rules_for(edit, rules) is rules
