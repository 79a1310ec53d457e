"""On which day each row and each signal came to the rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wikiwatch.core.own_rules import PREFIX
from wikiwatch.rulefiles import read
from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.problems import parse

# Tables of each file, with what begins the ids that they make.
_TABLES = (("policy.toml", "row", ""), ("points.toml", "signal", ""), ("own.toml", "rule", PREFIX))


def added(folder: Path) -> dict[tuple[str, str], date]:
    """`since` by ("row" or "signal", id), as far as the files in a folder tell it. A rule of one's own may be both."""
    found = {}
    for file, table, prefix in _TABLES:
        raw = read(folder / file)
        source = raw if isinstance(raw, Problem) else parse(file, raw)
        rows = None if isinstance(source, Problem) else source.data.get(table)
        for one in rows if isinstance(rows, list) else ():
            since = one.get("since") if isinstance(one, dict) else None
            if type(since) is date:
                kinds = ("row", "signal") if table == "rule" else (table,)
                found.update({(kind, f"{prefix}{one.get('id')}"): since for kind in kinds})
    return found
