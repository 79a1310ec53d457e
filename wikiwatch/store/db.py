"""The store: everything that must outlive a restart, in one SQLite file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from wikiwatch.core.model import AccountState, Change
from wikiwatch.store.acquaintance import AcquaintanceQueries
from wikiwatch.store.actions import ActionQueries
from wikiwatch.store.acts import ActQueries
from wikiwatch.store.appeals import AppealQueries
from wikiwatch.store.authors import AuthorQueries
from wikiwatch.store.blocks import BlockQueries
from wikiwatch.store.brakes import BrakeQueries
from wikiwatch.store.cases import CaseQueries
from wikiwatch.store.changes import ChangeQueries
from wikiwatch.store.decisions import DecisionQueries
from wikiwatch.store.deeds import DeedQueries
from wikiwatch.store.doings import DoingQueries
from wikiwatch.store.domains import DomainQueries
from wikiwatch.store.expansions import ExpansionQueries
from wikiwatch.store.explaining import ExplainQueries
from wikiwatch.store.fates import FateQueries
from wikiwatch.store.feedback import FeedbackQueries
from wikiwatch.store.friction import FrictionQueries
from wikiwatch.store.mishaps import MishapQueries
from wikiwatch.store.news import NewsQueries
from wikiwatch.store.past import PastQueries
from wikiwatch.store.review_words import ReviewWordQueries
from wikiwatch.store.reviews import ReviewQueries
from wikiwatch.store.rule_reviews import RuleReviewQueries
from wikiwatch.store.rule_stats import RuleStatQueries
from wikiwatch.store.standing import StandingQueries
from wikiwatch.store.undone import EditFates
from wikiwatch.store.wasted import WastedQueries
from wikiwatch.store.web import WebQueries
from wikiwatch.store.wiki_people import WikiPeopleQueries


class Store(
    ChangeQueries,
    PastQueries,
    EditFates,
    CaseQueries,
    BlockQueries,
    ActionQueries,
    ActQueries,
    AuthorQueries,
    BrakeQueries,
    DecisionQueries,
    DoingQueries,
    DeedQueries,
    FeedbackQueries,
    FrictionQueries,
    AppealQueries,
    ReviewQueries,
    ReviewWordQueries,
    RuleStatQueries,
    RuleReviewQueries,
    StandingQueries,
    ExpansionQueries,
    ExplainQueries,
    DomainQueries,
    FateQueries,
    AcquaintanceQueries,
    MishapQueries,
    NewsQueries,
    WastedQueries,
    WebQueries,
    WikiPeopleQueries,
):
    """All queries over one connection; see the modules of the parts."""

    def note_identity_revert(self, change: Change, *, counts: bool = True) -> None:
        """Mark what a revision undid; what it brings back was good after all, if its author's word counts."""
        super().note_identity_revert(change, counts=counts)
        if counts:
            self.note_brought_back(change)
            self.note_undone(change)

    def decided(self, at: datetime, who: str, what: str, key: str, why: str) -> None:
        """Keep a decision, for ever; a person's answers those who objected."""
        super().decided(at, who, what, key, why)
        self.note_reviewed(at, who, what, key)
        self.answer_decided(key, at, who)

    def set_state(
        self,
        actor: tuple[str, str],
        state: AccountState,
        at: datetime,
        *,
        until: datetime | None,
        revid: int | None,
        reason: str,
    ) -> None:
        """Move an account (key, user name) to a state; whoever is watched again is allowed nothing any more."""
        super().set_state(actor, state, at, until=until, revid=revid, reason=reason)
        if state is not AccountState.CLEARED:
            self.end_soft_allow("author", [actor[0]])

    def note_block_decision(self, actor_key: str, at: datetime, *, lifted: bool) -> None:
        """Remember that a person made, changed or lifted a block; one that is lifted was wrong."""
        super().note_block_decision(actor_key, at, lifted=lifted)
        if lifted:
            self.proposals_overturned(actor_key, at)

    def confirm(self, revids: Collection[int], at: datetime) -> None:
        """A person said that these edits, which were taken down, were unwanted: no release speaks for their like."""
        super().confirm(revids, at)
        self.end_soft_allows_of(revids)

    def overturn(self, revid: int, at: datetime, *, teaches: bool = True) -> None:
        """This verdict was wrong; a person's word also teaches that the edit was good, and so was what it brought."""
        super().overturn(revid, at)
        if teaches:
            self.correct_lesson(revid)
            self.leave_alone([revid])
