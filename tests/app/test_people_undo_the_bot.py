"""People of standing who undo what the program did are believed and never fought; others are judged like anybody."""

from __future__ import annotations

import pytest
from fakes import BOT, FakeClock, FakeSite
from road import PROBE, advert, article, bot_edits, spam, state, statuses, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.core.action import Action, ActionKind, ActionStatus
from wikiwatch.core.model import AccountState

BRIDGE = f"{article('Bridge')}\n\n{advert(0)}"


@pytest.fixture
def held(watched: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """Flora's four adverts on four pages, held and taken down."""
    edits = spam(site, "Flora", 4)
    until_quiet(watched, clock)
    assert site.text("Bridge") == article("Bridge")
    return edits


def is_wrong(app: App, revid: int) -> bool:
    entry = app.store.entry(revid)
    assert entry is not None
    return bool(entry["overturned"])


def deciders(app: App, key: str) -> list[str]:
    return [row["who"] for row in app.store.decisions(key)]


def done(app: App, kind: ActionKind, target: str, clock: FakeClock, **fields: object) -> Action:
    """An action that the program carried out against Flora."""
    found = Action(
        key=f"{kind}-77",
        kind=kind,
        target=target,
        due_at=clock.now(),
        planned_at=clock.now(),
        reason="",
        **fields,  # type: ignore[arg-type]
    )
    app.store.plan([found])
    app.store.settle(found.key, ActionStatus.DONE, "done", at=clock.now())
    clock.advance(minutes=1)
    return found


def test_the_very_text_put_back_makes_the_verdict_wrong(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    back = site.edit("Sybil", "Bridge", BRIDGE)
    until_quiet(watched, clock)
    assert [is_wrong(watched, revid) for revid in held] == [True, False, False, False]
    [decision] = watched.store.decisions(f"down-{held[0]}")
    assert (decision["who"], decision["why"]) == ("Sybil", f"put back on the wiki, revision {back}")
    assert site.text("Bridge") == BRIDGE


def test_it_is_put_back_among_other_changes(watched: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    site.edit("Sybil", "Bridge", f"A new beginning.\n\n{BRIDGE}\n\nAnd an end.")
    until_quiet(watched, clock)
    assert is_wrong(watched, held[0])


def test_who_puts_it_back_without_its_link_calls_nothing_wrong(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.edit("Sybil", "Bridge", BRIDGE.replace("https://pipes.example/0", "us"))
    until_quiet(watched, clock)
    assert not is_wrong(watched, held[0])


def test_one_edit_undoes_all_that_it_brings_back(watched: App, site: FakeSite, clock: FakeClock) -> None:
    first = site.append("192.0.2.7", "Ferry", f"hello {PROBE}")
    second = site.append("198.51.100.9", "Ferry", "zvkqpthx again")
    both = site.text("Ferry")
    until_quiet(watched, clock)
    assert site.text("Ferry") == article("Ferry")
    site.edit("Sybil", "Ferry", both)
    until_quiet(watched, clock)
    assert is_wrong(watched, first)
    assert is_wrong(watched, second)
    assert site.text("Ferry") == both


def test_only_what_stands_again_was_wrong(watched: App, site: FakeSite, clock: FakeClock) -> None:
    first = site.append("192.0.2.7", "Ferry", f"hello {PROBE}")
    only_first = site.text("Ferry")
    second = site.append("198.51.100.9", "Ferry", "zvkqpthx again")
    until_quiet(watched, clock)
    site.edit("Sybil", "Ferry", only_first)
    until_quiet(watched, clock)
    assert is_wrong(watched, first)
    assert not is_wrong(watched, second)


def test_later_sweeps_of_the_page_leave_it_alone(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.edit("Sybil", "Bridge", BRIDGE)
    until_quiet(watched, clock)
    site.append("Flora", "Bridge", "Buy now!")
    until_quiet(watched, clock)
    assert site.text("Bridge") == BRIDGE
    assert state(watched, "user:Flora") is AccountState.FLAGGED


def test_a_release_has_nothing_left_to_do_where_a_person_was_faster(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    hold.release(watched, f"down-{held[0]}", "Gus")
    site.edit("Sybil", "Bridge", BRIDGE)
    before = bot_edits(site)
    until_quiet(watched, clock)
    assert statuses(watched, held[0])["release"] == "skipped"
    assert bot_edits(site) == before


@pytest.mark.parametrize("who", ["Flora", "Nora", "198.51.100.9", "Sybi1", "Sybil2", "Ѕybil"])
def test_nobody_else_is_believed(watched: App, site: FakeSite, clock: FakeClock, held: list[int], who: str) -> None:
    summary = f"Put back after a second look: [[User:{BOT}/Log]] (release-{held[0]})"
    site.edit(who, "Bridge", BRIDGE, comment=summary)
    until_quiet(watched, clock)
    assert not is_wrong(watched, held[0])
    assert deciders(watched, f"down-{held[0]}") == []


def test_an_imitated_summary_does_not_pass_for_the_bots_own_work(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    revid = site.append("192.0.2.7", "Ferry", PROBE)

    def end_the_program() -> None:
        raise KeyboardInterrupt

    site.before_write = end_the_program
    with pytest.raises(KeyboardInterrupt):
        until_quiet(watched, clock)
    site.edit("Nora", "Ferry", site.text("Ferry") + "\n\nIt rains.", comment=f"Taken down (down-{revid})")
    watched.store.reopen_claimed()
    until_quiet(watched, clock)
    assert PROBE not in site.text("Ferry")
    assert BOT in site.authors("Ferry")


def test_a_flagged_account_is_not_believed_for_the_trust_that_it_had(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    until = clock.now().replace(year=2030)
    watched.store.set_state(
        ("user:Sybil", "Sybil"), AccountState.FLAGGED, clock.now(), until=until, revid=None, reason="taken over"
    )
    site.edit("Sybil", "Bridge", BRIDGE)
    until_quiet(watched, clock)
    assert not is_wrong(watched, held[0])


def test_who_takes_the_text_out_again_calls_nothing_wrong(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.edit("Nora", "Ferry", f"{article('Ferry')}\n\nIt is open on Sundays.")
    site.edit("Sybil", "Ferry", article("Ferry"))
    until_quiet(watched, clock)
    assert not any(is_wrong(watched, revid) for revid in held)


def test_who_undoes_the_undoing_of_somebody_else_is_not_meant(
    watched: App, site: FakeSite, clock: FakeClock, held: list[int]
) -> None:
    site.edit("Nora", "Bridge", "")
    site.edit("Sybil", "Bridge", article("Bridge"))
    until_quiet(watched, clock)
    assert not is_wrong(watched, held[0])


def test_the_bot_itself_says_nothing(watched: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    site.edit(BOT, "Bridge", BRIDGE)
    until_quiet(watched, clock)
    assert not is_wrong(watched, held[0])


def test_a_war_of_undoing_never_begins(watched: App, site: FakeSite, clock: FakeClock, held: list[int]) -> None:
    before = bot_edits(site)
    for _ in range(5):
        site.edit("Sybil", "Bridge", BRIDGE)
        until_quiet(watched, clock)
        site.edit("Gus", "Bridge", article("Bridge"))
        until_quiet(watched, clock)
    site.edit("Sybil", "Bridge", BRIDGE)
    until_quiet(watched, clock)
    assert bot_edits(site) == before
    assert len(watched.store.decisions(f"down-{held[0]}")) == 1


def test_who_lifts_the_bots_block_clears_the_author(watched: App, site: FakeSite, clock: FakeClock) -> None:
    edits = spam(site, "Flora", 5)
    until_quiet(watched, clock)
    key = f"block-{edits[4]}"
    hold.approve(watched, key, "Sybil")
    due = watched.store.action(key)
    assert due is not None
    clock.at = due.due_at
    until_quiet(watched, clock)
    assert "Flora" in site.blocks
    clock.advance(hours=1)
    site.person_unblocks("Flora")
    until_quiet(watched, clock)
    assert is_wrong(watched, edits[4])
    assert state(watched, "user:Flora") is AccountState.CLEARED
    assert watched.store.decisions(key)[-1]["what"] == "undo"


def test_who_lifts_a_persons_later_block_means_that_one(watched: App, site: FakeSite, clock: FakeClock) -> None:
    block = done(watched, ActionKind.BLOCK, "Flora", clock, actor_key="user:Flora")
    site.account("Flora")
    clock.advance(days=40)
    site.person_blocks("Flora")
    until_quiet(watched, clock)
    clock.advance(hours=1)
    site.person_unblocks("Flora")
    until_quiet(watched, clock)
    assert deciders(watched, block.key) == []


def test_who_moves_a_page_again_is_believed(watched: App, site: FakeSite, clock: FakeClock) -> None:
    entry = site.move("Ferry", "River ferry", "Nora")
    until_quiet(watched, clock)
    site.move("River ferry", "Ferry", BOT)
    move = done(watched, ActionKind.MOVE, "River ferry", clock, argument="Ferry", rcid=entry, actor_key="user:Nora")
    site.move("Ferry", "River ferry", "Sybil")
    until_quiet(watched, clock)
    assert deciders(watched, move.key) == ["Sybil"]
    site.move("River ferry", "Ferry", "Sybil")
    site.move("Ferry", "River ferry", "Sybil")
    until_quiet(watched, clock)
    assert deciders(watched, move.key) == ["Sybil"]


@pytest.mark.parametrize(("user", "to"), [("Nora", "River ferry"), ("Sybil", "Car ferry")])
def test_other_moves_say_nothing(watched: App, site: FakeSite, clock: FakeClock, user: str, to: str) -> None:
    site.account("Nora")
    move = done(watched, ActionKind.MOVE, "River ferry", clock, argument="Ferry", rcid=7, actor_key="user:Nora")
    site.move("Ferry", to, user)
    until_quiet(watched, clock)
    assert deciders(watched, move.key) == []


def test_what_was_done_before_the_move_came_is_not_undone_by_it(watched: App, site: FakeSite, clock: FakeClock) -> None:
    site.move("Ferry", "River ferry", "Sybil")
    clock.advance(minutes=5)
    move = done(watched, ActionKind.MOVE, "River ferry", clock, argument="Ferry", rcid=7, actor_key="user:Nora")
    until_quiet(watched, clock)
    assert deciders(watched, move.key) == []


def test_who_brings_a_deleted_page_back_is_believed(watched: App, site: FakeSite, clock: FakeClock) -> None:
    revid = site.edit("192.0.2.7", "Friends", f"hello {PROBE} zvkqpthx friends")
    until_quiet(watched, clock)
    site.delete("Friends", BOT)
    deletion = done(watched, ActionKind.DELETE, "Friends", clock, revid=revid, actor_key="ip:192.0.2.7")
    site.restore("Friends")
    until_quiet(watched, clock)
    assert deciders(watched, deletion.key) == ["Sybil"]
    assert is_wrong(watched, revid)


@pytest.mark.parametrize(("user", "believed"), [("Sybil", ["Sybil"]), ("Nora", [])])
def test_who_reverts_a_file_again_is_believed_with_standing(
    watched: App, site: FakeSite, clock: FakeClock, user: str, believed: list[str]
) -> None:
    site.account("Nora")
    file = done(watched, ActionKind.FILE_REVERT, "File:Map.png", clock, rcid=7, actor_key="user:Gus")
    site._log_entry(user, "upload", "revert", "File:Map.png")
    until_quiet(watched, clock)
    assert deciders(watched, file.key) == believed


def test_what_took_something_back_is_not_made_wrong_by_doing_it_again(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    made = Action(
        key="undo-move-7", kind=ActionKind.MOVE, target="River ferry", argument="Ferry", due_at=clock.now(),
        planned_at=clock.now(), reason="", rcid=7, actor_key="user:Nora",
    )  # fmt: skip
    watched.store.plan([made])
    watched.store.settle(made.key, ActionStatus.DONE, "done", at=clock.now())
    clock.advance(minutes=1)
    site.move("Ferry", "River ferry", "Sybil")
    until_quiet(watched, clock)
    assert deciders(watched, made.key) == []


def test_who_rolls_vandalism_back_does_not_speak_for_the_advert_below_it(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    """Else an advert that was brought back, and a friend who empties the page, would make it good by a sysop's hand."""
    first = site.append("192.0.2.7", "Ferry", f"hello {PROBE}")
    until_quiet(watched, clock)
    again = site.append("192.0.2.7", "Ferry", f"hello {PROBE}")
    until_quiet(watched, clock)
    assert statuses(watched, again) == {"hold": "person"}  # the program doesn't fight, so it stands
    stood = site.text("Ferry")
    site.edit("198.51.100.9", "Ferry", "haha")
    site.edit("Sybil", "Ferry", stood)
    until_quiet(watched, clock)
    assert not is_wrong(watched, first)
    assert not is_wrong(watched, again)


def test_who_puts_back_what_was_taken_down_twice_means_both(watched: App, site: FakeSite, clock: FakeClock) -> None:
    edits = spam(site, "Flora", 5)
    until_quiet(watched, clock)
    again = site.edit("Flora", "Bridge", BRIDGE)
    clock.advance(minutes=11)
    until_quiet(watched, clock)
    assert site.text("Bridge") == article("Bridge")
    site.edit("Sybil", "Bridge", BRIDGE)
    until_quiet(watched, clock)
    assert is_wrong(watched, edits[0])
    assert is_wrong(watched, again)


def test_who_archives_talk_that_a_vandal_had_removed_calls_nothing_wrong(
    watched: App, site: FakeSite, clock: FakeClock
) -> None:
    spam(site, "Flora", 5)
    until_quiet(watched, clock)
    old, new = "== Old ==\nWe talked about the bridge, and agreed.\n\n", "== New ==\nWhat about the tower?"
    site.edit("Sybil", "Talk:Bridge", old + new)
    clock.advance(days=1)
    until_quiet(watched, clock)
    removal = site.edit("Flora", "Talk:Bridge", new)
    clock.advance(minutes=11)
    until_quiet(watched, clock)
    assert statuses(watched, removal) == {"revert": "done"}
    site.append("Gus", "Talk:Bridge", "It is fine.")
    site.edit("Sybil", "Talk:Bridge", site.text("Talk:Bridge").replace(old, ""))
    until_quiet(watched, clock)
    assert not is_wrong(watched, removal)


def test_nobody_of_standing_is_the_judge_of_their_own_text(watched: App, site: FakeSite, clock: FakeClock) -> None:
    move = done(watched, ActionKind.MOVE, "River ferry", clock, argument="Ferry", rcid=7, actor_key="user:Sybil")
    site.move("Ferry", "River ferry", "Sybil")
    until_quiet(watched, clock)
    assert deciders(watched, move.key) == []
