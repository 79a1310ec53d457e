"""Budgets and the breaker at work: floods, a rule that people overturn, and who is told."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from html import unescape
from random import Random
from typing import Any

import pytest
from deeds import action
from fakes import LOG, FakeClock, FakeSite
from road import ARTICLES, PROBE, article, bot_edits, furnish, make_app, outcomes, spam, state, statuses, until_quiet

from wikiwatch.app import brakes, hold
from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.action import ActionKind, ActionStatus
from wikiwatch.core.evidence import CampaignState
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.errors import UserError
from wikiwatch.store.db import Store


def with_budgets(rules: Ruleset, **budgets: tuple[int, int]) -> Ruleset:
    """The rules with other numbers an hour and a day; `confirmed_revert` stands for confirmed-revert."""
    wanted = {name.replace("_", "-"): numbers for name, numbers in budgets.items()}
    changed = tuple(
        replace(one, hour=wanted[one.id][0], day=wanted[one.id][1], hour_share=0, day_share=0)
        if one.id in wanted
        else one
        for one in rules.brakes.budgets
    )
    return replace(rules, brakes=replace(rules.brakes, budgets=changed))


def tight(app: App, **budgets: tuple[int, int]) -> App:
    return replace(app, rules=with_budgets(app.rules, **budgets))


def probes(site: FakeSite, count: int, first: int = 1) -> list[int]:
    """One probe each from so many addresses, on pages of their own."""
    revids = []
    for n in range(first, first + count):
        title = f"Farm {n}"
        site.edit("Sybil", title, article(title))
        letters = "".join(Random(n).choices("bcdfghjkmnpqrtvwxz", k=10))  # what was released once is a word of the wiki
        revids.append(site.append(f"192.0.2.{n}", title, letters))
    return revids


def done(app: App, revids: list[int]) -> int:
    return sum("done" in statuses(app, revid).values() for revid in revids)


# budgets


def test_over_the_budget_actions_wait_without_an_attempt_and_go_on_when_there_is_room(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = tight(watched, revert=(2, 100))
    revids = probes(site, 4)
    poll(app)
    for _ in range(3):
        run_due(app)
    assert done(app, revids) == 2
    waiting = app.store.waiting()
    assert {(one.status, one.attempts) for one in waiting} == {(ActionStatus.PLANNED, 0)}
    assert all(one.result.startswith("waits: the budget of reverts an hour (2) is used up") for one in waiting)
    assert {one.due_at for one in waiting} == {clock.now() + timedelta(hours=1)}
    clock.advance(minutes=61)
    until_quiet(app, clock)
    assert done(app, revids) == 4


def test_the_budget_of_a_day_holds_when_that_of_the_hour_has_room(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = tight(watched, revert=(2, 3))
    revids = probes(site, 5)
    poll(app)
    for _ in range(4):
        run_due(app)
        clock.advance(hours=1, minutes=1)
    assert done(app, revids) == 3
    assert "reverts a day (3)" in app.store.waiting()[0].result
    clock.advance(days=1)
    run_due(app)
    assert done(app, revids) == 5


def test_other_kinds_go_on(watched: App, site: FakeSite, clock: FakeClock) -> None:
    app = tight(watched, revert=(1, 1))
    probes(site, 2)
    held = site.append("203.0.113.9", "Farm 1", "More about it at https://news.example/farm today.")
    until_quiet(app, clock)
    assert statuses(app, held) == {"hold": "done"}


def test_what_a_person_decided_waits_for_no_budget_and_uses_none_up(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = tight(watched, revert=(1, 1))
    first, second, third = probes(site, 3)
    poll(app)
    run_due(app)
    approved = next(one for one in app.store.waiting() if one.revid == second)
    hold.approve(app, approved.key, "Sybil")
    hold.release(app, f"down-{first}", "Sybil")
    until_quiet(app, clock)
    assert statuses(app, second) == {"revert": "done"}
    assert statuses(app, first)["release"] == "done"
    assert statuses(app, third) == {"revert": "planned"}
    clock.advance(days=1, minutes=1)
    until_quiet(app, clock)
    assert statuses(app, third) == {"revert": "done"}


def test_a_release_of_what_waits_cancels_it(watched: App, site: FakeSite, clock: FakeClock) -> None:
    app = tight(watched, revert=(1, 1))
    _, second = probes(site, 2)
    poll(app)
    run_due(app)
    hold.cancel(app, f"down-{second}", "Sybil")
    assert brakes.alarms(app) == []
    clock.advance(days=2)
    until_quiet(app, clock)
    assert statuses(app, second) == {"revert": "cancelled"}


def test_one_write_that_takes_many_edits_down_counts_once(watched: App, site: FakeSite, clock: FakeClock) -> None:
    app = tight(watched, revert=(2, 100))
    same_page = [site.append("192.0.2.7", "Ferry", f"{PROBE}{letter}") for letter in "bcdf"]
    other = site.append("192.0.2.8", "Tower", PROBE)
    until_quiet(app, clock)
    assert done(app, [*same_page, other]) == 5


def test_edits_of_a_confirmed_campaign_have_a_budget_of_their_own(watched: App, store: Store, clock: FakeClock) -> None:
    app = tight(watched, hold=(2, 2))
    case = store.open_case(clock.now())
    store.add_to_case(case, 11, clock.now(), ())
    first, second = action("down-10", revid=10, planned_at=clock.now()), action("down-11", revid=11)
    store.plan([first, second])
    for one in (first, second):
        assert brakes.why_wait(app, one) == ""
        store.settle(one.key, ActionStatus.DONE, "held", at=clock.now())
        clock.advance(seconds=1)
    third, fourth = action("down-12", revid=12), action("down-13", revid=13)
    store.plan([third, fourth])
    store.add_to_case(case, 13, clock.now(), ())
    assert "budget of holds a day" in brakes.why_wait(app, third)
    assert "budget of holds a day" in brakes.why_wait(app, fourth)
    store.set_case_state(case, CampaignState.CONFIRMED, "Sybil")
    assert brakes.why_wait(app, fourth) == ""


def test_on_a_busy_wiki_the_share_counts_and_one_day_of_flood_makes_no_wiki_busy(
    watched: App, site: FakeSite, store: Store, clock: FakeClock
) -> None:
    for _ in range(300):
        site.append("Sybil", "Market", "More.")
    poll(watched)
    assert store.edits_since(clock.now() - timedelta(days=1), "user:WatchBot") >= 300
    app = replace(watched, rules=replace(watched.rules, brakes=replace(watched.rules.brakes, share_from=200)))
    limited = with_budgets(app.rules, hold=(1, 1))
    assert limited.brakes.share_from == 200
    busy = replace(limited.brakes, share_from=30)
    shares = tuple(replace(one, hour_share=0.2, day_share=0.5) if one.id == "hold" else one for one in busy.budgets)
    for brake_rules, waits in ((replace(busy, budgets=shares), False), (replace(limited.brakes, budgets=shares), True)):
        tried = replace(app, rules=replace(app.rules, brakes=brake_rules))
        key = f"down-{9000 + waits}"
        store.plan([action(f"{key}1", revid=None), action(f"{key}2", revid=None)])
        first, second = store.action(f"{key}1"), store.action(f"{key}2")
        assert first is not None
        assert second is not None
        if not waits:
            assert brakes.why_wait(tried, first) == ""
            store.settle(first.key, ActionStatus.DONE, "held", at=clock.now())
        assert bool(brakes.why_wait(tried, second)) is waits


def test_an_action_that_waits_is_told_in_the_log_once_an_hour(
    watched: App, site: FakeSite, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    app = tight(watched, revert=(1, 3))
    probes(site, 3)
    with caplog.at_level(logging.WARNING):
        for _ in range(10):
            tick(app)
            clock.advance(minutes=5)
    told = [one for one in caplog.messages if one.startswith("a person is needed: the budget of reverts an hour")]
    assert len(told) == 1
    assert "so many actions wait: 2" in told[0]
    [alarm] = brakes.alarms(app)
    assert (alarm.kind, alarm.about, alarm.waiting) == ("budget", "revert", 2)
    assert alarm.until is not None


def test_the_log_page_says_above_its_rows_that_a_person_is_needed_but_not_what_is_used_up(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    app = tight(watched, revert=(1, 1))
    probes(site, 2)
    tick(app)
    tick(app)
    assert "Something waits for a person" in text_of(site, LOG)
    assert "budget" not in text_of(site, LOG)
    clock.advance(days=1, minutes=1)
    until_quiet(app, clock)
    tick(app)
    assert "Something waits" not in text_of(site, LOG)


def test_a_log_page_for_administrators_says_what_it_is(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = tight(make_app(site, store, rules, clock, log_shows_all=True), revert=(1, 1))
    furnish(site)
    poll(app)
    probes(site, 2)
    tick(app)
    tick(app)
    assert "The budget <bdi>revert</bdi> is used up" in text_of(site, LOG)


def text_of(site: FakeSite, title: str) -> str:
    return next(unescape(page.head.text or "") for page in site.pages.values() if page.title == title)


# floods


def test_a_thousand_spam_edits_trip_no_rule_and_the_silenced_are_reverted_all_the_same(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, with_budgets(rules, revert=(3, 3), hold=(3, 3)), clock)
    furnish(site)
    poll(app)
    spam(site, "Flora", 6)
    until_quiet(app, clock)
    clock.advance(days=1, minutes=1)
    until_quiet(app, clock)
    assert state(app, "user:Flora") is AccountState.SILENCED
    flood = probes(site, 250)
    bad = [site.append("Flora", ARTICLES[n % len(ARTICLES)], f"Flora was here {n}.") for n in range(750)]
    tick(app)
    for _ in range(12):
        run_due(app)
        clock.advance(minutes=5)
    assert store.breakers() == {}
    assert done(app, flood) == 3
    assert done(app, bad) == 750
    assert all("Flora was here" not in (site.pages[page].head.text or "") for page in site.pages)


# the breaker


def overturned(app: App, site: FakeSite, clock: FakeClock, count: int, first: int = 1) -> list[int]:
    """So many newcomers' probes, reverted and then released by a person."""
    revids = probes(site, count, first)
    until_quiet(app, clock)
    for revid in revids:
        hold.release(app, f"down-{revid}", "Sybil")
        clock.advance(minutes=1)
    until_quiet(app, clock)
    return revids


