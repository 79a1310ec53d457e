"""What an edit summary says of other revisions."""

from __future__ import annotations

import re

# A revision number, as it stands in MediaWiki's undo summary in every language and in [[Special:Diff/NNN]]; the
# digits are never translated. SQLite's numbers have at most 18 whole digits.
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,18}(?![0-9])")
LONGEST = 1_000  # characters that are read; MediaWiki keeps 500
MOST = 10  # numbers: an undo names one revision, or the first and the last of several


def revisions_named(summary: str) -> tuple[int, ...]:
    """The numbers in a summary that may be revisions: at most ten, each once. Anybody can write any."""
    found = (int(match[0]) for match in _NUMBER.finditer(summary[:LONGEST]))
    return tuple(dict.fromkeys(found))[:MOST]
