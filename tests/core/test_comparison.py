"""Verdicts beside what people did: every number can be counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import hypothesis.strategies as st
from hypothesis import given

from wikiwatch.core.comparison import MOST_PERIODS, Compared, Fate, compare
from wikiwatch.core.model import Outcome
from wikiwatch.core.shares import Share

START = datetime(2026, 1, 31, 12, tzinfo=UTC)


def edit(
    revid: int,
    outcome: Outcome = Outcome.ALLOW,
    fate: Fate = Fate.STOOD,
    *,
    days: float = 0,
    score: float = 0,
    signals: tuple[str, ...] = (),
    undone_after: float | None = None,
    down_after: float = 0,
) -> Compared:
    at = START + timedelta(days=days)
    return Compared(
        revid=revid,
        at=at,
        outcome=outcome,
        row=f"row-{outcome}",
        score=score,
        signals=signals,
        down_at=at + timedelta(seconds=down_after) if outcome.takes_down else None,
        fate=fate,
        undone_at=at + timedelta(seconds=undone_after) if undone_after is not None else None,
    )


EDITS = [
    edit(1, Outcome.REVERT, Fate.UNDONE, score=120, signals=("a", "b"), undone_after=600),
    edit(2, Outcome.REVERT, Fate.STOOD, score=100, signals=("a",)),
    edit(3, Outcome.HOLD, Fate.UNDONE, score=60, signals=("b",), undone_after=3_600, down_after=1_000),
    edit(4, Outcome.HOLD, Fate.UNDONE, score=60, signals=("b",), undone_after=60, down_after=1_000, days=1),
    edit(5, Outcome.HOLD, Fate.STOOD, score=80, signals=("b",), days=1),
    edit(6, Outcome.WATCH, Fate.NEITHER, score=20, signals=("a",), days=1),
    edit(7, fate=Fate.UNDONE, undone_after=200_000, days=1),
    edit(8, days=40),
    edit(9, Outcome.HOLD, Fate.YOUNG, score=60, days=40),
]


def test_precision_leaves_out_the_young_and_what_says_nothing_and_coverage_counts_all_that_was_undone() -> None:
    found = compare(EDITS)
    assert [(one.name, one.hits, one.precision, one.coverage, one.young) for one in found.outcomes] == [
        ("reverted", 2, Share(1, 2), Share(1, 4), 0),
        ("held", 4, Share(2, 3), Share(2, 4), 1),
        ("listed", 1, Share(0, 0), Share(0, 4), 0),
        ("allowed", 2, Share(1, 2), Share(1, 4), 0),
    ]
    assert (found.total.undone, found.total.stood, found.total.neither, found.total.young) == (4, 3, 1, 1)


def test_time_is_won_from_when_a_text_would_have_gone_and_only_where_that_is_earlier() -> None:
    found = compare(EDITS)
    assert [one.median_won for one in found.outcomes] == [600, 2_600, None, None]
    assert {name: share for name, share in found.stood_for.items() if share.total} == {
        "less than 10 minutes": Share(0, 1),
        "10 minutes to an hour": Share(1, 1),
        "1 to 6 hours": Share(1, 1),
        "1 to 7 days": Share(0, 1),
    }


def test_an_edit_counts_for_each_of_its_signals() -> None:
    found = compare(EDITS)
    assert [(one.name, one.hits, one.undone, one.stood) for one in found.signals] == [("b", 4, 3, 1), ("a", 3, 1, 1)]


def test_rows_come_with_the_severest_outcome_first() -> None:
    found = compare(EDITS)
    assert [(outcome, one.name, one.hits) for outcome, one in found.rows] == [
        (Outcome.REVERT, "row-revert", 2),
        (Outcome.HOLD, "row-hold", 4),
        (Outcome.WATCH, "row-watch", 1),
        (Outcome.ALLOW, "row-allow", 2),
    ]


def test_what_would_have_been_wrong_is_listed_with_reverts_and_high_scores_first() -> None:
    assert [one.revid for one in compare([*reversed(EDITS), edit(10, Outcome.HOLD, score=90)]).wrong] == [2, 10, 5]


def test_what_was_missed_is_listed_with_the_latest_first() -> None:
    late, listed = edit(10, fate=Fate.UNDONE, days=9), edit(11, Outcome.WATCH, Fate.UNDONE, days=9)
    found = compare([edit(9, fate=Fate.UNDONE), late, edit(8), listed])
    assert [one.revid for one in found.missed] == [10, 9]


def test_the_curve_tells_what_each_score_would_find() -> None:
    assert [(one.score, one.precision, one.coverage) for one in compare(EDITS).curve] == [
        (120, Share(1, 1), Share(1, 4)),
        (100, Share(1, 2), Share(1, 4)),
        (80, Share(1, 3), Share(1, 4)),
        (60, Share(3, 5), Share(3, 4)),
        (20, Share(3, 5), Share(3, 4)),
    ]


def test_months_without_edits_are_months_too() -> None:
    found = compare(EDITS)
    assert [(one.name, sum(one.outcomes.values()), one.missed) for one in found.periods] == [
        ("2026-01", 3, 0),
        ("2026-02", 4, 1),
        ("2026-03", 2, 0),
    ]


def test_what_is_longer_than_ten_years_is_counted_by_year_and_never_without_end() -> None:
    years = compare([edit(1), edit(2, days=12 * 365)]).periods
    assert [years[0].name, years[-1].name, len(years)] == ["2026", "2038", 13]
    ages = compare([edit(1), edit(2, days=7_000 * 365)]).periods
    assert len(ages) == MOST_PERIODS


def test_nothing_to_compare_is_no_mistake() -> None:
    found = compare([])
    assert (found.total.hits, found.periods, found.curve, found.wrong) == (0, [], [], [])


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Outcome)), st.sampled_from(list(Fate)), st.integers(0, 200), st.integers(0, 999))
    )
)
def test_every_edit_is_counted_once_by_outcome_by_row_and_by_month(
    made: list[tuple[Outcome, Fate, int, int]],
) -> None:
    edits = [edit(n, outcome, fate, score=score, days=day) for n, (outcome, fate, score, day) in enumerate(made)]
    found = compare(edits)
    for groups in (found.outcomes, [one for _, one in found.rows]):
        assert sum(one.hits for one in groups) == len(edits)
        assert sum(one.undone for one in groups) == found.total.undone
        assert all(one.hits == one.undone + one.stood + one.neither + one.young for one in groups)
    assert sum(sum(one.outcomes.values()) for one in found.periods) == len(edits)
