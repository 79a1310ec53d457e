"""What was found: what an edit added, what was before it, what speaks for or against it, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from wikiwatch.core.comeback import Comebacks
from wikiwatch.core.model import AccountState, Actor, ActorKind, Change, Outcome
from wikiwatch.core.pace import Pace
from wikiwatch.core.record import Record
from wikiwatch.core.reputation import Listing
from wikiwatch.core.sites import SitesBefore


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One external link, telephone number or e-mail address, where it stands in the new text."""

    kind: str  # "url", "phone" or "email"
    raw: str  # as it stands in the text
    target: str  # canonical: host/path?query without scheme, "www." or tracker; the number; the address
    host: str  # lower case, punycode decoded; "" for a telephone number
    domain: str  # registrable domain of the host; for a telephone number or e-mail address itself
    form: str  # "plain", "bracket", "template", "reference", "html", "entity", "spelled" or "named" (no protocol)
    anchor: str = ""  # the words that a reader sees, where they differ from the target
    start: int = 0  # offsets into the text after the edit, in characters
    end: int = 0
    via: str = ""  # domain of the redirector that passes the reader on to the target
    hidden: str = ""  # "comment", "css" or "nowiki": how the reader is kept from it


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of text that an edit added, and where it begins in the text after the edit."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Everything that one edit added, and nothing that stood there before.

    `normalised` is the added text with URLs, markup and white space normalised, for comparison;
    `capped` says that a part was too large to compare word by word, `unread` how many characters nobody read.
    """

    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    normalised: str = ""
    new_page: bool = False
    removed_chars: int = 0
    capped: bool = False
    unread: int = 0

    @property
    def text(self) -> str:
        """The added passages, one a line."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def domains(self) -> tuple[str, ...]:
        """Registrable domains (and telephone numbers) of the added links and their redirectors, each once, in order."""
        return tuple(dict.fromkeys(name for link in self.links for name in (link.domain, link.via) if name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """An earlier edit that added a link, as it is remembered."""

    revid: int
    page_id: int
    actor_key: str
    timestamp: datetime
    normalised: str
    domains: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """An earlier tracking edit: random letters that somebody left on a page."""

    revid: int
    page_id: int
    actor_key: str
    network: str | None
    timestamp: datetime
    strings: tuple[str, ...]


class CampaignState(StrEnum):
    """How far the case against a campaign has gone."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"  # a person said that it is none
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A case: insertions by several hands that belong together, as they are at a time."""

    id: int
    state: CampaignState
    edits: int
    hands: int  # beside the author of the change in question
    gone: int  # of its edits: undone by people, or taken down for other reasons and not released for a day
    gone_hands: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is remembered of an untrusted author's insertion, to be compared with those of others.

    `domains` are those of all links in it, signatures included; `landings`, `form`, `place` and `name` are shapes,
    see core/fingerprint.py; "" where there is nothing to compare.
    """

    revid: int
    page_id: int
    title: str
    actor_key: str
    user: str
    timestamp: datetime
    network: str | None
    normalised: str
    summary: str
    domains: tuple[str, ...]
    landings: tuple[str, ...]
    form: str
    place: str
    name: str
    undone: bool = False  # by people, or taken down
    campaign: Campaign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """An untrusted author's insertion, and those of others that may be of the same campaign."""

    own: Trace
    others: tuple[Trace, ...] = ()
    known: frozenset[str] = frozenset()  # domains of `own` that trusted people use here, or that stood
    usual_summary: bool = False  # an insertion with the same edit summary stood
    left_alone: tuple[Trace, ...] = ()  # of cases that a person dismissed, and edits that one released


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """How much a change looks like what was undone on this wiki, beside the lessons learned so far.

    `bits` as in core/lessons. Of the `good` latest lessons that stood, `good_as_bad` looked at least as bad when
    they were judged; of the `bad` ones that were undone, `bad_as_bad` did. `bad_share` is the share of the undone
    among all lessons, 0 to 1. `marks` are those that say most.
    """

    bits: float
    good: int
    good_as_bad: int
    bad: int
    bad_as_bad: int
    bad_share: float
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What others did who edited from the address of a temporary account these days, in numbers of authors.

    No name or address stands here: a verdict keeps its evidence longer than such facts may be kept.
    """

    hands: int = 0  # who edited
    watched: int = 0  # of them flagged, silenced or blocked
    undone: int = 0  # of them somebody undid an edit, or it was taken down for more than the address


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All of the past that one change is judged with; nothing in it is later than the change."""

    record: Record = field(default_factory=Record)
    state: AccountState = AccountState.CLEAN
    hands: frozenset[str] = frozenset()  # keys of other addresses that are the same hand, see `networks.is_one_hand`
    insertions: tuple[Insertion, ...] = ()  # the author's ten latest, newest first
    same_domain: tuple[Insertion, ...] = ()  # the author's, of a domain of this change, newest first
    probes: tuple[Probe, ...] = ()  # of the watch period, on this page, of its author or network, or of a string in it
    brings_back: tuple[int, ...] = ()  # the revision taken down from this page whose text this one is again
    # Of this change's domains, those in its summary too: used here by somebody trusted; brought by others and stood.
    trusted_domains: frozenset[str] = frozenset()
    standing_domains: frozenset[str] = frozenset()
    learned: Learned | None = None  # None: of an author who is not compared, or too little has been learned
    known_words: frozenset[str] = frozenset()  # of this change's words (folded): used by this wiki before
    kin: Kin | None = None  # None for the trusted, and where too little was added to be recognised again
    sites: SitesBefore = field(default_factory=SitesBefore)  # of this change's domains that nobody trusted has used
    pace: Pace = field(default_factory=Pace)
    comebacks: Comebacks | None = None  # None: nobody was blocked, or a person found the author good
    reputation: tuple[Listing, ...] = ()  # what lists outside say of the author's address, or did not say
    linked: Linked = Linked()  # for temporary accounts, where the wiki tells their addresses
    decoy: bool = False  # the page is one of those where silenced authors show where their links lead
    softly_allowed: str = ""  # what a person released not long ago that speaks for this change, in plain words


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One reason for trust or distrust, with its points and the time that it rests on."""

    name: str
    points: float
    reason: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """A trust score from 0 to 100 with the parts that add up to it and the facts nobody could tell."""

    score: int
    band: str
    parts: tuple[Part, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One piece of evidence about a change: points, a reason in plain words, and where it stands.

    `start` and `end` are offsets into the text after the edit; both 0 where there is no place.
    `revids` names earlier revisions that the evidence rests on.
    """

    id: str
    points: float
    reason: str
    excerpt: str = ""
    start: int = 0
    end: int = 0
    revids: tuple[int, ...] = ()


Look = Callable[[], Sequence[Signal]]
Gauge = Callable[[str, Look], Sequence[Signal]]
"""What makes each look, given whose it is: the id of a detector, or the sign of one of the wiki's own rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a detector is given: one change, what it added, who made it, and what was before."""

    change: Change
    actor: Actor
    added: Added
    before: str
    past: Past
    trust: Trust

    @property
    def hands(self) -> frozenset[str]:
        """The keys under which the same hand may have come before; none where anybody may be behind an address."""
        return frozenset() if self.actor.kind is ActorKind.PROXY else self.past.hands | {self.actor.key}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The judgement of one change, with all that led to it."""

    outcome: Outcome
    row: str  # id of the policy row that decided
    reason: str  # that row's reason, in plain words
    score: float
    trust: Trust
    signals: tuple[Signal, ...] = ()
    misses: tuple[str, ...] = ()  # ids of the detectors that looked and found nothing
    exempt: str = ""  # the named reason why nobody looked, if so
    state: AccountState = AccountState.CLEAN  # of the author, after this change
    state_before: AccountState = AccountState.CLEAN
    adds_link: bool | None = None  # None where nobody looked
    stale: bool = False  # too old for an automatic action
    rules_version: str = ""
