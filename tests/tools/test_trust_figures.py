"""The figures of docs/trust.md."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given
from judged_edits import edit

from tools.quality.judged import Edit
from tools.quality.trust import Area, area, area_of_both, known, part_figures
from tools.quality.trust_report import trust_document
from wikiwatch import rulefiles

RULES = rulefiles.load(rulefiles.packaged_rules_dir()).trust


def edits(*pairs: tuple[str, int]) -> list[Edit]:
    """Edits by different authors: label and trust."""
    return [edit(number, label, trust=trust) for number, (label, trust) in enumerate(pairs, 1)]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("kept", 9), ("bad", 1)], 1.0),
        ([("kept", 1), ("bad", 9)], 0.0),
        ([("kept", 5), ("bad", 5)], 0.5),
        ([("kept", 9), ("kept", 1), ("bad", 5)], 0.5),
        ([("kept", 9), ("kept", 5), ("bad", 5), ("bad", 1)], 0.875),
        ([("kept", 9), ("bad", 1), ("cleanup", 0)], 1.0),
    ],
)
def test_the_area_is_the_chance_that_a_kept_edit_had_more_trust(pairs: list[tuple[str, int]], expected: float) -> None:
    found = area(known(edits(*pairs)), lambda one: one.edit.trust)
    assert found is not None
    assert found.value == expected


def test_there_is_no_area_without_bad_edits() -> None:
    assert area(known(edits(("kept", 9))), lambda one: one.edit.trust) is None


@given(st.lists(st.tuples(st.sampled_from(["kept", "bad"]), st.integers(0, 5)), max_size=30))
def test_the_area_is_what_comparing_all_pairs_gives(pairs: list[tuple[str, int]]) -> None:
    kept = [trust for label, trust in pairs if label == "kept"]
    bad = [trust for label, trust in pairs if label == "bad"]
    found = area(known(edits(*pairs)), lambda one: one.edit.trust)
    if not kept or not bad:
        assert found is None
    else:
        wins = sum((good > worse) + (good == worse) / 2 for good in kept for worse in bad)
        assert found is not None
        assert found.value == pytest.approx(wins / (len(kept) * len(bad)))


def test_the_interval_is_that_of_hanley_and_mcneil() -> None:
    # Their own example (1982, table II): 58 normal and 51 abnormal images, area 0.893, standard error 0.032.
    low, high = Area(0.893, 51, 58).interval
    assert (high - low) / 2 / 1.959964 == pytest.approx(0.032, abs=0.001)


def test_counters_know_only_what_came_before() -> None:
    made = [replace(one, author="Ada") for one in edits(("kept", 0), ("cleanup", 0), ("bad", 0))]
    first, last = known(made)
    assert (first.edits, first.days) == (0, 0)
    assert (last.edits, last.days) == (2, 2 / 24)


def test_edit_count_and_age_together_are_the_sum_of_their_ranks() -> None:
    found = known([replace(one, author="Ada") for one in edits(("bad", 0), ("kept", 0), ("kept", 0))])
    both = area_of_both(found)
    assert both is not None
    assert both.value == 1.0


def test_a_part_is_measured_alone_and_by_what_trust_is_without_it() -> None:
    made = [
        edit(1, "kept", trust=11, trust_parts={"survived": 6, "account": 5}),
        edit(2, "bad", trust=5, trust_parts={"account": 5}),
    ]
    found = {one.name: one for one in part_figures(known(made))}
    assert (found["account"].alone.value, found["account"].without.value) == (0.5, 1.0)
    assert (found["survived"].alone.value, found["survived"].without.value) == (1.0, 0.5)
    assert (found["survived"].kept, found["survived"].bad) == (1, 0)


def test_the_document_has_a_chapter_for_each_export() -> None:
    text = trust_document("abc", RULES, {"wiki": edits(("kept", 45), ("bad", 1))})
    assert "| **trust**" in text
    assert "1 kept edits, 1 bad ones." in text
    assert "| known, 40 to 59 " in text
