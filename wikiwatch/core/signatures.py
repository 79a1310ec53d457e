"""Where people signed: the tail before a time that MediaWiki or an older wiki wrote, the time included.

What a signature holds is on all of its author's comments, and says nothing about any one of them. It begins at
two dashes, or at a link to a page of the author, and from there to the time hold only links and markup.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from wikiwatch.core.evidence import Added, Link

LONGEST = 255  # characters: MediaWiki's `$wgMaxSigChars`
_PROJECT = 4  # MediaWiki's namespace for the wiki itself, where a village pump is; talk namespaces are odd
_LONGEST_TIME = 45  # characters; Vietnamese and Finnish ones come to nearly 40

_ZONE = re.compile(r"\([A-Z]{2,5}\)|UTC(?<=\bUTC)\b")  # how `~~~~` ends a time in every language
_TIME = re.compile(r"\d[\w.,: -]*(?:\(\w{1,3}\)[\d.:h ]*)?$")  # Japanese sets the day of the week in brackets
_CLOCK = re.compile(r"\d[.:h]\d\d")
_YEAR = re.compile(r"\d{4}")
_PIECE = re.compile(
    r"(?P<page>\[\[[^\[\]|\n:]{1,100}:[^\[\]\n]{1,255}\]\])"  # User:, User talk:, Special:Contributions/
    r"|\[\[?[^\[\]\n]{1,255}\]\]?|<[^<>\n]{1,255}>|\{\{[^{}\n]{1,255}\}\}|&\#?\w{1,20};|https?://[^\s\[\]<>]+"
    r"|(?P<dash>(?<![-\w])(?:--|—)(?!-))"
    r"|(?P<word>\w+)"
)


def signatures(text: str) -> list[tuple[int, int]]:
    """Where the signatures of a text begin and end, in order."""
    spans: list[tuple[int, int]] = []
    done = 0
    for zone in _ZONE.finditer(text):
        time = _TIME.search(text, max(done, zone.start() - _LONGEST_TIME), zone.start())
        if time is None or not (_CLOCK.search(time[0]) and _YEAR.search(time[0])):
            continue
        least = max(done, time.start() - LONGEST)
        begin = _begin(text, max(least, text.rfind("\n", least, time.start()) + 1), time.start())
        if begin is not None:
            done = zone.end()
            spans.append((begin, done))
    return spans


def _begin(text: str, least: int, end: int) -> int | None:
    """Where the signature before a time begins; None where nobody signed."""
    dash = page = None
    for piece in _PIECE.finditer(text, least, end):
        if piece.lastgroup == "dash":
            dash = piece.start()
        elif piece.lastgroup == "word":
            page = None
        elif piece.lastgroup == "page" and page is None:
            page = piece.start()
    return min((start for start in (dash, page) if start is not None), default=None)


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with spaces in place of some of it; offsets into it stay."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def without_signed_links(added: Added, namespace: int) -> Added:
    """What was added, but for links in signatures. People sign where they talk; elsewhere it would be a disguise."""
    if namespace % 2 == 0 and namespace != _PROJECT:
        return added
    spans = [(one.start + start, one.start + end) for one in added.passages for start, end in signatures(one.text)]
    starts = [start for start, _ in spans]

    def signed(link: Link) -> bool:
        index = bisect_right(starts, link.start) - 1
        return index >= 0 and link.end <= spans[index][1]

    return replace(added, links=tuple(link for link in added.links if not signed(link)))
