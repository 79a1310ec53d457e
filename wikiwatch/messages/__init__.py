"""What people on the wiki and in the browser read, by language, in Fluent files.

Each language has a folder of `*.ftl` files, with the same messages as the English ones. What a language lacks is said
in English; a sentence of the rules that a person wrote anew stays as it is. Numbers, days and plurals are the business
of Babel, which knows them from the Unicode CLDR.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as calendar_day
from datetime import datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING

from wikiwatch.core.speech import Speaker

if TYPE_CHECKING:
    from wikiwatch.messages.voice import Voice

__all__ = ["DIGITS", "ENGLISH", "LANGUAGES", "Speaker", "speaker", "spoken"]

ENGLISH = "en"
LANGUAGES = (ENGLISH, "ar", "de", "fr", "ja", "pl")
# The digits that a wiki may write, by Unicode's name of them; Arabic wikis have these or those.
DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩"}
_USUAL_DIGITS = {"ar": "arab"}  # see languages/messages/Messages*.php of MediaWiki


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
    """See `Speaker`. Babel and Fluent are imported at the first word: it takes 0.1 s, and most commands say none."""

    def __init__(self, language: str, digits: str) -> None:
        self.language = language
        self._digits = digits

    @cached_property
    def _voice(self) -> Voice:
        from wikiwatch.messages.voice import Voice

        return Voice(self.language, self._digits)

    @property
    def direction(self) -> str:
        """See `Speaker.direction`."""
        return self._voice.direction

    def say(self, key: str, **values: str | float | calendar_day) -> str:
        """See `Speaker.say`. What went wrong in a translation is said in English; KeyError where that fails too."""
        return self._voice.say(key, **values)

    def knows(self, key: str) -> bool:
        """See `Speaker.knows`."""
        return self._voice.knows(key)

    def retold(self, sentence: str) -> str:
        """See `Speaker.retold`. English is the language in which all of them are built."""
        return sentence if self.language == ENGLISH else self._voice.retold(sentence)

    def number(self, value: float) -> str:
        """See `Speaker.number`."""
        return self._voice.number(value)

    def date(self, at: datetime) -> str:
        """See `Speaker.date`."""
        return self._voice.date(at)

    def day(self, at: calendar_day) -> str:
        """See `Speaker.day`."""
        return self._voice.day(at)

    def span(self, seconds: float) -> str:
        """See `Speaker.span`."""
        return self._voice.span(seconds)
