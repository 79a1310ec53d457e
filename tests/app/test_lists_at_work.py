"""What each of the three lists does on the road."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from fakes import START, FakeClock, FakeSite
from road import ARTICLES, PROBE, article, furnish, make_app, outcomes, spam, state, statuses, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.explain import explain_revision, explain_user
from wikiwatch.app.ingest import poll
from wikiwatch.core.lists import Entry, Kind, ListName, Lists, canonical
from wikiwatch.core.model import AccountState, Actor
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

SOURCE = "Its clock is described in https://library.example.org/clocks on page 12."
PILLS = "The opening hours of the kiosk are listed at https://shop.pills.example/hours for all."

Row = tuple[str, str, str] | tuple[str, str, str, date]
Listing = Callable[..., App]


def entry(list_: str, kind: str, written: str, until: date | None = None) -> Entry:
    what = canonical(Kind(kind), written)
    assert what is not None
    return Entry(
        list=ListName(list_),
        kind=Kind(kind),
        what=what,
        reason="as agreed at the pump room",
        added_by="Gerda",
        since=START.date(),
        until=until,
    )


@pytest.fixture
def listing(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> Listing:
    """An App with entries on its lists, whose first run is over, on a wiki with articles."""

    def listed(*rows: Row) -> App:
        with_lists = replace(rules, lists=Lists(entries=tuple(entry(*row) for row in rows)))
        app = make_app(site, store, with_lists, clock)
        furnish(site)
        poll(app)
        return app

    return listed


def judged(app: App, revid: int) -> tuple[str, str]:
    """Outcome and row."""
    poll(app)
    found = next(one for one in entries(app) if one["revid"] == revid)
    return found["outcome"], found["row"]


def let_people_grow(app: App, site: FakeSite, clock: FakeClock, user: str) -> None:
    """Good edits that stand, over a year and a half: the author ends in one of the higher bands."""
    site.account(user, registered=START - timedelta(days=900))
    for number in range(24):
        site.append(user, ARTICLES[number % len(ARTICLES)], f"Lamp {number} of its lamps was lit in {number}.")
        clock.advance(days=8)
        poll(app)


# --- allow ---


@pytest.mark.parametrize(
    ("user", "row"),
    [
        ("Flora", ("allow", "account", "flora")),
        ("192.0.2.7", ("allow", "address", "::ffff:192.0.2.7")),
        ("192.0.2.7", ("allow", "network", "192.0.2.0/24")),
        ("2001:db8::7", ("allow", "address", "2001:DB8::1")),
    ],
)
def test_whom_the_allow_list_names_is_passed_over_by_a_named_reason(
    listing: Listing, site: FakeSite, user: str, row: Row
) -> None:
    app = listing(row)
    edits = spam(site, user, 6)
    poll(app)
    assert {outcomes(app)[revid] for revid in edits} == {"allow"}
    why = explain_revision(app, edits[-1])["reason"]
    assert why == "on the allow list: as agreed at the pump room (added by Gerda)"


def test_an_allowed_address_in_a_denied_network_passes_and_its_neighbours_are_held(
    listing: Listing, site: FakeSite
) -> None:
    app = listing(("deny", "network", "192.0.2.0/24"), ("allow", "address", "192.0.2.7"))
    passes = site.append("192.0.2.7", "Tower", "It is closed on Mondays.")
    held = site.append("192.0.2.8", "Tower", "It is open on Sundays.")
    assert judged(app, passes) == ("allow", "exempt")
    assert judged(app, held) == ("hold", "denied-author")


def test_an_allowed_site_counts_as_used_by_somebody_trusted(listing: Listing, site: FakeSite) -> None:
    app = listing(("allow", "domain", "pipes.example"))
    edits = spam(site, "Flora", 6)
    poll(app)
    assert state(app, "user:Flora") is AccountState.CLEAN
    assert {outcomes(app)[revid] for revid in edits} <= {"allow", "watch"}


@pytest.mark.parametrize(("domain", "cases"), [("elsewhere.example", 1), ("library.example", 0)])
def test_an_allowed_site_ties_nobody_into_a_case(listing: Listing, site: FakeSite, domain: str, cases: int) -> None:
    app = listing(("allow", "domain", domain))
    for number, title in zip("abc", ARTICLES, strict=False):
        site.append(f"Visitor{number}", title, "See https://library.example/opening-hours")
    poll(app)
    assert len(app.store.cases(all_=True)) == cases


# --- watch ---


def test_all_that_somebody_watched_does_is_listed_and_stands(listing: Listing, site: FakeSite) -> None:
    app = listing(("watch", "account", "Tom"))
    revid = site.append("Tom", "Tower", "It is closed on Mondays.")
    assert judged(app, revid) == ("watch", "worth-a-look")
    assert [signal["id"] for signal in explain_revision(app, revid)["signals"]] == ["listed.watched_author"]


def test_who_is_watched_has_a_newcomers_trust_at_most(
    listing: Listing, site: FakeSite, clock: FakeClock, rules: Ruleset
) -> None:
    app = listing(("watch", "account", "Tom", (START + timedelta(days=400)).date()))
    let_people_grow(app, site, clock, "Tom")
    watched = explain_user(app, "Tom", site.actors(["Tom"])["Tom"])
    assert (watched["trust"], watched["band"], watched["listed"]["list"]) == (19, "new", "watch")
    assert sum(part["points"] for part in watched["trust_parts"]) == 19
    assert [part["name"] for part in watched["trust_parts"] if part["points"] < 0] == ["watch list"]
    free = explain_user(replace(app, rules=rules), "Tom", site.actors(["Tom"])["Tom"])
    assert free["trust"] > 39
    assert (free["listed"], free["exempt"]) == (None, "")


def test_an_edit_that_adds_a_watched_site_is_listed(listing: Listing, site: FakeSite) -> None:
    app = listing(("watch", "domain", "library.example.org"))
    revid = site.append("Nina", "Tower", SOURCE)
    assert judged(app, revid)[0] == "watch"
    assert "listed.watched_site" in [signal["id"] for signal in explain_revision(app, revid)["signals"]]


# --- deny ---


@pytest.mark.parametrize(
    ("user", "row"),
    [
        ("Flora", ("deny", "account", "Flora")),
        ("192.0.2.7", ("deny", "address", "192.0.2.7")),
        ("2001:db8:0:5::1", ("deny", "network", "2001:db8::/32")),
    ],
)
def test_all_that_somebody_denied_writes_is_held_and_their_state_stays(
    listing: Listing, site: FakeSite, clock: FakeClock, user: str, row: Row
) -> None:
    app = listing(row)
    revid = site.append(user, "Tower", "It is closed on Mondays.")
    assert judged(app, revid) == ("hold", "denied-author")
    until_quiet(app, clock)
    assert statuses(app, revid) == {"hold": "done"}
    assert app.store.accounts(clock.now()) == []
    assert explain_revision(app, revid)["trust"] == 0


def test_even_the_return_of_an_earlier_text_is_held_if_its_author_is_denied(listing: Listing, site: FakeSite) -> None:
    app = listing(("deny", "account", "Flora"))
    site.append("Tom", "Tower", "It is closed on Mondays.")
    poll(app)
    assert judged(app, site.edit("Flora", "Tower", article("Tower"))) == ("hold", "denied-author")


def test_a_denied_site_is_reverted(listing: Listing, site: FakeSite, clock: FakeClock) -> None:
    app = listing(("deny", "domain", "pills.example"))
    revid = site.append("Nina", "Tower", PILLS)
    assert judged(app, revid) == ("revert", "denied-site")
    until_quiet(app, clock)
    assert "pills" not in site.text("Tower")
    assert app.store.accounts(clock.now()) == []


def test_a_denied_site_of_somebody_known_is_held(listing: Listing, site: FakeSite, clock: FakeClock) -> None:
    app = listing(("deny", "domain", "pills.example"))
    let_people_grow(app, site, clock, "Tom")
    assert judged(app, site.append("Tom", "Tower", PILLS)) == ("hold", "denied-site-known")


def test_whoever_is_denied_and_does_worse_is_silenced_like_others(listing: Listing, site: FakeSite) -> None:
    app = listing(("deny", "account", "Flora"))
    spam(site, "Flora", 5)
    poll(app)
    assert state(app, "user:Flora") is AccountState.SILENCED


@pytest.mark.parametrize("user", ["Sybil", "WatchBot"])
def test_no_list_touches_those_who_look_after_the_wiki(listing: Listing, site: FakeSite, user: str) -> None:
    app = listing(("deny", "account", user), ("deny", "domain", "pills.example"))
    revid = site.append(user, "Tower", PILLS)
    assert judged(app, revid) == ("allow", "exempt")
    told = [explain_revision(app, revid), explain_user(app, user, site.actors([user])[user])]
    assert "deny list" not in {part["name"] for fields in told for part in fields["trust_parts"]}


def test_the_log_says_that_a_log_entry_of_theirs_was_not_judged(listing: Listing, site: FakeSite) -> None:
    app = listing()
    site._log_entry("Sybil", "move", "move", "Tower", target="Tower of old")
    poll(app)
    (found,) = [one for one in entries(app) if one["user"] == "Sybil" and one["kind"] == "log"]
    assert (found["row"], found["reason"]) == ("exempt", "a log entry that is not judged")


def test_a_holder_of_an_exempt_right_is_never_judged(listing: Listing, site: FakeSite) -> None:
    app = listing(("deny", "domain", "pills.example"))
    site.account("Ward")
    site.people["Ward"] = replace(site.people["Ward"], rights=frozenset({"protect"}))
    assert judged(app, site.append("Ward", "Tower", PILLS)) == ("allow", "exempt")


def test_moves_of_somebody_denied_are_listed(listing: Listing, site: FakeSite) -> None:
    app = listing(("deny", "account", "Tom"))
    site.account("Tom")
    site._log_entry("Tom", "move", "move", "Tower", target="Tower of old")
    poll(app)
    (found,) = [one for one in entries(app) if one["user"] == "Tom"]
    assert (found["outcome"], found["row"]) == ("watch", "worth-a-look")


# --- time ---


def test_an_entry_that_has_ended_is_as_if_it_were_not_there(listing: Listing, site: FakeSite, clock: FakeClock) -> None:
    last = START.date() + timedelta(days=5)
    app = listing(("deny", "account", "Tom", last), ("allow", "account", "Flora", last))
    clock.at = clock.at.replace(hour=12) + timedelta(days=10)
    revid = site.append("Tom", "Tower", "It is closed on Mondays.")
    assert judged(app, revid) == ("allow", "allow")
    assert judged(app, site.append("Flora", "Ferry", PROBE))[0] == "revert"


def test_an_entry_is_obeyed_by_the_time_of_the_change_and_not_of_the_judging(
    listing: Listing, site: FakeSite, clock: FakeClock
) -> None:
    app = listing(("deny", "account", "Tom", clock.now().date() + timedelta(days=3)))
    revid = site.append("Tom", "Tower", "It is closed on Mondays.")
    clock.advance(days=9)
    assert judged(app, revid) == ("hold", "denied-author")


# --- blocks ---


@pytest.mark.parametrize("row", [("allow", "account", "Flora"), ("allow", "network", "192.0.2.0/24")])
def test_a_block_is_not_carried_out_once_the_author_is_on_the_allow_list(
    watched: App, site: FakeSite, clock: FakeClock, rules: Ruleset, row: Row
) -> None:
    user = "Flora" if row[1] == "account" else "192.0.2.7"
    spam(site, user, 5)
    until_quiet(watched, clock)
    key = next(action.key for action in watched.store.waiting() if action.kind == "block")
    hold.approve(watched, key, "Sybil")
    allowing = replace(watched, rules=replace(rules, lists=Lists(entries=(entry(*row),))))
    clock.advance(days=15)
    until_quiet(allowing, clock)
    settled = watched.store.action(key)
    assert settled is not None
    assert (settled.status, site.blocks) == ("cancelled", {})
    assert "on the allow list" in settled.result


# --- who is exempt for what ---


def test_a_pages_creator_is_judged_like_anybody(watched: App, site: FakeSite) -> None:
    site.edit("Nina", "Garden", article("Garden"))
    poll(watched)
    assert judged(watched, site.append("Nina", "Garden", PROBE)) == ("revert", "tracking-edit")


def test_explain_names_why_an_author_is_never_judged(listing: Listing, site: FakeSite) -> None:
    app = listing(("allow", "account", "Flora"))
    assert explain_user(app, "Sybil", site.actors(["Sybil"])["Sybil"])["exempt"] == "in an exempt group: sysop"
    flora = explain_user(app, "Flora", None)
    assert flora["exempt"].startswith("on the allow list: ")
    assert flora["listed"]["state"] == "in force"
    somebody: Actor = site.actors(["Tom"])["Tom"]
    assert explain_user(app, "Tom", somebody)["exempt"] == ""
