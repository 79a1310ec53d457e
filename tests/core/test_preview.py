"""A threshold with several values: how is counted, and how it is drawn."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.charts.preview import picture
from wikiwatch.core.comparison import Fate
from wikiwatch.core.model import Outcome
from wikiwatch.core.preview import History, Rate, Sweep, Worth, sweep, worth
from wikiwatch.core.preview_plot import a_day, bars, legend

ALLOW, WATCH, HOLD, REVERT = Outcome.ALLOW, Outcome.WATCH, Outcome.HOLD, Outcome.REVERT
FIRST = datetime(2026, 11, 1, tzinfo=UTC)
MONTH = History(first=FIRST, until=FIRST + timedelta(days=30), judged=1_000)
SVG = "{http://www.w3.org/2000/svg}"


def swept(judged: History = MONTH) -> Sweep:
    """Three values, 60 in force: a lower one catches one edit more and wrongs one more; a higher one only lists."""
    outcomes = {
        1: (REVERT, HOLD, WATCH),
        2: (HOLD, WATCH, WATCH),
        3: (HOLD, ALLOW, ALLOW),
        4: (HOLD, HOLD, WATCH),
        5: (HOLD, HOLD, HOLD),
    }
    worths = {1: Worth.UNWANTED, 2: Worth.UNWANTED, 3: Worth.GOOD, 4: Worth.UNKNOWN, 5: Worth.YOUNG}
    return sweep([40, 60, 80], 60, outcomes, worths, judged)


@pytest.mark.parametrize(
    ("fate", "overturned", "expected"),
    [
        (Fate.UNDONE, None, Worth.UNWANTED),
        (Fate.STOOD, None, Worth.GOOD),
        (Fate.NEITHER, None, Worth.UNKNOWN),
        (Fate.STOOD, False, Worth.UNWANTED),  # held, and confirmed
        (Fate.NEITHER, False, Worth.UNWANTED),
        (Fate.UNDONE, True, Worth.GOOD),  # released: that word is about the very edit
        (Fate.YOUNG, None, Worth.YOUNG),
        (Fate.YOUNG, True, Worth.YOUNG),  # its day is not over
    ],
)
def test_peoples_word_about_an_edit_stands_over_what_became_of_it(
    fate: Fate, overturned: bool | None, expected: Worth
) -> None:
    assert worth(fate, overturned) is expected


def test_each_value_is_counted_beside_the_one_in_force() -> None:
    lower, present, higher = swept().figures
    assert [(one.value, one.caught.count, one.wrong.count, one.unknown) for one in (lower, present, higher)] == [
        *((40, 2, 1, 1), (60, 1, 0, 1), (80, 0, 0, 0)),
    ]
    assert (lower.caught_gained, lower.wrong_gained, lower.caught_lost, lower.changed) == (1, 1, 0, 3)
    assert (present.changed, present.listed_unwanted) == (0, 1)
    assert (higher.caught_lost, higher.wrong_lost, higher.changed) == (1, 0, 2)
    assert (lower.outcomes[REVERT], lower.outcomes[HOLD], higher.outcomes[WATCH]) == (1, 3, 3)
    assert (lower.precision.hits, lower.precision.total) == (2, 3)


def test_what_is_too_young_counts_nowhere_and_is_told() -> None:
    assert swept().young == 1
    nothing_known = sweep([1, 2], 1, {7: (HOLD, HOLD)}, {}, MONTH)
    assert (nothing_known.young, nothing_known.figures[0].unknown) == (1, 0)


@pytest.mark.parametrize(
    ("until", "days"),
    [
        (FIRST + timedelta(days=30), 30.0),
        (FIRST + timedelta(hours=2), 1.0),  # three in two hours are not thirty-six a day
        (FIRST - timedelta(days=1), 0.0),
        (None, 0.0),
    ],
)
def test_days_are_those_of_the_history_that_is_old_enough(until: datetime | None, days: float) -> None:
    assert History(first=FIRST, until=until, judged=1).days == days


def test_nothing_in_thirty_days_may_still_be_one_in_ten() -> None:
    low, high = Rate(0, 30).interval
    assert (low, round(high, 2)) == (0.0, 0.13)
    low, high = Rate(3, 30).interval
    assert (round(low, 3), round(high, 3)) == (0.034, 0.294)
    assert Rate(3, 0).a_day == 0


@given(st.integers(0, 100_000), st.floats(1, 10_000))
def test_a_rate_lies_within_its_interval(count: int, days: float) -> None:
    low, high = Rate(count, days).interval
    assert 0 <= low <= Rate(count, days).a_day <= high


@given(
    st.dictionaries(st.integers(1, 50), st.tuples(*[st.sampled_from(Outcome)] * 3)),
    st.dictionaries(st.integers(1, 50), st.sampled_from(Worth)),
)
def test_what_a_value_gains_and_loses_is_all_that_it_differs_by(
    outcomes: dict[int, tuple[Outcome, ...]], worths: dict[int, Worth]
) -> None:
    found = sweep([1, 2, 3], 2, outcomes, worths, MONTH)
    present = found.figures[1]
    for one in found.figures:
        assert one.caught.count == present.caught.count + one.caught_gained - one.caught_lost
        assert one.wrong.count == present.wrong.count + one.wrong_gained - one.wrong_lost
        assert one.caught.count + one.wrong.count + one.unknown == one.outcomes[HOLD] + one.outcomes[REVERT]


@pytest.mark.parametrize(
    ("value", "told"), [(0, "0"), (0.0003, "0.0003"), (0.033, "0.033"), (0.4, "0.40"), (3.21, "3.2"), (12.34, "12.3")]
)
def test_a_small_number_a_day_is_not_told_as_none(value: float, told: str) -> None:
    assert a_day(value) == told


def test_bars_fit_on_80_columns_in_plain_characters_and_mark_the_value_in_force() -> None:
    lines = list(bars(swept()))
    assert len(lines) == 6
    assert all(line.isascii() and len(line) < 80 for line in lines)
    assert [line for line in lines if line.startswith(">")] == [next(line for line in lines if "60 caught" in line)]
    assert lines[0].count("#") == 2 * lines[2].count("#")
    assert "#" not in lines[4]
    assert "in force, 60" in legend(swept())


def test_a_history_of_nothing_can_be_drawn() -> None:
    empty = sweep([1, 2], 1, {}, {}, History(first=None, until=None, judged=0))
    assert next(bars(empty)).endswith("| 0")
    assert ElementTree.fromstring(picture(empty, "a", "b")).tag == f"{SVG}svg"


def test_the_picture_stands_alone_and_tells_itself_to_those_who_cant_see_it() -> None:
    drawing = ElementTree.fromstring(picture(swept(), "policy.toml:signs.score_at_least", "30 days"))
    named = [drawing.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert drawing.get("aria-labelledby") == " ".join(one.get("id", "") for one in named if one is not None)
    assert named[1] is not None
    assert "60 (in force): 0.033 caught and 0 wrong a day" in str(named[1].text)
    words = [one.text for one in drawing.iter(f"{SVG}text")]
    assert {"40", "60", "80", "in force: 60"} <= set(words)
    style = str(drawing.findtext(f"{SVG}style"))
    assert "prefers-color-scheme: dark" in style
    assert not re.search(r"url\(|@import|http", style)


def test_a_hostile_name_stays_text_in_the_picture() -> None:
    drawing = picture(swept(), '</text><script>alert(1)</script>"&', "<b>")
    assert {one.tag.removeprefix(SVG) for one in ElementTree.fromstring(drawing).iter()} == {
        *("svg", "title", "desc", "style", "g", "rect", "text", "path", "circle")
    }


def test_values_that_lie_close_together_are_not_written_over_each_other() -> None:
    values = [float(n) for n in range(20)]
    drawing = ElementTree.fromstring(picture(sweep(values, 7, {}, {}, MONTH), "key", "30 days"))
    below = [
        one for one in drawing.iter(f"{SVG}text") if one.get("text-anchor") == "middle" and str(one.text).isdigit()
    ]
    places = sorted(float(one.get("x", "")) for one in below if one.text != "0" or float(one.get("x", "")) < 300)
    assert "7" in [one.text for one in below]
    assert min(b - a for a, b in pairwise(places)) >= 30
