"""A person's word on what was done: the same effect whichever way it came."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes import FakeClock, FakeSite
from road import advert, article, furnish, spam, state, statuses, until_quiet

from wikiwatch.app import feedback, hold
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.action import Action
from wikiwatch.core.model import AccountState
from wikiwatch.errors import UserError

NEWCOMER = "Flora"
Says = Callable[[App, FakeSite, FakeClock, int], None]


@pytest.fixture
def held(app: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """Flora's four adverts on four pages, held and taken down."""
    furnish(site)
    poll(app)
    edits = spam(site, NEWCOMER, 4)
    until_quiet(app, clock)
    assert state(app, "user:Flora") is AccountState.FLAGGED
    return edits


def down(app: App, revid: int) -> Action:
    found = app.store.action(f"down-{revid}")
    assert found is not None
    return found


def by_release(app: App, site: FakeSite, clock: FakeClock, revid: int) -> None:
    hold.release(app, f"down-{revid}", "Sybil", "a good source")


def by_word(app: App, site: FakeSite, clock: FakeClock, revid: int) -> None:
    feedback.was_wrong(app, down(app, revid), "Sybil", "a good source")


def by_edit(app: App, site: FakeSite, clock: FakeClock, revid: int) -> None:
    title = down(app, revid).target
    kept = app.store.held(revid)
    assert kept is not None
    site.edit("Sybil", title, kept[1])
    poll(app)


ALL_WAYS = pytest.mark.parametrize("says", [by_release, by_word, by_edit])


@ALL_WAYS
def test_every_way_of_saying_it_has_the_same_effect(
    app: App, site: FakeSite, clock: FakeClock, held: list[int], says: Says
) -> None:
    says(app, site, clock, held[0])
    entry = app.store.entry(held[0])
    assert entry is not None
    assert (entry["overturned"], entry["published"]) == (1, 0)
    record = app.store.trust_record("user:Flora", clock.now(), app.rules)
    assert (len(record.released), len(record.taken_down)) == (1, 3)
    assert app.store.softly_allowed("user:Flora", (), clock.now())
    assert app.store.softly_allowed("user:Somebody", ("pipes.example",), clock.now())
    [decision] = app.store.decisions(f"down-{held[0]}")
    assert decision["who"] == "Sybil"
    assert decision["why"]


@ALL_WAYS
def test_the_flag_goes_with_the_last_of_what_it_rested_on(
    app: App, site: FakeSite, clock: FakeClock, held: list[int], says: Says
) -> None:
    for number, revid in enumerate(held):
        assert state(app, "user:Flora") is AccountState.FLAGGED, number
        says(app, site, clock, revid)
    assert state(app, "user:Flora") is AccountState.CLEARED


@ALL_WAYS
def test_the_block_that_the_verdict_asked_for_is_cancelled(
    app: App, site: FakeSite, clock: FakeClock, held: list[int], says: Says
) -> None:
    fifth = spam(site, NEWCOMER, 1)[0]
    until_quiet(app, clock)
    assert statuses(app, fifth)["block"] == "review"
    says(app, site, clock, fifth)
    assert statuses(app, fifth)["block"] == "cancelled"


def test_a_soft_allow_ends_after_the_days_of_the_rules(app: App, clock: FakeClock, held: list[int]) -> None:
    hold.release(app, f"down-{held[0]}", "Sybil")
    clock.advance(days=app.rules.review.soft_allow.author_days, minutes=-1)
    assert app.store.softly_allowed("user:Flora", (), clock.now())
    clock.advance(minutes=2)
    assert not app.store.softly_allowed("user:Flora", (), clock.now())


