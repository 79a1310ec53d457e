"""A run against a real wiki tells people by message and keeps the feed; refused credentials are told before it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import loopback
import pytest
from patrol import Patrol, letters

from wikiwatch.sandbox.wiki import PracticeWiki


@pytest.fixture
def inbox() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The address of a server that takes messages, and what it got."""
    with loopback.inbox() as found:
        yield found


@pytest.fixture
def patrol(shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol that has begun."""
    patrol = Patrol(shared_wiki, tmp_path).begin()
    yield patrol
    patrol.close()


def tell(patrol: Patrol, url: str) -> None:
    """Let the patrol send messages there, and keep a feed."""
    (patrol.home / "urls").write_text(url)
    patrol.set("[messages]", 'urls_file = "urls"', "[feed]", 'file = "feed.xml"')


def test_a_closed_run_page_is_told_once_and_the_feed_has_the_decision(
    patrol: Patrol, inbox: tuple[str, list[dict[str, str]]]
) -> None:
    url, got = inbox
    tell(patrol, url)
    revid = patrol.wiki.anonymous("203.0.113.71").edit("Tower 71", text=letters())
    assert patrol.process("run", "--once", "--enforce").code == 0
    (item,) = ElementTree.parse(patrol.home / "feed.xml").getroot().findall("channel/item")
    assert (item.findtext("link") or "").endswith(f"index.php?diff={revid}")
    assert got == []
    patrol.say("no")
    patrol.wiki.anonymous("203.0.113.72").edit("Tower 72", text=letters())
    for _ in range(2):
        with closing(sqlite3.connect(patrol.home / "wikiwatch.db")) as database, database:
            database.execute("delete from meta where key = 'news_looked'")  # as if a minute had passed
        assert patrol.process("run", "--once", "--enforce").code == 0
    assert [one["message"].partition(":")[0] for one in got] == ["Nothing is written"]
    assert f"title={patrol.log_page.replace(' ', '_')}" in got[0]["message"]


def test_refused_credentials_are_told_before_the_run_ends(
    patrol: Patrol, inbox: tuple[str, list[dict[str, str]]]
) -> None:
    url, got = inbox
    tell(patrol, url)
    login = patrol.home / "user-password.py"
    login.write_text(login.read_text().replace(patrol.wiki.state.bot_password, "0123456789abcdefghijklmnopqrstuv"))
    for _ in range(2):
        assert patrol.process("run", "--once", "--enforce").code == 1
    (told,) = got
    assert told["message"].startswith("wikiwatch has ended by itself and watches no more: ")
    assert told["title"] == "wikiwatch on wiki: alarm"
