"""The figures of the rules, each small enough to be counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from deeds import DAY, NOW

from wikiwatch.core.lists import Entry, Kind, ListName
from wikiwatch.core.rule_stats import (
    ROW,
    SIGNAL,
    TOTAL,
    Board,
    Figures,
    Hit,
    Word,
    endings,
    figure_fields,
    unused,
    word,
)
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.shares import Share

TODAY = NOW.date()


def hit(change: int, author: str = "Ann", **fields: Any) -> Hit:
    what = {"at": NOW, "row": "flagged", "down": True}
    return Hit(change=change, actor_key=f"user:{author}", **{**what, **fields})


def counted(hits: list[Hit], said: dict[int, bool], since: datetime | None = None) -> Board:
    board = Board(since)
    for one in hits:
        board.add(one, word(one, said))
    return board


@pytest.mark.parametrize(
    ("one", "said", "made_of_it"),
    [
        (hit(1), {1: True}, Word.OVERTURNED),
        (hit(1), {1: False}, Word.CONFIRMED),
        (hit(1, reverted=True), {1: True}, Word.OVERTURNED),
        (hit(1, reverted=True), {}, Word.REVERTED),
        (hit(1), {2: True}, Word.WAITING),
        (hit(1, released=True), {}, Word.NOTHING),  # by the program itself
        (hit(1, down=False), {}, Word.NOTHING),
        (hit(1, down=False, reverted=True), {}, Word.REVERTED),
        (hit(-7), {7: True}, Word.WAITING),  # a log entry, and a revision with its number
    ],
)
def test_what_people_made_of_a_hit(one: Hit, said: dict[int, bool], made_of_it: Word) -> None:
    assert word(one, said) is made_of_it


def test_hits_are_counted_by_row_and_by_signal() -> None:
    hits = [
        hit(1, "Ann", signals=("a", "b")),
        hit(2, "Ben", signals=("a",), at=NOW + DAY),
        hit(3, "Ann", row="campaign", signals=("b",)),
        hit(4, "Cyd", row="allow", down=False),
    ]
    board = counted(hits, {1: True, 2: False})
    rows = [board.figures(ROW, name) for name in ("flagged", "campaign", "allow")]
    assert [(one.hits, one.authors, one.last) for one in rows] == [(2, 2, NOW + DAY), (1, 1, NOW), (1, 1, NOW)]
    signals = [board.figures(SIGNAL, name) for name in ("a", "b")]
    assert [(one.hits, one.authors, one.precision) for one in signals] == [(2, 2, Share(1, 2)), (2, 1, Share(0, 1))]
    assert rows[0].words == {Word.OVERTURNED: 1, Word.CONFIRMED: 1}
    assert signals[1].words == {Word.OVERTURNED: 1, Word.WAITING: 1}
    assert (board.figures(TOTAL, "all").hits, board.figures(TOTAL, "all").precision) == (4, Share(1, 2))
    assert board.figures(ROW, "a") == Figures()


def test_what_nobody_weighed_counts_nowhere() -> None:
    board = counted([hit(1, row="exempt", down=False), hit(2)], {})
    assert (board.figures(TOTAL, "all").hits, board.figures(ROW, "exempt").hits) == (1, 0)


def test_twenty_edits_of_one_author_are_one_mistake() -> None:
    hits = [*(hit(number, "Ann") for number in range(1, 21)), hit(21, "Ben"), hit(22, "Cyd")]
    said = {**dict.fromkeys(range(1, 21), True), 21: False, 22: False}
    flagged = counted(hits, said).figures(ROW, "flagged")
    assert flagged.words == {Word.OVERTURNED: 20, Word.CONFIRMED: 2}
    assert flagged.precision == Share(2, 3)


def test_whoever_was_wronged_once_counts_as_wronged() -> None:
    flagged = counted([hit(1), hit(2), hit(3)], {1: False, 2: True, 3: False}).figures(ROW, "flagged")
    assert flagged.precision == Share(0, 1)


def test_what_was_only_listed_makes_no_precision() -> None:
    flagged = counted([hit(1, down=False, reverted=True), hit(2, "Ben")], {}).figures(ROW, "flagged")
    assert flagged.words == {Word.REVERTED: 1, Word.WAITING: 1}
    assert flagged.precision == Share(0, 0)


def test_times_are_told_by_their_median_and_what_nobody_took_down_has_none() -> None:
    hits = [hit(number, down_after=after) for number, after in enumerate((60.0, 10.0, 9000.0), 1)]
    found = counted([*hits, hit(4, undone_after=30.0), hit(5, row="allow")], {})
    assert (found.figures(ROW, "flagged").median_seconds, found.figures(ROW, "flagged").people_median_seconds) == (
        60,
        30,
    )
    assert found.figures(ROW, "allow").median_seconds is None
    assert found.figures(TOTAL, "all").median_seconds == 60


def test_actions_and_reports_are_summed_over_the_hits_that_count() -> None:
    hits = [hit(1, actions=2, reported=True), hit(2, actions=1), hit(3, actions=5, reported=True, at=NOW - 9 * DAY)]
    found = counted(hits, {}, NOW - DAY).figures(ROW, "flagged")
    assert (found.actions, found.reported) == (3, 1)


def test_hits_from_before_are_not_counted_but_the_last_one_is_known() -> None:
    hits = [hit(1, at=NOW - 9 * DAY), hit(2, at=NOW - 8 * DAY, row="campaign"), hit(3, "Ben", at=NOW)]
    board = counted(hits, {1: True}, NOW - DAY)
    flagged = board.figures(ROW, "flagged")
    assert (flagged.hits, flagged.authors, flagged.precision) == (1, 1, Share(0, 0))
    assert board.figures(ROW, "campaign") == Figures(last=NOW - 8 * DAY)


@pytest.mark.parametrize(
    ("last", "added", "watched", "idle"),
    [
        (None, None, 90, True),
        (90, 90, 90, True),
        (89, 200, 200, False),
        (None, 200, 89, False),  # the program has not watched long enough
        (None, 89, 200, False),  # the rule is younger
        (None, None, None, False),  # nothing was judged yet
    ],
)
def test_unused_is_what_found_nothing_for_ninety_days_of_watch(
    last: int | None, added: int | None, watched: int | None, idle: bool
) -> None:
    ago = [None if days is None else NOW - timedelta(days=days) for days in (last, added, watched)]
    assert unused(ago[0], ago[1] and ago[1].date(), ago[2], NOW) is idle


def entry(what: str, until: date | None) -> Entry:
    return Entry(
        list=ListName.DENY,
        kind=Kind.DOMAIN,
        what=what,
        reason="r",
        added_by="Gerda",
        since=date(2020, 1, 1),
        until=until,
    )


def test_what_ends_within_thirty_days_or_has_ended_is_named_the_earliest_first(rules: Ruleset) -> None:
    days = {"a.example": 30, "b.example": 31, "c.example": 0, "d.example": -1}
    entries = [*(entry(what, TODAY + timedelta(days=n)) for what, n in days.items()), entry("e.example", None)]
    listed = replace(rules, lists=replace(rules.lists, entries=tuple(entries)))
    assert [(one.id, one.days) for one in endings(listed, NOW)] == [
        ("deny domain d.example", 0),
        ("deny domain c.example", 1),  # today is its last day
        ("deny domain a.example", 31),
    ]


def test_the_fields_hold_the_interval_of_the_precision() -> None:
    fields = figure_fields("row", "flagged", Figures(hits=30, authors=29, precision=Share(1, 29)), is_unused=False)
    found = [
        fields[name] for name in ("authors_right", "authors_wrong", "precision", "precision_low", "precision_high")
    ]
    assert found == [1, 28, 3.4, 0.6, 17.2]
    nobody = figure_fields("row", "flagged", Figures(), is_unused=True)
    assert (nobody["hits"], nobody["precision"], nobody["precision_low"], nobody["unused"]) == (0, None, None, True)
