"""The time that was wasted: what counts, what does not, and laws that hold for all edits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.wasted import (
    FASTEST_A_SECOND,
    NOTHING,
    SESSION_GAP,
    Caught,
    Effort,
    Save,
    chart_days,
    efforts,
    is_caught,
    reckon,
    typing_seconds,
    up_to_block,
)

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
FLORA = Caught(key="user:Flora", silenced=True)


def save(minutes: float, characters: int | None = 100, **fields: object) -> Save:
    at = START + timedelta(minutes=minutes)
    what: dict[str, object] = {"revid": round(minutes * 60), "at": at, "characters": characters, **fields}
    return Save(**what)  # type: ignore[arg-type]


def total(saves: Sequence[Save], author: Caught = FLORA) -> Effort:
    return reckon([(author, saves)]).total


@pytest.mark.parametrize(
    ("characters", "gap", "seconds"),
    [
        (3000, 2, 0),  # pasted
        (3000, 299, 0),  # sooner than the fastest of typists
        (3000, 300, 300),  # as fast as these: no more than the time there was
        (3000, 3000, 692.3),  # 52 words a minute
        (26, 3000, 6),
        (0, 3000, 0),
        (None, 3000, 0),  # nobody counted
        (10, 0, 0),
    ],
)
def test_typing_is_estimated_from_the_size_and_capped_by_the_gap(
    characters: int | None, gap: float, seconds: float
) -> None:
    assert typing_seconds(characters, gap) == pytest.approx(seconds, abs=0.1)


def test_a_session_goes_from_its_first_save_to_its_last() -> None:
    found = total([save(0), save(10), save(40), save(41)])
    assert (found.edits, found.sessions, found.seconds) == (4, 1, 41 * 60)


def test_saves_an_hour_apart_are_two_sessions() -> None:
    assert (total([save(0), save(59)]).sessions, total([save(0), save(59)]).seconds) == (1, 59 * 60)
    assert (total([save(0), save(60)]).sessions, total([save(0), save(60)]).seconds) == (2, 0)


def test_a_single_edit_took_no_time_because_nobody_saw_its_beginning() -> None:
    assert total([save(0, 3000)]) == Effort(edits=1, sessions=1)


def test_nobody_types_the_same_text_twice() -> None:
    assert total([save(0), save(10, 520)]).typed == 120
    assert total([save(0), save(10, 520, repeated=True)]).typed == 0


def test_what_nobody_read_is_a_part_of_what_was_typed() -> None:
    found = total([save(0), save(10, 520), save(20, 520, unread=True)])
    assert (found.typed, found.unread, found.unread_edits) == (240, 120, 1)


@pytest.mark.parametrize(
    ("author", "counts"),
    [
        (Caught(key="user:Flora"), False),
        (Caught(key="user:Flora", confirmed=True), True),
        (Caught(key="user:Flora", silenced=True), True),
        (Caught(key="user:Flora", blocked=START + timedelta(minutes=5)), True),
        (Caught(key="user:Flora", blocked=START - timedelta(days=90)), False),  # for something else, long before
    ],
)
def test_who_counts_as_caught(author: Caught, counts: bool) -> None:
    assert is_caught(author, [save(0), save(10)]) is counts
    assert bool(reckon([(author, [save(0), save(10)])]).authors) is counts
    assert not is_caught(author, [])


def test_an_account_is_burnt_and_an_address_is_not() -> None:
    address = Caught(key="ip:192.0.2.1", silenced=True)
    confirmed = Caught(key="user:Gus", confirmed=True)
    found = reckon([(one, [save(0), save(1)]) for one in (FLORA, address, confirmed)])
    assert (found.burnt, found.addresses, len(found.authors)) == (1, 1, 3)


def test_the_worst_come_first() -> None:
    gus = Caught(key="user:Gus", silenced=True)
    found = reckon([(FLORA, [save(0), save(1)]), (gus, [save(0), save(30)])])
    assert [one.author.user for one in found.authors] == ["Gus", "Flora"]


def test_time_belongs_to_the_day_of_the_save_that_ends_it() -> None:
    found = reckon([(FLORA, [save(11 * 60 + 50), save(12 * 60 + 10)])])
    assert [(day.day, cost.seconds) for day, cost in found.days] == [(22, 0), (23, 1200)]
    assert found.worst_day is not None
    assert found.worst_day[0] == date(2026, 11, 23)
    assert chart_days(found, date(2026, 11, 24), 3) == [
        (date(2026, 11, 22), 0),
        (date(2026, 11, 23), 1200),
        (date(2026, 11, 24), 0),
    ]


def test_a_campaign_has_what_its_own_edits_cost() -> None:
    gus = Caught(key="user:Gus", confirmed=True)
    found = reckon([(FLORA, [save(0), save(5, case=7), save(9)]), (gus, [save(0), save(20, case=7)])])
    [case] = found.cases
    assert (case.id, case.authors, case.burnt, case.effort.seconds) == (7, 2, 1, 25 * 60)


def test_what_came_before_a_time_is_left_out() -> None:
    found = reckon([(FLORA, [save(0), save(10), save(30)])], START + timedelta(minutes=20))
    assert (found.total.edits, found.total.seconds) == (1, 20 * 60)
    assert reckon([(FLORA, [save(0)])], START + timedelta(days=1)).authors == ()


def test_the_public_sees_nothing_that_came_after_the_block() -> None:
    blocked = Caught(key="user:Flora", blocked=START + timedelta(minutes=5))
    assert [one.revid for one in up_to_block(blocked, [save(0), save(5), save(6)])] == [0, 300]
    assert up_to_block(FLORA, [save(0)]) == []


SAVES = st.lists(
    st.builds(
        save,
        st.integers(0, 4000).map(lambda seconds: seconds / 10),
        st.one_of(st.none(), st.integers(0, 100_000)),
        repeated=st.booleans(),
        unread=st.booleans(),
        case=st.one_of(st.none(), st.integers(1, 3)),
    ),
    max_size=20,
)


@given(SAVES)
def test_no_figure_is_below_zero_and_each_part_fits_into_the_whole(saves: list[Save]) -> None:
    found = total(saves)
    assert 0 <= found.unread <= found.typed <= found.seconds
    assert 0 <= found.sessions <= found.edits == len(saves)
    if saves:
        times = [one.at for one in saves]
        assert found.seconds <= (max(times) - min(times)).total_seconds()
    for _, cost in efforts(saves):
        assert cost.seconds < SESSION_GAP.total_seconds()


@given(SAVES, st.integers(0, 4000), st.integers(0, 100_000))
def test_one_more_edit_never_lowers_the_time(saves: list[Save], tenths: int, characters: int) -> None:
    more = total([*saves, save(tenths / 10, characters)])
    assert more.seconds >= total(saves).seconds
    assert more.edits == len(saves) + 1


@given(SAVES, st.integers(0, 4000), st.integers(0, 100_000))
def test_one_more_edit_after_all_others_lowers_nothing(saves: list[Save], tenths: int, characters: int) -> None:
    later = save(400 + tenths / 10 + 0.1, characters)
    before, after = total(saves), total([*saves, later])
    assert (after.seconds, after.typed, after.unread) >= (before.seconds, before.typed, before.unread)
    assert after.typed >= before.typed
    assert after.sessions >= before.sessions


@given(SAVES)
def test_days_add_up_to_the_total_and_campaigns_to_no_more(saves: list[Save]) -> None:
    found = reckon([(FLORA, saves)])
    assert sum((cost for _, cost in found.days), NOTHING).edits == found.total.edits
    assert sum(cost.seconds for _, cost in found.days) == pytest.approx(found.total.seconds)
    assert sum(case.effort.seconds for case in found.cases) <= found.total.seconds + 0.001


@given(SAVES)
def test_the_order_in_which_edits_are_given_changes_nothing(saves: list[Save]) -> None:
    unique = list({one.revid: one for one in saves}.values())
    assert total(unique[::-1]) == total(unique)


def test_nobody_types_faster_than_the_fastest() -> None:
    assert typing_seconds(1000, 1000 / FASTEST_A_SECOND - 0.1) == 0
