"""What was cut from an edit that is too large is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import capped
from wikiwatch.detectors.samples import as_newcomer


def cut(rules: Ruleset, text: str) -> list[str]:
    return [signal.id for signal in capped.detect(as_newcomer(text, rules), rules)]


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("", []),
        ("The ferry sails at noon.", []),
        ("The ferry. " * 3_000, ["capped.text"]),
        (" ".join(f"http://s{number}.example/" for number in range(501)), ["capped.links"]),
        (" ".join(f"http://s{number}.example/" for number in range(499)), []),
    ],
    ids=["empty", "short", "long", "many links", "not so many links"],
)
def test_long_texts_and_many_links_are_named(rules: Ruleset, text: str, signals: list[str]) -> None:
    assert cut(rules, text) == signals


def test_an_edit_that_could_not_be_compared_is_named_and_costs_nothing(rules: Ruleset) -> None:
    case = as_newcomer("The ferry sails at noon.", rules)
    (signal,) = capped.detect(replace(case, added=replace(case.added, capped=True)), rules)
    assert (signal.id, signal.points, signal.start, signal.end) == ("capped", 0, 0, 24)


def test_what_nobody_read_is_listed_for_people(rules: Ruleset) -> None:
    case = as_newcomer("The ferry sails at noon.", rules)
    (signal,) = capped.detect(replace(case, added=replace(case.added, unread=1_000_000)), rules)
    assert (signal.id, signal.points) == ("capped.unread", 20)
    assert "1,000,000 characters" in signal.reason
