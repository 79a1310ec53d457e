"""The law of faults, on a wiki in memory: what stands at the end is as if nothing had happened."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
import requests
from loopback import body, web_server

from tools.faults import faults
from tools.faults import story as stories
from tools.faults.ends import End, differences, mishaps_noted
from tools.faults.events import GLAZIER, OFFERS, PAINTER, VILLAIN, Choice, Move, Trouble, Way, plain, story
from tools.faults.faults import Faults
from tools.faults.kinds import KINDS, Kind
from tools.faults.made_of import BOT, SYSOP, Clock
from tools.faults.proxy import between
from tools.faults.story import Teller, teller
from tools.faults.wiki import Wiki
from wikiwatch.app import publish

# Two or three seconds of processor time each, and each kind of trouble in one; `make faults` tells thousands.
STORIES = (0, 1, 4, 5, 8, 10)


@pytest.fixture(scope="module")
def tells() -> Iterator[Teller]:
    with teller() as tells:
        yield tells


@pytest.mark.parametrize("seed", STORIES)
def test_a_story_with_faults_ends_as_without(tells: Teller, seed: int) -> None:
    found = tells.end_of(story(seed), faulty=True)
    assert list(differences(found, tells.end_of(story(seed), faulty=False))) == []
    assert found.faults


def test_in_those_stories_are_all_troubles_and_people_who_put_back() -> None:
    told = [story(seed) for seed in STORIES]
    troubles = [one.trouble for one in told]
    assert {one.at_writes for one in troubles if one.outage} == {True, False}
    assert any(one.ended for one in troubles)
    assert any(one.jump for one in troubles)
    assert {PAINTER, GLAZIER} <= {event.user for one in told for event in one.events}
    assert any(one.moves for one in told)
    assert any(event.title == OFFERS for one in told for event in one.events)
    assert any(one.at_once < 5 for one in troubles)
    assert {choice.way for one in told for choice in one.choices} == set(Way)


@pytest.mark.parametrize("seed", [8, 19])
def test_what_a_lost_write_took_down_as_well_is_done_too(tells: Teller, seed: int) -> None:
    """A write took down two edits of a page, its answer was lost, and the other edit came first afterwards."""
    found = tells.end_of(plain(seed), faulty=True)
    assert list(differences(found, tells.end_of(plain(seed), faulty=False))) == []


@pytest.mark.parametrize("name", ["lost", "half", "badtoken", "JSON of another shape"])
def test_one_kind_of_fault_at_every_fourth_request(tells: Teller, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    [kind] = [kind for kind in KINDS if kind.name == name]

    monkeypatch.setattr(stories, "Faults", lambda seed, **_: Faults(seed, (kind,)))
    found = tells.end_of(plain(3), faulty=True)
    assert list(differences(found, tells.end_of(plain(3), faulty=False))) == []


def test_the_law_sees_a_write_that_is_lost_or_comes_twice(tells: Teller) -> None:
    without = tells.end_of(story(0), faulty=False)
    assert without.writes
    spoilt = tells.end_of(story(0), faulty=False)
    title = next(iter(spoilt.pages))
    spoilt.pages[title] += " spam"
    spoilt.wrongs.append("done 2 times")
    assert [line.split(":")[0] for line in differences(spoilt, without)] == ["done 2 times", "pages"]


def test_in_a_story_texts_go_and_come_back_and_somebody_is_blocked_and_unblocked(tells: Teller) -> None:
    told = plain(0)
    assert told.undone
    end = tells.end_of(told, faulty=False)
    assert {what.split()[0] for what in end.writes} == {"edit", "block", "unblock"}
    assert {"down", "release", "block", "undo"} == {key.split("-")[0] for key in end.actions}


def test_in_a_story_pages_are_moved_back_and_deleted_and_somebody_comes_into_a_group(tells: Teller) -> None:
    """And all but the group is taken back at the end, which ends with the flag."""
    end = tells.end_of(story(2), faulty=False)
    assert {"move", "delete", "undelete", "userrights"} <= {what.split()[0] for what in end.writes}
    assert {"move", "delete", "undo-move", "undo-delete", "group-Glazier-in", "group-Glazier-out"} <= {
        key.split(" ")[0].rstrip("-0123456789") for key in end.actions
    }
    assert set(end.actions.values()) <= {"done", "person"}


def test_a_page_that_was_moved_on_and_on_is_back_though_no_answer_to_a_move_came(tells: Teller) -> None:
    moves = (Move(2, VILLAIN, "Ferry", "Ferry for sale"), Move(2, VILLAIN, "Ferry for sale", "Ferry of lamps"))
    told = replace(plain(0), moves=moves, trouble=Trouble(outage="lost", at_writes=True, outage_at=2))
    found = tells.end_of(told, faulty=True)
    assert list(differences(found, tells.end_of(told, faulty=False))) == []


def test_the_law_sees_what_the_program_logs_as_an_error() -> None:
    with_faults, without = End(), End()
    with mishaps_noted(with_faults):
        logging.getLogger("wikiwatch.daemon").error("a round failed", exc_info=KeyError("query"))
        logging.getLogger("wikiwatch.daemon").warning("the wiki does not answer")
    assert list(differences(with_faults, without)) == ["logged: a round failed: KeyError('query')"]
    assert list(differences(without, with_faults)) == ["without faults: logged: a round failed: KeyError('query')"]


def test_the_law_sees_what_the_log_page_does_not_tell(tells: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "log_page", lambda *_, **__: "nothing")
    end = tells.end_of(story(0), faulty=False)
    assert any(wrong.startswith("on the log page 0 times") for wrong in end.wrongs)


def test_the_law_sees_what_nobody_read_in_an_outage_of_writes(tells: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "is_read", lambda _asked: False)
    told = replace(plain(0), trouble=Trouble(outage="503", at_writes=True, outage_at=1))
    end = tells.end_of(told, faulty=True)
    assert any(wrong.startswith("not judged while no write came through") for wrong in end.wrongs)


def test_somebody_puts_back_by_hand_and_by_a_command(tells: Teller) -> None:
    told = replace(plain(0), choices=(Choice(1, Way.BY_HAND, 0), Choice(2, Way.RELEASE, 0)))
    end = tells.end_of(told, faulty=False)
    assert {"Sybil: undo", "Sybil: release"} <= {one.rpartition(" ")[0] for one in end.decisions}


def test_a_story_is_the_same_each_time_it_is_told(tells: Teller) -> None:
    assert story(8) == story(8)
    first, second = (tells.end_of(story(8), faulty=True) for _ in range(2))
    assert first == second


def test_the_wiki_in_memory_keeps_what_the_run_page_said_at_each_write() -> None:
    wiki = Wiki(Clock())
    wiki.logged_in = True
    wiki.edit(SYSOP, f"User:{BOT}/Run", "no")
    asked = {"action": "edit", "title": "Bridge", "text": "Words.", "summary": "why", "token": "right+\\"}
    assert wiki.call(asked)["edit"]["result"] == "Success"
    assert wiki.writes == [("edit", "Bridge: why", False)]
    assert wiki.call({**asked, "token": "old"})["error"]["code"] == "badtoken"


def test_the_wiki_in_memory_gives_changes_in_several_answers() -> None:
    wiki = Wiki(Clock())
    wiki.at_once = 2
    saved = [wiki.edit(SYSOP, f"Page {number}", "Words.") for number in range(5)]
    asked = {"action": "query", "list": "recentchanges", "rclimit": "500"}
    found, more = list[int](), dict[str, str]()
    for _ in range(3):
        answer = wiki.call({**asked, **more})
        found += [one["revid"] for one in answer["query"]["recentchanges"]]
        more = answer.get("continue", {})
    assert (found, more) == (saved, {})


def test_the_proxy_passes_on_and_spoils() -> None:
    kinds = {kind.name: kind for kind in KINDS}
    next_one: list[Kind | None] = [None, kinds["503"], kinds["truncated JSON"], kinds["lost"]]
    with web_server() as web:
        web.replies["/api.php"] = body(b'{"query": {}}', 200, "Content-Type: application/json")
        random = Random(1)
        with (
            between(web.url("/api.php"), lambda _: next_one.pop(0), lambda kind, raw: kind.spoil(raw, random)) as proxy,
            requests.Session() as asks,
        ):
            asks.trust_env = False

            def ask() -> requests.Response:
                return asks.post(proxy.api, data={"action": "query"}, timeout=10)

            assert ask().json() == {"query": {}}
            assert ask().status_code == 503
            assert len(web.paths) == 1  # not carried out
            assert ask().text in '{"query": {}}'
            with pytest.raises(requests.ConnectionError):
                ask()
            assert len(web.paths) == 3  # carried out, and its answer lost
