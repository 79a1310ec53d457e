"""What looks like random letters and is none: each kind has a name, and a sample in the tests.

An exclusion sees either a chunk (what stands between white space) or a single string inside it. No regular
expression here can backtrack: each is a plain class, or alternatives that begin with different letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import pairwise

from wikiwatch.detectors.strings import VOWELS, fold, unlikelihood

Test = Callable[[str], bool]

_DOI = re.compile(r"\b10\.\d{4,9}/\S")
_ISBN = re.compile(r"(?:ISBN|ISSN)?:?(?:97[89]-?)?\d[\d-]{6,14}[\dX]$", re.I)
_CHESS = re.compile(r"(?:\d{1,3}\.{1,3})?(?:[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8](?:=[QRBN])?|O-O(?:-O)?)[+#]?[!?]{0,2}$")
_MAGIC = re.compile(r"__[^\W\d_]{3,30}__$")
_URL = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\bmailto:", re.I)
_CODE = re.compile(r"[_/\\@$^~#&%*+]|\(\)|\w\(\w|\w=\w|->|::|=>|\[\d")
_FILE = re.compile(r"\.(?:[a-z]{1,3}\d?|html|jpeg|webp|json|yaml|toml|conf|orig|diff|info|class|java|texi|djvu)$", re.I)
_IUPAC = re.compile(r"\d[,'′]\d|\d-[a-z(\[]|[a-z)\]]-\d|\([A-Z0-9,]{1,9}\)-", re.I)
_FORMULA = re.compile(r"(?:(?:[A-Z][a-z]?|[()\[\]])\d{0,3}){2,}[+-]?$")
_SMILES = re.compile(r"[BCNOPSFIclnosrH0-9@+\-\[\]()=#/\\%.]+$")
_ROMAN = re.compile(r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$", re.I)
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_RUN = re.compile(r"(.)\1\1+")
_LETTERS = re.compile(r"[^\W\d_]+")

ACRONYM = 6  # capitals; longer names in capitals are rare and can nearly always be pronounced
SEQUENCE = 8  # letters; shorter words of a, c, g, t are no sequence
PROTEIN = 10  # capitals; so many of the 20 amino acids' letters alone are rarely an accident
MASHED = 10  # letters in a row; part numbers have no such runs, but a hand on a keyboard hits a digit at times
LONGEST_PART = 8  # letters of the longest word or abbreviation that names are put together from
# Bits that a part of a name costs its writer, who picks one of 1,200 abbreviations or 3,000 words and goes on;
# a letter that belongs to no part costs twice what it costs a blind hand, or any string would be parts and letters.
ABBREVIATION, COMMON_WORD, LEFT_OVER = 10.0, 13.0, 10.0
PAIR = 13.0  # bits of an abbreviation of two letters: a quarter of all pairs are some, so they must cost more
BLIND = 4.7  # bits of a letter for whoever takes one of 26 at random
PUT_TOGETHER = 5.0  # bits that parts may cost more than blind letters: half of what makes a lone string unlikely
OPAQUE = 16  # characters; keys, hashes and other ids are at least so long
SHAKY = 1.75  # letters for each change of case: identifiers, even the densest (names of MIBs), have more
HUMP = 3  # letters; shorter parts of a CamelCase string are words by accident
COLOUR = 6  # hexadecimal digits of a colour on the web
BLOCK = 40  # characters; a run of so many base 64 characters is the line of a key or of an encoded file


@cache
def abbreviations() -> frozenset[str]:
    """Parts of which programmers make names such as tmpdir, strncpy, fdset."""
    packed = files("wikiwatch.detectors").joinpath("data", "abbreviations.txt")
    return frozenset(packed.read_text("ascii").split())


@cache
def _parts() -> dict[str, float]:
    """Abbreviations and common English words, and their plurals, with their costs in bits."""
    packed = files("wikiwatch.detectors").joinpath("data", "words.txt")
    costs = dict.fromkeys(packed.read_text("ascii").split(), COMMON_WORD)
    costs |= {part: ABBREVIATION if len(part) > 2 else PAIR for part in abbreviations()}
    plurals = {f"{part}s": cost for part, cost in costs.items() if 2 < len(part) < LONGEST_PART}
    return plurals | costs


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(part[:3] for part in _parts() if len(part) > 2)


def _only(letters: str) -> Callable[[str], bool]:
    allowed = frozenset(letters)
    return lambda string: allowed.issuperset(string)


def _opaque(chunk: str) -> bool:
    """Whether it is long and holds as many digits, or changes of case, as base 36 or base 64 do.

    Base 64 has a digit or sign in every sixth place. Letters alone that change case at more than every second one
    are no identifier, and no key unless they go on and on.
    """
    if len(chunk) < OPAQUE:
        return False
    digits = sum(c.isdigit() for c in chunk)
    changes = sum(a.islower() != b.islower() and (a + b).isalnum() for a, b in pairwise(chunk))
    if chunk.isalpha() and len(chunk) < BLOCK and changes * SHAKY >= len(chunk):
        return False
    return digits * 8 >= len(chunk) or changes * 4 >= len(chunk)


def _is_laughter(string: str) -> bool:
    letters = frozenset(fold(string))
    return len(letters) == 1 or (len(letters) == 2 and bool(letters & VOWELS))


def _is_drawn_out(string: str) -> bool:
    """Whether little remains when long runs are cut: `aaaargh`, `hmmmm`, but not `sdfggggg`."""
    short = _RUN.sub(r"\1", fold(string))
    return len(string) > 4 > len(short) or (len(string) > 4 == len(short) and not VOWELS.isdisjoint(short))


def is_noise(string: str) -> bool:
    """Whether it is laughter or an exclamation: no random string, and no word beside one either."""
    return len(set(string)) < 5 and (_is_laughter(string) or _is_drawn_out(string))


def squeezed(string: str) -> str:
    """The string folded and each run of a letter cut to two: an exclamation, or a key that was held down."""
    return _RUN.sub(r"\1\1", fold(string))


def humps(string: str) -> list[str]:
    """The parts of a CamelCase string."""
    return _HUMPS.findall(string) if string.isascii() else [string]


def has_humps(string: str) -> bool:
    """Whether capitals stand inside a string that has small letters too."""
    low = string.lower()
    return string[1:] != low[1:] and string != string.upper()


def _is_identifier(string: str) -> bool:
    """Whether parts of a CamelCase string are abbreviations or read like words, and make up a third of it."""
    if not has_humps(string):
        return False
    parts = (part for part in humps(string) if len(part) >= HUMP)
    words = [p for p in parts if p.lower() in _parts() or (len(p) > HUMP and (unlikelihood(p) or 1.0) < 0)]
    return sum(map(len, words)) * 3 >= len(string)


def _is_put_together(string: str) -> bool:
    """Whether programmers' abbreviations and common words explain a string nearly as well as blind letters do."""
    low, parts, beginnings = string.lower(), _parts(), _beginnings()
    length = len(low)
    longer = [at for at in range(length - 2) if low[at : at + 3] in beginnings]
    if not longer:  # pairs alone cost more than blind letters
        return False
    costs = [at * LEFT_OVER for at in range(length + 1)]  # of the best way to cut the string before each place
    for start in range(length):
        cost = costs[start]
        costs[start + 1] = min(costs[start + 1], cost + LEFT_OVER)
        longest = LONGEST_PART if start in longer else 2
        for end in range(start + 2, min(start + longest, length) + 1):
            part = parts.get(low[start:end])
            if part is not None and cost + part < costs[end]:
                costs[end] = cost + part
    return costs[-1] < BLIND * length + PUT_TOGETHER


