"""How the program speaks to the people of a wiki: the words are elsewhere, in message files."""

from __future__ import annotations

from datetime import date as calendar_day
from datetime import datetime
from typing import Protocol


class Speaker(Protocol):
    """One language: its messages, and its way to write numbers and times. See `wikiwatch.messages`."""

    def __hash__(self) -> int: ...  # what is made of its messages is kept

    @property
    def language(self) -> str:
        """Its code, such as `de`."""

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""

    def say(self, key: str, **values: str | float | calendar_day) -> str:
        """A message in plain text with its values put in as they are; KeyError where there is none.

        What of the values is hostile has to be inert before, for the place where the message is shown.
        """

    def knows(self, key: str) -> bool:
        """Whether there is such a message, be it in English."""

    def retold(self, sentence: str) -> str:
        """A sentence of the packaged rules, or of the program, in this language; any other one as it is.

        A sentence of the program may hold values, which stay, and be one in a row of them. Where something known
        begins and more follows in brackets or after a colon, that is said and the rest stays.
        """

    def number(self, value: float) -> str:
        """A number with its thousands apart, and at most three digits after the point."""

    def date(self, at: datetime) -> str:
        """A day and a time of day, to the minute."""

    def day(self, at: calendar_day) -> str:
        """A day."""

    def span(self, seconds: float) -> str:
        """A length of time in one unit, from seconds to days."""
