"""Everything that stops the program, on real wikis: the shell, the run page, a session or an account gone wrong."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from patrol import Patrol, letters

from wikiwatch.errors import SiteError, UserError
from wikiwatch.sandbox.visitor import ApiError
from wikiwatch.sandbox.wiki import ADMIN, BOT, PracticeWiki

ARTICLE = "The island has two harbours.\n\nIn winter only one of them is open."
ADDRESS = "203.0.113.5"
ONE_PAGE = {"partial": "1", "pagerestrictions": "Tarn", "allowusertalk": "1"}


@pytest.fixture
def patrol(shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol with a run page of its own that says yes, after its first run."""
    patrol = Patrol(shared_wiki, tmp_path).begin()
    yield patrol
    patrol.close()


def probe(patrol: Patrol, title: str) -> int:
    """A page, and random letters at its end."""
    patrol.sysop.edit(title, text=ARTICLE)
    return patrol.wiki.anonymous(ADDRESS).edit(title, appendtext=f"\n\n{letters()}")


def session(patrol: Patrol) -> Any:
    return cast(Any, patrol.app().site).session


def groups(patrol: Patrol, **change: str) -> None:
    """The sysop changes the bot's groups: `add` or `remove`."""
    token = patrol.sysop.query(meta="tokens", type="userrights")["tokens"]["userrightstoken"]
    patrol.sysop._post(action="userrights", user=BOT, token=token, **change)


def settings(patrol: Patrol, php: str) -> Callable[[], None]:
    """Add to the wiki's settings; returns what takes that back. A restart forgets what PHP keeps, sessions too."""
    wiki = patrol.wiki
    file = wiki.folder / "practice.php"
    before = file.read_text(encoding="utf-8")

    def write(text: str) -> None:
        wiki.stop()
        file.write_text(text, encoding="utf-8")
        wiki.start()
        vars(patrol).pop("sysop", None)  # logged in anew when it is asked for

    write(f"{before}\n{php}\n")
    return lambda: write(before)


def planned(patrol: Patrol, revid: int) -> bool:
    """Whether its take-down still waits, as it was planned."""
    return [(one["key"], one["status"]) for one in patrol.due()] == [(f"down-{revid}", "planned")]


def by_the_bot(patrol: Patrol) -> list[Any]:
    found = patrol.sysop.query(list="recentchanges", rcuser=BOT, rcprop="ids|title", rclimit="500")
    return list(found["recentchanges"])


# the shell


def test_stop_from_the_shell_holds_the_very_next_write_and_the_log_page_too(patrol: Patrol) -> None:
    revid = probe(patrol, "Ness")
    before = by_the_bot(patrol)

    patrol.run(before_writing=lambda: patrol.command("stop", "--why", "it errs"))

    assert by_the_bot(patrol) == before
    assert planned(patrol, revid)
    later = probe(patrol, "Ness two")
    done = patrol.process("run", "--once", "--enforce")
    assert (done.code, by_the_bot(patrol)) == (0, before)
    assert "stopped from the shell" in done.err
    assert patrol.outcomes(later) == ["revert"]
    doctor = {one["name"]: one for one in patrol.command("doctor", "--json").objects}
    assert (doctor["stop"]["status"], "it errs" in doctor["run page"]["found"]) == ("warn", True)

    assert patrol.command("start").code == 0
    patrol.run()
    assert (patrol.text("Ness"), patrol.text("Ness two")) == (ARTICLE, ARTICLE)


# the run page


def moved_away(patrol: Patrol) -> None:
    patrol.sysop.call("move", **{"from": patrol.run_page, "to": f"{patrol.run_page} old"})


def moved_away_without_a_redirect(patrol: Patrol) -> None:
    patrol.say("yes")
    patrol.sysop.call("move", **{"from": patrol.run_page, "to": f"{patrol.run_page} gone", "noredirect": "1"})


def a_redirect_to_a_page_that_says_yes(patrol: Patrol) -> None:
    patrol.sysop.edit(f"{patrol.run_page} other", text="yes")
    patrol.say(f"#REDIRECT [[{patrol.run_page} other]]")


