"""How random a string of letters looks, in bits: what people write against what random typing writes.

Three writers are weighed for every string. The language writer knows which letters follow which in some
thirty languages and in romanised names (`data/letters.bin`, made by `tools/build_letters.py`). The noise
writer takes every letter with the same chance. The keyboard writer rolls along a row or swaps hands.
The unlikelihood is the cost of the string for the language writer minus its cost for the better of the
other two, so it grows with the length of a random string and falls with the length of a real word.
"""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log2

from wikiwatch.detectors.keyboards import KEYBOARDS, rolling_costs

STEPS = 20  # costs are kept as bytes, in twentieths of a bit, so at most 12.75 bits a letter
LONGEST = 200  # characters of a string that are looked at; a real word never gets there

ALPHABETS = {  # a script's letters after `fold`, and how many of them (the last one included) make a context
    "latin": ("abcdefghijklmnopqrstuvwxyz", 4),
    "cyrillic": ("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќѕ", 4),
    "greek": ("αβγδεζηθικλμνξοπρστυφχψω", 4),
    "hebrew": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת", 4),
    "arabic": ("ءابةتثجحخدذرزسشصضطظعغفقكلمنهويپچژگٹڈڑںھہے", 4),
}
VOWELS = frozenset("aeiouаеиоуыэюяіїєαεηιουω")  # the letters of whatever stands between consonants

_JOINED = {"ی": "ي", "ى": "ي", "ک": "ك"}  # Persian and final forms of letters that Arabic keyboards have too
_LIGATURES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ŋ": "ng", "ħ": "h", **_JOINED}
)


@dataclass(frozen=True, slots=True)
class Script:
    """One script's tables: costs of letters in context, of keys, and of letters taken blindly (STEPS a bit)."""

    index: dict[str, int]  # letter -> 1..n; 0 is the edge of a word
    contexts: int  # number of contexts: (n + 1) ** (order - 1)
    language: bytes
    keyboard: bytes
    blind: float

    def bits(self, letters: str) -> float:
        """Unlikelihood of folded letters in bits; KeyError for a letter of another script."""
        base, contexts = len(self.index) + 1, self.contexts
        language, keyboard, index = self.language, self.keyboard, self.index
        context = previous = written = rolled = 0
        for letter in letters:
            number = index[letter]
            context = context % contexts * base + number
            written += language[context]
            rolled += keyboard[previous * base + number]
            previous = number
        written += language[context % contexts * base]
        return (written - min(rolled, self.blind * len(letters))) / STEPS


def fold(text: str) -> str:
    """Lower-case letters without their accents; Cyrillic letters stay as they are, but for ё."""
    if text.isascii():
        return text.lower()
    folded = text.casefold().translate(_LIGATURES)
    return "".join(_plain(letter) for letter in folded)


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if "Ѐ" <= letter <= "ӿ":  # й and ї are letters of their own
        return "е" if letter == "ё" else letter
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))


def unlikelihood(text: str) -> float | None:
    """How random a string looks, in bits (above 0: more like typing at random than like writing).

    None where nothing can be said: no letters, digits in between, or a script without a model.
    Only the first `LONGEST` characters count.
    """
    letters = fold(text[:LONGEST])
    if not letters:
        return None
    for script in scripts().values():
        if letters[0] in script.index:
            try:
                return script.bits(letters)
            except KeyError:
                return None
    return None


@cache
def scripts() -> dict[str, Script]:
    """The tables of all scripts, read from the packaged file once."""
    packed = zlib.decompress(files("wikiwatch.detectors").joinpath("data", "letters.bin").read_bytes())
    tables, start = {}, 0
    for name, (alphabet, order) in ALPHABETS.items():
        base = len(alphabet) + 1
        tables[name] = Script(
            index={letter: number for number, letter in enumerate(alphabet, 1)},
            contexts=base ** (order - 1),
            language=packed[start : start + base**order],
            keyboard=rolling_costs(alphabet, KEYBOARDS[name], STEPS),
            blind=log2(len(alphabet)) * STEPS,
        )
        start += base**order
    return tables
