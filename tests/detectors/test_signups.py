"""Bursts of sign-ups."""

from __future__ import annotations

from typing import Any

import pytest
from cases import ARTICLE, edit, entry

from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.signups import detect

BURST = ("MaryJones17", "PeterBaker93", "AliceSmith22", "JohnFisher58")
PEOPLE = ("Anna", "Boris K.", "ferryman", "Čeněk", "El Niño")


@pytest.mark.parametrize(
    ("signups", "usual", "hit"),
    [
        (BURST, 0.0, True),
        (BURST, 1.5, True),
        (BURST, 2.0, False),
        (BURST[1:], 0.0, False),
        (PEOPLE, 0.0, False),
        ((*PEOPLE, *BURST), 2.0, True),
        ((), 0.0, False),
    ],
)
def test_names_of_one_pattern_are_a_burst(rules: Ruleset, signups: tuple[str, ...], usual: float, hit: bool) -> None:
    about: dict[str, Any] = {"user": "KateMiller40", "pace": Pace(signups=signups, usual_signups=usual)}
    at_edit = [signal.id for signal in detect(edit(ARTICLE, **about), rules)]
    at_signup = [signal.id for signal in detect(entry("newusers", log_action="create", **about), rules)]
    assert at_edit == (["signups.of_burst"] if hit else [])
    assert at_signup == (["signups.burst"] if hit else [])


def test_accounts_that_people_make_for_others_and_regulars_are_no_burst(rules: Ruleset) -> None:
    about: dict[str, Any] = {"user": "KateMiller40", "pace": Pace(signups=BURST)}
    assert not detect(entry("newusers", log_action="create2", **about), rules)
    assert not detect(edit(ARTICLE, band="low", **about), rules)
