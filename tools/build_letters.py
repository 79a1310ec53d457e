"""Makes letters.bin and words.txt in wikiwatch/detectors/data from wordfreq: `python tools/build_letters.py`.

Every word counts once, however frequent: rare words and names matter as much as common ones. Contexts are
smoothed towards shorter ones (Witten and Bell 1991), more than is best for known text, because the words
that a wiki sees are often in none of the lists. For languages that are in none of them, a tenth of each share
goes by vowels and consonants alone: whatever people speak, the two take turns.
"""

from __future__ import annotations

import textwrap
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import product
from math import log2
from pathlib import Path

import wordfreq
from romanise import cyrillic, hangul, kana
from syllables import CYRILLIC_SKETCHES, SKETCHES, chemical_words, sketched_words

from wikiwatch.detectors.strings import ALPHABETS, STEPS, VOWELS, fold

LANGUAGES = {
    "latin": "en de nl sv da nb is fr es it pt ca ro pl cs sk sl sh lv lt fi hu tr id ms fil vi",
    "cyrillic": "ru uk bg mk",
    "greek": "el",
    "hebrew": "he",
    "arabic": "ar fa ur",
}
ROMANISED: dict[str, Callable[[str], str]] = {
    "ru": cyrillic,
    "uk": cyrillic,
    "bg": cyrillic,
    "ja": kana,
    "ko": hangul,
}
TOP = 60_000  # most frequent words of a language; below come other languages, names and misspellings
SKETCHED = 4_000  # made-up words of each sketch: enough to know their clusters, too few to blur the listed languages
SMOOTHING = 4.0  # times Witten and Bell's weight of the shorter context
DEAREST = 11.0  # bits; no single cluster of letters may condemn a word on its own
ANY_LANGUAGE = 0.1  # of each share goes by kinds alone; with more, mashes of both hands read like words
KINDS = 4  # letters whose kinds make a pattern, the last one included
PARTS = range(3, 9)  # letters of words that names are put together from
MOST_PARTS = 3_000  # of them: fewer miss what programmers say, more would be found in any long string
DATA = Path(__file__).parent.parent / "wikiwatch" / "detectors" / "data"


def listed(language: str) -> list[str]:
    """The most frequent words of a language, as wordfreq writes them."""
    return list(wordfreq.get_frequency_dict(language, "best"))[:TOP]


def words_of_script(script: str) -> Iterable[set[str]]:
    """Sets of folded words in one script, one set a source."""
    letters = set(ALPHABETS[script][0])
    for language in LANGUAGES[script].split():
        parts = (part for word in listed(language) for part in fold(word).replace("’", "'").split("'"))
        yield {part for part in parts if len(part) > 1 and letters.issuperset(part)}
    if script == "latin":
        for language, romanised in ROMANISED.items():
            words = (romanised(word) for word in listed(language))
            yield {word for word in words if len(word) > 2}
        yield from [*sketched_words(SKETCHES, SKETCHED), chemical_words(SKETCHED)]
    if script == "cyrillic":
        yield from ({fold(word) for word in words} for words in sketched_words(CYRILLIC_SKETCHES, SKETCHED))


def clusters(sources: Iterable[set[str]], alphabet: str, order: int) -> Counter[tuple[int, ...]]:
    """How often each run of `order` letters occurs, the edges of words (0) included."""
    index = {letter: number for number, letter in enumerate(alphabet, 1)}
    counts: Counter[tuple[int, ...]] = Counter()
    for words in sources:
        for word in words:
            numbers = [0] * (order - 1) + [index[letter] for letter in word] + [0]
            counts.update(zip(*(numbers[shift:] for shift in range(order)), strict=False))
    return counts


def costs(counts: Counter[tuple[int, ...]], alphabet: str, order: int) -> bytes:
    """The cost of the last letter of each cluster, in `STEPS` a bit, first letter most significant."""
    base = len(alphabet) + 1
    shares = [1 / base] * base
    for length in range(1, order + 1):
        shorter: Counter[int] = Counter()
        for cluster, count in counts.items():
            shorter[number(cluster[-length:], base)] += count
        shares = smoothed(shorter, shares, base, length)
    patterned = shares_by_kind(counts, alphabet, min(order, KINDS))
    dearest = round(DEAREST * STEPS)
    packed = bytearray()
    for place, share in enumerate(shares):
        mixed = (1 - ANY_LANGUAGE) * share + ANY_LANGUAGE * patterned[place % len(patterned)]
        packed.append(min(round(-log2(mixed) * STEPS), dearest))
    return bytes(packed)


def shares_by_kind(counts: Counter[tuple[int, ...]], alphabet: str, length: int) -> list[float]:
    """Shares of the last letter of each cluster, if only kinds are known: edge of a word, vowel or consonant."""
    kinds = [0] + [1 if letter in VOWELS else 2 for letter in alphabet]
    letters: Counter[int] = Counter()
    patterns: Counter[tuple[int, ...]] = Counter()
    for cluster, count in counts.items():
        letters[cluster[-1]] += count
        patterns[tuple(kinds[letter] for letter in cluster[-length:])] += count
    within = []  # share of each letter in its kind: half as often as in the lists, half alike
    for letter, kind in enumerate(kinds):
        total = sum(letters[other] for other, of in enumerate(kinds) if of == kind)
        within.append(letters[letter] / total / 2 + 0.5 / kinds.count(kind))
    shares = {}
    for before in product(range(3), repeat=length - 1):
        total = sum(patterns[*before, kind] + 1 for kind in range(3))
        for kind in range(3):
            shares[*before, kind] = (patterns[*before, kind] + 1) / total
    places = product(range(len(kinds)), repeat=length)
    return [shares[tuple(kinds[letter] for letter in cluster)] * within[cluster[-1]] for cluster in places]


def number(cluster: tuple[int, ...], base: int) -> int:
    """A cluster's place in the table."""
    place = 0
    for letter in cluster:
        place = place * base + letter
    return place


def smoothed(counts: Counter[int], shorter: list[float], base: int, length: int) -> list[float]:
    """Shares of the last letter in each context, mixed with those in the next shorter context."""
    totals: Counter[int] = Counter()
    kinds: Counter[int] = Counter()
    for cluster, count in counts.items():
        totals[cluster // base] += count
        kinds[cluster // base] += 1
    shares = []
    for place in range(base**length):
        context = place // base
        below = shorter[place % len(shorter)]
        weight = SMOOTHING * kinds[context]
        shares.append((counts[place] + weight * below) / (totals[context] + weight) if weight else below)
    return shares


def common_words() -> list[str]:
    """The commonest English words, of which programmers make names, in the order of the alphabet."""
    words = (word for word in listed("en") if len(word) in PARTS and word.isascii() and word.isalpha())
    return sorted(list(words)[:MOST_PARTS])


def main() -> None:
    """Write the packaged files."""
    tables = []
    for script, (alphabet, order) in ALPHABETS.items():
        found = clusters(words_of_script(script), alphabet, order)
        tables.append(costs(found, alphabet, order))
    DATA.mkdir(exist_ok=True)
    (DATA / "letters.bin").write_bytes(zlib.compress(b"".join(tables), 9))
    lines = textwrap.wrap(" ".join(common_words()), 100)
    (DATA / "words.txt").write_text("\n".join(lines) + "\n", "ascii")


if __name__ == "__main__":
    main()
