"""The rules of a home folder as they count: its files, and the wiki's pages that stand for some of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from wikiwatch import rulefiles
from wikiwatch.app.rule_pages import STATES, read_states
from wikiwatch.config import RULES, Config, load
from wikiwatch.core.rule_pages import PageState
from wikiwatch.errors import UserError
from wikiwatch.rulefiles import Problem, SampleRunner
from wikiwatch.rulefiles.candidate import Candidate, candidate
from wikiwatch.rulefiles.pages import Pages, RulePage, check_with_pages, in_place, named


def rules_folder(home: Path) -> Path:
    """Where the rule files of a home folder are: its own, or the packaged ones where it has none."""
    folder = home / RULES
    return folder if folder.is_dir() else rulefiles.packaged_rules_dir()


def pages_that_count(found: list[PageState]) -> dict[str, RulePage]:
    """The pages that take the place of files; a page without a version that counts takes none."""
    return {one.file: RulePage(title=one.title, text=one.newest.text) for one in found if one.newest}


def known_pages(config: Config) -> list[PageState]:
    """What the last run learned of the pages that the settings name, without asking the wiki."""
    wanted = config.rule_pages
    if not wanted.files or not config.database.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{config.database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("select value from meta where key = ?", (STATES,)).fetchone()
    except sqlite3.Error as error:
        raise UserError(f"{config.database}: {error}", "`wikiwatch doctor` tells what is wrong with it") from None
    return read_states(row[0] if row else "", wanted.titles, wanted.right)


def pages_of(home: Path) -> Pages:
    """The pages that take the place of files in a home folder, as the last run knew them."""
    return pages_that_count(known_pages(load(home)))


@contextmanager
def rules_as_they_count(home: Path) -> Iterator[Path]:
    """A folder with the rules as they count; gone afterwards where pages stand for some."""
    with in_place(rules_folder(home), pages_of(home)) as folder:
        yield folder


def problems_of(home: Path, run: SampleRunner | None = None) -> list[Problem]:
    """Every problem of the rules as they count, those on pages by the page's title and the line there."""
    return check_with_pages(rules_folder(home), pages_of(home), run)


def candidate_beside(home: Path, path: Path, run: SampleRunner, today: date) -> Candidate:
    """The candidate in a path beside the rules as they count; problems of those on pages by the page's title."""
    pages = pages_of(home)
    with in_place(rules_folder(home), pages) as present:
        found = candidate(present, path, run, today)
    others = {} if path.is_dir() else {file: page for file, page in pages.items() if file != path.name}
    return replace(found, problems=tuple(named(problem, others) for problem in found.problems))


def refuse_if_on_a_page(home: Path, file: str, how: str = "") -> None:
    """UserError where a page of the wiki stands for a rule file: what is written into the file would count nowhere.

    `how` tells what to write on the page.
    """
    if page := pages_of(home).get(file):
        edit = f"edit that page ({how})" if how else "edit that page"
        raise UserError(
            f"{file} does not count here: the page {page.title} stands for it",
            f"{edit}, or take {file.removesuffix('.toml')!r} out of [rule_pages] in wikiwatch.toml",
        )
