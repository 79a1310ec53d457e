"""Trust: a sum of named, dated parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch import rulefiles
from wikiwatch.core.evidence import Record
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.trust import trust

RULES = rulefiles.load(rulefiles.packaged_rules_dir()).trust
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NOTHING = Record()


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def points(actor: Actor, record: Record = NOTHING, now: datetime = NOW) -> dict[str, float]:
    return {part.name: part.points for part in trust(actor, record, now, RULES).parts}


def account(**facts: object) -> Actor:
    return replace(Actor(name="Ann", kind=ActorKind.ACCOUNT), **facts)  # type: ignore[arg-type]  # named by the test


def stood(*counts: int) -> Record:
    """So many edits that stood, on days one after another."""
    return Record(survived_by_day=tuple((ago(100 - i), count) for i, count in enumerate(counts)))


@pytest.mark.parametrize(
    ("what", "actor", "record", "part", "expected"),
    [
        ("an account", account(), Record(), "account", 5),
        ("a month of age", account(registered=ago(30)), Record(), "age", 5),
        ("years of age", account(registered=ago(3000)), Record(), "age", 15),
        ("an age from the future", account(registered=ago(-5)), Record(), "age", None),
        ("confirmed e-mail", account(emailable=True), Record(), "email", 5),
        ("no confirmed e-mail", account(emailable=False), Record(), "email", None),
        ("a group given by hand", account(groups=frozenset({"patroller"})), Record(), "groups", 40),
        ("two groups given by hand", account(groups=frozenset({"patroller", "editor"})), Record(), "groups", 40),
        ("a group everybody enters", account(groups=frozenset({"autoconfirmed"})), Record(), "groups", None),
        ("two edits that stood", account(), stood(1, 1), "survived", 6),
        ("ten edits on one day", account(), stood(10), "survived", 12),
        ("hundreds of edits that stood", account(), stood(*[4] * 50), "survived", 60),
        ("one edit undone just now", account(), Record(reverted=(NOW,)), "reverted", -8),
        ("one edit undone a half-life ago", account(), Record(reverted=(ago(90),)), "reverted", -4),
        ("many edits undone", account(), Record(reverted=(NOW,) * 20), "reverted", -40),
        ("one edit taken down", account(), Record(taken_down=(NOW,)), "taken_down", -15),
        ("one block", account(), Record(blocks=(NOW,)), "blocks", -30),
        ("a block that only the wiki knows of", account(blocked=True), Record(), "blocks", -30),
        ("a block of long ago that is over", account(blocked=False), Record(blocks=(ago(1800),)), "blocks", None),
        ("a block of long ago, still in force", account(blocked=True), Record(blocks=(ago(1800),)), "blocks", -30),
        ("a block that both know of", account(blocked=True), Record(blocks=(NOW,)), "blocks", -30),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_a_part_has_its_points(what: str, actor: Actor, record: Record, part: str, expected: float | None) -> None:
    assert points(actor, record).get(part) == expected


@pytest.mark.parametrize(
    ("kind", "most"),
    [(ActorKind.ACCOUNT, 100), (ActorKind.TYPED, 79), (ActorKind.ADDRESS, 39), (ActorKind.TEMP, 19)],
)
def test_no_kind_of_author_gets_beyond_its_ceiling(kind: ActorKind, most: int) -> None:
    actor = Actor(name="Ann", kind=kind, groups=frozenset({"patroller"}), registered=ago(900), emailable=True)
    found = trust(actor, stood(*[4] * 30), NOW, RULES)
    assert found.score == most
    assert found.parts[-1].name == "ceiling"


def test_an_address_has_no_points_for_an_account() -> None:
    assert points(Actor(name="192.0.2.1", kind=ActorKind.ADDRESS)) == {}


def test_distrust_fades_to_the_last_point() -> None:
    record = Record(taken_down=(NOW,), reverted=(NOW,), blocks=(NOW,))
    long_after = NOW + timedelta(days=5000)
    assert points(account(), record, long_after) == points(account())


def test_parts_name_the_day_that_they_rest_on() -> None:
    record = Record(reverted=(ago(20), ago(3)))
    part = next(p for p in trust(account(), record, NOW, RULES).parts if p.name == "reverted")
    assert part.at == ago(3)
    assert part.reason.endswith(": 2")


def test_facts_that_nobody_could_tell_are_named() -> None:
    actor = account(unknown=frozenset({"registered", "groups"}))
    assert trust(actor, Record(), NOW, RULES).unknown == ("groups", "registered")


@pytest.mark.parametrize(
    ("score", "band"), [(0, "new"), (19, "new"), (20, "low"), (40, "known"), (60, "trusted"), (100, "old")]
)
def test_a_score_falls_into_a_band(score: int, band: str) -> None:
    assert RULES.band_of(score) == band


times = st.floats(0, 2500).map(ago)
actors = st.builds(
    Actor,
    name=st.just("Ann"),
    kind=st.sampled_from(ActorKind),
    groups=st.frozensets(st.sampled_from(["patroller", "editor", "user", "sysop"])),
    registered=st.none() | times,
    emailable=st.none() | st.booleans(),
    blocked=st.none() | st.booleans(),
)
events = st.lists(times, max_size=8).map(tuple)
records = st.builds(
    Record,
    survived_by_day=st.lists(st.tuples(times, st.integers(1, 50)), max_size=40).map(tuple),
    reverted=events,
    taken_down=events,
    blocks=events,
)


@given(actors, records)
def test_trust_stays_between_0_and_100_and_is_the_sum_of_its_parts(actor: Actor, record: Record) -> None:
    found = trust(actor, record, NOW, RULES)
    assert 0 <= found.score <= 100
    assert sum(part.points for part in found.parts) == found.score
    assert found.band == RULES.band_of(found.score)
    assert all(part.points and part.reason for part in found.parts)


@given(actors, records, times, st.integers(1, 20))
def test_more_edits_that_stood_never_lower_trust(actor: Actor, record: Record, day: datetime, count: int) -> None:
    more = replace(record, survived_by_day=(*record.survived_by_day, (day, count)))
    assert trust(actor, more, NOW, RULES).score >= trust(actor, record, NOW, RULES).score


@given(actors, records, times, st.sampled_from(["reverted", "taken_down", "blocks"]))
def test_a_revert_a_hold_or_a_block_never_raises_trust(actor: Actor, record: Record, at: datetime, what: str) -> None:
    events = (*getattr(record, what), at)
    worse = replace(record, **{what: events})
    assert trust(actor, worse, NOW, RULES).score <= trust(actor, record, NOW, RULES).score
