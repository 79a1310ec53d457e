"""Shares with their intervals, and how numbers are read."""

from __future__ import annotations

import pytest

from wikiwatch.core.shares import Share, duration, shares, span, steps


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (81, 263, 25.53, 36.62),  # Newcombe 1998, table I, method 3
        (15, 148, 6.24, 16.05),
        (0, 20, 0.0, 16.11),
        (1, 29, 0.61, 17.18),
        (29, 29, 88.30, 100.0),
        (0, 0, 0.0, 100.0),
    ],
)
def test_intervals_are_those_of_wilson(hits: int, total: int, low: float, high: float) -> None:
    assert Share(hits, total).interval == pytest.approx((low, high), abs=0.005)


def test_shares_of_nothing_are_dashes() -> None:
    assert shares(Share(1, 8)) == ("12.5", "2.24 to 47.1")
    assert shares(Share(0, 0)) == ("–", "–")


@pytest.mark.parametrize(
    ("seconds", "shown"), [(90, "90 seconds"), (600, "10.0 minutes"), (9_000, "2.5 hours"), (400_000, "4.6 days")]
)
def test_durations_have_a_readable_unit(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


def test_a_curve_is_looked_at_where_most_scores_are_and_at_the_lowest() -> None:
    many = [score for score in range(10, 30) for _ in range(2)]
    assert steps([*many, 5, 99, 0, 0, 0]) == [*range(29, 9, -1), 5]


@pytest.mark.parametrize(
    ("seconds", "name"), [(0, "less than 10 minutes"), (600, "10 minutes to an hour"), (10**9, "longer")]
)
def test_a_time_falls_into_one_span(seconds: float, name: str) -> None:
    assert span(seconds) == name
