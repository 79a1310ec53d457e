"""Killed at any step between intake and settling and started again, it ends as if nothing had happened."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from patrol import PROCESS_WITHIN, Patrol, letters

from wikiwatch.sandbox.settings import WikiSettings
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = "The road leads over the hill.\n\nAt its end stands an inn."
NOTICE = "[[Category:Candidates for deletion]]"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def patrol(module_wiki: Callable[[WikiSettings], PracticeWiki], tmp_path_factory: pytest.TempPathFactory) -> Patrol:
    """One wiki and one home folder for all deaths: each has pages of its own."""
    patrol = Patrol(module_wiki(WikiSettings(suite="trixie")), tmp_path_factory.mktemp("kill")).begin()
    patrol.close()
    return patrol


def killed(patrol: Patrol, when: str, step: str, number: int) -> int:
    """The exit code of a round that is killed at a step."""
    command = [sys.executable, str(HERE / "killed.py"), when, step, str(number), "--home", str(patrol.home)]
    done = subprocess.run(
        [*command, "run", "--once", "--enforce"], capture_output=True, text=True, timeout=PROCESS_WITHIN
    )
    return done.returncode


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
    after = patrol.process("run", "--once", "--enforce")

    assert after.code == 0, after.err
    assert patrol.text(old) == ARTICLE
    assert NOTICE in patrol.text(new)
    assert [patrol.authors(old).count(BOT), patrol.authors(new).count(BOT)] == [1, 1]
    lines = [line for line in patrol.command("log", "--json").objects if line["revid"] in probes]
    assert [line["outcome"] for line in lines] == ["revert", "revert"]
    assert [[action["status"] for action in line["actions"]] for line in lines] == [["done"], ["done"]]
    made = {patrol.history(title)[-1]["revid"] for title in (old, new)}
    assert {action["result_revid"] for line in lines for action in line["actions"]} == made
    page = patrol.text(patrol.log_page)
    assert [page.count(f"[[Special:Diff/{revid}|") for revid in probes] == [1, 1]


def test_a_first_run_that_was_killed_is_done_again(patrol: Patrol, tmp_path: Path) -> None:
    fresh = Patrol(patrol.wiki, tmp_path)
    fresh.say("yes")

    assert killed(fresh, "before", "commit", 3) == -signal.SIGKILL
    fresh.process("run", "--once", "--enforce")
    fresh.sysop.edit("Ferry", text=ARTICLE)
    probe = fresh.wiki.anonymous("192.0.2.7").edit("Ferry", appendtext=f"\n\n{letters()}")
    fresh.process("run", "--once", "--enforce")

    assert fresh.text("Ferry") == ARTICLE
    assert [revid for revid, entry in fresh.log().items() if entry["outcome"] != "allow"] == [probe]


@pytest.mark.parametrize(("when", "step"), [("after", "post"), ("before", "settle_claimed")])
def test_a_block_is_made_once_however_often_the_round_dies(patrol: Patrol, when: str, step: str) -> None:
    title = f"Tavern {when} {step}"
    visitor = patrol.wiki.account(f"Deadly {when} {step.replace('_', ' ')}")
    patrol.sysop.edit(title, text=ARTICLE)
    visitor.edit(title, appendtext=f"\n\n{letters()}")
    patrol.process("run", "--once", "--enforce")
    link = visitor.edit(title, appendtext="\n\n[https://deadly-lamps.example/ lamps for all]")
    patrol.process("run", "--once", "--enforce")
    assert patrol.command("due", "approve", f"block-{link}").code == 0
    with sqlite3.connect(patrol.home / "wikiwatch.db") as database:
        database.execute("update action set due_at = planned_at where key = ?", [f"block-{link}"])

    assert killed(patrol, when, step, 1) == -signal.SIGKILL
    patrol.process("run", "--once", "--enforce")

    entries = patrol.sysop.query(list="logevents", letype="block", letitle=f"User:{visitor.name}")["logevents"]
    assert [entry["user"] for entry in entries] == [BOT]
    assert patrol.state(visitor.name) == "blocked"
    assert not [action for action in patrol.due() if action["target"] == visitor.name]
