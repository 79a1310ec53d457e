"""Reads added wikitext as words: takes markup away, keeps places, and tells random strings from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from wikiwatch.core.signatures import blanked, signatures
from wikiwatch.detectors.exclusions import (
    chunk_exclusion,
    has_humps,
    humps,
    is_noise,
    longest_run,
    shaken,
    squeezed,
    string_exclusion,
)
from wikiwatch.detectors.strings import LONGEST, unlikelihood

MOSTSTRINGS = 2000  # strings of one change, or a few more, that are looked at; who adds more adds no mere test
SHORT = 15  # letters; shorter chunks without digits or punctuation are no keys or code
KEPT = 65_536  # strings whose bits are kept: people use the same words again and again (about 15 MB)
KEPT_CHUNKS = 16_384  # the same, of what stands between white space (about 10 MB)
MOST_TEXT = 200_000  # characters of one change that are read; MOSTSTRINGS end well before that

# Bits asked for in addition, where what is no random string looks so more often.
NAME = 3.0  # a capital first letter: names and brands, the commonest rare words
CAPITALS = 5.0  # capitals only: acronyms and constants; who mashes with caps lock on mashes more than a few
ACCENTED = 6.0  # neither bots nor hands on a keyboard write accents or ligatures
DIGITS = 4.0  # digits at an end: user names, models, versions
OTHER_SCRIPT = 3.0  # the models of other scripts know fewer languages than write in these letters

# Bits of each different loose letter of Hangul. Writing joins them to syllables; people use one or two different
# ones for a laugh or tears, three for short forms of phrases, but a hand on a Korean keyboard leaves more.
JAMO = 2.2
# Bits taken off for each letter beyond the sixteenth: compounds of languages that no model knows add up letter
# by letter, while what hands and programs write has more than a bit to each.
LONG, FOREIGN = 16, 0.5
COPIED = 2.0  # bits of each letter that follows two others as it did before: hands come back to what they hit

_QUIET = (
    "code|pre|source|syntaxhighlight|math|chem|ce|score|gallery|timeline|graph|mapframe|templatedata|tt|kbd|samp|var"
)
_QUIET_TAG = re.compile(rf"<(/?)({_QUIET})\b[^<>]{{0,300}}>", re.I)
_LINK = re.compile(
    r"(?=[hfigsw\[<])"  # what all begin with: most places are passed over three times as fast
    r"(?:(?:https?|ftps?|ircs?|gopher|svn|git)://[^\s<>\"\[\]{}|]*"
    r"|\bwww\.[^\s<>\"\[\]{}|]+"
    r"|\[/?(?:url|link)\b[^\[\]]{0,2000}\]"
    r"|</?a\b[^<>]{0,2000}>)",
    re.I,
)
_TAGS = r"\{\{[^{}]*\}\}|<[^<>]{0,300}>|&\#?\w{1,20};|\[/?(?:b|i|u|img|size|color)\b[^\[\]]{0,300}\]"
_MARKUP = re.compile(_TAGS, re.I)
# Slow, for it may begin at every word: only where the text has `="`.
_MARKUP_WITH_VALUES = re.compile(rf"{_TAGS}|\b\w{{1,30}}=\"[^\"\n]{{0,300}}\"", re.I)
# A line that begins with a space is shown as typed, and used for code; lists of links begin so by accident.
_TYPED = re.compile(r"(?<=\n)[ \t](?![^\n]*://)[^\n]*\S[^\n]*")
# What the buttons above MediaWiki's edit box insert when nothing is selected: tests too, but of the buttons.
_BUTTONS = re.compile(
    r"bold text|italic text|headline text|insert formula here|insert non-formatted text here"
    r"|link title|(?:media:|image:|file:)?example\.(?:ogg|jpg)",
    re.I,
)
_OF_BUTTONS = (" text", "insert ", "link title", "example.")  # one of these is in each of them
# Fixed characters where a class of them would be shorter: so `re` passes over all other places at once.
_BREAK = re.compile(r"\[|\]|\||'''?|==+|\{\{+|\}\}+|“|”|„|«|»|\"|<|>|--+|…|\.\.+")
_CHUNK = re.compile(r"\S+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
STRING = re.compile(r"[^\W_]+")
_IDEOGRAPHS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_JAMO = re.compile(r"[\u3131-\u3163]")
_EDGES = "'’`*#:;!?()[]{}.,=-+\\/"


@dataclass(frozen=True, slots=True, kw_only=True)
class RandomString:
    """A string that looks random, its place in the text, and how unlikely it is as a word, in bits."""

    text: str
    start: int
    end: int
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text as words (distinct and folded, but for the random strings), and where links stand in it."""

    strings: tuple[RandomString, ...]
    doubtful: frozenset[str]  # more like random strings than like words, but not enough
    others: frozenset[str]
    links: tuple[tuple[int, int], ...]


