"""The parts that most tests of the road need: the packaged rules, a clock, a wiki in memory, an App."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from fakes import FakeClock, FakeSite
from night import NIGHT, at_night
from road import furnish, make_app

from wikiwatch import rulefiles
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.store.db import Store

# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("untimed", deadline=None, max_examples=at_night(100, by_day=30))
hypothesis.settings.load_profile("untimed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """By day, leave out what is marked for the night."""
    late = [] if NIGHT else [item for item in items if item.get_closest_marker("night")]
    if late:
        config.hook.pytest_deselected(items=late)
        items[:] = [item for item in items if item not in late]


@pytest.fixture
def handlers() -> Iterator[None]:
    """The signals' handlers are as before when the loop has set its own."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables break no words, however wide the terminal is in which the tests run; who asks for 80 columns says so."""
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture(scope="session")
def rules() -> Ruleset:
    return rulefiles.load(rulefiles.packaged_rules_dir())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def site(clock: FakeClock) -> FakeSite:
    return FakeSite(clock)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "wikiwatch.db", durable=False)
    yield opened
    opened.close()


@pytest.fixture
def app(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    """An App that enforces, on an empty wiki, with nothing read yet."""
    return make_app(site, store, rules, clock)


@pytest.fixture
def watched(app: App, site: FakeSite) -> App:
    """An App whose first run is over, on a wiki with articles."""
    furnish(site)
    poll(app)
    return app


@pytest.fixture
def live(tmp_path: Path, rules: Ruleset, clock: FakeClock) -> Iterator[tuple[App, FakeSite]]:
    """An App on the home's database, after the first run."""
    site = FakeSite(clock)
    store = Store(tmp_path / "wikiwatch.db", durable=False)
    app = make_app(site, store, rules, clock)
    furnish(site)
    poll(app)
    yield app, site
    store.close()
