"""Which rule each judged change was a hit of."""

from __future__ import annotations

from deeds import DAY, NOW, action, change, record

from wikiwatch.core.evidence import Signal
from wikiwatch.core.model import Outcome
from wikiwatch.core.rule_stats import Hit
from wikiwatch.store.db import Store


def signal(name: str) -> Signal:
    return Signal(id=name, points=20, reason="because")


def hits(store: Store) -> dict[int, Hit]:
    return {one.change: one for one in store.hits()}


def test_a_hit_names_its_row_and_each_signal_once(store: Store) -> None:
    record(store, change(10), Outcome.HOLD, signal("a"), signal("b"), signal("a"))
    record(store, change(11, "Ben"))
    first = Hit(change=10, at=NOW, actor_key="user:Ann", row="row", signals=("a", "b"), down=True)
    assert hits(store) == {10: first, 11: Hit(change=11, at=NOW, actor_key="user:Ben", row="row")}


def test_a_log_entry_has_the_number_of_its_recent_change(store: Store) -> None:
    record(store, change(None, rcid=77, log_type="move"), Outcome.HOLD)
    assert list(hits(store)) == [-77]


def test_a_change_that_was_only_read_for_trust_is_no_hit(store: Store) -> None:
    record(store, change(10, at=NOW - DAY), None)
    assert hits(store) == {}
    assert store.judged_since() is None
    record(store, change(11))
    assert store.judged_since() == NOW


def test_an_edit_that_was_held_later_is_a_hit_of_the_row_that_held_it(store: Store) -> None:
    record(store, change(10))
    store.hold_later(10, "one of the insertions that made the pattern")
    assert hits(store)[10].row == "row"  # nothing tells which one
    store.plan([action("down-10", row="repeat-links")])
    assert (hits(store)[10].row, hits(store)[10].down) == ("repeat-links", True)


def test_what_became_of_the_text_is_told(store: Store) -> None:
    record(store, change(10), Outcome.HOLD)
    store.overturn(10, NOW)
    record(store, change(11, sha1="one", page_id=2))
    record(store, change(12, "Ben", sha1="two", page_id=2), Outcome.WATCH)
    store.note_identity_revert(record(store, change(13, "Cyd", sha1="one", page_id=2)))
    found = hits(store)
    assert {key: (one.down, one.released, one.reverted) for key, one in found.items()} == {
        10: (True, True, False),
        11: (False, False, False),
        12: (False, False, True),
        13: (False, False, False),
    }
