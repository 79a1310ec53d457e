"""Killed at any step between intake and settling and started again, it ends as if nothing had happened."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from killed import Death, round_of
from patrol import Patrol, letters

from tools.faults.pictures import png
from wikiwatch.app.friction import keep_up
from wikiwatch.core.model import AccountState
from wikiwatch.rulefiles import packaged_rules_dir
from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = "The road leads over the hill.\n\nAt its end stands an inn."
NOTICE = "[[Category:Candidates for deletion]]"
MOST_DEATHS = 30  # a dozen writes, each of which a round dies at twice at most


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Patrol:
    """One home folder for all deaths on a wiki: each has pages of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("kill")).begin()
    patrol.close()
    return patrol


def killed(patrol: Patrol, when: str, step: str, number: int) -> int:
    """The exit code of a round that is killed at a step."""
    return round_of(patrol.home, Death(when, step, number))


def whole_round(patrol: Patrol) -> None:
    """A round that nobody kills."""
    assert round_of(patrol.home) == 0


@pytest.mark.parametrize(
    ("when", "step", "number"),
    [
        ("before", "record", 2),
        ("before", "plan", 2),
        ("before", "commit", 1),
        ("after", "commit", 1),
        ("after", "claim", 1),
        ("after", "keep_held", 1),
        ("before", "post", 1),
        ("after", "post", 1),
        ("before", "settle_claimed", 1),
        ("after", "settle_claimed", 2),
        ("before", "save_page", 1),
        ("after", "save_page", 1),
        ("before", "mark_published", 1),
    ],
)
def test_a_killed_round_is_finished_by_the_next_one_and_nothing_is_done_twice(
    patrol: Patrol, when: str, step: str, number: int
) -> None:
    old, new = f"Inn {when} {step}", f"Hostel {when} {step}"
    patrol.sysop.edit(old, text=ARTICLE)
    first, second = patrol.wiki.anonymous("192.0.2.7"), patrol.wiki.anonymous("198.51.100.7")
    probes = [first.edit(old, appendtext=f"\n\n{letters()}"), second.edit(new, text=letters())]

    assert killed(patrol, when, step, number) == -signal.SIGKILL
    whole_round(patrol)

    assert patrol.text(old) == ARTICLE
    assert NOTICE in patrol.text(new)
    assert [patrol.authors(old).count(BOT), patrol.authors(new).count(BOT)] == [1, 1]
    lines = [line for line in patrol.command("log", "--json").objects if line["revid"] in probes]
    assert [line["outcome"] for line in lines] == ["revert", "revert"]
    taken_down = [[action for action in line["actions"] if action["kind"] != "delete"] for line in lines]
    assert [[action["status"] for action in actions] for actions in taken_down] == [["done"], ["done"]]
    made = {patrol.history(title)[-1]["revid"] for title in (old, new)}
    assert {action["result_revid"] for actions in taken_down for action in actions} == made
    page = patrol.text(patrol.log_page)
    assert [page.count(f"[[Special:Diff/{revid}|") for revid in probes] == [1, 1]


def test_a_first_run_that_was_killed_is_done_again(patrol: Patrol, tmp_path: Path) -> None:
    fresh = Patrol(patrol.wiki, tmp_path)
    fresh.say("yes")

    assert killed(fresh, "before", "commit", 3) == -signal.SIGKILL
    whole_round(fresh)
    fresh.sysop.edit("Ferry", text=ARTICLE)
    probe = fresh.wiki.anonymous("192.0.2.7").edit("Ferry", appendtext=f"\n\n{letters()}")
    whole_round(fresh)

    assert fresh.text("Ferry") == ARTICLE
    assert [revid for revid, entry in fresh.log().items() if entry["outcome"] != "allow"] == [probe]


@pytest.mark.parametrize(("when", "step"), [("after", "post"), ("before", "settle_claimed")])
def test_a_block_is_made_once_however_often_the_round_dies(patrol: Patrol, when: str, step: str) -> None:
    title = f"Tavern {when} {step}"
    visitor = patrol.wiki.account(f"Deadly {when} {step.replace('_', ' ')}")
    patrol.sysop.edit(title, text=ARTICLE)
    visitor.edit(title, appendtext=f"\n\n{letters()}")
    whole_round(patrol)
    link = visitor.edit(title, appendtext="\n\n[https://deadly-lamps.example/ lamps for all]")
    whole_round(patrol)
    assert patrol.command("due", "approve", f"block-{link}").code == 0
    with sqlite3.connect(patrol.home / "wikiwatch.db") as database:
        database.execute("update action set due_at = planned_at where key = ?", [f"block-{link}"])

    assert killed(patrol, when, step, 1) == -signal.SIGKILL
    whole_round(patrol)

    entries = patrol.sysop.query(list="logevents", letype="block", letitle=f"User:{visitor.name}")["logevents"]
    assert [entry["user"] for entry in entries] == [BOT]
    assert patrol.state(visitor.name) == "blocked"
    assert not [action for action in patrol.due() if action["target"] == visitor.name]


