"""What must hold between friction.toml and trust.toml."""

from __future__ import annotations

from collections.abc import Iterator

from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.problems import Source, plain, shown


def check(friction: Source, trust: Source) -> Iterator[Problem]:
    """Nobody gets rights by friction, and nobody of standing meets it."""
    group = friction.data.get("group")
    for key in ("exempt_groups", "trusted_groups"):
        named = trust.data.get(key)
        if isinstance(group, str) and isinstance(named, list) and group in named:
            hint = "flagged accounts come into this group: it must give them nothing"
            expected = f"a group that is not in `{key}` of trust.toml"
            yield friction.problem(("group",), shown(group), expected, hint)
    rows = trust.data.get("band")
    bands = [row.get("id") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    reverter = trust.data.get("reverter_band")
    above = bands[bands.index(reverter) :] if reverter in bands else []
    steps = friction.data.get("step")
    for index, row in enumerate(steps if isinstance(steps, list) else ()):
        band = row.get("band") if isinstance(row, dict) else None
        if band in above:
            expected = f'a band below "{plain(str(reverter))}", the `reverter_band` of trust.toml'
            hint = "people whose word counts here never meet friction"
            yield friction.problem(("step", index, "band"), shown(band), expected, hint)
