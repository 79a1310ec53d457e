"""The words that every layer shares: what happened, who did it, what was found, what follows.

All types are frozen; all times are aware and in UTC; nothing here reads a clock or a wiki.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property


class ActorKind(StrEnum):
    """What stands behind a name in the page history."""

    ACCOUNT = "account"
    TEMP = "temp"  # a temporary account (MediaWiki 1.43), such as ~2026-1
    ADDRESS = "address"  # an IPv4 or IPv6 address
    TYPED = "typed"  # a name without an account or address behind it: anybody may type it again


class ChangeKind(StrEnum):
    """The kinds of entries in recent changes that are read."""

    EDIT = "edit"
    NEW = "new"
    LOG = "log"


class Outcome(StrEnum):
    """What the policy says about one change, mildest first."""

    ALLOW = "allow"
    WATCH = "watch"
    HOLD = "hold"
    REVERT = "revert"

    @property
    def takes_down(self) -> bool:
        """Whether the text of the change does not stay on its page."""
        return self in (Outcome.HOLD, Outcome.REVERT)


class AccountState(StrEnum):
    """How far a case against an account or address has gone."""

    CLEAN = "clean"
    FLAGGED = "flagged"  # all that it sends is held
    CLEARED = "cleared"  # a flag that people took away
    SILENCED = "silenced"  # all that it sends is quietly reverted, a block is due
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of recent changes, or one revision of a page history.

    `rcid` is None where the source has no recent-changes id (a page history, an export).
    `revid` and `sha1` are None for log entries; `parent_revid` is None for a new page.
    """

    rcid: int | None
    kind: ChangeKind
    revid: int | None
    parent_revid: int | None
    page_id: int
    namespace: int
    title: str
    timestamp: datetime
    user: str  # "" where the name is hidden
    user_id: int | None = None  # 0 or None: not an account
    temp: bool = False
    bot: bool = False
    comment: str = ""
    tags: tuple[str, ...] = ()
    sha1: str | None = None  # base 36 or base 16, compared within one source only
    log_type: str = ""  # "block", "move", "delete", "newusers", "upload", ... for LOG
    log_action: str = ""
    log_target: str = ""  # the title or user that a log entry is about

    @property
    def is_text(self) -> bool:
        """Whether the change saved a text: an edit or a new page."""
        return self.kind is not ChangeKind.LOG


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Facts about who made a change, as the wiki told them; `unknown` names those it could not tell."""

    name: str
    kind: ActorKind
    groups: frozenset[str] = frozenset()
    registered: datetime | None = None
    editcount: int | None = None
    emailable: bool | None = None
    blocked: bool | None = None
    unknown: frozenset[str] = frozenset()  # of: groups, registered, emailable, blocked

    @cached_property
    def key(self) -> str:
        """The canonical name of the hand: `user:NAME`, `typed:NAME`, `ip:192.0.2.1` or `ip:2001:db8::/64`."""
        return actor_key(self.name, self.kind)

    @cached_property
    def network(self) -> str | None:
        """The /24 or /48 around an address (`net:192.0.2.0/24`); None for names."""
        if self.kind is not ActorKind.ADDRESS:
            return None
        address = parse_address(self.name)
        if address is None:
            return None
        bits = 24 if address.version == 4 else 48
        return f"net:{ipaddress.ip_network((address, bits), strict=False)}"


def actor_kind(name: str, user_id: int | None, *, temp: bool) -> ActorKind:
    """What stands behind a name; `temp` is the source's own word that it is a temporary account."""
    if parse_address(name) is not None:
        return ActorKind.ADDRESS
    if temp:
        return ActorKind.TEMP
    return ActorKind.ACCOUNT if user_id else ActorKind.TYPED


def parse_address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a user name spells, IPv4-mapped IPv6 as IPv4; None if it is no address."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return None  # fe80::1%eth0: no visitor comes from a machine's own link
        return address.ipv4_mapped or address
    return address


