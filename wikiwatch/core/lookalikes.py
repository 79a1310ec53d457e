"""Letters of one script that look like those of another, and words and hosts that are written with them."""

from __future__ import annotations

import re
import unicodedata

MAX_WORD = 64  # characters of a word that are looked at; a label of a host has 63 at most

# Cyrillic, Greek and Armenian letters that the usual fonts draw like Latin ones (the plain cases of Unicode's
# confusables.txt). Greek alpha, gamma and the like are left out: formulas set them beside Latin letters.
_LATIN_OF = dict(
    zip(
        "аеорсухіјѕһԁԛԝӏѵАВЕЗКМНОРСТУХІЈЅԌԚԜοικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսոցհ",
        "aeopcyxijshdqwlvABE3KMHOPCTYXIJSGQWoikuABEZHIKMNOPTYXouugh",
        strict=True,
    )
)
_RANGES = (
    ("latin", re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("greek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("armenian", re.compile(r"[\u0531-\u0587]")),
)
_FOREIGN = re.compile(r"[\u0370-\u0587\u1f00-\u1fff]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ASCII = re.compile(r"[A-Za-z0-9-]+")
LEAST_LATIN = 3  # Latin letters beside the others: sinα and kΩ are formulas and units, not words


def scripts(word: str) -> frozenset[str]:
    """Which of Latin, Cyrillic, Greek and Armenian, the scripts with letters in common shapes, a word uses."""
    return frozenset(name for name, letters in _RANGES if letters.search(word))


def skeleton(word: str) -> str:
    """A word with each look-alike as the Latin letter that it is taken for."""
    return "".join(_LATIN_OF.get(character, character) for character in word[:MAX_WORD])


def disguised_words(text: str) -> list[tuple[int, int]]:
    """Where words stand that look wholly Latin, and are written with letters of another script as well."""
    if not _FOREIGN.search(text):
        return []
    return [match.span() for match in _WORD.finditer(text) if _is_disguised(match[0])]


def is_homograph(host: str) -> bool:
    """Whether a canonical host is another's double: a label that mixes scripts, or looks like ASCII and is not.

    A name wholly in one script is honest unless every letter of it looks Latin and its ending is ASCII.
    """
    labels = host.split(".")
    return any(_is_double(label, ascii_ending=labels[-1].isascii()) for label in labels[:-1] if not label.isascii())


def _is_disguised(word: str) -> bool:
    latin = sum(character.isascii() for character in word)
    return latin >= LEAST_LATIN and len(scripts(word)) > 1 and skeleton(word).isascii()


def _is_double(label: str, *, ascii_ending: bool) -> bool:
    if len(scripts(label)) > 1:
        return True
    bare = unicodedata.normalize("NFKC", label)
    looks = skeleton(bare)
    return ascii_ending and not scripts(label) & {"latin"} and bool(_ASCII.fullmatch(looks)) and looks != label
