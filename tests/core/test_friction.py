"""Who is in the group of friction.toml: flagged accounts that go on, and nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deeds import NOW
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.friction import (
    Account,
    FrictionRules,
    FrictionStep,
    belongs,
    change_of_group,
    trouble,
)
from wikiwatch.core.model import AccountState, ActorKind

RULES = FrictionRules(group="suspect", hours=24, steps=(FrictionStep(band="new", edits=3),))
BUSY = Account(kind=ActorKind.ACCOUNT, state=AccountState.FLAGGED, exempt="", band="new", edits=3, member=False)


def test_a_flagged_account_that_goes_on_belongs_there() -> None:
    assert belongs(BUSY, RULES)


@pytest.mark.parametrize(
    "account",
    [
        replace(BUSY, edits=2),
        replace(BUSY, band="known"),
        replace(BUSY, state=AccountState.CLEAN),
        replace(BUSY, state=AccountState.CLEARED),
        replace(BUSY, exempt="in an exempt group: sysop"),
        replace(BUSY, kind=ActorKind.TEMP),
        replace(BUSY, kind=ActorKind.ADDRESS),
        replace(BUSY, kind=ActorKind.PROXY),
    ],
)
def test_others_do_not(account: Account) -> None:
    assert belongs(account, RULES) is False


def test_a_member_stays_while_the_flag_lasts_however_quiet() -> None:
    assert belongs(replace(BUSY, edits=0, member=True), RULES)


def test_a_member_who_is_trusted_by_now_leaves() -> None:
    assert belongs(replace(BUSY, band="known", member=True), RULES) is False


@given(
    state=st.sampled_from([AccountState.SILENCED, AccountState.BLOCKED]),
    band=st.sampled_from(["new", "low", "known"]),
    edits=st.integers(0, 100),
    member=st.booleans(),
    exempt=st.sampled_from(["", "in an exempt group: sysop"]),
    group=st.sampled_from(["", "suspect"]),
)
def test_nothing_changes_for_whoever_is_silenced_or_blocked(
    state: AccountState, band: str, edits: int, member: bool, exempt: str, group: str
) -> None:
    account = replace(BUSY, state=state, band=band, edits=edits, member=member, exempt=exempt)

    assert belongs(account, replace(RULES, group=group)) is None


def test_without_a_group_nobody_belongs_anywhere() -> None:
    assert belongs(replace(BUSY, member=True), replace(RULES, group="")) is False


def test_the_same_change_can_be_planned_again_later() -> None:
    first = change_of_group("Lamp anna", "+suspect", NOW, "flagged")
    later = change_of_group("Lamp anna", "+suspect", NOW.replace(hour=13), "flagged")

    assert first.key == f"group-Lamp_anna-in-{int(NOW.timestamp())}"
    assert first.key != later.key


@pytest.mark.parametrize(
    ("may_add", "may_remove", "lacks"),
    [
        (["suspect"], ["suspect", "other"], []),
        ([], ["suspect"], ["$wgAddGroups"]),
        ([], [], ["$wgAddGroups", "$wgRemoveGroups"]),
    ],
)
def test_what_the_bot_may_not_change_is_told_with_the_line_that_lets_it(
    may_add: list[str], may_remove: list[str], lacks: list[str]
) -> None:
    told = trouble(RULES, may_add, may_remove)

    assert bool(told) == bool(lacks)
    assert all(f"{line}['bot'] = [ 'suspect' ];" in told for line in lacks)
