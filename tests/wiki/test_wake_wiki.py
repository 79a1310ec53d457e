"""A real wiki's own feed of changes: it wakes the watch for what people save, and not for what the watch saves."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from patrol import Patrol, letters

from wikiwatch.sandbox.wiki import PracticeWiki
from wikiwatch.wake import Bell, Woke
from wikiwatch.wake_table import WakeTable

FORMATTERS = ("JSONRCFeedFormatter", "IRCColourfulRCFeedFormatter")
ARTICLE = "The harbour was built in 1862 of grey stone."
LONG = 60.0  # seconds; a datagram comes within the edit


@pytest.fixture
def bell() -> Iterator[Bell]:
    """Listens on a port that was free a moment ago, as a file of settings can name it."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Bell(WakeTable(udp=f"127.0.0.1:{port}")) as made:
        assert made.trouble == ""
        yield made


def feeds(port: int) -> str:
    """The lines of docs/wake.md, once for each formatter."""
    guide = (Path(__file__).parents[2] / "docs/wake.md").read_text(encoding="utf-8")
    lines = guide.partition("```php\n")[2].partition("```")[0].replace("9390", str(port))
    assert FORMATTERS[0] in lines
    return "".join(
        lines.replace(FORMATTERS[0], formatter).replace("'wikiwatch'", f"'feed {formatter}'")
        for formatter in FORMATTERS
    )


def test_each_edit_of_people_calls_and_is_there_to_be_read(
    new_wiki: Callable[..., PracticeWiki], tmp_path: Path, bell: Bell
) -> None:
    wiki = new_wiki(suite="bookworm", extra=feeds(bell.port))
    folder = tmp_path / "woken"
    folder.mkdir()
    patrol = Patrol(wiki, folder).begin()
    patrol.sysop.edit("Harbour", text=ARTICLE)
    patrol.run()
    while bell.rings():
        assert bell.wait(LONG) is not Woke.TIME
    before = bell.datagrams

    probe = wiki.anonymous("203.0.113.11").edit("Harbour", appendtext=f"\n\n{letters()}")
    assert bell.wait(LONG) is not Woke.TIME
    patrol.run()

    assert patrol.outcomes(probe) == ["revert"]
    assert patrol.text("Harbour") == ARTICLE
    bell.rings()
    assert bell.datagrams - before == len(FORMATTERS)
    patrol.close()
