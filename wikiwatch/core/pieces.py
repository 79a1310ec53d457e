"""Whether what an edit added is still on its page: a few short pieces of it are looked for again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from wikiwatch.core.evidence import Passage

# Six pieces tell apart "nearly all" and "hardly anything", which is all that is asked.
MOST = 6
# Characters: some seven words, which hardly any text holds twice by chance; a shorter addition is one piece.
LENGTH = 40
LEAST = 12  # shorter ones, such as a corrected word, may stand on the page anyway
KEPT, TAKEN_OUT = 0.8, 0.2  # shares of the pieces: between them, somebody reworked the text, which says neither


def folded(text: str) -> str:
    """A text with every run of white space as one space, so that a new line break changes nothing."""
    return " ".join(text.split())


def pieces(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Up to six pieces of what was added, from all over it; none where too little was added to be found again."""
    whole = [text for passage in passages if len(text := folded(passage.text)) >= LEAST]
    cuts = [text[start : start + LENGTH].strip() for text in whole for start in range(0, len(text), LENGTH)]
    long_enough = [cut for cut in cuts if len(cut) >= LEAST]
    step = max(len(long_enough) / MOST, 1)
    return tuple(long_enough[int(i * step)] for i in range(min(MOST, len(long_enough))))


class Page:
    """A page's text in which pieces are looked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def share_left(self, looked_for: Collection[str]) -> float:
        """How much of an addition it still holds, 0 to 1."""
        # To fold a large page takes longer than to look a hundred times for what stands in it as it was written.
        return sum(piece in self._text or piece in self._folded for piece in looked_for) / len(looked_for)

    @cached_property
    def _folded(self) -> str:
        return folded(self._text)
