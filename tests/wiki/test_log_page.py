"""The log page on the wiki: what it shows, what it hides, and that nothing in it does anything."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from patrol import Patrol, letters

from wikiwatch.sandbox.wiki import PracticeWiki

ARTICLE = "The tower has nine floors.\n\nFrom the top one sees the sea."
ADVERT = "Everybody on the coast buys sails at half the price from us: [https://cheap-sails.example/all sails for all]."
HOSTILE = (
    "[[File:Example.jpg]] {{Main Page}} [[Category:Spam]] [[wikipedia:Spam]] <nowiki> {{{1}}} ~~~~ |} <!-- "
    "[https://evil.example {letters}] https://evil.example/{letters} '''{letters}''' <ref>{letters}</ref> {letters}"
)


@pytest.fixture
def patrol(shared_wiki: PracticeWiki, tmp_path: Path) -> Iterator[Patrol]:
    """A patrol that has begun and writes its log page while observing."""
    patrol = Patrol(shared_wiki, tmp_path).begin(enforce=False)
    patrol.set("while_observing = true")
    yield patrol
    patrol.close()


def probe(patrol: Patrol, title: str, text: str = "") -> int:
    """A new page of random letters by an address."""
    return patrol.wiki.anonymous("203.0.113.66").edit(title, text=text or letters())


def rows(patrol: Patrol, title: str = "") -> list[str]:
    """The rows of a log page as people read them, newest first."""
    return html.unescape(patrol.text(title or patrol.log_page)).partition("! Due\n")[2].split("|-\n")[1:]


def parsed(patrol: Patrol, title: str) -> dict[str, Any]:
    """What the wiki makes of a page."""
    props = "externallinks|templates|categories|images|iwlinks|langlinks|links|text|parsewarnings"
    answer: dict[str, Any] = patrol.sysop._post(action="parse", page=title, prop=props)
    return dict(answer["parse"])


def test_each_decision_has_one_row_newest_first_and_good_edits_have_none(patrol: Patrol) -> None:
    first = probe(patrol, "Tower one")
    good = patrol.wiki.account("Tower Tom").edit("Tower two", text=ARTICLE)
    second = probe(patrol, "Tower three")

    patrol.run(enforce=False)
    patrol.run(enforce=False)

    newest, oldest = rows(patrol)
    assert f"[[Special:Diff/{second}|{second}]]" in newest
    assert f"[[Special:Diff/{first}|{first}]]" in oldest
    assert f"Diff/{good}|" not in patrol.text(patrol.log_page)
    assert len(patrol.history(patrol.log_page)) == 1


def test_a_row_tells_what_was_done_and_changes_when_a_person_decides_otherwise(patrol: Patrol) -> None:
    patrol.sysop.edit("Tower four", text=ARTICLE)
    revid = patrol.wiki.anonymous("203.0.113.67").edit("Tower four", appendtext=f"\n\n{letters()}")
    patrol.run()
    [row] = rows(patrol)
    assert "revert" in row
    assert "done" in row

    patrol.command("review", "release", f"down-{revid}")
    patrol.run()

    [row] = rows(patrol)
    assert "overturned by a person" in row


def test_a_flagged_author_finds_the_diff_the_class_and_an_id_and_nothing_else(patrol: Patrol) -> None:
    spammer = patrol.wiki.account("Sailing Sven")
    titles = [f"Sail {number}" for number in range(5)]
    for title in titles:
        patrol.sysop.edit(title, text=ARTICLE)
        spammer.edit(title, appendtext=f"\n\n{ADVERT}")
    patrol.run(enforce=False)
    assert patrol.state("Sailing Sven") == "silenced"

    shown = rows(patrol)
    due = [action["due_at"][:10] for action in patrol.due() if action["kind"] == "block"]
    assert len(shown) == len(titles)
    for row in shown:
        assert row.count("Special:Diff") == 1
        assert "found: " in row
        assert "id " in row
        for secret in ("Sailing", "silenced", "block", "nearly", "cheap", *due):
            assert secret not in row

    patrol.set("while_observing = true", "show_all = true")
    patrol.run(enforce=False)
    patrol.sysop.edit("Sail 0", appendtext="\n\nMore.")
    spammer.edit("Sail 0", appendtext="\n\nAnother word.")
    patrol.run(enforce=False)
    assert "Sailing" in rows(patrol)[0]


def test_older_rows_move_to_monthly_pages_and_none_is_lost(patrol: Patrol) -> None:
    patrol.set("while_observing = true", "rows = 10")
    revids = [probe(patrol, f"Belfry {number}") for number in range(9)]
    patrol.run(enforce=False)
    revids += [probe(patrol, f"Belfry {number}") for number in range(9, 14)]
    patrol.run(enforce=False)

    month = patrol.history(patrol.log_page)[-1]["timestamp"][:7]
    newest, older = rows(patrol), rows(patrol, f"{patrol.log_page}/{month}")
    assert [row.partition("Diff/")[2].partition("|")[0] for row in newest + older] == [
        str(revid) for revid in reversed(revids)
    ]
    assert len(newest) == 10
    assert f"{patrol.log_page}/{month}" in [link["title"] for link in parsed(patrol, patrol.log_page)["links"]]


def test_hostile_texts_titles_names_and_summaries_do_nothing_on_the_log_page(patrol: Patrol) -> None:
    for number, title in enumerate(("www.evil.example '''x'''", f"{letters()} (script)", "Http://evil.example/a")):
        name = f"'''Evil''' www.evil.example {number} ✝&quot;"
        text = HOSTILE.replace("{letters}", letters())
        patrol.wiki.account(name).edit(title, "[[Category:Spam]] {{Main Page}} https://evil.example", text=text)
        probe(patrol, f"Spire {number}", letters().replace(" ", "\n\n"))
    patrol.run(enforce=False)

    page = parsed(patrol, patrol.log_page)

    assert len(rows(patrol)) >= 3
    assert "evil" in patrol.text(patrol.log_page)
    for harmful in ("externallinks", "templates", "images", "iwlinks", "langlinks", "links", "parsewarnings"):
        assert page[harmful] == [], harmful
    assert {category["category"] for category in page["categories"]} <= {"Noindexed_pages"}
    assert "http://evil" not in page["text"].lower()
    assert "https://evil" not in page["text"].lower()
    assert "www.evil.example" not in page["text"]
    assert page["text"].count("<table") == 1
