"""Ready-made sets of own rules, `rules/sets/*.toml`: what there are, and their rules as text for a wiki's own.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from wikiwatch.errors import UserError
from wikiwatch.rulefiles import packaged_rules_dir
from wikiwatch.rulefiles.candidate import OWN
from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.own_shapes import OwnFile
from wikiwatch.rulefiles.problems import parse
from wikiwatch.rulefiles.tables import ids
from wikiwatch.rulefiles.writing import read_exactly, write

FOLDER = "sets"
_RULE = re.compile(r"(?m)^(?=\[\[rule\]\])")
_SINCE = re.compile(r"(?m)^since = .*$")


@dataclass(frozen=True, kw_only=True)
class SetRule:
    """One rule of a set; `text` is its part of the file, comments and samples with it."""

    id: str
    description: str
    reason: str
    hits: int  # samples that it must hit
    misses: int
    text: str


@dataclass(frozen=True, kw_only=True)
class ReadySet:
    """A file of the packaged folder of sets, by its name without `.toml`."""

    name: str
    about: str  # what it is for: the comment at its beginning
    rules: tuple[SetRule, ...]


@cache
def ready_sets() -> tuple[ReadySet, ...]:
    """All packaged sets, by name."""
    return tuple(_read(path) for path in sorted((packaged_rules_dir() / FOLDER).glob("*.toml")))


def ready_set(name: str) -> ReadySet:
    """One packaged set. Raises UserError where there is none of this name."""
    found = next((one for one in ready_sets() if one.name == name), None)
    if found is None:
        raise UserError(f"there is no set {name!r}", f"one of: {', '.join(one.name for one in ready_sets())}")
    return found


def add(folder: Path, chosen: Sequence[SetRule], about: str, today: date) -> tuple[list[str], list[str]]:
    """Append rules to own.toml of a folder, with `since` as the day; the ids that were added, and those already there.

    Nothing else of the file changes. Raises UserError where it can't be read or written, or would have new mistakes.
    """
    path = folder / OWN
    before = read_exactly(path)
    source = parse(OWN, before.removeprefix("\ufeff").replace("\r\n", "\n"))
    if isinstance(source, Problem):
        raise UserError(str(source), "mend this first; `wikiwatch rules check` tells when all is well")
    there = ids(source, "rule")
    new = [rule for rule in chosen if rule.id not in there]
    if new:
        texts = (_SINCE.sub(f"since = {today.isoformat()}", rule.text, count=1).strip() for rule in new)
        added = "\n\n".join((f"# {about}", *texts)) + "\n"
        text = f"{before.rstrip()}\n\n{added}".lstrip()
        if "\r\n" in before:
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        if problems := write(path, before, text):
            raise UserError("\n".join(("nothing was added:", *map(str, problems))), "`wikiwatch rules check` tells all")
    return [rule.id for rule in new], [rule.id for rule in chosen if rule.id in there]


def _read(path: Path) -> ReadySet:
    text = path.read_text(encoding="utf-8")
    head, *parts = _RULE.split(text)
    source = parse(path.name, text)
    assert not isinstance(source, Problem), str(source)
    rows = OwnFile.model_validate(source.data).rule
    return ReadySet(
        name=path.stem,
        about=" ".join(line.removeprefix("#").strip() for line in head.splitlines()).strip(),
        rules=tuple(
            SetRule(
                id=row.id,
                description=row.description,
                reason=row.reason,
                hits=sum(one.hit for one in row.sample),
                misses=sum(not one.hit for one in row.sample),
                text=part,
            )
            for row, part in zip(rows, parts, strict=True)
        ),
    )
