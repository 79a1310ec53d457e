"""Links to places that the wiki has never seen, or did not want."""

from __future__ import annotations

from typing import Any

import pytest
from deeds import NOW, change

from wikiwatch.core.evidence import Added, Case, Past, Trust
from wikiwatch.core.links import links
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.core.record import Record, StoodDay
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import SiteHistory, SitesBefore
from wikiwatch.detectors import new_site

NEVER_SEEN = SiteHistory(domain="pills.example", seen=False)
LINK = "Cheap pills at https://pills.example/now for you"
STOOD = Record(days=(StoodDay(day=NOW, stood=1),))


def found(
    rules: Ruleset,
    *histories: SiteHistory,
    text: str = LINK,
    known: int = 50,
    score: int = 5,
    before: str = "",
    **past: Any,
) -> dict[str, str]:
    """The reasons, by signal, of an edit that adds `text`."""
    case = Case(
        change=change(),
        actor=Actor(name="Ann", kind=ActorKind.ACCOUNT),
        added=Added(links=links(text)),
        before=before,
        past=Past(sites=SitesBefore(histories=histories, known=known), **past),
        trust=Trust(score=score, band=rules.trust.band_of(score)),
    )
    return {signal.id: signal.reason for signal in new_site.detect(case, rules)}


def unwanted(hands: int, *, stood: int = 0, domain: str = "pills.example") -> SiteHistory:
    """A place that so many others brought in vain, one edit each."""
    return SiteHistory(domain=domain, seen=True, stood=stood, undone=tuple(range(20, 20 + hands)), undone_hands=hands)


def test_a_place_that_nobody_brought_before_is_a_sign(rules: Ruleset) -> None:
    assert set(found(rules, NEVER_SEEN, record=STOOD)) == {"new_site"}


def test_it_is_a_stronger_one_as_the_authors_first_act(rules: Ruleset) -> None:
    assert set(found(rules, NEVER_SEEN)) == {"new_site", "new_site.first_edit"}


def test_a_new_telephone_number_is_a_new_place(rules: Ruleset) -> None:
    number = SiteHistory(domain="+12025550143", seen=False)
    assert "new_site" in found(rules, number, text="Call +1 202 555 0143 today")


MIXED = f"{LINK}, and https://paper.example/article"
HARMLESS = {
    "the place is known": {"histories": (SiteHistory(domain="pills.example", seen=True),)},
    "hardly any place is known yet": {"known": 49},
    "the author is no newcomer": {"score": 30},
    "the page names the place already": {"before": "It is run by Pills.Example since 1990."},
    "somebody trusted has used another of its places": {
        "text": MIXED,
        "trusted_domains": frozenset({"paper.example"}),
    },
    "another of its places has stood": {"text": MIXED, "standing_domains": frozenset({"paper.example"})},
    "only an e-mail address is new": {
        "histories": (SiteHistory(domain="eve@pills.example", seen=False),),
        "text": "Write to eve@pills.example for more",
    },
    "nothing is linked": {"histories": (), "text": "Bees fly."},
}


@pytest.mark.parametrize("what", HARMLESS.values(), ids=HARMLESS)
def test_no_sign_where(rules: Ruleset, what: dict[str, Any]) -> None:
    histories = what.get("histories", (NEVER_SEEN,))
    assert found(rules, *histories, **{key: value for key, value in what.items() if key != "histories"}) == {}


def test_a_place_that_was_undone_when_somebody_else_brought_it_is_a_sign(rules: Ruleset) -> None:
    assert found(rules, unwanted(1)) == {
        "bad_site": "others brought this place before, and it was undone (revision 20)"
    }


def test_it_is_a_stronger_one_if_several_brought_it(rules: Ruleset) -> None:
    reasons = found(rules, unwanted(7))
    assert set(reasons) == {"bad_site", "bad_site.many"}
    assert reasons["bad_site"].endswith("(revision 20, 21, 22, 23, 24 and 2 more)")
    assert reasons["bad_site.many"] == "7 different authors did"


@pytest.mark.parametrize(("hands", "stood", "bad"), [(3, 1, True), (2, 1, False), (6, 2, True), (5, 2, False)])
def test_a_place_that_often_stood_is_somebodys_source(rules: Ruleset, hands: int, stood: int, *, bad: bool) -> None:
    assert ("bad_site" in found(rules, unwanted(hands, stood=stood))) is bad


def test_whose_own_reverts_count_brings_what_they_like(rules: Ruleset) -> None:
    assert "bad_site" in found(rules, unwanted(2), score=39)
    assert found(rules, unwanted(2), score=40) == {}


def test_a_restored_list_in_which_one_place_is_unwanted_is_no_sign(rules: Ruleset) -> None:
    welcome = frozenset({"paper0.example", "paper1.example"})
    several = " ".join(["https://pills.example", *(f"https://{domain}" for domain in sorted(welcome))])
    assert found(rules, unwanted(3), text=several, standing_domains=welcome) == {}
    assert found(rules, unwanted(3), text=several, trusted_domains=welcome) == {}
    assert "bad_site" in found(rules, unwanted(3), text=MIXED, standing_domains=frozenset({"paper.example"}))


def test_other_places_that_are_new_hide_nothing(rules: Ruleset) -> None:
    new = [SiteHistory(domain=f"shop{number}.example", seen=False) for number in range(9)]
    several = " ".join(["https://pills.example", *(f"https://{history.domain}" for history in new)])
    assert "bad_site" in found(rules, unwanted(1), *new, text=several)


def test_an_unwanted_place_that_only_passes_its_readers_on_is_a_sign_at_its_link(rules: Ruleset) -> None:
    through = "See https://pills.example/redirect?url=https%3A%2F%2Fpaper.example%2Farticle for more"
    assert set(found(rules, unwanted(2), text=through)) == {"bad_site", "bad_site.many"}


def test_the_sign_stands_where_the_link_does_and_names_what_it_rests_on(rules: Ruleset) -> None:
    case = Case(
        change=change(),
        actor=Actor(name="Ann", kind=ActorKind.ACCOUNT),
        added=Added(links=links(LINK)),
        before="",
        past=Past(sites=SitesBefore(histories=(unwanted(2),))),
        trust=Trust(score=5, band="new"),
    )
    first = new_site.detect(case, rules)[0]
    assert LINK[first.start : first.end] == first.excerpt == "https://pills.example/now"
    assert first.revids == (20, 21)
