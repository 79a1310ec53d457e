"""What becomes of a proposal that nobody answers, of what a release allows, and of a class's record, on real wikis."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from patrol import Patrol, letters

from wikiwatch.rulefiles import packaged_rules_dir
from wikiwatch.sandbox.wiki import PracticeWiki

A_REVIEW = timedelta(hours=9)
AFTER_ALL_BLOCKS = timedelta(days=15)
DAY = 86_400  # seconds
TOWNS = ("Aldbury", "Bickley", "Cadmore", "Dunholme", "Eastry", "Flitwick", "Greatham", "Hawkley")


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for the stories of a wiki; each has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("unanswered")).begin()
    yield patrol
    patrol.close()


@pytest.fixture(autouse=True)
def packaged(patrol: Patrol) -> Iterator[None]:
    """What each story changes in the rules is taken back."""
    yield
    (patrol.home / "rules" / "review.toml").write_text(
        (packaged_rules_dir() / "review.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    patrol.close()


def unanswered(patrol: Patrol, decision: str, then: str) -> None:
    """From now on a class of decision waits for two reviews, and then this happens."""
    rules = patrol.home / "rules" / "review.toml"
    head, id_, rest = rules.read_text(encoding="utf-8").partition(f'[[decision]]\nid = "{decision}"')
    rest = re.sub(r'unanswered = "\w+"', f'unanswered = "{then}"', rest, count=1)
    rest = re.sub(r"cycles = \d+", "cycles = 2", rest, count=1)
    rules.write_text(f"{head}{id_}{rest}", encoding="utf-8")
    patrol.close()


def reviews(patrol: Patrol, count: int) -> None:
    """So many reviews, nine hours apart, in which nobody says anything."""
    for number in range(1, count + 1):
        patrol.run(ahead=number * A_REVIEW)


def before(title: str) -> str:
    return f"{title} was built of red brick in 1871.\n\nIts keys are kept at the house opposite."


def pages(patrol: Patrol, kind: str) -> list[str]:
    """A page by the sysop for each town."""
    titles = [f"{kind} of {town}" for town in TOWNS]
    for title in titles:
        patrol.sysop.edit(title, text=before(title))
    return titles


def proposal(patrol: Patrol, user: str) -> Mapping[str, Any]:
    [found] = [one for one in patrol.app().store.proposals(open_only=False) if one["user"] == user]
    return found


def goes_on(patrol: Patrol, user: str, titles: list[str]) -> None:
    """A newcomer who is flagged for the same advert on four pages, and then brings five more."""
    spammer = patrol.wiki.account(user)
    for sites in ([user.split()[-1].casefold()] * 4, [f"roofs{number}" for number in range(5)]):
        for title, site in zip(titles, sites, strict=False):
            text = f"Looking for quick {site} help in {title[-9:]}? Call the experts at https://{site}.example/1 today!"
            spammer.edit(title, appendtext=f"\n\n{text}")
        patrol.run()
    assert patrol.state(user) == "flagged"


@pytest.mark.parametrize(("then", "state"), [("keep", "flagged"), ("carry_out", "silenced")])
def test_silence_that_nobody_answers_goes_on_waiting_or_is_carried_out(patrol: Patrol, then: str, state: str) -> None:
    unanswered(patrol, "silence", then)
    user = f"Gutter {then.replace('_', ' ')}"
    titles = pages(patrol, f"Barn {then}")
    goes_on(patrol, user, titles)

    patrol.run(ahead=A_REVIEW)
    assert (proposal(patrol, user)["class"], proposal(patrol, user)["status"]) == ("silence", "open")
    for number in range(2, 5):
        patrol.run(ahead=number * A_REVIEW)

    assert patrol.state(user) == state
    assert proposal(patrol, user)["status"] == ("open" if then == "keep" else "carried_out")
    assert [patrol.text(title) for title in titles] == [before(title) for title in titles]
    told = [one for one in patrol.command("audit", "--json").objects if "nobody answered" in one["why"]]
    assert told[-1]["who"] == "wikiwatch"
    assert told[-1]["key"].startswith("proposal-")


def silenced(patrol: Patrol, user: str) -> str:
    """Random letters and then a link on the same page: the key of the block that is planned."""
    title = f"Inn of {user}"
    patrol.sysop.edit(title, text=before(title))
    spammer = patrol.wiki.account(user)
    spammer.edit(title, appendtext=f"\n\n{letters()}")
    patrol.run()
    site = user.casefold().replace(" ", "-")
    link = spammer.edit(title, appendtext=f"\n\n[https://{site}.example/ lamps for all]")
    patrol.run()
    assert patrol.state(user) == "silenced"
    return f"block-{link}"


@pytest.mark.parametrize(
    ("then", "status", "blocked"),
    [("keep", "review", False), ("release", "cancelled", False), ("carry_out", "done", True)],
)
def test_a_block_that_nobody_answers_waits_is_cancelled_or_comes_on_its_day(
    patrol: Patrol, then: str, status: str, blocked: bool
) -> None:
    unanswered(patrol, "block", then)
    user = f"Lamp {then.replace('_', ' ')}"
    key = silenced(patrol, user)
    reviews(patrol, 3)
    assert patrol.blocks(user) == []  # whatever was decided: its day has not come

    patrol.run(ahead=AFTER_ALL_BLOCKS)
    patrol.run(ahead=AFTER_ALL_BLOCKS + A_REVIEW)

    assert patrol.action(key)["status"] == status
    assert bool(patrol.blocks(user)) is blocked


@pytest.mark.parametrize(
    ("then", "status", "stands"),
    [("keep", "review", True), ("release", "cancelled", True), ("carry_out", "done", False)],
)
def test_a_deletion_that_nobody_answers_waits_is_cancelled_or_carried_out(
    patrol: Patrol, then: str, status: str, stands: bool
) -> None:
    unanswered(patrol, "delete", then)
    user = f"Shop {then.replace('_', ' ')}"
    silenced(patrol, user)
    made = patrol.wiki.account(user).edit(f"Sale of {user}", text=f"Lamps: [https://{user[-4:]}-sale.example/ here].")
    patrol.run(ahead=timedelta(hours=1))
    assert patrol.action(f"delete-{made}")["status"] == "review"

    reviews(patrol, 4)

    assert patrol.action(f"delete-{made}")["status"] == status
    assert (patrol.text(f"Sale of {user}") != "") is stands
    assert "sale.example" not in patrol.text(f"Sale of {user}")


# what a release allows


def days_pass(patrol: Patrol, days: int) -> None:
    """Let every soft allow be older by so many days: what is saved on the wiki is saved today."""
    patrol.close()
    with sqlite3.connect(patrol.home / "wikiwatch.db") as database:
        database.execute("update soft_allow set until = until - ?", [days * DAY])


@pytest.mark.parametrize(("allowed", "same_author"), [("author", True), ("site", False)])
def test_what_a_release_allows_an_author_or_a_web_site_ends_after_a_while(
    patrol: Patrol, allowed: str, same_author: bool
) -> None:
    titles = pages(patrol, f"Sign by {allowed}")

    def adds(number: int) -> tuple[str, bool]:
        """One more riddle, by the same author or about the same site: the row that decided, and whether it stands."""
        user = f"Cipher {allowed}" if same_author else f"Locksmith {number}"
        riddle = letters() if same_author else f"{letters()} https://locks.example/{number}"
        revid = patrol.wiki.account(user).edit(titles[number], appendtext=f"\n\n{riddle}")
        patrol.run()
        stands = patrol.text(titles[number])
        assert stands in (before(titles[number]), f"{before(titles[number])}\n\n{riddle}")
        return patrol.log()[revid]["row"], riddle in stands

    assert adds(0) == ("tracking-edit", False)
    down = patrol.log()[max(patrol.log())]["actions"][0]["key"]
    assert patrol.command("review", "release", down, "--why", "a page about ciphers").code == 0
    patrol.run()
    assert patrol.text(titles[0]) != before(titles[0])

    assert adds(1) == ("soft-allow", True)
    days_pass(patrol, 13)
    assert adds(2) == ("soft-allow", True)
    days_pass(patrol, 2)
    assert adds(3) == ("tracking-edit", False)


# how a class of decision becomes automatic


@pytest.mark.parametrize(("overturned", "automatic"), [(2, True), (3, False)])
def test_fewer_than_one_in_four_hundred_of_the_last_thousand_may_have_been_overturned(
    patrol: Patrol, overturned: int, automatic: bool
) -> None:
    app = patrol.app()
    with app.store.transaction():
        for number in range(1000):
            key = app.store.propose((f"user:Body {overturned} {number}", ""), "silence", app.clock.now(), {})
            no = number < overturned
            app.store.close_proposal(key, "rejected" if no else "accepted", app.clock.now(), "Sybil", "")
            app.store.decided(app.clock.now(), "Sybil", "reject" if no else "accept", f"proposal-{key}", "")
    [status] = patrol.command("status", "--json").objects
    assert [one["automatic"] for one in status["classes"] if one["class"] == "silence"] == [automatic]

    user = f"Mower {overturned}"
    titles = pages(patrol, f"Field {overturned}")
    goes_on(patrol, user, titles)
    patrol.run(ahead=A_REVIEW)

    assert proposal(patrol, user)["class"] == "silence"
    assert patrol.state(user) == ("silenced" if automatic else "flagged")
