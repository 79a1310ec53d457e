"""Decoy pages on real wikis: which can be any, what stays there, and that search engines are kept away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from patrol import Patrol

from wikiwatch.app.decoys import look
from wikiwatch.core.decoys import NOINDEX, unfit
from wikiwatch.core.model import AccountState
from wikiwatch.sandbox.wiki import BOT, PracticeWiki

BOOK = "Project:Guest book"
SPAMMER = "203.0.113.77"
TEXT = f"{NOINDEX}\nWrite what you like.\n\nA greeting."
OTHER = "\n\nNew lamps for all old houses: https://lamps.example/"
ADVERT = "\n\nCheap pills at https://pills.example/now for you"


@pytest.fixture(scope="module")
def patrol(shared_wiki: PracticeWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patrol]:
    """A patrol whose rules list a decoy page."""
    patrol = Patrol(shared_wiki, tmp_path_factory.mktemp("decoys"))
    rules = patrol.home / "rules" / "policy.toml"
    text = rules.read_text(encoding="utf-8")
    text = text.replace("decoy_pages = []", f'decoy_pages = ["{BOOK}"]')
    text = text.replace("silenced_delay_minutes = [0, 10]", "silenced_delay_minutes = [0, 0]")
    rules.write_text(text, encoding="utf-8")
    patrol.set()
    patrol.sysop.edit(BOOK, text=TEXT)
    patrol.begin()
    yield patrol
    patrol.close()


def html(patrol: Patrol, title: str) -> str:
    """The page as a search engine gets it."""
    address = f"{patrol.wiki.url}/index.php"
    return patrol.sysop._session.get(address, params={"title": title}, timeout=60).text


def silenced(patrol: Patrol, name: str) -> str:
    """An account of that name is silenced; its name."""
    app = patrol.app()
    now = app.clock.now()
    until = now.replace(year=now.year + 1)
    app.store.set_state((f"user:{name}", name), AccountState.SILENCED, now, until=until, revid=None, reason="story")
    return name


def test_the_wiki_tells_which_pages_can_be_decoys(patrol: Patrol) -> None:
    pages = {
        BOOK: "",
        "Project:Listed": "search engines",
        "Project:Later": "search engines",
        "Ferry book": "readers",
        "Main Page": "readers",
        "Project talk:Guest book": "talk to one another",
        "User:Somebody/Book": "talk to one another",
        "Project:Redirected": "leads to another",
        "Project:Missing": "no such page",
    }
    patrol.sysop.edit("Project:Listed", text="Open to all.")
    patrol.sysop.edit("Project:Later", text=f"Open to all.\n{NOINDEX}")
    patrol.sysop.edit("Project:Redirected", text=f"#REDIRECT [[{BOOK}]]\n{NOINDEX}")
    for title in ("Ferry book", "Project talk:Guest book", "User:Somebody/Book"):
        patrol.sysop.edit(title, text=TEXT)

    found = patrol.app().site.page_listings(list(pages))

    for title, why in pages.items():
        told = unfit(found.get(title))
        assert (why in told) if why else told == "", (title, told)


def test_doctor_says_what_each_listed_page_is(patrol: Patrol) -> None:
    def told() -> tuple[str, str]:
        [found] = [one for one in patrol.command("doctor", "--json").objects if one["name"] == f"decoy page {BOOK}"]
        return found["status"], found["found"]

    before = patrol.text(BOOK)
    assert told() == ("ok", "search engines leave it out")
    patrol.sysop.edit(BOOK, text="Write what you like.")
    status, why = told()
    patrol.sysop.edit(BOOK, text=before)

    assert status == "warn"
    assert NOINDEX in why


def test_search_engines_are_told_to_leave_such_a_page_out_and_not_one_for_readers(patrol: Patrol) -> None:
    patrol.sysop.edit("Ferry pier", text=TEXT)

    assert 'content="noindex' in html(patrol, BOOK)
    assert 'content="noindex' not in html(patrol, "Ferry pier")


def test_what_a_silenced_author_adds_stays_there_and_goes_elsewhere(patrol: Patrol) -> None:
    patrol.run()
    look(patrol.app())
    spammer = patrol.wiki.account(silenced(patrol, "Lamp decoy"))
    patrol.sysop.edit("Pier", text="The pier is long.")
    there = spammer.edit(BOOK, appendtext=ADVERT)
    elsewhere = spammer.edit("Pier", appendtext=OTHER)

    patrol.run()

    assert patrol.outcomes(there, elsewhere) == ["watch", "revert"]
    assert (patrol.log()[there]["row"], patrol.text(BOOK)) == ("decoy", TEXT + ADVERT)
    assert patrol.text("Pier") == "The pier is long."
    assert str(elsewhere) in patrol.text(patrol.log_page)
    assert f"Diff/{there}|" not in patrol.text(patrol.log_page)

    source = patrol.wiki.anonymous("198.51.100.61").edit(
        "Pier", appendtext="\n\nBuilt in May: https://pills.example/pier"
    )
    patrol.run()

    assert "bad_site.decoy" in {signal["id"] for signal in patrol.log()[source]["signals"]}
    assert patrol.outcomes(source) == ["watch"]


def test_an_edit_that_would_list_the_page_goes_even_there(patrol: Patrol) -> None:
    patrol.run()
    look(patrol.app())
    spammer = patrol.wiki.account(silenced(patrol, "Lamp opens"))
    before = patrol.text(BOOK)
    spammer.edit(BOOK, prependtext="<!-- ")
    assert 'content="noindex' not in html(patrol, BOOK)

    patrol.run()

    assert patrol.text(BOOK) == before
    assert patrol.authors(BOOK)[-1] == BOT
    assert 'content="noindex' in html(patrol, BOOK)


def test_what_others_add_there_is_judged_as_anywhere(patrol: Patrol) -> None:
    patrol.run()
    look(patrol.app())
    before = patrol.text(BOOK)
    patrol.wiki.anonymous(SPAMMER).edit(BOOK, appendtext="\n\nwqkzjhrv bvxqtrwz")

    patrol.run()

    assert patrol.text(BOOK) == before
