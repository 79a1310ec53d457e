"""Puts the parts together for judging the past: exports, or what the wiki keeps. Nothing of it outlives the command."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from wikiwatch.app.context import App, Settings
from wikiwatch.clock import SystemClock
from wikiwatch.config import load_set_up
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.rules_loaded import load_rules
from wikiwatch.site.dump import Export
from wikiwatch.site.nowhere import Nowhere
from wikiwatch.store.base import failures_told
from wikiwatch.store.db import Store
from wikiwatch.wiring import live_site, settings_of, systems_of


@contextmanager
def replay_app(
    home: Path, files: Sequence[Path], progress: Callable[[int, int], None] | None, rules: Ruleset | None = None
) -> Iterator[tuple[App, Export]]:
    """An App over exports, with a temporary store that is gone afterwards; by the home's rules, or by others."""
    rules = rules or load_rules(home)
    with _temporary_store() as store, Export(files, progress) as export:
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


@contextmanager
def trial_app(
    home: Path,
    *,
    since: datetime | None,
    files: Sequence[Path],
    rules: Ruleset,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[App, Export | None]]:
    """An App over exports or, where a time is given instead, over what the wiki itself keeps since then.

    Its store is a temporary one that is gone afterwards. The wiki is only read; nobody else is asked about anything.
    """
    if since is None:
        with replay_app(home, files, progress, rules) as found:
            yield found
        return
    settings = load_set_up(home)
    site = live_site(settings, enforce=False).connect()
    systems = systems_of(settings)
    with _temporary_store() as store:
        yield (
            App(
                site=site,
                store=store,
                rules=rules,
                clock=SystemClock(),
                settings=settings_of(settings, site.bot_name),
                systems=systems,
                replaying=True,
            ),
            None,
        )


@contextmanager
def _temporary_store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="wikiwatch-") as folder:
        database = Path(folder) / "replay.db"
        store = Store(database, durable=False)
        try:
            with failures_told(database):
                store.set_meta("secret", "replay")  # nobody waits for these dates, and each replay tells the same
                yield store
        finally:
            store.close()
