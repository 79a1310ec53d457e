"""Decoy pages on the road: a silenced author's links stay there and are remembered, and nobody can frame a site."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import BOT, LOG, SYSOP, FakeClock, FakeSite
from road import article, outcomes, state, until_quiet

from wikiwatch.app.context import App
from wikiwatch.app.decoys import look
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll
from wikiwatch.app.publish import publish
from wikiwatch.core.decoys import NOINDEX
from wikiwatch.core.model import AccountState
from wikiwatch.daemon import tick
from wikiwatch.errors import SiteError

BOOK = "Project:Guest book"
TEXT = f"{NOINDEX}\nWrite what you like."
SPAMMER = "192.0.2.7"
KEY = f"ip:{SPAMMER}"


@pytest.fixture
def app(app: App, site: FakeSite) -> App:
    """An App that watches, with one decoy page that was looked at, and one silenced author."""
    for title in ("Ferry", "Bridge", "Market", "Tower"):
        site.edit(SYSOP, title, article(title))
    site.edit(SYSOP, BOOK, TEXT)
    site.clock.advance(days=2)
    app = with_decoys(app, BOOK)
    poll(app)
    look(app)
    silence(app)
    return app


def with_decoys(app: App, *titles: str) -> App:
    return replace(app, rules=replace(app.rules, policy=replace(app.rules.policy, decoy_pages=titles)))


def silence(app: App, key: str = KEY) -> None:
    now = app.clock.now()
    until = now + timedelta(days=3)
    app.store.set_state((key, key.partition(":")[2]), AccountState.SILENCED, now, until=until, revid=None, reason="x")


def rows(app: App) -> dict[int, str]:
    """The row of the policy, or what stands in its place, by revision."""
    return {entry["revid"]: entry["row"] for entry in entries(app) if entry["revid"]}


def signs(app: App, revid: int) -> set[str]:
    [found] = [entry["signals"] for entry in entries(app) if entry["revid"] == revid]
    return {signal["id"] for signal in found}


def spam(app: App, site: FakeSite, link: str = "pills.example", title: str = BOOK, user: str = SPAMMER) -> int:
    revid = site.append(user, title, f"Cheap pills at https://{link}/now for you")
    poll(app)
    return revid


def cite(app: App, site: FakeSite, link: str, user: str = "Newcomer") -> int:
    """A newcomer's edit with a source."""
    text = "The keeper's house was built of stone from the quarry beyond the hill"
    revid = site.append(user, "Bridge", f"{text} (see https://{link}/history).")
    poll(app)
    return revid


# what stays


def test_what_a_silenced_author_adds_to_a_decoy_page_stays(app: App, site: FakeSite, clock: FakeClock) -> None:
    there, elsewhere = spam(app, site), spam(app, site, title="Ferry")

    until_quiet(app, clock, rounds=20)

    assert (rows(app)[there], outcomes(app)[there]) == ("decoy", "watch")
    assert "pills.example" in site.text(BOOK)
    assert outcomes(app)[elsewhere] == "revert"
    assert site.text("Ferry") == article("Ferry")


def test_it_does_not_go_when_somebody_elses_spam_above_it_does(app: App, site: FakeSite, clock: FakeClock) -> None:
    spam(app, site)
    with_spam = site.text(BOOK)
    now = clock.now()
    flagged = ("ip:198.51.100.3", "198.51.100.3")
    app.store.set_state(flagged, AccountState.FLAGGED, now, until=now + timedelta(days=3), revid=None, reason="x")
    held = spam(app, site, "lamps.example", user="198.51.100.3")

    until_quiet(app, clock, rounds=20)

    assert outcomes(app)[held] == "hold"
    assert site.text(BOOK) == with_spam


def test_whoever_writes_there_is_still_silenced(app: App, site: FakeSite, clock: FakeClock) -> None:
    clock.advance(days=2)
    look(app)
    spam(app, site)
    clock.advance(days=2)

    assert state(app, KEY) is AccountState.SILENCED


def test_what_takes_something_away_goes(app: App, site: FakeSite, clock: FakeClock) -> None:
    revid = site.edit(SPAMMER, BOOK, f"{NOINDEX}\nCheap pills at https://pills.example/now")

    until_quiet(app, clock, rounds=20)

    assert outcomes(app)[revid] == "revert"
    assert site.text(BOOK) == TEXT


# when a page is a decoy


