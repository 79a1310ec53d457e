"""A write that was carried out and whose answer was lost: what it took down is known as done, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes import FakeClock, FakeSite
from road import PROBE, article, bot_edits, furnish, make_app, outcomes, probed, statuses, until_quiet

from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.ports import PageHead, Written
from wikiwatch.store.db import Store

LATER = "xqvbnmktrw"
LOST = Written(ok=False, code="unknown", detail="no answer", wait=True)
Saves = Callable[[PageHead, str, str], Written]


@pytest.fixture
def app(site: FakeSite, store: Store, rules: Ruleset, clock: FakeClock) -> App:
    furnish(site, "Ferry")
    app = make_app(site, store, rules, clock)
    poll(app)
    return app


def lose_answer(site: FakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer to the next save is lost on its way."""
    save = site.save

    def lost(head: PageHead, text: str, summary: str) -> Written:
        monkeypatch.setattr(site, "save", save)
        assert save(head, text, summary).ok
        return LOST

    monkeypatch.setattr(site, "save", lost)


def text(site: FakeSite) -> str | None:
    return site.text("Ferry")


def test_what_was_saved_before_such_a_write_and_judged_after_it_goes_too(
    app: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = probed(app, site)
    second = site.append("198.51.100.9", "Ferry", LATER)
    lose_answer(site, monkeypatch)
    run_due(app)
    assert LATER in (text(site) or "")
    assert PROBE not in (text(site) or "")
    clock.advance(minutes=1)
    until_quiet(app, clock)
    assert text(site) == article("Ferry")
    assert outcomes(app)[second] != "allow"
    assert [*statuses(app, first).values(), *statuses(app, second).values()] == ["done", "done"]
    assert bot_edits(site) == 2


def test_what_such_a_write_took_down_as_well_is_done(
    app: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = probed(app, site)
    second = site.append("198.51.100.9", "Ferry", LATER)
    poll(app)
    lose_answer(site, monkeypatch)
    run_due(app)
    clock.advance(minutes=1)
    until_quiet(app, clock)
    assert text(site) == article("Ferry")
    assert [*statuses(app, first).values(), *statuses(app, second).values()] == ["done", "done"]
    assert bot_edits(site) == 1
