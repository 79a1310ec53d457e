"""What the wiki itself refused, from its logs into the verdicts."""

from __future__ import annotations

from fakes import FakeClock, FakeSite
from road import article, furnish

from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.ingest import poll

LINK = "See https://pills.example/now for more."


def signals(app: App, revid: int) -> set[str]:
    """The signals of an edit."""
    return {signal["id"] for entry in entries(app) if entry["revid"] == revid for signal in entry["signals"]}


def test_a_refusal_is_known_when_the_next_edit_is_judged(watched: App, site: FakeSite) -> None:
    site.refuse("Eve", "Ferry", "pills.example")
    revid = site.append("192.0.2.7", "Ferry", LINK)
    poll(watched)
    assert "refused.site" in signals(watched, revid)


def test_refusals_from_before_the_watch_count_too(app: App, site: FakeSite, clock: FakeClock) -> None:
    site.refuse("Eve", "Ferry", "pills.example")
    clock.advance(days=20)
    furnish(site)
    poll(app)
    revid = site.append("192.0.2.7", "Ferry", LINK)
    poll(app)
    assert "refused.site" in signals(app, revid)


def test_the_logs_are_read_once_an_hour(watched: App, site: FakeSite, clock: FakeClock) -> None:
    for _ in range(3):
        poll(watched)
        clock.advance(minutes=10)
    assert site.requests["refusals_since"] == 1
    clock.advance(hours=1)
    site.refuse("Eve", "Ferry", "pills.example")
    poll(watched)
    assert site.requests["refusals_since"] == 2
    revid = site.append("192.0.2.7", "Ferry", LINK)
    poll(watched)
    assert "refused.site" in signals(watched, revid)


def test_a_place_is_new_once_the_wiki_is_known(watched: App, site: FakeSite) -> None:
    early = site.append("192.0.2.7", "Ferry", LINK)
    many = " ".join(f"https://paper{number}.example/article" for number in range(60))
    site.edit("Sybil", "Sources", f"{article('Sources')} {many}")
    poll(watched)
    late = site.append("192.0.2.8", "Tower", "Look at https://watches.example/offer today.")
    poll(watched)
    assert "new_site" not in signals(watched, early)
    assert {"new_site", "new_site.first_edit"} <= signals(watched, late)
