"""On real wikis: a person of standing who undoes the bot in any of MediaWiki's ways is believed, others are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from patrol import Patrol, letters

from wikiwatch.sandbox.visitor import Visitor
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

ARTICLE = "The valley has three mills.\n\nThe oldest one grinds oats.\n\nThe youngest one saws timber."


@pytest.fixture
def patrol(shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol for each story: rules that people overturn a few times stop acting, as they should."""
    patrol = Patrol(shared_wiki, tmp_path).begin()
    yield patrol
    patrol.close()


def taken_down(patrol: Patrol, title: str) -> tuple[int, str, int]:
    """Letters on a page that the bot took down: their revision, the text with them, and the bot's revision."""
    patrol.sysop.edit(title, text=ARTICLE)
    revid = patrol.wiki.anonymous("203.0.113.5").edit(title, appendtext=f"\n\n{letters()}")
    text = patrol.text(title)
    patrol.run()
    assert patrol.text(title) == ARTICLE
    return revid, text, patrol.history(title)[-1]["revid"]


def restore_text(visitor: Visitor, title: str, text: str, down: int) -> None:
    """Save the text as it was."""
    visitor.edit(title, text=text)


def undo(visitor: Visitor, title: str, text: str, down: int) -> None:
    """Undo the bot's edit."""
    visitor.call("edit", title=title, undo=str(down), summary="undone")


def roll_back(visitor: Visitor, title: str, text: str, down: int) -> None:
    """Roll the bot back."""
    visitor.rollback(title, BOT)


def undo_among_others(visitor: Visitor, title: str, text: str, down: int) -> None:
    """Change something else first, then undo the bot's edit, which MediaWiki merges."""
    visitor.replace(title, "three mills", "four mills")
    visitor.call("edit", title=title, undo=str(down), summary="undone")


def paste(visitor: Visitor, title: str, text: str, down: int) -> None:
    """Put the passage back by hand, with more beside it."""
    visitor.edit(title, text=f"A valley.\n\n{text}\n\nMore to come.")


@pytest.mark.parametrize("way", [restore_text, undo, roll_back, undo_among_others, paste])
def test_the_verdict_was_wrong_and_the_text_stays(
    patrol: Patrol, way: Callable[[Visitor, str, str, int], None]
) -> None:
    title = f"Mill {way.__name__}".replace("_", " ")
    revid, text, down = taken_down(patrol, title)
    way(patrol.sysop, title, text, down)
    stands, saved = patrol.text(title), len(patrol.history(title))

    patrol.run()
    patrol.run()

    assert patrol.log()[revid]["overturned"]
    assert patrol.text(title) == stands
    assert len(patrol.history(title)) == saved


@pytest.mark.parametrize("name", ["Undoing Ulf", "Аdmin"])
def test_who_has_no_standing_is_not_believed_whatever_the_summary_says(patrol: Patrol, name: str) -> None:
    title = f"Lock {name}"
    revid, text, _ = taken_down(patrol, title)
    imitated = f"Put back after a second look: [[{patrol.log_page}]] (release-{revid})"
    patrol.wiki.account(name).edit(title, imitated, text=text)

    patrol.run()

    assert not patrol.log()[revid]["overturned"]


def test_a_sysop_who_lifts_the_bots_block_clears_the_author(patrol: Patrol) -> None:
    spammer = patrol.wiki.account("Barge Bert")
    for number in range(6):
        patrol.sysop.edit(f"Barge {number}", text=ARTICLE)
        spammer.edit(f"Barge {number}", appendtext="\n\nBest barges of the coast: [https://barges.example/all barges].")
    patrol.run()
    [block] = [action for action in patrol.due() if action["kind"] == "block"]
    patrol.command("due", "approve", block["key"])
    patrol.run(ahead=timedelta(days=15))
    assert patrol.blocks("Barge Bert")

    patrol.sysop.call("unblock", user="Barge Bert")
    patrol.run(ahead=timedelta(days=15, hours=1))

    assert patrol.state("Barge Bert") == "cleared"
    decided: list[dict[str, Any]] = patrol.command("audit", "--json").objects
    assert [row["who"] for row in decided if row["key"] == block["key"] and row["what"] == "undo"] == ["Admin"]