def _is_part_number(string: str) -> bool:
    """Whether digits stand in it, but not at its end only, beside a long run of letters, or shaken together."""
    if not any(c.isdigit() for c in string) or string.rstrip("0123456789").isalpha():
        return False
    return not shaken(string) and len(longest_run(string)) < MASHED


def longest_run(string: str) -> str:
    """The longest run of letters in it."""
    return max(_LETTERS.findall(string), key=len, default="")


def shaken(string: str) -> bool:
    """Whether small letters and digits take turns three times or more in 8 to 12 characters, not all of them hex.

    Seven characters need four turns, and names of versions and formats (h264mp4, i386pc64) have words or
    abbreviations in them, a hundred of which would be found in any code: so no two letters in three may be parts.
    """
    if string.isalpha() or not (7 <= len(string) <= 12 and string.isascii() and string.islower()):
        return False
    turns = sum(a.isdigit() != b.isdigit() for a, b in pairwise(string))
    if turns < 3 + (len(string) == 7) or _only("0123456789abcdef")(string):
        return False
    runs = _LETTERS.findall(string)
    return turns > 3 or sum(len(run) for run in runs if run in _parts()) * 3 < sum(map(len, runs)) * 2


CHUNKS: dict[str, Test] = {
    "DOI": lambda chunk: _DOI.search(chunk) is not None,
    "ISBN or ISSN": lambda chunk: _ISBN.match(chunk) is not None,
    "chess move": lambda chunk: _CHESS.match(chunk) is not None,
    "magic word": lambda chunk: _MAGIC.match(chunk) is not None,
    "URL": lambda chunk: _URL.search(chunk) is not None,
    "code, path or address": lambda chunk: _CODE.search(chunk) is not None,
    "file or host name": lambda chunk: _FILE.search(chunk) is not None and not chunk.endswith(";"),
    "key, hash or long id": _opaque,
    "dotted name": lambda chunk: chunk.count(".") > 1 and chunk.replace(".", "").isalnum(),
    "chemical name": lambda chunk: _IUPAC.search(chunk) is not None,
    "chemical formula": lambda chunk: any(c.isdigit() for c in chunk) and _FORMULA.match(chunk) is not None,
    "SMILES": lambda chunk: bool(set(chunk) & set("=#()[]0123456789")) and _SMILES.match(chunk) is not None,
}
STRINGS: dict[str, Test] = {
    "acronym": lambda string: string.isupper() and len(string) <= ACRONYM,
    "plural acronym": lambda string: string[:-1].isupper() and len(string) <= ACRONYM + 1 and string.endswith("s"),
    "hexadecimal number": lambda s: (
        len(s) >= SEQUENCE and any(c.isdigit() for c in s) and _only("0123456789abcdef")(s.lower())
    ),
    "colour": lambda string: len(string) == COLOUR and _only("0123456789abcdef")(string.lower()),
    "part number": _is_part_number,
    "roman numeral": lambda string: _ROMAN.match(string) is not None,
    "DNA or RNA": lambda string: len(string) >= SEQUENCE and _only("acgtun")(string.lower()),
    "protein": lambda string: len(string) >= PROTEIN and _only("ACDEFGHIKLMNPQRSTVWY")(string),
    "laughter": lambda string: len(set(string)) < 5 and _is_laughter(string),
    "drawn-out exclamation": lambda string: _RUN.search(string.lower()) is not None and _is_drawn_out(string),
    "CamelCase identifier": _is_identifier,
    "programmers' abbreviations": _is_put_together,
}
# What a string of small letters alone can be; most strings are such, and have not to be asked the rest.
_OF_SMALL_LETTERS = (
    "colour",
    "roman numeral",
    "DNA or RNA",
    "laughter",
    "drawn-out exclamation",
    "programmers' abbreviations",
)


def chunk_exclusion(chunk: str) -> str:
    """The name of the kind of thing that a chunk is, "" if it may hold random strings."""
    return next((name for name, test in CHUNKS.items() if test(chunk)), "")


def string_exclusion(string: str) -> str:
    """The name of the kind of thing that a single string is, "" if it may be random."""
    names = _OF_SMALL_LETTERS if string.isalpha() and string.islower() else STRINGS
    return next((name for name in names if STRINGS[name](string)), "")
