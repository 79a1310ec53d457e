"""Whether rule files agree with one another and with the detectors, and whether their samples are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors import DETECTORS
from wikiwatch.detectors.samples import own_hits
from wikiwatch.rulefiles import SampleRunner, floors, preceded
from wikiwatch.rulefiles.checks import all_checks
from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.problems import MOST_TOLD, Source, misnamed, plain
from wikiwatch.rulefiles.shapes import SHAPES


def check(
    sources: Mapping[str, Source], shaped: Mapping[str, Any], told_before: Sequence[Problem]
) -> Iterator[Problem]:
    """What is wrong with files beyond what each alone shows, which was told before."""
    told = {(problem.file, problem.key) for problem in told_before}  # what is no number at all needs no limit
    yield from (one for one in floors.check(sources) if (one.file, one.key) not in told)
    named = {file: found for file, found in sources.items() if not misnamed(found, SHAPES[file])}
    yield from islice(all_checks(named), MOST_TOLD)
    if len(shaped) == len(SHAPES):
        yield from preceded.check(shaped, sources)


def tried(rules: Ruleset, sources: Mapping[str, Source], run: SampleRunner) -> Iterator[Problem]:
    """The samples of sound rules that are not found as they should be."""
    yield from _misbehaving(rules, sources, run)
    yield from _own_samples(rules, sources["own.toml"])


def _misbehaving(rules: Ruleset, sources: Mapping[str, Source], run: SampleRunner) -> Iterator[Problem]:
    for detector in (name for name in DETECTORS if f"{name}.toml" in SHAPES):
        source, samples = sources[f"{detector}.toml"], getattr(getattr(rules, detector), "samples", ())
        for index, sample in enumerate(samples):
            if run(detector, rules, sample) is not sample.hit:
                found, expected = ("a miss", "a hit") if sample.hit else ("a hit", "a miss")
                hint = f"adjust the numbers of this file ({plain(sample.note) or 'no note'})"
                yield source.problem(("sample", index), found, expected, hint)


def _own_samples(rules: Ruleset, source: Source) -> Iterator[Problem]:
    for number, rule in enumerate(rules.own.rules):
        for index, sample in enumerate(rule.samples):
            if own_hits(rules, rule, sample) is not sample.hit:
                found, expected = ("a miss", "a hit") if sample.hit else ("a hit", "a miss")
                where = ("rule", number, "sample", index)
                yield source.problem(where, found, expected, "change the rule, or the sample")
