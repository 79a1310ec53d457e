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
    [found] = [one for one in patrol.app().store.proposals(open_only=False) if one["user"] == user]
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


def flagged(patrol: Patrol, user: str, titles: list[str], site: str) -> list[int]:
    """A newcomer who brings a source to four pages, and is flagged for it: the edits."""
    newcomer = patrol.wiki.account(user)
    edits = [newcomer.edit(title, appendtext=f"\n\n{source(title, site)}") for title in titles[:4]]
    patrol.run()
    assert patrol.state(user) == "flagged"
    assert [patrol.text(title) for title in titles[:4]] == [before(title) for title in titles[:4]]
    return edits


def test_all_that_brought_a_domain_comes_back_by_one_command(patrol: Patrol) -> None:
    titles = villages(patrol, "Chapel")
    edits = flagged(patrol, "Newcomer Ned", titles, "chronicle")
    domain = ("--domain", "chronicle.example")
    assert {one["id"] for one in patrol.command("review", *domain, "--json").objects} == {
        f"down-{revid}" for revid in edits
    }

    assert patrol.command("review", "release", *domain, "--dry-run", "--json").code == 0
    patrol.run()
    assert patrol.text(titles[0]) == before(titles[0])

    assert patrol.command("review", "release", *domain, "--why", "the county's own", "--yes").code == 0
    patrol.run()
    assert [patrol.text(title) for title in titles[:4]] == [
        f"{before(title)}\n\n{source(title, 'chronicle')}" for title in titles[:4]
    ]
    told = [one for one in patrol.command("audit", "--json").objects if one["why"] == "the county's own"]
    assert {one["key"] for one in told} >= {f"down-{revid}" for revid in edits}
    assert all(one["who"] and one["at"] for one in told)


def test_a_release_that_nobody_answers_is_carried_out_with_a_note_where_the_rules_say_so(patrol: Patrol) -> None:
    rules = patrol.home / "rules" / "review.toml"
    text = rules.read_text(encoding="utf-8")
    assert text.index('id = "release"') < text.index('unanswered = "keep"') < text.index('id = "silence"')
    rules.write_text(text.replace('unanswered = "keep"', 'unanswered = "release"', 1), encoding="utf-8")
    patrol.close()
    titles = villages(patrol, "Well")
    flagged(patrol, "Newcomer Nan", titles, "wells")
    for number in range(1, 9):
        patrol.run(ahead=number * A_REVIEW)
    assert proposal(patrol, "Newcomer Nan")["status"] == "open"
    assert patrol.text(titles[0]) == before(titles[0])

    for number in range(9, 12):
        patrol.run(ahead=number * A_REVIEW)
    found = proposal(patrol, "Newcomer Nan")
    assert (found["status"], found["who"], "nobody" in found["why"]) == ("carried_out", "wikiwatch", True)
    assert [patrol.text(title) for title in titles[:4]] == [
        f"{before(title)}\n\n{source(title, 'wells')}" for title in titles[:4]
    ]


def test_a_class_that_people_agreed_with_fifty_times_acts_by_itself_until_one_is_overturned(patrol: Patrol) -> None:
    app = patrol.app()
    with app.store.transaction():
        for number in range(50):
            key = app.store.propose((f"user:Somebody {number}", ""), "release", app.clock.now(), {})
            app.store.close_proposal(key, "accepted", app.clock.now(), "Sybil", "")
            app.store.decided(app.clock.now(), "Sybil", "accept", f"proposal-{key}", "")
    titles = villages(patrol, "Gate")
    edits = flagged(patrol, "Newcomer Nat", titles, "gates")
    patrol.run(ahead=A_REVIEW)
    assert proposal(patrol, "Newcomer Nat")["status"] == "carried_out"
    patrol.run(ahead=A_REVIEW)
    assert source(titles[0], "gates") in patrol.text(titles[0])
    assert [one["automatic"] for one in classes(patrol) if one["class"] == "release"] == [True]

    assert patrol.command("review", "confirm", *(f"down-{revid}" for revid in edits), "--yes").code == 0
    patrol.run(ahead=A_REVIEW)
    assert patrol.text(titles[0]) == before(titles[0])
    assert [one["automatic"] for one in classes(patrol) if one["class"] == "release"] == [False]


def classes(patrol: Patrol) -> list[dict[str, Any]]:
    """What `status` says of the classes of decision."""
    [status] = patrol.command("status", "--json").objects
    return list(status["classes"])
