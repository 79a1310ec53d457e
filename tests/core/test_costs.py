"""What looking costs, as it is shown."""

from __future__ import annotations

import pytest

from wikiwatch.core.costs import Cost, cost_fields

COSTS = {"phrases": Cost(3.0, 1000), "own-mine": Cost(1.0, 100), "listed": Cost(0.0, 4)}


@pytest.mark.parametrize(
    ("name", "milliseconds", "share"),
    [("phrases", 3.0, 75.0), ("own-mine", 10.0, 25.0), ("listed", 0.0, 0.0), ("names", None, None), (None, None, None)],
)
def test_a_cost_is_the_mean_of_its_looks_and_a_share_of_all(
    name: str | None, milliseconds: float | None, share: float | None
) -> None:
    assert cost_fields(COSTS, name) == {"cost_ms": milliseconds, "cost_share": share}


def test_where_nothing_took_any_time_nothing_has_a_share() -> None:
    assert cost_fields({"listed": Cost(0.0, 4)}, "listed") == {"cost_ms": 0.0, "cost_share": 0.0}
