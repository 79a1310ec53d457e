"""A made-up MediaWiki export of any size, with the shares of real wikis: nobody's texts, and the same in each run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

# Counted over 17,634 revisions of a small wiki, EmacsWiki from 2011 to 2015; the share of edits from addresses over
# 3,843 of a busy Wikipedia page, for the first one has neither accounts nor addresses.
EDITS_A_PAGE = (1, 1, 2, 4, 9, 44)  # the quantiles of `QUANTILES`, as below
LENGTHS = (270, 985, 3_400, 8_900, 18_300, 53_000)  # characters of a page
GROWTH = (4, 23, 120, 630, 3_800, 24_700)  # characters that an edit adds
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9, 0.99)
WITH_LINKS = ((0.73, 0), (0.89, 1), (0.93, 2), (0.96, 3), (1.0, 8))  # shares up to there, new links
ADDRESSES = 0.37
REGULARS, OCCASIONAL = 0.63, 0.93  # shares of edits by the few who edit daily, and by them and those who come back
SPAM = 0.044  # of all edits; nearly all of it is undone by the next one
CAMPAIGNS = 0.2  # of the spam: the same advert by several hands
BACK = 0.02  # of the others: an earlier text of the page again

FIRST, DAYS = datetime(2024, 1, 1, tzinfo=UTC), 365
RARE = 0.04  # of words: names and the like, which no list of common words has
_HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en"><siteinfo>'
    '<sitename>Made up</sitename><namespaces><namespace key="0" case="first-letter" /></namespaces></siteinfo>\n'
)


def write(path: Path, revisions: int) -> None:
    """Write an export of so many revisions, page by page as `dumpBackup.php --full` does."""
    wiki = _Wiki(revisions)
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for page in wiki.pages():
            file.write(page)
        file.write("</mediawiki>\n")


class _Wiki:
    def __init__(self, revisions: int) -> None:
        self._random = Random(0)
        self._left = revisions
        self._revid = self._accounts = 0
        packed = files("wikiwatch.detectors").joinpath("data", "words.txt")
        self._words = packed.read_text("ascii").split()
        self._adverts = [self._advert(number) for number in range(max(1, revisions // 1_000))]

    def pages(self) -> Iterator[str]:
        """Each page with its history, as XML, until the revisions are used up."""
        number = 0
        while self._left > 0:
            number += 1
            count = min(self._left, max(1, round(self._of(EDITS_A_PAGE))))
            self._left -= count
            title = f"{self._text(20).title()} {number}"
            history = "".join(self._history(count))
            yield f"<page><title>{title}</title><ns>0</ns><id>{number}</id>\n{history}</page>\n"

    def _history(self, count: int) -> Iterator[str]:
        random = self._random
        times = sorted(FIRST + timedelta(seconds=random.randrange(DAYS * 86_400)) for _ in range(count))
        room = self._of(LENGTHS)
        texts: list[str] = []
        spammed = False
        for time in times:
            author, summary = self._author(), self._text(30)
            if spammed:
                text, author = texts[-2] if len(texts) > 1 else "{{delete}}", self._regular()
                spammed = False
            elif random.random() < SPAM:
                text, author, spammed = f"{texts[-1] if texts else ''}\n{self._spam()}", self._stranger(), True
            elif not texts:
                text = self._with_links(room / 2)
            elif len(texts) > 2 and random.random() < BACK:
                text = texts[-3]
            else:
                text = self._edited(texts[-1], room)
            texts.append(text)
            yield self._revision(time, author, summary, text)

    def _revision(self, time: datetime, author: str, summary: str, text: str) -> str:
        self._revid += 1
        return (
            f"<revision><id>{self._revid}</id><timestamp>{time:%Y-%m-%dT%H:%M:%SZ}</timestamp>"
            f"<contributor>{author}</contributor><comment>{summary}</comment><model>wikitext</model>"
            f'<text xml:space="preserve">{escape(text)}</text></revision>\n'
        )

    def _edited(self, text: str, room: float) -> str:
        """A passage more, or another one in the place of lines: of many where the page is longer than it should be."""
        lines = text.split("\n")
        at = self._random.randrange(len(lines))
        lines[at : at + self._random.randrange(2 if len(text) < room else len(lines))] = [
            self._with_links(self._of(GROWTH))
        ]
        return "\n".join(lines)

    def _with_links(self, length: float) -> str:
        """Paragraphs of about so many characters, with as many links as edits have."""
        share = self._random.random()
        links = next(count for up_to, count in WITH_LINKS if share <= up_to)
        paragraphs = [self._text(min(length, 500)) for _ in range(max(1, round(length / 500)))]
        for number in range(links):
            # Three of four links go where others go too.
            host = self._random.randrange(40) if number % 4 else self._random.randrange(10**6)
            paragraphs.append(f"* [https://site{host}.example.org/{self._text(12).replace(' ', '/')} {self._text(25)}]")
        return "\n".join(paragraphs)

    def _text(self, length: float) -> str:
        words: list[str] = []
        while length > 0:
            # Common words are common: the first of the list come far more often than the last.
            word = self._words[int(len(self._words) * self._random.random() ** 3)]
            if self._random.random() < RARE:
                word = (word + self._random.choice(self._words)).capitalize()
            words.append(word)
            length -= len(word) + 1
        return " ".join(words)

    def _spam(self) -> str:
        if self._random.random() < CAMPAIGNS:
            return self._random.choice(self._adverts)
        return self._advert(self._random.randrange(10**6))

    def _advert(self, number: int) -> str:
        return f"{self._text(250)} [https://offer{number}.example.com/ {self._text(20)}] {self._text(100)}"

    def _author(self) -> str:
        share = self._random.random()
        if share < REGULARS:
            return self._regular()
        if share < OCCASIONAL:
            return self._hand(self._random.randrange(1_000))
        return self._stranger()

    def _regular(self) -> str:
        return _account("Regular", int(20 * self._random.random() ** 2))

    def _stranger(self) -> str:
        self._accounts += 1
        return self._hand(10_000 + self._accounts)

    def _hand(self, number: int) -> str:
        """Somebody's account or address; the same number is the same hand."""
        # Nearly all addresses are strangers' and occasional hands': of these the share is larger than of all edits.
        if number % 100 < 100 * ADDRESSES / (1 - REGULARS):
            return f"<ip>2001:db8:{number & 65535:x}::1</ip>"  # each in a network of its own
        return _account("Visitor", number)

    def _of(self, quantiles: tuple[int, ...]) -> float:
        """A number that is distributed like these quantiles, the logarithm linear in between."""
        share = self._random.random()
        low, below = quantiles[0], 0.0
        for value, up_to in zip(quantiles, QUANTILES, strict=True):
            if share <= up_to:
                return float(low * (value / low) ** ((share - below) / (up_to - below)))
            low, below = value, up_to
        return float(low)


def _account(kind: str, number: int) -> str:
    return f"<username>{kind} {number}</username><id>{number + 1}</id>"
