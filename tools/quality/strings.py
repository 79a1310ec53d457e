"""Single strings and texts of random letters, judged as `wikiwatch detect` judges them."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.quality.data import RANDOM_EDITS, STRINGS, read_lines
from wikiwatch import rules_loaded
from wikiwatch.app.detect import detect
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.core.shares import Share

DETECTOR = "random_text"


@dataclass(frozen=True, kw_only=True, slots=True)
class StringSet:
    """Strings of one source, and how many of them the detector finds."""

    name: str
    random: bool
    found: Share

    @property
    def kind(self) -> str:
        """ "random", "identifiers", "words" of a language, or "" for all else, as the names of the sets say."""
        if self.random:
            return "random"
        if "identifier" in self.name or self.name.startswith("ludiso"):
            return "identifiers"
        return "words" if self.name.startswith("words_") else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RandomEdits:
    """Texts of random letters that were really added, of one kind."""

    kind: str
    found: Share  # by the detector for random letters
    listed: Share  # by all detectors together


def judge_strings(folder: Path) -> tuple[list[StringSet], list[RandomEdits]]:
    """Figures for the lists of a folder; nothing where it has no such list."""
    with tempfile.TemporaryDirectory(prefix="quality-") as home:
        rules = rules_loaded.load_rules(Path(home))
    return _string_sets(folder / STRINGS, rules), _random_edits(folder / RANDOM_EDITS, rules)


def pooled(sets: Sequence[StringSet], kind: str) -> Share:
    """All sets of a kind as one."""
    found = [one.found for one in sets if one.kind == kind]
    return Share(sum(one.hits for one in found), sum(one.total for one in found))


def _string_sets(path: Path, rules: Ruleset) -> list[StringSet]:
    if not path.exists():
        return []
    total: Counter[tuple[str, bool]] = Counter()
    hits: Counter[tuple[str, bool]] = Counter()
    for line in read_lines(path):
        key = " ".join(filter(None, (line["set"], line.get("language")))), bool(line["random"])
        total[key] += 1
        hits[key] += detect(line["text"], rules, DETECTOR)["hit"]
    return [StringSet(name=key[0], random=key[1], found=Share(hits[key], total[key])) for key in total]


def _random_edits(path: Path, rules: Ruleset) -> list[RandomEdits]:
    if not path.exists():
        return []
    texts: dict[str, list[str]] = {}
    for line in read_lines(path):
        texts.setdefault(line["kind"], []).append(line["text"])

    def found(kind: str, hit: Callable[[str], bool]) -> Share:
        return Share(sum(hit(text) for text in texts[kind]), len(texts[kind]))

    return [
        RandomEdits(
            kind=kind,
            found=found(kind, lambda text: detect(text, rules, DETECTOR)["hit"]),
            listed=found(kind, lambda text: detect(text, rules)["hit"]),
        )
        for kind in sorted(texts)
    ]
