"""Word-level differences: how a text is cut into tokens, and which runs of tokens changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import AnyStr, NamedTuple

from rapidfuzz.distance import Indel

# Beyond so many (token before, token after) pairs nothing is compared token by token. Time and memory grow
# with this product: measured, 200 million pairs (14,000 tokens against 14,000, about 40 kB wholly rewritten)
# take 40 ms and 25 MB, which keeps the judgement of a change below 100 ms.
MAX_PAIRS = 200_000_000

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
    # Most words, none of which begins a URL: what comes next finds them too, and takes three times as long.
    r"[A-Za-z0-9]+(?=[ \n.,])"
    rf"|(?:[A-Za-z][A-Za-z0-9+]{{1,15}}:)?//{URL_CHARS}+"
    rf"|[{_UNSPACED}]"
    rf"|(?:(?![{_UNSPACED}])[\w{_MARKS}])+"
    r"|\n|[^\S\n]+"
    r"|[^\w\s]"
)


class Hunk(NamedTuple):
    """Tokens `before_start:before_end` were replaced by `after_start:after_end`; either may be empty."""

    before_start: int
    before_end: int
    after_start: int
    after_end: int


def tokens(text: str) -> list[str]:
    """Whole URLs, words, runs of spaces and single other characters; joined, they are the text."""
    return _TOKEN.findall(text)


def common_start(one: AnyStr, other: AnyStr) -> int:
    """How many characters or bytes two texts share at their beginning, by halving: slices compare as fast as memcmp."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_end(one: AnyStr, other: AnyStr) -> int:
    """How many they share at their end, likewise."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


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
    """The changed runs between two sequences, as few as can be, in order; None where that is too much work."""
    head, tail = common_ends(before, after)
    # Numbers stand for tokens because rapidfuzz compares hashes of strings, which may collide.
    old_part, new_part = before[head : len(before) - tail], after[head : len(after) - tail]
    numbers = {token: number for number, token in enumerate({*old_part, *new_part})}
    old, new = ([numbers[token] for token in part] for part in (old_part, new_part))
    parts = list(_parts(old, new)) if len(old) * len(new) > MAX_PAIRS else [Hunk(0, len(old), 0, len(new))]
    if sum((part.before_end - part.before_start) * (part.after_end - part.after_start) for part in parts) > MAX_PAIRS:
        return None
    found: list[Hunk] = []
    for part in parts:
        opcodes = Indel.opcodes(old[part.before_start : part.before_end], new[part.after_start : part.after_end])
        for code in opcodes:
            if code.tag != "equal":
                left, right = head + part.before_start, head + part.after_start
                _append(
                    found,
                    Hunk(code.src_start + left, code.src_end + left, code.dest_start + right, code.dest_end + right),
                )
    return found


def _parts(old: Sequence[int], new: Sequence[int]) -> Iterator[Hunk]:
    """Two large sequences cut at tokens that each has once and both have in one order (patience difference)."""
    places = {token: index for index, token in enumerate(new)}
    once = {token for token, count in Counter(old).items() if count == 1}
    once &= {token for token, count in Counter(new).items() if count == 1}
    last_old = last_new = 0
    for old_at, new_at in _longest_rise([(index, places[token]) for index, token in enumerate(old) if token in once]):
        yield Hunk(last_old, old_at, last_new, new_at)
        last_old, last_new = old_at + 1, new_at + 1
    yield Hunk(last_old, len(old), last_new, len(new))


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, in order, whose second numbers rise."""
    ends: list[int] = []  # the smallest last number of a run of each length
    tops: list[int] = []  # and the pair that has it
    before = [-1] * len(pairs)
    for index, (_, value) in enumerate(pairs):
        length = bisect_left(ends, value)
        before[index] = tops[length - 1] if length else -1
        ends[length : length + 1] = [value]
        tops[length : length + 1] = [index]
    result, at = [], tops[-1] if tops else -1
    while at >= 0:
        result.append(pairs[at])
        at = before[at]
    return result[::-1]


def _append(found: list[Hunk], hunk: Hunk) -> None:
    """Add a changed run, as one with the last if they touch on both sides."""
    last = found[-1] if found else None
    if last and last.before_end == hunk.before_start and last.after_end == hunk.after_start:
        found[-1] = Hunk(last.before_start, hunk.before_end, last.after_start, hunk.after_end)
    else:
        found.append(hunk)
