"""What differs between two texts before any words are compared: lines, what of a line, and its tokens with places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from wikiwatch.core.diff import common_end, common_ends, common_start, tokens

MAX_SLIDE = 60  # tokens that an insertion is moved along at most to begin where a sentence does

_BORDER = re.compile(r"\S(?=\s)")  # a token ends here, whatever stands around it


class Line(NamedTuple):
    """A line, or a part of one, and where it stands in its text."""

    text: str
    start: int  # offset of its first character


def changed_lines(before: str, after: str) -> tuple[list[Line], list[Line]]:
    """The lines of each text that the other has not, or not as often."""
    # Most of a large page is the same before and behind what was changed: that is not even cut into lines.
    start = before.rfind("\n", 0, common_start(before, after)) + 1
    left = common_end(before[start:], after[start:])
    tail = len(after) - line if (line := after.find("\n", len(after) - left)) >= 0 else 0
    old, new = (text[start : len(text) - tail].split("\n") for text in (before, after))
    head, tail = common_ends(old, new)
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    common = Counter(old_middle) & Counter(new_middle)
    offset = start + sum(len(line) + 1 for line in old[:head])
    return _rest(old_middle, offset, common), _rest(new_middle, offset, common)


def _rest(lines: Sequence[str], offset: int, common: Counter[str]) -> list[Line]:
    left, rest = common.copy(), []
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
        elif line:  # of blank ones there may be millions, and nothing stands in them
            rest.append(Line(line, offset))
        offset += len(line) + 1
    return rest


def within_line(old: list[Line], new: list[Line]) -> tuple[list[Line], list[Line]]:
    """Changed lines without what both begin and end with, where one line became another, as a paragraph does.

    They are cut at borders of tokens only, and so that as much is left ahead as an insertion may be moved along.
    """
    if not len(old) == len(new) == 1:
        return old, new
    (before, old_start), (after, new_start) = old[0], new[0]
    same = common_start(before, after)
    tail = common_end(before[same:], after[same:])
    words = before[:same].rsplit(None, MAX_SLIDE)
    head = len(words[0]) if len(words) > MAX_SLIDE else 0
    border = _BORDER.search(before, len(before) - tail)
    cut = len(before) - border.end() if border else 0
    return (
        [Line(before[head : len(before) - cut], old_start + head)],
        [Line(after[head : len(after) - cut], new_start + head)],
    )


def placed_tokens(lines: Sequence[Line], whole: bool) -> tuple[list[str], list[int]]:
    """The tokens of some lines and the offset of each; whole lines as tokens where nothing is compared."""
    if whole:
        return [line.text for line in lines], [line.start for line in lines]
    found: list[str] = []
    starts: list[int] = []
    for line in lines:
        cut = tokens(line.text)
        found += cut
        starts += islice(accumulate(map(len, cut), initial=line.start), len(cut))
    return found, starts
