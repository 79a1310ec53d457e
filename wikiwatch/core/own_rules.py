"""This wiki's own rules, `rules/own.toml`: what its people look for beside what the detectors find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from wikiwatch.core.model import Outcome
from wikiwatch.core.promotion_rules import Criteria
from wikiwatch.core.wording import wording

PREFIX = "own-"  # of the sign, and of the row of the policy, that a rule makes
FAMILY = "own"  # of points.toml, to which these signs belong

# What a rule is worth, who wrote it and what it does about a hit say nothing about what it hits.
_BESIDE_THE_WORDING = ("id", "description", "act", "reworded", "points", "outcome", "until", "samples", "asks")


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What has to hold of a change: everything that is given; of a list, any one of it.

    In shapes, `*` stands for any characters and `#` for a digit; in phrases, `*` for any ending of a word.
    """

    domain: tuple[str, ...] = ()  # hosts; a link to one of them, or below it, was added
    phrase: tuple[str, ...] = ()  # words that were added and did not stand on the page before
    pattern: str = ""  # an RE2 expression, the same
    title: tuple[str, ...] = ()  # shapes of the page's whole title
    user: tuple[str, ...] = ()  # shapes of the author's name
    summary: tuple[str, ...] = ()  # phrases in the edit summary
    adds_link: bool | None = None
    new_page: bool | None = None
    removes_characters: int | None = None  # at least so many went
    pages_in_ten_minutes: int | None = None  # the author saved at least so many pages up to now
    pages_in_an_hour: int | None = None
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    none: tuple[Condition, ...] = ()

    @property
    def about_text(self) -> bool:
        """Whether it holds only where the author wrote, or took away, something in particular."""
        here = self.domain or self.phrase or self.pattern or self.summary or self.adds_link or self.removes_characters
        inner = any(one.about_text for one in self.all) or bool(self.any and all(one.about_text for one in self.any))
        return bool(here) or inner


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which changes a rule looks at; what is empty says nothing."""

    namespaces: tuple[int, ...] = ()
    pages: tuple[str, ...] = ()  # shapes of titles
    bands: tuple[str, ...] = ()  # of the author's trust
    kinds: tuple[str, ...] = ("edit", "new")  # or a type of log entry: move, upload, newusers


@dataclass(frozen=True, kw_only=True)
class OwnSample:
    """A change that a rule must hit, or must miss."""

    hit: bool
    text: str = ""
    before: str = ""  # of a new page
    title: str = "Sample"
    user: str = "Newcomer"
    summary: str = ""
    pages: int = 1  # that the author saved within ten minutes, this one included


@dataclass(frozen=True, kw_only=True)
class OwnRule:
    """One rule. While it does not `act`, its sign is worth nothing, and it decides nothing."""

    id: str
    description: str
    act: bool
    points: float | None  # exactly one of these two is given
    outcome: Outcome | None
    until: date | None  # the last day on which it looks, in UTC
    scope: Scope
    when: Condition
    samples: tuple[OwnSample, ...]
    asks: Criteria = field(default_factory=Criteria)  # what it asks for beyond review.toml before it may act
    reworded: bool = False  # its file says that it acts, which people said of an earlier wording: so it does not

    @property
    def signal_id(self) -> str:
        """The id of its sign, and of its row of the policy."""
        return f"{PREFIX}{self.id}"

    @property
    def wording(self) -> str:
        """The digest of what it looks for, and where."""
        return wording(self, _BESIDE_THE_WORDING)

    def in_force(self, day: date) -> bool:
        """Whether it looks at changes of a day."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, kw_only=True)
class OwnRules:
    """`rules/own.toml`."""

    rules: tuple[OwnRule, ...] = ()

    @property
    def of_authors(self) -> frozenset[str]:
        """The signs that tell who an author is or where they write, and nothing of what they write."""
        return frozenset(rule.signal_id for rule in self.rules if not rule.when.about_text)

    @property
    def reworded(self) -> tuple[str, ...]:
        """The ids of the rules that acted, and only note since somebody changed what they look for."""
        return tuple(rule.id for rule in self.rules if rule.reworded)


def in_words(reworded: Sequence[str]) -> str:
    """That rules only note since somebody changed what they look for, for people who look after the program."""
    only = "only notes" if len(reworded) == 1 else "only note"
    return (
        f"{', '.join(reworded)} {only}, though own.toml says act = true: what people promoted was another wording. "
        f"`wikiwatch rules promote {reworded[0]}` lets it act again"
    )
