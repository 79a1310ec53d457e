"""What is found done at a second try: by an earlier one, whose answer was lost, or by a person meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fakes import BOT, FakeClock, FakeSite
from road import PROBE, article, probed, spam, statuses, until_quiet

from wikiwatch.app import hold, undo
from wikiwatch.app.carry_out import run_due
from wikiwatch.app.context import App
from wikiwatch.app.ingest import poll
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.errors import SiteError
from wikiwatch.ports import OwnAct, PageHead, Written

LATER = "xqvbnmktrw"
FILE = "File:Tower.png"
READ_ONLY = Written(ok=False, code="readonly", wait=True)
LOST = Written(ok=False, code="unknown", wait=True)
Fields = dict[str, Any]


def a_block_to_lift(site: FakeSite) -> Fields:
    assert site.block("Flora", "infinite", "adverts", frozenset()).ok
    return {"kind": ActionKind.UNBLOCK, "target": "Flora"}


def a_page_to_delete(site: FakeSite) -> Fields:
    site.edit("Flora", "Cheap pills", "Buy cheap pills here.")
    return {"kind": ActionKind.DELETE, "target": "Cheap pills", "page_id": site.page_id("Cheap pills")}


def a_page_to_bring_back(site: FakeSite) -> Fields:
    site.edit("Flora", "Cheap pills", "Buy cheap pills here.")
    site.delete("Cheap pills", BOT)
    return {"kind": ActionKind.UNDELETE, "target": "Cheap pills"}


def a_page_to_move(site: FakeSite) -> Fields:
    site.move("Ferry", "Pills", "Flora")
    return {"kind": ActionKind.MOVE, "target": "Pills", "argument": "Ferry", "page_id": site.page_id("Pills")}


def an_account_for_a_group(site: FakeSite) -> Fields:
    return {"kind": ActionKind.GROUP, "target": site.account("Flora"), "argument": "+suspect"}


def a_file_to_revert(site: FakeSite) -> Fields:
    site.upload("Sybil", FILE)
    site.upload("Flora", FILE)
    return {"kind": ActionKind.FILE_REVERT, "target": FILE, "argument": site.files[FILE][0].at.isoformat()}


ACTS: dict[str, Callable[[FakeSite], Fields]] = {
    "unblock": a_block_to_lift,
    "delete_page": a_page_to_delete,
    "undelete_page": a_page_to_bring_back,
    "move_page": a_page_to_move,
    "change_group": an_account_for_a_group,
    "revert_file": a_file_to_revert,
}
# What becomes of what takes it back: these take something back themselves.
TAKEN_BACK: dict[str, tuple[ActionStatus | None]] = {
    "unblock": (None,),
    "undelete_page": (None,),
    **dict.fromkeys(("delete_page", "move_page", "change_group", "revert_file"), (ActionStatus.DONE,)),
}
BY_HAND: dict[str, Callable[[FakeSite], object]] = {
    "unblock": lambda site: site.person_unblocks("Flora"),
    "delete_page": lambda site: site.delete("Cheap pills"),
    "undelete_page": lambda site: site.restore("Cheap pills"),
    "move_page": lambda site: site.move("Pills", "Ferry"),
    "change_group": lambda site: site.account("Flora", groups={"suspect"}),
    "revert_file": lambda site: site.upload("Sybil", FILE),
}


def planned(app: App, fields: Fields) -> str:
    now = app.clock.now()
    one = Action(key="act-7", due_at=now, planned_at=now, reason="wanted", actor_key="user:Flora", approved=True,
                 **fields)  # fmt: skip
    app.store.plan([one])
    return one.key


def status(app: App, key: str) -> ActionStatus | None:
    found = app.store.action(key)
    return found.status if found else None


@pytest.mark.parametrize("method", list(ACTS))
def test_what_a_person_did_while_the_wiki_was_read_only_is_theirs(
    watched: App, site: FakeSite, clock: FakeClock, method: str
) -> None:
    key = planned(watched, ACTS[method](site))
    site.fail_next(method, READ_ONLY)
    run_due(watched)
    assert status(watched, key) is ActionStatus.PLANNED
    BY_HAND[method](site)
    clock.advance(hours=1)
    run_due(watched)
    assert status(watched, key) is ActionStatus.SKIPPED
    assert site.requests[method] == 1


@pytest.mark.parametrize("method", list(ACTS))
def test_what_an_attempt_did_whose_answer_was_lost_is_done(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    key = planned(watched, ACTS[method](site))
    acts = getattr(site, method)

    def loses(*arguments: Any) -> Written:
        assert acts(*arguments).ok
        return LOST

    monkeypatch.setattr(site, method, loses)
    run_due(watched)
    assert status(watched, key) is ActionStatus.PLANNED
    clock.advance(hours=1)
    run_due(watched)
    assert status(watched, key) is ActionStatus.DONE
    assert site.requests[method] == 1


@pytest.mark.parametrize("method", list(ACTS))
def test_what_a_person_cancels_after_an_attempt_without_an_answer_is_taken_back(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    key = planned(watched, ACTS[method](site))
    acts = getattr(site, method)

    def loses(*arguments: Any) -> Written:
        monkeypatch.setattr(site, method, acts)
        assert acts(*arguments).ok
        return LOST

    monkeypatch.setattr(site, method, loses)
    run_due(watched)
    hold.cancel(watched, key, "Sybil")
    run_due(watched)
    assert status(watched, key) is ActionStatus.CANCELLED
    assert (status(watched, f"undo-{key}"),) == TAKEN_BACK[method]


@pytest.mark.parametrize("method", [method for method in ACTS if TAKEN_BACK[method] != (None,)])
def test_what_a_person_cancels_and_did_by_hand_stays_as_it_is(
    watched: App, site: FakeSite, clock: FakeClock, method: str
) -> None:
    key = planned(watched, ACTS[method](site))
    site.fail_next(method, READ_ONLY)
    run_due(watched)
    BY_HAND[method](site)
    hold.cancel(watched, key, "Sybil")
    run_due(watched)
    assert (status(watched, key), status(watched, f"undo-{key}")) == (ActionStatus.CANCELLED, None)
    assert watched.store.cancelled_begun(clock.now() - timedelta(days=1), 10) == []  # it is looked at once


def test_a_log_that_breaks_the_look_at_what_was_cancelled_keeps_nothing_else_waiting(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    revid = probed(watched, site)
    key = planned(watched, a_page_to_delete(site))
    site.fail_next("delete_page", LOST)
    site.fail_next("save", LOST)
    run_due(watched)
    hold.cancel(watched, key, "Sybil")

    def breaks(_: str) -> list[OwnAct]:
        raise KeyError("title")

    monkeypatch.setattr(site, "own_acts", breaks)
    clock.advance(hours=1)
    run_due(watched)
    assert statuses(watched, revid) == {"revert": "done"}


@pytest.mark.parametrize("reason", ["adverts (act-7)", "adverts (act-77)"])
def test_a_block_that_was_made_before_it_was_cancelled_is_lifted(watched: App, site: FakeSite, reason: str) -> None:
    """And nobody else's, nor one for another reason."""
    key = planned(watched, {"kind": ActionKind.BLOCK, "target": site.account("Flora")})
    watched.store.claim(key)
    site.block("Flora", "infinite", reason, frozenset())
    hold.cancel(watched, key, "Sybil")
    run_due(watched)
    assert ("Flora" in site.blocks) is ("act-77" in reason)


