"""`wikiwatch doctor`: what works, what is missing, what that costs, what to do about it. Writes nothing."""

from __future__ import annotations

import fcntl
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from wikiwatch import rulefiles
from wikiwatch.app.outside import LIST_LASTS, Downloaded
from wikiwatch.app.outside import examine as examine_outside
from wikiwatch.clock import SystemClock
from wikiwatch.config import LOGIN_FILE, Config, load
from wikiwatch.core.reputation import AddressSet
from wikiwatch.errors import UserError
from wikiwatch.ports.reputation import Outside
from wikiwatch.reputation.systems import SystemsFile
from wikiwatch.site import checkuser
from wikiwatch.site.mediawiki import MediaWikiSite, WikiInfo
from wikiwatch.site.session import USER_CONFIG


class Status(StrEnum):
    """How a check came out; `BAD` means that wikiwatch can't run."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that was looked at: what was found, and what it costs or what to do ("" if nothing)."""

    name: str
    status: Status
    found: str
    advice: str = ""


OLDEST = (1, 39)  # the oldest release that this program is tested with
# Half a minute is what an unsynchronised clock drifts in weeks, and far below the overlap of two reads.
CLOCK_SKEW_SECONDS = 30

# What each right is for, and what lacking it costs. The first two are needed to write anything at all.
RIGHTS = {
    "edit": "without it nothing can be held or reverted",
    "bot": "without it the wiki refuses every write, for each asserts that the account is a bot",
    "apihighlimits": "without it one request asks for 50 texts instead of 500: ten times the requests",
    "noratelimit": "without it the wiki lets through only so many edits a minute, and actions wait",
    "rollback": "without it every revert is an edit, which takes one more read",
    "block": "without it planned blocks fail, and a sysop has to carry them out",
    "createpage": "without it the log page can't be made: a person has to create it once",
    "applychangetags": "without it edits don't carry the change tag `wikiwatch`",
    "autopatrol": "without it the bot's own edits stand as unpatrolled",
    "skipcaptcha": "without it ConfirmEdit may refuse to restore a text that holds links",
    "spamblacklistlog": "without it nobody knows here which addresses SpamBlacklist refused (a bot password has it "
    "by the grant `viewrestrictedlogs`; the wiki keeps that log with $wgLogSpamBlacklistHits)",
    "abusefilter-log-detail": "without it nobody knows here which links AbuseFilter refused",
}
NEEDED = frozenset({"edit", "bot"})
# Rights that matter only where an extension or a feature is there.
ONLY_WITH = {
    "skipcaptcha": "ConfirmEdit",
    "spamblacklistlog": "SpamBlacklist",
    "abusefilter-log-detail": "AbuseFilter",
}
OBSTACLES = {
    "SpamBlacklist": "it can refuse a restored text that holds an address of its list",
    "AbuseFilter": "its filters apply to the bot too, unless they let its group pass",
    "ConfirmEdit": "it asks who saves new links for a captcha, unless the right skipcaptcha is there",
}


def examine(home: Path) -> list[Check]:
    """All checks of a home folder and of its wiki, those of the configuration first."""
    try:
        config = load(home)
        site = MediaWikiSite(home, run_page=config.run_page, log_page=config.log_page.title)
    except UserError as error:
        return [_bad("configuration", error.message, error.hint)]
    now = SystemClock().now()
    checks = [*_files(config), _short_links(config), *_rules(config, now), *_systems(config), _database(config)]
    checks += [*_proxy(config), *_outside(config, site), _lock(config)]
    return [_ok("configuration", str(home)), *_wiki(config, site, now), *checks]


