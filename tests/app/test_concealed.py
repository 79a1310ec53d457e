"""What administrators hide or delete after it was judged vanishes from the program's pages and its feed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from fakes import BOT, LOG, FakeClock, FakeSite
from road import PROBE, furnish, make_app, until_quiet

from wikiwatch.app import review_page
from wikiwatch.app.context import App
from wikiwatch.app.decisions_feed import channel
from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.daemon import tick
from wikiwatch.errors import SiteError
from wikiwatch.ports import Concealed, Store

REVIEW = f"User:{BOT}/Review"
NAMES = ("Ludicrous Lou", "Mean Meg", "Plain Pat")


@pytest.fixture
def app(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    """A run that has a review page, and whose log page has three rows, by three accounts."""
    app = make_app(site, store, rules, clock, review_title=REVIEW, log_rows=3)
    furnish(site)
    poll(app)
    return app


def probes(app: App, site: FakeSite, clock: FakeClock) -> list[int]:
    made = [site.edit(name, f"The page of {name[:4]}", PROBE) for name in NAMES]
    until_quiet(app, clock)
    return made


def public(app: App, site: FakeSite) -> str:
    """What stands on all pages of the bot's now, and in the feed."""
    pages = [page.head.text or "" for page in site.pages.values() if page.title.startswith(f"User:{BOT}/")]
    return re.sub(r"&#32;", " ", "\n".join([*pages, *(item.text for item in channel(app, 50).items)]))


def shows(app: App, site: FakeSite) -> list[str]:
    """Which of the names stand there anywhere."""
    return [name for name in NAMES if name in public(app, site)]


def test_a_name_that_is_hidden_vanishes_with_the_next_publishing(app: App, site: FakeSite, clock: FakeClock) -> None:
    first, *_ = probes(app, site, clock)
    assert shows(app, site) == list(NAMES)
    site.hide(first, text=False)
    site.append("192.0.2.9", "Ferry", PROBE)
    until_quiet(app, clock)
    assert shows(app, site) == list(NAMES[1:])
    assert f"Special:Diff/{first}|" in public(app, site)
    assert f"down-{first}" in public(app, site)


def test_where_nothing_happens_it_vanishes_within_an_hour(app: App, site: FakeSite, clock: FakeClock) -> None:
    first, *_ = probes(app, site, clock)
    site.hide(first)
    clock.advance(minutes=61)
    tick(app)
    tick(app)
    assert shows(app, site) == list(NAMES[1:])


def test_an_account_that_is_hidden_whole_vanishes_too(app: App, site: FakeSite, clock: FakeClock) -> None:
    probes(app, site, clock)
    del site.people["Mean Meg"]
    clock.advance(minutes=61)
    tick(app)
    tick(app)
    assert shows(app, site) == ["Ludicrous Lou", "Plain Pat"]


def test_the_title_of_a_deleted_page_vanishes(app: App, site: FakeSite, clock: FakeClock) -> None:
    probes(app, site, clock)
    assert "The page of Plai" in public(app, site)
    site.delete("The page of Plai")
    clock.advance(minutes=61)
    tick(app)
    tick(app)
    assert "The page of Plai" not in public(app, site)
    assert "The page of Mean" in public(app, site)


def test_what_is_shown_again_stands_there_again(app: App, site: FakeSite, clock: FakeClock) -> None:
    probes(app, site, clock)
    site.delete("The page of Plai")
    clock.advance(minutes=61)
    tick(app)
    site.restore("The page of Plai")
    clock.advance(minutes=61)
    tick(app)
    tick(app)
    assert "The page of Plai" in public(app, site)


def test_a_month_that_is_written_anew_goes_without_hidden_names(app: App, site: FakeSite, clock: FakeClock) -> None:
    first, *_ = probes(app, site, clock)
    for number in range(1, 5):
        site.append(f"192.0.2.{number}", "Ferry", PROBE)
    until_quiet(app, clock)
    month = next(page for page in site.pages.values() if page.title.startswith(f"{LOG}/20"))
    assert "Ludicrous" in (month.head.text or "")
    site.hide(first)
    site.append("192.0.2.7", "Bridge", PROBE)
    until_quiet(app, clock)
    assert "Ludicrous" not in (month.head.text or "")


def test_the_wiki_is_asked_once_a_publishing_however_many_rows_there_are(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    for number in range(1, 40):
        site.append(f"192.0.2.{number}", "Ferry", PROBE)
    poll(app)
    site.requests.clear()
    tick(app)
    published = site.requests["concealed"]
    assert 1 <= published <= 3  # for the log page, the review page and the look of the hour
    tick(app)
    tick(app)
    assert site.requests["concealed"] <= published + 2


def test_nothing_is_asked_while_nothing_is_published(app: App, site: FakeSite, clock: FakeClock) -> None:
    probes(app, site, clock)
    site.requests.clear()
    for _ in range(5):
        clock.advance(minutes=1)
        tick(app)
    assert site.requests["concealed"] == 0


def test_the_review_page_is_drawn_without_what_was_hidden_before_it(app: App, site: FakeSite, clock: FakeClock) -> None:
    made = site.edit("Ludicrous Lou", "The page of Ludi", PROBE)
    poll(app)
    site.hide(made, text=False)
    clock.advance(minutes=1)
    tick(app)
    assert "Ludicrous" not in re.sub(r"&#32;", " ", site.text(REVIEW))
    assert [row["hidden"] for row in review_page.rows(app)] == [["user"]]


def test_an_address_is_not_asked_about(app: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("192.0.2.9", "Ferry", PROBE)
    until_quiet(app, clock)
    clock.advance(seconds=timedelta(hours=2).total_seconds())
    tick(app)
    assert "192" in public(app, site)


def test_the_log_page_is_written_all_the_same_where_the_wiki_does_not_tell(
    app: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_asked: object) -> Concealed:
        raise SiteError("no answer", temporary=False)

    monkeypatch.setattr(site, "concealed", silent)
    probes(app, site, clock)
    assert shows(app, site) == list(NAMES)
