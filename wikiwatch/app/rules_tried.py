"""A candidate beside the rules in force: which hits are new, lost or other, and how each rule does in both."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from wikiwatch.app.beside import Trial
from wikiwatch.app.compare import EXCERPT, share_fields
from wikiwatch.app.trial import Tried
from wikiwatch.core.comparison import OUTCOME_WORDS, Fate
from wikiwatch.core.evidence import Verdict
from wikiwatch.core.model import Outcome
from wikiwatch.core.own_rules import PREFIX
from wikiwatch.core.shares import Share

# Differences that are kept with their text, some 7 MB: more than anybody reads; all are counted.
MOST_KEPT = 5_000
EXEMPT = "exempt"  # stands where a row of the policy would, and is no rule

# What people made of an edit. Their word about what the program did comes first, then what they did themselves.
OVERTURNED, CONFIRMED = "overturned", "confirmed"
RIGHT, WRONG = (CONFIRMED, str(Fate.UNDONE)), (OVERTURNED, str(Fate.STOOD))
UNKNOWN = "unknown"  # of log entries nobody can tell


class Kind(StrEnum):
    """How a candidate differs about a change."""

    NEW = "new"  # allowed before
    LOST = "lost"  # allowed by the candidate
    CHANGED = "changed"  # another outcome
    NOTED = "noted"  # only noted, by a rule of the candidate that does not act


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change about which the candidate differs. Texts and names are hostile."""

    kind: Kind
    number: int  # the revision id, or below 0 the number of a log entry in recent changes
    at: str
    title: str
    user: str
    before: str
    now: str
    why: str
    excerpt: str


class Tries:
    """Takes trials of one candidate; keeps numbers of changes for each rule, and the first differences with texts."""

    def __init__(self, own: Iterable[str], only_noted: Collection[str]) -> None:
        """`own`: the signs of the candidate's own rules; `only_noted`: all signs that count nothing with it."""
        self._own = frozenset(own)
        self._noted = self._own.intersection(only_noted)
        self._before: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        self._now: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        self._kinds: defaultdict[Kind, array[int]] = defaultdict(lambda: array("q"))
        self.kept: list[Difference] = []

    def take(self, trial: Trial) -> None:
        """Take one trial."""
        change, before, now = trial.facts.change, trial.verdict, trial.others[0]
        number = change.revid if change.revid is not None else -(change.rcid or 0)
        for verdict, found in ((before, self._before), (now, self._now)):
            for rule in _rules(verdict):
                found[rule].append(number)
        kind = _kind(before, now, self._noted)
        if kind is None:
            return
        self._kinds[kind].append(number)
        if len(self.kept) < MOST_KEPT:
            self.kept.append(_difference(kind, number, trial))

    def wanted(self, revid: int) -> bool:
        """Whether the fate of an edit matters. Call it when all trials were taken."""
        return revid in self._hit

    @cached_property
    def _hit(self) -> frozenset[int]:
        groups = (*self._before.values(), *self._now.values(), *self._kinds.values())
        return frozenset(number for group in groups for number in group)

    def fields(self, tried: Tried) -> dict[str, Any]:
        """All as plain values: counts by kind, the differences, the rules whose hits differ and the candidate's own."""
        word = Words(tried)
        kept = sorted(self.kept, key=lambda one: (list(Kind).index(one.kind), _order(word.of(one.number)), one.at))
        return {
            "changes": tried.changes,
            "first": tried.first.isoformat() if tried.first else None,
            "last": tried.last.isoformat() if tried.last else None,
            "counts": {str(kind): self._counts(kind, word) for kind in Kind},
            "rules": [self._rule(rule, word) for rule in self._differing()],
            "differences": [_fields(one, word) for one in kept],
            "left_out": sum(map(len, self._kinds.values())) - len(self.kept),
            "limits": list(tried.limits),
        }

    def _counts(self, kind: Kind, word: Words) -> dict[str, int]:
        numbers = self._kinds[kind]
        return {"hits": len(numbers), **word.counts(numbers)}

    def _differing(self) -> list[str]:
        names = [*self._before, *self._now, *self._own]
        return sorted({name for name in names if name in self._own or self._before[name] != self._now[name]})

    def _rule(self, rule: str, word: Words) -> dict[str, Any]:
        now, before = word.counts(self._now[rule]), word.counts(self._before[rule])
        return {
            "rule": rule,
            "hits_before": len(self._before[rule]),
            "hits_now": len(self._now[rule]),
            "right": (right := sum(now[one] for one in RIGHT)),
            "wrong": (wrong := sum(now[one] for one in WRONG)),
            "precision": share_fields(Share(right, right + wrong)),
            "now": now,
            "before": before,
        }


class Words:
    """What people made of each change, in one word."""

    def __init__(self, tried: Tried) -> None:
        self._fates, self._said = tried.fates, tried.said

    def of(self, number: int) -> str:
        """The word for a change."""
        overturned = self._said.get(number)
        if overturned is not None:
            return OVERTURNED if overturned else CONFIRMED
        return str(self._fates.get(number, UNKNOWN))

    def counts(self, numbers: Sequence[int]) -> dict[str, int]:
        """How many of some changes have each word."""
        found = Counter(self.of(number) for number in numbers)
        return {word: found[word] for word in (*RIGHT, *WRONG, str(Fate.NEITHER), str(Fate.YOUNG), UNKNOWN)}


def _rules(verdict: Verdict) -> set[str]:
    rules = {signal.id for signal in verdict.signals}
    if verdict.outcome is not Outcome.ALLOW and verdict.row != EXEMPT:
        rules.add(verdict.row)
    return rules


def _kind(before: Verdict, now: Verdict, noted: Collection[str]) -> Kind | None:
    if before.outcome is not now.outcome:
        if before.outcome is Outcome.ALLOW:
            return Kind.NEW
        return Kind.LOST if now.outcome is Outcome.ALLOW else Kind.CHANGED
    known = {signal.id for signal in before.signals}
    return Kind.NOTED if any(one.id in noted and one.id not in known for one in now.signals) else None


def _difference(kind: Kind, number: int, trial: Trial) -> Difference:
    change, told = trial.facts.change, trial.verdict if kind is Kind.LOST else trial.others[0]
    signs = [signal.id for signal in told.signals]
    if kind is Kind.NOTED:
        why = ", ".join(one for one in signs if one.startswith(PREFIX))
    else:
        why = f"{told.row}: {', '.join(signs) or 'no sign of its own'}"
    return Difference(
        kind=kind,
        number=number,
        at=change.timestamp.isoformat(),
        title=change.title,
        user=change.user,
        before=OUTCOME_WORDS[trial.verdict.outcome],
        now=OUTCOME_WORDS[trial.others[0].outcome],
        why=why,
        excerpt=" ".join(trial.added.text[: 10 * EXCERPT].split())[:EXCERPT],
    )


def _order(word: str) -> int:
    """What people contradict stands first, then what nobody knows, then what they agree with."""
    return 0 if word in WRONG else 2 if word in RIGHT else 1


def _fields(one: Difference, word: Words) -> Mapping[str, Any]:
    return {
        "kind": str(one.kind),
        "revid": one.number if one.number > 0 else None,
        "rcid": -one.number if one.number < 0 else None,
        "timestamp": one.at,
        "title": one.title,
        "user": one.user,
        "before": one.before,
        "now": one.now,
        "why": one.why,
        "excerpt": one.excerpt,
        "people": word.of(one.number),
    }
