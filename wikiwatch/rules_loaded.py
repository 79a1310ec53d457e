"""The rules of a home folder, with the wiki's pages that stand for some files: loaded once, or held for a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from wikiwatch.app import rule_pages
from wikiwatch.app.rules_in_force import RulesInForce, kept_texts
from wikiwatch.config import RULES
from wikiwatch.config import load as load_config
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.samples import hits
from wikiwatch.ports.rules import RulesError
from wikiwatch.rulefiles.dates import added
from wikiwatch.rulefiles.folder import RuleFolder, load_texts
from wikiwatch.rulefiles.pages import PagedFolder, Pages
from wikiwatch.rules_home import pages_of, pages_that_count, rules_as_they_count, rules_folder
from wikiwatch.store.db import Store


def load_rules(home: Path) -> Ruleset:
    """The rules of a home folder; UserError with every problem where they are not valid."""
    return _rule_files(home, partial(pages_of, home)).load()


def held_rules(home: Path, store: Store | None = None) -> RulesInForce:
    """The same for a run, in which changes of the home's own files, and of pages, count from round to round.

    With a `store`, mistakes on pages don't keep a run from beginning: nobody on the wiki can end the watch by them.
    """
    if store is None:
        return RulesInForce(_rule_files(home, partial(pages_of, home)))
    wanted = load_config(home).rule_pages
    files = _rule_files(home, lambda: pages_that_count(rule_pages.states(store, wanted.titles, wanted.right)))
    return RulesInForce(files, lambda: files.load_earlier(kept_texts(store)))


def _rule_files(home: Path, pages: Callable[[], Pages]) -> PagedFolder:
    folder = rules_folder(home)
    return PagedFolder(folder, partial(RuleFolder, sample_runner=hits, watched=folder == home / RULES), pages)


def rules_to_look_back(home: Path, store: Store, tell: Callable[[str], None]) -> Ruleset:
    """The same; where the files have mistakes, the version that a run went by last, which is told."""
    try:
        return load_rules(home)
    except RulesError as error:
        if not (texts := kept_texts(store)):
            raise
        try:
            rules = load_texts(texts)
        except RulesError:  # of an earlier version of the program
            raise error from None
        mistakes = f"the rules have mistakes ({len(error.lines)}), which `wikiwatch rules check` tells"
        tell(f"{mistakes}: this is by version {rules.version}, which was in force last")
        return rules


def rule_dates(home: Path) -> Mapping[tuple[str, str], date]:
    """On which day a row or a signal came to the rules."""
    with rules_as_they_count(home) as folder:
        return added(folder)
