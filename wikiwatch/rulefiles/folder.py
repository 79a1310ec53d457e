"""A folder of rule files that may change while the program runs, and a copy of what stood in it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from wikiwatch.core.ruleset import Ruleset, Sample
from wikiwatch.rulefiles import SampleRunner, load, load_sound, packaged_rules_dir, read, rule_files
from wikiwatch.rulefiles.candidate import OWN
from wikiwatch.rulefiles.shapes import SHAPES


class RuleFolder:
    """The rule files in a folder, with the runner for their samples."""

    def __init__(
        self, folder: Path, sample_runner: SampleRunner, *, watched: bool, sound: Mapping[str, str] | None = None
    ) -> None:
        """Without `watched`, a glance at it always says the same: an upgrade is no change by the wiki's people.

        `sound`: what stood in the files, by name, when they were found sound.
        """
        self._folder = folder
        self._sound = sound
        self._run = sample_runner
        self._watched = watched

    def glance(self) -> str:
        """Stands for the names, sizes and times of the files; none is read."""
        if not self._watched:
            return ""
        try:
            return repr([(path.name, _stamp(path)) for path in rule_files(self._folder)])
        except OSError as error:
            return repr(error)

    def texts(self) -> dict[str, str]:
        """What stands in each file, by name; of a file that can't be read, why."""
        return _texts(self._folder)

    def load(self) -> Ruleset:
        """The rules, samples tried. Raises RulesError with every mistake.

        The packaged files are sound, and so is what was found sound before: to look for what contradicts, with all
        detectors, takes long at a start. Where all but the wiki's own rules is as packaged, so is what the
        detectors find in their samples: to try them takes half a second more.
        """
        texts, packaged = self.texts(), _texts(packaged_rules_dir())
        if texts in (packaged, self._sound):
            return load_sound(self._folder, texts)
        as_packaged = all(texts.get(file) == packaged[file] for file in SHAPES if file != OWN)
        return load(self._folder, _as_it_must_be if as_packaged else self._run)


def _texts(folder: Path) -> dict[str, str]:
    return {path.name: str(read(path)) for path in rule_files(folder)}


def _as_it_must_be(_detector: str, _rules: Ruleset, sample: Sample) -> bool:
    return sample.hit


def load_texts(texts: Mapping[str, str], sample_runner: SampleRunner | None = None) -> Ruleset:
    """The rules from what stood in their files, by name; with a runner, the samples are tried.

    Raises RulesError where this version can't use them.
    """
    with tempfile.TemporaryDirectory(prefix="wikiwatch-rules-") as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_text(text, encoding="utf-8", newline="")
        return load(Path(folder), sample_runner)


def _stamp(path: Path) -> tuple[int, ...]:
    """Changes with the file: its time of change can't be set by hand, and another file of that name has a number too.

    What can't be looked at, such as a link that leads nowhere, has the number of the fault.
    """
    try:
        found = path.stat()
    except OSError as error:
        return (error.errno or 0,)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
