"""Judging in order of time, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import START, FakeClock, FakeSite
from road import ARTICLES, PROBE, advert, article, furnish, make_app, outcomes, spam, state, statuses, until_quiet

from wikiwatch.app import guard
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store


def test_the_fourth_copy_flags_and_holds_the_earlier_ones(watched: App, site: FakeSite) -> None:
    edits = spam(site, "Flora", 4)
    poll(watched)
    assert [outcomes(watched)[revid] for revid in edits] == ["hold"] * 4
    assert [statuses(watched, revid) for revid in edits] == [{"hold": "planned"}] * 4
    assert state(watched, "user:Flora") is AccountState.FLAGGED


def test_all_that_a_flagged_author_sends_is_held(watched: App, site: FakeSite) -> None:
    spam(site, "Flora", 4)
    poll(watched)
    harmless = site.append("Flora", "Museum", "It is closed on Mondays.")
    poll(watched)
    assert outcomes(watched)[harmless] == "hold"


def test_the_fifth_copy_silences_and_plans_a_block_in_7_to_14_days(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = spam(site, "Flora", 5)
    poll(watched)
    assert outcomes(watched)[edits[-1]] == "revert"
    assert state(watched, "user:Flora") is AccountState.SILENCED
    (block,) = [action for action in watched.store.waiting() if action.kind == "block"]
    assert block.status == "review"
    assert timedelta(days=7) <= block.due_at - clock.now() <= timedelta(days=14)
    harmless = site.append("Flora", "Museum", "It is closed on Mondays.")
    poll(watched)
    assert outcomes(watched)[harmless] == "revert"


def test_the_moment_of_a_block_is_the_same_each_time_and_nobody_elses(
    watched: App, site: FakeSite, rules: Ruleset, clock: FakeClock
) -> None:
    other = make_app(site, Store(":memory:", durable=False), rules, clock)
    assert watched.moment("block-1") == watched.moment("block-1")
    assert len({watched.moment("block-1"), watched.moment("block-2"), other.moment("block-1")}) == 3
    assert all(0 <= watched.moment(f"block-{number}") < 1 for number in range(100))


def test_a_site_that_somebody_of_standing_has_used_is_no_flood(watched: App, site: FakeSite) -> None:
    site.append("Sybil", "Museum", "See https://pipes.example/ for its history.")
    edits = spam(site, "Flora", 6)
    poll(watched)
    assert state(watched, "user:Flora") is AccountState.CLEAN
    assert "revert" not in {outcomes(watched)[revid] for revid in edits}


def test_whoever_probed_a_page_and_brings_a_link_is_silenced(watched: App, site: FakeSite) -> None:
    site.append("192.0.2.7", "Ferry", PROBE)
    back = site.append("192.0.2.7", "Ferry", "Cheap pills at https://pills.example/now for you")
    poll(watched)
    assert outcomes(watched)[back] == "revert"
    assert state(watched, "ip:192.0.2.7") is AccountState.SILENCED
    assert statuses(watched, back) == {"revert": "planned", "block": "review"}


def test_a_neighbour_of_whoever_probed_a_page_is_only_held(watched: App, site: FakeSite) -> None:
    site.append("192.0.2.7", "Ferry", PROBE)
    neighbour = site.append("192.0.2.99", "Ferry", "Its history: https://ferries.example/history")
    poll(watched)
    assert outcomes(watched)[neighbour] == "hold"
    assert state(watched, "ip:192.0.2.99") is AccountState.CLEAN


def test_who_brings_back_a_flagged_authors_text_is_held_without_a_flag(watched: App, site: FakeSite) -> None:
    edits = spam(site, "Flora", 4)
    spoilt = site.text("Bridge")
    site.edit("Gus", "Bridge", article("Bridge"))
    again = site.edit("192.0.2.99", "Bridge", spoilt)
    poll(watched)
    assert {outcomes(watched)[revid] for revid in (*edits, again)} == {"hold"}
    assert state(watched, "ip:192.0.2.99") is AccountState.CLEAN


def test_a_silenced_author_may_not_restore_an_old_text_either(watched: App, site: FakeSite) -> None:
    spam(site, "Flora", 6)
    site.append("Gus", "Museum", "A new section by somebody good.")
    undone = site.edit("Flora", "Museum", article("Museum"))
    poll(watched)
    assert outcomes(watched)[undone] == "revert"


def test_a_newcomers_link_on_a_probed_page_is_held_and_nobody_flagged(watched: App, site: FakeSite) -> None:
    site.append("192.0.2.7", "Ferry", PROBE)
    link = site.append("Nina", "Ferry", "Its timetable is at https://ferry.example/times for all to read.")
    poll(watched)
    assert outcomes(watched)[link] == "hold"
    assert state(watched, "user:Nina") is AccountState.CLEAN


def test_a_probe_that_repeats_another_is_a_probe_too(watched: App, site: FakeSite) -> None:
    edits = [site.append(f"192.0.2.{number}", "Ferry", PROBE) for number in range(1, 4)]
    poll(watched)
    assert [outcomes(watched)[revid] for revid in edits] == ["revert"] * 3


def test_a_probe_flags_nobody(watched: App, site: FakeSite) -> None:
    site.append("Nina", "Ferry", PROBE)
    poll(watched)
    assert state(watched, "user:Nina") is AccountState.CLEAN
    assert not watched.store.accounts(watched.clock.now())


@pytest.mark.parametrize("user", ["Sybil", "WatchBot"])
def test_exempt_people_are_passed_over(watched: App, site: FakeSite, user: str) -> None:
    edits = spam(site, user, 6)
    poll(watched)
    assert {outcomes(watched)[revid] for revid in edits} == {"allow"}
    assert {entry["row"] for entry in entries(watched)} == {"exempt"}


def test_only_the_chosen_namespaces_are_judged(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> None:
    app = make_app(site, store, rules, clock, namespaces=frozenset({0}))
    poll(app)
    talk = site.edit("Nina", "User:Nina", PROBE)
    page = site.edit("Nina", "Nina", PROBE)
    poll(app)
    assert (outcomes(app)[talk], outcomes(app)[page]) == ("allow", "revert")


def test_good_people_are_let_through(watched: App, site: FakeSite) -> None:
    edits = [
        site.replace("Tom", "Bridge", "north end", "northern end"),
        site.append("Nina", "Tower", "Its clock is described in https://library.example.org/clocks on page 12."),
        site.append("Jadwiga", "Market", "Targ odbywa się w każdą środę i sobotę od świtu do południa."),
        site.append("Aino", "Harbour", "Satamassa on kolme laituria ja pieni majakka."),
        site.append("Haruto", "Station", "駅は1912年に開業した。"),
        site.append("Otto", "Museum", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ]
    poll(watched)
    assert {outcomes(watched)[revid] for revid in edits} == {"allow"}


def test_categories_templates_and_wikilinks_make_no_insertion(watched: App, site: FakeSite) -> None:
    text = "See also [[Harbour]], [[de:Hafen]] and {{Waterways}} for all of it. [[Category:Waters]]"
    edits = [site.append("Carl", title, text) for title in ARTICLES]
    poll(watched)
    assert {outcomes(watched)[revid] for revid in edits} == {"allow"}


def test_a_change_that_breaks_the_judge_is_set_aside_and_the_rest_goes_on(
    watched: App, site: FakeSite, rules: Ruleset, store: Store, clock: FakeClock
) -> None:
    broken = replace(rules, repeat_links=replace(rules.repeat_links, steps=()))
    app = make_app(site, store, broken, clock)
    link = site.append("Nina", "Tower", "Its clock is at https://library.example.org/clocks for all.")
    probe = site.append("192.0.2.7", "Ferry", PROBE)
    for tries in range(1, guard.TRIES + 1):
        poll(app)
        assert outcomes(app)[probe] == "revert"
        assert (link in outcomes(app)) == (tries == guard.TRIES)
    assert outcomes(app)[link] == "watch"
    aside = next(entry for entry in entries(app) if entry["revid"] == link)
    assert aside["row"] == "set-aside"
    assert "KeyError" in aside["reason"]


def test_a_change_that_breaks_the_judge_outside_the_detectors_is_set_aside_too(
    watched: App, site: FakeSite, rules: Ruleset, store: Store, clock: FakeClock
) -> None:
    endless = replace(rules, campaigns=replace(rules.campaigns, window_days=10**9))
    app = make_app(site, store, endless, clock)
    link = site.append("Nina", "Tower", "Its clock is at https://library.example.org/clocks for all.")
    removal = site.edit("Sybil", "Ferry", "It sails no more.")
    for _ in range(guard.TRIES):
        poll(app)
    assert (outcomes(app)[link], outcomes(app)[removal]) == ("watch", "allow")
    aside = next(entry for entry in entries(app) if entry["revid"] == link)
    assert (aside["row"], aside["signals"]) == ("set-aside", [])
    assert "OverflowError" in aside["reason"]


def test_what_a_flagged_author_breaks_the_judge_with_is_held(
    watched: App, site: FakeSite, rules: Ruleset, store: Store, clock: FakeClock
) -> None:
    store.set_state(("user:Nina", "Nina"), AccountState.FLAGGED, clock.now(), until=None, revid=None, reason="adverts")
    endless = replace(rules, campaigns=replace(rules.campaigns, window_days=10**9))
    app = make_app(site, store, endless, clock)
    link = site.append("Nina", "Tower", "Its clock is at https://library.example.org/clocks for all.")
    for _ in range(guard.TRIES):
        poll(app)
    until_quiet(app, clock)
    assert statuses(app, link) == {"hold": "done"}
    assert "library.example.org" not in site.text("Tower")


class TimeFlies(FakeClock):
    """A clock of which each look takes some seconds, as if a detector had taken them."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.gone = 0.0

    def monotonic(self) -> float:
        self.gone += self.seconds
        return self.gone


