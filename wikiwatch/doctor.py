"""`wikiwatch doctor`: what works, what is missing, what that costs, what to do about it. Writes nothing."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wikiwatch import rulefiles, stopfile
from wikiwatch.app import aside
from wikiwatch.app.rules_kept import MISTAKES, in_words, read_mistakes
from wikiwatch.checkup import Check, Status, bad, ok, warn
from wikiwatch.clock import SystemClock
from wikiwatch.config import LOGIN_FILE, Config, load
from wikiwatch.core import own_rules
from wikiwatch.core.ruleset import Ruleset
from wikiwatch.detectors.samples import hits
from wikiwatch.doctor_database import database_check, rows
from wikiwatch.doctor_machine import machine_checks
from wikiwatch.doctor_messages import message_checks
from wikiwatch.doctor_oauth import oauth_checks
from wikiwatch.doctor_options import option_checks
from wikiwatch.doctor_outside import address_checks
from wikiwatch.doctor_review_page import review_page_check
from wikiwatch.doctor_rights import rights_checks
from wikiwatch.doctor_rule_pages import rule_page_checks
from wikiwatch.doctor_wake import wake_checks
from wikiwatch.doctor_wiki import wiki_checks
from wikiwatch.errors import SiteError, UserError
from wikiwatch.instance import is_running
from wikiwatch.ports import Clock
from wikiwatch.rules_home import pages_of, problems_of, rules_as_they_count
from wikiwatch.site import checkuser
from wikiwatch.site.configured import USER_CONFIG
from wikiwatch.site.mediawiki import MediaWikiSite, WikiInfo
from wikiwatch.site.rule_pages import RulePageReader

__all__ = ["Check", "Status", "examine", "links_check"]

OLDEST = (1, 39)  # the oldest release that this program is tested with
# Half a minute is what an unsynchronised clock drifts in weeks, and far below the overlap of two reads.
CLOCK_SKEW_SECONDS = 30


def examine(home: Path) -> list[Check]:
    """All checks of a home folder and of its wiki, those of the configuration first."""
    try:
        config = load(home)
        site = MediaWikiSite(home, run_page=config.run_page, log_page=config.log_page.title)
    except UserError as error:
        return [bad("configuration", error.message, error.hint)]
    clock = SystemClock()
    now = clock.now()
    checks = [*_files(config), _short_links(config), *_rules(config, now), *address_checks(config, site.api_url)]
    running = is_running(home)
    checks += [*message_checks(config), *wake_checks(config, running=running), database_check(config)]
    checks.append(ok("instance", "one is running on this folder" if running else "none is running"))
    checks += machine_checks(config, running=running)
    return [ok("configuration", str(home)), _shell(home), *_wiki(config, site, clock), *checks]


def _shell(home: Path) -> Check:
    why = stopfile.why_stopped(home)
    return warn("stop", why, "nothing is written until `wikiwatch start`") if why else ok("stop", "not from the shell")


def _wiki(config: Config, site: MediaWikiSite, clock: Clock) -> Iterator[Check]:
    try:
        site.connect()
        before = clock.now()
        info = site.describe()
    except UserError as error:
        yield bad("wiki and account", error.message, error.hint or "check user-config.py and the network")
        return
    now = clock.now()
    yield _clock(info.time, before, now)
    try:
        yield from _looked_at(config, site, info, now)
    except SiteError as error:
        yield warn("wiki", error.message, "the wiki did not tell the rest: try again")


def _looked_at(config: Config, site: MediaWikiSite, info: WikiInfo, now: datetime) -> Iterator[Check]:
    yield _version(site, info)
    yield ok("account", f"logged in as {site.bot_name}")
    deletes = bool(rows(config, "select 1 from action where kind = 'delete' limit 1"))
    yield from rights_checks(site.rights, info, deletes=deletes)
    why = site.why_stopped()
    yield _run_page(site, why)
    yield _report_page(site, config)
    if site.restricted:
        yield warn("partial block", site.restricted, "what it would do there waits for a person")
    yield _tag(site, info)
    yield ok("temporary accounts", "on" if info.temp_accounts else "off")
    if info.temp_accounts or config.temporary_accounts.link:
        yield links_check(config, site.rights, info)
    yield from rule_page_checks(site.session, config)
    yield from oauth_checks(config, site.session, info.extensions)
    yield review_page_check(RulePageReader(site.session), config.review_page, site.bot_name)
    with rules_as_they_count(config.home) as folder:
        if not rulefiles.check(folder):
            yield from option_checks(site, rulefiles.load(folder))
    yield from wiki_checks(site.session, info, now)


def _version(site: MediaWikiSite, info: WikiInfo) -> Check:
    found = f"{info.generator} at {site.api_url}"
    if info.version < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        return warn("wiki", found, f"wikiwatch is tested with MediaWiki {oldest} and later")
    return ok("wiki", found)


def _run_page(site: MediaWikiSite, why: str) -> Check:
    if not why:
        head = site.head(0, site.run_page)
        if head is not None and not head.protected:
            advice = "protect it, so that only sysops can: whoever else saves there stops the program until one comes"
            return warn("run page", f"{site.run_page} says yes, and anybody can edit it", advice)
        return ok("run page", f"{site.run_page} says yes")
    advice = (
        f"nothing is written until a sysop saves the page {site.run_page} with the one word: yes (if it says so"
        " already, save another word first: the same text makes no new edit)"
    )
    return warn("run page", why, advice)


def _report_page(site: MediaWikiSite, config: Config) -> Check:
    title = config.report_page.replace("{bot}", site.bot_name)
    head = site.head(0, title)
    if head is None and title.startswith(f"User:{site.bot_name}/"):
        return ok("report page", f"{title} is made by the first run with --enforce")
    if head is None:
        return warn("report page", f"there is no page {title}", "make it: there people say that something was wrong")
    if head.protected:
        advice = "lift the protection: everybody must be able to say that something was wrong, without an account too"
        return warn("report page", f"{title} is protected", advice)
    return ok("report page", f"{title} is there, for everybody to write on")


def _tag(site: MediaWikiSite, info: WikiInfo) -> Check:
    if site.change_tag in info.usable_tags:
        return ok("change tag", site.change_tag)
    advice = f"edits can't be told by a tag; a sysop creates `{site.change_tag}` on the page Special:Tags"
    return warn("change tag", "not there or not active", advice)


def _clock(wikis: datetime, before: datetime, after: datetime) -> Check:
    """The wiki's time, which it told at some moment between these two of the machine's."""
    skew = (min(max(wikis, before), after) - wikis).total_seconds()
    if abs(skew) <= CLOCK_SKEW_SECONDS:
        return ok("clock", "agrees with the wiki's")
    ahead = "ahead of" if skew > 0 else "behind"
    return warn("clock", f"{abs(skew):.0f} s {ahead} the wiki's", "synchronise this machine's clock (NTP)")


def links_check(config: Config, rights: frozenset[str], info: WikiInfo) -> Check:
    """Whether temporary accounts of one address are told apart from those of others."""
    name, first, second = "links between temporary accounts", *checkuser.RIGHTS
    if not config.temporary_accounts.link:
        return ok(name, "off: nobody asks for their addresses ([temporary_accounts] in wikiwatch.toml)")
    cost = "without it, whoever throws a temporary account away is somebody new"
    if "CheckUser" not in info.extensions:
        return warn(name, "on, but the wiki has no CheckUser", cost)
    if not rights & {first, second}:
        return warn(name, f"on, but the right {second} is missing", f"{cost}; grant it to the account")
    found = f"on; CheckUser notes each look-up, and addresses are kept for {config.privacy.keep_days} days"
    if first in rights:
        return ok(name, found)
    return Check(name=name, status=Status.OK, found=found, advice="the account must also accept it in its preferences")


def _files(config: Config) -> Iterator[Check]:
    for name, forbidden in ((USER_CONFIG, 0o022), (LOGIN_FILE, 0o077)):
        path = config.home / name
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & forbidden:
            mode = "600" if name == LOGIN_FILE else "644"
            yield warn(name, "others may change or read it", f"chmod {mode} {path}")


def _rules(config: Config, now: datetime) -> Iterator[Check]:
    problems = problems_of(config.home, hits)
    if problems:
        noted = _noted_mistakes(config)
        found = f"mistakes: {len(problems)}; the first: {problems[0]}" + (f". {noted}" if noted else "")
        yield bad("rules", found, "`wikiwatch rules check` tells all")
        return
    with rules_as_they_count(config.home) as folder:
        rules = rulefiles.load(folder)
    own = "your own" if config.rules.is_dir() else "the packaged ones"
    on_pages = ", ".join(page.title for page in pages_of(config.home).values())
    yield ok("rules", f"{own}{f', and {on_pages}' if on_pages else ''}, version {rules.version}")
    yield from _aside(config, rules)
    expired = rules.lists.expired(now)
    found = f"entries in force: {len(rules.lists.entries) - len(expired)}"
    if expired:
        advice = "give them a new day in lists.toml, or take them out: `wikiwatch rules check` tells their lines"
        yield warn("lists", f"{found}; ended, so not obeyed any more: {len(expired)}", advice)
    else:
        yield ok("lists", found)


def _aside(config: Config, rules: Ruleset) -> Iterator[Check]:
    """That rules are set aside, or only note since they were reworded; nothing where none is."""
    if rules.own.reworded:
        yield warn("own rules", own_rules.in_words(rules.own.reworded), "or write act = false: `wikiwatch rules check`")
    kept = rows(config, "select value from meta where key = ?", aside.KEPT)
    if found := aside.read_aside(kept[0][0] if kept else "", rules):
        yield warn("own rules", aside.in_words(found), "`wikiwatch status` tells which, and why")


def _noted_mistakes(config: Config) -> str:
    """What the run that goes on with an earlier version has noted; "" if none does."""
    kept = rows(config, "select value from meta where key = ?", MISTAKES)
    found = read_mistakes(kept[0][0]) if kept else None
    return in_words(found) if found else ""


def _short_links(config: Config) -> Check:
    return ok("short links", "shorteners are asked where they lead" if config.shorteners.expand else "not followed")
