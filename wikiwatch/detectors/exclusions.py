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

from wikiwatch.detectors.strings import fold, unlikelihood

Test = Callable[[str], bool]

_CODE = re.compile(r"[_/\\@$^~#&%*+]|\(\)|\w\(\w|\w=\w|->|::|=>|\[\d")
_FILE = re.compile(r"\.(?:[a-z]{1,3}\d?|html|jpeg|webp|json|yaml|toml|conf|orig|diff|info|class|java|texi|djvu)$", re.I)
_IUPAC = re.compile(r"\d[,'′]\d|\d-[a-z(\[]|[a-z)\]]-\d|\([A-Z0-9,]{1,9}\)-", re.I)
_FORMULA = re.compile(r"(?:(?:[A-Z][a-z]?|[()\[\]])\d{0,3}){2,}[+-]?$")
_SMILES = re.compile(r"[BCNOPSFIclnosrH0-9@+\-\[\]()=#/\\%.]+$")
_ROMAN = re.compile(r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$", re.I)
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_RUN = re.compile(r"(.)\1\1+")
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouyаеиоуыэюяіαεηιουω")

ACRONYM = 6  # capitals; longer names in capitals are rare and can nearly always be pronounced
SEQUENCE = 8  # letters; shorter words of a, c, g, t are no sequence
PROTEIN = 10  # capitals; so many of the 20 amino acids' letters alone are rarely an accident
MASHED = 10  # letters in a row; part numbers have no such runs, but a hand on a keyboard hits a digit at times
LONGEST_PART = 8  # letters of the longest abbreviation
OPAQUE = 16  # characters; keys, hashes and other ids are at least so long
SHAKY = 1.75  # letters for each change of case: identifiers, even the densest (names of MIBs), have more
BLOCK = 40  # characters; a run of so many base 64 characters is the line of a key or of an encoded file


@cache
def abbreviations() -> frozenset[str]:
    """Parts of which programmers make names such as tmpdir, strncpy, fdset."""
    packed = files("wikiwatch.detectors").joinpath("data", "abbreviations.txt")
    return frozenset(packed.read_text("ascii").split())


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
    letters = set(fold(string))
    return len(letters) == 1 or (len(letters) == 2 and bool(letters & _VOWELS))


def _is_drawn_out(string: str) -> bool:
    """Whether little remains when long runs are cut: `aaaargh`, `hmmmm`, but not `sdfggggg`."""
    short = _RUN.sub(r"\1", fold(string))
    return len(string) > 4 > len(short) or (len(string) > 4 == len(short) and not _VOWELS.isdisjoint(short))


def is_noise(string: str) -> bool:
    """Whether it is laughter or an exclamation: no random string, and no word beside one either."""
    return len(set(string)) < 5 and (_is_laughter(string) or _is_drawn_out(string))


def squeezed(string: str) -> str:
    """The string with each run of a letter cut to two: an exclamation, or a key that was held down."""
    low = fold(string)
    return "".join(c for at, c in enumerate(low) if at < 2 or not c == low[at - 1] == low[at - 2])


def humps(string: str) -> list[str]:
    """The parts of a CamelCase string."""
    return _HUMPS.findall(string) if string.isascii() else [string]


def has_humps(string: str) -> bool:
    """Whether capitals stand inside a string that has small letters too."""
    return not (string.islower() or string.isupper() or string[1:].islower())


def _is_identifier(string: str) -> bool:
    """Whether parts of a CamelCase string read like words, and make up a third of it."""
    if not has_humps(string):
        return False
    parts = humps(string)
    words = [p for p in parts if p.lower() in abbreviations() or (len(p) > 3 and (unlikelihood(p) or 1.0) < 0)]
    return sum(map(len, words)) * 3 >= len(string)


def _is_abbreviations(string: str) -> bool:
    """Whether a string is put together from programmers' abbreviations, but for one letter.

    Two letters are easily an abbreviation by accident: such a part counts as half a letter left over.
    """
    low, parts = string.lower(), abbreviations()
    halves = [0]  # half letters left over, at least, when the string is cut at each place
    for end in range(1, len(low) + 1):
        starts = range(max(0, end - LONGEST_PART), end - 1)
        cut = [halves[start] + (end - start == 2) for start in starts if low[start:end] in parts]
        halves.append(min(4, halves[end - 1] + 2, *cut))
    return halves[-1] < 4


def _is_part_number(string: str) -> bool:
    """Whether digits stand in it, but not at its end only, beside a long run of letters, or shaken together."""
    if not any(c.isdigit() for c in string) or string.rstrip("0123456789").isalpha():
        return False
    return not shaken(string) and len(longest_run(string)) < MASHED


def longest_run(string: str) -> str:
    """The longest run of letters in it."""
    return max(_LETTERS.findall(string), key=len, default="")


def shaken(string: str) -> bool:
    """Whether small letters and digits take turns four times or more in 7 to 12 characters, not all of them hex."""
    if not (7 <= len(string) <= 12 and string.isascii() and string.islower()):
        return False
    turns = sum(a.isdigit() != b.isdigit() for a, b in pairwise(string))
    return turns >= 4 and not _only("0123456789abcdef")(string)


CHUNKS: dict[str, Test] = {
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
    "part number": _is_part_number,
    "roman numeral": lambda string: _ROMAN.match(string) is not None,
    "DNA or RNA": lambda string: len(string) >= SEQUENCE and _only("acgtun")(string.lower()),
    "protein": lambda string: len(string) >= PROTEIN and _only("ACDEFGHIKLMNPQRSTVWY")(string),
    "laughter": _is_laughter,
    "drawn-out exclamation": _is_drawn_out,
    "CamelCase identifier": _is_identifier,
    "programmers' abbreviations": _is_abbreviations,
}


def chunk_exclusion(chunk: str) -> str:
    """The name of the kind of thing that a chunk is, "" if it may hold random strings."""
    return next((name for name, test in CHUNKS.items() if test(chunk)), "")


def string_exclusion(string: str) -> str:
    """The name of the kind of thing that a single string is, "" if it may be random."""
    return next((name for name, test in STRINGS.items() if test(string)), "")
