"""The store: everything that must outlive a restart, in one SQLite file."""

from __future__ import annotations

from datetime import datetime

from wikiwatch.core.model import Change
from wikiwatch.store.acquaintance import AcquaintanceQueries
from wikiwatch.store.actions import ActionQueries
from wikiwatch.store.cases import CaseQueries
from wikiwatch.store.changes import ChangeQueries
from wikiwatch.store.expansions import ExpansionQueries
from wikiwatch.store.fates import FateQueries
from wikiwatch.store.lessons import LessonQueries
from wikiwatch.store.past import PastQueries


class Store(
    ChangeQueries,
    PastQueries,
    LessonQueries,
    CaseQueries,
    ActionQueries,
    ExpansionQueries,
    FateQueries,
    AcquaintanceQueries,
):
    """All queries over one connection; see the modules of the parts."""

    def note_identity_revert(self, change: Change, *, counts: bool = True) -> None:
        """Mark what a revision undid; what it brings back was good after all, if its author's word counts."""
        super().note_identity_revert(change, counts=counts)
        if counts:
            self.note_brought_back(change)
            self.note_undone(change)

    def overturn(self, revid: int, at: datetime) -> None:
        """A person said that this verdict was wrong: it teaches that the edit was good, and so was what it brought."""
        super().overturn(revid, at)
        self.correct_lesson(revid)
        self.leave_alone([revid])