def test_a_rule_that_people_overturn_thrice_only_lists_and_a_person_is_told(
    watched: App, site: FakeSite, store: Store, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    overturned(watched, site, clock, 2)
    tick(watched)
    assert store.breakers() == {}
    with caplog.at_level(logging.WARNING):
        overturned(watched, site, clock, 1, 3)
        tick(watched)
    assert "rule tracking-edit only lists from now on" in caplog.text
    [alarm] = brakes.alarms(watched)
    assert (alarm.kind, alarm.about) == ("rule", "tracking-edit")
    assert "wikiwatch rules reset tracking-edit" in alarm.words
    [entry] = store.decisions("rule-tracking-edit")
    assert (entry["who"], entry["what"]) == ("wikiwatch", "trip")

    after = probes(site, 3, 10)
    made = bot_edits(site)
    until_quiet(watched, clock)
    assert [outcomes(watched)[revid] for revid in after] == ["watch"] * 3
    assert bot_edits(site) == made


def test_planned_actions_of_a_stopped_rule_wait_for_a_yes(watched: App, site: FakeSite, clock: FakeClock) -> None:
    overturned(watched, site, clock, 2)
    third = probes(site, 1, 3)[0]
    until_quiet(watched, clock)
    revid = probes(site, 1, 10)[0]
    poll(watched)
    hold.release(watched, f"down-{third}", "Sybil")
    tick(watched)
    assert statuses(watched, revid) == {"revert": "review"}
    hold.approve(watched, f"down-{revid}", "Sybil")
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {"revert": "done"}


def test_after_a_reset_the_rule_acts_again_and_old_decisions_count_no_more(
    watched: App, site: FakeSite, store: Store, clock: FakeClock
) -> None:
    overturned(watched, site, clock, 3)
    tick(watched)
    brakes.reset(watched, "tracking-edit", "Sybil", "the letters were a code")
    clock.advance(minutes=1)
    revids = probes(site, 1, 10)
    until_quiet(watched, clock)
    assert done(watched, revids) == 1
    assert brakes.alarms(watched) == []
    assert [one["what"] for one in store.decisions("rule-tracking-edit")] == ["trip", "reset"]
    overturned(watched, site, clock, 3, 20)
    tick(watched)
    assert [one.about for one in brakes.alarms(watched)] == ["tracking-edit"]


@pytest.mark.parametrize(
    ("who", "confirmed", "trips"), [("Sybil", 0, True), ("Sybil", 1, False), ("wikiwatch", 0, False)]
)
def test_who_clears_an_author_speaks_against_the_rule_that_flagged_them(
    watched: App, site: FakeSite, store: Store, clock: FakeClock, who: str, confirmed: int, trips: bool
) -> None:
    for n in range(watched.rules.brakes.breaker.overturned):
        edits = spam(site, f"Flora {n}", 4, f"site{n}")
        until_quiet(watched, clock)
        store.confirm(edits if confirmed else [], clock.now())
        hold.clear(watched, f"Flora {n}", who)
    brakes.look(watched)
    assert set(store.breakers()) == ({"repeat-links"} if trips else set())


def test_a_rule_that_acts_can_not_be_reset(watched: App) -> None:
    with pytest.raises(UserError):
        brakes.reset(watched, "tracking-edit", "Sybil", "")


def test_a_rule_acts_again_after_a_person_changed_it_and_not_after_new_words(
    watched: App, site: FakeSite, store: Store, clock: FakeClock
) -> None:
    overturned(watched, site, clock, 3)
    tick(watched)

    def changed(**fields: object) -> App:
        rows = tuple(
            replace(row, **fields) if row.id == "tracking-edit" else row  # type: ignore[arg-type]
            for row in watched.rules.policy.rows
        )
        return replace(watched, rules=replace(watched.rules, policy=replace(watched.rules.policy, rows=rows)))

    tick(changed(reason="In other words."))
    assert store.breakers()["tracking-edit"].tripped is not None
    tick(changed(score_at_least=95))
    assert store.breakers()["tracking-edit"].tripped is None


def test_decisions_older_than_a_month_count_no_more(
    watched: App, site: FakeSite, store: Store, clock: FakeClock
) -> None:
    overturned(watched, site, clock, 2)
    clock.advance(days=31)
    overturned(watched, site, clock, 1, 10)
    tick(watched)
    assert store.breakers() == {}


@pytest.mark.parametrize("who", ["wikiwatch", "192.0.2.1", "Mallory"])
def test_the_word_of_the_program_of_the_author_and_of_the_suspected_counts_nothing(
    watched: App, site: FakeSite, store: Store, clock: FakeClock, who: str
) -> None:
    store.set_state(
        ("user:Mallory", "Mallory"), AccountState.FLAGGED, clock.now(), until=None, revid=None, reason="spam"
    )
    revids = probes(site, 3)
    until_quiet(watched, clock)
    for revid in revids:
        name = store.action(f"down-{revid}").actor_key.removeprefix("ip:") if who[0].isdigit() else who  # type: ignore[union-attr]
        hold.release(watched, f"down-{revid}", name)
    tick(watched)
    assert store.breakers() == {}


def test_a_planned_block_that_a_person_cancels_speaks_against_its_rule(
    watched: App, store: Store, clock: FakeClock
) -> None:
    for n in range(3):
        key = f"block-{n}"
        fields = {"kind": ActionKind.BLOCK, "status": ActionStatus.REVIEW, "revid": None, "row": "repeat-flood"}
        store.plan([action(key, actor_key=f"user:{n}", **fields)])
        hold.cancel(watched, key, "Sybil")
    brakes.look(watched)
    assert [one.about for one in brakes.alarms(watched)] == ["repeat-flood"]


def test_a_block_that_the_program_cancels_speaks_against_nothing(watched: App, store: Store, clock: FakeClock) -> None:
    for n in range(3):
        fields = {"kind": ActionKind.BLOCK, "status": ActionStatus.REVIEW, "revid": None, "row": "repeat-flood"}
        store.plan([action(f"block-{n}", actor_key=f"user:{n}", **fields)])
        store.settle(f"block-{n}", ActionStatus.CANCELLED, "the address was quiet", at=clock.now())
    brakes.look(watched)
    assert brakes.alarms(watched) == []


# stopped from the shell


def test_stopped_from_the_shell_nothing_is_carried_out_while_judging_goes_on(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    word = ["stopped from the shell by Sybil"]
    app = replace(watched, stopped=lambda: word[0])
    revid = probes(site, 1)[0]
    tick(app)
    assert outcomes(app)[revid] == "revert"
    assert statuses(app, revid) == {"revert": "planned"}
    assert run_due(app).closed == word[0]
    assert [(one.kind, one.words) for one in brakes.alarms(app)] == [("stopped", f"nothing is written: {word[0]}")]
    word[0] = ""
    until_quiet(app, clock)
    assert statuses(app, revid) == {"revert": "done"}


def test_that_the_wiki_stops_it_is_told_as_well(
    watched: App, site: FakeSite, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    """A spammer may have edited a run page that nobody protected."""
    probes(site, 1)
    site.run_page = "no"
    with caplog.at_level(logging.WARNING):
        tick(watched)
    [alarm] = brakes.alarms(watched)
    assert (alarm.kind, "the run page does not say" in alarm.words) == ("stopped", True)
    assert f"a person is needed: {alarm.words}" in caplog.messages
    site.run_page = "yes"
    until_quiet(watched, clock)
    tick(watched)
    assert brakes.alarms(watched) == []


def test_a_release_that_a_person_wishes_waits_for_no_flood(watched: App, site: FakeSite, clock: FakeClock) -> None:
    good, *flood = probes(site, 30)
    until_quiet(watched, clock)
    clock.advance(days=1)
    flood = probes(site, 28, first=100)
    poll(watched)
    save, saved = site.save, []

    def slow(*given: Any) -> Any:
        saved.append(given)
        if len(saved) == 1:  # while the first of the flood goes down, a person reads the log
            hold.release(watched, f"down-{good}", "Sybil")
        return save(*given)

    site.save = slow  # type: ignore[method-assign]
    run_due(watched)
    assert statuses(watched, good)["release"] == "done"
    order = [watched.store.action(key) for key in (f"release-{good}", f"down-{flood[-1]}")]
    assert order[0] is not None
    assert order[1] is not None
    assert (order[0].result_revid or 0) < (order[1].result_revid or 0)


def test_a_log_page_that_cannot_be_written_is_an_alarm_until_it_is(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.edit("Sybil", LOG, "nothing yet")
    site.protect(LOG)
    site.append("192.0.2.7", "Tower", "wqkzjhrv")
    tick(watched)
    tick(watched)
    words = [alarm.words for alarm in brakes.alarms(watched)]
    assert words == ["the log page can't be written: protectedpage"]
    site.unprotect(LOG)
    clock.advance(minutes=5)
    tick(watched)
    assert brakes.alarms(watched) == []


def test_a_page_that_the_wiki_refuses_for_good_is_not_tried_in_each_round(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    """A filter notes each try."""
    site.edit("Sybil", LOG, "nothing yet")
    site.protect(LOG)
    site.append("192.0.2.7", "Tower", "wqkzjhrv")
    tick(watched)
    before = site.requests["save_page"]
    for _ in range(60):
        clock.advance(seconds=30)
        tick(watched)
    assert 5 <= site.requests["save_page"] - before <= 7
    assert "wqkzjhrv" not in site.text(LOG)
