"""Taking down all that a confirmed spammer or campaign did, with each item listed."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import FakeClock, FakeSite
from road import ARTICLES, advert, article, furnish, state, until_quiet

from wikiwatch.app import cases, cleanup, hold, undo
from wikiwatch.app.cleanup import Whom
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.undo import Wanted
from wikiwatch.core.model import AccountState
from wikiwatch.errors import UserError

HARMLESS = "It is painted green."


def clean(app: App, whom: Whom, *, confirming: bool = False) -> list[dict[str, Any]]:
    """What `cleanup` does; the plan as it was before."""
    found = cleanup.steps(app, whom, "clean-up by Sybil")
    cleanup.carry_out(app, whom, found, "Sybil", "spam", confirming=confirming)
    return [cleanup.step_fields(step) for step in found]


def states(app: App, whom: Whom) -> dict[str, str]:
    """What became of each item that has a key."""
    found = [cleanup.step_fields(step) for step in cleanup.steps(app, whom, "")]
    return {item["key"] or f"{item['what']} {item['revid']}": item["state"] for item in found}


@pytest.fixture
def mallory(watched: App, site: FakeSite, clock: FakeClock) -> Whom:
    """Two harmless edits, a page, a move and an upload by Mallory, all let through."""
    site.upload("Sybil", "File:Ferry.jpg")
    site.append("Mallory", "Bridge", HARMLESS)
    site.append("Mallory", "Tower", HARMLESS)
    site.edit("Mallory", "Painters", "Painters paint towers.")
    site.move("Ferry", "Ferry (old)", "Mallory")
    site.upload("Mallory", "File:Ferry.jpg")
    until_quiet(watched, clock)
    assert HARMLESS in site.text("Bridge")
    return cleanup.author(watched, "Mallory")


def test_one_command_takes_all_of_it_down(watched: App, site: FakeSite, clock: FakeClock, mallory: Whom) -> None:
    plan = clean(watched, mallory, confirming=True)
    assert sorted({item["what"] for item in plan}) == ["edit", "move", "page", "upload"]
    assert {item["state"] for item in plan} == {"open"}
    until_quiet(watched, clock)
    assert [site.text(title) for title in ("Bridge", "Tower", "Ferry")] == [
        article(title) for title in ("Bridge", "Tower", "Ferry")
    ]
    assert site.text("Painters") == ""
    assert site.files["File:Ferry.jpg"][0].user != "Mallory"
    assert state(watched, "user:Mallory") is AccountState.SILENCED
    assert set(states(watched, mallory).values()) <= {"done", "left"}


def test_undo_brings_all_of_it_back(watched: App, site: FakeSite, clock: FakeClock, mallory: Whom) -> None:
    clean(watched, mallory, confirming=True)
    until_quiet(watched, clock)
    what = Wanted(users=("Mallory",))
    undo.carry_out(watched, what, undo.steps(watched, what, "undone"), "Sybil", "the wrong one")
    until_quiet(watched, clock)
    assert HARMLESS in site.text("Bridge")
    assert HARMLESS in site.text("Tower")
    assert site.text("Painters") == "Painters paint towers."
    assert site.text("Ferry (old)") == article("Ferry")
    assert state(watched, "user:Mallory") is AccountState.CLEARED


def test_nobody_is_cleaned_up_unconfirmed(watched: App, mallory: Whom) -> None:
    assert "nobody has confirmed that Mallory is a spammer" in cleanup.unconfirmed(watched, mallory)


def test_confirmed_edits_are_confirmation_enough(watched: App, site: FakeSite, clock: FakeClock) -> None:
    revid = site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    until_quiet(watched, clock)
    whom = cleanup.author(watched, "192.0.2.7")
    assert cleanup.unconfirmed(watched, whom)
    hold.confirm(watched, f"down-{revid}", "Sybil")
    assert cleanup.unconfirmed(watched, whom) == ""


def test_whoever_a_person_cleared_is_not_cleaned_up(watched: App, mallory: Whom) -> None:
    clean(watched, mallory, confirming=True)
    hold.clear(watched, "Mallory", "Gus")
    assert "a person cleared Mallory" in cleanup.unconfirmed(watched, mallory)


def test_nobody_of_standing_is_cleaned_up(watched: App, site: FakeSite) -> None:
    site.append("Sybil", "Bridge", "It was built by many.")
    poll(watched)
    with pytest.raises(UserError, match="Sybil had standing"):
        cleanup.author(watched, "Sybil")


def test_nobody_is_cleaned_up_of_whom_nothing_was_read(watched: App) -> None:
    with pytest.raises(UserError, match="no change by 'Nobody' was read"):
        cleanup.author(watched, "Nobody")


def test_a_page_on_which_others_wrote_loses_only_the_spammers_text(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.edit("Mallory", "Painters", "Painters paint towers.")
    site.append("Gus", "Painters", "They also paint bridges.")
    until_quiet(watched, clock)
    clean(watched, cleanup.author(watched, "Mallory"), confirming=True)
    until_quiet(watched, clock)
    assert "They also paint bridges." in site.text("Painters")
    assert "towers" not in site.text("Painters")


def test_good_edits_on_top_survive(watched: App, site: FakeSite, clock: FakeClock, mallory: Whom) -> None:
    site.replace("Gus", "Bridge", "the old town", "the new town")
    until_quiet(watched, clock)
    clean(watched, mallory, confirming=True)
    until_quiet(watched, clock)
    assert site.text("Bridge") == article("Bridge").replace("the old town", "the new town")


def test_what_a_person_released_is_left_and_said_so(watched: App, site: FakeSite, clock: FakeClock) -> None:
    down = site.append("Mallory", "Bridge", "wqkzjhrv")
    site.append("Mallory", "Tower", HARMLESS)
    until_quiet(watched, clock)
    hold.release(watched, f"down-{down}", "Gus")
    until_quiet(watched, clock)
    plan = clean(watched, cleanup.author(watched, "Mallory"), confirming=True)
    [left] = [item for item in plan if item["revid"] == down]
    assert (left["state"], left["why"]) == ("left", "a person said that it was no spam")
    until_quiet(watched, clock)
    assert "wqkzjhrv" in site.text("Bridge")
    assert site.text("Tower") == article("Tower")


def test_what_the_program_released_by_itself_is_taken_down_again(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = site.append("Mallory", "Bridge", "wqkzjhrv zvkqpthx")
    until_quiet(watched, clock)
    hold.release(watched, f"down-{revid}", "wikiwatch")
    until_quiet(watched, clock)
    assert "wqkzjhrv" in site.text("Bridge")
    whom = cleanup.author(watched, "Mallory")
    assert [item["state"] for item in clean(watched, whom, confirming=True)] == ["open"]
    until_quiet(watched, clock)
    assert site.text("Bridge") == article("Bridge")
    assert states(watched, whom) == {f"down-{revid}": "done"}


def test_what_stands_from_before_the_watch_goes_too(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    site.append("Mallory", "Bridge", HARMLESS)
    clock.advance(days=200)
    poll(app)
    site.append("Mallory", "Tower", HARMLESS)
    until_quiet(app, clock)
    clean(app, cleanup.author(app, "Mallory"), confirming=True)
    until_quiet(app, clock)
    assert site.text("Bridge") == article("Bridge")
    assert site.text("Tower") == article("Tower")


def test_of_an_address_only_what_was_done_near_its_spam_goes(watched: App, site: FakeSite, clock: FakeClock) -> None:
    long_ago = site.append("192.0.2.7", "Bridge", HARMLESS)
    poll(watched)
    clock.advance(days=40)
    site.append("192.0.2.7", "Tower", HARMLESS)
    site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    until_quiet(watched, clock)
    plan = clean(watched, cleanup.author(watched, "192.0.2.7"), confirming=True)
    [left] = [item for item in plan if item["revid"] == long_ago]
    assert left["state"] == "left"
    assert "somebody else may have had the address" in left["why"]
    until_quiet(watched, clock)
    assert HARMLESS in site.text("Bridge")
    assert site.text("Tower") == article("Tower")


def test_of_a_campaign_the_edits_go_and_nothing_else(watched: App, site: FakeSite, clock: FakeClock) -> None:
    other = site.append("192.0.2.2", "Tower", HARMLESS)
    made = [site.append(f"192.0.2.{n}", title, advert(n)) for n, title in enumerate(ARTICLES[:3], start=1)]
    until_quiet(watched, clock)
    [case] = watched.store.cases()
    whom = cleanup.campaign(watched, case["id"])
    assert f"case {case['id']} is not confirmed as a campaign" in cleanup.unconfirmed(watched, whom)
    cases.confirm(watched, case["id"], "Sybil")
    assert cleanup.unconfirmed(watched, whom) == ""
    plan = clean(watched, whom)
    until_quiet(watched, clock)
    assert [site.text(title) for title in ARTICLES[1:3]] == [article(title) for title in ARTICLES[1:3]]
    [left] = [item for item in plan if item["state"] == "left"]
    assert (left["revid"], left["why"]) == (
        made[0],
        "it came first, and the rules let it stand: the others may have copied it",
    )
    assert HARMLESS in site.text("Tower")
    assert other not in {step.item.deed.change.revid for step in cleanup.steps(watched, whom, "")}
    assert {step.item.deed.change.revid for step in cleanup.steps(watched, whom, "")} == set(made)


def test_what_others_undid_is_listed_as_gone(watched: App, site: FakeSite, clock: FakeClock, mallory: Whom) -> None:
    site.edit("Sybil", "Bridge", article("Bridge"))
    until_quiet(watched, clock)
    plan = clean(watched, mallory, confirming=True)
    [gone] = [item for item in plan if item["title"] == "Bridge"]
    assert (gone["state"], gone["why"]) == ("done", "it does not stand any more")
