"""After a release: the author and the sites are let pass for a while, and what they bring is listed."""

from __future__ import annotations

import pytest
from fakes import FakeClock, FakeSite
from road import advert, article, outcomes, state, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.core.model import AccountState

NOTE = "The keeper left papers in the archive: bvzhlmbgrx pzngwctxqq [https://papers.example/{} list]"


@pytest.fixture
def released(watched: App, site: FakeSite, clock: FakeClock) -> App:
    """Papers with random letters by Ada, held, and put back by a person."""
    held = site.append("Ada", "Ferry", NOTE.format(1))
    until_quiet(watched, clock)
    assert outcomes(watched)[held] in ("hold", "revert")
    hold.release(watched, f"down-{held}", "Sybil")
    until_quiet(watched, clock)
    assert NOTE.format(1) in site.text("Ferry")
    return watched


def judged(app: App, site: FakeSite, clock: FakeClock, user: str, title: str, text: str) -> str:
    revid = site.append(user, title, text)
    until_quiet(app, clock)
    return outcomes(app)[revid]


def test_the_same_text_by_the_same_author_stands_on_another_page(
    released: App, site: FakeSite, clock: FakeClock
) -> None:
    assert judged(released, site, clock, "Ada", "Tower", NOTE.format(1)) in ("allow", "watch")
    assert NOTE.format(1) in site.text("Tower")


def test_other_letters_of_the_same_author_are_listed_with_the_reason(
    released: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = site.append("Ada", "Tower", "wqkzjhrv zvkqpthx")
    until_quiet(released, clock)
    assert outcomes(released)[revid] == "watch"
    found = released.store.entry(revid)
    assert found is not None
    assert "Sybil" in found["detail"]
    assert "wqkzjhrv" in site.text("Tower")


def test_the_site_may_be_brought_by_others_and_another_site_may_not(
    released: App, site: FakeSite, clock: FakeClock
) -> None:
    letters = "It lists xqvzkwjhrt and zqhvkxwjpt: [https://{}.example/3 list]"
    assert judged(released, site, clock, "Ben", "Tower", letters.format("papers")) in ("allow", "watch")
    assert judged(released, site, clock, "Cid", "Bridge", letters.format("sheets")) in ("hold", "revert")


def test_it_ends(released: App, site: FakeSite, clock: FakeClock) -> None:
    clock.advance(days=released.rules.review.soft_allow.author_days + 1)
    assert judged(released, site, clock, "Ada", "Tower", "wqkzjhrv zvkqpthx") in ("hold", "revert")


def test_a_flood_is_taken_down_all_the_same_and_ends_it(released: App, site: FakeSite, clock: FakeClock) -> None:
    titles = ("Bridge", "Harbour", "Lighthouse", "Market", "Museum", "Station")
    for n, title in enumerate(titles):
        site.append("Ada", title, advert(n))
    until_quiet(released, clock)
    assert state(released, "user:Ada") is AccountState.SILENCED
    assert released.store.softly_allowed("user:Ada", (), clock.now()) == ""
    assert site.text("Station") == article("Station")
