"""Moves, uploads and pages of unwanted authors on real MediaWikis: taken back, or deleted after a yes."""

from __future__ import annotations

import secrets
import signal
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from killed import Death, round_of
from patrol import Json, Patrol

from tools.faults.pictures import png
from wikiwatch.core.model import AccountState
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = "The road leads over the hill.\n\nAt its end stands an inn."
LATER = timedelta(minutes=11)  # what a silenced author does goes within ten


@pytest.fixture(scope="module", params=["bookworm", "trixie"])
def patrol(
    request: pytest.FixtureRequest,
    module_wiki: Callable[[WikiSettings], PracticeWiki],
    tmp_path_factory: pytest.TempPathFactory,
) -> Patrol:
    """One wiki and one home folder for all stories of a suite."""
    return Patrol(module_wiki(WikiSettings(suite=request.param)), tmp_path_factory.mktemp("acts")).begin()


@pytest.fixture
def name() -> str:
    """What no other story uses."""
    return f"Acts {secrets.token_hex(4)}"


def silenced(patrol: Patrol, name: str, state: AccountState = AccountState.SILENCED) -> Visitor:
    """Somebody who is silenced, or in another state."""
    visitor = patrol.wiki.account(name)
    app = patrol.app()
    now = app.clock.now()
    with app.store.transaction():
        until = now + timedelta(days=30)
        app.store.set_state((f"user:{name}", name), state, now, until=until, revid=None, reason="adverts")
    return visitor


def rounds(patrol: Patrol, minutes: timedelta = LATER) -> None:
    """One round that judges, and one in which all that was planned is due."""
    patrol.run()
    patrol.run(ahead=minutes)


def of(patrol: Patrol, user: str) -> dict[str, Json]:
    """The actions about somebody, by kind; of several of a kind the last."""
    [fields] = patrol.command("explain", user, "--json").objects
    return {action["kind"]: action for action in reversed(fields["actions"])}


def uploaders(patrol: Patrol, title: str) -> list[str]:
    """Who uploaded the versions of a file, newest first."""
    [page] = patrol.sysop.query(titles=title, prop="imageinfo", iiprop="user", iilimit="20")["pages"]
    return [version["user"] for version in page["imageinfo"]]


def test_a_move_is_made_undone_and_the_page_history_stays_whole(patrol: Patrol, name: str) -> None:
    patrol.sysop.edit(name, text=ARTICLE)
    patrol.sysop.edit(f"Talk:{name}", text="Is there an inn?")
    mover = silenced(patrol, f"{name} mover")
    mover.call("move", **{"from": name, "to": f"Pills of {name}", "movetalk": "1", "reason": "better"})
    mover.call("move", **{"from": f"Pills of {name}", "to": f"More of {name}", "movetalk": "1", "reason": "better"})
    rounds(patrol)

    assert patrol.text(name) == ARTICLE
    assert patrol.text(f"Talk:{name}") == "Is there an inn?"
    assert patrol.authors(name)[0] == "Admin"
    assert patrol.sysop.query(titles=f"More of {name}")["pages"][0].get("missing")
    # The talk page comes back along with the page, or by itself where its time comes first: only the page's is sure.
    [entry] = [found for found in patrol.command("log", "--json").objects if found["title"] == name and found["rcid"]
               and found["kind"] == "log" and found["user"] == mover.name]  # fmt: skip
    assert [(action["kind"], action["status"]) for action in entry["actions"]] == [("move", "done")]

    key = entry["actions"][0]["key"]
    assert patrol.command("explain", key, "--json").objects[0]["row"] == "silenced"