# every other write


@dataclass(frozen=True)
class Deeds:
    """What a silenced account did, and what the wiki looked like before: each deed is taken back by another write."""

    spammer: str
    moved: str
    file: str
    made: str
    page: str

    def standing(self, patrol: Patrol) -> dict[str, Any]:
        """What stands on the wiki of all that the deeds touched."""
        return {
            "moved": patrol.text(self.moved),
            "moved off": patrol.text(f"{self.moved} off"),
            "file": uploads(patrol, self.file)[0],
            "made": patrol.text(self.made),
            "page": patrol.text(self.page),
            "blocked": len(patrol.blocks(self.spammer)),
        }


def uploads(patrol: Patrol, name: str) -> list[str]:
    """The check sums of a file's versions, newest first."""
    found = patrol.sysop.query(prop="imageinfo", titles=f"File:{name}", iiprop="sha1", iilimit="50")
    return [version["sha1"] for version in found["pages"][0]["imageinfo"]]


def log_of_the_bot(patrol: Patrol, *titles: str) -> list[str]:
    """The types of all log entries of the bot about some titles."""
    found = [patrol.sysop.query(list="logevents", letitle=title, leuser=BOT)["logevents"] for title in titles]
    # A move over a redirect logs that the redirect went.
    return sorted(one["type"] for entries in found for one in entries if one["action"] != "delete_redir")


def now_due(patrol: Patrol) -> None:
    """Let the time of all that is planned come."""
    with sqlite3.connect(patrol.home / "wikiwatch.db") as database:
        database.execute("update action set due_at = planned_at where status = 'planned'")


def dying(patrol: Patrol, when: str, step: str, number: int) -> int:
    """Rounds that die at a step, until one has nothing left to do there; how many died."""
    for deaths in range(MOST_DEATHS):
        now_due(patrol)
        if killed(patrol, when, step, number) == 0:
            return deaths
    raise AssertionError(f"still dying after {MOST_DEATHS} rounds: {patrol.due()}")


def did(patrol: Patrol, name: str) -> Deeds:
    """A silenced account moves a page, writes over a file, makes a page, and spams; its block was said yes to."""
    deeds = Deeds(
        spammer=f"{name} spammer", moved=f"{name} mill", file=f"{name}.png", made=f"{name} shop", page=f"{name} inn"
    )
    site = name.casefold().replace(" ", "-")
    patrol.sysop.edit(deeds.page, text=ARTICLE)
    patrol.sysop.edit(deeds.moved, text=f"{ARTICLE} Once.")
    patrol.sysop.upload(deeds.file, png(len(name)))
    visitor = patrol.wiki.account(deeds.spammer)
    visitor.edit(deeds.page, appendtext=f"\n\n{letters()}")
    whole_round(patrol)
    link = visitor.edit(deeds.page, appendtext=f"\n\n[https://{site}.example/ caps for all]")
    whole_round(patrol)
    assert patrol.state(deeds.spammer) == "silenced"
    visitor.call("move", **{"from": deeds.moved, "to": f"{deeds.moved} off", "noredirect": "1"})
    visitor.upload(deeds.file, png(255 - len(name)))
    made = visitor.edit(deeds.made, text=f"Caps for all: [https://{site}.example/ caps].")
    visitor.edit(deeds.page, prependtext=f"Caps for all: [https://{site}.example/ caps].\n\n")
    patrol.process("run", "--once")
    for key in (f"block-{link}", f"delete-{made}"):
        assert patrol.command("due", "approve", key).code == 0, key
    return deeds


@pytest.mark.parametrize(
    ("when", "step", "number"),
    [
        ("after", "post", 1),
        pytest.param("before", "post", 2, marks=pytest.mark.night),
        pytest.param("before", "settle_claimed", 2, marks=pytest.mark.night),
        pytest.param("after", "settle_claimed", 2, marks=pytest.mark.night),
    ],
)
def test_rounds_that_die_at_every_write_take_all_back_once_and_rounds_that_die_again_put_all_back_once(
    patrol: Patrol, tmp_path: Path, when: str, step: str, number: int
) -> None:
    # In a home of its own: budgets are used up by the other stories, and people overturn much here.
    patrol = Patrol(patrol.wiki, tmp_path).begin()
    patrol.close()
    name = f"Deadly {when} {step.replace('_', ' ')}"
    deeds = did(patrol, name)
    before = deeds.standing(patrol)

    assert dying(patrol, when, step, number) >= 4
    whole_round(patrol)

    down = deeds.standing(patrol)
    assert down["page"] == ARTICLE
    assert (down["moved"], down["made"], down["blocked"]) == (f"{ARTICLE} Once.", "", 1)
    assert down["file"] == uploads(patrol, deeds.file)[-1] != before["file"]
    assert patrol.authors(deeds.page).count(BOT) == 3
    titles = (f"{deeds.moved} off", f"File:{deeds.file}", deeds.made, f"User:{deeds.spammer}")
    assert log_of_the_bot(patrol, *titles) == ["block", "delete", "move", "upload"]

    assert patrol.command("undo", deeds.spammer, "--yes").code == 0
    assert dying(patrol, when, step, number) >= 4
    whole_round(patrol)

    again = deeds.standing(patrol)
    assert again.pop("moved") == ""  # the redirect that the spammer left, the program does not
    assert again | {"page": "", "moved": ""} == before | {"page": "", "moved": ""}
    assert "Caps for all" in again["page"] or "person" in [action["status"] for action in patrol.due()]
    assert log_of_the_bot(patrol, *titles, deeds.moved) == sorted(["block", "delete", "move", "upload"] * 2)


