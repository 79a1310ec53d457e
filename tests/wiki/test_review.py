"""Catch and release on real wikis: what a review proposes about flagged people, and what the answers do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from patrol import Patrol

from wikiwatch.app import review
from wikiwatch.core.action import ActionKind
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

A_REVIEW = timedelta(hours=9)
AFTER_ALL_BLOCKS = timedelta(days=15)
TOWNS = ("Springfield", "Shelbyville", "Ogdenville", "Haverbrook", "Brockway", "Cypress", "Capital", "Westerly")


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for the stories of a wiki; each has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("review")).begin()
    yield patrol
    patrol.close()


def villages(patrol: Patrol, kind: str) -> list[str]:
    """A page by the sysop for each town."""
    titles = [f"{kind} of {town}" for town in TOWNS]
    for title in titles:
        patrol.sysop.edit(title, text=before(title))
    return titles


def before(title: str) -> str:
    return f"{title} was built of grey stone in 1862.\n\nIt is looked after by a society of volunteers."


def source(title: str, site: str = "annals") -> str:
    return f"The building is told of at length: https://{site}.example/{title[-5:]} has a chapter with maps of it."


def proposal(patrol: Patrol, user: str) -> Mapping[str, Any]:
    [found] = [one for one in patrol.app().store.proposals() if one["user"] == user]
    return found


def test_a_newcomers_false_alarm_is_proposed_for_release_and_comes_back(patrol: Patrol) -> None:
    titles = villages(patrol, "Mill")
    newcomer = patrol.wiki.account("Newcomer Nell")
    for title in titles[:4]:
        newcomer.edit(title, appendtext=f"\n\n{source(title)}")

    patrol.run()
    assert patrol.state("Newcomer Nell") == "flagged"
    assert [patrol.text(title) for title in titles] == [before(title) for title in titles]

    newcomer.edit(titles[5], appendtext="\n\nIts wheel turned until the war.")
    patrol.run()
    assert patrol.text(titles[5]) == before(titles[5])

    patrol.run(ahead=A_REVIEW)
    found = proposal(patrol, "Newcomer Nell")
    assert found["class"] == "release"
    assert [one["level"] for one in found["detail"]["questions"]] == ["little"] * 3
    assert patrol.state("Newcomer Nell") == "flagged"

    review.accept(patrol.app(), found["id"], "Sysop", "a good source")
    patrol.run()
    for title in titles[:4]:
        assert patrol.text(title) == f"{before(title)}\n\n{source(title)}"
        assert patrol.authors(title)[1:] == ["Newcomer Nell", BOT, BOT]
    assert patrol.text(titles[5]) == f"{before(titles[5])}\n\nIts wheel turned until the war."
    assert patrol.state("Newcomer Nell") == "cleared"

    newcomer.edit(titles[6], appendtext=f"\n\n{source(titles[6])}")
    patrol.run()
    assert source(titles[6]) in patrol.text(titles[6])


def test_a_spammer_who_goes_on_is_proposed_for_silence_and_then_for_a_block(patrol: Patrol) -> None:
    titles = villages(patrol, "Tower")
    spammer = patrol.wiki.account("Pipe Pat")

    def advertise(title: str, site: str) -> int:
        text = f"Looking for quick {site} help in {title[-9:]}? Call the experts at https://{site}.example/1 today!"
        return spammer.edit(title, appendtext=f"\n\n{text}")

    for title in titles[:4]:
        advertise(title, "pipes")
    patrol.run()
    assert patrol.state("Pipe Pat") == "flagged"

    for number, title in enumerate(titles[:5]):
        advertise(title, f"roofs{number}")
    patrol.run()
    patrol.run(ahead=A_REVIEW)
    silence = proposal(patrol, "Pipe Pat")
    assert (silence["class"], silence["detail"]["attempts"]) == ("silence", 5)

    for number in range(32):
        advertise(titles[number % 8], f"walls{number}")
    patrol.run()
    patrol.run(ahead=2 * A_REVIEW)
    block = proposal(patrol, "Pipe Pat")
    assert (block["class"], block["id"]) == ("block", silence["id"])
    assert [patrol.text(title) for title in titles] == [before(title) for title in titles]
    assert patrol.blocks("Pipe Pat") == []

    review.accept(patrol.app(), block["id"], "Sysop")
    assert patrol.state("Pipe Pat") == "silenced"
    [planned] = [one for one in patrol.app().store.waiting() if one.kind is ActionKind.BLOCK]
    assert timedelta(days=6, hours=23) < planned.due_at - datetime.now(UTC) < timedelta(days=14)

    patrol.run(ahead=AFTER_ALL_BLOCKS)
    assert [one["by"] for one in patrol.blocks("Pipe Pat")] == [BOT]
    assert [patrol.text(title) for title in titles] == [before(title) for title in titles]
