"""What an edit looks like, as a set of short marks that can be counted: words, links, shapes and sizes.

Marks are read by `core/lessons`. Each is "kind:value"; kinds are few and told in `told`. Their number is capped, so
that no edit costs more than another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log2, log10

from wikiwatch.core.evidence import Case
from wikiwatch.core.normalise import fold

MOST_TEXT = 8_000  # characters that are read; what spam says, it says at its beginning
MOST_WORDS = 300  # distinct words of the text; the median edit adds twenty
MOST_COMMENT = 500  # characters that MediaWiki keeps of a summary; an export may claim more
MOST_SUMMARY = 40  # words: so many characters hold no more worth counting
MOST_LINKS = 20  # links that are looked at one by one
MOST_ANCHORS = 100  # distinct words of their anchors; an honest link has three
SHAPE = 12  # characters of a user name's shape

# For Python, the vowel signs of Indic scripts, Thai and Arabic, and accents that stay apart, are no part of a word.
# One class, not two alternatives: many of these are in `\w` as well, and each would be tried in two ways.
_LETTER = r"(?:(?!_)[\w\u0300-\u036f\u05b0-\u05bd\u064b-\u065f\u0900-\u0963\u0966-\u0fbc\u1000-\u109f])"
# Longer ones are no words, and would fill the table with what is seen once.
_WORD = re.compile(rf"(?<![^\W_]){_LETTER}{{2,24}}(?!{_LETTER})")
_SECTION = re.compile(r"/\*.*?\*/")  # MediaWiki writes it into the summary of whoever edits a section
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_AGAIN = re.compile(r"(.)\1\1\1")
_MARKUP = ("[url", "<a href", "[link", "[http", "'''", "==", "{{", "<")
# The values of these kinds are words that a person can read; of the others a name of the kind must do.
_READABLE = {"word": "", "summary": "", "anchor": "", "site": "", "markup": "", "tld": "."}
_NAMES = {
    "page": "this page",
    "new": "the kind of page",
    "form": "the form of its links",
    "kind": "the kind of its links",
    "links": "the number of its links",
    "removes": "how much it removes",
    "size": "its size",
    "change": "its size",
    "past": "the author's past",
    "hand": "the kind of author",
    "own": "whose page it is",
    "pace": "the author's pace",
    "shape": "the shape of the author's name",
    "summarised": "the length of its summary",
}


def features(case: Case) -> frozenset[str]:
    """The marks of one change to a text, at most about 500."""
    # Punycode can hide half a character, which no database takes.
    return frozenset(mark.encode(errors="replace").decode() for mark in _marks(case))


def told(mark: str) -> str:
    """A mark in words for people; text of the edit comes as it is, so show it as hostile text."""
    kind, _, value = mark.partition(":")
    if kind in _READABLE:
        return _READABLE[kind] + value
    return _NAMES.get(kind, "the look of its text")


def _marks(case: Case) -> Iterator[str]:
    text = case.added.text[:MOST_TEXT]
    low = fold(text)
    yield from (f"word:{word}" for word in list(dict.fromkeys(_WORD.findall(low)))[:MOST_WORDS])
    yield from (f"markup:{mark}" for mark in _MARKUP if mark in low)
    yield from _sizes(case, text)
    yield from _look(text)
    yield from _links(case)
    yield from _author(case)
    yield from _summary(case.change.comment)
    yield f"page:{case.change.page_id}"
    yield f"new:{int(case.added.new_page)}:{case.change.namespace}"


def _sizes(case: Case, text: str) -> Iterator[str]:
    """Sizes by powers of two: an edit of 40 characters is like one of 50, and not like one of 400."""
    removed, before = case.added.removed_chars, len(case.before)
    share = min(1.0, removed / before) if before else 0.0
    yield f"removes:{int(share * 5)}:{int(log10(before + 1))}"
    yield f"change:{_power(removed) // 2}:{_power(len(text)) // 2}"
    yield f"size:{_power(len(text))}"


def _look(text: str) -> Iterator[str]:
    sample = text[:2000]
    length = max(1, len(sample))
    yield f"foreign:{int(4 * (len(sample) - len(sample.encode('ascii', 'ignore'))) / length)}"
    yield f"capitals:{int(8 * sum(map(str.isupper, sample)) / length)}"
    yield f"digits:{int(8 * sum(map(str.isdigit, sample)) / length)}"
    signs = len(sample) - sum(map(str.isalnum, sample)) - sum(map(str.isspace, sample))  # no letter is a space
    yield f"signs:{int(8 * signs / length)}"
    if _AGAIN.search(sample):
        yield "again:1"
    if "!" in sample:
        yield "exclaims:1"
    if sample and sample == sample.lower():
        yield "small:1"


def _links(case: Case) -> Iterator[str]:
    links = case.added.links
    new = set(case.added.domains) - case.past.trusted_domains - case.past.standing_domains
    yield f"links:{min(5, len(links))}:{min(5, len(new))}"
    for link in links[:MOST_LINKS]:
        yield f"form:{link.form}"
        yield f"kind:{link.kind}"
        yield f"site:{link.domain}"
        yield f"tld:{link.domain.rpartition('.')[2]}"
    anchors = (word for link in links[:MOST_LINKS] for word in _WORD.findall(fold(link.anchor)))
    yield from (f"anchor:{word}" for word in list(dict.fromkeys(anchors))[:MOST_ANCHORS])


def _author(case: Case) -> Iterator[str]:
    record = case.past.record
    yield f"past:{min(3, record.stood)}:{min(3, len(record.reverted))}"
    yield f"hand:{case.actor.kind}"
    pace = case.past.pace
    yield f"own:{int(pace.sole_author)}:{_power(pace.earlier)}"
    yield f"pace:{min(3, pace.pages_soon)}:{min(5, pace.pages_hour)}"
    if not case.actor.kind.is_address:
        yield f"shape:{_shape(case.actor.name)}"


def _shape(name: str) -> str:
    """A name's shape: "JohnDoe42" is "Aa9", "cheap pills" is "a a"."""
    return _LETTERS.sub(_cased, _DIGITS.sub("9", name[:100]))[:SHAPE]


def _cased(match: re.Match[str]) -> str:
    letters = match[0]
    if letters.isupper():
        return "A"
    return "Aa" if letters[0].isupper() else "a"


def _summary(whole: str) -> Iterator[str]:
    comment = whole[:MOST_COMMENT]
    own = _SECTION.sub("", comment).strip()
    yield f"summarised:{_power(len(own))}:{int(own != comment)}"
    yield from (f"summary:{word}" for word in _WORD.findall(fold(own))[:MOST_SUMMARY])


def _power(number: int) -> int:
    return int(log2(number + 1))
