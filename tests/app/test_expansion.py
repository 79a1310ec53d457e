"""Links behind shorteners over the whole road: judged by where they lead, if somebody was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from fakes import FakeClock, FakeSite
from road import outcomes

from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll

SHORT = "https://tinyurl.com/4k2a"
LANDING = "https://pills.example/now"
TAKEN_DOWN = ("hold", "revert")
TEXT = f"The best offers of the year are to be had at {SHORT} only today."


class FakeExpander:
    """Knows where one short link leads; remembers what it was asked."""

    def __init__(self, *failures: Exception) -> None:
        self.asked: list[str] = []
        self.failures = list(failures)

    def expand(self, urls: Sequence[str]) -> dict[str, str]:
        self.asked += urls
        if self.failures:
            raise self.failures.pop()
        return {url: LANDING if url == SHORT else "" for url in urls}


@pytest.fixture
def expander() -> FakeExpander:
    return FakeExpander()


@pytest.fixture
def following(watched: App, expander: FakeExpander) -> App:
    """An App that follows short links."""
    return replace(watched, expander=expander)


def signals(app: App, revid: int) -> set[str]:
    return {signal["id"] for entry in entries(app) if entry["revid"] == revid for signal in entry["signals"]}


def test_an_advert_behind_a_shortener_is_known_by_its_site(following: App, site: FakeSite) -> None:
    site.refuse("Eve", "Ferry", "pills.example")
    revid = site.append("192.0.2.7", "Ferry", TEXT)
    poll(following)
    assert {"refused.site", "disguise.shortener"} <= signals(following, revid)
    assert outcomes(following)[revid] in TAKEN_DOWN
    assert following.store.site("pills.example", following.clock.now())["insertions"] == 1


def test_with_the_setting_off_nobody_is_asked_and_nothing_is_known(watched: App, site: FakeSite) -> None:
    site.refuse("Eve", "Ferry", "pills.example")
    revid = site.append("192.0.2.7", "Ferry", TEXT)
    poll(watched)
    assert "disguise.shortener" in signals(watched, revid)
    assert "refused.site" not in signals(watched, revid)
    assert outcomes(watched)[revid] not in TAKEN_DOWN


def test_a_short_link_is_asked_for_once(
    following: App, site: FakeSite, clock: FakeClock, expander: FakeExpander
) -> None:
    for page in ("Ferry", "Tower"):
        site.append("192.0.2.7", page, f"{TEXT} See https://bit.ly/gone too.")
        poll(following)
        clock.advance(minutes=5)
    assert expander.asked == [SHORT, "https://bit.ly/gone"]


def test_only_short_links_that_were_added_are_asked_for(following: App, site: FakeSite, expander: FakeExpander) -> None:
    site.append("192.0.2.7", "Ferry", TEXT)
    poll(following)
    expander.asked.clear()
    site.append("192.0.2.8", "Ferry", "Another line, with https://ferries.example/times in it.")
    poll(following)
    assert expander.asked == []


def test_an_expander_that_breaks_does_not_stop_the_watch(
    watched: App, site: FakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    app = replace(watched, expander=FakeExpander(RuntimeError("defect")))
    revid = site.append("192.0.2.7", "Ferry", TEXT)
    poll(app)
    assert revid in outcomes(app)
    assert "disguise.shortener" in signals(app, revid)
    assert [record.message for record in caplog.records] == [
        "1 short links could not be followed; they are judged as they stand"
    ]
