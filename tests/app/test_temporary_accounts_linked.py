"""Temporary accounts over the whole road: one hand behind several, where the wiki may be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from fakes import LOG, FakeClock, FakeSite
from road import ARTICLES, PROBE, outcomes, until_quiet

from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.explain import explain_revision, explain_user
from wikiwatch.app.ingest import poll
from wikiwatch.app.upkeep import purge
from wikiwatch.daemon import tick
from wikiwatch.errors import SiteError
from wikiwatch.store.db import Store

ME, OTHER, THIRD = "~2026-1", "~2026-2", "~2026-3"
HERE, THERE = "192.0.2.7", "2001:db8:0:1::9"
LINK = "Opening times and fares stand at https://fares.example/ferry in two languages."
HARMLESS = "In winter the last crossing is at four in the afternoon."


class FakeAddresses:
    """Knows the address of each temporary account; remembers whom it was asked for."""

    def __init__(self, site: FakeSite) -> None:
        self.site = site
        self.by_name: dict[str, str] = {}
        self.asked: list[str] = []
        self.failures: list[Exception] = []

    def addresses(self, edits: Mapping[str, Sequence[int]]) -> dict[int, str]:
        self.asked += edits
        if self.failures:
            raise self.failures.pop()
        return {revid: self.by_name[name] for name, revids in edits.items() for revid in revids if name in self.by_name}


@pytest.fixture
def addresses(site: FakeSite) -> FakeAddresses:
    for name in (ME, OTHER, THIRD):
        site.account(name, temp=True)
    return FakeAddresses(site)


@pytest.fixture
def linking(watched: App, addresses: FakeAddresses) -> App:
    """An App that may ask for addresses."""
    addresses.by_name = {ME: HERE, OTHER: HERE, THIRD: THERE}
    return replace(watched, addresses=addresses)


def signals(app: App, revid: int) -> set[str]:
    return {signal["id"] for entry in entries(app) if entry["revid"] == revid for signal in entry["signals"]}


def unknown(app: App, revid: int) -> list[str]:
    return list(explain_revision(app, revid)["trust_unknown"])


def spoiled(app: App, site: FakeSite, name: str = OTHER) -> None:
    """A temporary account leaves random letters, which are taken down."""
    site.append(name, "Tower", PROBE)
    until_quiet(app, site.clock)


def test_a_link_by_the_hand_that_was_taken_down_under_another_name_is_held(linking: App, site: FakeSite) -> None:
    spoiled(linking, site)
    revid = site.append(ME, "Ferry", LINK)
    poll(linking)
    assert {"linked.undone", "linked.brings_link"} <= signals(linking, revid)
    assert outcomes(linking)[revid] == "hold"


def test_a_harmless_text_by_that_hand_is_only_listed(linking: App, site: FakeSite) -> None:
    spoiled(linking, site)
    revid = site.append(ME, "Ferry", HARMLESS)
    poll(linking)
    assert signals(linking, revid) == {"linked.undone"}
    assert outcomes(linking)[revid] == "watch"


def test_whoever_has_another_address_is_left_alone(linking: App, site: FakeSite) -> None:
    spoiled(linking, site)
    revid = site.append(THIRD, "Ferry", LINK)
    poll(linking)
    assert not any(signal.startswith("linked.") for signal in signals(linking, revid))
    assert outcomes(linking)[revid] not in ("hold", "revert")


def test_an_address_inside_the_wikis_own_network_is_a_proxy_and_links_nobody(
    linking: App, site: FakeSite, addresses: FakeAddresses
) -> None:
    addresses.by_name = {ME: "10.0.0.5", OTHER: "10.0.0.5"}
    spoiled(linking, site)
    revid = site.append(ME, "Ferry", LINK)
    poll(linking)
    assert not any(signal.startswith("linked.") for signal in signals(linking, revid))
    assert "address" in unknown(linking, revid)


def test_an_address_where_most_edit_in_peace_is_a_shared_one(
    linking: App, site: FakeSite, addresses: FakeAddresses
) -> None:
    for number, text in enumerate(
        (HARMLESS, "Its roof is of slate.", "A mason from the hills cut the steps."), start=10
    ):
        pupil = site.account(f"~2026-{number}", temp=True)
        addresses.by_name[pupil] = HERE
        site.append(pupil, ARTICLES[number - 10], text)
    spoiled(linking, site)
    revid = site.append(ME, "Ferry", LINK)
    poll(linking)
    assert not any(signal.startswith("linked.") for signal in signals(linking, revid))


def test_the_new_account_is_linked_to_one_that_has_expired(linking: App, site: FakeSite, clock: FakeClock) -> None:
    spoiled(linking, site)
    del site.people[OTHER]
    clock.advance(days=2)
    revid = site.append(ME, "Ferry", LINK)
    poll(linking)
    assert "linked.undone" in signals(linking, revid)


def test_by_default_nobody_is_asked_and_nothing_is_kept(
    watched: App, site: FakeSite, addresses: FakeAddresses, store: Store
) -> None:
    spoiled(watched, site)
    revid = site.append(ME, "Ferry", LINK)
    poll(watched)
    assert addresses.asked == []
    assert not any(signal.startswith("linked.") for signal in signals(watched, revid))
    assert "address" not in unknown(watched, revid)
    assert not store.rows("select * from temp_address") + store.rows("select * from temp_lookup")


def test_an_account_is_asked_for_once_a_day_and_accounts_with_a_name_never(
    linking: App, site: FakeSite, clock: FakeClock, addresses: FakeAddresses
) -> None:
    for hours, title in ((0, "Ferry"), (1, "Tower"), (24, "Museum")):
        clock.advance(hours=hours)
        site.append(ME, title, f"{HARMLESS} So it was in the {hours}. year too.")
        site.append("Ann", title, f"{HARMLESS} It costs {hours} pence.")
        site.append("198.51.100.3", title, f"{HARMLESS} The crossing takes {hours} minutes.")
        poll(linking)
    assert addresses.asked == [ME, ME]


REFUSED = SiteError("CheckUser answers 403 checkuser-rest-access-denied", temporary=True)


@pytest.mark.parametrize("failure", [REFUSED, RuntimeError(f"a defect at {HERE}")])
def test_a_refusal_costs_the_evidence_for_an_hour_and_nothing_else(
    linking: App,
    site: FakeSite,
    clock: FakeClock,
    addresses: FakeAddresses,
    failure: Exception,
    caplog: pytest.LogCaptureFixture,
) -> None:
    addresses.failures = [failure]
    first = site.append(ME, "Ferry", HARMLESS)
    poll(linking)
    assert first in outcomes(linking)
    assert "address" in unknown(linking, first)
    assert len(caplog.records) == 1
    assert HERE not in caplog.text

    clock.advance(minutes=50)
    second = site.append(ME, "Tower", HARMLESS)
    poll(linking)
    assert addresses.asked == [ME]
    assert "address" in unknown(linking, second)

    clock.advance(minutes=11)
    third = site.append(ME, "Museum", HARMLESS)
    poll(linking)
    assert addresses.asked == [ME, ME]
    assert "address" not in unknown(linking, third)


def test_an_address_that_the_wiki_does_not_know_any_more_is_named_as_unknown(
    linking: App, site: FakeSite, addresses: FakeAddresses
) -> None:
    addresses.by_name = {}
    revid = site.append(ME, "Ferry", HARMLESS)
    poll(linking)
    assert "address" in unknown(linking, revid)


def test_no_public_page_says_that_two_accounts_have_one_address(linking: App, site: FakeSite) -> None:
    spoiled(linking, site)
    revid = site.append(ME, "Ferry", LINK)
    until_quiet(linking, site.clock)
    page = unescape(site.text(LOG))
    assert str(revid) in page
    assert "not public" in page
    assert "linked" not in page
    assert HERE not in page


def everything(store: Store) -> str:
    return "\n".join(store.conn.iterdump())


def test_after_the_time_nothing_private_is_left_anywhere(
    linking: App, site: FakeSite, clock: FakeClock, store: Store
) -> None:
    spoiled(linking, site)
    revid = site.append(ME, "Ferry", LINK)
    until_quiet(linking, clock)
    assert {"linked.undone"} <= signals(linking, revid)
    assert HERE in everything(store)
    clock.advance(days=89)
    tick(linking)
    assert HERE in everything(store)
    clock.advance(days=2)
    tick(linking)
    assert HERE not in everything(store)
    assert "192.0.2" not in everything(store)
    [entry] = [entry for entry in entries(linking) if entry["revid"] == revid]
    named = [signal for signal in entry["signals"] if signal["id"].startswith("linked.")]
    assert named, "the verdict stays, with its reasons"
    assert not any(signal["revids"] for signal in named)
    assert OTHER not in str(named)


def test_the_purge_leaves_no_copy_in_any_file(watched: App, clock: FakeClock, tmp_path: Path) -> None:
    app = replace(watched, store=Store(tmp_path / "lasting.db"))

    def files_that_tell() -> list[str]:
        return [file.name for file in tmp_path.iterdir() if HERE.encode() in file.read_bytes()]

    app.store.keep_addresses([f"user:{ME}"], [(f"user:{ME}", f"ip:{HERE}", clock.now())], clock.now())
    assert files_that_tell() == ["lasting.db-wal"]
    clock.advance(days=91)
    purge(app)
    assert files_that_tell() == []
    app.store.close()


def test_the_purge_runs_once_a_day(
    linking: App, clock: FakeClock, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = []
    monkeypatch.setattr(Store, "purge", lambda _store, before: times.append(before))
    for _ in range(5):
        tick(linking)
        clock.advance(hours=6)
    assert len(times) == 2


def test_the_settings_say_how_long_private_data_are_kept(linking: App, site: FakeSite, clock: FakeClock) -> None:
    app = replace(linking, settings=replace(linking.settings, keep_days=1))
    site.append(ME, "Ferry", HARMLESS)
    poll(app)
    clock.advance(hours=23)
    purge(app)
    assert explain_user(app, ME, None)["addresses"] == [f"ip:{HERE}"]
    clock.advance(hours=2)
    purge(app)
    assert explain_user(app, ME, None)["addresses"] == []


def test_a_temporary_accounts_name_alone_tells_what_it_is(watched: App) -> None:
    assert explain_user(watched, ME, None)["kind"] == "temp"
    assert explain_user(watched, "Ann", None)["kind"] == "account"
    assert explain_user(watched, HERE, None)["kind"] == "address"
    assert explain_user(watched, "~approximately", None)["kind"] == "account"
