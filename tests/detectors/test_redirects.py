"""Pages that become redirects, and where they lead."""

from __future__ import annotations

from typing import Any

import pytest
from cases import ARTICLE, edit

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.redirects import detect, is_redirect

LOST, STRANGE = "redirect.page_lost", "redirect.strange_target"


def found(rules: Ruleset, after: str, before: str = ARTICLE, **about: Any) -> set[str]:
    return {signal.id for signal in detect(edit(after, before, **about), rules)}


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        ("#REDIRECT [[Harbour]]", ARTICLE, {LOST}),
        ("#redirect: [[Old ferries]]", ARTICLE, {LOST}),
        ("#WEITERLEITUNG [[Harbours]]", ARTICLE, {LOST}),
        ("#REDIRECT [[Casino bonus]]", ARTICLE, {LOST, STRANGE}),
        ("#REDIRECT [[Wqkzjhrv bxqtzf]]", ARTICLE, {LOST, STRANGE}),
        ("#REDIRECT [[Call +1 800 555 0199 now]]", ARTICLE, {LOST, STRANGE}),
        ("#REDIRECT [[Casino bonus]]", "#REDIRECT [[Harbour]]", set()),
        ("#REDIRECT [[Harbour]]", "", set()),
        ("# One ferry\n# Another ferry\n" + ARTICLE, ARTICLE, set()),
        ("See #REDIRECT in the manual.", ARTICLE, set()),
    ],
)
def test_a_page_that_leads_elsewhere(rules: Ruleset, after: str, before: str, expected: set[str]) -> None:
    assert found(rules, after, before) == expected


@pytest.mark.parametrize("about", [{"band": "known"}, {"title": "User:Newcomer", "namespace": 2}])
def test_who_may_redirect_a_page_is_not_found(rules: Ruleset, about: dict[str, Any]) -> None:
    assert found(rules, "#REDIRECT [[Casino bonus]]", **about) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#REDIRECT [[A]]", True),
        ("#перенаправление [[А]]", True),
        ("#リダイレクト [[あ]]", True),
        ("#REDIRECT [[A]]\n\n" + ARTICLE * 2, False),
        ("#1 is the best ferry", False),
        ("Redirected", False),
        ("", False),
    ],
)
def test_a_redirect_is_known_by_its_beginning(text: str, expected: bool) -> None:
    assert is_redirect(edit(text).added) is expected
