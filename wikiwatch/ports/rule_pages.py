"""What the use cases ask of a wiki about pages with rules on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from wikiwatch.core.rule_pages import PageMark, PageRevision


class RulePageWiki(Protocol):
    """A wiki on whose pages rules may stand. All of it raises SiteError."""

    def marks(self, titles: Sequence[str]) -> Mapping[str, PageMark]:
        """How pages stand, by the title that was asked for, in one request."""

    def history(self, title: str) -> Sequence[PageRevision]:
        """A page's latest revisions, newest first, at most `core.rule_pages.HISTORY`; without texts."""

    def words(self, names: Collection[str], right: str) -> Mapping[str, str]:
        """Why the word of accounts does not count now, by name; "" for who has the right. Unknown ones are missing."""

    def text(self, revid: int) -> str | None:
        """The text of a revision; None where it is hidden, gone or no wikitext."""
