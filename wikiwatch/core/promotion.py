"""Whether a rule has shown enough to act: its latest hits, what people said of them, and the written criteria."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wikiwatch.core.log_only import Named, RuleKind
from wikiwatch.core.promotion_rules import Criteria, PromotionRules
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.shares import Share


class Word(StrEnum):
    """What is known of a hit."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHit:
    """An edit that a rule found. `how` tells who said whether it was right, in words; names and texts are hostile."""

    revid: int
    at: datetime
    actor_key: str
    user: str
    title: str
    comment: str = ""
    shown: str = ""  # the place that the rule found with what stands around it, or the beginning of what was added
    place: str = ""  # the place alone, as it stands in `shown`
    outcome: str = ""
    word: Word = Word.OPEN
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the latest hits of a rule look."""

    hits: int
    reviewed: Share  # hits: those that were right
    authors: Share  # the same of the authors of reviewed hits: who was wronged once counts as wronged

    @property
    def unreviewed(self) -> Share:
        """Of all hits, those about which nobody has spoken."""
        return Share(self.hits - self.reviewed.total, self.hits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One criterion: what is asked for, what was found, and what brings what lacks."""

    what: str
    wanted: str
    found: str
    met: bool
    advice: str = ""


def one_line(text: str) -> str:
    """A text with single blanks between its words."""
    return " ".join(text.split())


def latest(hits: Iterable[RuleHit], count: int) -> list[RuleHit]:
    """The latest hits, newest first; of one revision only one."""
    once = {hit.revid: hit for hit in hits}
    return sorted(once.values(), key=lambda hit: (hit.at, hit.revid), reverse=True)[:count]


def standing(hits: Sequence[RuleHit]) -> Standing:
    """What hits come to."""
    reviewed = [hit for hit in hits if hit.word is not Word.OPEN]
    authors = {hit.actor_key for hit in reviewed}
    wronged = {hit.actor_key for hit in reviewed if hit.word is Word.WRONG}
    return Standing(
        hits=len(hits),
        reviewed=Share(sum(hit.word is Word.RIGHT for hit in reviewed), len(reviewed)),
        authors=Share(len(authors - wronged), len(authors)),
    )


def criteria(rules: Ruleset, rule: Named) -> Criteria:
    """What a rule has to show: by what it does once it acts, and what it asks for itself."""
    general = rules.review.promotion
    if rule.kind is RuleKind.OWN:
        own = next(one for one in rules.own.rules if one.signal_id == rule.id)
        return general.criteria(own.outcome).at_least(own.asks)
    if rule.kind is RuleKind.ROW:
        row = next(one for one in rules.policy.rows if one.id == rule.id)
        return general.criteria(row.was or row.outcome)
    return general.criteria(None)


def checks(found: Standing, asked: Criteria, rules: PromotionRules, name: str) -> list[Check]:
    """Each criterion, met or not."""
    more = f"let it note longer, or try it: `wikiwatch rules review {name} --since 90d`, or `--export FILE`"
    look = f"`wikiwatch rules review {name}` asks about those that nobody has looked at"
    milder = "make it narrower, put what was wrong into its samples, and review it anew"
    enough_hits = found.hits >= asked.hits
    return [
        Check(
            what="reviewed hits",
            wanted=f"at least {asked.hits}",
            found=f"{found.reviewed.total} of the latest {found.hits}",
            met=found.reviewed.total >= asked.hits,
            advice=look if enough_hits else more,
        ),
        Check(
            what="their authors",
            wanted=f"at least {asked.authors}",
            found=str(found.authors.total),
            met=found.authors.total >= asked.authors,
            advice=more,
        ),
        Check(
            what="hits that nobody has looked at",
            wanted=f"at most {rules.most_unreviewed:g} %",
            found=_per_cent(found.unreviewed),
            met=found.unreviewed.per_cent <= rules.most_unreviewed,
            advice=look,
        ),
        _precise("right, of the reviewed hits", found.reviewed, asked, milder, look),
        _precise("right, of their authors", found.authors, asked, milder, look),
    ]


def _precise(what: str, share: Share, asked: Criteria, milder: str, look: str) -> Check:
    return Check(
        what=what,
        wanted=f"at least {asked.precision:g} %",
        found=_per_cent(share),
        met=share.total > 0 and share.per_cent >= asked.precision,
        advice=milder if share.total else look,
    )


def _per_cent(share: Share) -> str:
    return f"{share.per_cent:.1f} % ({share.hits} of {share.total})" if share.total else "none"


def with_words(
    hits: Iterable[RuleHit], said: Mapping[int, bool], words: Mapping[int, tuple[bool, str]], undone: Iterable[int]
) -> list[RuleHit]:
    """Hits with what is known of each: a person's word on the hit, else on what was done, else on the edit itself.

    `said`: whether people overturned what was done about an edit; `words`: (right, who); `undone`: by people.
    """
    gone = frozenset(undone)
    return [_worded(hit, said, words, gone) for hit in hits]


def _worded(
    hit: RuleHit, said: Mapping[int, bool], words: Mapping[int, tuple[bool, str]], undone: frozenset[int]
) -> RuleHit:
    word, how = Word.OPEN, ""
    if hit.revid in words:
        right, how = words[hit.revid]
        word = Word.RIGHT if right else Word.WRONG
    elif hit.revid in said:
        overturned = said[hit.revid]
        word, how = (
            (Word.WRONG, "people took back what was done") if overturned else (Word.RIGHT, "people confirmed it")
        )
    elif hit.revid in undone:
        word, how = Word.RIGHT, "people undid it"
    return replace(hit, word=word, how=how)