def test_the_words_of_a_released_probe_are_the_wikis_own(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    revid = site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    until_quiet(app, clock)
    hold.release(app, f"down-{revid}", "Sybil")
    until_quiet(app, clock)
    again = site.append("192.0.2.9", "Tower", "wqkzjhrv")
    until_quiet(app, clock)
    assert "wqkzjhrv" in site.text("Ferry")
    assert statuses(app, again) == {}


def test_a_person_can_confirm_what_was_taken_down(app: App, clock: FakeClock, held: list[int]) -> None:
    hold.confirm(app, f"down-{held[0]}", "Sybil", "an advert")
    assert len(app.store.trust_record("user:Flora", clock.now(), app.rules).confirmed) == 1
    assert [(row["what"], row["why"]) for row in app.store.decisions(f"down-{held[0]}")] == [("confirm", "an advert")]


def test_confirming_what_waits_for_a_yes_is_the_yes(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    stale = site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    clock.advance(hours=30)
    until_quiet(app, clock)
    assert list(statuses(app, stale).values()) == ["review"]
    hold.confirm(app, f"down-{stale}", "Sybil")
    until_quiet(app, clock)
    assert site.text("Ferry") == article("Ferry")


def test_what_a_person_called_wrong_is_not_confirmed(app: App, clock: FakeClock, held: list[int]) -> None:
    hold.release(app, f"down-{held[0]}", "Sybil")
    with pytest.raises(UserError, match="a person said that it was wrong"):
        hold.confirm(app, f"down-{held[0]}", "Gus")


def test_only_what_takes_a_text_down_is_confirmed(app: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    fifth = spam(site, NEWCOMER, 1)[0]
    until_quiet(app, clock)
    with pytest.raises(UserError, match="nothing to confirm"):
        hold.confirm(app, f"block-{fifth}", "Sybil")


def test_every_decision_keeps_its_reason(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    edits = spam(site, NEWCOMER, 5)
    poll(app)
    hold.cancel(app, f"down-{edits[0]}", "Sybil", "no advert")
    hold.cancel(app, f"block-{edits[4]}", "Sybil", "too hard")
    hold.clear(app, NEWCOMER, "Sybil", "a friend of ours")
    found = [(row["what"], row["why"]) for row in app.store.audit()]
    assert found == [("cancel", "no advert"), ("cancel", "too hard"), ("clear", "a friend of ours")]


def test_the_credit_names_the_author_in_the_history(
    app: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    hold.release(app, f"down-{held[0]}", "Sybil")
    until_quiet(app, clock)
    summary = site.pages[site.page_id("Bridge")].head.comment
    assert f"[[Special:Diff/{held[0]}|revision {held[0]}]] by [[Special:Contributions/Flora|Flora]]" in summary
    assert f"(down-{held[0]})" not in summary
    assert f"(release-{held[0]})" in summary


@pytest.mark.parametrize("name", ["Visit cheap.example", "down-101", "Call 555 0100 99", "X" * 80])
def test_a_name_that_could_do_harm_stands_in_no_summary(app: App, site: FakeSite, clock: FakeClock, name: str) -> None:
    furnish(site)
    poll(app)
    edits = spam(site, name, 4)
    until_quiet(app, clock)
    hold.release(app, f"down-{edits[0]}", "Sybil")
    until_quiet(app, clock)
    summary = site.pages[site.page_id("Bridge")].head.comment
    assert f"revision {edits[0]}]] by its author" in summary
    assert name not in summary
    assert site.text("Bridge") == f"{article('Bridge')}\n\n{advert(0)}"


def test_a_text_that_was_hidden_meanwhile_is_not_put_back(
    app: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.hide(held[0])
    hold.release(app, f"down-{held[0]}", "Sybil")
    until_quiet(app, clock)
    assert statuses(app, held[0])["release"] == "person"
    assert site.text("Bridge") == article("Bridge")


def test_no_summary_is_cut_by_mediawiki_whatever_the_bot_is_called(app: App) -> None:
    longest = f"User:{'B' * 85}"
    texts = app.texts
    credit = f"[[Special:Contributions/{'x' * 40}|{'x' * 40}]]"
    for text in (texts.revert_summary, texts.hold_summary, texts.release_summary, texts.block_reason):
        filled = text.replace("{log}", f"{longest}/Log").replace("{report}", f"{longest}/Report")
        filled = filled.replace("{id}", f"release-{10**12}").replace("{revid}", str(10**12)).replace("{author}", credit)
        assert len(filled) <= 500
