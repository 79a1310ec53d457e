"""What every use case is given."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from wikiwatch.core.ruleset import Ruleset
from wikiwatch.ports import Clock, Expander, Site, Store


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one wiki that use cases need."""

    namespaces: frozenset[int] = frozenset()  # judged ones; empty: all
    # MediaWiki writes recent changes when a transaction ends: an entry may appear behind a later one.
    overlap: timedelta = timedelta(minutes=10)
    first_run_days: int = 90
    first_run_pages: int = 2_000
    log_title: str = ""
    log_rows: int = 100
    log_while_observing: bool = False
    log_shows_all: bool = False


@dataclass(frozen=True, kw_only=True)
class App:
    """The parts that a use case works with; `wiring` puts them together."""

    site: Site
    store: Store
    rules: Ruleset
    clock: Clock
    settings: Settings
    expander: Expander | None = None  # None: short links are judged as they stand
    enforce: bool = False
    replaying: bool = False  # over an export: judged as if everything were carried out

    def moment(self, key: str) -> float:
        """A number from 0 to 1 for a key: always the same here, unknown to anybody else."""
        secret = self.store.meta("secret")
        if secret is None:
            secret = secrets.token_hex(16)
            self.store.set_meta("secret", secret)
        digest = hmac.digest(secret.encode(), key.encode(), hashlib.sha256)
        return int.from_bytes(digest[:8]) / 2**64

    def filled(self, template: str, key: str) -> str:
        """A text of `rules/texts.toml` with the action's key and the log page's title in it."""
        return template.replace("{id}", key).replace("{log}", self.settings.log_title)
