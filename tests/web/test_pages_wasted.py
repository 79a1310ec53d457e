"""The time wasted in the dashboard: the same figures as the command's."""

from __future__ import annotations

import re

from attacks import ATTACKS
from deeds import change, record
from fakes import FakeSite
from test_safety import check_dead
from visitors import NewVisitor

from wikiwatch.app.context import App
from wikiwatch.app.wasted import wasted
from wikiwatch.core.model import Outcome
from wikiwatch.messages import speaker


def test_before_anybody_was_caught_it_says_so_and_how_it_is_counted(visitor: NewVisitor) -> None:
    page = visitor("viewer").page("/wasted")
    assert "Nobody who was caught has wasted any time yet." in page
    assert "52 words" in page
    assert "docs/wasted.md" in page
    assert "<svg" not in page


def test_it_shows_the_figures_of_the_command(visitor: NewVisitor, edits: list[int], live: tuple[App, FakeSite]) -> None:
    found = wasted(live[0])
    assert found.total.edits > 0
    page = visitor("viewer").page("/wasted")
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    spoken = speaker("en")
    for told in (
        f"Time spent {spoken.span(found.total.seconds)}",
        f"Edits taken down {found.total.edits}",
        f"Accounts burnt {found.burnt}",
        f"The worst offender {found.authors[0].author.user} : {spoken.span(found.authors[0].effort.seconds)}",
    ):
        assert told in words, told
    assert "<svg" in page
    assert 'href="/account?name=Eve"' in page


def test_no_name_does_anything_and_the_page_stays_small(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    store = live[0].store
    for number, attack in enumerate(ATTACKS):
        record(store, change(9_000 + number, f"Eve {attack}"), Outcome.HOLD)
    store.conn.execute("update change set reverted_ts = ts, confirmed_ts = ts where revid >= 9000")
    page = visitor("viewer").page("/wasted")
    assert page.count('href="/account?name=') == len(ATTACKS) + 1  # the worst one twice
    assert len(page.encode()) < 200_000
    check_dead(page)
