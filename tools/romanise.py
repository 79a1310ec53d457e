"""Russian, Japanese, Korean and other words in Latin letters, as names from these languages are written."""

from __future__ import annotations

import unicodedata

_LETTERS = "абвгдезийклмнопрстуфыэъьіїєґўј"
_SOUNDS = "a b v g d e z i i k l m n o p r s t u f y e - - i yi ye g w j"
_LONGER = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo"}
_CYRILLIC = dict(zip(_LETTERS, _SOUNDS.split(), strict=True)) | _LONGER
_KANA = {"si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu"}


def cyrillic(word: str) -> str:
    """A Cyrillic word in Latin letters; "" where a letter has none."""
    if not all(letter in _CYRILLIC for letter in word):
        return ""
    return "".join(_CYRILLIC[letter] for letter in word).replace("-", "")


def hangul(word: str) -> str:
    """A Korean word in Latin letters, from the names of its syllables; "" for other scripts."""
    names = [unicodedata.name(letter, "") for letter in word]
    prefix = "HANGUL SYLLABLE "
    return "".join(n.removeprefix(prefix).lower() for n in names) if all(n.startswith(prefix) for n in names) else ""


def kana(word: str) -> str:
    """A Japanese word in Hepburn's Latin letters; "" unless it is written in kana alone."""
    latin, doubled = "", False
    for letter in word:
        parts = unicodedata.name(letter, "").split()
        if letter == "ー":
            continue
        if len(parts) < 3 or parts[0] not in ("HIRAGANA", "KATAKANA") or parts[1] != "LETTER":
            return ""
        sound = parts[-1].lower()
        if parts[2] == "SMALL" and sound == "tu":  # doubles the next consonant
            doubled = True
        elif parts[2] == "SMALL" and sound[0] == "y" and latin.endswith("i"):
            latin = latin[:-1] + sound
        else:
            sound = _KANA.get(sound, sound)
            latin += sound[0] + sound if doubled else sound
            doubled = False
    return latin
