"""A folder of rule files of which some stand on pages of the wiki: what is on the page takes the file's place."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.ports.rules import RuleFiles, RulesError
from wikiwatch.rulefiles import Problem, SampleRunner, check, rule_files


@dataclass(frozen=True, kw_only=True)
class RulePage:
    """A page that stands for a rule file: its title, and the rules on it."""

    title: str
    text: str


Pages = Mapping[str, RulePage]
"""The pages that count, by the file in whose place they stand."""


class PagedFolder:
    """The `RuleFiles` of a folder and of the pages that count; `folder_at` makes those of a folder alone."""

    def __init__(self, folder: Path, folder_at: Callable[[Path], RuleFiles], pages: Callable[[], Pages]) -> None:
        self._folder = folder
        self._folder_at = folder_at
        self._pages = pages

    def glance(self) -> str:
        """Stands for the files, and for what is on the pages."""
        found = repr(sorted((file, page.text) for file, page in self._pages().items()))
        return f"{self._folder_at(self._folder).glance()} {hashlib.sha256(found.encode()).hexdigest()}"

    def texts(self) -> dict[str, str]:
        """What stands in each file, or on its page, by the file's name."""
        on_pages = {file: page.text for file, page in self._pages().items()}
        return {**self._folder_at(self._folder).texts(), **on_pages}

    def load(self) -> Ruleset:
        """The rules, samples tried. Raises RulesError with every mistake, those on pages by the page's title."""
        return self._load(self._pages())

    def load_earlier(self, texts: Mapping[str, str]) -> Ruleset:
        """The same with earlier texts of the pages, by file; without one, the file counts. Raises RulesError."""
        pages = self._pages()
        return self._load({file: replace(page, text=texts[file]) for file, page in pages.items() if file in texts})

    def _load(self, pages: Pages) -> Ruleset:
        with in_place(self._folder, pages) as folder:
            try:
                return self._folder_at(folder).load()
            except RulesError as error:
                lines = [_renamed(line, pages) for line in error.lines]
                files = [pages[file].title if file in pages else file for file in error.files]
                message = "\n".join([f"the rules in {self._folder}{_and_pages(pages)} can't be used:", *lines])
                raise RulesError(message, error.hint, lines=lines, files=files) from None


@contextmanager
def in_place(folder: Path, pages: Pages) -> Iterator[Path]:
    """A folder in which the rule files stand with pages in the place of theirs; the folder itself where there is none.

    It is gone afterwards. Files that no page stands for are links to those of the folder.
    """
    if not pages:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="wikiwatch-rules-") as made:
        for path in rule_files(folder):
            if path.name not in pages:
                (Path(made) / path.name).symlink_to(path.absolute())
        for file, page in pages.items():
            (Path(made) / file).write_text(page.text, encoding="utf-8", newline="")
        yield Path(made)


def check_with_pages(folder: Path, pages: Pages, run: SampleRunner | None = None) -> list[Problem]:
    """Every problem of the rules, those on pages by the page's title and the line on the page."""
    with in_place(folder, pages) as place:
        return [named(problem, pages) for problem in check(place, run)]


def named(problem: Problem, pages: Pages) -> Problem:
    """A problem with the title of the page on which it is, if it is on one."""
    return replace(problem, file=pages[problem.file].title) if problem.file in pages else problem


def _renamed(line: str, pages: Pages) -> str:
    file, colon, rest = line.partition(":")
    return f"{pages[file].title}{colon}{rest}" if file in pages else line


def _and_pages(pages: Pages) -> str:
    return f" and on {', '.join(page.title for page in pages.values())}" if pages else ""
