"""What people decide: approve, cancel, release, clear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import FakeClock, FakeSite
from road import advert, article, furnish, outcomes, spam, statuses, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.model import AccountState
from wikiwatch.errors import UserError

NEW_PAGE = "hello wqkzjhrv zvkqpthx friends"


@pytest.fixture
def held(app: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """Flora's four adverts on four pages, held and taken down."""
    furnish(site)
    poll(app)
    edits = spam(site, "Flora", 4)
    until_quiet(app, clock)
    assert site.text("Bridge") == article("Bridge")
    return edits


def release(app: App, clock: FakeClock, revid: int) -> None:
    hold.release(app, f"down-{revid}", "Sybil")
    until_quiet(app, clock)


def test_a_release_puts_the_text_back(app: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    release(app, clock, held[0])
    assert site.text("Bridge") == f"{article('Bridge')}\n\n{advert(0)}"
    assert statuses(app, held[0]) == {"hold": "done", "release": "done"}
    assert [row["what"] for row in app.store.decisions(f"down-{held[0]}")] == ["release"]


def test_what_was_released_costs_its_author_nothing_any_more(app: App, clock: FakeClock, held: list[int]) -> None:
    before = app.store.trust_record("user:Flora", clock.now(), app.rules)
    release(app, clock, held[0])
    after = app.store.trust_record("user:Flora", clock.now(), app.rules)
    assert (len(before.taken_down), len(after.taken_down)) == (4, 3)


def test_a_release_finds_its_place_on_a_page_that_moved_on(
    app: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.edit("Gus", "Bridge", f"A bridge.\n\n{article('Bridge')}")
    site.move("Bridge", "Old bridge")
    release(app, clock, held[0])
    assert site.text("Old bridge") == f"A bridge.\n\n{article('Bridge')}\n\n{advert(0)}"


def test_a_release_that_conflicts_goes_to_a_person(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    site.edit("Sybil", "Ferry", "The ferry sails at noon.")
    down = site.edit("192.0.2.7", "Ferry", "hello wqkzjhrv zvkqpthx")
    until_quiet(app, clock)
    assert site.text("Ferry") == "The ferry sails at noon."
    now = site.edit("Sybil", "Ferry", "No ferry has sailed since.")
    release(app, clock, down)
    assert statuses(app, down)["release"] == "person"
    assert site.text("Ferry") == "No ferry has sailed since."
    assert now


def test_a_release_of_a_new_page_brings_its_text_in_place_of_the_notice(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    poll(app)
    revid = site.edit("192.0.2.7", "Friends", NEW_PAGE)
    until_quiet(app, clock)
    assert NEW_PAGE not in site.text("Friends")
    release(app, clock, revid)
    assert site.text("Friends") == NEW_PAGE


def test_a_notice_may_be_worded_anew_while_it_stands(app: App, site: FakeSite, clock: FakeClock) -> None:
    poll(app)
    revid = site.edit("192.0.2.7", "Friends", NEW_PAGE)
    until_quiet(app, clock)
    texts = replace(app.rules.texts, hold_notice="Please wait.", deletion_request="Please delete this.")
    release(replace(app, rules=replace(app.rules, texts=texts)), clock, revid)
    assert site.text("Friends") == NEW_PAGE


def test_a_release_on_a_deleted_page_goes_to_a_person(
    app: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.delete("Bridge")
    release(app, clock, held[0])
    assert statuses(app, held[0])["release"] == "person"


def test_a_second_release_changes_nothing(app: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    release(app, clock, held[0])
    revisions = len(site.authors("Bridge"))
    release(app, clock, held[0])
    assert len(site.authors("Bridge")) == revisions


def test_a_released_text_is_not_taken_down_again(app: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    release(app, clock, held[0])
    again = site.append("Flora", "Bridge", advert(4))
    until_quiet(app, clock)
    assert outcomes(app)[again] in ("hold", "revert")
    assert site.text("Bridge") == f"{article('Bridge')}\n\n{advert(0)}"


def test_a_no_before_it_was_carried_out_leaves_the_text_alone(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    edits = spam(site, "Flora", 4)
    poll(app)
    hold.cancel(app, f"down-{edits[0]}", "Sybil")
    hold.release(app, f"down-{edits[1]}", "Sybil")
    until_quiet(app, clock)
    assert [advert(number) in site.text(title) for number, title in enumerate(("Bridge", "Ferry", "Harbour"))] == [
        True,
        True,
        False,
    ]
    assert statuses(app, edits[0]) == statuses(app, edits[1]) == {"hold": "cancelled"}


def test_what_a_person_let_stand_is_not_taken_down_with_the_next_bad_edit(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    furnish(site)
    poll(app)
    edits = spam(site, "Flora", 4)
    poll(app)
    hold.cancel(app, f"down-{edits[0]}", "Sybil")
    site.append("Flora", "Bridge", "Buy now!")
    until_quiet(app, clock)
    assert site.text("Bridge") == f"{article('Bridge')}\n\n{advert(0)}"


def test_what_waits_for_a_yes_does_not_go_down_with_its_neighbour(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    stale = site.append("192.0.2.7", "Ferry", "hello wqkzjhrv")
    clock.advance(hours=30)
    fresh = site.append("192.0.2.9", "Ferry", "zvkqpthx")
    until_quiet(app, clock)
    assert statuses(app, fresh) == {"revert": "done"}
    assert statuses(app, stale) == {"hold": "review"}
    assert site.text("Ferry") == f"{article('Ferry')}\n\nhello wqkzjhrv"


def test_a_verdict_can_be_called_wrong_where_somebody_else_took_the_text_down(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    furnish(site)
    poll(app)
    probe = site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    poll(app)
    site.edit("Gus", "Ferry", article("Ferry"))
    until_quiet(app, clock)
    assert statuses(app, probe) == {"revert": "skipped"}
    release(app, clock, probe)
    assert statuses(app, probe) == {"revert": "cancelled"}
    assert app.store.trust_record("ip:192.0.2.7", clock.now(), app.rules).taken_down == ()
    assert site.text("Ferry") == article("Ferry")


def test_a_cleared_author_is_judged_like_anybody_but_never_flagged_again(
    app: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    hold.clear(app, "Flora", "Sybil")
    assert app.store.state("user:Flora", clock.now()) is AccountState.CLEARED
    more = [site.append("Flora", "Museum", "It is closed on Mondays."), *spam(site, "Flora", 3)]
    until_quiet(app, clock)
    assert not {outcomes(app)[revid] for revid in more} & {"hold", "revert"}
    assert app.store.state("user:Flora", clock.now()) is AccountState.CLEARED


def test_clearing_cancels_planned_blocks(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    edits = spam(site, "Flora", 5)
    until_quiet(app, clock)
    hold.clear(app, "Flora", "Sybil")
    assert statuses(app, edits[-1])["block"] == "cancelled"
    assert app.store.waiting() == []


@pytest.mark.parametrize("decide", [hold.approve, hold.cancel, hold.release])
def test_a_key_that_nobody_knows_is_told(app: App, decide: object) -> None:
    assert callable(decide)
    with pytest.raises(UserError, match="'down-1'") as caught:
        decide(app, "down-1", "Sybil")
    assert "wikiwatch due" in caught.value.hint


def test_what_is_done_can_be_neither_approved_nor_cancelled(app: App, held: list[int]) -> None:
    with pytest.raises(UserError, match="done"):
        hold.approve(app, f"down-{held[0]}", "Sybil")
    with pytest.raises(UserError, match="done") as caught:
        hold.cancel(app, f"down-{held[0]}", "Sybil")
    assert "release" in caught.value.hint


def test_a_block_can_not_be_released(app: App, site: FakeSite) -> None:
    furnish(site)
    poll(app)
    edits = spam(site, "Flora", 5)
    poll(app)
    with pytest.raises(UserError, match="nothing to release"):
        hold.release(app, f"block-{edits[-1]}", "Sybil")


def test_nobody_is_cleared_who_is_not_flagged(app: App) -> None:
    with pytest.raises(UserError, match="Sybil"):
        hold.clear(app, "Sybil", "Sybil")
