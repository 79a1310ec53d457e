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

    With a `store`, mistakes don't keep a run from beginning where an earlier one found a version sound: neither a page
    of the wiki nor half an edit of a file before the machine starts anew may end the watch.
    """
    from wikiwatch.app.rules_in_force import RulesInForce  # knows all detectors, as only a run has to

    if store is None:
        return RulesInForce(_rule_files(home, partial(pages_of, home)))
    wanted = load_config(home).rule_pages
    files = _rule_files(home, lambda: pages_that_count(rule_pages.states(store, wanted.titles, wanted.right)))
    return RulesInForce(files, partial(_earlier, files, kept_texts(store)))


def _earlier(files: PagedFolder, texts: Mapping[str, str]) -> Ruleset:
    """The files with the earlier version of each page or, where the mistakes are their own, all of that version."""
    try:
        return files.load_earlier(texts)
    except RulesError as error:
        return _last_sound(texts, error)


def _last_sound(texts: Mapping[str, str], error: RulesError) -> Ruleset:
    """The rules from the texts that were in force last; the error where there are none that this version can use."""
    try:
        if texts:
            return load_texts(texts)
    except RulesError:
        pass
    raise error


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
        rules = _last_sound(texts, error)
        mistakes = f"the rules have mistakes ({len(error.lines)}), which `wikiwatch rules check` tells"
        tell(f"{mistakes}: this is by version {rules.version}, which was in force last")
        return rules


def rule_dates(home: Path) -> Mapping[tuple[str, str], date]:
    """On which day a row or a signal came to the rules."""
    with rules_as_they_count(home) as folder:
        return added(folder)
