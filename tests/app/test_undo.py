"""Taking back what the program did: one action, all about an author or a case, all of the last hours."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fakes import BOT, FakeClock, FakeSite
from road import ARTICLES, advert, article, furnish, spam, state, statuses, until_quiet

from wikiwatch.app import cases, cleanup, hold, undo
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.app.undo import Wanted
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState
from wikiwatch.errors import UserError

HOUR = timedelta(hours=1)


@pytest.fixture
def held(app: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """Flora's four adverts on four pages, held and taken down; she is flagged."""
    furnish(site)
    poll(app)
    edits = spam(site, "Flora", 4)
    until_quiet(app, clock)
    return edits


def take_back(app: App, *words: str, **given: Any) -> list[dict[str, Any]]:
    """What `undo` does with these words; the plan as it was before."""
    what = undo.wanted(app, words, Wanted(**given))
    found = undo.steps(app, what, "undone by Sybil")
    undo.carry_out(app, what, found, "Sybil", "a mistake")
    return [undo.step_fields(step) for step in found]


def became(app: App, *words: str, **given: Any) -> dict[str, str]:
    """What became of it, by key."""
    what = undo.wanted(app, words, Wanted(**given))
    return {step.undoing.action.key: undo.step_fields(step)["so_far"] for step in undo.steps(app, what, "")}


def carried_out(app: App, key: str, kind: ActionKind, target: str, **fields: Any) -> Action:
    """Something that the program has done, as the store knows it."""
    now = app.clock.now()
    action = Action(
        key=key,
        kind=kind,
        target=target,
        due_at=now,
        planned_at=now,
        reason="spam",
        **{"row": "signs-agree", "actor_key": "user:Flora", **fields},
    )
    app.store.plan([action])
    app.store.settle(key, ActionStatus.DONE, "done", at=now)
    return action


