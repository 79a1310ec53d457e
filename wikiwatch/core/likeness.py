"""How alike two insertions are, when one is the other with its words exchanged or its sentences in another order.

Both texts are normalised (`core/normalise`). The measure is Levenshtein's, as in `similarity`; before it is taken,
the second text is arranged like the first, so that what a spinning program changes counts little.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from wikiwatch.core.normalise import MAX_COMPARED, similarity

# A word exchanged for another in the same place costs so much of its letters: not nothing, or a list of names would
# be one text; a quarter, so that a text with every third word spun stays above 90 %.
SLOT = 0.25
WIDEST_SLOT = 3  # words: "New York City" for "Springfield"
FRAME = 2  # words that must be the same on each side of a slot, or all up to the beginning or end of the text
LEAST_FRAME = 6  # words that two texts have in common; with fewer, any two list items are one frame
SHARED = 0.4  # of the words of the longer text; below, exchanged words are most of it, and it is another text
ROUNDING = 0.01  # per cent; without it, a text that is exactly as like as the cutoff asks would be lost at times
MOST_SENTENCES = 40  # longer texts are compared as they stand

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SENTENCE = re.compile(r"(?<=[.!?。！？;]) ")


# The same edit is compared with the same texts by several: for repetition, for a campaign, and when it joins one.
@lru_cache(maxsize=256)
def likeness(a: str, b: str, cutoff: float) -> float:
    """How alike two normalised texts are, 0 to 100: their `similarity`, or more where one is the other spun.

    That is only asked where `similarity` is below `cutoff`, and where the likeness can reach it: what is returned
    below `cutoff` says no more than that it is below. The first 5,000 characters are compared, as in `similarity`.
    """
    least = max(0.0, cutoff - ROUNDING)
    plain = similarity(a, b, least)
    if plain >= cutoff:
        return plain
    (a, ours), (b, theirs) = _words(a[:MAX_COMPARED]), _words(b[:MAX_COMPARED])
    if 100 * SLOT * abs(len(a) - len(b)) > (100 - cutoff) * max(len(a), len(b)):
        return 0
    shared = len(ours & theirs)
    if shared < LEAST_FRAME or shared < SHARED * max(len(ours), len(theirs)):
        return similarity(a, b, least)
    # As it stands and arranged: where many sentences are alike, arranging them may tear two texts apart.
    orders = dict.fromkeys((b, _arranged(a, b)))
    return max(_framed(a.split(), order.split()) for order in orders)


@lru_cache(maxsize=128)  # the same text is compared with dozens, and these with the next one
def _words(text: str) -> tuple[str, frozenset[tuple[str, int]]]:
    """The text with all numbers alike, and its words, each with how often it came before."""
    text = _NUMBER.sub("0", text)
    before: defaultdict[str, int] = defaultdict(int)
    words = set()
    for word in text.split():
        words.add((word, before[word]))
        before[word] += 1
    return text, frozenset(words)


def _arranged(a: str, b: str) -> str:
    """The sentences of b in the order of those of a that they are most like."""
    ours, theirs = _SENTENCE.split(a), _SENTENCE.split(b)
    if not 2 <= len(ours) <= MOST_SENTENCES or not 2 <= len(theirs) <= MOST_SENTENCES:
        return b

    def place(sentence: str) -> int:
        return max(range(len(ours)), key=lambda at: Levenshtein.normalized_similarity(sentence, ours[at]))

    return " ".join(sorted(theirs, key=place))


def _framed(a: Sequence[str], b: Sequence[str]) -> float:
    """The likeness of two texts as words, with exchanged words at a quarter of their cost."""
    runs = _runs(a, b)
    filled: list[str] = []
    cost = 0.0
    for index, run in enumerate(runs):
        ours, theirs = " ".join(a[run.a_start : run.a_end]), " ".join(b[run.b_start : run.b_end])
        if not run.equal and _is_slot(runs, index):
            cost += SLOT * Levenshtein.distance(ours, theirs)
            theirs = ours
        filled.append(theirs)
    first, second = " ".join(a), " ".join(filter(None, filled))
    distance = Levenshtein.distance(first, second) + cost
    return max(0.0, 100 * (1 - distance / max(len(first), len(second), 1)))


class _Run(NamedTuple):
    """A stretch of words that is the same in both texts, or not."""

    equal: bool
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def _runs(a: Sequence[str], b: Sequence[str]) -> list[_Run]:
    """Both texts as stretches that are alternately the same and not."""
    runs: list[_Run] = []
    for code in Levenshtein.opcodes(a, b):
        equal = code.tag == "equal"
        a_start, b_start = code.src_start, code.dest_start
        if runs and runs[-1].equal == equal:
            joined = runs.pop()
            a_start, b_start = joined.a_start, joined.b_start
        runs.append(_Run(equal, a_start, code.src_end, b_start, code.dest_end))
    return runs


def _is_slot(runs: Sequence[_Run], index: int) -> bool:
    """Whether a few words stand in place of a few others, in a frame that is the same on both sides."""
    run = runs[index]
    widths = (run.a_end - run.a_start, run.b_end - run.b_start)
    if not all(1 <= width <= WIDEST_SLOT for width in widths):
        return False
    last = len(runs) - 1
    beside = [at for at in (index - 1, index + 1) if 0 <= at <= last]
    return bool(beside) and all(at in (0, last) or runs[at].a_end - runs[at].a_start >= FRAME for at in beside)
