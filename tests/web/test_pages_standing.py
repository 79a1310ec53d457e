"""The page of spam that still stands."""

from __future__ import annotations

import pytest
from fakes import FakeSite
from road import article, until_quiet
from visitors import NewVisitor, Visitor

from wikiwatch.app.context import App


@pytest.fixture
def refused(live: tuple[App, FakeSite]) -> int:
    """Random letters on a page that was protected before they could be taken down."""
    app, site = live
    revid = site.append("192.0.2.7", "Tower", "wqkzjhrv")
    site.protect("Tower")
    until_quiet(app, site.clock)
    site.unprotect("Tower")
    return revid


def yes(who: Visitor, revid: int | str) -> int:
    return who.send("/standing", see="/", revid=str(revid)).status_code


def test_it_tells_why_the_text_still_stands(visitor: NewVisitor, refused: int) -> None:
    page = visitor("viewer").page("/standing")
    for told in (
        f'href="/edit/{refused}"',
        'href="/account?name=192.0.2.7"',
        "found by the program",
        "It is left to a person",
        "protected",
        f"index.php?diff={refused}",
    ):
        assert told in page
    assert 'name="revid"' not in page


def test_a_persons_yes_takes_it_down_under_their_name(
    visitor: NewVisitor, live: tuple[App, FakeSite], refused: int
) -> None:
    app, site = live
    anna = visitor("reviewer")
    assert f'name="revid" value="{refused}"' in anna.page("/standing")
    assert yes(anna, refused) == 303
    until_quiet(app, site.clock)
    assert "wqkzjhrv" not in site.text("Tower")
    assert "Nothing that was found to be spam still stands." in anna.page("/standing")
    assert {one["who"] for one in app.store.decisions(f"down-{refused}")} == {"Anna (web)"}


def test_a_viewer_decides_nothing_and_nobody_about_what_is_not_listed(
    visitor: NewVisitor, live: tuple[App, FakeSite], refused: int
) -> None:
    assert yes(visitor("viewer", "Vic"), refused) == 403
    anna = visitor("reviewer")
    assert yes(anna, 999_999) == 409
    assert yes(anna, "x") == 400
    assert not live[0].store.decisions(f"down-{refused}")


def test_two_hundred_rows_are_light(visitor: NewVisitor, live: tuple[App, FakeSite]) -> None:
    app, site = live
    for number in range(205):
        title = f"Page {number} about a long subject of the old town and its harbour"
        site.edit("Sybil", title, article(title))
    for number in range(205):
        title = f"Page {number} about a long subject of the old town and its harbour"
        site.append("Eve <b>& the others</b>", title, f"Quick help? Ask https://pipes.example/{number} today & now!")
        site.protect(title)
    until_quiet(app, site.clock, rounds=60)
    page = visitor("operator").page("/standing")
    assert page.count("data-row") == 200
    assert len(page.encode()) < 200_000
    assert "page=2" in page
