"""What the names of accounts and pages are made of: their shape, what they share, and what is disguised in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from wikiwatch.core.links import links
from wikiwatch.core.model import Change

MOST_SUMMARY = 1000  # characters; MediaWiki cuts summaries at 500
LONGEST = 255  # bytes of a title or user name in MediaWiki; so also more characters than any has

# So many letters at the beginning are no accident: names of people share two or three.
SHARED = 5

_RUN = re.compile(r"[A-Z]+|[a-z]+|\d+|[^\W\d_]+|[\W_]+")
_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones are signs and units, such as μm
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
# Cyrillic and Greek letters that look like Latin ones in common fonts (Unicode's confusables, the exact ones).
_LOOKALIKES = frozenset("аеорсухіјѕԁһӏАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντικρυα")
# Zero width space, joiners, word joiner and byte order mark; Persian and Indic need the joiners, so see below.
_INVISIBLE = re.compile("[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0]")
_OVERRIDES = re.compile("[\u202d\u202e]")  # they show letters in another order than they are read in


def folded(name: str) -> str:
    """The letters and digits of a name in lower case, in one form: `Anna-Lena_9` as `annalena9`."""
    plain = unicodedata.normalize("NFKC", name[:LONGEST]).casefold()
    return "".join(character for character in plain if character.isalnum())


def shape(name: str) -> str:
    """What a name is made of: `JohnSmith84` is `AaAa99`. Digits are counted, letters are not."""
    return "".join(_kind(run) for run in _RUN.findall(name[:LONGEST]))


def _kind(run: str) -> str:
    if run.isdigit():
        return "9" * len(run)
    if not run.isalpha():
        return run
    return ("A" if run.isupper() else "a") if run.isascii() else "x"


def named_domains(change: Change) -> tuple[str, ...]:
    """The domains, telephone numbers and e-mail addresses in a change's summary."""
    return tuple(dict.fromkeys(link.domain for link in links(change.comment[:MOST_SUMMARY])))


def alike(name: str, others: Iterable[str]) -> list[str]:
    """Those of the other names that are made as this one is: with the same digits after the same kinds of letters,
    or with the same beginning.

    Names without digits have the same shape by accident all the time: for them only the beginning counts.
    """
    own, beginning = shape(name), folded(name)[:SHARED]
    numbered = "9" in own
    return [
        other
        for other in others
        if (numbered and shape(other) == own) or (len(beginning) == SHARED and folded(other).startswith(beginning))
    ]


def mixed_word(text: str) -> str:
    """The first word in which letters of another alphabet stand for Latin ones, or Latin for them; "" if none does.

    Each word has to look as if it were written in one alphabet: `иPhone` hides nothing, a Cyrillic е in `Telegram`
    does.
    """
    for match in _WORD.finditer(text) if not text.isascii() else ():
        word = match[0]
        foreign = [letter for letter in word if not letter.isascii() and _alphabet(letter) != "LATIN"]
        latin = len(word) - len(foreign)
        if latin and foreign and _LOOKALIKES.issuperset(foreign):
            return word
    return ""


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def hides_characters(text: str) -> bool:
    """Whether something invisible stands between letters of an alphabet that needs none, or turns letters around."""
    if text.isascii():
        return False
    if _OVERRIDES.search(text):
        return True
    return any(
        _of_alphabets(text[match.start() - 1 : match.start()]) and _of_alphabets(text[match.end() : match.end() + 1])
        for match in _INVISIBLE.finditer(text)
    )


def _of_alphabets(letter: str) -> bool:
    return letter.isalpha() and _alphabet(letter) in _ALPHABETS
