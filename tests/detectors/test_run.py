"""All detectors on one case, within the time that it is given."""

from __future__ import annotations

from itertools import count

import pytest
from cases import ARTICLE, edit

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import DETECTORS, OUT_OF_TIME, run

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
