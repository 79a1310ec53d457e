"""Makes wikiwatch/detectors/data/letters.bin from wordfreq's word lists: `python tools/build_letters.py`.

Every word counts once, however frequent: rare words and names matter as much as common ones. Contexts are
smoothed towards shorter ones (Witten and Bell 1991), more than is best for known text, because the words
that a wiki sees are often in none of the lists.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from math import log2
from pathlib import Path

import wordfreq
from romanise import cyrillic, hangul, kana
from syllables import sketched_words

from wikiwatch.detectors.strings import ALPHABETS, STEPS, fold

LANGUAGES = {
    "latin": "en de nl sv da nb is fr es it pt ca ro pl cs sk sl sh lv lt fi hu tr id ms fil vi",
    "cyrillic": "ru uk bg mk",
    "greek": "el",
}
ROMANISED: dict[str, Callable[[str], str]] = {
    "ru": cyrillic,
    "uk": cyrillic,
    "bg": cyrillic,
    "ja": kana,
    "ko": hangul,
}
TOP = 60_000  # most frequent words of a language; below come other languages, names and misspellings
SKETCHED = 12_000  # made-up words of each sketch: as many as the smaller lists have
SMOOTHING = 4.0  # times Witten and Bell's weight of the shorter context
DEAREST = 11.0  # bits; no single cluster of letters may condemn a word on its own
TARGET = Path(__file__).parent.parent / "wikiwatch" / "detectors" / "data" / "letters.bin"


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
        yield from sketched_words(SKETCHED)


def clusters(sources: Iterable[set[str]], alphabet: str, order: int) -> Counter[tuple[int, ...]]:
    """How often each run of `order` letters occurs, the edges of words (0) included."""
    index = {letter: number for number, letter in enumerate(alphabet, 1)}
    counts: Counter[tuple[int, ...]] = Counter()
    for words in sources:
        for word in words:
            numbers = [0] * (order - 1) + [index[letter] for letter in word] + [0]
            counts.update(zip(*(numbers[shift:] for shift in range(order)), strict=False))
    return counts


def costs(counts: Counter[tuple[int, ...]], base: int, order: int) -> bytes:
    """The cost of the last letter of each cluster, in `STEPS` a bit, first letter most significant."""
    shares = [1 / base] * base
    for length in range(1, order + 1):
        shorter: Counter[int] = Counter()
        for cluster, count in counts.items():
            shorter[number(cluster[-length:], base)] += count
        shares = smoothed(shorter, shares, base, length)
    return bytes(min(round(-log2(share) * STEPS), round(DEAREST * STEPS)) for share in shares)


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


def main() -> None:
    """Write the packaged file."""
    tables = []
    for script, (alphabet, order) in ALPHABETS.items():
        found = clusters(words_of_script(script), alphabet, order)
        tables.append(costs(found, len(alphabet) + 1, order))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(zlib.compress(b"".join(tables), 9))


if __name__ == "__main__":
    main()
