"""Which rule each judged change was a hit of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from deeds import DAY, HOUR, NOW, action, change, record

from wikiwatch.core.action import ActionKind, ActionStatus
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


def report(store: Store, revid: int, action_key: str, user: str = "Ann", minutes: int = 60) -> None:
    saved = change(revid, user, at=NOW + timedelta(minutes=minutes), page_id=revid)
    store.note_appeal(saved, f"user:{user}", action_key)


def done(store: Store, key: str, seconds_later: int, **fields: Any) -> None:
    store.plan([action(key, row="repeat-links", **fields)])
    store.settle(key, ActionStatus.DONE, "", at=NOW + timedelta(seconds=seconds_later))


def test_what_the_program_did_is_counted_and_how_soon_the_text_was_down(store: Store) -> None:
    record(store, change(10), Outcome.HOLD)
    record(store, change(11), Outcome.HOLD)
    done(store, "block-10", 5, kind=ActionKind.BLOCK)
    done(store, "down-10", 90)
    done(store, "release-10", 900, kind=ActionKind.RELEASE)  # to give something back is nothing done to anybody
    store.plan([action("down-11", revid=11, row="flagged", due_at=NOW + HOUR)])
    found = hits(store)
    assert (found[10].actions, found[10].down_after, found[10].down_due) == (2, 90, None)
    assert (found[11].actions, found[11].down_after, found[11].down_due) == (0, None, NOW + HOUR)


def test_a_move_that_was_taken_back_is_an_action_about_its_log_entry(store: Store) -> None:
    record(store, change(None, rcid=77, log_type="move"), Outcome.REVERT)
    record(store, change(77, "Ben"))  # a revision with the same number
    done(store, "move-77", 20, kind=ActionKind.MOVE, revid=None, rcid=77)
    assert {key: one.actions for key, one in hits(store).items()} == {-77: 1, 77: 0}


def test_whoever_came_first_is_timed(store: Store) -> None:
    for revid, page in ((12, 2), (22, 3)):
        record(store, change(revid - 1, sha1=f"good{page}", page_id=page))
        record(store, change(revid, "Ben", sha1=f"bad{page}", page_id=page), Outcome.HOLD)
        again = change(revid + 1, "Cyd", at=NOW + HOUR, sha1=f"good{page}", page_id=page)
        store.note_identity_revert(record(store, again))
    done(store, "down-22", 60, revid=22)
    found = hits(store)
    assert (found[12].down_after, found[12].undone_after) == (None, 3600)
    assert (found[22].down_after, found[22].undone_after) == (60, None)


def test_a_report_is_about_the_action_that_it_names(store: Store) -> None:
    for revid in (10, 11):
        record(store, change(revid), Outcome.HOLD)
        done(store, f"down-{revid}", revid, revid=revid)
    assert not any(one.reported for one in hits(store).values())
    report(store, 90, "down-10", "Ben")
    report(store, 91, "down-10", "Cyd")
    assert {key: one.reported for key, one in hits(store).items()} == {10: True, 11: False}


def test_whoever_names_no_action_means_what_was_done_to_them_last(store: Store) -> None:
    for revid, minutes in ((10, 1), (11, 2), (12, 90)):
        record(store, change(revid), Outcome.HOLD)
        done(store, f"down-{revid}", minutes * 60, revid=revid)
    record(store, change(13, "Ben"), Outcome.HOLD)
    report(store, 90, "")
    report(store, 91, "", "Ben")  # to whom nothing was done
    assert {key: one.reported for key, one in hits(store).items()} == {10: False, 11: True, 12: False, 13: False}
