"""Who was caught, and which of their edits were taken down."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from deeds import DAY, HOUR, NOW, action, change, link, record

from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.core.campaign import CampaignState
from wikiwatch.core.evidence import Added, Passage, Signal, Trust, Verdict
from wikiwatch.core.friction import change_of_group
from wikiwatch.core.model import AccountState, Actor, ActorKind, Facts, Outcome
from wikiwatch.core.wasted import Caught, Save
from wikiwatch.store.db import Store
from wikiwatch.store.wasted import _CAUGHT, _TAKEN_DOWN

TEXT = Added(
    passages=(Passage(text="Buy pipes", start=0), Passage(text="now", start=20)), links=(link("pipes.example"),)
)


def spam(store: Store, revid: int, user: str = "Ann", at: datetime = NOW, *, done: bool = True, **fields: Any) -> None:
    """An edit that was taken down, or is only to be."""
    record(store, change(revid, user, at=at, page_id=revid), Outcome.HOLD, adds=TEXT, **fields)
    store.plan([action(f"down-{revid}", revid=revid, actor_key=f"user:{user}")])
    if done:
        store.settle(f"down-{revid}", ActionStatus.DONE, "", at=at)


def silence(store: Store, user: str = "Ann", state: AccountState = AccountState.SILENCED) -> None:
    store.set_state((f"user:{user}", user), state, NOW, until=None, revid=None, reason="r")


def block(store: Store, user: str = "Ann", at: datetime = NOW) -> None:
    store.plan([action(f"block-{user}", kind=ActionKind.BLOCK, revid=None, actor_key=f"user:{user}")])
    store.settle(f"block-{user}", ActionStatus.DONE, "", at=at)


def caught(store: Store) -> dict[str, Caught]:
    return {one.user: one for one in store.caught(NOW)}


def saves(store: Store, user: str = "Ann") -> list[Save]:
    return list(store.taken_down_of([f"user:{user}"], ["like"]).get(f"user:{user}", ()))


def test_the_silenced_the_blocked_and_the_confirmed_are_caught_and_nobody_else(store: Store) -> None:
    for revid, user in enumerate(("Ann", "Ben", "Cyd", "Dot", "Eve"), 10):
        spam(store, revid, user)
    silence(store, "Ann")
    block(store, "Ben", NOW + HOUR)
    store.confirm([12], NOW)
    silence(store, "Dot", AccountState.FLAGGED)
    assert caught(store) == {
        "Ann": Caught(key="user:Ann", silenced=True),
        "Ben": Caught(key="user:Ben", blocked=NOW + HOUR),
        "Cyd": Caught(key="user:Cyd", confirmed=True),
    }


def test_whoever_was_cleared_or_released_once_is_not_caught(store: Store) -> None:
    for revid, user in enumerate(("Ann", "Ben", "Cyd"), 10):
        spam(store, revid, user)
        spam(store, revid + 10, user)
        block(store, user)
        store.confirm([revid], NOW)
    assert set(caught(store)) == {"Ann", "Ben", "Cyd"}
    silence(store, "Ann", AccountState.CLEARED)
    store.overturn(21, NOW)
    assert set(caught(store)) == {"Cyd"}


def test_a_block_that_was_lifted_is_none(store: Store) -> None:
    spam(store, 10)
    store.note_block("user:Ann", NOW)
    assert caught(store)["Ann"].blocked == NOW
    store.note_unblock("user:Ann", NOW + HOUR)
    assert caught(store) == {}
    block(store, at=NOW + DAY)
    assert caught(store)["Ann"].blocked == NOW + DAY
    store.note_block_decision("user:Ann", NOW + 2 * DAY, lifted=True)
    assert [one.blocked for one in caught(store).values()] in ([], [None])


def test_whoever_had_standing_is_no_spammer_whatever_they_were_blocked_for(store: Store) -> None:
    spam(store, 10)
    store.note_block("user:Ann", NOW)
    record(store, change(5, at=NOW - DAY), standing=True)
    assert caught(store) == {}


def test_nobody_in_particular_is_caught(store: Store) -> None:
    for key in ("typed:Ann", "net:192.0.2.0/24", "ip:192.0.2.1"):
        store.note_block(key, NOW)
    assert [one.key for one in store.caught(NOW)] == ["ip:192.0.2.1"]
    store.note_proxy(NOW, "ip:192.0.2.1")
    assert store.caught(NOW) == []


def test_only_what_is_down_counts(store: Store) -> None:
    spam(store, 10)
    spam(store, 11, done=False)  # planned, or only observed
    record(store, change(12))
    record(store, change(None, rcid=77, log_type="move"), Outcome.REVERT)
    record(store, change(13, at=NOW + HOUR), Outcome.ALLOW)
    store.note_decoy_edit(change(13, at=NOW + HOUR), "user:Ann", [])
    assert [one.revid for one in saves(store)] == [10, 13]
    assert saves(store)[0] == Save(revid=10, at=NOW, characters=12)


def test_what_people_undid_before_the_program_came_counts(store: Store) -> None:
    record(store, change(10, "Cyd", sha1="one", page_id=7))
    record(store, change(11, sha1="two", page_id=7), Outcome.HOLD)
    assert saves(store) == []
    store.note_identity_revert(record(store, change(12, "Cyd", sha1="one", page_id=7)))
    assert [one.revid for one in saves(store)] == [11]


def test_an_edit_that_was_withdrawn_counts_nothing(store: Store) -> None:
    spam(store, 10)
    store.overturn(10, NOW)
    assert saves(store) == []


def test_an_edit_from_before_sizes_were_counted_has_none(store: Store) -> None:
    spam(store, 10)
    store.conn.execute("update change set characters = null, links = null")
    assert (saves(store)[0].characters, saves(store)[0].captcha) == (None, False)


def test_a_text_that_came_before_is_told_by_the_signs_of_its_verdict(store: Store) -> None:
    for revid, name in ((10, "like"), (11, "other")):
        record(store, change(revid), Outcome.HOLD, Signal(id=name, points=20, reason="r"), adds=TEXT)
        store.plan([action(f"down-{revid}", revid=revid)])
        store.settle(f"down-{revid}", ActionStatus.DONE, "", at=NOW)
    assert [one.repeated for one in saves(store)] == [True, False]


def silenced_edit(store: Store, revid: int) -> None:
    """An edit of somebody who was silenced before it."""
    silenced = AccountState.SILENCED
    trust = Trust(score=0, band="new")
    verdict = Verdict(
        outcome=Outcome.REVERT, row="r", reason="r", score=1, trust=trust, state_before=silenced, state=silenced
    )
    facts = Facts(change=change(revid), actor=Actor(name="Ann", kind=ActorKind.ACCOUNT), before="", after="")
    store.record(facts, TEXT, verdict, standing=False, judged_at=NOW)
    store.plan([action(f"down-{revid}", revid=revid)])
    store.settle(f"down-{revid}", ActionStatus.DONE, "", at=NOW)


def test_what_came_after_the_silence_was_read_by_nobody_until_somebody_speaks_of_it(store: Store) -> None:
    spam(store, 10)
    silenced_edit(store, 11)
    silenced_edit(store, 12)
    store.confirm([12], NOW)
    assert {one.revid: one.unread for one in saves(store)} == {10: False, 11: True, 12: False}


def test_captchas_are_those_of_the_time_in_the_group(store: Store) -> None:
    for hours, word in ((1, "+suspect"), (3, "-suspect")):
        at = NOW + timedelta(hours=hours)
        planned = change_of_group("Ann", word, at, "r")
        store.plan([planned])
        store.settle(planned.key, ActionStatus.DONE, "", at=at)
    for hours in (0, 2, 4):
        spam(store, 10 + hours, at=NOW + timedelta(hours=hours))
    assert [one.captcha for one in saves(store)] == [False, True, False]


def test_a_link_that_mediawiki_makes_no_link_of_meets_no_captcha(store: Store) -> None:
    spam(store, 10)
    assert [tuple(row) for row in store.rows("select characters, links from change")] == [(12, 1)]
    record(store, change(11), adds=Added(links=(link("a.example"),), passages=TEXT.passages))
    record(store, change(12), adds=Added(unread=5))
    sizes = store.rows("select characters, links from change order by revid")
    assert [tuple(row) for row in sizes] == [(12, 1), (12, 1), (5, 0)]


@pytest.mark.parametrize(("state", "told"), [(CampaignState.CONFIRMED, True), (CampaignState.DISMISSED, False)])
def test_an_edit_names_its_campaign_unless_that_was_dismissed(store: Store, state: CampaignState, told: bool) -> None:
    spam(store, 10)
    case = store.open_case(NOW)
    store.add_to_case(case, 10, NOW, ())
    store.set_case_state(case, state, "Gerda")
    assert saves(store)[0].case == (case if told else None)


@pytest.mark.parametrize("query", [_CAUGHT, _TAKEN_DOWN])
def test_the_changes_are_never_read_as_a_whole(store: Store, query: str) -> None:
    plan = [row["detail"] for row in store.rows(f"explain query plan {query}", *["[]"] * query.count("json_each(?"))]
    assert plan
    assert not set(plan) & {"SCAN change", "SCAN verdict", "SCAN campaign_member"}
