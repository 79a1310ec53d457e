"""The log page on the wiki."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from deeds import NOW, change, record
from fakes import BOT, LOG, FakeClock, FakeSite
from road import PROBE, furnish, make_app, spam, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.publish import ARCHIVE_ROWS, publish
from wikiwatch.app.status import status_fields
from wikiwatch.core.lists import Entry, Kind, ListName, Lists
from wikiwatch.core.model import Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.ports import Written
from wikiwatch.store.db import Store


def diffs(site: FakeSite, title: str = LOG) -> list[int]:
    """The revisions that a log page shows, from its top to its end."""
    return [int(revid) for revid in re.findall(r"Special:Diff/(\d+)", site.text(title))]


def probes(site: FakeSite, count: int) -> list[int]:
    return [site.append(f"192.0.2.{number}", "Ferry", f"{PROBE}") for number in range(1, count + 1)]


def test_the_newest_decision_comes_first_and_good_edits_stay_out(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    first = site.append("192.0.2.1", "Ferry", PROBE)
    site.append("Gus", "Tower", "It has a clock.")
    last = site.append("192.0.2.2", "Bridge", PROBE)
    until_quiet(watched, clock)
    assert diffs(site) == [last, first]
    assert "Tower" not in site.text(LOG)


def test_nothing_is_written_while_nothing_is_new(watched: App, site: FakeSite, clock: FakeClock) -> None:
    probes(site, 2)
    until_quiet(watched, clock)
    revisions = len(site.authors(LOG))
    for _ in range(3):
        tick(watched)
    assert len(site.authors(LOG)) == revisions
    assert publish(watched) is None


def test_a_sign_of_life_is_written_once_a_day_also_where_nothing_is_new(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    furnish(site)
    alive = replace(app, settings=replace(app.settings, heartbeat=timedelta(hours=24)))
    tick(alive)
    assert site.authors(LOG) == [BOT]
    for hours, written in ((23.9, 1), (0.2, 2), (10, 2), (24, 3)):
        clock.advance(hours=hours)
        tick(alive)
        assert len(site.authors(LOG)) == written
    assert alive.speaker.say("log-heartbeat", at=clock.now(), hours=24) in site.text(LOG)
    probes(site, 1)  # and whatever is new renews it too
    clock.advance(hours=20)
    until_quiet(alive, clock)
    written = len(site.authors(LOG))
    clock.advance(hours=20)
    tick(alive)
    assert len(site.authors(LOG)) == written


@pytest.mark.parametrize("shows_all", [False, True])
def test_a_silence_that_is_longer_than_usual_stands_on_the_page_and_in_status(
    app: App, site: FakeSite, clock: FakeClock, shows_all: bool
) -> None:
    furnish(site)
    settings = replace(app.settings, nothing_seen=timedelta(hours=12), log_shows_all=shows_all)
    watching = replace(app, settings=settings)
    for number in range(60):
        site.edit("Sybil", "Bridge", f"The bridge, in words that somebody wrote by hand, number {number}.")
        tick(watching)
        clock.advance(hours=8)
    clock.advance(hours=8)
    tick(watching)
    wanted = "No change since" if shows_all else "Something waits for a person"
    assert wanted in site.text(LOG)
    (alarm,) = status_fields(watching)["brakes"]
    assert (alarm["kind"], alarm["about"]) == ("silent", "nothing-seen")
    site.edit("Sybil", "Tower", "The tower, in other words.")
    tick(watching)
    assert wanted not in site.text(LOG)
    assert status_fields(watching)["brakes"] == []
    clock.advance(hours=2)
    assert [one["about"] for one in status_fields(watching)["brakes"]] == ["behind"]
    tick(watching)
    assert "waits for a person" not in site.text(LOG)


def test_a_person_who_writes_on_the_log_page_does_not_make_it_forget(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    (first,) = probes(site, 1)
    until_quiet(watched, clock)
    site.edit("Sybil", LOG, "All lies!")
    second = site.append("192.0.2.2", "Bridge", PROBE)
    until_quiet(watched, clock)
    assert diffs(site) == [second, first]
    assert "lies" not in site.text(LOG)


@pytest.mark.parametrize("asked", [False, True])
def test_while_observing_it_is_written_only_if_asked_for(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, asked: bool
) -> None:
    app = make_app(site, store, rules, clock, enforce=False, log_while_observing=asked)
    furnish(site)
    poll(app)
    probe = probes(site, 1)
    tick(app)
    assert diffs(site) == (probe if asked else [])


def test_rows_of_flagged_and_silenced_authors_say_nothing(watched: App, site: FakeSite, clock: FakeClock) -> None:
    flagged, silenced = spam(site, "Ann", 4, "roofs"), spam(site, "Flora", 6)
    until_quiet(watched, clock)
    shown = site.text(LOG)
    assert set(diffs(site)) == {*flagged, *silenced}
    for word in ("Ann", "Flora", "flagged", "silenced", "block", "review", "pipes", "roofs", "hold", "revert"):
        assert word not in shown.partition("|-")[2]


@pytest.mark.parametrize("shows_all", [False, True])
@pytest.mark.parametrize("name", [ListName.WATCH, ListName.DENY])
def test_nobody_reads_there_who_is_watched_or_denied(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock, name: ListName, shows_all: bool
) -> None:
    entry = Entry(list=name, kind=Kind.ACCOUNT, what="Flora", reason="Odd.", added_by="Gerda", since=clock.now().date())
    with_lists = replace(rules, lists=Lists(entries=(entry,)))
    app = make_app(site, store, with_lists, clock, log_shows_all=shows_all)
    furnish(site)
    poll(app)
    revid = site.append("Flora", "Tower", "It has a clock.")
    until_quiet(app, clock)
    assert diffs(site) == [revid]
    row = html.unescape(site.text(LOG)).partition("|-")[2]
    assert [word in row for word in ("Flora", "listed", str(Outcome.HOLD if name == "deny" else Outcome.WATCH))] == (
        [shows_all] * 3
    )


def test_a_wiki_whose_log_only_sysops_read_may_show_all(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, rules, clock, log_shows_all=True)
    furnish(site)
    poll(app)
    spam(site, "Flora", 5)
    until_quiet(app, clock)
    assert "Flora" in site.text(LOG)
    assert "block" in site.text(LOG)


def test_once_a_state_has_ended_the_rows_are_shown_in_full(watched: App, site: FakeSite, clock: FakeClock) -> None:
    spam(site, "Flora", 4)
    until_quiet(watched, clock)
    assert "Flora" not in site.text(LOG)
    hold.clear(watched, "Flora", "Sybil")
    until_quiet(watched, clock)
    assert site.text(LOG).count("Flora") == 4


def test_older_rows_move_to_monthly_pages_and_none_is_shown_twice(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, rules, clock, log_rows=3)
    furnish(site)
    poll(app)
    made = []
    for _ in range(4):
        made += probes(site, 2)
        until_quiet(app, clock)
        clock.advance(days=12)
    months = sorted(page.title for page in site.pages.values() if page.title.startswith(f"{LOG}/"))
    assert months == [f"{LOG}/2026-11", f"{LOG}/2026-12"]
    shown = [revid for title in (LOG, *months[::-1]) for revid in diffs(site, title)]
    assert shown == sorted(made, reverse=True)
    assert all(f"[[{month}]]" in site.text(LOG) for month in months)


def test_an_edit_that_is_held_later_takes_its_place_and_hides_none(
    site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock
) -> None:
    app = make_app(site, store, rules, clock, log_rows=10)
    count = ARCHIVE_ROWS + 50
    with store.transaction():
        for number in range(count):
            outcome = Outcome.ALLOW if number == 5 else Outcome.HOLD
            record(store, change(1000 + number, at=NOW + timedelta(minutes=number)), outcome)
    publish(app)
    store.hold_later(1005, "one of a pattern")
    publish(app)
    pages = (LOG, *(page.title for page in site.pages.values() if page.title.startswith(f"{LOG}/")))
    assert sorted(revid for title in pages for revid in diffs(site, title)) == [1000 + n for n in range(count)]


def test_a_log_page_that_could_not_be_saved_is_written_later(watched: App, site: FakeSite, clock: FakeClock) -> None:
    (probe,) = probes(site, 1)
    site.fail_next("save_page", Written(ok=False, code="readonly", wait=True))
    until_quiet(watched, clock)
    assert diffs(site) == []
    tick(watched)
    assert diffs(site) == [probe]


def test_a_stopped_bot_writes_no_log(watched: App, site: FakeSite) -> None:
    site.run_page = "no"
    probes(site, 1)
    tick(watched)
    assert diffs(site) == []
    assert watched.store.unpublished() == 1


def test_no_row_tells_that_somebody_was_flagged_when_that_is_over(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    spam(site, "Ann", 4, "roofs")
    until_quiet(watched, clock)
    later = site.append("Ann", "Tower", "It has a clock.")
    until_quiet(watched, clock)
    clock.advance(days=40)
    site.append("192.0.2.2", "Bridge", PROBE)
    until_quiet(watched, clock)
    [row] = [row for row in site.text(LOG).split("|-") if f"Special:Diff/{later}|" in row]
    assert "Ann" not in row
    assert "flagged" not in row
