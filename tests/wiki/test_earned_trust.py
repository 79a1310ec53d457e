"""Trust on real wikis: what people keep, undo and take out, and what the wiki says of an account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from patrol import Patrol

from wikiwatch.sandbox.wiki import ADMIN, PracticeWiki

ARTICLE = "The maple stands at the north end of the park.\n\nIt was planted in the year of the flood."
STORIES = {
    "kept": "Children of the school collect its leaves each autumn and press them between the pages of a book.",
    "undone": "The gardener of those days is buried beneath it, with his dog and his rake.",
    "removed": "A bench by the joiner Mertens was put up in its shade when the war was over.",
}
NAMES = ("Nina", "Nina Berg")
WEEK = timedelta(days=7)


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """One patrol for all stories on a wiki; each story has pages and people of its own."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("trust")).begin()
    yield patrol
    patrol.close()


def parts(patrol: Patrol, user: str) -> dict[str, float]:
    (fields,) = patrol.command("explain", user, "--json").objects
    found = {part["name"]: part["points"] for part in fields["trust_parts"]}
    assert sum(found.values()) == fields["trust"]
    return found


def test_what_stands_is_undone_or_taken_out_is_told_apart(patrol: Patrol) -> None:
    names = {fate: f"Author {fate.title()}" for fate in STORIES}
    for fate, name in names.items():
        patrol.sysop.edit(f"Maple {fate}", text=ARTICLE)
        patrol.wiki.account(name).edit(f"Maple {fate}", appendtext=f"\n\n{STORIES[fate]}")
    patrol.run()
    patrol.sysop.edit("Maple kept", appendtext="\n\nIt is the tallest of the park.")
    patrol.sysop.edit("Maple undone", text=ARTICLE)
    patrol.sysop.edit("Maple removed", text=f"{ARTICLE}\n\nIt is the tallest of the park.")
    patrol.run()

    app = patrol.app(ahead=WEEK)
    records = {fate: app.store.trust_record(f"user:{name}", app.clock.now(), app.rules) for fate, name in names.items()}
    found = {
        fate: (record.stood, sum(day.built_on for day in record.days), len(record.reverted), len(record.removed))
        for fate, record in records.items()
    }
    assert found == {"kept": (1, 1, 0, 0), "undone": (0, 0, 1, 0), "removed": (0, 0, 0, 1)}
    assert parts(patrol, names["undone"])["reverted"] == -8
    assert parts(patrol, names["removed"])["removed"] == -3


def test_an_account_is_explained_by_what_the_wiki_says_of_it(patrol: Patrol) -> None:
    patrol.wiki.account("Nora Newly", email="nora@example.org").edit("Maple", text=ARTICLE)
    patrol.run()
    assert parts(patrol, "Nora Newly") == {"account": 5, "email": 5}

    patrol.sysop.call("block", user="Nora Newly", expiry="1 day")
    patrol.run()
    assert parts(patrol, "Nora Newly") == {"account": 5, "email": 5, "blocks": -30, "floor": 20}


def test_what_an_account_has_earned_goes_with_it_to_a_new_name(
    new_wiki: Callable[..., PracticeWiki], tmp_path: Path
) -> None:
    wiki = new_wiki(suite="trixie")
    patrol = Patrol(wiki, tmp_path).begin()
    wiki.account("Nina").edit("Maple", text=ARTICLE)
    patrol.run()
    wiki.maintenance("renameUser", "Nina", "Nina Berg", "--performer", ADMIN)
    patrol.run()
    app = patrol.app(ahead=WEEK)
    stood = {name: app.store.trust_record(f"user:{name}", app.clock.now(), app.rules).stood for name in NAMES}
    patrol.close()
    assert stood == {"Nina": 0, "Nina Berg": 1}
