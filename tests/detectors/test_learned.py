"""When likeness to what was undone is a sign, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.evidence import Added, Case, Learned, Past, Signal, Trust
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import learned

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STOOD = 2_000  # good lessons that a new edit is compared with


def seen(
    *,
    good_as_bad: int = 0,
    bad_as_bad: int = 100,
    good: int = STOOD,
    bad_share: float = 0.5,
    marks: tuple[str, ...] = (),
) -> Learned:
    return Learned(
        bits=30,
        good=good,
        good_as_bad=good_as_bad,
        bad=2_000,
        bad_as_bad=bad_as_bad,
        bad_share=bad_share,
        marks=marks,
    )


def found(past: Learned | None, rules: Ruleset) -> tuple[Signal, ...]:
    case = Case(
        change=Change(
            rcid=1,
            kind=ChangeKind.EDIT,
            revid=10,
            parent_revid=9,
            page_id=1,
            namespace=0,
            title="Bridge",
            timestamp=NOW,
            user="Anna",
        ),
        actor=Actor(name="Anna", kind=ActorKind.ACCOUNT),
        added=Added(),
        before="",
        past=Past(learned=past),
        trust=Trust(score=0, band="new"),
    )
    return tuple(learned.detect(case, rules))


def test_where_nothing_was_compared_nothing_is_said(rules: Ruleset) -> None:
    assert found(None, rules) == ()


@pytest.mark.parametrize(
    ("good_as_bad", "bad_as_bad", "sign"),
    [
        (0, 100, "learned.sure"),
        (19, 100, "learned.sure"),
        (20, 100, "learned.likely"),
        (59, 100, "learned.likely"),
        (60, 100, None),
        (60, 1_000, "learned.sure"),
        (119, 2_000, "learned.sure"),
        (119, 1_000, None),
        (120, 2_000, None),
    ],
)
def test_the_shares_of_edits_that_looked_as_bad_decide(
    rules: Ruleset, good_as_bad: int, bad_as_bad: int, sign: str | None
) -> None:
    ids = [signal.id for signal in found(seen(good_as_bad=good_as_bad, bad_as_bad=bad_as_bad), rules)]
    assert ids == ([sign] if sign else [])


def test_where_hardly_anything_is_undone_the_oddest_edit_is_most_likely_good(rules: Ruleset) -> None:
    assert found(seen(good_as_bad=9, bad_as_bad=10), rules)
    assert not found(seen(good_as_bad=9, bad_as_bad=9), rules)


def test_the_latest_lessons_are_weighed_by_how_rare_bad_ones_are(rules: Ruleset) -> None:
    assert found(seen(good_as_bad=3, bad_as_bad=100, bad_share=0.5), rules)
    assert not found(seen(good_as_bad=3, bad_as_bad=100, bad_share=0.01), rules)


def test_too_few_lessons_that_stood_can_not_tell_one_in_a_hundred(rules: Ruleset) -> None:
    assert not found(seen(good=0), rules)
    assert not found(seen(good=10), rules)
    assert [signal.id for signal in found(seen(good=99), rules)] == ["learned.sure"]


def test_the_reason_gives_the_numbers_and_names_what_tells_most(rules: Ruleset) -> None:
    (signal,) = found(seen(good_as_bad=3, marks=("word:pills", "page:7", "signs:2", "caps:1")), rules)
    assert signal.reason == (
        "looks like edits that were undone here: 100 of 2000 undone ones looked as bad, 3 of 2000 that stood"
        " (pills, this page, the look of its text)"
    )


def test_a_reason_without_marks_has_no_empty_brackets(rules: Ruleset) -> None:
    (signal,) = found(seen(), rules)
    assert signal.reason.endswith("0 of 2000 that stood")


def test_alone_it_holds_and_never_reverts(rules: Ruleset) -> None:
    (sure,), (likely,) = found(seen(), rules), found(seen(good_as_bad=30), rules)
    assert likely.points < sure.points < 90


@given(st.integers(0, 2_000), st.integers(0, 3_000), st.integers(0, 2_000), st.integers(0, 100))
def test_whoever_looks_worse_is_found_where_somebody_better_is(
    rules: Ruleset, good_as_bad: int, more_good: int, bad_as_bad: int, fewer: int
) -> None:
    here = seen(good_as_bad=good_as_bad, good=good_as_bad + more_good, bad_as_bad=bad_as_bad)
    worse = replace(here, good_as_bad=max(0, good_as_bad - fewer))
    better, as_bad = (sum(signal.points for signal in found(one, rules)) for one in (here, worse))
    assert as_bad >= better
