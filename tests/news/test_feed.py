"""The feed as XML: read by a real parser, with whatever hostile text in it, and written at once or not at all."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.inert import for_message
from wikiwatch.errors import UserError
from wikiwatch.news.feed import rss, write
from wikiwatch.ports.news import Channel, Item

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def channel(*items: Item) -> Channel:
    return Channel(title="T", link="https://wiki.example.org/x", description="D", language="en", items=items)


def item(number: int, text: str = "words") -> Item:
    link = f"https://wiki.example.org/index.php?diff={number}&x=1"
    return Item(guid=f"urn:wikiwatch:w:{number}", at=AT - timedelta(hours=number), title="R", text=text, link=link)


def test_items_stand_newest_first_with_all_that_rss_asks_for() -> None:
    root = ElementTree.fromstring(rss(channel(item(1), item(2))))
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (found,) = root.findall("channel")
    assert {"title", "link", "description"} <= {one.tag for one in found}
    guids = [one.find("guid") for one in found.findall("item")]
    assert [one is not None and (one.text, one.get("isPermaLink")) for one in guids] == [
        ("urn:wikiwatch:w:1", "false"),
        ("urn:wikiwatch:w:2", "false"),
    ]
    dates = [one.findtext("pubDate") or "" for one in found.findall("item")]
    assert [parsedate_to_datetime(one) for one in dates] == [AT - timedelta(hours=1), AT - timedelta(hours=2)]
    assert found.findtext("item/link") == "https://wiki.example.org/index.php?diff=1&x=1"


def test_the_same_decisions_make_the_same_bytes() -> None:
    assert rss(channel(item(1))) == rss(channel(item(1)))
    assert rss(channel()) == rss(channel())


@given(st.text(max_size=300))
def test_no_text_breaks_the_feed_or_becomes_mark_up(hostile: str) -> None:
    data = rss(channel(item(1, for_message(hostile))))
    text = ElementTree.fromstring(data).findtext("channel/item/description") or ""
    assert not set("<>&") & set(text)  # readers take it for HTML


def test_a_file_is_replaced_at_once_for_everybody_to_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    assert write(path, b"one")
    assert not write(path, b"one")
    assert write(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't be written"):
        write(tmp_path / "nowhere" / "feed.xml", b"one")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="can't be written"):
        write(tmp_path / "folder", b"one")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]