def test_a_page_that_search_engines_may_list_is_none(app: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit(SYSOP, BOOK, "Write what you like.")
    clock.advance(days=1)
    poll(app)
    look(app)

    revid = spam(app, site)

    assert outcomes(app)[revid] == "revert"
    assert "__NOINDEX__" in app.store.decoys_found()[0][BOOK]


def test_one_that_lost_the_word_since_the_last_look_is_none_either(app: App, site: FakeSite) -> None:
    site.edit(SYSOP, BOOK, "Write what you like.")

    revid = spam(app, site)

    assert outcomes(app)[revid] == "revert"


def test_a_page_for_readers_is_none(app: App, site: FakeSite) -> None:
    site.edit(SYSOP, "Ferry", f"{NOINDEX}\n{article('Ferry')}")
    app = with_decoys(app, "Ferry")
    look(app)

    revid = spam(app, site, title="Ferry")
    assert outcomes(app)[revid] == "revert"
    assert "readers" in app.store.decoys_found()[0]["Ferry"]


def test_a_page_that_is_not_listed_any_more_is_none(app: App, site: FakeSite) -> None:
    app = with_decoys(app)

    revid = spam(app, site)
    assert outcomes(app)[revid] == "revert"


def test_the_wiki_is_asked_once_a_day_and_at_once_for_a_new_page(app: App, site: FakeSite, clock: FakeClock) -> None:
    asked = site.requests["page_listings"]
    for _ in range(3):
        clock.advance(hours=1)
        look(app)
    assert site.requests["page_listings"] == asked

    look(with_decoys(app, BOOK, "Project:Other"))
    assert site.requests["page_listings"] == asked + 1

    clock.advance(days=1)
    look(with_decoys(app, BOOK, "Project:Other"))
    assert site.requests["page_listings"] == asked + 2


def test_where_the_wiki_does_not_tell_for_two_days_no_page_is_one(app: App, site: FakeSite, clock: FakeClock) -> None:
    clock.advance(days=2, minutes=1)
    silence(app)
    site.fail_next("page_listings", SiteError("no answer", temporary=True))
    with pytest.raises(SiteError):
        look(app)

    revid = spam(app, site)
    assert outcomes(app)[revid] == "revert"


def test_without_a_list_nothing_is_asked(app: App, site: FakeSite, clock: FakeClock) -> None:
    app = with_decoys(app)
    look(app)
    asked = site.requests["page_listings"]
    clock.advance(days=2)
    look(app)

    assert site.requests["page_listings"] == asked


# what it shows


def test_a_place_that_was_shown_there_lists_the_next_edit_that_brings_it(app: App, site: FakeSite) -> None:
    spam(app, site)

    revid = cite(app, site, "pills.example")

    assert "bad_site.decoy" in signs(app, revid)
    assert outcomes(app)[revid] == "watch"


def test_a_site_that_nobody_knows_can_not_be_framed(app: App, site: FakeSite, clock: FakeClock) -> None:
    for user in (SPAMMER, "198.51.100.9", "203.0.113.8"):
        silence(app, f"ip:{user}")
        for _ in range(3):
            spam(app, site, "museum.example", user=user)
            clock.advance(minutes=9)

    revid = cite(app, site, "museum.example")
    assert outcomes(app)[revid] in ("allow", "watch")


def test_a_site_that_trusted_people_use_is_no_evidence(app: App, site: FakeSite) -> None:
    site.append(SYSOP, "Tower", "Measured in May, says https://museum.example/tower today.")
    poll(app)
    spam(app, site, "museum.example")

    revid = cite(app, site, "museum.example")

    assert "bad_site.decoy" not in signs(app, revid)
    assert outcomes(app)[revid] == "allow"


def test_a_site_that_trusted_people_use_later_is_none_any_more(app: App, site: FakeSite) -> None:
    spam(app, site, "museum.example")
    site.append(SYSOP, "Tower", "Measured in May, says https://museum.example/tower today.")
    poll(app)

    assert "bad_site.decoy" not in signs(app, cite(app, site, "museum.example"))


def test_a_site_that_stood_is_no_evidence(app: App, site: FakeSite, clock: FakeClock) -> None:
    cite(app, site, "museum.example", user="Earlier")
    clock.advance(days=5)
    look(app)
    silence(app)
    spam(app, site, "museum.example")

    assert "bad_site.decoy" not in signs(app, cite(app, site, "museum.example"))


def test_what_a_cleared_author_wrote_there_shows_nothing(app: App, site: FakeSite) -> None:
    spam(app, site)
    now = app.clock.now()
    app.store.set_state(
        (KEY, SPAMMER), AccountState.CLEARED, now, until=now + timedelta(days=9), revid=None, reason="x"
    )

    assert "bad_site.decoy" not in signs(app, cite(app, site, "pills.example"))


def test_that_it_stays_earns_neither_the_site_nor_its_author_anything(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    spam(app, site)
    clock.advance(days=6)
    poll(app)

    assert app.store.trust_record(KEY, clock.now(), app.rules).days == ()
    assert app.store.site("pills.example", clock.now())["stood"] == 0
    assert "bad_site.decoy" in signs(app, cite(app, site, "pills.example"))


def test_who_showed_it_is_forgotten_with_all_private_data(app: App, site: FakeSite, clock: FakeClock) -> None:
    spam(app, site)
    with app.store.transaction():
        app.store.purge(clock.now() + timedelta(days=1))

    assert "bad_site.decoy" not in signs(app, cite(app, site, "pills.example"))


# what anybody can read


def test_nothing_on_the_log_page_tells_of_it(app: App, site: FakeSite, clock: FakeClock) -> None:
    there, elsewhere = spam(app, site), spam(app, site, title="Ferry")
    until_quiet(app, clock, rounds=20)
    publish(app)

    assert str(elsewhere) in site.text(LOG)
    assert str(there) not in site.text(LOG)


def test_the_log_page_is_not_written_again_and_again_for_its_sake(app: App, site: FakeSite, clock: FakeClock) -> None:
    spam(app, site)
    until_quiet(app, clock, rounds=20)
    publish(app)
    silence(app)  # which shows all rows of the author anew
    publish(app)
    written = site.requests["save_page"]

    for _ in range(3):
        tick(app)

    assert site.requests["save_page"] == written
    assert BOT not in {
        revision.user for page in site.pages.values() if page.title == BOOK for revision in page.revisions
    }