def _wiki(config: Config, site: MediaWikiSite, now: datetime) -> Iterator[Check]:
    try:
        site.connect()
        info = site.describe()
    except UserError as error:
        yield _bad("wiki and account", error.message, error.hint or "check user-config.py and the network")
        return
    yield _version(site, info)
    yield _ok("account", f"logged in as {site.bot_name}")
    yield from _rights(site.rights, info)
    why = site.why_stopped()
    yield _run_page(site, why)
    yield _tag(site, info)
    yield _clock(info, now)
    yield _ok("temporary accounts", "on" if info.temp_accounts else "off")
    if info.temp_accounts or config.temporary_accounts.link:
        yield links_check(config, site.rights, info)
    for name, trouble in OBSTACLES.items():
        if name in info.extensions:
            yield Check(name=name, status=Status.OK, found="installed", advice=trouble)


def _version(site: MediaWikiSite, info: WikiInfo) -> Check:
    found = f"{info.generator} at {site.api_url}"
    if info.version < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        return _warn("wiki", found, f"wikiwatch is tested with MediaWiki {oldest} and later")
    return _ok("wiki", found)


def _rights(rights: frozenset[str], info: WikiInfo) -> Iterator[Check]:
    for right, cost in RIGHTS.items():
        if right in rights:
            yield _ok(f"right {right}", "there")
        elif right not in ONLY_WITH or ONLY_WITH[right] in info.extensions:
            advice = f"{cost}; grant it to the group `bot` and to the bot password"
            urgent = "needed to act" if right in NEEDED else "missing"
            yield _warn(f"right {right}", urgent, advice)


def _run_page(site: MediaWikiSite, why: str) -> Check:
    if not why:
        return _ok("run page", f"{site.run_page} says yes")
    advice = f"nothing is written until a sysop saves the page {site.run_page} with the one word: yes"
    return _warn("run page", why, advice)


def _tag(site: MediaWikiSite, info: WikiInfo) -> Check:
    if site.change_tag in info.usable_tags:
        return _ok("change tag", site.change_tag)
    advice = f"edits can't be told by a tag; a sysop creates `{site.change_tag}` on the page Special:Tags"
    return _warn("change tag", "not there or not active", advice)


def _clock(info: WikiInfo, now: datetime) -> Check:
    skew = (now - info.time).total_seconds()
    if abs(skew) <= CLOCK_SKEW_SECONDS:
        return _ok("clock", "agrees with the wiki's")
    ahead = "ahead of" if skew > 0 else "behind"
    return _warn("clock", f"{abs(skew):.0f} s {ahead} the wiki's", "synchronise this machine's clock (NTP)")


def links_check(config: Config, rights: frozenset[str], info: WikiInfo) -> Check:
    """Whether temporary accounts of one address are told apart from those of others."""
    name, first, second = "links between temporary accounts", *checkuser.RIGHTS
    if not config.temporary_accounts.link:
        return _ok(name, "off: nobody asks for their addresses ([temporary_accounts] in wikiwatch.toml)")
    cost = "without it, whoever throws a temporary account away is somebody new"
    if "CheckUser" not in info.extensions:
        return _warn(name, "on, but the wiki has no CheckUser", cost)
    if not rights & {first, second}:
        return _warn(name, f"on, but the right {second} is missing", f"{cost}; grant it to the account")
    found = f"on; CheckUser notes each look-up, and addresses are kept for {config.privacy.keep_days} days"
    if first in rights:
        return _ok(name, found)
    return Check(name=name, status=Status.OK, found=found, advice="the account must also accept it in its preferences")


def _files(config: Config) -> Iterator[Check]:
    for name, forbidden in ((USER_CONFIG, 0o022), (LOGIN_FILE, 0o077)):
        path = config.home / name
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & forbidden:
            mode = "600" if name == LOGIN_FILE else "644"
            yield _warn(name, "others may change or read it", f"chmod {mode} {path}")


