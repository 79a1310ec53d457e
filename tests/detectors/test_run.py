"""All detectors on one case, within the time that it is given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest
from cases import ARTICLE, edit
from ownrules import own_rule, with_own

from wikiwatch.core.evidence import Signal
from wikiwatch.core.own_rules import Condition
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import DETECTORS, OUT_OF_TIME, Look, looked_for_by, run

CASE = edit(f"{ARTICLE}\n\nwqkzjhrv zvkqpthx https://pipes.example/", ARTICLE)
IDS = list(DETECTORS)


def test_within_the_time_all_detectors_look(rules: Ruleset) -> None:
    signals, misses = run(CASE, rules, lambda: False)
    assert (signals, misses) == run(CASE, rules)
    assert {signal.id for signal in signals} > {"random_text.beside_links"}
    assert OUT_OF_TIME not in {signal.id for signal in signals}


@pytest.mark.parametrize("number", [0, 1, len(IDS) - 1])
def test_when_the_time_is_used_up_a_signal_names_those_that_could_not_look(rules: Ruleset, number: int) -> None:
    asked = count()
    (*_, last), misses = run(CASE, rules, lambda: next(asked) >= number)
    assert last.id == OUT_OF_TIME
    assert last.reason.partition(": ")[2].split(", ") == IDS[number:]
    assert set(misses).isdisjoint(IDS[number:])


def test_what_was_found_before_the_time_was_used_up_still_counts(rules: Ruleset) -> None:
    asked = count()
    signals, _ = run(CASE, rules, lambda: next(asked) > IDS.index("random_text"))
    assert {"random_text.beside_links", OUT_OF_TIME} <= {signal.id for signal in signals}


MINE = tuple(own_rule(name, Condition(adds_link=True)) for name in ("one", "two", "three"))


def test_a_gauge_is_given_each_look_and_each_own_rule_by_itself(rules: Ruleset) -> None:
    names = []

    def gauge(name: str, look: Look) -> Sequence[Signal]:
        names.append(name)
        return () if name == "own-two" else look()

    signals, misses = run(CASE, with_own(rules, *MINE), gauge=gauge)
    at = IDS.index("own")
    assert names == [*IDS[:at], "own-one", "own-two", "own-three", *IDS[at + 1 :]]
    assert [signal.id for signal in signals if signal.id.startswith("own-")] == ["own-one", "own-three"]
    assert "own" not in misses


def test_the_time_can_be_used_up_between_two_own_rules(rules: Ruleset) -> None:
    asked = count()
    signals, misses = run(CASE, with_own(rules, *MINE), lambda: next(asked) > IDS.index("own"))
    assert [signal.id for signal in signals if signal.id.startswith("own-")] == ["own-one"]
    assert signals[-1].reason.partition(": ")[2].split(", ") == IDS[IDS.index("own") :]
    assert "own" not in misses


def test_every_signal_of_a_detector_is_looked_for_by_it() -> None:
    found = {signal: looked_for_by(signal) for detector in DETECTORS.values() for signal in detector.signals}
    assert all(signal in DETECTORS[name or ""].signals for signal, name in found.items())
    assert (looked_for_by("own-one"), looked_for_by(OUT_OF_TIME)) == ("own-one", None)
