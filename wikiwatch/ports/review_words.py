"""What the use cases ask about the lines that people save on the decisions page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.review_page import Word


class ReviewWordStore(Protocol):
    """Lines of the decisions page, each kept once."""

    def note_review_words(self, revid: int, at: datetime, user: str, words: Iterable[tuple[Word, bool]]) -> None:
        """Keep lines that an edit added, each with whether it can count; one that was seen before is left out."""

    def new_review_words(self, most: int) -> Sequence[Mapping[str, Any]]:
        """Lines that nobody has looked at yet, oldest first: id, revid, at, user, word, key."""

    def answer_review_word(self, number: int, status: str, came: str, result: str = "") -> None:
        """What came of a line: `done`, `refused` or `void`, the name of a message, the key of an action."""

    def review_answers(self, most: int) -> Sequence[Mapping[str, Any]]:
        """The latest lines that were answered, newest first."""

    def review_answers_of(self, since: datetime, until: datetime) -> Sequence[Mapping[str, Any]]:
        """Those of a span of time, oldest first."""

    def unarchived_answers(self, but: int) -> Sequence[datetime]:
        """When those were saved that stand on no monthly page yet, without the latest `but` ones."""

    def mark_archived(self, since: datetime, until: datetime) -> None:
        """The answers of a span of time stand on their monthly page."""

    def void_revisions(self, most: int) -> Sequence[int]:
        """The latest edits in which something does not count."""
