"""What every use case is given."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from wikiwatch.app.beside import Beside
from wikiwatch.app.gauge import GaugeOf, Meter, lenient
from wikiwatch.app.rule_pages import RulePages
from wikiwatch.core.own_texts import filled, filled_summary, in_words
from wikiwatch.core.report import report_form
from wikiwatch.core.ruleset import Ruleset, TextRules
from wikiwatch.messages import ENGLISH, Speaker, speaker
from wikiwatch.ports import Addresses, Clock, Expander, Site, Store, Systems
from wikiwatch.ports.guard import UnderWay
from wikiwatch.ports.news import Newsroom
from wikiwatch.ports.reputation import Outside
from wikiwatch.ports.vitals import Vitals

if TYPE_CHECKING:
    from wikiwatch.app.rules_in_force import RulesInForce  # knows all detectors; most commands hold no rules


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one wiki that use cases need."""

    namespaces: frozenset[int] = frozenset()  # judged ones; empty: all
    # MediaWiki writes recent changes when a transaction ends: an entry may appear behind a later one.
    overlap: timedelta = timedelta(minutes=10)
    first_run_days: int = 90
    first_run_pages: int = 2_000
    log_title: str = ""
    accuracy_title: str = ""  # "": no such page
    wasted_title: str = ""  # of the page of wasted time; "": no such page
    report_title: str = ""  # where people tell of mistakes; "": nowhere
    review_title: str = ""  # where reviewers decide; "": nowhere
    review_right: str = "block"  # that they need
    log_rows: int = 100
    log_while_observing: bool = False
    log_shows_all: bool = False
    heartbeat: timedelta = timedelta()  # the log page is written once in so long at least; 0: when anything is new
    nothing_seen: timedelta = timedelta()  # without a change, before a person is told; 0: never
    no_action: timedelta = timedelta()  # the same without anything carried out
    keep_days: int = 90  # private data
    rule_page_titles: Mapping[str, str] = field(default_factory=dict)  # by the rule file in whose place they stand
    rule_page_right: str = ""  # that who writes there needs

    @property
    def decisions_title(self) -> str:
        """The page that reviewers save their decisions on."""
        return f"{self.review_title}/Decisions"

    @property
    def review_preload_title(self) -> str:
        """The page whose text stands in the form for a decision when it opens."""
        return f"{self.review_title}/Preload"

    @property
    def preload_title(self) -> str:
        """The page whose text stands in the form for a report when it opens."""
        return f"{self.report_title}/Preload"


def no_dates() -> Mapping[tuple[str, str], date]:
    """The answer where nobody knows when the rules were made."""
    return {}


def in_english() -> Speaker:
    """Who speaks where no language is known."""
    return speaker(ENGLISH)


def plenty() -> int:
    """The answer where nobody looks at the disk: more bytes than anybody needs."""
    return 2**63


def not_stopped() -> str:
    """The answer where nobody can stop the program from the shell."""
    return ""


@dataclass(frozen=True, kw_only=True)
class App:
    """The parts that a use case works with; `wiring` puts them together."""

    site: Site
    store: Store
    rules: Ruleset
    clock: Clock
    settings: Settings
    speaker: Speaker = field(default_factory=in_english)  # to the people of the wiki, on its pages
    rule_pages: RulePages | None = None  # the wiki's pages that stand for rule files; None: nobody looks at them
    held: RulesInForce | None = None  # where `rules` may change from round to round; None: they stay as they are
    expander: Expander | None = None  # None: short links are judged as they stand
    addresses: Addresses | None = None  # None: nobody is asked where temporary accounts edit from
    systems: Systems | None = None  # None: nobody knows the autonomous systems
    outside: Outside | None = None  # None: no list outside is asked about anybody
    # On which day a row or a signal came to the rules, by ("row" or "signal", id).
    rule_dates: Callable[[], Mapping[tuple[str, str], date]] = no_dates
    stopped: Callable[[], str] = not_stopped  # why nothing is to be written, as the shell says; "" if it does not
    room: Callable[[], int] = plenty  # bytes that are free on the disk of the database
    enforce: bool = False
    replaying: bool = False  # over the past: judged as if everything were carried out
    newsroom: Newsroom | None = None  # None: nobody is told anything by message or feed
    beside: Beside | None = None  # where other rules are tried out beside those in force
    under_way: UnderWay | None = None  # None: nobody asks later at which change the program was ended
    meter: Meter | None = None  # None: nobody measures what looking costs
    vitals: Vitals | None = None  # None: nobody watches over the run
    gauge: GaugeOf = lenient  # makes the detectors' looks at a case

    @cached_property
    def texts(self) -> TextRules:
        """What is written on the wiki, by the rules; what they leave empty, in the language of the wiki."""
        return in_words(self.rules.texts, self.speaker)

    def is_past(self, key: str, pause: timedelta) -> bool:
        """Whether something was not done for so long, or never, or by a clock that was ahead of this one.

        `key` names when it was done the last time, in the store.
        """
        last = self.store.meta(key)
        return last is None or not timedelta() <= self.clock.now() - datetime.fromisoformat(last) < pause

    def moment(self, key: str) -> float:
        """A number from 0 to 1 for a key: always the same here, unknown to anybody else."""
        secret = self.store.meta("secret")
        if secret is None:
            secret = secrets.token_hex(16)
            self.store.set_meta("secret", secret)
        digest = hmac.digest(secret.encode(), key.encode(), hashlib.sha256)
        return int.from_bytes(digest[:8]) / 2**64

    def filled(self, template: str, key: str) -> str:
        """A text of `rules/texts.toml` with the action's key, the titles of the log and report pages, and the form."""
        return filled(template, self._values(key))

    def summary(self, template: str, key: str, **more: str) -> str:
        """The same for a summary or the reason of a block, within MediaWiki's limit; `more` are further values."""
        return filled_summary(template, {**self._values(key), **more})

    def _values(self, key: str) -> dict[str, str]:
        log, report = self.settings.log_title, self.settings.report_title
        return {"id": key, "log": log, "report": report, "form": report_form(report, key)}