def a_yes_of_the_sysop_that_somebody_else_moved_there(patrol: Patrol) -> None:
    patrol.sysop.call("delete", title=patrol.run_page)
    patrol.sysop.edit(f"Draft of {patrol.home.parent.name}", text="yes")
    mover = patrol.wiki.account("Ordinary Olaf")
    mover.call("move", **{"from": f"Draft of {patrol.home.parent.name}", "to": patrol.run_page, "noredirect": "1"})


def its_author_hidden(patrol: Patrol) -> None:
    patrol.say("no")
    patrol.say("yes")
    revid = patrol.history(patrol.run_page)[-1]["revid"]
    patrol.sysop.call("revisiondelete", type="revision", ids=str(revid), hide="user")


def a_look_alike_of_yes(patrol: Patrol) -> None:
    patrol.say("уes")


def a_yes_in_capitals_by_an_account(patrol: Patrol) -> None:
    patrol.say("yes, please")
    patrol.wiki.account("Ordinary Olaf").edit(patrol.run_page, text="YES")


def test_a_run_page_that_was_moved_redirected_hidden_or_imitated_stops_it(patrol: Patrol) -> None:
    undo = settings(patrol, "$wgGroupPermissions['sysop']['deleterevision'] = true;")
    situations: list[Callable[[Patrol], None]] = [
        moved_away,
        moved_away_without_a_redirect,
        a_redirect_to_a_page_that_says_yes,
        a_yes_of_the_sysop_that_somebody_else_moved_there,
        its_author_hidden,
        a_look_alike_of_yes,
        a_yes_in_capitals_by_an_account,
    ]
    revid = probe(patrol, "Bight")
    before = by_the_bot(patrol)
    for situation in situations:
        situation(patrol)
        patrol.run()
        assert by_the_bot(patrol) == before, situation.__name__
        assert planned(patrol, revid), situation.__name__
    patrol.say("go on")
    patrol.say("yes")
    patrol.run()
    assert patrol.text("Bight") == ARTICLE
    undo()


def test_a_sysop_who_saves_the_yes_of_somebody_else_again_is_told_to_save_another_word_first(patrol: Patrol) -> None:
    revid = probe(patrol, "Firth")
    patrol.say("no")
    patrol.wiki.anonymous(ADDRESS).edit(patrol.run_page, text="yes")
    patrol.say("yes")  # MediaWiki makes no revision of it
    assert patrol.authors(patrol.run_page)[-1] != ADMIN

    done = patrol.process("run", "--once", "--enforce")

    assert done.code == 0
    assert "has to save another word there first, and then 'yes'" in done.err
    assert planned(patrol, revid)
    patrol.say("and now")
    patrol.say("yes")
    patrol.run()
    assert patrol.text("Firth") == ARTICLE


# the session


def test_logged_out_it_logs_in_once_more_also_between_the_question_and_the_write(patrol: Patrol) -> None:
    """`between`: the session ends after the gate asked, so that the write itself finds it out."""
    probe(patrol, "Geo")
    live = session(patrol)
    patrol.run(before_writing=live._wire.forget)
    assert patrol.text("Geo") == ARTICLE

    probe(patrol, "Geo two")
    write, ended = live.write, []

    def between(**params: str) -> Any:
        if not ended:
            ended.append(True)
            live._wire.forget()
        return write(**params)

    live.write = between
    patrol.run()
    live.write = write
    assert ended
    assert patrol.text("Geo two") == ARTICLE
    assert patrol.authors("Geo two")[-1] == BOT


def test_logged_out_at_every_write_it_stops_after_the_third_and_ends(patrol: Patrol) -> None:
    revid = probe(patrol, "Wick")
    live = session(patrol)
    write, tries = live.write, []

    def between(**params: str) -> Any:
        tries.append(params["action"])
        live._wire.forget()
        return write(**params)

    live.write = between
    rounds = (partial(patrol.run, ahead=timedelta(minutes=minutes)) for minutes in range(6))
    with pytest.raises(UserError):
        deque(round_() for round_ in rounds)
    live.write = write
    assert tries == ["edit", "edit"] * 3
    assert planned(patrol, revid)
    assert BOT not in patrol.authors("Wick")


