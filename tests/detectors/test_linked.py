"""What came from the address of a temporary account before."""

from __future__ import annotations

import pytest
from cases import ARTICLE, edit

from wikiwatch.core.decide import decide
from wikiwatch.core.evidence import Linked, Past
from wikiwatch.core.model import Outcome
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import linked, run

LINK = f"{ARTICLE}\n\nMore at https://pipes.example/now for you."
HARMLESS = ARTICLE.replace("forty people", "fifty people")


def found(rules: Ruleset, who: Linked, after: str = HARMLESS, **past: frozenset[str]) -> list[str]:
    case = edit(after, ARTICLE, user="~2026-7", past=Past(linked=who, **past))
    return [signal.id for signal in linked.detect(case, rules)]


SAMPLES = {
    "nobody else came from there": (Linked(), []),
    "one did, and is flagged": (Linked(hands=1, watched=1), ["linked.watched"]),
    "one did, and was undone": (Linked(hands=1, undone=1), ["linked.undone"]),
    "flagged and undone is one sign": (Linked(hands=1, watched=1, undone=1), ["linked.watched"]),
    "half of them": (Linked(hands=4, undone=2), ["linked.undone"]),
    "most edited in peace: a school": (Linked(hands=30, watched=2, undone=14), []),
    "all edited in peace": (Linked(hands=3), []),
}


@pytest.mark.parametrize(("who", "signals"), SAMPLES.values(), ids=SAMPLES)
def test_the_address_is_a_sign_where(rules: Ruleset, who: Linked, signals: list[str]) -> None:
    assert found(rules, who) == signals


def test_a_link_to_a_new_place_is_a_sign_besides(rules: Ruleset) -> None:
    assert found(rules, Linked(hands=1, undone=1), LINK) == ["linked.undone", "linked.brings_link"]
    assert found(rules, Linked(hands=3), LINK) == []


@pytest.mark.parametrize("known", ["trusted_domains", "standing_domains"])
def test_a_link_to_a_place_that_is_known_here_is_none(rules: Ruleset, known: str) -> None:
    assert found(rules, Linked(hands=1, undone=1), LINK, **{known: frozenset({"pipes.example"})}) == ["linked.undone"]


@pytest.mark.parametrize("who", [Linked(hands=1, watched=1), Linked(hands=1, undone=1)])
@pytest.mark.parametrize(("after", "outcome"), [(HARMLESS, Outcome.WATCH), (LINK, Outcome.HOLD)])
def test_it_holds_a_new_link_and_lists_a_harmless_text(
    rules: Ruleset, who: Linked, after: str, outcome: Outcome
) -> None:
    case = edit(after, ARTICLE, user="~2026-7", past=Past(linked=who))
    verdict = decide(case, *run(case, rules), rules, case.change.timestamp)
    assert verdict.outcome is outcome


def test_it_never_makes_a_revert_of_a_hold(rules: Ruleset) -> None:
    [family] = [family for family in rules.points.families if family.id == "linked"]
    assert family.holds_only


def test_a_reason_names_numbers_and_nobody(rules: Ruleset) -> None:
    case = edit(LINK, ARTICLE, user="~2026-7", past=Past(linked=Linked(hands=3, undone=2)))
    first, _ = linked.detect(case, rules)
    assert first.reason == "edits of 2 of 3 others at the same address were undone"
    assert not first.revids
    assert not first.excerpt