def test_one_action_is_taken_back(app: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    [step] = take_back(app, f"down-{held[0]}")
    assert (step["way"], step["so_far"]) == ("release", "")
    until_quiet(app, clock)
    assert site.text("Bridge") == f"{article('Bridge')}\n\n{advert(0)}"
    assert site.text("Ferry") == article("Ferry")
    assert became(app, f"down-{held[0]}") == {f"down-{held[0]}": "done"}


def test_a_revision_names_what_took_it_down(app: App, held: list[int]) -> None:
    assert [step["key"] for step in take_back(app, str(held[1]))] == [f"down-{held[1]}"]


def test_all_about_an_author_is_taken_back_and_the_author_cleared(
    app: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    fifth = site.append("Flora", ARTICLES[4], advert(4))
    poll(app)
    take_back(app, "Flora")
    until_quiet(app, clock)
    assert [advert(number) in site.text(title) for number, title in enumerate(ARTICLES[:4])] == [True] * 4
    assert state(app, "user:Flora") is AccountState.CLEARED
    assert statuses(app, fifth)["block"] == "cancelled"
    assert [became(app, "Flora")[f"down-{revid}"] for revid in held] == ["done"] * 4


def test_a_persons_undo_costs_the_author_nothing(app: App, clock: FakeClock, held: list[int]) -> None:
    take_back(app, "Flora")
    record = app.store.trust_record("user:Flora", clock.now(), app.rules)
    assert (len(record.taken_down), len(record.released)) == (0, 4)


def test_a_campaign_is_dismissed_and_all_about_its_edits_taken_back(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    made = [site.append(f"192.0.2.{n}", title, advert(n)) for n, title in enumerate(ARTICLES[:5], start=1)]
    until_quiet(app, clock)
    [case] = app.store.cases()
    down = [revid for revid in made if "done" in statuses(app, revid).values()]
    assert down
    take_back(app, f"case-{case['id']}")
    until_quiet(app, clock)
    assert [statuses(app, revid)["release"] for revid in down] == ["done"] * len(down)
    found = app.store.case(case["id"])
    assert found is not None
    assert found["state"] == "dismissed"


def test_so_is_one_of_which_everything_was_taken_down(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    for n, title in enumerate(ARTICLES[:3], start=1):
        site.append(f"192.0.2.{n}", title, advert(n))
    until_quiet(app, clock)
    [case] = app.store.cases()
    cases.confirm(app, case["id"], "Sybil")
    whom = cleanup.campaign(app, case["id"])
    cleanup.carry_out(app, whom, cleanup.steps(app, whom, "spam"), "Sybil", "", confirming=False)
    until_quiet(app, clock)
    assert [site.text(title) for title in ARTICLES[1:3]] == [article(title) for title in ARTICLES[1:3]]
    take_back(app, f"case-{case['id']}")
    until_quiet(app, clock)
    assert [site.text(title) != article(title) for title in ARTICLES[:3]] == [True] * 3
    found = app.store.case(case["id"])
    assert found is not None
    assert found["state"] == "dismissed"


def test_the_last_hours_are_withdrawn_and_teach_nothing(
    app: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    clock.advance(hours=3)
    late = site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    until_quiet(app, clock)
    assert site.text("Ferry") == article("Ferry")
    take_back(app, since=clock.now() - HOUR)
    until_quiet(app, clock)
    assert site.text("Ferry") == f"{article('Ferry')}\n\nwqkzjhrv"
    assert site.text("Bridge") == article("Bridge")
    record = app.store.trust_record("ip:192.0.2.7", clock.now(), app.rules)
    assert (record.taken_down, record.released) == ((), ())
    assert [row["what"] for row in app.store.decisions(f"down-{late}")] == ["withdraw"]


def test_what_rested_on_withdrawn_verdicts_falls_with_them(app: App, clock: FakeClock, held: list[int]) -> None:
    assert state(app, "user:Flora") is AccountState.FLAGGED
    take_back(app, since=clock.now() - HOUR)
    assert state(app, "user:Flora") is AccountState.CLEAN


def test_a_rule_alone_can_be_taken_back(app: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    site.append("192.0.2.7", "Tower", "wqkzjhrv")
    until_quiet(app, clock)
    take_back(app, since=clock.now() - HOUR, row="tracking-edit")
    until_quiet(app, clock)
    assert site.text("Tower").endswith("wqkzjhrv")
    assert site.text("Bridge") == article("Bridge")


def test_what_a_person_said_yes_to_stays_when_hours_are_taken_back(
    app: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    hold.confirm(app, f"down-{held[0]}", "Gus")
    take_back(app, since=clock.now() - HOUR)
    until_quiet(app, clock)
    assert site.text("Bridge") == article("Bridge")
    assert advert(1) in site.text("Ferry")
    assert "a person said yes" in became(app, since=clock.now() - HOUR)[f"down-{held[0]}"]


def test_what_is_still_planned_is_cancelled(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    revid = site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    poll(app)
    [step] = take_back(app, str(revid))
    assert step["way"] == "cancel"
    until_quiet(app, clock)
    assert site.text("Ferry").endswith("wqkzjhrv")


def test_what_was_carried_out_while_somebody_was_asked_is_put_back(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    revid = site.append("192.0.2.7", "Ferry", "wqkzjhrv")
    poll(app)
    what = Wanted(keys=(f"down-{revid}",))
    found = undo.steps(app, what, "undone by Sybil")
    until_quiet(app, clock)
    assert site.text("Ferry") == article("Ferry")
    undo.carry_out(app, what, found, "Sybil", "")
    until_quiet(app, clock)
    assert site.text("Ferry").endswith("wqkzjhrv")


def test_the_programs_own_block_is_lifted(app: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    assert site.block("Flora", "infinite", "", frozenset()).ok
    carried_out(app, "block-5", ActionKind.BLOCK, "Flora", revid=held[3])
    take_back(app, "block-5")
    until_quiet(app, clock)
    assert "Flora" not in site.blocks
    assert became(app, "block-5") == {"block-5": "done"}


def test_a_persons_block_is_left_alone_and_told(app: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    carried_out(app, "block-5", ActionKind.BLOCK, "Flora", revid=held[3])
    site.person_blocks("Flora")
    take_back(app, "block-5")
    until_quiet(app, clock)
    assert "Flora" in site.blocks
    assert became(app, "block-5")["block-5"].startswith("could not be undone")


def test_moves_come_back_in_the_reverse_order(app: App, site: FakeSite, clock: FakeClock) -> None:
    furnish(site)
    poll(app)
    page = site.page_id("Ferry")
    for number, (here, there) in enumerate((("Ferry", "A ferry"), ("A ferry", "The ferry"))):
        site.move(here, there, BOT)
        carried_out(app, f"move-{number}", ActionKind.MOVE, here, argument=there, page_id=page, rcid=number)
    take_back(app, "Flora")
    until_quiet(app, clock)
    assert site.text("Ferry") == article("Ferry")


def test_a_deleted_page_is_there_before_its_text(app: App, site: FakeSite, clock: FakeClock) -> None:
    poll(app)
    revid = site.edit("192.0.2.7", "Friends", "hello wqkzjhrv zvkqpthx friends")
    until_quiet(app, clock)
    page = site.page_id("Friends")
    site.delete("Friends", BOT)
    carried_out(
        app, f"delete-{revid}", ActionKind.DELETE, "Friends", page_id=page, revid=revid, actor_key="ip:192.0.2.7"
    )
    take_back(app, "192.0.2.7")
    until_quiet(app, clock)
    assert site.text("Friends") == "hello wqkzjhrv zvkqpthx friends"


def test_what_could_not_be_undone_is_told_and_tried_again_by_its_name(
    app: App, site: FakeSite, clock: FakeClock
) -> None:
    furnish(site)
    poll(app)
    site.edit("Sybil", "Ferry", "The ferry sails at noon.")
    key = f"down-{site.edit('192.0.2.7', 'Ferry', 'hello wqkzjhrv zvkqpthx')}"
    until_quiet(app, clock)
    site.edit("Sybil", "Ferry", "No ferry has sailed since.")
    take_back(app, "192.0.2.7")
    until_quiet(app, clock)
    assert became(app, "192.0.2.7")[key].startswith("could not be undone: the page has changed there")
    assert [step["way"] for step in take_back(app, "192.0.2.7")] == ["nothing"]
    assert [step["way"] for step in take_back(app, key)] == ["release"]


def test_a_release_is_not_taken_back(app: App, clock: FakeClock, held: list[int]) -> None:
    hold.release(app, f"down-{held[0]}", "Sybil")
    until_quiet(app, clock)
    [step] = take_back(app, f"release-{held[0]}")
    assert (step["way"], step["so_far"]) == ("nothing", "it took something back itself")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("down-12", "keys"),
        ("12", "keys"),
        ("undo-block-12", "keys"),
        ("case-3", "cases"),
        ("Some Body", "users"),
        ("192.0.2.7", "users"),
        ("Down-12", "users"),
        ("~2026-12", "users"),
    ],
)
def test_a_word_names_one_kind_of_thing_by_its_form(app: App, word: str, kind: str) -> None:
    found = undo.wanted(app, [word], Wanted())
    assert [name for name in ("keys", "users", "cases") if getattr(found, name)] == [kind]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"keys": ("down-12",)}, "no action has the key 'down-12'"),
        ({"users": ("down-12",)}, "anybody by the name of 'down-12'"),
        ({"cases": (7,)}, "no case has the number 7"),
    ],
)
def test_what_nobody_knows_is_told(app: App, given: dict[str, Any], words: str) -> None:
    with pytest.raises(UserError, match=words):
        undo.steps(app, Wanted(**given), "")
