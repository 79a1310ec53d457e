"""Moves, uploads, deletions and their way back, on a wiki that may have changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from fakes import BOT, LOG, FakeClock, FakeSite
from road import ARTICLES, PROBE, article, make_app, spam, state, statuses, until_quiet

from wikiwatch.app import hold, undo
from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.entries import entries
from wikiwatch.app.explain import explain_action
from wikiwatch.app.ingest import poll
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.undoing import undoing
from wikiwatch.ports import PageHead, Written

Happens = Callable[[FakeSite], object]
FILE = "File:Tower.png"


@pytest.fixture
def silenced(watched: App, site: FakeSite, clock: FakeClock) -> App:
    """Flora is silenced, and all her adverts are gone."""
    spam(site, "Flora", 6)
    until_quiet(watched, clock)
    assert state(watched, "user:Flora") is AccountState.SILENCED
    return watched


@pytest.fixture
def flagged(watched: App, site: FakeSite, clock: FakeClock) -> App:
    """The same, but she is only flagged."""
    spam(site, "Flora", 4)
    until_quiet(watched, clock)
    assert state(watched, "user:Flora") is AccountState.FLAGGED
    return watched


def quietly(app: App, clock: FakeClock) -> None:
    """Until nothing is due, also what goes only after some minutes."""
    poll(app)
    clock.advance(minutes=11)
    until_quiet(app, clock)


def action(app: App, key: str) -> Action:
    found = app.store.action(key)
    assert found is not None, key
    return found


def planned(app: App, kind: ActionKind, target: str, argument: str = "", **fields: Any) -> Action:
    """An action that somebody wants by hand, due now."""
    now = app.clock.now()
    what = Action(key=f"by-hand-{kind}-1", kind=kind, target=target, argument=argument, due_at=now, planned_at=now,
                  reason="wanted", **{"approved": True, **fields})  # fmt: skip
    app.store.plan([what])
    return what


# moves


@pytest.mark.parametrize("who", ["flagged", "silenced"])
def test_what_a_flagged_or_silenced_author_moves_is_moved_back(
    request: pytest.FixtureRequest, site: FakeSite, clock: FakeClock, who: str
) -> None:
    app = request.getfixturevalue(who)
    rcid = site.move("Ferry", "Cheap pills", "Flora")
    quietly(app, clock)
    assert site.text("Ferry") == article("Ferry")
    done = action(app, f"move-{rcid}")
    assert (done.status, done.result, done.row) == (ActionStatus.DONE, "moved back to Ferry", who)


def test_what_somebody_without_a_state_moves_stays(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.move("Ferry", "Wqkzjhrv bxqtzf", "Nina")
    quietly(watched, clock)
    assert site.text("Wqkzjhrv bxqtzf") == article("Ferry")


@pytest.mark.parametrize(
    ("happens", "stands", "status", "why"),
    [
        pytest.param(lambda site: site.move("Pills", "Ferry"), "Ferry", "skipped", "stands there already",
                     id="somebody moved it back"),
        pytest.param(lambda site: site.move("Pills", "Ferry boat"), "Ferry boat", "skipped", "moved on",
                     id="somebody moved it on"),
        pytest.param(lambda site: (site.move("Pills", "Ferry"), site.move("Ferry", "Pills")), "Pills", "skipped",
                     "Sybil moved it since", id="somebody of standing moved it there again"),
        pytest.param(lambda site: (site.move("Pills", "Ferry", "Gus"), site.move("Ferry", "Pills", "Gus")), "Pills",
                     "person", "Gus moved it since", id="a newcomer moved it there again"),
        pytest.param(lambda site: site.edit("Gus", "Ferry", "A page of its own."), "Pills", "person",
                     "another page stands under that title", id="the old title is taken"),
        pytest.param(lambda site: site.delete("Pills"), "", "skipped", "does not exist", id="the page was deleted"),
        pytest.param(lambda site: site.append("Gus", "Pills", "It sails."), "Ferry", "done", "moved back",
                     id="a good edit followed"),
    ],
)  # fmt: skip
def test_what_happened_since_a_move(
    silenced: App, site: FakeSite, clock: FakeClock, happens: Happens, stands: str, status: str, why: str
) -> None:
    page = site.page_id("Ferry")
    rcid = site.move("Ferry", "Pills", "Flora")
    poll(silenced)
    happens(site)
    quietly(silenced, clock)
    found = action(silenced, f"move-{rcid}")
    assert found.status == status
    assert why in found.result
    assert site.pages[page].deleted or site.pages[page].title == stands


def test_a_page_that_was_moved_on_and_on_is_moved_back_step_by_step(
    silenced: App, site: FakeSite, clock: FakeClock
) -> None:
    titles = ["Ferry", *(f"Pills {number}" for number in range(12))]
    moves = [site.move(old, new, "Flora") for old, new in pairwise(titles)]
    quietly(silenced, clock)
    assert site.text("Ferry") == article("Ferry")
    assert {action(silenced, f"move-{rcid}").status for rcid in moves} == {ActionStatus.DONE}
    assert site.requests["move_page"] == 12  # MediaWiki moves over no redirect that leads elsewhere


def test_moves_that_come_to_nothing_are_left(silenced: App, site: FakeSite, clock: FakeClock) -> None:
    moves = [site.move("Ferry", "Pills", "Flora"), site.move("Pills", "Ferry", "Flora")]
    quietly(silenced, clock)
    assert site.requests["move_page"] == 0
    assert {action(silenced, f"move-{rcid}").status for rcid in moves} == {ActionStatus.DONE}


def test_a_page_does_not_go_back_to_a_title_that_its_mover_gave_it_before_the_flag(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.account("Flora")
    site.move("Museum", "Pills", "Flora")
    poll(watched)
    spam(site, "Flora", 4)
    until_quiet(watched, clock)
    rcid = site.move("Pills", "More pills", "Flora")
    quietly(watched, clock)
    assert action(watched, f"move-{rcid}").result == "moved back to Museum"
    assert site.text("Museum") == article("Museum")


def test_a_move_before_the_flag_that_somebody_else_moved_the_page_back_to_stands(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.account("Flora")
    site.move("Museum", "Town museum", "Flora")
    site.move("Town museum", "Pills", "Flora")
    site.move("Pills", "Town museum", "Gus")
    poll(watched)
    spam(site, "Flora", 4)
    until_quiet(watched, clock)
    rcid = site.move("Town museum", "More pills", "Flora")
    quietly(watched, clock)
    assert action(watched, f"move-{rcid}").result == "moved back to Town museum"


def test_a_chain_of_moves_is_made_again_in_its_order(silenced: App, site: FakeSite, clock: FakeClock) -> None:
    moves = [site.move("Ferry", "Boat", "Flora"), site.move("Boat", "Ship", "Flora")]
    quietly(silenced, clock)
    now = clock.now()
    back = [undoing(action(silenced, f"move-{rcid}"), now, "it was none").back for rcid in moves]
    silenced.store.plan([one for one in reversed(back) if one is not None])
    until_quiet(silenced, clock)
    assert site.text("Ship") == article("Ferry")


def test_a_move_that_a_person_cancels_while_it_is_made_is_made_again(
    silenced: App, site: FakeSite, clock: FakeClock
) -> None:
    rcid = site.move("Ferry", "Boat", "Flora")
    poll(silenced)
    clock.advance(minutes=11)
    site.before_write = lambda: hold.cancel(silenced, f"move-{rcid}", "Sybil")
    until_quiet(silenced, clock)
    assert action(silenced, f"move-{rcid}").status is ActionStatus.CANCELLED
    assert site.text("Boat") == article("Ferry")


# uploads


def test_a_new_version_of_a_file_makes_way_for_the_one_before(silenced: App, site: FakeSite, clock: FakeClock) -> None:
    site.upload("Sybil", FILE)
    rcid = site.upload("Flora", FILE)
    again = site.upload("Flora", FILE)
    quietly(silenced, clock)
    assert [version.user for version in site.file_versions(FILE)] == [BOT, "Flora", "Flora", "Sybil"]
    assert {str(action(silenced, f"file-{one}").status) for one in (rcid, again)} == {"done", "skipped"}


@pytest.mark.parametrize(
    ("happens", "status", "why"),
    [
        (lambda site: site.upload("Gus", FILE), "skipped", "another version stands"),
        (lambda site: site.files.pop(FILE), "skipped", "does not exist"),
    ],
)
def test_what_happened_since_an_upload(
    silenced: App, site: FakeSite, clock: FakeClock, happens: Happens, status: str, why: str
) -> None:
    site.upload("Sybil", FILE)
    rcid = site.upload("Flora", FILE)
    poll(silenced)
    happens(site)
    quietly(silenced, clock)
    found = action(silenced, f"file-{rcid}")
    assert found.status == status
    assert why in found.result
    assert site.requests["revert_file"] == 0


def test_a_version_that_was_taken_back_by_mistake_stands_again(silenced: App, site: FakeSite, clock: FakeClock) -> None:
    site.upload("Sybil", FILE)
    rcid = site.upload("Flora", FILE)
    quietly(silenced, clock)
    back = undoing(action(silenced, f"file-{rcid}"), clock.now(), "it was none").back
    assert back is not None
    silenced.store.plan([back])
    until_quiet(silenced, clock)
    assert "brought back the version of" in action(silenced, back.key).result
    assert site.requests["revert_file"] == 2


def test_a_first_version_is_never_taken_back_but_its_deletion_waits_for_a_yes(
    silenced: App, site: FakeSite, clock: FakeClock
) -> None:
    rcid = site.upload("Flora", FILE)
    quietly(silenced, clock)
    waiting = action(silenced, f"delete-file-{rcid}")
    assert (waiting.status, waiting.target) == (ActionStatus.REVIEW, FILE)
    hold.approve(silenced, waiting.key, "Sybil")
    until_quiet(silenced, clock)
    assert action(silenced, waiting.key).status is ActionStatus.DONE
    assert site._by_title(FILE) is None


# deletions


def made_by_flora(app: App, site: FakeSite, clock: FakeClock) -> int:
    """A page by a silenced author, taken down."""
    revid = site.edit("Flora", "Cheap pills", "Buy cheap pills here.")
    quietly(app, clock)
    assert statuses(app, revid) == {"revert": "done", "delete": "review"}
    return revid


def test_a_page_is_deleted_after_a_yes_and_comes_back_after_a_no(
    silenced: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = made_by_flora(silenced, site, clock)
    hold.approve(silenced, f"delete-{revid}", "Sybil")
    until_quiet(silenced, clock)
    assert site._by_title("Cheap pills") is None
    back = undoing(action(silenced, f"delete-{revid}"), clock.now(), "it was none").back
    assert back is not None
    silenced.store.plan([back])
    until_quiet(silenced, clock)
    assert "deletion" in site.text("Cheap pills")
    assert action(silenced, back.key).result == "brought back"


@pytest.mark.parametrize("lost", [0, 1])
def test_a_text_waits_for_its_page_to_come_back(silenced: App, site: FakeSite, clock: FakeClock, lost: int) -> None:
    revid = made_by_flora(silenced, site, clock)
    hold.approve(silenced, f"delete-{revid}", "Sybil")
    until_quiet(silenced, clock)
    wanted = undo.Wanted(users=("Flora",))
    undo.carry_out(silenced, wanted, undo.steps(silenced, wanted, "it was none"), "Sybil", "")
    site.fail_next("undelete_page", *[Written(ok=False, code="unknown", wait=True)] * lost)
    while silenced.store.due(clock.now() + timedelta(hours=1)):
        run_due(silenced)
        clock.advance(minutes=1)
    assert site.text("Cheap pills") == "Buy cheap pills here."
    assert [action(silenced, key).status for key in (f"undo-delete-{revid}", f"release-{revid}")] == ["done", "done"]


@pytest.mark.parametrize("lost", [0, 1])
def test_texts_of_one_page_come_back_in_the_order_in_which_they_came(
    silenced: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    """Both stood at the end of the page, so whichever comes back first leaves no room for the other."""
    answers = [Written(ok=False, code="unknown", wait=True)] * lost

    def save(head: PageHead, text: str, summary: str, save: Callable[..., Written] = site.save) -> Written:
        return answers.pop() if head.title == "Quay" and answers else save(head, text, summary)

    site.edit("Sybil", "Quay", article("quay"))
    first, second = (taken_down(silenced, site, clock, f"Sentence {number} of hers.") for number in (1, 2))
    wanted = undo.Wanted(users=("Flora",))
    undo.carry_out(silenced, wanted, undo.steps(silenced, wanted, "it was none"), "Sybil", "")
    monkeypatch.setattr(site, "save", save)
    while silenced.store.due(clock.now() + timedelta(hours=1)):
        run_due(silenced)
        clock.advance(minutes=1)
    assert [action(silenced, f"release-{revid}").status for revid in (first, second)] == ["done", "person"]
    assert site.text("Quay").endswith("Sentence 1 of hers.")


def test_a_text_waits_for_another_that_goes_from_its_place(silenced: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Sybil", "Quay", article("quay"))
    revid = taken_down(silenced, site, clock, "Sentence of hers.")
    hold.release(silenced, f"down-{revid}", "Sybil")
    unwanted = site.append("192.0.2.9", "Quay", f"{PROBE}bcdfghjkl")
    poll(silenced)
    run_due(silenced)
    waits = action(silenced, f"release-{revid}")
    assert (waits.status, waits.result) == ("planned", "another text of this page is taken down first")
    quietly(silenced, clock)
    assert action(silenced, f"down-{unwanted}").status is ActionStatus.DONE
    assert action(silenced, f"release-{revid}").status is ActionStatus.DONE
    assert site.text("Quay") == f"{article('quay')}\n\nSentence of hers."


def test_a_text_whose_place_somebody_took_waits_for_nothing(silenced: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Sybil", "Quay", article("quay"))
    revid = taken_down(silenced, site, clock, "Sentence of hers.")
    site.append("Sybil", "Quay", "There is a lamp at its end.")
    hold.release(silenced, f"down-{revid}", "Sybil")
    quietly(silenced, clock)
    assert action(silenced, f"release-{revid}").status is ActionStatus.PERSON


def taken_down(app: App, site: FakeSite, clock: FakeClock, text: str) -> int:
    """A text by a silenced author, taken down."""
    revid = site.append("Flora", "Quay", text)
    quietly(app, clock)
    assert action(app, f"down-{revid}").status is ActionStatus.DONE
    return revid


def test_a_text_of_a_page_that_does_not_come_back_is_left_to_a_person(
    silenced: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = made_by_flora(silenced, site, clock)
    hold.approve(silenced, f"delete-{revid}", "Sybil")
    until_quiet(silenced, clock)
    wanted = undo.Wanted(users=("Flora",))
    undo.carry_out(silenced, wanted, undo.steps(silenced, wanted, "it was none"), "Sybil", "")
    site.fail_next("undelete_page", Written(ok=False, code="permissiondenied"))
    for _ in range(5):
        run_due(silenced)
        clock.advance(minutes=1)
    assert [action(silenced, key).status for key in (f"undo-delete-{revid}", f"release-{revid}")] == [
        "person",
        "person",
    ]


def test_a_page_goes_by_itself_once_people_made_deletions_autonomous(
    site: FakeSite, clock: FakeClock, store: Any, rules: Ruleset
) -> None:
    trusting = replace(rules, policy=replace(rules.policy, autonomous=("delete",)))
    app = make_app(site, store, trusting, clock)
    for title in ARTICLES:
        site.edit("Sybil", title, article(title))
    clock.advance(days=2)
    poll(app)
    spam(site, "Flora", 6)
    until_quiet(app, clock)
    site.edit("Flora", "Cheap pills", "Buy cheap pills here.")
    quietly(app, clock)
    assert site._by_title("Cheap pills") is None


@pytest.mark.parametrize(
    ("happens", "status", "why"),
    [
        pytest.param(lambda site: site.append("Gus", "Cheap pills", "A real text."), "person", "Gus",
                     id="somebody wrote on it"),
        pytest.param(lambda site: site.delete("Cheap pills"), "skipped", "does not exist", id="somebody deleted it"),
        pytest.param(lambda site: site.hide(site._must("Cheap pills").revisions[0].revid), "person", "hidden",
                     id="its author was hidden"),
        pytest.param(lambda site: site.append("Flora", "Cheap pills", "More pills."), "done", "deleted",
                     id="its author wrote more"),
    ],
)  # fmt: skip
def test_what_happened_since_a_page_was_made(
    silenced: App, site: FakeSite, clock: FakeClock, happens: Happens, status: str, why: str
) -> None:
    revid = made_by_flora(silenced, site, clock)
    hold.approve(silenced, f"delete-{revid}", "Sybil")
    happens(site)
    run_due(silenced)
    found = action(silenced, f"delete-{revid}")
    assert found.status == status
    assert why in found.result


def test_an_edit_in_the_very_moment_of_a_deletion_saves_the_page(
    silenced: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = made_by_flora(silenced, site, clock)
    hold.approve(silenced, f"delete-{revid}", "Sybil")
    site.before_write = lambda: site.append("Gus", "Cheap pills", "A real text.")
    run_due(silenced)
    assert action(silenced, f"delete-{revid}").status is ActionStatus.PERSON
    assert "A real text." in site.text("Cheap pills")


def test_a_released_page_is_not_deleted(silenced: App, site: FakeSite, clock: FakeClock) -> None:
    revid = made_by_flora(silenced, site, clock)
    hold.release(silenced, f"down-{revid}", "Sybil")
    until_quiet(silenced, clock)
    assert statuses(silenced, revid)["delete"] == "cancelled"
    assert site.text("Cheap pills") == "Buy cheap pills here."


def test_a_deletion_that_is_not_anybodys_wish_any_more_waits(silenced: App, site: FakeSite) -> None:
    what = planned(silenced, ActionKind.DELETE, "Bridge", page_id=site.page_id("Bridge"), approved=False)
    run_due(silenced)
    assert action(silenced, what.key).status is ActionStatus.REVIEW
    assert site.requests["delete_page"] == 0


def test_a_held_page_is_only_deleted_by_hand(watched: App, site: FakeSite, clock: FakeClock) -> None:
    revid = site.edit("192.0.2.7", "A page", f"hello {PROBE} zvkqpthx friends")
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {"hold": "done"}


# blocks and groups


def test_the_own_block_is_lifted_and_a_persons_is_not(watched: App, site: FakeSite, clock: FakeClock) -> None:
    for user in ("Flora", "Fred"):
        site.account(user)
    site.blocks["Flora"], site.blockers["Flora"] = ("infinite", frozenset()), BOT
    site.person_blocks("Fred")
    watched.store.set_state(
        ("user:Flora", "Flora"), AccountState.BLOCKED, clock.now(), until=None, revid=None, reason=""
    )
    planned(watched, ActionKind.UNBLOCK, "Flora", actor_key="user:Flora")
    run_due(watched)
    assert "Flora" not in site.blocks
    assert state(watched, "user:Flora") is AccountState.CLEARED

    foreign = replace(planned(watched, ActionKind.UNBLOCK, "Fred"), key="by-hand-unblock-2")
    watched.store.plan([replace(foreign, target="Fred")])
    run_due(watched)
    found = action(watched, foreign.key)
    assert (found.status, found.result.partition(":")[0]) == (ActionStatus.PERSON, "refused")
    assert "Fred" in site.blocks


def test_an_account_changes_groups_once(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.account("Nina")
    into = planned(watched, ActionKind.GROUP, "Nina", "+suspect")
    run_due(watched)
    assert "suspect" in site.people["Nina"].groups
    watched.store.plan([replace(into, key="by-hand-group-2")])
    run_due(watched)
    assert action(watched, "by-hand-group-2").status is ActionStatus.SKIPPED
    assert site.requests["change_group"] == 1


# what people see


def test_a_move_that_was_taken_back_stands_in_the_log_and_is_explained(
    silenced: App, site: FakeSite, clock: FakeClock
) -> None:
    rcid = site.move("Ferry", "Cheap pills", "Flora")
    quietly(silenced, clock)
    entry = next(entry for entry in entries(silenced) if entry["rcid"] == rcid)
    assert [(one["key"], one["status"]) for one in entry["actions"]] == [(f"move-{rcid}", "done")]
    assert entry["outcome"] == "revert"
    explained = explain_action(silenced, f"move-{rcid}")
    assert explained is not None
    assert (explained["row"], explained["state"]) == ("silenced", "silenced")
    assert explain_action(silenced, "move-1") is None


def test_the_log_page_names_what_the_wiki_refused(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.append("192.0.2.7", "Ferry", PROBE)
    site.fail_next("save", *[Written(ok=False, code="spamblacklist", detail="https://pills.example")] * 2)
    until_quiet(watched, clock)
    assert "revert, waits for a person: <bdi>refused by SpamBlacklist" in unescape(site.text(LOG))
    assert "pills" not in site.text(LOG)


# refusals that concern the whole wiki


@pytest.mark.parametrize("code", ["readonly", "maxlag", "ratelimited"])
def test_a_wiki_that_takes_nothing_now_is_asked_once_a_round(
    watched: App, site: FakeSite, clock: FakeClock, code: str
) -> None:
    edits = [site.append(f"192.0.2.{number}", ARTICLES[number], PROBE) for number in range(3)]
    poll(watched)
    site.fail_next("save", Written(ok=False, code=code, wait=True, retry_after=300))
    carried = run_due(watched)
    assert "put off" in carried.closed
    assert site.requests["save"] == 1
    put_off = min((action(watched, f"down-{revid}") for revid in edits), key=lambda one: -one.due_at.timestamp())
    assert (put_off.due_at - clock.now()).total_seconds() == 300
    run_due(watched)
    clock.advance(seconds=300)
    run_due(watched)
    assert all(statuses(watched, revid) == {"revert": "done"} for revid in edits)


# {{nobots}}


def test_a_page_that_asks_bots_away_waits_for_a_yes(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Sybil", "Ferry", f"{article('Ferry')}\n\n{{{{bots|deny={BOT}}}}}")
    clock.advance(days=2)
    poll(watched)
    revid = site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(watched, clock)
    waiting = action(watched, f"down-{revid}")
    assert (waiting.status, "asks bots to stay away" in waiting.result) == (ActionStatus.REVIEW, True)
    assert PROBE in site.text("Ferry")
    hold.approve(watched, waiting.key, "Sybil")
    until_quiet(watched, clock)
    assert PROBE not in site.text("Ferry")
    assert "{{bots|deny=" in site.text("Ferry")


def test_whoever_pastes_the_template_with_the_advert_wins_nothing(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = site.append("192.0.2.7", "Ferry", f"{PROBE} {{{{nobots}}}}")
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {str(action(watched, f"down-{revid}").kind): "done"}
    assert site.text("Ferry") == article("Ferry")


def test_nor_does_whoever_is_silenced(silenced: App, site: FakeSite, clock: FakeClock) -> None:
    site.edit("Sybil", "Ferry", f"{article('Ferry')}\n\n{{{{nobots}}}}")
    site.append("Flora", "Ferry", "More pills.")
    quietly(silenced, clock)
    assert "More pills." not in site.text("Ferry")


def test_a_page_and_a_file_that_ask_bots_away_are_moved_and_taken_back_after_a_yes_only(
    flagged: App, site: FakeSite, clock: FakeClock
) -> None:
    site.edit("Sybil", "Ferry", f"{article('Ferry')}\n\n{{{{nobots}}}}")
    site.edit("Sybil", FILE, "A tower. {{nobots}}")
    site.upload("Sybil", FILE)
    keys = (f"move-{site.move('Ferry', 'Pills', 'Flora')}", f"file-{site.upload('Flora', FILE)}")
    quietly(flagged, clock)
    assert [action(flagged, key).status for key in keys] == [ActionStatus.REVIEW] * 2
    assert (site.requests["move_page"], site.requests["revert_file"]) == (0, 0)
    for key in keys:
        hold.approve(flagged, key, "Sybil")
    until_quiet(flagged, clock)
    assert [action(flagged, key).status for key in keys] == [ActionStatus.DONE] * 2


# one revert of an author and page in a day


def test_a_second_save_between_plan_and_write_goes_with_the_first(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    first = site.append("192.0.2.7", "Ferry", PROBE)
    poll(watched)
    second = site.append("192.0.2.7", "Ferry", "zvkqpthx")
    until_quiet(watched, clock)
    assert site.text("Ferry") == article("Ferry")
    assert [statuses(watched, revid) for revid in (first, second)] == [{"revert": "done"}] * 2


def test_an_author_in_good_standing_is_taken_down_once_a_day_and_page(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    edits = []
    for _ in range(2):
        edits.append(site.append("192.0.2.7", "Ferry", PROBE))
        until_quiet(watched, clock)
    elsewhere = site.append("192.0.2.7", "Bridge", PROBE)
    until_quiet(watched, clock)
    assert [list(statuses(watched, revid).values()) for revid in (*edits, elsewhere)] == [
        ["done"],
        ["person"],
        ["done"],
    ]
    assert PROBE in site.text("Ferry")
    hold.confirm(watched, f"down-{edits[1]}", "Sybil")
    until_quiet(watched, clock)
    assert site.text("Ferry") == article("Ferry")


def test_what_was_left_to_a_person_is_tried_again_when_they_say_yes(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    site.protect("Ferry")
    revid = site.append("192.0.2.7", "Ferry", PROBE)
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {"revert": "person"}
    site.unprotect("Ferry")
    hold.approve(watched, f"down-{revid}", "Sybil")
    until_quiet(watched, clock)
    assert statuses(watched, revid) == {"revert": "done"}
    assert site.text("Ferry") == article("Ferry")