@pytest.mark.parametrize(("seconds", "outcome", "found"), [(0.01, "allow", 0), (4, "watch", 1)])
def test_an_edit_for_which_the_time_was_too_short_is_listed(
    watched: App, site: FakeSite, rules: Ruleset, store: Store, seconds: float, outcome: str, found: int
) -> None:
    revid = site.append("Nina", "Tower", "It has a clock.")
    hurried = replace(watched, clock=(clock := TimeFlies(seconds)))
    clock.at = site.clock.at
    poll(hurried)
    entry = next(entry for entry in entries(hurried) if entry["revid"] == revid)
    assert entry["outcome"] == outcome
    assert [signal["id"] for signal in entry["signals"]] == ["judge.out_of_time"] * found


# Tables that grow with the wiki, or with what is remembered of it.
GROWING = (
    "change insertion insertion_domain lesson packed_verdict probe probe_string refusal refusal_domain trace trace_key"
    " verdict word"
)


def test_nothing_that_is_asked_about_a_change_reads_a_whole_table(watched: App, site: FakeSite, store: Store) -> None:
    spam(site, "Flora", 4)
    site.append("192.0.2.7", "Ferry", PROBE)
    site.edit("Nina", "Inn", "It stands by the river.", comment="see https://inns.example/ for more of it")
    site.move("Inn", "River inn")
    site.delete("Museum")
    site.edit("Sybil", "Ferry", article("Ferry"))
    asked: set[str] = set()
    store.conn.set_trace_callback(asked.add)
    poll(watched)
    store.conn.set_trace_callback(None)
    plans = {
        sql: [row["detail"] for row in store.rows(f"explain query plan {sql}")]
        for sql in asked
        if sql.lstrip().startswith(("select", "update", "delete"))
    }
    assert len(plans) > 50
    scans = {f"SCAN {table}" for table in GROWING.split()}
    assert {sql: plan for sql, plan in plans.items() if scans & set(plan)} == {}


