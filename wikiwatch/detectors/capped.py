"""Names what was cut from an edit that is too large to be read to its end, so that its verdict says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiwatch.core.evidence import Case, Signal
from wikiwatch.core.links import MAX_LINKS
from wikiwatch.core.normalise import MAX_READ
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.phrases import MOST_TEXT
from wikiwatch.detectors.signs import sign

COMPARED = "capped"
TEXT = "capped.text"
LINKS = "capped.links"
UNREAD = "capped.unread"
SIGNALS = (COMPARED, TEXT, LINKS, UNREAD)


def detect(case: Case, rules: Ruleset) -> Sequence[Signal]:
    """One sign for each thing that was cut, at the first passage of the edit."""
    first = case.added.passages[:1]
    start, end = (first[0].start, first[0].end) if first else (0, 0)
    return [sign(rules, name, reason, start=start, end=end) for name, reason in _cut(case)]


def _cut(case: Case) -> Iterator[tuple[str, str]]:
    added = case.added
    if added.capped:
        yield (
            COMPARED,
            "too large to compare word by word: all but its common beginning and end was judged as added",
        )
    if added.unread:
        yield UNREAD, f"a page too large to be read to its end: nobody looked at {added.unread:,} characters of it"
    if len(added.text) > MAX_READ:
        searched = f"{MAX_READ:,} characters of what was added were compared with other edits, {MOST_TEXT:,} searched"
        yield TEXT, f"at most the first {searched} for phrases"
    if len(added.links) >= MAX_LINKS:
        yield LINKS, f"only the first {MAX_LINKS} links were looked at"
