"""`rules/*.toml` into one frozen `Ruleset`; every error says where, what was found, what was expected."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wikiwatch.core.log_only import in_force
from wikiwatch.core.ruleset import Ruleset, Sample
from wikiwatch.ports.rules import RulesError
from wikiwatch.rulefiles import promotion_checks
from wikiwatch.rulefiles.lines import Problem
from wikiwatch.rulefiles.own_shapes import with_own
from wikiwatch.rulefiles.problems import Source, misfits, parse, plain
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.tables import expired

__all__ = [
    "Problem",
    "SampleRunner",
    "check",
    "load",
    "load_sound",
    "outdated",
    "packaged_rules_dir",
    "read",
    "rule_files",
    "without_effect",
]

SampleRunner = Callable[[str, Ruleset, Sample], bool]
"""(detector id, rules, sample) -> whether the detector finds something in the sample."""

NO_FILE = "no such file"
_LACKING = (NO_FILE, "this rule file", "copy it from the packaged rules")
_MOST_BYTES = 1_000_000  # the longest packaged file has 27 kB; more is surely another file


def packaged_rules_dir() -> Path:
    """The folder of the packaged rules: beside the package in a checkout, inside it once installed."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load(folder: Path, sample_runner: SampleRunner | None = None) -> Ruleset:
    """The rules in a folder. Raises RulesError with a line for every problem if there is any."""
    return _usable(folder, *_examine(folder, sample_runner))


def _usable(folder: Path, rules: Ruleset | None, problems: list[Problem]) -> Ruleset:
    if rules is None or problems:
        lines = [str(problem) for problem in problems]
        older = ", or, if they are of an earlier version, `wikiwatch rules update`" if outdated(problems) else ""
        raise RulesError(
            "\n".join([f"the rules in {folder} can't be used:", *lines]),
            f"mend these lines, then run `wikiwatch rules check`{older}",
            lines=lines,
            files=sorted({problem.file if problem.file in SHAPES else "another file" for problem in problems}),
        )
    return rules


def check(folder: Path, sample_runner: SampleRunner | None = None) -> list[Problem]:
    """Every problem of the rules in a folder, by file and line; with a runner, the samples are tried too."""
    return _examine(folder, sample_runner)[1]


def outdated(problems: Iterable[Problem]) -> bool:
    """Whether something is not there that the rules of this version have."""
    return any(problem.found == "nothing" or problem.found == NO_FILE for problem in problems)


def without_effect(folder: Path, today: date) -> list[Problem]:
    """Entries of lists.toml and rules of own.toml that have ended, and rules reworded since they were promoted.

    None of a file that can't be read.
    """
    notes: list[Problem] = []
    for file, table in (("lists.toml", "entry"), ("own.toml", "rule")):
        raw = read(folder / file)
        found = raw if isinstance(raw, Problem) else parse(file, raw)
        if not isinstance(found, Problem):
            notes += expired(found, table, today)
            notes += promotion_checks.reworded(found) if table == "rule" else ()
    return notes


def load_sound(folder: Path, texts: Mapping[str, str]) -> Ruleset:
    """The rules from what stands in the files of a folder, by name, and is known to be sound.

    Each is read, and what contradicts another is not looked for. Raises RulesError where one can't be read after all.
    """
    found = _read({file: texts[file] if file in texts else _unreadable(folder / file, *_LACKING) for file in SHAPES})
    return _usable(folder, None if found.problems else found.rules(), found.problems)


@dataclass(frozen=True)
class _Files:
    """The rule files of a folder: as TOML, and as the core takes them, by the file's name without its end."""

    sources: dict[str, Source]
    shaped: dict[str, Any]
    problems: list[Problem]
    version: str

    def rules(self) -> Ruleset:
        """All of them; each has to be there."""
        return in_force(Ruleset(**with_own(self.shaped), version=self.version))


def _read(texts: Mapping[str, str | Problem]) -> _Files:
    """The rule files, one by one."""
    problems: list[Problem] = []
    digest = hashlib.sha256()
    sources: dict[str, Source] = {}
    shaped: dict[str, Any] = {}
    for file, shape in SHAPES.items():
        raw = texts[file]
        found = raw if isinstance(raw, Problem) else parse(file, raw)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        sources[file] = found
        digest.update(f"{file}\n{raw}\n".encode())
        try:
            shaped[file.removesuffix(".toml")] = shape.model_validate(found.data).rules()
        except ValidationError as error:
            problems += misfits(found, shape, error)
    return _Files(sources, shaped, problems, digest.hexdigest()[:12])


def _examine(folder: Path, run: SampleRunner | None) -> tuple[Ruleset | None, list[Problem]]:
    """The rules if they are sound, and the problems; samples are tried on sound rules only."""
    from wikiwatch.rulefiles import soundness  # knows all detectors: files that are known to be sound need none

    found = _read({file: read(folder / file) for file in SHAPES})
    problems = [*_strangers(folder), *found.problems, *soundness.check(found.sources, found.shaped, found.problems)]
    if problems:
        return None, sorted(set(problems))
    rules = found.rules()
    return rules, [] if run is None else list(soundness.tried(rules, found.sources, run))


def rule_files(folder: Path) -> list[Path]:
    """The files that are taken for rules, by name. What begins with a dot is an editor's, while somebody writes."""
    return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def read(path: Path) -> str | Problem:
    """The text of a rule file, lines ended by a line feed only; a Problem where there is none."""
    try:
        if path.is_fifo() or path.is_char_device():  # to read it could take for ever
            return _unreadable(path, "no file that holds text", "a rule file")
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            return _unreadable(path, "a file above 1 MB", "a rule file")
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return _unreadable(path, *_LACKING)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "save the file again with the encoding UTF-8"
        return _unreadable(path, "bytes that are no UTF-8", "text in UTF-8", hint, line)
    except OSError as error:
        return _unreadable(path, plain(error.strerror or "an error"), "a file that can be read")


def _unreadable(path: Path, found: str, expected: str, hint: str = "", line: int = 1) -> Problem:
    return Problem(file=path.name, line=line, key="file", found=found, expected=expected, hint=hint)


def _strangers(folder: Path) -> list[Problem]:
    """A rule file with a name that nobody reads is most often a slip of the finger."""
    names = [path.name for path in rule_files(folder) if path.name not in SHAPES]
    known = "one of: " + ", ".join(SHAPES)
    return [_unreadable(folder / plain(name), "a file that nothing reads", known) for name in names]