@pytest.mark.parametrize("carried_out", [True, False])
def test_a_text_that_a_person_releases_after_a_take_down_without_an_answer_comes_back(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, carried_out: bool
) -> None:
    revid, save = probed(watched, site), site.save
    before = site.text("Ferry")

    def loses(head: PageHead, text: str, summary: str) -> Written:
        monkeypatch.setattr(site, "save", save)
        return LOST if not carried_out or save(head, text, summary).ok else READ_ONLY

    monkeypatch.setattr(site, "save", loses)
    run_due(watched)
    assert (site.text("Ferry") != before) is carried_out
    hold.release(watched, f"down-{revid}", "Sybil")
    clock.advance(minutes=1)
    until_quiet(watched, clock)
    assert site.text("Ferry") == before
    assert statuses(watched, revid) == {"revert": "cancelled"} | ({"release": "done"} if carried_out else {})


@pytest.mark.parametrize("by", ["the program", "a person"])
def test_a_text_that_went_with_another_and_was_released_before_anybody_knew_comes_back(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    """Where a person had taken it out before, it stays away."""
    first, save = site.append("192.0.2.9", "Ferry", LATER), site.save
    poll(watched)
    if by == "a person":
        site.edit("Sybil", "Ferry", article("Ferry"))
    second = probed(watched, site)

    def loses(head: PageHead, text: str, summary: str) -> Written:
        monkeypatch.setattr(site, "save", save)
        assert save(head, text, summary).ok
        return LOST

    monkeypatch.setattr(site, "save", loses)
    not_now = SiteError("not now", temporary=True)
    site.fail_next("head", *((None, not_now) if by == "the program" else (not_now, None)))
    run_due(watched)
    assert site.text("Ferry") == article("Ferry")
    for revid in (first, second):
        assert statuses(watched, revid) == {"revert": "planned"}
        hold.release(watched, f"down-{revid}", "Sybil")
    clock.advance(minutes=1)
    until_quiet(watched, clock)
    assert PROBE in site.text("Ferry")
    assert (LATER in site.text("Ferry")) is (by == "the program")


@pytest.mark.parametrize("carried_out", [1, 2])
def test_moves_in_a_row_of_which_some_had_no_answer_are_all_done(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, carried_out: int
) -> None:
    """So many were carried out when the answer was lost; then the other one of the two is looked at first."""
    spam(site, "Flora", 6)
    until_quiet(watched, clock)
    moves = [site.move("Ferry", "Boat", "Flora"), site.move("Boat", "Ship", "Flora")]
    poll(watched)
    clock.advance(minutes=11)
    made: list[str] = []
    move = site.move_page

    def loses(page_id: int, title: str, to: str, reason: str) -> Written:
        assert move(page_id, title, to, reason).ok
        made.append(to)
        return LOST if len(made) == carried_out else Written(ok=True)

    monkeypatch.setattr(site, "move_page", loses)
    run_due(watched)
    clock.advance(hours=1)
    poll(watched)
    run_due(watched)
    assert made == ["Boat", "Ferry"]
    assert site.text("Ferry") == article("Ferry")
    assert [status(watched, f"move-{rcid}") for rcid in moves] == [ActionStatus.DONE] * 2
    assert watched.store.due(clock.now()) == []


@pytest.mark.parametrize("put_off", [False, True])
def test_of_moves_in_a_row_of_which_the_last_is_refused_the_others_are_done_and_can_be_taken_back(
    watched: App, site: FakeSite, clock: FakeClock, put_off: bool
) -> None:
    """`put_off`: the move that was planned first is looked at last."""
    spam(site, "Flora", 6)
    until_quiet(watched, clock)
    page = site.page_id("Ferry")
    moves = [f"move-{site.move('Ferry', 'Boat', 'Flora')}", f"move-{site.move('Boat', 'Ship', 'Flora')}"]
    site.edit("Sybil", "Ferry", "Another ferry.")
    poll(watched)
    clock.advance(minutes=11)
    if put_off:
        watched.store.postpone(moves[0], "not now", clock.now())
    run_due(watched)
    assert site.page_id("Boat") == page
    assert [status(watched, key) for key in moves] == [ActionStatus.PERSON, ActionStatus.DONE]
    whom = undo.Wanted(users=("Flora",))
    undo.carry_out(watched, whom, undo.steps(watched, whom, "it was none"), "Sybil", "")
    until_quiet(watched, clock)
    assert site.page_id("Ship") == page
    assert [status(watched, f"undo-{key}") for key in moves] == [None, ActionStatus.DONE]


def test_a_page_that_a_person_moved_on_after_a_move_without_an_answer_stays_there(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, move = planned(watched, a_page_to_move(site)), site.move_page

    def loses(*arguments: Any) -> Written:
        assert move(*arguments).ok
        site.move("Ferry", "Ferry boat")
        return LOST

    monkeypatch.setattr(site, "move_page", loses)
    run_due(watched)
    clock.advance(hours=1)
    run_due(watched)
    assert site.text("Ferry boat") == article("Ferry")
    assert status(watched, key) is ActionStatus.SKIPPED


def test_texts_that_went_just_before_the_program_was_ended_come_back_where_a_person_releases_them(
    watched: App, site: FakeSite, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, save = site.append("192.0.2.9", "Ferry", LATER), site.save
    second = probed(watched, site)

    def saves_and_dies(head: PageHead, text: str, summary: str) -> Written:
        monkeypatch.setattr(site, "save", save)
        assert save(head, text, summary).ok
        raise KeyboardInterrupt

    monkeypatch.setattr(site, "save", saves_and_dies)
    with pytest.raises(KeyboardInterrupt):
        run_due(watched)
    for revid in (first, second):
        hold.release(watched, f"down-{revid}", "Sybil")
    until_quiet(watched, clock)
    assert all(one in site.text("Ferry") for one in (LATER, PROBE))
