"""Places that silenced authors showed on decoy pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from cases import ARTICLE, edit

from wikiwatch.core.decide import score
from wikiwatch.core.evidence import Past, Trust
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import SiteHistory, SitesBefore
from wikiwatch.detectors import decoyed, run

SHOWN = SiteHistory(domain="pills.example", seen=True, decoyed=(7, 8))
AFTER = f"{ARTICLE}\n\nMore at https://pills.example/now, they say."


def found(rules: Ruleset, history: SiteHistory = SHOWN, after: str = AFTER, **past: Any) -> list[str]:
    case = edit(after, ARTICLE, past=Past(sites=SitesBefore(histories=(history,), known=100), **past))
    return [signal.id for signal in decoyed.detect(case, rules)]


def test_a_place_that_was_shown_there_is_a_sign(rules: Ruleset) -> None:
    assert found(rules) == ["bad_site.decoy"]


@pytest.mark.parametrize(
    "history",
    [
        SiteHistory(domain="pills.example", seen=True),
        SiteHistory(domain="pills.example", seen=True, stood=1, decoyed=(7,)),
        SiteHistory(domain="pills.example", seen=True, undone=(5,), undone_hands=1, decoyed=(7,)),
    ],
    ids=["never shown", "stood", "undone, which says it already"],
)
def test_others_are_none(rules: Ruleset, history: SiteHistory) -> None:
    assert found(rules, history) == []


@pytest.mark.parametrize(
    "welcome",
    [
        {"trusted_domains": frozenset({"pills.example"})},
        {"standing_domains": frozenset({"pills.example"})},
        {"softly_allowed": "a person released it"},
    ],
)
def test_no_place_that_is_welcome_is_a_sign(rules: Ruleset, welcome: dict[str, Any]) -> None:
    assert found(rules, **welcome) == []


def test_an_edit_that_brings_a_welcome_place_too_gives_no_sign(rules: Ruleset) -> None:
    after = f"{AFTER} See https://river.example/ferry as well."
    assert found(rules, after=after, trusted_domains=frozenset({"river.example"})) == []


def test_a_regular_decides_for_themselves(rules: Ruleset) -> None:
    case = edit(AFTER, ARTICLE, band="known", past=Past(sites=SitesBefore(histories=(SHOWN,))))
    regular = replace(case, trust=Trust(score=45, band="known"))
    assert decoyed.detect(regular, rules) == ()


def test_to_be_shown_there_weighs_no_more_than_to_be_new(rules: Ruleset) -> None:
    """Whoever is silenced can write any address on a decoy page: it must not make things worse for a good site."""

    def points(history: SiteHistory) -> float:
        case = edit(AFTER, ARTICLE, past=Past(sites=SitesBefore(histories=(history,), known=100)))
        return score(run(case, rules)[0], rules.points)

    new = SiteHistory(domain="pills.example", seen=False)
    assert 20 <= points(SHOWN) <= points(new) < 60
