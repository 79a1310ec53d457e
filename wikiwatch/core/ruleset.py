"""The rules as the core sees them: frozen values, one class for each file in `rules/`.

`rulefiles` fills them in and checks them; the reasons for each number stand in the files themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from wikiwatch.core.brake_rules import BrakeRules
from wikiwatch.core.friction import FrictionRules
from wikiwatch.core.lists import Lists
from wikiwatch.core.model import AccountState, ActorKind, Outcome
from wikiwatch.core.own_rules import OwnRules
from wikiwatch.core.review_rules import ReviewRules
from wikiwatch.core.trust_rules import Family, TrustRules


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A text that a rule must hit, or must miss. Several texts are edits of one author, one after another."""

    texts: tuple[str, ...]
    hit: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RandomTextRules:
    """`rules/random_text.toml`: when added letters count as a tracking edit."""

    unlikely: float  # see detectors/random_text.py: least unlikelihood of a string, in bits
    least_letters: int  # shorter strings are never called random
    most_other_words: int  # a tracking edit adds at most so many words beside the random ones
    watch_days: int  # how long a probe raises the watch on its page, author and network
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RepeatStep:
    """How alike (per cent) and how often, among the author's ten latest, for one trust band."""

    band: str
    similarity: float
    count: int


@dataclass(frozen=True, kw_only=True)
class RepeatLinksRules:
    """`rules/repeat_links.toml`: when an author's insertions are near-identical."""

    latest: int  # how many of the author's insertions are compared
    steps: tuple[RepeatStep, ...]
    flood_count: int  # so many near-identical insertions of a domain that nobody trusted has used
    samples: tuple[Sample, ...] = ()

    def step(self, band: str) -> RepeatStep:
        """The step for a trust band; KeyError where the rules have none."""
        for step in self.steps:
            if step.band == band:
                return step
        raise KeyError(band)


@dataclass(frozen=True, kw_only=True)
class Topic:
    """Phrases of one kind of advert, in small letters; `*` stands for any ending."""

    id: str
    phrases: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class PhraseRules:
    """`rules/phrases.toml`: what adverts say."""

    many: int  # so many different phrases are no chance any more
    topics: tuple[Topic, ...]
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LearnedRules:
    """`rules/learned.toml`: how much an edit must look like what was undone here. Shares are from 0 to 1."""

    bands: tuple[str, ...]  # whose edits are compared and learned from
    least_bad: int
    least_good: int
    sure_share: float
    likely_share: float
    least_precision: float
    sure_precision: float
    most_share: float


@dataclass(frozen=True, kw_only=True)
class TieRule:
    """What one reason to tie two insertions, or two authors, counts."""

    id: str
    points: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class CampaignRules:
    """`rules/campaigns.toml`: when insertions by different hands make a case."""

    window_days: int  # an insertion is remembered so long, and a case lives so long without a new one
    bands: tuple[str, ...]  # whose insertions are compared
    similarity: float  # per cent from which on a text ties
    least_characters: int  # of a text that ties
    opens_at: float  # points of the ties between two insertions that make a case
    holds_from: int  # edits of a case, by several hands, from which on it is no chance
    confirmed_edits: int  # a case is confirmed when so many of its edits, by so many hands, are gone
    confirmed_hands: int
    ties: tuple[TieRule, ...]

    def tie(self, tie_id: str) -> float:
        """The points of a tie; KeyError where the rules have none."""
        for tie in self.ties:
            if tie.id == tie_id:
                return tie.points
        raise KeyError(tie_id)


@dataclass(frozen=True, kw_only=True)
class ComebackRules:
    """`rules/comeback.toml`: when a new author is a blocked one who came back."""

    days: int  # a fingerprint is kept so long after the block
    settled_days: int  # whoever has an edit that stood so long does not come back
    bands: tuple[str, ...]  # whose edits are compared
    flags_at: float  # points of the parts that flag a new author
    lists_at: float  # points that list a sign-up
    parts: tuple[TieRule, ...]

    def points(self, part_id: str) -> float:
        """The points of a part; KeyError where the rules have none."""
        for part in self.parts:
            if part.id == part_id:
                return part.points
        raise KeyError(part_id)


@dataclass(frozen=True, kw_only=True)
class SignalRule:
    """The points of one signal and the family whose cap it shares."""

    id: str
    points: float
    family: str
    reason: str
    act: bool = True  # without it, the sign is only noted: it counts nothing, and no row of the policy is met by it