def read(text: str, known: frozenset[str], unlikely: float, least_letters: int) -> Reading:
    """Read wikitext; words in `known` (casefolded) are never random."""
    text = text[:MOST_TEXT]
    plain, links = _without_links(_blank(_TYPED, _without_quiet(text)))
    named = "\n".join(text[start:end].casefold() for start, end in links)
    plain = _blank(_MARKUP_WITH_VALUES if '="' in text else _MARKUP, blanked(plain, signatures(text)))
    folded = plain.casefold()
    if any(part in folded for part in _OF_BUTTONS):
        plain = _blank(_BUTTONS, plain)
    found: list[RandomString] = []
    doubtful, others = set[str](), set[str]()
    for begin, odd in _odd(_blank(_BREAK, plain), least_letters, unlikely, others):
        if odd.folded in known or odd.folded in named:
            if odd.is_word:
                others.add(odd.folded)
        elif odd.bits < unlikely:
            doubtful.add(odd.folded)
        else:
            start = begin + odd.start
            found.append(RandomString(text=odd.text, start=start, end=start + len(odd.text), bits=odd.bits))
    return Reading(strings=tuple(found), doubtful=frozenset(doubtful), others=frozenset(others), links=tuple(links))


def excess(string: str, least_letters: int, unlikely: float) -> float | None:
    """Bits of unlikelihood beyond what the string's kind asks for in addition; None where it is not judged.

    `unlikely` for one whose letters and digits are shaken together: no word, but short, and enough with another one.
    """
    string = string[:LONGEST]
    if not string.isascii() and (loose := _JAMO.findall(string)):
        return JAMO * len(set(loose))
    if len(string) < least_letters:
        return None
    letters, bits, is_shaken = _weighed(string)
    if letters < least_letters or bits is None:
        return unlikely if is_shaken else None
    return bits


@lru_cache(maxsize=KEPT)
def may_be_random(string: str) -> bool:
    """Whether anything speaks against it, be it ever so little."""
    return (excess(string, 1, 0.0) or 0) > 0


@lru_cache(maxsize=KEPT)
def _weighed(string: str) -> tuple[int, float | None, bool]:
    """Its longest run of letters, how many bits speak against that one, and whether it is shaken.

    The bits are None where it is something else than a word or a random string, or shaken.
    """
    letters = string if string.isalpha() else longest_run(string)
    bits = _bits(letters) if letters else None
    is_shaken = shaken(string)
    if bits is not None and bits <= 0 and not is_shaken:  # most words end here: exclusions cost more time than bits
        return len(letters), bits, False
    excluded = bool(string_exclusion(string))
    if bits is not None and bits > 0:
        bits = None if excluded or is_shaken else bits + COPIED * _copied(letters.lower()) - _asked(string, letters)
    return len(letters), bits, is_shaken and not excluded


