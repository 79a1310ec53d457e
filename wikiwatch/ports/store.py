"""What the use cases ask of the store: what must outlive a restart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from wikiwatch.core.evidence import Added, Learned, Past, Probe, Verdict
from wikiwatch.core.model import AccountState, Actor, Change, Contribution, Facts
from wikiwatch.core.record import Record
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.sites import Refusal
from wikiwatch.ports.actions import ActionStore
from wikiwatch.ports.acts import ActStore
from wikiwatch.ports.authors import AuthorStore
from wikiwatch.ports.blocks import BlockStore
from wikiwatch.ports.brakes import BrakeStore
from wikiwatch.ports.cases import CaseStore
from wikiwatch.ports.comebacks import ComebackStore
from wikiwatch.ports.decoys import DecoyStore
from wikiwatch.ports.doings import DoingStore
from wikiwatch.ports.domains import DomainStore
from wikiwatch.ports.explaining import ExplainStore
from wikiwatch.ports.fates import FateStore
from wikiwatch.ports.friction import FrictionStore
from wikiwatch.ports.guard import MishapStore
from wikiwatch.ports.linking import LinkStore
from wikiwatch.ports.networks import NetworkStore
from wikiwatch.ports.news import NewsStore
from wikiwatch.ports.people import PeopleStore
from wikiwatch.ports.reputation import ReputationStore
from wikiwatch.ports.review_words import ReviewWordStore
from wikiwatch.ports.reviewing import ReviewStore
from wikiwatch.ports.rule_reviews import RuleReviewStore
from wikiwatch.ports.rule_stats import RuleStatStore
from wikiwatch.ports.wasted import WastedStore
from wikiwatch.ports.web import WebStore


class AttemptError(Exception):
    """What was attempted failed, and has left nothing in the store; the cause is its `__cause__`."""


class Store(
    ActionStore,
    ActStore,
    AuthorStore,
    BlockStore,
    BrakeStore,
    CaseStore,
    ComebackStore,
    DecoyStore,
    DomainStore,
    ExplainStore,
    FateStore,
    FrictionStore,
    LinkStore,
    MishapStore,
    ReputationStore,
    NetworkStore,
    NewsStore,
    DoingStore,
    PeopleStore,
    ReviewStore,
    ReviewWordStore,
    RuleStatStore,
    RuleReviewStore,
    WastedStore,
    WebStore,
    Protocol,
):
    """What must outlive a restart. Times come in as arguments, never from the database's clock."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; nested ones are part of the outermost."""

    def attempt(self) -> AbstractContextManager[None]:
        """All or nothing within a transaction: raises AttemptError where it fails, unless the database did."""

    def check_schema(self) -> None:
        """UserError where a newer version of the program has brought the database up to date since it was opened."""

    def cursor(self) -> datetime | None:
        """Up to when changes have been recorded; None before the first run."""

    def set_cursor(self, at: datetime) -> None:
        """Move the watermark, never backwards."""

    def meta(self, key: str) -> str | None:
        """A small setting kept beside the data."""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a small setting."""

    def unseen(self, changes: Sequence[Change]) -> list[Change]:
        """Those of the changes that are not recorded yet, by rcid and by revid."""

    def past(self, change: Change, actor: Actor, added: Added, words: Collection[str], rules: Ruleset) -> Past:
        """All that is known before this change and matters for it."""

    def trust_record(self, actor_key: str, at: datetime, rules: Ruleset) -> Record:
        """An author's earlier edits as trust sees them."""

    def record(
        self,
        facts: Facts,
        added: Added | None,
        verdict: Verdict | None,
        *,
        standing: bool,
        judged_at: datetime,
        apart: bool = False,
    ) -> None:
        """Keep a change; without a verdict it was only read for trust. What it added is no sign where it is `apart`."""

    def trust_domains(self, domains: Collection[str], at: datetime) -> None:
        """Remember domains that somebody of standing has used."""

    def note_standing(self, domains: Collection[str], at: datetime) -> None:
        """Remember domains that have stood on the wiki since then, or longer."""

    def note_refusals(self, refusals: Collection[Refusal]) -> None:
        """Remember what the wiki itself refused; what is known already stays as it is."""

    def site(self, domain: str, stood_until: datetime) -> Mapping[str, Any]:
        """All that is known of a domain or telephone number, for people."""

    def expansions(self, urls: Collection[str]) -> Mapping[str, str]:
        """Where short URLs lead, of those for which it was found out."""

    def unexpanded(self, urls: Collection[str], at: datetime) -> list[str]:
        """Those of short URLs that are to be asked for: never asked, or too long ago; same order."""

    def keep_expansions(self, found: Mapping[str, str], at: datetime) -> None:
        """Remember where short URLs lead, "" for failures."""

    def learn_words(self, words: Collection[str]) -> None:
        """Remember words that this wiki uses."""

    def note_block(self, actor_key: str, at: datetime, *, again: bool = False) -> None:
        """Remember that a person blocked somebody; `again` changes a block that is there."""

    def unmet(self, actor_keys: Collection[str]) -> set[str]:
        """Those of the authors about whom the wiki was not asked yet."""

    def note_met(self, actor_keys: Collection[str], at: datetime) -> None:
        """Remember that the wiki was asked about these authors."""

    def note_contributions(self, actor_key: str, edits: Collection[Contribution]) -> None:
        """Remember what an author did before they were met."""

    def note_warning(self, actor_key: str, at: datetime) -> None:
        """Remember that somebody was warned on their talk page; one warning in a minute is one."""

    def note_unblock(self, actor_key: str, at: datetime) -> None:
        """Forget the blocks until then: a person took them back."""

    def note_new_name(self, old_key: str, new_key: str) -> None:
        """An account has another name: all that is known of it goes with it."""

    def note_deletion(self, title: str, at: datetime) -> None:
        """Remember that a page was deleted."""

    def note_return(self, title: str, since: datetime | None = None) -> None:
        """Forget a deletion (since then): the page was restored, or had made way for another."""

    def note_identity_revert(self, change: Change, *, counts: bool = True) -> None:
        """Mark the revisions that this one undid by bringing an earlier text back; `counts`: its author's word does."""

    def learned(self, marks: Collection[str], *, least_bad: int, least_good: int) -> Learned | None:
        """How much marks look like what was undone; None before so many lessons of each kind."""

    def add_lesson(self, revid: int, marks: Collection[str], score: float | None, due: datetime) -> None:
        """Remember an edit until its fate is known."""

    def take_lessons(self, at: datetime, *, carried_out: bool) -> None:
        """Learn from the edits whose time has come."""

    def note_wiped(self, change: Change, at: datetime) -> None:
        """Somebody emptied a page that its last author filled."""

    def restores(self, change: Change, actor_key: str) -> bool:
        """Whether a revision brings back somebody else's text of its page that nobody took down."""

    def hold_later(self, revid: int, reason: str) -> None:
        """A change that was let through is held after all."""

    def pack_earlier(self, most: int) -> None:
        """Pack some of the verdicts that an earlier version of the program kept as they were."""

    def overturn(self, revid: int, at: datetime, *, teaches: bool = True) -> None:
        """This verdict was wrong; `teaches`: a person said so."""

    def confirm(self, revids: Collection[int], at: datetime) -> None:
        """A person said that these edits, which were taken down, were unwanted."""

    def remember_addition(self, change: Change, actor_key: str, pieces: Sequence[str], since: datetime) -> None:
        """Keep pieces of what an edit added; forget all that were added before `since`."""

    def additions(self, page_id: int, not_by: str, since: datetime) -> Mapping[int, Collection[str]]:
        """Pieces of what others added to a page since then, by revision."""

    def note_kept(self, revids: Collection[int], at: datetime) -> None:
        """Somebody of standing edited the page and left these in it."""

    def note_taken_out(self, revids: Collection[int], at: datetime) -> None:
        """Somebody of standing took the text of these out again."""

    def note_undo(self, revids: Collection[int], by_revid: int) -> None:
        """A revision named these in its summary and took their text out."""

    def entries(self, *, decisions_only: bool = False, limit: int | None = None) -> Iterator[Mapping[str, Any]]:
        """Judged changes, newest first, each with its verdict's detail."""

    def entry(self, revid: int) -> Mapping[str, Any] | None:
        """One judged change, by revision id."""

    def seen(self, actor_key: str) -> bool:
        """Whether a change by this author was read."""

    def counts(self) -> dict[str, int]:
        """Judged changes by outcome."""

    def unpublished(self) -> int:
        """How many decisions the log page does not show yet as they stand."""

    def conceal(self, revid: int | None, rcid: int | None, *, user: bool, title: bool) -> None:
        """The wiki hides these parts of a change, and no others, so it has to be published anew."""

    def mark_published(self, change_ids: Collection[int], where: int) -> None:
        """These decisions stand on the log page (1) or on one of its monthly pages (2)."""

    def bad_on_page(self, page_id: int) -> set[int]:
        """Revisions of a page that were judged bad and that no person has cleared."""

    def evidence(self, actor_key: str) -> int:
        """How many of an author's changes were taken down and not cleared by a person."""

    def probes_in(self, revid: int) -> tuple[Probe, ...]:
        """The probe that a revision was, if it was one."""

    def standing_on_page(self, page_id: int, since: datetime) -> set[str]:
        """Users of standing who edited a page since then."""

    def state(self, actor_key: str, at: datetime) -> AccountState:
        """How far the case against an account or address is."""

    def account(self, actor_key: str) -> Mapping[str, Any] | None:
        """The row of an account that has a state."""

    def accounts(self, at: datetime) -> Sequence[Mapping[str, Any]]:
        """All accounts and addresses that are flagged, silenced or blocked."""

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
        """Move an account (key, user name) to a state."""
