"""Puts the parts together; the only place that knows every part."""

from __future__ import annotations

import fcntl
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from wikiwatch import rulefiles, stopfile
from wikiwatch.app.context import App, Settings
from wikiwatch.app.rules_in_force import RulesInForce, kept_texts
from wikiwatch.clock import SystemClock
from wikiwatch.config import LOCK, RULES, Config
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.samples import hits
from wikiwatch.errors import UserError
from wikiwatch.ports import Addresses, Expander, Systems
from wikiwatch.ports.reputation import Outside
from wikiwatch.ports.rules import RulesError
from wikiwatch.reputation.shorteners import Shorteners
from wikiwatch.reputation.systems import SystemsFile
from wikiwatch.rulefiles.folder import RuleFolder, load_texts
from wikiwatch.site.checkuser import CheckUser
from wikiwatch.site.dump import Export
from wikiwatch.site.mediawiki import MediaWikiSite
from wikiwatch.site.nowhere import Nowhere
from wikiwatch.store.base import failures_told
from wikiwatch.store.db import Store


def rules_folder(home: Path) -> Path:
    """Where the rules of a home folder are: its own, or the packaged ones where it has none."""
    folder = home / RULES
    return folder if folder.is_dir() else rulefiles.packaged_rules_dir()


def load_rules(home: Path) -> Ruleset:
    """The rules of a home folder; UserError with every problem where they are not valid."""
    return rulefiles.load(rules_folder(home), hits)


def held_rules(home: Path) -> RulesInForce:
    """The same for a run, in which changes of the home's own files count from round to round."""
    folder = rules_folder(home)
    return RulesInForce(RuleFolder(folder, hits, watched=folder == home / RULES))


def _rules_to_look_back(home: Path, store: Store, tell: Callable[[str], None]) -> Ruleset:
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


def live_site(config: Config, *, enforce: bool) -> MediaWikiSite:
    """The wiki that the home folder names; nothing is sent to it yet."""
    return MediaWikiSite(
        config.home,
        enforce=enforce,
        own_pages=config.log_page.while_observing,
        run_page=config.run_page,
        log_page=config.log_page.title,
    )


@contextmanager
def live_app(config: Config, *, enforce: bool) -> Iterator[App]:
    """An App on the wiki that the home folder names, logged in."""
    systems = SystemsFile(config.asn_database) if config.asn_database else None
    site = live_site(config, enforce=enforce).connect()
    expander = Shorteners() if config.shorteners.expand else None
    addresses = CheckUser(site.session) if config.temporary_accounts.link else None
    outside = config.reputation.outside(urlsplit(site.api_url).hostname or "")
    with _app(
        *(config, site, config.database),
        enforce=enforce,
        expander=expander,
        addresses=addresses,
        systems=systems,
        outside=outside,
        held=held_rules(config.home),
    ) as app:
        yield app


def _untold(_words: str) -> None:
    """For those to whom it does not matter by which rules."""


@contextmanager
def offline_app(config: Config, tell: Callable[[str], None] = _untold) -> Iterator[App]:
    """An App for what needs no wiki: reading the database, deciding about planned actions.

    Where nothing has been read yet, its database is an empty one in memory: to look leaves nothing behind.
    `tell` is given a sentence where the rule files have mistakes and an earlier version stands in for them.
    """
    path = config.database if config.database.exists() else ":memory:"
    with _app(config, Nowhere(), path, enforce=False, tell=tell) as app:
        yield app


@contextmanager
def _app(
    config: Config,
    site: MediaWikiSite | Nowhere,
    database: Path | str,
    *,
    enforce: bool,
    expander: Expander | None = None,
    addresses: Addresses | None = None,
    systems: Systems | None = None,
    outside: Outside | None = None,
    held: RulesInForce | None = None,
    tell: Callable[[str], None] = _untold,
) -> Iterator[App]:
    store = Store(database)
    try:
        with failures_told(database):
            yield App(
                site=site,
                store=store,
                rules=held.rules if held else _rules_to_look_back(config.home, store, tell),
                held=held,
                clock=SystemClock(),
                settings=_settings(config, site.bot_name),
                expander=expander,
                addresses=addresses,
                systems=systems,
                outside=outside,
                stopped=partial(stopfile.why_stopped, config.home),
                enforce=enforce,
            )
    finally:
        store.close()


@contextmanager
def replay_app(
    home: Path, files: Sequence[Path], progress: Callable[[int, int], None] | None
) -> Iterator[tuple[App, Export]]:
    """An App over exports, with a temporary store that is gone afterwards."""
    rules = load_rules(home)
    with tempfile.TemporaryDirectory(prefix="wikiwatch-") as folder, Export(files, progress) as export:
        database = Path(folder) / "replay.db"
        store = Store(database, durable=False)
        try:
            with failures_told(database):
                store.set_meta("secret", "replay")  # nobody waits for these dates, and each replay tells the same
                yield (
                    App(
                        site=Nowhere(),
                        store=store,
                        rules=rules,
                        clock=SystemClock(),
                        settings=Settings(),
                        replaying=True,
                    ),
                    export,
                )
        finally:
            store.close()


@contextmanager
def only_instance(home: Path) -> Iterator[None]:
    """Hold the lock of a home folder; UserError where another process holds it, or the folder is not ours."""
    try:
        file = (home / LOCK).open("a+")
    except OSError as error:
        raise UserError(f"{home} can't be written: {error}", "a run keeps its database and its lock there") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UserError(
                f"another wikiwatch is running on {home}",
                hint="one instance at a time for each home folder: stop the other one first",
            ) from None
        yield


def _settings(config: Config, bot_name: str) -> Settings:
    return Settings(
        namespaces=frozenset(config.namespaces),
        overlap=config.overlap,
        first_run_days=config.first_run.days,
        first_run_pages=config.first_run.pages,
        log_title=config.log_page.title.replace("{bot}", bot_name),
        report_title=config.report_page.replace("{bot}", bot_name),
        log_rows=config.log_page.rows,
        log_while_observing=config.log_page.while_observing,
        log_shows_all=config.log_page.show_all,
        keep_days=config.privacy.keep_days,
    )
