"""What people of standing keep, take out or confirm, and what that makes of an author's trust."""

from __future__ import annotations

from fakes import FakeClock, FakeSite
from road import article, outcomes, spam, until_quiet

from wikiwatch.app import cases, hold
from wikiwatch.app.context import App
from wikiwatch.core.record import Record

STORY = "The keeper of the lights wrote down each ship that passed, and his daughter did after him."


def record(app: App, key: str) -> Record:
    return app.store.trust_record(key, app.clock.now(), app.rules)


def a_story(site: FakeSite, app: App, clock: FakeClock, user: str = "Flora") -> int:
    revid = site.append(user, "Lighthouse", STORY)
    until_quiet(app, clock)
    return revid


def test_somebody_of_standing_who_writes_on_has_built_on_an_edit(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    a_story(site, watched, clock)
    site.append("Sybil", "Lighthouse", "It is open on Sundays.")
    clock.advance(days=4)
    until_quiet(watched, clock)
    assert [day.built_on for day in record(watched, "user:Flora").days] == [1]


def test_a_newcomer_who_writes_on_vouches_for_nobody(watched: App, site: FakeSite, clock: FakeClock) -> None:
    a_story(site, watched, clock)
    site.append("Nora", "Lighthouse", "It is open on Sundays.")
    clock.advance(days=4)
    until_quiet(watched, clock)
    assert [day.built_on for day in record(watched, "user:Flora").days] == [0]


def test_nobody_builds_on_their_own_edits(watched: App, site: FakeSite, clock: FakeClock) -> None:
    a_story(site, watched, clock, "Sybil")
    site.append("Sybil", "Lighthouse", "It is open on Sundays.")
    clock.advance(days=4)
    until_quiet(watched, clock)
    assert {day.built_on for day in record(watched, "user:Sybil").days} == {0}


def test_what_somebody_of_standing_takes_out_among_other_changes_costs_trust(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    a_story(site, watched, clock)
    site.edit("Sybil", "Lighthouse", f"{article('Lighthouse')}\n\nIt is open on Sundays, from ten to four.")
    until_quiet(watched, clock)
    found = record(watched, "user:Flora")
    assert (len(found.removed), found.reverted) == (1, ())


def test_what_a_newcomer_takes_out_costs_nothing(watched: App, site: FakeSite, clock: FakeClock) -> None:
    a_story(site, watched, clock)
    site.edit("Nora", "Lighthouse", f"{article('Lighthouse')}\n\nIt is open on Sundays, from ten to four.")
    until_quiet(watched, clock)
    assert record(watched, "user:Flora").removed == ()


def test_what_is_rewritten_weeks_later_had_its_time(watched: App, site: FakeSite, clock: FakeClock) -> None:
    a_story(site, watched, clock)
    clock.advance(days=15)
    site.edit("Sybil", "Lighthouse", f"{article('Lighthouse')}\n\nIt is open on Sundays, from ten to four.")
    until_quiet(watched, clock)
    found = record(watched, "user:Flora")
    assert (found.stood, found.removed) == (1, ())


def test_the_program_itself_takes_nothing_out(watched: App, site: FakeSite, clock: FakeClock) -> None:
    kept = a_story(site, watched, clock)
    spam(site, "Gus", 4)
    until_quiet(watched, clock)
    assert outcomes(watched)[kept] == "allow"
    assert record(watched, "user:Flora").removed == ()


def test_a_confirmed_campaign_costs_more_than_a_hold(watched: App, site: FakeSite, clock: FakeClock) -> None:
    text = "Order the finest roof tiles of the county at https://tiles.example/order before the winter comes!"
    for number, page in enumerate(("Bridge", "Ferry", "Harbour", "Market")):
        site.append(f"192.0.2.{number + 1}", page, text)
        until_quiet(watched, clock)
    (case,) = watched.store.cases()
    held = [edit for edit in watched.store.case_edits(case["id"]) if edit["outcome"] == "hold"]
    cases.confirm(watched, case["id"], "Sybil")
    assert held
    last = f"ip:{held[-1]['user']}"
    found = record(watched, last)
    assert (len(found.taken_down), len(found.confirmed)) == (1, 1)


def test_a_person_who_puts_an_edit_back_vouches_for_it(watched: App, site: FakeSite, clock: FakeClock) -> None:
    edits = spam(site, "Flora", 4)
    until_quiet(watched, clock)
    hold.release(watched, f"down-{edits[0]}", "Sybil")
    found = record(watched, "user:Flora")
    assert (len(found.released), len(found.taken_down)) == (1, 3)
