"""Trust: a sum of named, dated parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given

from wikiwatch import rulefiles
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.record import Record, StoodDay
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


def stood(*counts: int, every: float = 7, last: float = 0) -> Record:
    """So many edits that stood, on days so far apart; the last day is so many days ago."""
    days = [ago(last + every * i) for i in range(len(counts))]
    return Record(days=tuple(StoodDay(day=day, stood=count) for day, count in zip(days, counts, strict=True)))


def built_on(*counts: int) -> Record:
    """The same, and others built on all of them."""
    record = stood(*counts)
    return replace(record, days=tuple(replace(one, built_on=one.stood) for one in record.days))


# Days ago that are a Wednesday, the last day of a week as it is counted.
FULL_WEEK = next(back for back in range(7) if ago(back).isoweekday() == 3)


@pytest.mark.parametrize(
    ("what", "actor", "record", "part", "expected"),
    [
        ("an account", account(), Record(), "account", 5),
        ("a month since the first edit that stood", account(), stood(1, 1, every=30), "age", 5),
        ("years since the first edit that stood", account(), stood(1, 1, every=3000), "age", 15),
        ("an account that slept for years", account(registered=ago(3000), editcount=900), Record(), "age", None),
        ("an account whose first act stood today", account(registered=ago(3000)), stood(1), "age", None),
        ("a count of edits none of which is known", account(editcount=900), Record(), "editcount", None),
        ("a count of edits some of which stood", account(editcount=500), stood(1), "editcount", 5),
        ("a count of very many edits", account(editcount=90_000), stood(1), "editcount", 10),
        ("confirmed e-mail", account(emailable=True), Record(), "email", 5),
        ("no confirmed e-mail", account(emailable=False), Record(), "email", None),
        ("a group given by hand", account(groups=frozenset({"patroller"})), Record(), "groups", 40),
        ("two groups given by hand", account(groups=frozenset({"patroller", "editor"})), Record(), "groups", 40),
        ("a group everybody enters", account(groups=frozenset({"autoconfirmed"})), Record(), "groups", None),
        ("the right autopatrol", account(rights=frozenset({"autopatrol", "edit"})), Record(), "groups", 40),
        ("two edits that stood", account(), stood(1, 1), "survived", 6),
        ("ten edits on one day", account(), stood(10), "survived", 6),
        ("two edits on each day of a week", account(), stood(*[2] * 6, every=1, last=FULL_WEEK), "survived", 12),
        ("hundreds of edits that stood", account(), stood(*[4] * 50), "survived", 50),
        ("hundreds of edits, two years ago", account(), stood(*[4] * 50, last=730), "survived", 25),
        ("edits that others built on", account(), built_on(1, 1), "built_on", 2),
        ("one day's edits that others built on", account(), built_on(9), "built_on", 2),
        ("one edit that a person put back", account(), Record(released=(NOW,)), "released", 5),
        ("one edit undone just now", account(), Record(reverted=(NOW,)), "reverted", -8),
        ("one edit undone a half-life ago", account(), Record(reverted=(ago(90),)), "reverted", -4),
        ("many edits undone", account(), Record(reverted=(NOW,) * 20), "reverted", -40),
        ("one edit taken out in passing", account(), Record(removed=(NOW,)), "removed", -3),
        ("one edit taken down", account(), Record(taken_down=(NOW,)), "taken_down", -15),
        ("one edit confirmed to be spam", account(), Record(confirmed=(NOW,)), "confirmed", -25),
        ("one warning", account(), Record(warnings=(NOW,)), "warnings", -5),
        ("warnings without end", account(), Record(warnings=(NOW,) * 9), "warnings", -15),
        ("a warning of two months ago", account(), Record(warnings=(ago(60),)), "warnings", -2),
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
    [(ActorKind.ACCOUNT, 100), (ActorKind.TYPED, 19), (ActorKind.ADDRESS, 39), (ActorKind.TEMP, 19)],
)
def test_no_kind_of_author_gets_beyond_its_ceiling(kind: ActorKind, most: int) -> None:
    actor = Actor(name="Ann", kind=kind, groups=frozenset({"patroller"}), registered=ago(900), emailable=True)
    found = trust(actor, built_on(*[4] * 30), NOW, RULES)
    assert found.score == most
    assert found.parts[-1].name == "ceiling"


def test_an_address_has_no_points_for_an_account() -> None:
    assert points(Actor(name="192.0.2.1", kind=ActorKind.ADDRESS)) == {}


def test_reverts_cost_nothing_that_are_usual_for_so_many_edits() -> None:
    regular = stood(*[2] * 20)  # 40 edits that stood: two reverts are usual
    assert "reverted" not in points(account(), replace(regular, reverted=(NOW, NOW)))
    assert points(account(), replace(regular, reverted=(NOW, NOW, NOW)))["reverted"] == -8


def test_distrust_fades_to_the_last_point() -> None:
    record = Record(taken_down=(NOW,), reverted=(NOW,), blocks=(NOW,))
    long_after = NOW + timedelta(days=5000)
    assert points(account(), record, long_after) == points(account())


def test_parts_name_the_day_that_they_rest_on() -> None:
    record = Record(reverted=(ago(20), ago(3)))
    part = next(p for p in trust(account(), record, NOW, RULES).parts if p.name == "reverted")
    assert part.at == ago(3)
    assert part.reason.endswith(": 2")


def test_a_dozen_small_edits_in_six_days_make_nobody_a_regular() -> None:
    found = trust(account(emailable=True), stood(2, 2, 2, 2, 2, 2, every=1), NOW, RULES)
    assert found.band == "low"


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
stood_days = st.builds(
    lambda day, kept, more: StoodDay(day=day, stood=kept + more, built_on=kept),
    times,
    st.integers(0, 9),
    st.integers(1, 9),
)
EVENTS = ("reverted", "removed", "taken_down", "confirmed", "warnings", "blocks")
records = st.builds(
    Record,
    days=st.lists(stood_days, max_size=40, unique_by=lambda one: one.day).map(tuple),
    released=events,
    **dict.fromkeys(EVENTS, events),
)


@given(actors, records)
def test_trust_stays_between_0_and_100_and_is_the_sum_of_its_parts(actor: Actor, record: Record) -> None:
    found = trust(actor, record, NOW, RULES)
    assert 0 <= found.score <= 100
    assert sum(part.points for part in found.parts) == found.score
    assert found.band == RULES.band_of(found.score)
    assert all(part.points and part.reason for part in found.parts)


@given(actors, records, stood_days)
def test_more_edits_that_stood_never_lower_trust(actor: Actor, record: Record, day: StoodDay) -> None:
    more = replace(record, days=(*record.days, day))
    assert trust(actor, more, NOW, RULES).score >= trust(actor, record, NOW, RULES).score


@given(actors, records, st.randoms())
def test_the_order_of_arrival_does_not_matter(actor: Actor, record: Record, order: Random) -> None:
    names = ("days", "released", *EVENTS)
    shuffled = {name: tuple(order.sample(getattr(record, name), len(getattr(record, name)))) for name in names}
    assert trust(actor, replace(record, **shuffled), NOW, RULES) == trust(actor, record, NOW, RULES)


@given(actors, records)
def test_families_never_count_more_than_their_caps(actor: Actor, record: Record) -> None:
    parts = trust(actor, record, NOW, RULES).parts
    for family in RULES.families:
        of_family = [part for part in parts if part.name in {p.id for p in RULES.parts if p.family == family.id}]
        taken_back = [part for part in parts if part.name == f"cap.{family.id}"]
        total = sum(part.points for part in (*of_family, *taken_back))
        assert 0 <= total <= family.cap or 0 >= total >= family.cap


@given(actors, records, times, st.sampled_from(EVENTS))
def test_a_revert_a_hold_or_a_block_never_raises_trust(actor: Actor, record: Record, at: datetime, what: str) -> None:
    events = (*getattr(record, what), at)
    worse = replace(record, **{what: events})
    assert trust(actor, worse, NOW, RULES).score <= trust(actor, record, NOW, RULES).score
