"""Which pages can be decoys, which edits stay there, and what they show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from cases import edit

from wikiwatch.core.decide import decide
from wikiwatch.core.decoys import NOINDEX, PageListing, evidence, misplaced, stays, unfit
from wikiwatch.core.evidence import Case, Past
from wikiwatch.core.model import AccountState, Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import SiteHistory, SitesBefore
from wikiwatch.detectors import run

PAGE = PageListing(page_id=7, title="Project:Guest book", namespace=4, content=False, noindex=True, first=True)
BOOK = f"{NOINDEX}\nWrite what you like.\n\nA greeting."
LINK = "\n\nCheap pills at https://pills.example/now for you"
SILENCED = Past(decoy=True, state=AccountState.SILENCED)


@pytest.mark.parametrize(
    "changes",
    [
        {"noindex": False},
        {"first": False},
        {"content": True, "namespace": 0},
        {"main_page": True},
        {"redirect": True},
        {"namespace": 1},
        {"namespace": 2},
        {"namespace": 3},
        {"namespace": 5},
        {"namespace": 8},
    ],
)
def test_a_page_that_people_or_search_engines_find_can_be_none(changes: dict[str, Any]) -> None:
    assert unfit(replace(PAGE, **changes))


def test_a_page_that_is_not_there_can_be_none_either() -> None:
    assert unfit(None)
    assert not unfit(PAGE)


@pytest.mark.parametrize(
    "title", ["Main Page", "Ferry", "User:Ann", "user talk:Ann", "Project_talk:X", "Talk:X", "MediaWiki:X", "X:", ":X"]
)
def test_some_titles_can_be_none_on_any_wiki(title: str) -> None:
    assert misplaced(title)


def test_a_page_of_the_project_can() -> None:
    assert not misplaced("Project:Guest book")


def on_decoy(after: str = BOOK + LINK, past: Past = SILENCED, before: str = BOOK) -> Case:
    return edit(after, before, past=past, title="Project:Guest book", namespace=4)


def test_what_a_silenced_author_adds_there_stays(rules: Ruleset) -> None:
    case = on_decoy()
    signals, misses = run(case, rules)

    verdict = decide(case, signals, misses, rules, case.change.timestamp)

    assert (verdict.outcome, verdict.row) == (Outcome.WATCH, "decoy")
    assert verdict.state is AccountState.SILENCED


@pytest.mark.parametrize("state", [state for state in AccountState if state is not AccountState.SILENCED])
def test_what_others_add_there_is_judged_as_anywhere(state: AccountState) -> None:
    assert not stays(on_decoy(past=Past(decoy=True, state=state)))


def test_elsewhere_nothing_of_theirs_stays() -> None:
    assert not stays(on_decoy(past=Past(state=AccountState.SILENCED)))


@pytest.mark.parametrize(
    "after",
    [
        BOOK.replace("A greeting.", "") + LINK,  # takes away what somebody wrote
        BOOK.removeprefix(NOINDEX) + LINK,
        "<!-- " + BOOK + LINK,  # __NOINDEX__ would be a comment
        "<nowiki>" + BOOK + "</nowiki>" + LINK,
        "#REDIRECT [[Ferry]]\n" + BOOK,
    ],
)
def test_an_edit_that_takes_away_or_could_list_the_page_does_not_stay(after: str) -> None:
    assert not stays(on_decoy(after))


def test_it_shows_where_its_links_lead() -> None:
    assert evidence(on_decoy()) == ("pills.example",)


@pytest.mark.parametrize(
    "welcome",
    [
        {"trusted_domains": frozenset({"pills.example"})},
        {"standing_domains": frozenset({"pills.example"})},
        {"sites": SitesBefore(histories=(SiteHistory(domain="pills.example", seen=True, stood=1),))},
        {"softly_allowed": "a person released it"},
    ],
)
def test_a_place_that_is_welcome_here_is_no_evidence(welcome: dict[str, Any]) -> None:
    assert evidence(on_decoy(past=replace(SILENCED, **welcome))) == ()
