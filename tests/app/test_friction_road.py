"""Flagged accounts that go on come into a group and leave it again; silenced ones meet nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import FakeSite
from road import ARTICLES, spam, state

from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.friction import keep_up
from wikiwatch.app.ingest import poll
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState
from wikiwatch.ports import Written
from wikiwatch.store.db import Store

ANN = "user:Ann"


@pytest.fixture
def app(watched: App) -> App:
    """An App with friction switched on, on a wiki where Ann is an account."""
    assert isinstance(watched.site, FakeSite)
    watched.site.account("Ann")
    friction = replace(watched.rules.friction, group="suspect")
    return replace(watched, rules=replace(watched.rules, friction=friction))


def flag(app: App, key: str = ANN, state: AccountState = AccountState.FLAGGED, days: float = 30) -> None:
    now = app.clock.now()
    user = key.partition(":")[2]
    app.store.set_state((key, user), state, now, until=now + timedelta(days=days), revid=None, reason="adverts")


def work(app: App, user: str = "Ann", edits: int = 3) -> None:
    """Somebody makes plain edits, which are read and judged."""
    for number in range(edits):
        app.site.append(user, ARTICLES[number], f"A sentence about it, number {number}.")
    poll(app)


def round_of(app: App) -> None:
    keep_up(app)
    run_due(app)


def later(app: App, **time: float) -> None:
    app.clock.advance(**time)


def groups(app: App, user: str = "Ann") -> set[str]:
    return {group for group in app.site.actors([user])[user].groups if group == "suspect"}


def changes(app: App) -> list[Action]:
    return [one for one in app.store.actions_of_actor(ANN) if one.kind is ActionKind.GROUP]


def test_a_flagged_account_that_goes_on_comes_into_the_group(app: App) -> None:
    flag(app)
    work(app)

    round_of(app)

    assert groups(app) == {"suspect"}


def test_one_that_stays_quiet_does_not(app: App) -> None:
    flag(app)
    work(app, edits=2)

    round_of(app)

    assert groups(app) == set()


def test_what_brought_the_flag_does_not_count(app: App, site: FakeSite) -> None:
    spam(site, "Ann", 4)
    poll(app)
    assert state(app, ANN) is AccountState.FLAGGED
    later(app, minutes=5)
    round_of(app)
    assert groups(app) == set()

    work(app)
    round_of(app)
    assert groups(app) == {"suspect"}


def test_asking_on_the_own_talk_page_does_not_count(app: App, site: FakeSite) -> None:
    flag(app)
    for number in range(4):
        site.append("Ann", "User talk:Ann", f"Where is my edit? I ask for the {number}th time.")
    poll(app)

    round_of(app)

    assert groups(app) == set()


def test_edits_of_days_ago_do_not_count(app: App) -> None:
    flag(app)
    work(app)
    later(app, hours=25)

    round_of(app)

    assert groups(app) == set()


def test_it_leaves_when_the_flag_has_ended(app: App) -> None:
    flag(app)
    work(app)
    round_of(app)
    later(app, days=31)

    round_of(app)

    assert groups(app) == set()
    assert [one.argument for one in changes(app)] == ["-suspect", "+suspect"]


def test_it_can_come_back_after_another_flag(app: App) -> None:
    flag(app)
    work(app)
    round_of(app)
    later(app, days=31)
    round_of(app)
    flag(app)
    work(app)

    round_of(app)

    assert groups(app) == {"suspect"}


def test_it_leaves_when_a_person_cleared_it(app: App) -> None:
    flag(app)
    work(app)
    round_of(app)
    later(app, hours=2)
    flag(app, state=AccountState.CLEARED)

    round_of(app)

    assert groups(app) == set()


@pytest.mark.parametrize("state", [AccountState.SILENCED, AccountState.BLOCKED])
def test_a_silenced_or_blocked_account_never_comes_into_it(app: App, state: AccountState) -> None:
    flag(app, state=state)
    work(app)

    round_of(app)

    assert changes(app) == []


def test_whoever_is_silenced_in_the_group_stays_as_they_are(app: App) -> None:
    flag(app)
    work(app)
    round_of(app)
    later(app, hours=2)
    flag(app, state=AccountState.SILENCED)

    round_of(app)

    assert groups(app) == {"suspect"}
    assert len(changes(app)) == 1


def test_what_was_planned_is_not_done_to_whoever_is_silenced_meanwhile(app: App) -> None:
    flag(app)
    work(app)
    keep_up(app)
    flag(app, state=AccountState.SILENCED)

    run_due(app)

    assert groups(app) == set()
    assert [one.status for one in changes(app)] == [ActionStatus.CANCELLED]


def test_addresses_and_temporary_accounts_never_do(app: App) -> None:
    app.site.account("~2026-7", temp=True)
    for key, user in (("ip:192.0.2.9", "192.0.2.9"), ("user:~2026-7", "~2026-7")):
        flag(app, key)
        work(app, user)

    round_of(app)

    assert app.site.requests["change_group"] == 0


def test_nor_does_a_sysop(app: App) -> None:
    flag(app, "user:Sybil")
    work(app, "Sybil")

    round_of(app)

    assert groups(app, "Sybil") == set()


def test_who_was_put_there_by_a_person_is_left_there(app: App) -> None:
    app.site.account("Ann", groups={"suspect"})
    flag(app)
    work(app)
    round_of(app)
    later(app, days=31)

    round_of(app)

    assert groups(app) == {"suspect"}
    assert changes(app) == []


def test_who_was_taken_out_by_a_person_stays_out_while_the_flag_lasts(app: App) -> None:
    flag(app)
    work(app)
    round_of(app)
    app.site.account("Ann")
    later(app, hours=2)
    work(app)

    round_of(app)
    later(app, hours=2)
    round_of(app)

    assert groups(app) == set()
    assert len(changes(app)) == 1


def test_a_refusal_waits_for_a_person_and_is_not_tried_every_five_minutes(app: App) -> None:
    flag(app)
    work(app)
    app.site.fail_next("change_group", Written(ok=False, code="permissiondenied"))
    round_of(app)

    for _ in range(3):
        later(app, minutes=5)
        round_of(app)

    assert [one.status for one in changes(app)] == [ActionStatus.PERSON]


def test_what_was_done_before_the_program_was_ended_is_known_as_done(app: App, store: Store) -> None:
    flag(app)
    work(app)
    keep_up(app)
    [planned] = changes(app)
    store.claim(planned.key)
    app.site.change_group("Ann", "+suspect", f"just before the end ({planned.key})")
    store.postpone(planned.key, "ended", app.clock.now())

    run_due(app)
    later(app, days=31)
    round_of(app)

    assert groups(app) == set()


def test_who_was_put_there_by_a_person_while_the_wiki_was_read_only_is_left_there(app: App) -> None:
    flag(app)
    work(app)
    app.site.fail_next("change_group", Written(ok=False, code="readonly", wait=True))
    round_of(app)
    app.site.account("Ann", groups={"suspect"})
    later(app, hours=1)
    round_of(app)
    assert [one.status for one in changes(app)] == [ActionStatus.SKIPPED]

    later(app, days=31)
    round_of(app)

    assert groups(app) == {"suspect"}


def test_who_came_into_it_by_a_write_without_an_answer_leaves_it_where_the_reason_was_gone_by_then(app: App) -> None:
    flag(app)
    work(app)
    keep_up(app)
    [planned] = changes(app)
    app.store.claim(planned.key)
    app.site.change_group("Ann", "+suspect", planned.key)
    flag(app, state=AccountState.CLEARED)

    run_due(app)
    later(app, hours=2)
    round_of(app)

    assert groups(app) == set()


def test_a_new_name_keeps_its_place(app: App) -> None:
    flag(app)
    work(app)
    round_of(app)
    app.site.account("Anna", groups={"suspect"})
    app.store.note_new_name(ANN, "user:Anna")
    later(app, days=31)

    round_of(app)

    assert groups(app, "Anna") == set()


def test_a_group_that_the_rules_no_longer_name_is_left(app: App) -> None:
    flag(app)
    work(app)
    round_of(app)
    off = replace(app, rules=replace(app.rules, friction=replace(app.rules.friction, group="")))
    later(off, hours=2)

    round_of(off)

    assert groups(off) == set()


def test_without_a_group_nothing_is_asked_or_done(app: App, site: FakeSite) -> None:
    off = replace(app, rules=replace(app.rules, friction=replace(app.rules.friction, group="")))
    flag(off)
    work(off)
    before = site.requests["actors"]

    keep_up(off)

    assert site.requests["actors"] == before
    assert changes(off) == []


def test_observing_plans_no_change(app: App) -> None:
    flag(app)
    work(app)

    keep_up(replace(app, enforce=False))

    assert changes(app) == []


def test_a_round_asks_about_fifty_at_most_and_the_next_about_the_rest(app: App, site: FakeSite) -> None:
    names = [f"Lamp {number}" for number in range(60)]
    for name in names:
        site.account(name)
        flag(app, f"user:{name}")
        for title in ARTICLES[:3]:
            site.append(name, title, f"Plain words of {name}.")
    poll(app)

    round_of(app)
    first = sum(len(groups(app, name)) for name in names)
    round_of(app)

    assert (first, sum(len(groups(app, name)) for name in names)) == (50, 60)