def _rules(config: Config, now: datetime) -> Iterator[Check]:
    folder = config.rules if config.rules.is_dir() else rulefiles.packaged_rules_dir()
    problems = rulefiles.check(folder)
    if problems:
        yield _bad("rules", f"mistakes: {len(problems)}; the first: {problems[0]}", "`wikiwatch rules check` tells all")
        return
    rules = rulefiles.load(folder)
    own = "your own" if folder == config.rules else "the packaged ones"
    yield _ok("rules", f"{own}, version {rules.version}")
    expired = rules.lists.expired(now)
    found = f"entries in force: {len(rules.lists.entries) - len(expired)}"
    if expired:
        advice = "give them a new day in lists.toml, or take them out: `wikiwatch rules check` tells their lines"
        yield _warn("lists", f"{found}; ended, so not obeyed any more: {len(expired)}", advice)
    else:
        yield _ok("lists", found)


def _short_links(config: Config) -> Check:
    return _ok("short links", "shorteners are asked where they lead" if config.shorteners.expand else "not followed")


def _systems(config: Config) -> Iterator[Check]:
    if config.asn_database is None:
        return
    try:
        found = SystemsFile(config.asn_database)
    except UserError as error:
        yield _bad("autonomous systems", error.message, error.hint)
    else:
        yield _ok("autonomous systems", f"{config.asn_database}, a {found.kind}")


def _proxy(config: Config) -> Iterator[Check]:
    """Whether one address hides all visitors, as it was found last; nothing where that was never looked at."""
    found = _read(config, "select address from proxy order by day desc limit 1")
    if not found:
        return
    [(hidden,)] = found
    if not hidden:
        yield _ok("visitors' addresses", "seen")
        return
    advice = (
        "no address is judged by what came from it, and none is blocked; if the wiki has a proxy of its own, let it "
        "send X-Forwarded-For and name it in $wgCdnServersNoPurge"
    )
    yield _warn("visitors' addresses", f"nearly all seem to come from {hidden.removeprefix('ip:')}", advice)


def _outside(config: Config, site: MediaWikiSite) -> Iterator[Check]:
    outside = config.reputation.outside(urlsplit(site.api_url).hostname or "")
    if outside is None:
        yield _ok("lists outside", "nobody is asked about addresses")
        return
    for name, found, advice in examine_outside(outside, list(_downloaded(config, outside))):
        yield _warn(name, found, advice) if advice else _ok(name, found)


def _downloaded(config: Config, outside: Outside) -> Iterator[Downloaded]:
    now = SystemClock().now()
    for one in outside.lists:
        since = (now - one.every * LIST_LASTS).timestamp()
        for v4, v6 in _read(config, "select v4, v6 from address_list where source = ? and ts >= ?", one.name, since):
            yield Downloaded(name=one.name, listed=one.listed, addresses=AddressSet(v4=v4, v6=v6))


def _read(config: Config, query: str, *values: str | float) -> list[tuple[Any, ...]]:
    """Rows of the database, as it is; none where there is no file, or a damaged or an older one: `database` tells."""
    if not config.database.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{config.database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()
    except sqlite3.Error:
        return []


def _database(config: Config) -> Check:
    if not config.database.exists():
        return _ok("database", "none yet; the first run makes it")
    try:
        connection = sqlite3.connect(f"{config.database.absolute().as_uri()}?mode=rw", uri=True)
        try:
            (answer,) = connection.execute("pragma quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        return _bad("database", f"{config.database}: {error}", _RESTORE)
    if answer != "ok":
        return _bad("database", f"{config.database} is damaged: {answer}", _RESTORE)
    return _ok("database", "sound")


_RESTORE = "restore it from a copy, or move it away to begin anew"


def _lock(config: Config) -> Check:
    if not config.lock.exists():
        return _ok("instance", "none is running")
    with config.lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _ok("instance", "one is running on this folder")
    return _ok("instance", "none is running")


def _ok(name: str, found: str) -> Check:
    return Check(name=name, status=Status.OK, found=found)


def _warn(name: str, found: str, advice: str) -> Check:
    return Check(name=name, status=Status.WARN, found=found, advice=advice)


def _bad(name: str, found: str, advice: str) -> Check:
    return Check(name=name, status=Status.BAD, found=found, advice=advice)
