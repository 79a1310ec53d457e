"""A candidate for the rules: a whole folder, one rule file, or some own rules beside those that are there."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.rulefiles import SampleRunner, check, load, read, rule_files, without_effect
from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.own_shapes import with_own
from wikiwatch.rulefiles.problems import Source, did_you_mean, parse, plain
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.tables import ids, rows_of

OWN = "own.toml"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What a file, or a folder, makes of the rules. Where it has mistakes, there are no rules.

    `own` are the ids of the wiki's own rules that it holds, `notes` what stands in it without effect.
    """

    rules: Ruleset | None
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    own: frozenset[str] = frozenset()


def candidate(present: Path, path: Path, sample_runner: SampleRunner, today: date) -> Candidate:
    """The candidate in a path beside the rules in the folder `present`; nothing is changed."""
    if path.is_dir():
        return _of_folder(path, path, sample_runner, today)
    raw = read(path)
    found = raw if isinstance(raw, Problem) else parse(path.name, raw)
    if isinstance(raw, Problem) or isinstance(found, Problem):
        assert isinstance(found, Problem)
        return Candidate(rules=None, problems=(found,))
    with tempfile.TemporaryDirectory(prefix="wikiwatch-rules-") as name:
        folder = Path(name)
        for file in rule_files(present):
            shutil.copyfile(file, folder / file.name)
        if path.name in SHAPES:
            (folder / path.name).write_text(raw, encoding="utf-8")
            found_in = _of_folder(folder, path, sample_runner, today)
            return replace(found_in, notes=tuple(note for note in found_in.notes if note.file == path.name))
        return _with_own_rules(folder, path.name, raw, found, sample_runner, today)


def acting(rules: Ruleset, wanted: Collection[str]) -> Ruleset:
    """The same rules, in which the own rules with these ids act; their version is another one."""
    signs = {rule.signal_id for rule in rules.own.rules}
    own = tuple(replace(rule, act=True) if rule.id in wanted else rule for rule in rules.own.rules)
    parts = {
        "own": replace(rules.own, rules=own),
        "points": replace(rules.points, signals=tuple(one for one in rules.points.signals if one.id not in signs)),
        "policy": replace(rules.policy, rows=tuple(row for row in rules.policy.rows if row.id not in signs)),
    }
    version = hashlib.sha256(repr([rules.version, sorted(wanted)]).encode()).hexdigest()[:12]
    return replace(rules, **with_own(parts), version=version)


def _of_folder(folder: Path, path: Path, sample_runner: SampleRunner, today: date) -> Candidate:
    problems, notes = tuple(check(folder, sample_runner)), tuple(without_effect(folder, today))
    if problems:
        return Candidate(rules=None, problems=problems, notes=notes)
    rules = load(folder)
    holds_own = path.is_dir() or path.name == OWN
    own = frozenset(rule.id for rule in rules.own.rules) if holds_own else frozenset()
    return Candidate(rules=rules, problems=(), notes=notes, own=own)


def _with_own_rules(
    folder: Path, name: str, raw: str, given: Source, sample_runner: SampleRunner, today: date
) -> Candidate:
    """Own rules put at the end of those that are there, in which the rules with their ids make room."""
    strangers = [key for key in given.data if key != "rule"]
    problems = [
        given.problem((key,), "a key that no list of own rules has", "tables [[rule]]", did_you_mean(key, SHAPES))
        for key in strangers
    ]
    if not strangers and not rows_of(given, "rule"):
        hint = f"a file of another kind needs the name of its rule file: {', '.join(SHAPES)}"
        problems.append(given.problem((), "no table [[rule]]", "own rules", hint))
    text = read(folder / OWN)
    own = parse(OWN, text) if isinstance(text, str) else text
    if isinstance(own, Problem) or isinstance(text, Problem):
        assert isinstance(own, Problem)
        problems.append(own)
        return Candidate(rules=None, problems=tuple(problems))
    if problems:
        return Candidate(rules=None, problems=tuple(problems))
    wanted = ids(given, "rule")
    before = _without(text, own, wanted)
    (folder / OWN).write_text("\n".join([*before, raw]), encoding="utf-8")
    found = _of_folder(folder, folder / OWN, sample_runner, today)
    placed = tuple(_placed(problem, name, len(before)) for problem in found.problems)
    notes = tuple(_placed(note, name, len(before)) for note in found.notes)
    return replace(
        found,
        problems=placed,
        notes=tuple(note for note in notes if note.file == plain(name)),
        own=frozenset(wanted),
    )


def _without(text: str, own: Source, unwanted: Collection[str]) -> list[str]:
    """The lines of own.toml, empty where rules stood that make room."""
    lines = text.split("\n")
    starts = [own.lines.of(("rule", index)) - 1 for index, _ in rows_of(own, "rule")] + [len(lines)]
    for (_, row), start, end in zip(rows_of(own, "rule"), starts, starts[1:], strict=False):
        if row.get("id") in unwanted:
            lines[start:end] = [""] * (end - start)
    return lines


def _placed(problem: Problem, name: str, lines_before: int) -> Problem:
    """A problem of the rules put together, told where it stands in the file that somebody wrote; its hint, too."""
    if problem.file != OWN or problem.line <= lines_before:
        return problem

    def line(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"in line {number - lines_before}" if number > lines_before else f"{found[0]} of {OWN}"

    hint = re.sub(r"\bin line ([0-9]{1,9})\b", line, problem.hint)
    return replace(problem, file=plain(name), line=problem.line - lines_before, hint=hint)
