"""What must hold between the numbers of brakes.toml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.problems import Source, shown

_PAIRS = (("hour", "day"), ("hour_share", "day_share"))


def check(source: Source) -> Iterator[Problem]:
    """A day holds at least what an hour does, and no more are overturned than are counted."""
    rows = source.data.get("budget")
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        for hourly, daily in _PAIRS if isinstance(row, dict) else ():
            if _both(row, hourly, daily) and row[hourly] > row[daily]:
                hint = "what an hour may hold, a day has to hold, too"
                yield source.problem(
                    ("budget", index, daily), shown(row[daily]), f"at least {shown(row[hourly])}", hint
                )
    breaker = source.data.get("breaker")
    if isinstance(breaker, dict) and _both(breaker, "overturned", "latest"):
        wanted, latest = breaker["overturned"], breaker["latest"]
        if wanted > latest:
            hint = "so many can't be overturned among so few: raise it, or lower `overturned`"
            yield source.problem(("breaker", "latest"), shown(latest), f"at least {shown(wanted)}", hint)


def _both(table: dict[str, Any], *keys: str) -> bool:
    values = [table.get(key) for key in keys]
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
