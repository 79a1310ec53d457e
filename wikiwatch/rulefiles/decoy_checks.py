"""What must hold for the decoy pages of policy.toml, as far as their titles tell."""

from __future__ import annotations

from collections.abc import Iterator

from wikiwatch.core.decoys import DECOY_ROW, misplaced
from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.problems import Source


def check(source: Source) -> Iterator[Problem]:
    """No page that people read or talk on; and no row has the name of what is left on decoy pages."""
    listed, rows = source.data.get("decoy_pages"), source.data.get("row")
    for index, title in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(title, str) and (why := misplaced(title)):
            expected = 'a page that no reader meets and where nobody talks, such as "Project:Guest book"'
            hint = "spam stays on a decoy page: it must not be one that people read or write"
            yield source.problem(("decoy_pages", index), why, expected, hint)
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict) and row.get("id") == DECOY_ROW:
            hint = "it names what is left on decoy pages"
            yield source.problem(("row", index, "id"), f'"{DECOY_ROW}"', "another id", hint)