def test_another_account_in_the_session_stops_it_and_nothing_is_written_by_either(patrol: Patrol) -> None:
    revid = probe(patrol, "Stack")
    live = session(patrol)

    def somebody_else() -> None:
        live._wire.forget()
        for cookie in patrol.sysop._session.cookies:
            live._wire._http.cookie_jar.set_cookie(cookie)

    with pytest.raises(UserError) as told:
        patrol.run(before_writing=somebody_else)
    assert ADMIN in told.value.message
    assert [user for user in patrol.authors("Stack") if user in (BOT, ADMIN)] == [ADMIN]  # who made the page
    assert planned(patrol, revid)
    patrol.close()
    patrol.run()
    assert patrol.text("Stack") == ARTICLE


# the account


def test_a_renamed_account_stops_it(patrol: Patrol) -> None:
    revid = probe(patrol, "Linn")

    def rename(old: str, new: str) -> None:
        patrol.wiki.stop()
        patrol.database(f"update user set user_name = '{new}' where user_name = '{old}'")
        patrol.database(f"update actor set actor_name = '{new}' where actor_name = '{old}'")
        patrol.wiki.start()

    patrol.run(before_writing=lambda: rename(BOT, "Renamed bot"))
    with pytest.raises(SiteError):
        patrol.run()
    assert {BOT, "Renamed bot"}.isdisjoint(patrol.authors("Linn"))
    assert planned(patrol, revid)
    done = patrol.process("run", "--once", "--enforce")
    assert (done.code, "Traceback" in done.err) == (1, False)
    rename("Renamed bot", BOT)
    patrol.close()
    patrol.run()
    assert patrol.text("Linn") == ARTICLE


def test_a_block_of_one_page_closes_that_page_and_no_other(patrol: Patrol) -> None:
    closed, open_ = probe(patrol, "Tarn"), probe(patrol, "Beck")
    patrol.sysop.call("block", user=BOT, expiry="never", reason="leave the tarn alone", **ONE_PAGE)
    patrol.run()
    assert patrol.text("Beck") == ARTICLE
    assert patrol.text("Tarn") != ARTICLE
    found = patrol.action(f"down-{closed}")
    assert found["status"] == "person"
    assert "closes some pages" in found["result"]
    assert "leave the tarn alone" in found["result"]
    assert patrol.action(f"down-{open_}")["status"] == "done"
    doctor = {one["name"]: one for one in patrol.command("doctor", "--json").objects}
    assert doctor["partial block"]["status"] == "warn"
    patrol.sysop.call("unblock", user=BOT, reason="go on")


def test_a_block_between_the_question_and_the_write_lets_the_action_wait(patrol: Patrol) -> None:
    revid = probe(patrol, "Mere")
    live = session(patrol)
    write = live.write

    def between(**params: str) -> Any:
        patrol.sysop.call("block", user=BOT, expiry="never", reason="stop")
        return write(**params)

    live.write = between
    patrol.run()
    live.write = write
    assert planned(patrol, revid)
    assert BOT not in patrol.authors("Mere")
    patrol.sysop.call("unblock", user=BOT, reason="go on")
    patrol.run()
    assert patrol.text("Mere") == ARTICLE


def test_an_account_that_is_no_bot_any_more_stops_it(patrol: Patrol) -> None:
    revid = probe(patrol, "Rigg")
    with pytest.raises(UserError) as told:
        patrol.run(before_writing=lambda: groups(patrol, remove="bot"))
    groups(patrol, add="bot")
    assert "is no bot" in told.value.message
    assert planned(patrol, revid)
    patrol.close()
    patrol.run()
    assert patrol.text("Rigg") == ARTICLE