def test_hidden_and_deleted_texts_are_passed_over(watched: App, site: FakeSite) -> None:
    hidden = site.append("Nina", "Ferry", PROBE)
    site.append("Gus", "Ferry", "It sails at noon.")
    site.hide(hidden)
    site.edit("Nina", "Nonsense", PROBE)
    site.delete("Nonsense")
    poll(watched)
    assert "hold" not in outcomes(watched).values()
    assert "revert" not in outcomes(watched).values()


def test_a_block_by_a_person_costs_trust(watched: App, site: FakeSite) -> None:
    site.person_blocks("192.0.2.7")
    site.person_blocks("Flora")
    poll(watched)
    for key in ("ip:192.0.2.7", "user:Flora"):
        assert watched.store.trust_record(key, watched.clock.now(), watched.rules).blocks


def test_verdicts_do_not_depend_on_how_changes_are_cut_into_pages(
    site: FakeSite, rules: Ruleset, clock: FakeClock
) -> None:
    furnish(site)
    apps = [make_app(site, Store(":memory:", durable=False), rules, clock) for _ in range(2)]
    for app in apps:
        poll(app)
    spam(site, "Flora", 6)
    site.append("192.0.2.7", "Ferry", PROBE)
    for number in range(5):
        site.append("Bob", "Tower", advert(number, "casino"))
    poll(apps[0])
    site.page_size = 2
    poll(apps[1])
    assert outcomes(apps[0]) == outcomes(apps[1])


def test_a_state_ends_after_its_days_without_a_new_reason(watched: App, site: FakeSite, clock: FakeClock) -> None:
    spam(site, "Flora", 4)
    poll(watched)
    clock.advance(days=29)
    assert state(watched, "user:Flora") is AccountState.FLAGGED
    clock.advance(days=2)
    again = site.append("Flora", "Museum", "It is closed on Mondays.")
    until_quiet(watched, clock)
    assert outcomes(watched)[again] == "allow"


def test_somebody_trusted_needs_more_copies(app: App, site: FakeSite, clock: FakeClock) -> None:
    site.account("Gerda", registered=START - timedelta(days=400), groups={"patroller"})
    furnish(site)
    for day in range(12):
        site.append("Gerda", ARTICLES[day % 8], f"In the year {1900 + day} it was painted.")
        clock.advance(days=1)
    clock.advance(days=4)
    poll(app)
    edits = spam(site, "Gerda", 4)
    poll(app)
    assert {outcomes(app)[revid] for revid in edits} == {"allow"}
    assert article("Bridge") in site.text("Bridge")
