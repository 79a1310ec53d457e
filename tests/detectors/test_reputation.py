"""What lists outside say of a newcomer's address: evidence that is never the cause."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cases import ARTICLE, NOW, edit

from wikiwatch.core.decide import decide, score
from wikiwatch.core.evidence import Case, Past, Signal
from wikiwatch.core.model import Outcome
from wikiwatch.core.reputation import Answer, Listing, Says
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.reputation import SIGNALS, detect

LISTED = (Says.SPAM, Says.PROXY, Says.TOR)


def listing(says: Says, source: str = "bl.example") -> Listing:
    answer = Answer(says=says, words=f"says {says}")
    return Listing(source=source, answer=answer, asked=NOW, until=NOW + timedelta(days=1))


def case(*listings: Listing, band: str = "new") -> Case:
    return edit(ARTICLE + " More.", ARTICLE, user="192.0.2.7", band=band, past=Past(reputation=listings))


def of_rules(rules: Ruleset, *ids: str) -> tuple[Signal, ...]:
    return tuple(Signal(id=one, points=rules.points.signal(one).points, reason="") for one in ids)


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ((), []),
        ((Says.NOTHING,), []),
        ((Says.UNKNOWN,), []),
        ((Says.SPAM,), ["reputation.spam"]),
        ((Says.PROXY,), ["reputation.proxy"]),
        ((Says.TOR,), ["reputation.tor"]),
        ((Says.SPAM, Says.UNKNOWN, Says.SPAM, Says.TOR), ["reputation.spam", "reputation.tor"]),
    ],
)
def test_each_kind_of_listing_is_a_sign_once(rules: Ruleset, says: tuple[Says, ...], found: list[str]) -> None:
    signals = detect(case(*(listing(one) for one in says)), rules)
    assert [signal.id for signal in signals] == found


def test_a_sign_names_every_list_that_says_so(rules: Ruleset) -> None:
    (signal,) = detect(case(listing(Says.SPAM), listing(Says.SPAM, "other.example")), rules)
    assert "bl.example: says spam; other.example: says spam" in signal.reason


@pytest.mark.parametrize(("band", "counts"), [("new", True), ("low", True), ("known", False), ("old", False)])
def test_it_counts_for_newcomers_only(rules: Ruleset, band: str, counts: bool) -> None:
    assert bool(detect(case(listing(Says.SPAM), band=band), rules)) is counts


def test_all_lists_together_do_not_even_list_an_edit(rules: Ruleset) -> None:
    listed = case(*(listing(says, f"{number}.example") for number in range(9) for says in LISTED))
    signals = detect(listed, rules)
    assert decide(listed, signals, (), rules, NOW).outcome is Outcome.ALLOW
    assert 0 < score(signals, rules.points) < 20


def test_they_may_lift_an_edit_over_the_sum_that_holds(rules: Ruleset) -> None:
    signs = ("return.probed_page",)
    without = decide(case(), of_rules(rules, *signs), (), rules, NOW)
    lifted = decide(case(listing(Says.SPAM)), of_rules(rules, *signs, *SIGNALS), (), rules, NOW)
    assert (without.outcome, lifted.outcome) == (Outcome.WATCH, Outcome.HOLD)


@pytest.mark.parametrize(
    ("signs", "points"),
    [
        (("refused.site", "campaign.suspected"), 90),  # of two families
        (("return.own_probe", "return.same_hand"), 100),  # the rest reaches the sum by itself
    ],
)
def test_no_revert_rests_on_them(rules: Ruleset, signs: tuple[str, ...], points: int) -> None:
    without = decide(case(), of_rules(rules, *signs), (), rules, NOW)
    lifted = decide(case(), of_rules(rules, *signs, *SIGNALS), (), rules, NOW)
    assert (without.score, lifted.score) == (points, points + 15)
    assert lifted.outcome is (Outcome.REVERT if points >= 100 else Outcome.HOLD)
