"""What is said in one language: the messages that Fluent reads, and Babel's way to write numbers, days and lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as calendar_day
from datetime import datetime
from functools import cache
from importlib import resources
from itertools import islice

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentResource
from fluent.runtime.types import FluentFloat, FluentInt, FluentType
from fluent.syntax import ast

from wikiwatch.messages import DIGITS, ENGLISH
from wikiwatch.messages.book import Book
from wikiwatch.messages.sentences import Sentence, Shape, figure, moment, ordered, sentence, shape

# MediaWiki's English has the day before the month and 24 hours, as Britain has.
_LOCALES = {ENGLISH: "en_GB"}
_LONGEST = 2_000  # characters of a value: Fluent refuses more than 2,500, and nobody reads so much in a sentence
_REASONS = "reasons.ftl"  # its English is what the packaged rules say, word by word
_SAID = "said.ftl"  # its English is what the program says, with the values that it puts in
_JOINT = re.compile(r" \(|: ")  # where something is added to a sentence
_LONGEST_REASON = 400  # characters: no packaged one has more than 200
_MOST_JOINTS = 12  # of a sentence: what the program builds has fewer, what somebody else wrote may have any number
_MOST_PARTS = 40  # of a list of sentences: no more signs than that are kept
_DEEPEST = 5  # sentences within one another: a likeness in a list of signs in the reason of a review of a block
_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 0))


class Voice:
    """What a `Speaker` says: with Babel, Fluent, and the messages of one language."""

    def __init__(self, language: str, digits: str) -> None:
        self._locale = Locale.parse(_LOCALES.get(language, language))
        self._digits = digits
        self.language = language
        self.direction = self._locale.text_direction

    def say(self, key: str, **values: str | float | calendar_day) -> str:
        """See `Speaker.say`. What went wrong in a translation is said in English; KeyError where that fails too."""
        told = {name: self._told(value) for name, value in values.items()}
        for language in (self.language, ENGLISH):
            text = _book(language, self._digits).said(key, told)
            if text is not None:
                return text
        raise KeyError(f"no message {key} that takes {', '.join(values) or 'no value'}")

    def knows(self, key: str) -> bool:
        """See `Speaker.knows`."""
        return any(_book(language).knows(key) for language in (self.language, ENGLISH))

    def retold(self, sentence: str) -> str:
        """See `Speaker.retold`."""
        return self._retold(sentence, _DEEPEST) or sentence

    def _retold(self, sentence: str, deeper: int) -> str | None:
        """A sentence that is known, or in which something known begins; `deeper`: sentences within it to look at."""
        told = self._told_whole(sentence, deeper)
        if told is not None or not deeper:
            return told
        for joint in islice(_JOINT.finditer(sentence, 0, _LONGEST_REASON), _MOST_JOINTS):
            told, rest = self._told_whole(sentence[: joint.start()], deeper - 1), sentence[joint.end() :]
            if told is not None:
                end = ")" if joint[0] == " (" and rest.endswith(")") else ""
                rest = rest.removesuffix(end)
                return f"{told}{joint[0]}{self._retold(rest, deeper - 1) or rest}{end}"
        return self._told_list(sentence, deeper - 1)

    def _told_list(self, sentence: str, deeper: int) -> str | None:
        """Sentences in a row; None where one of them is not known: half a translation helps nobody."""
        parts = sentence.split("; ", _MOST_PARTS)
        told: list[str] = []
        while parts and len(parts) + len(told) > 1:
            both = self._told_whole("; ".join(parts[:2]), deeper) if len(parts) > 1 else None
            one = both or self._retold(parts[0], deeper)
            if one is None:
                return None
            told.append(one)
            parts = parts[2 if both else 1 :]
        return "; ".join(told) or None

    def _told_whole(self, sentence: str, deeper: int) -> str | None:
        key = _reasons().get(sentence)
        if key:
            return self.say(key)
        for one in _sentences():
            values = one.values(sentence)
            told = self._told_values(values, deeper) if values else None
            if told is not None:
                return self.say(one.key, **told)
        return None

    def _told_values(self, values: Mapping[str, str], deeper: int) -> dict[str, str | float | calendar_day] | None:
        """The values of a sentence as its message takes them; None for a time that is none."""
        told: dict[str, str | float | calendar_day] = {}
        for name, written in values.items():
            match shape(name):
                case Shape.FIGURE:
                    told[name] = figure(written)
                case Shape.TIME | Shape.DAY:
                    at = moment(written)
                    if at is None:
                        return None
                    told[name] = at
                case Shape.WORD:
                    told[name] = self.say(f"word-{name}", name=written)
                case Shape.WORDS:
                    words = [self.say(f"word-{name.removesuffix('s')}", name=word) for word in written.split(" or ")]
                    told[name] = str(format_list(words, style="or", locale=self._locale))
                case Shape.SENTENCE:
                    told[name] = (self._retold(written, deeper - 1) if deeper > 0 else None) or written
                case _:
                    told[name] = written
        return told

    def number(self, value: float) -> str:
        """See `Speaker.number`."""
        return self._in_digits(str(format_decimal(value, locale=self._locale, numbering_system=self._digits)))

    def date(self, at: datetime) -> str:
        """See `Speaker.date`."""
        both = str(self._locale.datetime_formats["medium"])
        return both.replace("{0}", self._clock(at)).replace("{1}", self.day(at))

    def day(self, at: calendar_day) -> str:
        """See `Speaker.day`."""
        return self._in_digits(format_skeleton("yMMMd", _moment(at), locale=self._locale))

    def span(self, seconds: float) -> str:
        """See `Speaker.span`. Two of a unit at least, lest half of what there is is lost in rounding."""
        unit, length = next((unit, length) for unit, length in _UNITS if seconds >= 2 * length)
        count = round(seconds / length, 1) if length else round(seconds)
        return self.say(f"span-{unit}", count=int(count) if count == int(count) else count)

    def _clock(self, at: datetime) -> str:
        return self._in_digits(format_skeleton("Hm", at, locale=self._locale))

    def _in_digits(self, text: str) -> str:
        return text.translate(str.maketrans(DIGITS["latn"], DIGITS[self._digits]))

    def _told(self, value: str | float | calendar_day) -> FluentType | str:
        """A value as Fluent takes it: numbers choose their plural, and are written as everywhere else."""
        if isinstance(value, str):
            return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        if isinstance(value, datetime):
            return self.date(value)
        if isinstance(value, calendar_day):
            return self.day(value)
        told: _Int | _Float = _Int(value) if isinstance(value, int) else _Float(value)
        told.written = self.number(value)
        return told


class _Int(FluentInt):
    written = ""

    def format(self, locale: Locale) -> str:
        return self.written


class _Float(FluentFloat):
    written = ""

    def format(self, locale: Locale) -> str:
        return self.written


def _moment(at: calendar_day) -> datetime:
    return at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)  # noqa: DTZ001 - only its day is read


@cache
def _book(language: str, digits: str = "latn") -> Book:
    """All messages of a language, with the figures of their own text in these digits."""
    return Book(language, _LOCALES.get(language, language), DIGITS[digits])


@cache
def _reasons() -> dict[str, str]:
    """The key of each English sentence that has no values."""
    keys = [entry.id.name for file in (_REASONS, _SAID) for entry in _messages(file)]
    return {told: key for key in keys if (told := _book(ENGLISH).said(key, {})) is not None}


@cache
def _sentences() -> tuple[Sentence, ...]:
    return ordered(one for entry in _messages(_SAID) if (one := sentence(entry)) is not None)


def _messages(file: str) -> list[ast.Message]:
    text = (resources.files(__package__) / ENGLISH / file).read_text(encoding="utf-8")
    return [entry for entry in FluentResource(text).body if isinstance(entry, ast.Message)]