def actor_key(name: str, kind: ActorKind) -> str:
    """See `Actor.key`. IPv6 is judged as its /64: one subscriber gets at least that much (RFC 6177)."""
    if kind is ActorKind.ADDRESS:
        address = parse_address(name)
        if address is not None and address.version == 6:
            return f"ip:{ipaddress.ip_network((address, 64), strict=False)}"
        return f"ip:{address if address is not None else name}"
    return f"{'typed' if kind is ActorKind.TYPED else 'user'}:{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A change with all that the wiki said about it: the texts around it, its author, the page's head.

    `before` is "" for a new page; a text is None where it is hidden, gone or no wikitext.
    """

    change: Change
    actor: Actor
    before: str | None
    after: str | None
    head_revid: int | None = None  # the latest revision of the page when the facts were read


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One revision of a page history; `text` is None where it was not asked for or is hidden."""

    revid: int
    parent_revid: int | None
    page_id: int
    title: str
    timestamp: datetime
    user: str
    sha1: str | None = None
    text: str | None = None
    hidden: bool = False  # text or author was hidden by an administrator
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One external link, telephone number or e-mail address, where it stands in the new text."""

    kind: str  # "url", "phone" or "email"
    raw: str  # as it stands in the text
    target: str  # canonical: host/path?query without scheme, "www." or tracker; the number; the address
    host: str  # lower case, punycode decoded; "" for a telephone number
    domain: str  # registrable domain of the host; for a telephone number or e-mail address itself
    form: str  # "plain", "bracket", "template", "reference", "html" or "entity"
    anchor: str = ""  # the words that a reader sees, where they differ from the target
    start: int = 0  # offsets into the text after the edit, in characters
    end: int = 0


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
    `capped` says that a part was too large to compare word by word.
    """

    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    normalised: str = ""
    new_page: bool = False
    removed_chars: int = 0
    capped: bool = False

    @property
    def text(self) -> str:
        """The added passages, one a line."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def domains(self) -> tuple[str, ...]:
        """Registrable domains (and telephone numbers) of the added links, each once, in order."""
        return tuple(dict.fromkeys(link.domain for link in self.links))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of an author's earlier edits, for trust. Times are those of the events."""

    survived_by_day: tuple[tuple[datetime, int], ...] = ()  # (day, edits that have stood long enough)
    reverted: tuple[datetime, ...] = ()
    taken_down: tuple[datetime, ...] = ()  # held or reverted by this program, and not overturned
    blocks: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All of the past that one change is judged with; nothing in it is later than the change."""

    record: Record = Record()
    state: AccountState = AccountState.CLEAN
    insertions: tuple[Insertion, ...] = ()  # the author's ten latest, newest first
    same_domain: tuple[Insertion, ...] = ()  # the author's, of a domain of this change, newest first
    page_probes: tuple[Probe, ...] = ()  # on this page, by anybody, within the watch period
    brings_back: tuple[int, ...] = ()  # the revision taken down from this page whose text this one is again
    trusted_domains: frozenset[str] = frozenset()  # of this change's domains: used here by somebody trusted
    standing_domains: frozenset[str] = frozenset()  # of this change's domains: brought by others, and still there
    known_words: frozenset[str] = frozenset()  # of this change's words (folded): used by this wiki before


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a detector is given: one change, what it added, who made it, and what was before."""

    change: Change
    actor: Actor
    added: Added
    before: str
    past: Past
    trust: Trust


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
    stale: bool = False  # too old for an automatic action
    rules_version: str = ""


class ActionKind(StrEnum):
    """What can be done on the wiki."""

    HOLD = "hold"
    REVERT = "revert"
    RELEASE = "release"
    BLOCK = "block"


class ActionStatus(StrEnum):
    """Where an action stands between plan and result."""

    PLANNED = "planned"
    REVIEW = "review"  # waits for a person's yes
    CLAIMED = "claimed"  # somebody is carrying it out
    DONE = "done"
    SKIPPED = "skipped"  # there was nothing left to do
    PERSON = "person"  # the program can't do it without harm: a person has to
    CANCELLED = "cancelled"

    @property
    def open(self) -> bool:
        """Whether something may still come of it."""
        return self in (ActionStatus.PLANNED, ActionStatus.REVIEW, ActionStatus.CLAIMED, ActionStatus.PERSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One intended effect on the wiki. `key` is unique: planning the same effect twice changes nothing."""

    key: str
    kind: ActionKind
    target: str  # a page title for hold, revert and release; a user name for block
    due_at: datetime
    planned_at: datetime
    reason: str
    status: ActionStatus = ActionStatus.PLANNED
    revid: int | None = None  # the revision that is taken down or released
    page_id: int | None = None
    actor_key: str = ""
    observed: bool = False  # planned while observing
    approved: bool = False  # a person said yes
    attempts: int = 0
    result: str = ""  # what came of it, in plain words
    result_revid: int | None = None  # the revision that carrying it out made
    settled_at: datetime | None = field(default=None)