def test_a_title_that_is_taken_leaves_the_page_to_a_person(patrol: Patrol, name: str) -> None:
    patrol.sysop.edit(name, text=ARTICLE)
    mover = silenced(patrol, f"{name} mover")
    mover.call("move", **{"from": name, "to": f"Pills of {name}", "reason": "better"})
    patrol.wiki.account(f"{name} guest").edit(name, text="An inn of another name.")
    rounds(patrol)

    assert patrol.text(f"Pills of {name}") == ARTICLE
    assert patrol.text(name) == "An inn of another name."
    found = of(patrol, mover.name)["move"]
    assert (found["status"], found["result"].partition(": ")[0]) == ("person", "refused")
    assert "another page stands under that title" in found["result"]


def test_a_page_goes_back_with_its_talk_pages_and_no_redirect_stays(patrol: Patrol, name: str) -> None:
    texts = {name: ARTICLE, f"Talk:{name}": "Is there an inn?", f"Talk:{name}/old": "There was a mill."}
    for title, text in texts.items():
        patrol.sysop.edit(title, text=text)
    mover = silenced(patrol, f"{name} mover")
    both = {"movetalk": "1", "movesubpages": "1"}
    mover.call("move", **{"from": name, "to": f"Pills of {name}", "reason": "better", **both})
    assert "#REDIRECT" in patrol.text(f"Talk:{name}/old")
    rounds(patrol)

    assert {title: patrol.text(title) for title in texts} == texts
    for title in (f"Pills of {name}", f"Talk:Pills of {name}", f"Talk:Pills of {name}/old"):
        assert patrol.sysop.query(titles=title)["pages"][0].get("missing")


@pytest.mark.parametrize("onwards", [False, True], ids=["there", "and on"])
def test_a_good_redirect_that_a_move_wrote_over_is_there_again(patrol: Patrol, name: str, onwards: bool) -> None:
    patrol.sysop.edit(name, text=ARTICLE)
    patrol.sysop.edit(f"{name} road", text=f"#REDIRECT [[{name}]]")
    mover = silenced(patrol, f"{name} mover")
    mover.call("move", **{"from": name, "to": f"{name} road", "reason": "better"})
    if onwards:
        mover.call("move", **{"from": f"{name} road", "to": f"Pills of {name}", "reason": "better"})
    rounds(patrol)

    assert patrol.text(name) == ARTICLE
    assert patrol.text(f"{name} road") == f"#REDIRECT [[{name}]]"
    assert patrol.sysop.query(titles=f"Pills of {name}")["pages"][0].get("missing")

    assert patrol.command("undo", mover.name, "--yes").code == 0
    rounds(patrol)
    assert patrol.text(f"Pills of {name}" if onwards else f"{name} road") == ARTICLE


def test_what_a_good_newcomer_moved_there_again_is_left_to_a_person(patrol: Patrol, name: str) -> None:
    patrol.sysop.edit(name, text=ARTICLE)
    mover, good = silenced(patrol, f"{name} mover"), patrol.wiki.account(f"{name} guest")
    mover.call("move", **{"from": name, "to": f"Road of {name}", "reason": "better"})
    good.call("move", **{"from": f"Road of {name}", "to": name, "reason": "why?"})
    good.call("move", **{"from": name, "to": f"Road of {name}", "reason": "it is the better title"})
    rounds(patrol)

    assert patrol.text(f"Road of {name}") == ARTICLE
    found = of(patrol, mover.name)["move"]
    assert (found["status"], good.name in found["result"]) == ("person", True)


def test_a_page_that_asks_bots_away_is_moved_back_after_a_yes_only(patrol: Patrol, name: str) -> None:
    text = f"{ARTICLE}\n\n{{{{nobots}}}}"
    patrol.sysop.edit(name, text=text)
    mover = silenced(patrol, f"{name} mover", AccountState.FLAGGED)
    mover.call("move", **{"from": name, "to": f"Pills of {name}", "reason": "better"})
    rounds(patrol)
    assert patrol.text(f"Pills of {name}") == text
    waiting = of(patrol, mover.name)["move"]
    assert waiting["status"] == "review"

    assert patrol.command("due", "approve", waiting["key"]).code == 0
    rounds(patrol)
    assert patrol.text(name) == text