@dataclass(frozen=True, kw_only=True)
class PointRules:
    """`rules/points.toml`."""

    signals: tuple[SignalRule, ...]
    families: tuple[Family, ...]

    def signal(self, signal_id: str) -> SignalRule:
        """The rule for a signal; KeyError where the rules have none."""
        for signal in self.signals:
            if signal.id == signal_id:
                return signal
        raise KeyError(signal_id)


@dataclass(frozen=True, kw_only=True)
class PolicyRow:
    """One row of the policy table. All conditions that are given must hold; the first such row decides."""

    id: str
    outcome: Outcome
    reason: str
    states: tuple[AccountState, ...] = ()
    signals: tuple[str, ...] = ()  # any of them
    bands: tuple[str, ...] = ()  # any of them
    score_at_least: float = 0
    adds_link: bool | None = None
    account: AccountState | None = None  # the author's state from here on
    hold_earlier: bool = False  # also hold the earlier revisions that the signals rest on
    block: bool = False  # plan a block
    act: bool = True  # without it, the row only lists, see core/log_only
    was: Outcome | None = None  # what it would do, where it only lists: people stopped it, or it does not act yet


@dataclass(frozen=True, kw_only=True)
class BlockClass:
    """How some of those who are blocked are: the first class that fits decides."""

    id: str
    kinds: tuple[ActorKind, ...]
    rows: tuple[str, ...]  # that asked for the block; empty: any
    ladder: tuple[str, ...]  # how long, as MediaWiki's block API takes it, by the number of earlier blocks
    autoblock: bool
    stop_account_creation: bool
    talk_page: bool
    email: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class BlockRules:
    """When an account or address is blocked, and how."""

    after_days: tuple[float, float]  # a random moment between them, in days after the flag
    quiet_hours: float  # an address from which nothing unwanted came for so long is not blocked
    classes: tuple[BlockClass, ...]


@dataclass(frozen=True, kw_only=True)
class RangeRules:
    """When the block of a range is proposed to people."""

    addresses: int  # so many of one /24 were silenced or blocked
    days: int  # within so many days
    most_others: float  # per cent of others with an edit that stood, from which on there is none


@dataclass(frozen=True, kw_only=True)
class PolicyRules:
    """`rules/policy.toml`."""

    rows: tuple[PolicyRow, ...]
    stale_after_hours: float  # older changes go to review, never to an automatic action
    observed_plan_hours: float  # plans made while observing act within so many hours, later they go to review
    downs_a_day: int  # of one author on one page, without a state against the author; then a person decides
    nobots_overridden: tuple[str, ...]  # rows that take down on pages, too, which ask bots to stay away
    state_days: dict[ActorKind, float]  # how long a flag lasts without a new hit; 0: it ends with the change
    autonomous: tuple[str, ...]  # classes of decision that need no person's yes, because people said so
    silenced_delay_minutes: tuple[float, float]  # a random time between them before a silenced author's text goes
    block: BlockRules
    range: RangeRules
    decoy_pages: tuple[str, ...] = ()  # titles; see core/decoys

    def lasting(self, kind: ActorKind) -> timedelta:
        """How long a state lasts for this kind of author."""
        return timedelta(days=self.state_days.get(kind, 0))


@dataclass(frozen=True, kw_only=True)
class TextRules:
    """`rules/texts.toml`: what the program writes on the wiki, with names in { } that are filled in.

    In the file "" stands for the language's own; see `core.own_texts`.
    """

    revert_summary: str
    hold_summary: str
    release_summary: str
    move_summary: str  # of moves, versions of files and deletions that take something down
    file_summary: str
    delete_summary: str
    undo_summary: str  # of what takes one of these, or a block, back
    group_summary: str  # of an account's change of groups
    log_summary: str
    block_reason: str
    hold_notice: str  # stands in place of a held new page
    deletion_request: str  # stands in place of a reverted new page
    report_summary: str  # of the two pages that follow
    report_page: str  # where people tell of mistakes
    report_preload: str  # what stands in the form for it when it opens; `$1` becomes the id


@dataclass(frozen=True, kw_only=True)
class Ruleset:
    """All rules in force, and a version that every verdict carries: a digest of the files."""

    trust: TrustRules
    random_text: RandomTextRules
    repeat_links: RepeatLinksRules
    campaigns: CampaignRules
    comeback: ComebackRules
    learned: LearnedRules
    phrases: PhraseRules
    points: PointRules
    policy: PolicyRules
    review: ReviewRules
    texts: TextRules
    lists: Lists
    brakes: BrakeRules
    friction: FrictionRules
    own: OwnRules
    version: str = field(default="")

    @property
    def only_noted(self) -> frozenset[str]:
        """The signs that count nothing and decide nothing, whatever row of the policy asks for them."""
        return frozenset(signal.id for signal in self.points.signals if not signal.act)