def test_an_account_that_lost_its_right_to_edit_waits_until_it_has_it_again(patrol: Patrol) -> None:
    revid = probe(patrol, "Fell")
    undo = settings(patrol, "$wgRevokePermissions['bot']['edit'] = true;")
    done = patrol.process("run", "--once", "--enforce")
    undo()
    assert done.code == 0
    assert "has lost the right edit" in done.err
    assert planned(patrol, revid)
    patrol.run()
    assert patrol.text("Fell") == ARTICLE


def test_the_doctor_names_what_is_granted_needlessly(patrol: Patrol) -> None:
    groups(patrol, add="interface-admin")
    found = {one["name"]: one for one in patrol.command("doctor", "--json").objects}
    groups(patrol, remove="interface-admin")
    assert found["group interface-admin"]["status"] == "warn"
    assert found["rights to block"]["found"] == "granted: block"
    assert found["delete"]["found"] == "granted, never used"
    assert found["rights to change groups"]["found"] == "granted: none"
    assert "right editsitejs" not in found  # the grants of the bot password keep it away
    with pytest.raises(ApiError):
        patrol.wiki.account("Ordinary Olaf").call("block", user=BOT, expiry="never")


# the budget and the breaker


def test_a_used_up_budget_lets_actions_wait_and_the_log_page_says_that_a_person_is_needed(patrol: Patrol) -> None:
    rules = patrol.home / "rules" / "brakes.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("hour = 30\nday = 100", "hour = 1\nday = 1", 1), encoding="utf-8")
    patrol.close()
    first, second = probe(patrol, "Haven"), probe(patrol, "Roads")
    patrol.run()
    patrol.run()
    assert sorted(patrol.action(f"down-{revid}")["status"] for revid in (first, second)) == ["done", "planned"]
    [alarm] = patrol.command("status", "--json").objects[0]["brakes"]
    assert (alarm["kind"], alarm["about"], alarm["waiting"]) == ("budget", "revert", 1)
    assert "Something waits for a person" in patrol.text(patrol.log_page)
    waiting = next(one["key"] for one in patrol.due())
    assert patrol.command("due", "approve", waiting).code == 0
    patrol.run()
    assert (patrol.text("Haven"), patrol.text("Roads")) == (ARTICLE, ARTICLE)


def budgets(patrol: Patrol, share_from: int = 200, **changed: dict[str, float]) -> None:
    """Other numbers in some budgets; `_` stands for the hyphen of an id."""
    rules = patrol.home / "rules" / "brakes.toml"
    text = rules.read_text(encoding="utf-8").replace("share_from = 200", f"share_from = {share_from}")
    for name, numbers in changed.items():
        head, id_, rest = text.partition(f'[[budget]]\nid = "{name.replace("_", "-")}"')
        for key, number in numbers.items():
            rest = re.sub(rf"^{key} = .*", f"{key} = {number}", rest, count=1, flags=re.MULTILINE)
        text = head + id_ + rest
    rules.write_text(text, encoding="utf-8")
    patrol.close()


def test_on_a_busy_wiki_the_budget_is_a_share_of_its_edits(patrol: Patrol) -> None:
    week = [f"Busy page {number % 5}" for number in range(28)]
    for number, title in enumerate(week):
        patrol.sysop.edit(title, text=f"{ARTICLE} {number} {letters()}")
    patrol.run()
    edits = patrol.app().store.edits_since(datetime.now(UTC) - timedelta(days=7), f"user:{BOT}") / 7
    assert edits >= 4
    # So much that one revert fits into an hour by the number, and two by the share.
    share = 2.5 / (edits + 1)
    one = {"hour": 1, "day": 1, "hour_share": share, "day_share": share}
    patrol.app().store.set_meta("edits_counted", "2020-01-01T00:00:00+00:00")
    budgets(patrol, share_from=4, revert=one)
    probes = [probe(patrol, f"Sound {number}") for number in range(3)]
    patrol.run()
    assert sorted(patrol.action(f"down-{revid}")["status"] for revid in probes) == ["done", "done", "planned"]


