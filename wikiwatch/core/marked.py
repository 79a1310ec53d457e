"""What an edit added with the places marked on which the signals rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wikiwatch.core.evidence import Passage

# Places that are marked at most: a flood of links has as many signals, and nobody reads them all.
MOST_SPANS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in the text after an edit, and the signal that rests on it."""

    signal: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of added text, where it begins in the text after the edit, and the signals that rest on all of it."""

    text: str
    start: int
    signals: tuple[str, ...] = ()


def marked(passages: Sequence[Passage], spans: Iterable[Span]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of each passage, in order; together they are the passage, whatever the spans say."""
    known = sorted({(one.start, one.end, one.signal) for one in spans if one.start < one.end})[:MOST_SPANS]
    ends = sorted({at for start, end, _ in known for at in (start, end)})
    over = dict(_over(known, ends))
    return tuple(tuple(_pieces(passage, ends, over)) for passage in passages)


def _over(known: Sequence[tuple[int, int, str]], ends: Sequence[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """From each end of a span on, the signals of the spans that go on there."""
    for at in ends:
        yield at, tuple(sorted({signal for start, end, signal in known if start <= at < end}))


def _pieces(passage: Passage, ends: Sequence[int], over: dict[int, tuple[str, ...]]) -> Iterator[Piece]:
    first, last = bisect_right(ends, passage.start), bisect_left(ends, passage.end)
    cuts = [passage.start, *ends[first:last], passage.end]
    signals = over[ends[first - 1]] if first else ()
    for number, (start, end) in enumerate(pairwise(cuts)):
        signals = over[start] if number else signals
        if start < end:
            text = passage.text[start - passage.start : end - passage.start]
            yield Piece(text=text, start=start, signals=signals)
