"""Other rulesets beside the one in force: what each would say of every change, for whoever tries rules out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wikiwatch.core.evidence import Added, Gauge, Look, Signal, Verdict
from wikiwatch.core.model import Facts
from wikiwatch.core.own_rules import OwnRule
from wikiwatch.core.ruleset import Ruleset


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One change with the verdict of the rules in force, and what each of the other rulesets would have said.

    The others weigh it on the same past: a state or a hold that only they would have led to is not followed.
    Nothing stands in `added` of what could not be judged at all; all verdicts are then the one that says so.
    """

    facts: Facts
    added: Added
    verdict: Verdict
    others: tuple[Verdict, ...]


class Beside:
    """The rulesets that judge beside the one in force, and who is given each trial.

    `take` is called once for each change, when its verdict is recorded. What it raises ends the run.
    """

    def __init__(self, others: Sequence[Ruleset], take: Callable[[Trial], None]) -> None:
        self.others = tuple(others)
        self.take = take
        self._present: Ruleset | None = None
        self._readings: tuple[int, ...] = ()

    def readings(self, present: Ruleset) -> tuple[int, ...]:
        """A number for each other ruleset: those with the same read the same case; 0 reads as the present one does."""
        if self._present is not present:
            known = [_reads_by(present)]
            numbers = []
            for rules in self.others:
                parts = _reads_by(rules)
                if parts not in known:
                    known.append(parts)
                numbers.append(known.index(parts))
            self._present, self._readings = present, tuple(numbers)
        return self._readings


class Looked:
    """What the looks at one case found: rulesets that read it alike look once, and each gives its own points.

    Only a rule of the wiki's own is looked with again where another ruleset has it otherwise.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, OwnRule | None], Sequence[Signal]] = {}

    def gauge(self, rules: Ruleset, anew: Gauge) -> Gauge:
        """A gauge for a ruleset that makes by another gauge only those looks that were not made yet."""
        own = {rule.signal_id: rule for rule in rules.own.rules}

        def look_once(name: str, look: Look) -> Sequence[Signal]:
            key = (name, own.get(name))
            if key not in self._found:
                self._found[key] = anew(name, look)
            return [replace(one, points=rules.points.signal(one.id).points) for one in self._found[key]]

        return look_once


def _reads_by(rules: Ruleset) -> tuple[object, ...]:
    """The parts on which rests what is read of a change and its past, and what detectors find; the others weigh it."""
    return (
        *(rules.trust, rules.random_text, rules.repeat_links, rules.campaigns, rules.comeback, rules.learned),
        *(rules.phrases, rules.lists, rules.policy.decoy_pages, rules.policy.state_days),
    )
