"""New pages and user pages that advertise."""

from __future__ import annotations

from typing import Any

import pytest
from cases import ARTICLE, edit

from wikiwatch.core.evidence import Past
from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.new_page import detect

NEW, LITTLE, TITLE = "advert.new_page", "advert.little_text", "advert.title_is_site"
HOME, USER = "advert.home_page", "advert.user_page"
LINK = "https://sunnyroofs.example/offer"
OWN: dict[str, Any] = {"title": "User:Newcomer", "namespace": 2}


def found(rules: Ruleset, after: str, **about: Any) -> set[str]:
    return {signal.id for signal in detect(edit(after, **about), rules)}


@pytest.mark.parametrize(
    ("after", "about", "expected"),
    [
        (f"{ARTICLE} [{LINK} Sunny]", {}, {NEW}),
        (f"Best roofs in town {LINK}", {}, {NEW, LITTLE}),
        (f"{ARTICLE} {LINK}", {"title": "Sunny Roofs"}, {NEW, TITLE}),
        (f"Roofs: {LINK}", {"title": "Sunny_Roofs"}, {NEW, LITTLE, TITLE}),
        (ARTICLE, {}, set()),
        (f"Roofs {LINK}", {"before": ARTICLE}, set()),
        (f"Roofs {LINK}", {"band": "low"}, set()),
        (f"Roofs {LINK}", {"pace": Pace(earlier=3)}, set()),
        (f"Roofs {LINK}", {"past": Past(standing_domains=frozenset({"sunnyroofs.example"}))}, set()),
        (f"Roofs {LINK}", {"title": "User:Somebody else", "namespace": 2}, {NEW, LITTLE}),
    ],
)
def test_a_first_page_with_a_link(rules: Ruleset, after: str, about: dict[str, Any], expected: set[str]) -> None:
    assert found(rules, after, **about) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("I like boats and birds. My home page: https://anna.example/", HOME),
        ("I write [https://anna.example Tales of the Old Harbour].", HOME),
        ("I write [https://anna.example my web site about boats].", HOME),
        (f"We love our work. [{LINK} cheap flat roofs repair]", USER),
        (f"Roofs since 1990, call +1 800 555 0199 or see {LINK}", USER),
    ],
)
def test_an_honest_home_page_stays_weak(rules: Ruleset, after: str, expected: str) -> None:
    assert found(rules, after, **OWN) == {expected}
    assert rules.points.signal(HOME).points < rules.points.signal(USER).points
