"""Authors who are faster than a person, or link from page to page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cases import ARTICLE, NOW, edit

from wikiwatch.core.evidence import Insertion, Past
from wikiwatch.core.pace import Pace
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.floods import PAGES_HOUR, PAGES_SOON, detect

LINKED = ARTICLE + "\n\nSee https://pills.example/now"


def insertion(page_id: int, minutes: int) -> Insertion:
    return Insertion(
        revid=page_id,
        page_id=page_id,
        actor_key="user:Newcomer",
        timestamp=NOW - timedelta(minutes=minutes),
        normalised="see",
        domains=("pills.example",),
    )


@pytest.mark.parametrize(
    ("pace", "hit"),
    [
        (Pace(pages_soon=PAGES_SOON), True),
        (Pace(pages_hour=PAGES_HOUR), True),
        (Pace(earlier=50, pages_soon=PAGES_SOON - 1, pages_hour=PAGES_HOUR - 1), False),
    ],
)
def test_different_pages_are_counted(rules: Ruleset, pace: Pace, hit: bool) -> None:
    signals = detect(edit(ARTICLE + " More.", ARTICLE, pace=pace), rules)
    assert [signal.id for signal in signals] == (["flood.pages"] if hit else [])


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([(7, 5), (8, 10)], (7, 8)),
        ([(7, 5), (7, 10), (7, 15)], None),
        ([(7, 5), (8, 90)], None),
        ([], None),
    ],
)
def test_links_on_a_third_page_within_an_hour_are_a_flood(
    rules: Ruleset, earlier: list[tuple[int, int]], expected: tuple[int, ...] | None
) -> None:
    past = Past(insertions=tuple(insertion(page, minutes) for page, minutes in earlier))
    signals = {signal.id: signal for signal in detect(edit(LINKED, ARTICLE, past=past), rules)}
    assert (signals["flood.links"].revids if signals else None) == expected


def test_who_brings_many_new_pages_at_once_is_no_flood(rules: Ruleset) -> None:
    past = Past(insertions=(insertion(7, 5), insertion(8, 5)), pace=Pace(pages_soon=99))
    assert not detect(edit(LINKED, past=past), rules)


def test_nobody_trusted_is_a_flood(rules: Ruleset) -> None:
    past = Past(insertions=(insertion(7, 5), insertion(8, 5)), pace=Pace(pages_soon=99))
    assert detect(edit(LINKED, ARTICLE, past=past), rules)
    assert not detect(edit(LINKED, ARTICLE, past=past, band="known"), rules)
