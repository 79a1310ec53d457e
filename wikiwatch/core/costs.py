"""What looking for the signs costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Cost:
    """Seconds of processor time, and the looks that took them; of old ones parts may count."""

    seconds: float = 0.0
    looks: float = 0.0


def cost_fields(costs: Mapping[str, Cost], name: str | None) -> dict[str, Any]:
    """What a look costs in the mean, in milliseconds, and its share of all looks in per cent; None if unmeasured."""
    cost, total = costs.get(name or ""), sum(one.seconds for one in costs.values())
    if cost is None or not cost.looks:
        return {"cost_ms": None, "cost_share": None}
    share = 100 * cost.seconds / total if total else 0.0
    return {"cost_ms": round(1000 * cost.seconds / cost.looks, 3), "cost_share": round(share, 1)}
