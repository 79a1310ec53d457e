"""What is told by message: once, again after a day, and when it is over; and how long is too long."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.inert import for_message
from wikiwatch.core.news import (
    AGAIN,
    RESTED,
    SETTLED,
    Event,
    Known,
    Severity,
    Turn,
    back_off,
    gone,
    may_announce,
    seen,
    too_long,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVENT = Event(kind="budget", about="reverts", severity=Severity.WARNING)
CASE = Event(kind="case", about="7", severity=Severity.WARNING, once=True)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def told(there: list[bool], step: timedelta = MINUTE, event: Event = EVENT) -> list[Turn]:
    """What is told of an event that is there, or not, at each step."""
    known: Known | None = None
    turns = []
    for number, is_there in enumerate(there):
        now = NOW + number * step
        turn: Turn | None = None
        if is_there:
            known, turn = seen(known, event, now)
        elif known is not None:
            known, turn = gone(known, now)
        turns += [turn] if turn else []
    return turns


def test_what_lasts_is_told_once_and_again_each_day() -> None:
    assert told([True] * 50, HOUR) == [Turn.NEW, Turn.LASTS, Turn.LASTS]


def test_an_end_is_told_once_it_has_settled() -> None:
    assert told([True, *[False] * 60]) == [Turn.NEW, Turn.OVER]
    assert told([True, *[False] * 10]) == [Turn.NEW]


def test_what_comes_and_goes_within_minutes_never_ended() -> None:
    assert told([True, False, False, True, False, True] * 5) == [Turn.NEW]


def test_what_comes_back_soon_after_its_end_is_told_when_it_has_rested() -> None:
    there = [*[True] * 2, *[False] * 2, *[True] * 8]
    assert told(there, timedelta(minutes=30)) == [Turn.NEW, Turn.OVER]
    assert told([*there, *[True] * 4], timedelta(minutes=30)) == [Turn.NEW, Turn.OVER, Turn.NEW]
    assert timedelta(minutes=30) * 12 == RESTED


def test_what_happened_is_told_once_for_ever() -> None:
    assert told([*[True] * 40, *[False] * 40, True], HOUR, CASE) == [Turn.NEW]


@given(st.lists(st.booleans(), max_size=400))
def test_no_end_is_told_that_did_not_begin_and_nothing_floods(there: list[bool]) -> None:
    turns = told(there)
    open_now = False
    for turn in turns:
        assert (turn is Turn.NEW) is not open_now
        open_now = turn is not Turn.OVER
    assert turns.count(Turn.NEW) <= 1 + len(there) * MINUTE // RESTED


def test_a_clock_that_was_ahead_silences_nothing() -> None:
    known = Known(event=EVENT, since=NOW, told=NOW + timedelta(days=400))
    assert seen(known, EVENT, NOW)[1] is Turn.LASTS


def test_a_program_that_is_restarted_each_minute_is_told_once_a_day() -> None:
    known = Known(event=EVENT, since=NOW, told=NOW)
    assert may_announce(None, NOW)
    assert not may_announce(known, NOW + 23 * HOUR)
    assert may_announce(known, NOW + AGAIN)


def test_a_program_that_worked_in_between_is_told_anew_after_an_hour() -> None:
    known = Known(event=EVENT, since=NOW, told=NOW, ended=NOW + SETTLED)
    assert not may_announce(known, NOW + 30 * MINUTE)
    assert may_announce(known, NOW + HOUR)


@pytest.mark.parametrize(
    ("pauses", "least", "expected"),
    [
        ((9, 9, 9), 12, 13.5),  # its nights are shorter than the threshold; half as long again counts
        ((70, 9, 8), 12, 12),  # one breakdown makes no quiet wiki
        ((60, 60, 60), 12, 90),  # one of the weekends
        ((60, 60), 12, None),  # hardly anything was ever changed
        ((), 12, None),
        ((9, 9, 9), 0, None),  # switched off
    ],
)
def test_too_long_is_longer_than_usual(pauses: tuple[int, ...], least: int, expected: float | None) -> None:
    found = too_long([timedelta(hours=one) for one in pauses], timedelta(hours=least))
    assert found == (None if expected is None else timedelta(hours=expected))


def test_tries_become_more_seldom_up_to_four_hours() -> None:
    assert [back_off(n).total_seconds() / 60 for n in (1, 2, 3, 20)] == [2, 4, 8, 240]


@pytest.mark.parametrize(
    ("hostile", "dead"),
    [
        ("@everyone @here <@123> <!channel>", ("@", "<", ">")),
        ("[click](https://evil.example/a)", ("https", "evil.example", "](")),
        ("**bold** `code` ~~x~~ __y__ ||z||", ("*", "`", "~", "_", "|")),
        ("javascript:alert(1) mailto:a@b.example tel:+123", ("javascript:", "mailto:", "b.example", "tel:")),
        ("<script>&amp;\x1b[31m\u202e\x00", ("<", "&", "\x1b", "\u202e", "\x00")),
        ("line\nbreak", ("\n",)),
    ],
)
def test_hostile_text_does_nothing_in_a_chat(hostile: str, dead: tuple[str, ...]) -> None:
    shown = for_message(hostile)
    assert [one for one in dead if one in shown] == []


def test_plain_words_stay_as_they_are() -> None:
    assert (
        for_message("the run page says: no, since 12:30 (a person)") == "the run page says: no, since 12:30 (a person)"
    )


@given(st.text(max_size=500), st.integers(1, 80))
def test_a_message_is_one_line_of_bounded_length(text: str, limit: int) -> None:
    shown = for_message(text, limit)
    assert len(shown) <= limit
    assert not {unicodedata.category(one)[0] for one in shown} & {"C"}
    assert shown.splitlines() in ([], [shown])
