"""What the store remembers of short links, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from deeds import DAY, HOUR, NOW

from wikiwatch.store.db import Store

FOUND, FAILED, NEW = "https://bit.ly/found", "https://bit.ly/failed", "https://bit.ly/new"
LANDING = "https://pipes.example/größe"


def test_only_what_leads_somewhere_is_told(store: Store) -> None:
    store.keep_expansions({FOUND: LANDING, FAILED: ""}, NOW)
    assert store.expansions({FOUND, FAILED, NEW}) == {FOUND: LANDING}
    assert store.expansions(()) == {}


@pytest.mark.parametrize(
    ("later", "asked_again"),
    [
        (timedelta(0), [NEW]),
        (23 * HOUR, [NEW]),
        (25 * HOUR, [NEW, FAILED]),
        (29 * DAY, [NEW, FAILED]),
        (31 * DAY, [NEW, FAILED, FOUND]),
    ],
)
def test_answers_are_good_for_a_month_and_failures_for_a_day(
    store: Store, later: timedelta, asked_again: list[str]
) -> None:
    store.keep_expansions({FOUND: LANDING, FAILED: ""}, NOW)
    assert store.unexpanded([NEW, FAILED, FOUND], NOW + later) == asked_again


def test_a_new_answer_takes_the_place_of_an_old_one(store: Store) -> None:
    store.keep_expansions({FOUND: LANDING, FAILED: ""}, NOW)
    store.keep_expansions({FOUND: "", FAILED: LANDING}, NOW + 2 * DAY)
    assert store.expansions({FOUND, FAILED}) == {FAILED: LANDING}


def test_old_answers_are_forgotten(store: Store) -> None:
    store.keep_expansions({FOUND: LANDING}, NOW)
    store.keep_expansions({NEW: LANDING}, NOW + 31 * DAY)
    assert store.expansions({FOUND, NEW}) == {NEW: LANDING}