# friction

FRICTION = """
$wgGroupPermissions['suspect']['read'] = true;
$wgAddGroups['bot'] = [ 'suspect' ];
$wgRemoveGroups['bot'] = [ 'suspect' ];
"""


@pytest.fixture(scope="module", params=["bookworm", "trixie"], ids=["1.39", "1.43"])
def slowing(
    request: pytest.FixtureRequest,
    module_wiki: Callable[[WikiSettings], PracticeWiki],
    tmp_path_factory: pytest.TempPathFactory,
) -> Patrol:
    """A patrol that may put flagged accounts into a group."""
    patrol = Patrol(module_wiki(WikiSettings(suite=request.param, extra=FRICTION)), tmp_path_factory.mktemp("slow"))
    rules = (packaged_rules_dir() / "friction.toml").read_text(encoding="utf-8")
    (patrol.home / "rules" / "friction.toml").write_text(
        rules.replace('group = ""', 'group = "suspect"'), encoding="utf-8"
    )
    patrol.begin().close()
    return patrol


def comes_to(patrol: Patrol, user: str, state: AccountState) -> None:
    """Somebody comes to a state."""
    app = patrol.app()
    now = app.clock.now()
    until = now + timedelta(days=30)
    with app.store.transaction():
        app.store.set_state((f"user:{user}", user), state, now, until=until, revid=None, reason="")
        app.store.note_friction_looked(f"user:{user}", now - timedelta(days=1))
    patrol.close()


def goes_on(patrol: Patrol, visitor: Visitor, word: str) -> None:
    """Somebody makes three edits, which are held."""
    for number in range(3):
        visitor.edit(f"{visitor.name} {word} {number}", text="A plain sentence about the road.")
    whole_round(patrol)


def looks(patrol: Patrol) -> None:
    """The program looks who should be in the group."""
    keep_up(patrol.app())
    patrol.close()


def changes_of_groups(patrol: Patrol, user: str) -> list[tuple[str, list[str]]]:
    """Who changed somebody's groups, and to what, oldest first."""
    found = patrol.sysop.query(list="logevents", letype="rights", letitle=f"User:{user}", ledir="newer")["logevents"]
    return [(entry["user"], entry["params"]["newgroups"]) for entry in found]


@pytest.mark.parametrize(
    ("when", "step"),
    [
        ("after", "post"),
        pytest.param("before", "post", marks=pytest.mark.night),
        pytest.param("before", "settle_claimed", marks=pytest.mark.night),
        pytest.param("after", "settle_claimed", marks=pytest.mark.night),
    ],
)
def test_a_group_is_given_and_taken_once_however_often_the_round_dies(slowing: Patrol, when: str, step: str) -> None:
    user = f"Slowed {when} {step.replace('_', ' ')}"
    visitor = slowing.wiki.account(user)
    comes_to(slowing, user, AccountState.FLAGGED)
    goes_on(slowing, visitor, "first")
    before = changes_of_groups(slowing, user)
    looks(slowing)

    assert killed(slowing, when, step, 1) == -signal.SIGKILL
    whole_round(slowing)

    assert changes_of_groups(slowing, user) == [*before, (BOT, ["suspect"])]
    assert not [action for action in slowing.due() if action["kind"] == "group"]

    comes_to(slowing, user, AccountState.CLEARED)
    looks(slowing)
    assert killed(slowing, when, step, 1) == -signal.SIGKILL
    whole_round(slowing)

    assert changes_of_groups(slowing, user) == [*before, (BOT, ["suspect"]), (BOT, [])]

    comes_to(slowing, user, AccountState.FLAGGED)  # whoever goes on comes in anew: the program knows that they left
    goes_on(slowing, visitor, "second")
    looks(slowing)
    whole_round(slowing)
    assert changes_of_groups(slowing, user)[len(before) + 2 :] == [(BOT, ["suspect"])]
