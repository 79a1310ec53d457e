"""Puts the parts together; the only place that knows every part."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from wikiwatch import stopfile
from wikiwatch.app import rule_pages
from wikiwatch.app.context import App, Settings
from wikiwatch.app.costs import keep_costs
from wikiwatch.app.gauge import Meter
from wikiwatch.app.wiki_time import WikiTime
from wikiwatch.clock import SystemClock
from wikiwatch.config import UNDER_WAY, Config
from wikiwatch.messages import Speaker, speaker, spoken
from wikiwatch.newsroom import newsroom, urls_file
from wikiwatch.ports import Addresses, Clock, Expander, Systems
from wikiwatch.ports.reputation import Outside
from wikiwatch.ports.rule_pages import RulePageWiki
from wikiwatch.rules_loaded import held_rules, rule_dates, rules_to_look_back
from wikiwatch.service.logs import MOST_PRIVATE, KeptOut, keep_private, keep_secret
from wikiwatch.service.vitals import Vitals
from wikiwatch.site.checkuser import CheckUser
from wikiwatch.site.mediawiki import MediaWikiSite
from wikiwatch.site.nowhere import Nowhere
from wikiwatch.site.rule_pages import RulePageReader
from wikiwatch.store.base import failures_told
from wikiwatch.store.db import Store
from wikiwatch.store.under_way import under_way

LANGUAGES_KEPT = "languages"  # the store keeps the wiki's content language and its stand-ins, apart by spaces


def live_site(config: Config, *, enforce: bool) -> MediaWikiSite:
    """The wiki that the home folder names; nothing is sent to it yet."""
    return MediaWikiSite(
        config.home,
        enforce=enforce,
        own_pages=config.log_page.while_observing,
        run_page=config.run_page,
        log_page=config.log_page.title,
        accuracy_page=config.accuracy_page.title,
        wasted_page=config.wasted_page.title,
    )


@contextmanager
def live_app(config: Config, *, enforce: bool, vitals: Vitals | None = None) -> Iterator[App]:
    """An App on the wiki that the home folder names, logged in. `vitals`: who is told of each step."""
    systems = systems_of(config)
    site = live_site(config, enforce=enforce)
    keep_secret(_secrets(config, site))
    if vitals:
        site.session.on_request, site.session.pause = vitals.requested, vitals.pause
    site.connect()
    addresses = KeptOut(CheckUser(site.session)) if config.temporary_accounts.link else None
    outside = _outside(config, urlsplit(site.api_url).hostname or "")
    with _app(
        *(config, site, config.database),
        enforce=enforce,
        expander=_expander(config),
        addresses=addresses,
        systems=systems,
        outside=outside,
        rule_page_wiki=RulePageReader(site.session),
        clock=WikiTime(site.now, SystemClock()),
    ) as app:
        # Whoever ran before has told this process nothing.
        keep_private(key.removeprefix("ip:") for key in reversed(app.store.latest_addresses(MOST_PRIVATE)))
        with under_way(config.home / UNDER_WAY) as note:
            measured = replace(
                app, meter=Meter(), newsroom=newsroom(config, site.api_url), under_way=note, vitals=vitals
            )
            yield measured
        keep_costs(measured)


def _secrets(config: Config, site: MediaWikiSite) -> Iterator[str]:
    """What no log may tell: the password, and the files with secrets line by line."""
    yield from site.session.secrets
    for path in (config.oauth_secret, urls_file(config)):
        if path is not None:
            with suppress(OSError, UnicodeDecodeError):
                yield from map(str.strip, path.read_text(encoding="utf-8").splitlines())


def _outside(config: Config, host: str) -> Outside | None:
    """Whom to ask about newcomers' addresses, for the wiki on that host; None if nobody."""
    if not config.reputation.asks:
        return None
    from wikiwatch.outside_asked import outside

    return outside(config.reputation, host)


def _expander(config: Config) -> Expander | None:
    """Who asks shorteners where links lead; None where nobody does."""
    if not config.shorteners.expand:
        return None
    from wikiwatch.reputation.shorteners import Shorteners

    return Shorteners()


def systems_of(config: Config) -> Systems | None:
    """Who knows autonomous systems; None where no file does. UserError where the file is of no use."""
    if not config.asn_database:
        return None
    from wikiwatch.reputation.systems import SystemsFile

    return SystemsFile(config.asn_database)


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
    rule_page_wiki: RulePageWiki | None = None,
    clock: Clock | None = None,
    tell: Callable[[str], None] = _untold,
) -> Iterator[App]:
    """`rule_page_wiki`: for a run, whose rules may change from round to round."""
    clock = clock or SystemClock()
    store = Store(database)
    try:
        with failures_told(database):
            pages = _rule_pages(config, rule_page_wiki) if rule_page_wiki else None
            if pages:
                rule_pages.look(pages, store, clock.now())
            held = held_rules(config.home, store) if pages else None
            yield App(
                site=site,
                store=store,
                rules=held.rules if held else rules_to_look_back(config.home, store, tell),
                held=held,
                rule_pages=pages,
                clock=clock,
                settings=settings_of(config, site.bot_name),
                speaker=_speaker(config, site.languages, store),
                expander=expander,
                addresses=addresses,
                systems=systems,
                outside=outside,
                rule_dates=partial(rule_dates, config.home),
                stopped=partial(stopfile.why_stopped, config.home),
                room=partial(_room, config.home),
                enforce=enforce,
            )
    finally:
        store.close()


def _room(home: Path) -> int:
    return shutil.disk_usage(home).free


def _speaker(config: Config, told: Sequence[str], store: Store) -> Speaker:
    """Who speaks to the wiki's people; what the wiki told is kept for those who don't ask it.

    `told` is its content language with those that stand in for it, or empty where the wiki was not asked.
    """
    kept = " ".join(told) or store.meta(LANGUAGES_KEPT) or ""
    if kept != (store.meta(LANGUAGES_KEPT) or ""):
        store.set_meta(LANGUAGES_KEPT, kept)
    return speaker(config.language.wiki or spoken(kept.split()))


def _rule_pages(config: Config, wiki: RulePageWiki) -> rule_pages.RulePages:
    wanted = config.rule_pages
    every = timedelta(minutes=wanted.look_minutes)
    return rule_pages.RulePages(wiki=wiki, titles=wanted.titles, right=wanted.right, every=every)


def settings_of(config: Config, bot_name: str) -> Settings:
    """What use cases need of the settings, with the account's name in the titles."""
    return Settings(
        namespaces=frozenset(config.namespaces),
        overlap=config.overlap,
        first_run_days=config.first_run.days,
        first_run_pages=config.first_run.pages,
        log_title=config.log_page.title.replace("{bot}", bot_name),
        accuracy_title=config.accuracy_page.title.replace("{bot}", bot_name),
        wasted_title=config.wasted_page.title.replace("{bot}", bot_name),
        report_title=config.report_page.replace("{bot}", bot_name),
        review_title=config.review_page.title.replace("{bot}", bot_name),
        review_right=config.review_page.right,
        log_rows=config.log_page.rows,
        log_while_observing=config.log_page.while_observing,
        log_shows_all=config.log_page.show_all,
        heartbeat=timedelta(hours=config.log_page.heartbeat_hours),
        nothing_seen=timedelta(hours=config.messages.nothing_seen_hours),
        no_action=timedelta(hours=config.messages.no_action_hours),
        keep_days=config.privacy.keep_days,
        rule_page_titles=config.rule_pages.titles,
        rule_page_right=config.rule_pages.right,
    )
