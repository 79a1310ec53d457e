"""What the store keeps of authors from before they were met."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from deeds import DAY, NOW, change, record

from wikiwatch.core.model import Change, Contribution
from wikiwatch.core.record import Record
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

ANN = "user:Ann"


def edit(revid: int, days_ago: float, *, reverted: bool = False) -> Contribution:
    at = NOW - timedelta(days=days_ago)
    return Contribution(revid=revid, page_id=1, namespace=0, timestamp=at, reverted=reverted)


def known(store: Store, rules: Ruleset) -> Record:
    return store.trust_record(ANN, NOW, rules)


def test_an_author_is_met_once(store: Store) -> None:
    assert store.unmet({ANN, "ip:192.0.2.7"}) == {ANN, "ip:192.0.2.7"}
    store.note_met([ANN], NOW)
    store.note_met([ANN], NOW + DAY)
    assert store.unmet({ANN, "ip:192.0.2.7"}) == {"ip:192.0.2.7"}


def test_what_was_done_before_counts_for_trust(store: Store, rules: Ruleset) -> None:
    store.note_contributions(ANN, [edit(1, 30), edit(2, 20), edit(3, 10, reverted=True)])
    assert known(store, rules).stood == 2
    assert len(known(store, rules).reverted) == 1


def test_the_same_answer_twice_changes_nothing(store: Store, rules: Ruleset) -> None:
    for _ in range(2):
        store.note_contributions(ANN, [edit(1, 30), edit(2, 20)])
    assert known(store, rules).stood == 2


def test_what_was_undone_stays_so(store: Store, rules: Ruleset) -> None:
    store.note_contributions(ANN, [edit(1, 30, reverted=True)])
    store.note_contributions(ANN, [edit(1, 30)])
    assert known(store, rules).stood == 0


def test_an_edit_that_the_watch_has_seen_too_counts_once(store: Store, rules: Ruleset) -> None:
    record(store, change(10, at=NOW - 10 * DAY))
    store.note_contributions(ANN, [edit(10, 10)])
    assert known(store, rules).stood == 1


def test_a_contribution_does_not_make_a_revision_seen(store: Store) -> None:
    store.note_contributions(ANN, [edit(10, 10)])
    assert len(store.unseen([change(10)])) == 1


@pytest.mark.parametrize(
    ("reverting", "undone"),
    [
        (change(12, "Bea", parent_revid=11, tags=("mw-rollback",)), True),
        (change(12, "Bea", parent_revid=11, tags=("mw-manual-revert", "visualeditor")), True),
        (change(12, "Bea", parent_revid=11, tags=("mw-undo",)), False),
        (change(12, "Bea", parent_revid=11), False),
        (change(12, "Bea", parent_revid=9, tags=("mw-rollback",)), False),
        (change(12, "Ann", parent_revid=11, tags=("mw-manual-revert",)), False),
        (replace(change(12, "Bea", tags=("mw-rollback",)), parent_revid=None), False),
    ],
    ids=["rollback", "manual", "an undo of anything", "no revert", "of another", "of one's own", "a new page"],
)
def test_a_contribution_is_undone_where_the_wiki_says_that_its_successor_undoes_it(
    store: Store, rules: Ruleset, reverting: Change, undone: bool
) -> None:
    store.note_contributions(ANN, [edit(11, 10)])
    store.note_identity_revert(reverting)
    assert (known(store, rules).stood == 0) is undone


def test_warnings_of_one_minute_are_one(store: Store, rules: Ruleset) -> None:
    for second in (0, 5, 59, 60):
        store.note_warning(ANN, NOW - DAY + timedelta(seconds=second))
    assert len(known(store, rules).warnings) == 2
