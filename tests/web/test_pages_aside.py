"""The page of changes that nobody could judge."""

from __future__ import annotations

import pytest
from fakes import FakeSite
from visitors import NewVisitor

from wikiwatch.app import guard, judge
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll

HOSTILE = "Tower <b onmouseover=x>\u202e"


@pytest.fixture
def broken(live: tuple[App, FakeSite], monkeypatch: pytest.MonkeyPatch) -> int:
    """An edit that breaks the judge, which is mended then."""
    app, site = live
    revid = site.edit("Nina", HOSTILE, "It has a clock.")
    with monkeypatch.context() as patched:
        patched.setattr(judge, "read_case", lambda *_: 1 / 0)
        for _ in range(guard.TRIES):
            poll(app)
    return revid


def test_it_tells_what_is_set_aside_and_why(visitor: NewVisitor, broken: int) -> None:
    viewer = visitor("viewer")
    assert 'href="/aside"' in viewer.page("/health")
    page = viewer.page("/aside")
    for told in (f'href="/edit/{broken}"', "The judge failed on it with ZeroDivisionError (3 times)", "Nina"):
        assert told in page
    assert "<b " not in page
    assert "\u202e" not in page
    assert 'name="key"' not in page
    assert "Die Beurteilung scheiterte" in viewer.client.get("/aside", headers={"Accept-Language": "de"}).text


def test_a_person_has_it_judged_again_under_their_name(
    visitor: NewVisitor, live: tuple[App, FakeSite], broken: int
) -> None:
    anna = visitor("reviewer")
    assert f'name="key" value="r-{broken}"' in anna.page("/aside")
    assert anna.send("/aside", see="/", key=f"r-{broken}").status_code == 303
    assert "Nothing is set aside." in anna.page("/aside")
    assert 'href="/aside"' not in anna.page("/health")
    poll(live[0])
    entry = live[0].store.entry(broken)
    assert entry is not None
    assert "set-aside" not in entry["detail"]
    assert {one["who"] for one in live[0].store.decisions(f"change-r-{broken}")} == {"Anna (web)"}


def test_a_viewer_decides_nothing_and_nobody_about_what_is_not_listed(visitor: NewVisitor, broken: int) -> None:
    assert visitor("viewer", "Vic").send("/aside", see="/", key=f"r-{broken}").status_code == 403
    assert visitor("reviewer").send("/aside", see="/", key="r-999999").status_code == 409
    assert visitor("reviewer", "Bob").send("/aside", see="/").status_code == 409
