"""Who comes back: each part by itself, and how many have to agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.comeback import PARTS, STRONG, WEAK, Comebacks, Fingerprint, Mark
from wikiwatch.core.resemblance import MANY_EDITORS, closest, described, match, rarity
from wikiwatch.core.ruleset import ComebackRules, Ruleset, TieRule

BLOCKED = datetime(2026, 11, 1, tzinfo=UTC)

some_marks = st.frozensets(st.builds(Mark, st.sampled_from(sorted(PARTS)), st.sampled_from("abc")))
some_points = st.fixed_dictionaries({part: st.floats(0, 100) for part in PARTS})


def fingerprint(*marks: Mark, user: str = "Jessica Sdf 218", editors: dict[str, int] | None = None) -> Fingerprint:
    return Fingerprint(
        actor_key=f"user:{user}", user=user, blocked=BLOCKED, marks=frozenset(marks), editors=editors or {}
    )


def worth(points: dict[str, float]) -> ComebackRules:
    """Rules in which the parts count so much, and a single point flags."""
    parts = tuple(TieRule(id=part, points=number, reason="because") for part, number in points.items())
    return ComebackRules(days=180, settled_days=14, bands=("new",), flags_at=1, lists_at=1, parts=parts)


def found(rules: ComebackRules, *parts: str) -> bool:
    """Whether an author who shares these parts is flagged."""
    marks = frozenset(Mark(part, "value") for part in parts)
    return closest(Comebacks(own=marks, others=(fingerprint(*marks),)), rules, rules.flags_at) is not None


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_found_with_points_and_a_reason(rules: Ruleset, part: str) -> None:
    mark = Mark(part, "value")
    [shared] = match(frozenset({mark}), fingerprint(mark, Mark(part, "other")), rules.comeback).parts
    assert (shared.id, shared.points) == (part, rules.comeback.points(part))
    assert "value" in shared.reason


@pytest.mark.parametrize(
    ("parts", "flagged"),
    [
        (("name", "page"), True),
        (("string", "page"), True),
        (("string", "network"), True),
        (("domain", "page"), True),
        (("domain", "network"), True),
        (("domain", "summary"), True),
        (("name", "hours", "summary"), True),
        (("name",), False),
        (("name", "hours"), False),
        (("name", "site_name"), False),
        (("domain", "contact"), False),
        (("page", "hours"), False),
        (("page", "network", "hours"), False),
        (("page", "network", "summary", "hours"), False),
        (("page", "name_shape", "hours"), False),
        (("network", "hours", "summary", "name_shape"), False),
    ],
)
def test_so_many_parts_must_agree(rules: Ruleset, parts: tuple[str, ...], flagged: bool) -> None:
    assert found(rules.comeback, *parts) is flagged


@given(points=some_points, part=st.sampled_from(sorted(PARTS)), values=st.frozensets(st.text(max_size=3), max_size=5))
def test_one_part_never_suffices_whatever_its_points(
    points: dict[str, float], part: str, values: frozenset[str]
) -> None:
    marks = frozenset(Mark(part, value) for value in values)
    assert closest(Comebacks(own=marks, others=(fingerprint(*marks),)), worth(points), 0) is None


@given(points=some_points, marks=some_marks)
def test_weak_parts_alone_never_suffice(points: dict[str, float], marks: frozenset[Mark]) -> None:
    weak = frozenset(mark for mark in marks if mark.part in WEAK)
    assert closest(Comebacks(own=weak, others=(fingerprint(*marks),)), worth(points), 0) is None


@given(points=some_points, own=some_marks, more=some_marks, theirs=some_marks)
def test_more_matching_parts_never_lower_the_sum(
    points: dict[str, float], own: frozenset[Mark], more: frozenset[Mark], theirs: frozenset[Mark]
) -> None:
    # Pages of one site are alike anyway: once the site is shared, their shape is no part.
    points["landing"] = min(points["landing"], points["domain"])
    rules, other = worth(points), fingerprint(*theirs)
    less, now = match(own, other, rules), match(own | more, other, rules)
    assert now.points >= less.points
    assert now.reaches(1) or not less.reaches(1)


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_page_says_less_the_more_people_edit_it(one: int, other: int) -> None:
    few, many = sorted((one, other))
    assert 1 >= rarity(few) >= rarity(many) >= 0


def test_the_rarest_shared_page_counts(rules: Ruleset) -> None:
    pages = (Mark("page", "0:Main Page"), Mark("page", "0:Weir"))
    other = fingerprint(*pages, editors={"0:Main Page": MANY_EDITORS, "0:Weir": 6})
    [shared] = match(frozenset(pages), other, rules.comeback).parts
    assert "0:Weir" in shared.reason
    assert shared.points == rules.comeback.points("page") / 2
    assert match(frozenset(pages[:1]), other, rules.comeback).parts == ()


def test_of_parts_of_one_kind_only_the_strongest_counts(rules: Ruleset) -> None:
    marks = frozenset({Mark("domain", "roofs.example"), Mark("landing", "/a.php?id")})
    shared = match(marks, fingerprint(*marks), rules.comeback)
    assert {part.id: part.points for part in shared.parts} == {
        "domain": rules.comeback.points("domain"),
        "landing": 0,
    }


def test_a_part_without_points_is_switched_off(rules: Ruleset) -> None:
    off = tuple(replace(part, points=0) if part.id == "page" else part for part in rules.comeback.parts)
    assert found(rules.comeback, "name", "page")
    assert not found(replace(rules.comeback, parts=off), "name", "page")


def test_the_closest_of_several_is_named_with_its_parts(rules: Ruleset) -> None:
    own = frozenset({Mark("name", "sdf"), Mark("page", "0:Weir"), Mark("string", "wqkzjhrv")})
    others = (fingerprint(*sorted(own)[:2], user="Jessica Sdf 5"), fingerprint(*own))
    closest_one = closest(Comebacks(own=own, others=others), rules.comeback, rules.comeback.flags_at)
    assert closest_one is not None
    assert closest_one.other.user == "Jessica Sdf 218"
    words = described(closest_one)
    assert words.startswith("like Jessica Sdf 218, blocked on 2026-11-01: ")
    assert all(part.reason in words for part in closest_one.parts)
    assert len(closest_one.parts) == 3


def test_every_part_has_points_and_is_strong_or_weak(rules: Ruleset) -> None:
    assert {part.id for part in rules.comeback.parts} == set(PARTS) == {*STRONG, *WEAK}
