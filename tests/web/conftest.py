"""A dashboard over a database that the judge has filled, and people in each role who are signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attacks import ATTACKS
from commandline import set_up
from fakes import FakeSite
from flask import Flask
from road import ARTICLES, advert, until_quiet
from visitors import NewVisitor, Visitor
from wiki_oauth import BACK, HOST, WikiServer, set_up_oauth, wiki_server

from wikiwatch.app.context import App
from wikiwatch.web.app import make


@pytest.fixture
def dashboard(tmp_path: Path, live: tuple[App, FakeSite]) -> Flask:
    return make(set_up(tmp_path))


@pytest.fixture
def edits(live: tuple[App, FakeSite]) -> list[int]:
    """Five adverts of one site by one hand, and an hour later one probe by an address; all taken down."""
    app, site = live
    made = [site.append("Eve", ARTICLES[number], advert(number)) for number in range(5)]
    site.clock.advance(hours=1)
    made.append(site.append("192.0.2.7", "Tower", "wqkzjhrv"))
    until_quiet(app, site.clock)
    return made


@pytest.fixture
def campaign(live: tuple[App, FakeSite], edits: list[int]) -> int:
    """A case of the five adverts of one hand and a sixth of another, which stands."""
    app, site = live
    other = site.append("Fay", "Tower", "The tower is tall.")
    until_quiet(app, site.clock)
    number = app.store.open_case(app.clock.now())
    for revid in (*edits[:5], other):
        app.store.add_to_case(number, revid, app.clock.now(), ())
    return number


@pytest.fixture
def attacked(live: tuple[App, FakeSite]) -> list[int]:
    """Each attack as author, title, summary and text of an advert that is taken down."""
    app, site = live
    made = []
    for attack in ATTACKS:
        title = f"Page {attack}"[:200]
        site.edit("Sybil", title, "A page about the town.")
        text = f"{attack} Looking for pipes? See https://pipes.example/{len(made)} {attack}"
        made.append(site.edit(f"Eve {attack}"[:200], title, text, comment=attack))
    until_quiet(app, site.clock, rounds=40)
    return made


@pytest.fixture
def visitor(dashboard: Flask, live: tuple[App, FakeSite]) -> NewVisitor:
    """Makes people: `visitor("operator")` is signed in, `visitor()` is nobody."""

    def come(role: str = "", name: str = "Anna") -> Visitor:
        return Visitor(dashboard, live[0].store, role, name)

    return come


@pytest.fixture
def wiki() -> Iterator[WikiServer]:
    """A wiki whose people may sign in, with Anna, who may roll back."""
    with wiki_server() as server:
        server.callback = f"http://{HOST}{BACK}"
        server.account(7, "Anna", "rollback")
        yield server


@pytest.fixture
def by_wiki(tmp_path: Path, live: tuple[App, FakeSite], wiki: WikiServer) -> Flask:
    """A dashboard to which they may sign in."""
    return make(set_up_oauth(tmp_path, wiki))


@pytest.fixture
def browser(by_wiki: Flask, live: tuple[App, FakeSite]) -> Callable[[], Visitor]:
    """Opens it for somebody who is not signed in."""
    return lambda: Visitor(by_wiki, live[0].store, "", "")