def _bits(letters: str) -> float | None:
    whole = unlikelihood(squeezed(letters))
    if whole is None or not has_humps(letters):
        return whole
    parts = [part for part in humps(letters) if len(part) > 2 and not (part.isupper() and len(part) < 7)]
    if sum(map(len, parts)) * 3 < len(letters):
        return whole  # a change of case at every second letter makes no words
    return min(whole, sum(unlikelihood(part) or 0.0 for part in parts))


def _copied(letters: str) -> int:
    """How many letters of a string follow the same two letters as somewhere before in it."""
    if len(set(letters)) * 3 > len(letters) * 2:
        return 0
    triples = [letters[at : at + 3] for at in range(len(letters) - 2)]
    return len(triples) - len(set(triples))


def _asked(string: str, letters: str) -> float:
    asked = FOREIGN * max(0, len(letters) - LONG)
    if letters.isupper():
        asked += CAPITALS
    elif letters[0].isupper() and not has_humps(letters):
        asked += NAME
    if len(letters) < len(string):
        asked += DIGITS
    if not letters.isascii():
        asked += OTHER_SCRIPT if letters[0] >= "Ͱ" else ACCENTED
    return asked


class _Odd(NamedTuple):
    """A single string with bits against it, where it stands in its chunk, and whether it is a word nevertheless."""

    start: int
    text: str
    folded: str
    bits: float
    is_word: bool


class _Chunk(NamedTuple):
    """What stands between white space: how many strings it has, what of it counts as words, and what does not."""

    strings: int
    words: tuple[str, ...]
    odd: tuple[_Odd, ...]


def _odd(plain: str, least_letters: int, unlikely: float, others: set[str]) -> Iterator[tuple[int, _Odd]]:
    """Odd strings, each behind the place of its chunk; all other words go to `others`."""
    count = 0
    for match in _CHUNK.finditer(plain):
        if count >= MOSTSTRINGS:
            return
        text = match.group()
        # Those of any length are not kept: they would fill the memory.
        apart = _taken_apart if len(text) <= LONGEST else _taken_apart.__wrapped__
        chunk = apart(text, least_letters, unlikely)
        count += chunk.strings
        others.update(chunk.words)
        for odd in chunk.odd:
            yield match.start(), odd


@lru_cache(maxsize=KEPT_CHUNKS)
def _taken_apart(chunk: str, least_letters: int, unlikely: float) -> _Chunk:
    inner = chunk.strip(_EDGES)
    if not inner:
        return _Chunk(0, (), ())
    if (len(inner) > SHORT or not inner.isalpha()) and chunk_exclusion(inner[:LONGEST]):
        letters = _NO_LETTERS.sub("", inner.casefold())
        return _Chunk(0, (letters,) if letters else (), ())
    words, odd = [] if inner.isascii() else _IDEOGRAPHS.findall(inner), []
    found = list(islice(STRING.finditer(chunk), MOSTSTRINGS))
    for match in found:
        text = match.group()
        folded, bits = text.casefold(), excess(text, least_letters, unlikely)
        is_word = len(folded) > 2 and folded.isalpha() and not is_noise(folded)
        if bits is not None and bits > 0:
            odd.append(_Odd(match.start(), text, folded, bits, is_word))
        elif is_word:
            words.append(folded)
    return _Chunk(len(found), tuple(words), tuple(odd))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _without_links(text: str) -> tuple[str, list[tuple[int, int]]]:
    links = [match.span() for match in _LINK.finditer(text)]
    return blanked(text, links), links


def _without_quiet(text: str) -> str:
    """The text with code, formulas and their like blanked, to the end where they are not closed."""
    pieces, done, open_tag = [], 0, ""
    for tag in _QUIET_TAG.finditer(text):
        closing, name = bool(tag.group(1)), tag.group(2).casefold()
        if not open_tag and not closing:
            pieces.append(text[done : tag.start()])
            open_tag, done = name, tag.start()
        elif open_tag == name and closing:
            pieces.append(" " * (tag.end() - done))
            open_tag, done = "", tag.end()
    rest = text[done:]
    return "".join(pieces) + (" " * len(rest) if open_tag else rest)
