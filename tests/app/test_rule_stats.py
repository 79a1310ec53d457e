"""What people decide on the road counts for the rule that it was about, as it does for the breaker."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import FakeClock, FakeSite
from road import spam, until_quiet

from wikiwatch.app import hold
from wikiwatch.app.context import App
from wikiwatch.app.rule_stats import rule_stats


@pytest.fixture
def flood(watched: App, site: FakeSite, clock: FakeClock) -> list[int]:
    """Flora's five adverts: the third held itself and those before it, the fifth silenced her and plans a block."""
    edits = spam(site, "Flora", 5)
    until_quiet(watched, clock)
    return edits


def counts(app: App) -> dict[str, tuple[int, ...]]:
    """Of the rows that hit: hits, overturned, confirmed, waiting, and wronged authors."""
    names = ("hits", "overturned", "confirmed", "waiting", "authors_wrong")
    lines: list[dict[str, Any]] = rule_stats(app).rules
    return {
        x["id"]: tuple(x[name] for name in names) for x in lines if x["about"] == "row" and x["waiting"] != x["hits"]
    }


def test_a_block_that_a_person_cancels_was_a_mistake_of_its_row_alone(watched: App, flood: list[int]) -> None:
    assert counts(watched) == {}
    hold.cancel(watched, f"block-{flood[4]}", "Sybil (command line)")
    assert counts(watched) == {"repeat-flood": (1, 1, 0, 0, 1)}


def test_whoever_clears_an_author_says_it_of_all_that_was_not_confirmed(watched: App, flood: list[int]) -> None:
    hold.confirm(watched, f"down-{flood[0]}", "Sybil (command line)")
    assert counts(watched) == {"repeat-links": (4, 0, 1, 3, 0)}
    hold.clear(watched, "Flora", "Sybil (command line)")
    assert counts(watched) == {"repeat-links": (4, 3, 1, 0, 1), "repeat-flood": (1, 1, 0, 0, 1)}