def test_a_flood_of_the_silenced_has_a_budget_of_its_own_and_everybody_elses_goes_on(patrol: Patrol) -> None:
    patrol.sysop.edit("Strand", text=ARTICLE)
    flood = patrol.wiki.account("Flooding Flo")
    flood.edit("Strand", appendtext=f"\n\n{letters()}")
    patrol.run()
    flood.edit("Strand", appendtext="\n\n[https://flo.example/ lamps for all]")
    patrol.run()
    assert patrol.state("Flooding Flo") == "silenced"
    budgets(patrol, revert={"hour": 3, "day": 3}, confirmed_revert={"hour": 4, "day": 4})

    spam = [flood.edit(f"Strand {number}", text=f"[https://flo.example/{number} lamps for all]") for number in range(6)]
    patrol.run()
    patrol.run(ahead=timedelta(minutes=15))  # after the delay that a silenced author's edits may have
    # Of the four, one was used up by what silenced her.
    assert sorted(patrol.action(f"down-{revid}")["status"] for revid in spam) == ["done"] * 3 + ["planned"] * 3
    [alarm] = patrol.command("status", "--json").objects[0]["brakes"]
    assert (alarm["kind"], alarm["about"], alarm["waiting"]) == ("budget", "confirmed-revert", 3)

    probe(patrol, "Shore")
    patrol.run()
    assert patrol.text("Shore") == ARTICLE
    patrol.run(ahead=timedelta(days=1, minutes=16))
    assert [patrol.action(f"down-{revid}")["status"] for revid in spam] == ["done"] * 6


def test_what_fits_a_confirmed_campaign_goes_when_the_budget_of_all_else_is_used_up(patrol: Patrol) -> None:
    def advertises(number: int) -> int:
        """Somebody new brings the advert of a campaign to a page of its own."""
        patrol.sysop.edit(f"Slipway {number}", text=ARTICLE)
        text = f"Looking for quick hull help on slipway {number}? Call us at https://hulls.example/{number} today!"
        revid = patrol.wiki.account(f"Shipwright {number}").edit(f"Slipway {number}", appendtext=f"\n\n{text}")
        patrol.run()
        return revid

    for number in range(4):
        advertises(number)
    [case] = [one["id"] for one in patrol.command("cases", "--json").objects]
    assert patrol.command("cases", "confirm", str(case)).code == 0
    patrol.run()
    budgets(patrol, revert={"hour": 1, "day": 1}, hold={"hour": 1, "day": 1})
    probes = [probe(patrol, f"Jetty {number}") for number in range(2)]
    patrol.run()
    assert sorted(patrol.action(f"down-{revid}")["status"] for revid in probes) == ["done", "planned"]

    later = [advertises(number) for number in range(4, 7)]
    patrol.run()

    assert [patrol.text(f"Slipway {number}") for number in range(3, 7)] == [ARTICLE] * 4
    assert {patrol.action(f"down-{revid}")["status"] for revid in later} == {"done"}
    assert sorted(patrol.action(f"down-{revid}")["status"] for revid in probes) == ["done", "planned"]


def test_a_rule_that_people_overturn_thrice_only_lists_until_it_is_reset(patrol: Patrol) -> None:
    revids = []
    for number in range(3):
        patrol.sysop.edit(f"Quay {number}", text=ARTICLE)
        visitor = patrol.wiki.anonymous(f"198.51.100.{number + 1}")
        revids.append(visitor.edit(f"Quay {number}", appendtext=f"\n\n{letters()}"))
    patrol.run()
    assert patrol.command("review", "release", *(f"down-{revid}" for revid in revids), "--yes").code == 0
    patrol.run()
    assert all(patrol.text(f"Quay {number}") != ARTICLE for number in range(3))
    listed = probe(patrol, "Quay 8")
    patrol.run()
    assert patrol.outcomes(listed) == ["watch"]
    [alarm] = patrol.command("status", "--json").objects[0]["brakes"]
    assert (alarm["kind"], alarm["about"]) == ("rule", "tracking-edit")
    assert patrol.command("rules", "reset", "tracking-edit", "--why", "mended").code == 0
    caught = probe(patrol, "Quay 9")
    patrol.run()
    assert patrol.outcomes(caught) == ["revert"]
    assert patrol.text("Quay 9") == ARTICLE
