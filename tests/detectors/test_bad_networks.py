"""A newcomer's network with a bad record of its own."""

from __future__ import annotations

import pytest
from cases import ARTICLE, NOW, edit, entry

from wikiwatch.core.decide import decide
from wikiwatch.core.evidence import Past
from wikiwatch.core.model import Outcome
from wikiwatch.core.record import NetworkRecord, Record
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.networks import detect

BAD = NetworkRecord(network="net:192.0.2.0/24", addresses=7, bad=(NOW,) * 6, good=(NOW,))


def past(record: NetworkRecord | None) -> Past:
    return Past(record=Record(network=record))


@pytest.mark.parametrize(
    ("record", "band", "hit"), [(BAD, "new", True), (BAD, "low", False), (None, "new", False)], ids=str
)
def test_it_is_a_sign_for_newcomers_only(rules: Ruleset, record: NetworkRecord | None, band: str, hit: bool) -> None:
    case = edit(ARTICLE, user="192.0.2.7", band=band, past=past(record))
    assert [signal.id for signal in detect(case, rules)] == (["network.bad"] if hit else [])


def test_the_reason_tells_what_was_seen(rules: Ruleset) -> None:
    [signal] = detect(edit(ARTICLE, user="192.0.2.7", past=past(BAD)), rules)
    assert signal.reason == "of 7 other addresses seen from 192.0.2.0/24 in 90 days, 6 were bad and 1 good"


def test_alone_it_does_not_even_list_an_edit(rules: Ruleset) -> None:
    case = edit(ARTICLE, user="192.0.2.7", past=past(BAD))
    assert decide(case, detect(case, rules), (), rules, NOW).outcome is Outcome.ALLOW


def test_a_log_entry_has_no_such_sign(rules: Ruleset) -> None:
    assert not detect(entry("newusers", user="192.0.2.7"), rules)
