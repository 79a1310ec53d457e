"""The rules of a home folder, with the wiki's pages that stand for some files: loaded once, or held for a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wikiwatch.app import rule_pages
from wikiwatch.app.rules_kept import kept_texts
from wikiwatch.config import RULES
from wikiwatch.config import load as load_config
from wikiwatch.core.ruleset import Ruleset, Sample
from wikiwatch.ports.rules import RulesError
from wikiwatch.rulefiles.dates import added
from wikiwatch.rulefiles.folder import RuleFolder, load_texts
from wikiwatch.rulefiles.pages import PagedFolder, Pages
from wikiwatch.rules_home import pages_of, pages_that_count, rules_as_they_count, rules_folder
from wikiwatch.store.db import Store

if TYPE_CHECKING:
    from wikiwatch.app.rules_in_force import RulesInForce


def load_rules(home: Path, sound: Mapping[str, str] | None = None) -> Ruleset:
    """The rules of a home folder; UserError with every problem where they are not valid.

    `sound`: what stood in the files, by name, when they were found sound; nobody looks for mistakes in them again.
    """
    return _rule_files(home, partial(pages_of, home), sound).load()


def held_rules(home: Path, store: Store | None = None) -> RulesInForce:
    """The same for a run, in which changes of the home's own files, and of pages, count from round to round.

    With a `store`, mistakes on pages don't keep a run from beginning: nobody on the wiki can end the watch by them.
    """
    from wikiwatch.app.rules_in_force import RulesInForce  # knows all detectors, as only a run has to

    if store is None:
        return RulesInForce(_rule_files(home, partial(pages_of, home)))
    wanted = load_config(home).rule_pages
    files = _rule_files(home, lambda: pages_that_count(rule_pages.states(store, wanted.titles, wanted.right)))
    return RulesInForce(files, lambda: files.load_earlier(kept_texts(store)))


def _rule_files(home: Path, pages: Callable[[], Pages], sound: Mapping[str, str] | None = None) -> PagedFolder:
    folder = rules_folder(home)
    watched = folder == home / RULES
    return PagedFolder(folder, partial(RuleFolder, sample_runner=_finds, watched=watched, sound=sound), pages)


def _finds(detector_id: str, rules: Ruleset, sample: Sample) -> bool:
    from wikiwatch.detectors.samples import hits  # all detectors: only changed rules have to be tried

    return hits(detector_id, rules, sample)


def rules_to_look_back(home: Path, store: Store, tell: Callable[[str], None]) -> Ruleset:
    """The same; where the files have mistakes, the version that a run went by last, which is told.

    What that run went by, it found sound.
    """
    texts = kept_texts(store)
    try:
        return load_rules(home, texts)
    except RulesError as error:
        if not texts:
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
