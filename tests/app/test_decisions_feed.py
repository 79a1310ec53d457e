"""The feed of decisions: what the log page shows to anybody, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fakes import FakeSite
from road import PROBE, furnish, until_quiet

from wikiwatch.app import decisions_feed, telling
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState, key_of
from wikiwatch.daemon import round_and_news
from wikiwatch.news.feed import rss, write
from wikiwatch.ports.news import Channel, Newsroom

INDEX = "https://wiki.example.org/w/index.php"


def items(app: App) -> list[dict[str, str]]:
    root = ElementTree.fromstring(rss(decisions_feed.channel(app, 50)))
    return [{one.tag: one.text or "" for one in item} for item in root.findall("channel/item")]


@pytest.fixture
def feeding(app: App, site: FakeSite) -> App:
    """An App that has watched once, and knows where its wiki is."""
    furnish(site)
    poll(app)
    fed = replace(app, newsroom=Newsroom(index_url=INDEX))
    telling.keep_up(fed)
    return fed


def test_a_decision_stands_with_its_diff_and_reasons_and_no_word_of_the_edit(feeding: App, site: FakeSite) -> None:
    revid = site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(feeding, site.clock)
    (item,) = items(feeding)
    assert item["link"] == f"{INDEX}?diff={revid}"
    assert item["title"] == f"Revision {revid}"
    assert item["description"].startswith("Reverted. Author: 192.0.2.7. Trust: ")
    assert f"Id: down-{revid}." in item["description"]
    assert PROBE not in str(item)
    assert "Ferry" not in str(item)


def test_of_a_flagged_author_only_the_diff_and_the_class_stand(feeding: App, site: FakeSite) -> None:
    site.append("Pusher", "Ferry", PROBE)
    until_quiet(feeding, site.clock)
    who = (key_of("Pusher"), "Pusher")
    feeding.store.set_state(
        who, AccountState.FLAGGED, site.clock.now(), until=None, revid=None, reason="a secret reason"
    )
    found = str(items(feeding))
    assert "Class: " in found
    assert [one for one in ("Pusher", "Author", "Trust", "secret", "Reverted", "block") if one in found] == []


def test_a_hostile_name_does_nothing(feeding: App, site: FakeSite) -> None:
    site.append("<img src=x onerror=alert(1)>@everyone https://evil.example", "Ferry", PROBE)
    until_quiet(feeding, site.clock)
    (item,) = items(feeding)
    assert [one for one in ("<", ">", "@", "https", "evil.example") if one in item["description"]] == []


def test_what_people_overturned_says_so_under_the_same_id(feeding: App, site: FakeSite) -> None:
    revid = site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(feeding, site.clock)
    (before,) = items(feeding)
    feeding.store.overturn(revid, site.clock.now())
    (after,) = items(feeding)
    assert after["guid"] == before["guid"]
    assert after["description"].startswith("Overturned by a person.")


def test_a_run_writes_the_file_only_where_something_changed(feeding: App, site: FakeSite, tmp_path: Path) -> None:
    path, written = tmp_path / "feed.xml", []

    def keep(channel: Channel) -> bool:
        written.append(write(path, rss(channel)))
        return written[-1]

    app = replace(feeding, newsroom=Newsroom(index_url=INDEX, write_feed=keep))
    round_and_news(app)
    round_and_news(app)
    site.append("192.0.2.7", "Ferry", PROBE)
    round_and_news(app)
    round_and_news(app)
    assert written == [True, False, True, False]
    assert len(ElementTree.parse(path).getroot().findall("channel/item")) == 1


def test_a_feed_that_cannot_be_written_ends_nothing(
    feeding: App, site: FakeSite, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = tmp_path / "nowhere" / "feed.xml"
    app = replace(feeding, newsroom=Newsroom(write_feed=lambda channel: write(nowhere, rss(channel))))
    for _ in range(3):
        round_and_news(app)
    assert caplog.text.count("can't be written") == 1
    assert app.store.meta("round_ok")
