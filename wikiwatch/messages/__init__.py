"""What people on the wiki and in the browser read, by language, in Fluent files.

Each language has a folder of `*.ftl` files, with the same messages as the English ones. What a language lacks is said
in English. Numbers, days and plurals are the business of Babel, which knows them from the Unicode CLDR.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as calendar_day
from datetime import datetime
from functools import cache
from importlib import resources

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentFloat, FluentInt, FluentType

from wikiwatch.core.speech import Speaker

__all__ = ["DIGITS", "ENGLISH", "LANGUAGES", "Speaker", "speaker", "spoken"]

ENGLISH = "en"
LANGUAGES = (ENGLISH, "ar", "de", "fr", "ja", "pl")
# MediaWiki's English has the day before the month and 24 hours, as Britain has.
_LOCALES = {ENGLISH: "en_GB"}
# The digits that a wiki may write, by Unicode's name of them; Arabic wikis have these or those.
DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩"}
_USUAL_DIGITS = {"ar": "arab"}  # see languages/messages/Messages*.php of MediaWiki
_LONGEST = 2_000  # characters of a value: Fluent refuses more than 2,500, and nobody reads so much in a sentence
_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 0))


def spoken(codes: Iterable[str]) -> str:
    """The first language of a list that the program speaks: `de` for `de-ch`; English where there is none."""
    for code in codes:
        for one in (code.lower(), code.lower().partition("-")[0]):
            if one in LANGUAGES:
                return one
    return ENGLISH


@cache
def speaker(language: str, digits: str = "") -> Speaker:
    """Who speaks a language, in English where it is not one of LANGUAGES; with MediaWiki's digits for it, or others."""
    known = spoken([language])
    return _Speaker(known, digits if digits in DIGITS else _USUAL_DIGITS.get(known, "latn"))


class _Speaker:
    """See `Speaker`."""

    def __init__(self, language: str, digits: str) -> None:
        self._locale = Locale.parse(_LOCALES.get(language, language))
        self._digits = digits
        self.language = language
        self.direction = self._locale.text_direction

    def say(self, key: str, **values: str | float | calendar_day) -> str:
        """See `Speaker.say`. What went wrong in a translation is said in English; KeyError where that fails too."""
        told = {name: self._told(value) for name, value in values.items()}
        for language in (self.language, ENGLISH):
            text = _said(_bundle(language), key, told)
            if text is not None:
                return text
        raise KeyError(f"no message {key} that takes {', '.join(values) or 'no value'}")

    def knows(self, key: str) -> bool:
        """See `Speaker.knows`."""
        return any(_bundle(language).has_message(key) for language in (self.language, ENGLISH))

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


def _said(bundle: FluentBundle, key: str, told: Mapping[str, FluentType | str]) -> str | None:
    """A message in one language; None where it has none, or one that asks for other values.

    Not by `format_pattern`, which would write the numbers in its own digits.
    """
    pattern = bundle.get_message(key).value if bundle.has_message(key) else None
    if pattern is None:
        return None
    errors: list[Exception] = []
    text = pattern(ResolverEnvironment(context=bundle, current=CurrentEnvironment(args=dict(told)), errors=errors))
    return None if errors else str(text)


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
def _bundle(language: str) -> FluentBundle:
    """All messages of a language; read when the first one is said."""
    bundle = FluentBundle([_LOCALES.get(language, language)], use_isolating=False)
    folder = resources.files(__package__) / language
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
