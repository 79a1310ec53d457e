"""The added text with the places marked on which signals rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wikiwatch.core.evidence import Passage
from wikiwatch.core.marked import MOST_SPANS, Span, marked

PLACES = st.integers(-5, 60)
SPANS = st.lists(st.builds(Span, signal=st.sampled_from("abc"), start=PLACES, end=PLACES), max_size=8)


def passages(lengths: list[tuple[int, int]]) -> list[Passage]:
    """Passages with gaps between them: the numbers of characters of each gap and of the text behind it."""
    found, at = [], 0
    for gap, length in lengths:
        found.append(Passage(text="".join(chr(0x100 + at + gap + i) for i in range(length)), start=at + gap))
        at += gap + length
    return found


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 12)), max_size=4).map(passages), SPANS)
def test_pieces_are_the_passages_and_each_character_has_the_signals_that_rest_on_it(
    found: list[Passage], spans: list[Span]
) -> None:
    shown = marked(found, spans)
    assert ["".join(piece.text for piece in pieces) for pieces in shown] == [passage.text for passage in found]
    for pieces in shown:
        for piece in pieces:
            for at in range(piece.start, piece.start + len(piece.text)):
                assert piece.signals == tuple(sorted({one.signal for one in spans if one.start <= at < one.end}))


def test_a_place_within_a_passage_is_cut_out() -> None:
    [pieces] = marked([Passage(text="see pipes.example now", start=100)], [Span(signal="link", start=104, end=117)])
    assert [(piece.text, piece.signals) for piece in pieces] == [
        ("see ", ()),
        ("pipes.example", ("link",)),
        (" now", ()),
    ]


def test_a_flood_of_places_is_marked_up_to_a_number() -> None:
    spans = [Span(signal="link", start=2 * at, end=2 * at + 1) for at in range(2 * MOST_SPANS)]
    [pieces] = marked([Passage(text="x" * 4 * MOST_SPANS, start=0)], spans)
    assert sum(bool(piece.signals) for piece in pieces) == MOST_SPANS
