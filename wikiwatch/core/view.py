"""Wikitext as a reader sees its letters: entities decoded, look-alike digits read, invisible characters gone."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

# Characters that look like others and mean them, one for one, so that offsets stay: full-width letters and
# digits, the digits of all scripts, spaces and hyphens.
_FOLD = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_FOLD |= dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], 0x20)
_FOLD |= dict.fromkeys([*range(0x2010, 0x2016), 0x2212], 0x2D)
_FOLD |= {first + offset: 0x31 + offset for first in (0x2460, 0x2776, 0x2780, 0x278A) for offset in range(9)}
_FOLD |= dict.fromkeys([0x24EA, 0x24FF], 0x30)  # circled digits, which \d leaves out
_NON_ASCII_DIGIT = re.compile(r"[^\x00-\x7f\D]")
# Arrows, stars and the like between digits: "1★888★555★0123" is written so that no program reads it.
_ORNAMENT = re.compile(r"[\u2190-\u21ff\u2500-\u2775\u2794-\u2bff](?<=\d.)(?=[\d(])")

# Characters that nobody sees (but they break a host for a program), and those that make a digit a picture.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20e3\ufe0e\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_DECODED = re.compile(f"[{INVISIBLE}]+|&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});")


class View:
    """A part of a text as a reader sees it (entities decoded, invisible characters gone), and the way back."""

    def __init__(self, text: str, start: int, end: int) -> None:
        source = text[start:end]
        folded = source
        if not source.isascii():
            folded = _ORNAMENT.sub("~", _NON_ASCII_DIGIT.sub(_digit, source.translate(_FOLD)))
        pieces, self._at, self._shift, last, length = [], [0], [start], 0, 0
        for match in _DECODED.finditer(folded) if "&" in folded or not folded.isascii() else ():
            decoded = _INVISIBLE.sub("", html.unescape(match[0]))
            if decoded == match[0]:
                continue
            pieces += [folded[last : match.start()], decoded]
            length += match.start() - last + len(decoded)
            last = match.end()
            self._at.append(length)
            self._shift.append(start + last - length)
        self.text = "".join([*pieces, folded[last:]]) if pieces else folded

    def source(self, position: int) -> int:
        """The offset in the whole text of a position in the view."""
        return position + self._shift[bisect_right(self._at, position) - 1]


def _digit(match: re.Match[str]) -> str:
    return str(int(match[0]))
