"""Word-level differences: how a text is cut into tokens, and which runs of tokens changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

# Beyond so many (token before, token after) pairs nothing is compared token by token. Time and memory grow
# with this product: measured, 150 million pairs (12,000 tokens against 12,000, about 37 kB wholly rewritten)
# take 30 ms and 20 MB, which leaves a change well below 100 ms.
MAX_PAIRS = 150_000_000

# What MediaWiki's parser takes as part of an external link, without braces, pipes and typographic quotes,
# which end one in templates, tables and prose.
URL_CHARS = r"[^\s\[\]<>\"|{}\x00-\x20\x7f\ufffd“”„«»。、「」『』【】]"

# Scripts that are written without spaces: there every character is a token of its own.
_UNSPACED = (
    r"\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Vowel signs and accents that belong to their word, though `\w` leaves them out.
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0963\u0966-\u0dff\u200c\u200d"

_TOKEN = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+]{{1,15}}:)?//{URL_CHARS}+"
    rf"|[{_UNSPACED}]"
    rf"|(?:(?![{_UNSPACED}])[\w{_MARKS}])+"
    r"|\s+"
    r"|[^\w\s]"
)


class Hunk(NamedTuple):
    """Tokens `before_start:before_end` were replaced by `after_start:after_end`; either may be empty."""

    before_start: int
    before_end: int
    after_start: int
    after_end: int


def tokens(text: str) -> list[str]:
    """Whole URLs, words, runs of white space and single other characters; joined, they are the text."""
    return _TOKEN.findall(text)


def common_head(before: Sequence[str], after: Sequence[str]) -> int:
    """How many items two sequences share at their beginning."""
    count = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        count += 1
    return count


def common_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many items two sequences share at their beginning, and how many of the others at their end."""
    head = common_head(before, after)
    tail = 0
    most = min(len(before), len(after)) - head
    while tail < most and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail


def hunks(before: Sequence[str], after: Sequence[str]) -> list[Hunk] | None:
    """The fewest changed tokens between two sequences, as runs in order; None where that is too much work."""
    head, tail = common_ends(before, after)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if not old and not new:
        return []
    if not old or not new:
        return [Hunk(head, head + len(old), head, head + len(new))]
    if len(old) * len(new) > MAX_PAIRS:
        return None
    # Numbers stand for tokens because rapidfuzz compares hashes of strings, which may collide.
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(token, len(numbers)) for token in old]
    right = [numbers.setdefault(token, len(numbers)) for token in new]
    found: list[Hunk] = []
    for code in Indel.opcodes(left, right):
        if code.tag != "equal":
            _append(found, head, code.src_start, code.src_end, code.dest_start, code.dest_end)
    return found


def _append(found: list[Hunk], head: int, old1: int, old2: int, new1: int, new2: int) -> None:
    """Add a changed run, as one with the last if they touch on both sides."""
    hunk = Hunk(old1 + head, old2 + head, new1 + head, new2 + head)
    last = found[-1] if found else None
    if last and last.before_end == hunk.before_start and last.after_end == hunk.after_start:
        found[-1] = Hunk(last.before_start, hunk.before_end, last.after_start, hunk.after_end)
    else:
        found.append(hunk)
