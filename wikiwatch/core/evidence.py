"""What was found: what an edit added, what was before it, what speaks for or against it, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wikiwatch.core.model import AccountState, Actor, Change, Outcome


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
