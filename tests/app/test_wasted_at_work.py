"""The time that was wasted, from the road to the page: who counts, when it is written, what it keeps silent about."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import BOT, FakeClock, FakeSite
from road import PROBE, advert, furnish, make_app, spam, state, until_quiet

from wikiwatch.app import feedback, wasted
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.wasted import Wasted
from wikiwatch.daemon import tick
from wikiwatch.ports import Written
from wikiwatch.store.db import Store

PAGE = f"User:{BOT}/Wasted time"


@pytest.fixture
def daily(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    """An App that writes the page, on a wiki where nothing has happened yet."""
    app = make_app(site, store, rules, clock, wasted_title=PAGE)
    furnish(site)
    poll(app)
    return app


def go_on(app: App, site: FakeSite, clock: FakeClock, user: str = "Flora") -> None:
    """Somebody pastes one advert after another, ten minutes apart, until they are silenced, and then once more."""
    for number in range(12):
        silenced = state(app, f"user:{user}") is AccountState.SILENCED
        site.append(user, ("Bridge", "Ferry", "Harbour", "Market", "Museum", "Station")[number % 6], advert(number))
        until_quiet(app, clock, rounds=20)
        if silenced:
            return
        clock.advance(minutes=10)
    raise AssertionError("never silenced")


def block(app: App, site: FakeSite, clock: FakeClock, user: str = "Flora") -> None:
    """A sysop blocks them, and the program reads it."""
    clock.advance(minutes=1)
    site.person_blocks(user)
    poll(app)


def written(site: FakeSite) -> int:
    return len(site.authors(PAGE)) if PAGE in {page.title for page in site.pages.values()} else 0


def test_a_silenced_spammer_is_counted_and_so_is_what_nobody_read(daily: App, site: FakeSite, clock: FakeClock) -> None:
    assert wasted.wasted(daily) == Wasted()
    go_on(daily, site, clock)
    found = wasted.wasted(daily)
    [flora] = found.authors
    assert (flora.author.user, flora.author.burnt) == ("Flora", True)
    assert flora.effort.unread_edits == 1
    assert flora.effort.sessions == 1
    assert flora.effort.seconds >= 600 * (flora.effort.edits - 1)


def test_whoever_is_cleared_counts_nothing(daily: App, site: FakeSite, clock: FakeClock) -> None:
    go_on(daily, site, clock)
    feedback.clear_author(daily, "user:Flora", "Flora", "Gerda", clock.now())
    assert wasted.wasted(daily) == Wasted()


def test_what_was_only_held_is_nobodys_wasted_time(daily: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("192.0.2.1", "Ferry", PROBE)
    until_quiet(daily, clock)
    assert wasted.wasted(daily) == Wasted()


def test_the_page_tells_nothing_of_the_silenced_until_their_block_stands(
    daily: App, site: FakeSite, clock: FakeClock
) -> None:
    nothing = wasted.draft(daily)
    assert nothing is None
    site.edit("Gus", "Tower", "Gus writes about the tower, its bells and its stairs.")
    until_quiet(daily, clock)
    before = wasted.draft(daily) or ""
    go_on(daily, site, clock)
    now = wasted.draft(daily) or ""
    assert [line for line in now.splitlines() if "as of" not in line] == [
        line for line in before.splitlines() if "as of" not in line
    ]
    block(daily, site, clock)
    assert "<bdi>Flora</bdi>" in (wasted.draft(daily) or "")


def test_what_comes_after_a_block_is_not_told(daily: App, site: FakeSite, clock: FakeClock) -> None:
    go_on(daily, site, clock)
    block(daily, site, clock)
    public, all_ = wasted.wasted(daily, public=True), wasted.wasted(daily)
    assert public.total == all_.total
    clock.advance(minutes=5)
    spam(site, "Flora", 1, titles=("Tower",))  # the block has run out, or was of some pages only
    until_quiet(daily, clock, rounds=20)
    assert wasted.wasted(daily, public=True).total == public.total
    assert wasted.wasted(daily).total.edits == all_.total.edits + 1


def test_an_address_is_not_named(daily: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("192.0.2.1", "Ferry", PROBE)
    until_quiet(daily, clock)
    block(daily, site, clock, "192.0.2.1")
    text = html.unescape(wasted.draft(daily) or "")
    assert "an address" in text
    assert "192.0.2" not in text


def test_it_is_written_once_a_day_and_only_where_a_title_is_named(daily: App, site: FakeSite, clock: FakeClock) -> None:
    go_on(daily, site, clock)
    tick(replace(daily, settings=replace(daily.settings, wasted_title="")))
    count = written(site)
    for days in (1, 2):
        for _ in range(3):
            clock.advance(hours=8)
            tick(daily)
        assert written(site) == count + days


def test_where_the_gate_is_closed_it_is_tried_again(daily: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("192.0.2.1", "Ferry", PROBE)
    poll(daily)
    site.fail_next("save_page", Written(ok=False, code="stopped", wait=True))
    wasted.keep_up(daily)
    assert written(site) == 0
    wasted.keep_up(replace(daily, stopped=lambda: "it errs"))
    assert written(site) == 0
    wasted.keep_up(daily)
    assert written(site) == 1
    daily.store.set_meta(wasted.WRITTEN, (clock.now() + timedelta(days=400)).isoformat())
    clock.advance(minutes=1)
    wasted.keep_up(daily)
    assert written(site) == 2


def test_while_observing_nothing_is_written_unless_the_log_is(daily: App, site: FakeSite) -> None:
    site.append("192.0.2.1", "Ferry", PROBE)
    poll(daily)
    observing = replace(daily, enforce=False)
    wasted.keep_up(observing)
    assert written(site) == 0
    wasted.keep_up(replace(observing, settings=replace(daily.settings, log_while_observing=True)))
    assert written(site) == 1


def test_a_name_that_the_wiki_hides_stands_on_the_page_no_more(daily: App, site: FakeSite, clock: FakeClock) -> None:
    go_on(daily, site, clock)
    block(daily, site, clock)
    clock.advance(days=2)
    wasted.keep_up(daily)
    assert "Flora" in site.text(daily.settings.wasted_title)
    del site.people["Flora"]
    clock.advance(days=2)
    wasted.keep_up(daily)
    assert "Flora" not in site.text(daily.settings.wasted_title)
    assert "<bdi>–</bdi>" in html.unescape(site.text(daily.settings.wasted_title))