@pytest.mark.parametrize("state", [AccountState.FLAGGED, AccountState.SILENCED])
def test_whoever_is_flagged_or_silenced_wins_nothing_by_saving_again(
    patrol: Patrol, name: str, state: AccountState
) -> None:
    patrol.sysop.edit(name, text=ARTICLE)
    author = silenced(patrol, f"{name} author", state)
    for _ in range(3):
        author.edit(name, appendtext="\n\nPills are sold at the inn.")
        rounds(patrol)
        assert patrol.text(name) == ARTICLE


def test_a_new_version_of_a_file_makes_way_for_the_one_before(patrol: Patrol, name: str) -> None:
    title = f"File:{name}.png"
    patrol.sysop.upload(f"{name}.png", png(1))
    uploader = silenced(patrol, f"{name} uploader")
    for shade in (2, 3):
        time.sleep(1)  # MediaWiki names the versions of a file by whole seconds
        uploader.upload(f"{name}.png", png(shade))
    time.sleep(1)
    rounds(patrol)

    assert uploaders(patrol, title) == [BOT, uploader.name, uploader.name, "Admin"]
    assert of(patrol, uploader.name)["filerevert"]["status"] in ("done", "skipped")


def test_a_first_upload_and_a_new_page_are_deleted_after_a_yes_only(patrol: Patrol, name: str) -> None:
    author = silenced(patrol, f"{name} author")
    author.upload(f"{name}.png", png(4))
    page = author.edit(f"Page {name}", text="Pills, pills, pills.")
    rounds(patrol)

    assert "[[Category:Candidates for deletion]]" in patrol.text(f"Page {name}")
    assert uploaders(patrol, f"File:{name}.png") == [author.name]
    waiting = [action for action in patrol.due() if action["kind"] == "delete" and name in action["target"]]
    assert {action["needs_yes"] for action in waiting} == {True}
    for action in waiting:
        assert patrol.command("due", "approve", action["key"]).code == 0
    rounds(patrol)

    for title in (f"Page {name}", f"File:{name}.png"):
        [found] = patrol.sysop.query(titles=title)["pages"]
        assert found.get("missing")
    assert patrol.action(f"delete-{page}")["status"] == "done"


def test_a_page_on_which_somebody_else_wrote_is_not_deleted(patrol: Patrol, name: str) -> None:
    author = silenced(patrol, f"{name} author")
    page = author.edit(name, text="Pills, pills, pills.")
    rounds(patrol)
    patrol.wiki.account(f"{name} guest").edit(name, text=ARTICLE)
    assert patrol.command("due", "approve", f"delete-{page}").code == 0
    rounds(patrol)

    assert patrol.text(name) == ARTICLE
    assert patrol.action(f"delete-{page}")["status"] == "person"


@pytest.mark.parametrize(("when", "step"), [("before", "post"), ("after", "post"), ("before", "settle_claimed")])
def test_killed_at_a_write_it_ends_as_if_nothing_had_happened(patrol: Patrol, name: str, when: str, step: str) -> None:
    patrol.sysop.edit(name, text=ARTICLE)
    patrol.sysop.upload(f"{name}.png", png(1))
    author = silenced(patrol, f"{name} author", AccountState.FLAGGED)
    author.call("move", **{"from": name, "to": f"Pills of {name}", "reason": "better"})
    author.upload(f"{name}.png", png(2))
    patrol.close()
    assert round_of(patrol.home, Death(when, step)) == -signal.SIGKILL
    patrol.run()
    patrol.run(ahead=timedelta(minutes=2))

    assert patrol.text(name) == ARTICLE
    assert uploaders(patrol, f"File:{name}.png") == [BOT, author.name, "Admin"]
    found = of(patrol, author.name)
    assert {found[kind]["status"] for kind in ("move", "filerevert")} == {"done"}
    moves = patrol.sysop.query(list="logevents", letype="move", leuser=BOT, letitle=f"Pills of {name}")["logevents"]
    assert len(moves) == 1
