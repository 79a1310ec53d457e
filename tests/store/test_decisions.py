"""The audit trail: decisions are only ever added, whatever happens to what they are about."""

from __future__ import annotations

import sqlite3

import pytest
from deeds import HOUR, NOW, action, record
from deeds import change as made

from wikiwatch.core.action import ActionStatus
from wikiwatch.store.db import Store


@pytest.fixture
def decided(store: Store) -> Store:
    record(store, made(10))
    store.plan([action()])
    store.decided(NOW, "Sybil", "release", "down-10", "a source")
    store.decided(NOW + HOUR, "Gus", "clear", "user:Ann", "")
    return store


@pytest.mark.parametrize(
    "statement",
    [
        "update decision set why = 'another'",
        "update decision set who = 'Eve' where id = 1",
        "delete from decision",
        "delete from decision where id = 2",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_decision(decided: Store, statement: str) -> None:
    before = decided.audit()
    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        decided.conn.execute(statement)
    assert decided.audit() == before


def test_decisions_are_told_oldest_first_with_what_they_are_about(decided: Store) -> None:
    first, second = decided.audit()
    assert (first["who"], first["what"], first["why"]) == ("Sybil", "release", "a source")
    assert (first["kind"], first["target"], first["actor_key"]) == ("hold", "Bridge", "user:Ann")
    assert (second["key"], second["kind"]) == ("user:Ann", None)


def test_decisions_can_be_told_from_a_time_on(decided: Store) -> None:
    assert [row["who"] for row in decided.audit(NOW + HOUR)] == ["Gus"]


def test_what_happens_later_changes_no_decision(decided: Store) -> None:
    before = [dict(row, kind=None, target=None, actor_key="") for row in decided.audit()]
    decided.note_new_name("user:Ann", "user:Bea")
    decided.overturn(10, NOW)
    decided.settle("down-10", ActionStatus.CANCELLED, "", at=NOW)
    decided.purge(NOW + HOUR)
    assert [dict(row, kind=None, target=None, actor_key="") for row in decided.audit()] == before
