"""What people do to accounts and pages counts for trust, and what they take back does not."""

from __future__ import annotations

from datetime import datetime

import pytest
from fakes import FakeClock, FakeSite
from road import furnish, until_quiet

from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll

NAMES = ("Nina", "Nina Berg")


@pytest.fixture
def watched(app: App, site: FakeSite) -> App:
    """An App whose first run is over, on a wiki with articles."""
    furnish(site)
    poll(app)
    return app


def blocks(app: App, key: str) -> tuple[datetime, ...]:
    return app.store.trust_record(key, app.clock.now(), app.rules).blocks


def reverted(app: App, name: str) -> bool:
    return bool(app.store.trust_record(f"user:{name}", app.clock.now(), app.rules).reverted)


@pytest.mark.parametrize(("user", "key"), [("Flora", "user:Flora"), ("192.0.2.7", "ip:192.0.2.7")])
def test_a_block_that_a_person_takes_back_costs_nothing(watched: App, site: FakeSite, user: str, key: str) -> None:
    site.person_blocks(user)
    poll(watched)
    assert blocks(watched, key)
    site.person_unblocks(user)
    poll(watched)
    assert not blocks(watched, key)
    site.person_blocks(user)
    poll(watched)
    assert len(blocks(watched, key)) == 1


def test_a_page_that_is_deleted_for_good_costs_its_author(watched: App, site: FakeSite) -> None:
    site.edit("Nina", "Castle", "A castle.")
    site.delete("Castle")
    poll(watched)
    assert reverted(watched, "Nina")


def test_a_page_that_is_restored_costs_nothing(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Nina", "Castle", "A castle.")
    site.delete("Castle")
    poll(watched)
    clock.advance(days=3)
    site.restore("Castle")
    poll(watched)
    assert not reverted(watched, "Nina")


@pytest.mark.parametrize(("minutes", "costs"), [(5, False), (60 * 24, True)])
def test_a_page_that_makes_way_for_another_costs_nothing(
    watched: App, site: FakeSite, clock: FakeClock, minutes: int, costs: bool
) -> None:
    site.edit("Nina", "Castle", "A castle.")
    site.edit("Gus", "The Castle", "A castle with a moat.")
    site.delete("Castle")
    clock.advance(minutes=minutes)
    site.move("The Castle", "Castle")
    poll(watched)
    assert reverted(watched, "Nina") is costs


def test_the_redirect_that_a_moved_page_leaves_may_be_deleted(watched: App, site: FakeSite) -> None:
    site.edit("Nina", "Castel", "A castle.")
    poll(watched)
    site.move("Castel", "Castle")
    site.edit("Sybil", "Castel", "#REDIRECT [[Castle]]")
    site.delete("Castel")
    poll(watched)
    assert not reverted(watched, "Nina")


def test_an_account_keeps_its_trust_under_a_new_name_and_the_old_name_has_none(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.append("Nina", "Ferry", "It leaves at noon.")
    until_quiet(watched, clock)
    clock.advance(days=4)
    site.rename("Nina", "Nina Berg")
    site.append("Nina", "Bridge", "It is long.")
    site.append("Nina Berg", "Tower", "It is high.")
    poll(watched)
    clock.advance(days=4)
    stood = {name: watched.store.trust_record(f"user:{name}", clock.now(), watched.rules).stood for name in NAMES}
    assert stood == {"Nina": 1, "Nina Berg": 2}


def test_what_both_names_had_is_kept_once(watched: App, site: FakeSite) -> None:
    for name in NAMES:
        site.account(name)
        site.person_blocks(name)
    poll(watched)
    site.rename("Nina", "Nina Berg")
    poll(watched)
    assert (len(blocks(watched, "user:Nina")), len(blocks(watched, "user:Nina Berg"))) == (0, 2)
