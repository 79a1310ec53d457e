"""Services outside: their budget of a day, and how long they are left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wikiwatch.core.reputation import CHECK_EVERY, FIRST_REST, LONGEST_REST, Service

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_the_budget_is_that_of_the_day() -> None:
    service = Service().asked(7, NOW).asked(2, NOW)
    assert service.left(NOW, 10) == 1
    assert service.asked(5, NOW).left(NOW, 10) == 0
    assert service.left(NOW + DAY, 10) == 10
    assert service.asked(1, NOW + DAY).left(NOW + DAY, 10) == 9


@pytest.mark.parametrize(
    ("failures", "pause"), [(1, FIRST_REST), (2, 2 * FIRST_REST), (3, 4 * FIRST_REST), (50, LONGEST_REST)]
)
def test_each_failure_doubles_the_pause_up_to_a_day(failures: int, pause: timedelta) -> None:
    service = Service()
    for _ in range(failures):
        service = service.failed("time-out", NOW)
    assert service.rests(NOW + pause - timedelta(seconds=1))
    assert not service.rests(NOW + pause)


def test_an_answer_ends_the_pause() -> None:
    service = Service().found("", NOW).failed("time-out", NOW)
    assert "time-out" in service.why_not_asked(NOW, 10)
    assert service.answered().why_not_asked(NOW, 10) == ""


def test_a_clock_that_was_ahead_silences_nobody() -> None:
    service = Service().found("", NOW).failed("time-out", NOW + 300 * DAY)
    assert not service.rests(NOW)
    assert service.why_not_asked(NOW, 10) == ""


def test_nobody_is_asked_once_the_budget_is_used_up() -> None:
    service = Service().found("", NOW).asked(10, NOW)
    assert service.why_not_asked(NOW, 10)
    assert service.why_not_asked(NOW, 11) == service.why_not_asked(NOW + DAY, 10) == ""


def test_nobody_is_asked_before_the_first_test_nor_after_one_that_failed() -> None:
    assert Service().why_not_asked(NOW, 10)
    assert Service().found("", NOW).why_not_asked(NOW, 10) == ""
    assert Service().found("it lists everything", NOW).why_not_asked(NOW, 10) == "it lists everything"


def test_tests_are_due_once_a_day_and_not_while_it_is_left_alone() -> None:
    service = Service()
    assert service.is_due(NOW, CHECK_EVERY)
    service = service.found("", NOW)
    assert not service.is_due(NOW + DAY / 2, CHECK_EVERY)
    assert service.is_due(NOW + DAY, CHECK_EVERY)
    assert not service.failed("time-out", NOW + DAY).is_due(NOW + DAY, CHECK_EVERY)
    assert service.is_due(NOW - DAY, CHECK_EVERY)  # the clock was ahead then
