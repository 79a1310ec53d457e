"""The page of wasted time on the wiki: it comes with the block, says what `wasted` says, and nothing in it is alive."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from patrol import Patrol, letters

from wikiwatch.sandbox.wiki import BOT, PracticeWiki

EVIL = "'''Evil''' www.evil.example ✝&quot;"
DAY = timedelta(days=1, hours=2)


@pytest.fixture
def patrol(each_shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol that has begun."""
    patrol = Patrol(each_shared_wiki, tmp_path).begin()
    yield patrol
    patrol.close()


def test_the_page_names_a_spammer_once_they_are_blocked_and_is_inert(patrol: Patrol) -> None:
    title = patrol.log_page.replace("/Log", "/Wasted time")
    patrol.set("[wasted_page]", f'title = "{title}"')
    spammer = patrol.wiki.account(EVIL)
    probes = [spammer.edit(f"Windmill {number}", text=letters()) for number in range(2)]
    patrol.run()
    assert patrol.command("review", "confirm", f"down-{probes[0]}").code == 0
    patrol.run(ahead=DAY)
    assert "Nobody who was caught" in patrol.text(title)  # confirmed, but not blocked

    patrol.sysop.call("block", user=EVIL, expiry="infinite", reason="spam")
    patrol.run()
    patrol.run(ahead=2 * DAY)
    revisions, text = patrol.history(title), patrol.text(title)
    assert {revision["user"] for revision in revisions} == {BOT}
    assert "<bdi>'''Evil''' www[.]evil[.]example" in html.unescape(text)
    assert patrol.command("wasted", "--json").objects[0]["edits"] == 2

    props = "externallinks|templates|categories|images|iwlinks|langlinks|links|text|parsewarnings"
    parsed = patrol.sysop._post(action="parse", page=title, prop=props)["parse"]
    for harmful in ("externallinks", "templates", "images", "iwlinks", "langlinks", "links", "parsewarnings"):
        assert parsed[harmful] == [], harmful
    assert {category["category"] for category in parsed["categories"]} <= {"Noindexed_pages"}
    assert parsed["text"].count("<table") == 3
    assert "<b>" not in parsed["text"]
