"""`wikiwatch.toml` of a home folder into one frozen Config; every problem is told at once.

Which wiki and which account, pywikibot's own user-config.py says; see `site.configured`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import ValidationError

from wikiwatch.config_tables import (
    AccuracyPage,
    FirstRun,
    LanguageTable,
    LogPage,
    Networks,
    Privacy,
    ReviewPageTable,
    RulePagesTable,
    ShortLinks,
    TemporaryAccounts,
    WastedPage,
    Watch,
)
from wikiwatch.errors import UserError
from wikiwatch.news_tables import FeedTable, MessagesTable
from wikiwatch.outside import ReputationTable
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.problems import Source, did_you_mean, misfits, parse, shown
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.values import Shape
from wikiwatch.service_table import ServiceTable
from wikiwatch.site.configured import USER_CONFIG
from wikiwatch.wake_table import WakeTable
from wikiwatch.web_table import WebTable

CONFIG_FILE = "wikiwatch.toml"
LOGIN_FILE = "user-password.py"
RULES = "rules"
DATABASE = "wikiwatch.db"
LOCK = "wikiwatch.lock"
UNDER_WAY = "wikiwatch.judging"  # which change is being judged, see `store.under_way`


class ConfigFile(Shape):
    """All of wikiwatch.toml."""

    watch: Watch = Watch()
    wake: WakeTable = WakeTable()
    first_run: FirstRun = FirstRun()
    log_page: LogPage = LogPage()
    accuracy_page: AccuracyPage = AccuracyPage()
    review_page: ReviewPageTable = ReviewPageTable()
    wasted_page: WastedPage = WastedPage()
    shorteners: ShortLinks = ShortLinks()
    reputation: ReputationTable = ReputationTable()
    networks: Networks = Networks()
    temporary_accounts: TemporaryAccounts = TemporaryAccounts()
    privacy: Privacy = Privacy()
    rule_pages: RulePagesTable = RulePagesTable()
    web: WebTable = WebTable()
    language: LanguageTable = LanguageTable()
    messages: MessagesTable = MessagesTable()
    feed: FeedTable = FeedTable()
    service: ServiceTable = ServiceTable()


@dataclass(frozen=True, kw_only=True)
class Config:
    """A home folder and all settings in it. In titles, `{bot}` stands for the account's name."""

    home: Path
    poll_seconds: float
    overlap: timedelta
    namespaces: tuple[int, ...]  # those that are judged; empty: all
    wake: WakeTable
    run_page: str
    report_page: str
    first_run: FirstRun
    log_page: LogPage
    accuracy_page: AccuracyPage
    review_page: ReviewPageTable
    wasted_page: WastedPage
    shorteners: ShortLinks
    reputation: ReputationTable
    networks: Networks
    temporary_accounts: TemporaryAccounts
    privacy: Privacy
    rule_pages: RulePagesTable
    language: LanguageTable
    web: WebTable
    messages: MessagesTable
    feed: FeedTable
    service: ServiceTable

    @property
    def rules(self) -> Path:
        """The folder of the home's own rules, there or not."""
        return self.home / RULES

    @property
    def database(self) -> Path:
        """The file that holds everything that must outlive a restart."""
        return self.home / DATABASE

    @property
    def asn_database(self) -> Path | None:
        """The file of autonomous systems, there or not; None where none is named."""
        return self.home / self.networks.asn_database if self.networks.asn_database else None

    @property
    def oauth_secret(self) -> Path:
        """The file with the secret of the wiki's consumer, there or not."""
        return self.home / self.web.oauth.secret_file

    @property
    def lock(self) -> Path:
        """The file that one instance at a time holds locked."""
        return self.home / LOCK


def load_set_up(home: Path) -> Config:
    """The settings of a home folder that was set up; UserError where it was not."""
    found = load(home)
    if not any(path.exists() for path in (home / USER_CONFIG, found.database)):
        lacking = f"{home} has not been set up." if home.exists() else f"There is no home folder {home}."
        raise UserError(lacking, "`wikiwatch init` sets it up; --home DIR names another one.")
    return found


def load(home: Path) -> Config:
    """The settings of a home folder, defaults where there are none; UserError names every problem."""
    path = home / CONFIG_FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} can't be read: {error}", "It is a text file in UTF-8.") from None
    source = parse(CONFIG_FILE, text)
    if isinstance(source, Problem):
        raise _unusable(path, [source])
    try:
        found = ConfigFile.model_validate(source.data)
    except ValidationError as error:
        raise _unusable(path, list(misfits(source, ConfigFile, error))) from None
    again = list(_titles_again(source, found))
    if again:
        raise _unusable(path, again)
    again = list(_zones_again(source, found.reputation))
    if again:
        raise _unusable(path, again)
    strange = [*_no_rule_files(source, found.rule_pages), *_nowhere_to_come_back(source, found.web)]
    strange += _nobody_may_wake(source, found.wake)
    if strange:
        raise _unusable(path, strange)
    return Config(
        home=home,
        poll_seconds=found.watch.poll_seconds,
        overlap=timedelta(minutes=found.watch.overlap_minutes),
        namespaces=tuple(found.watch.namespaces),
        wake=found.wake,
        run_page=found.watch.run_page,
        report_page=found.watch.report_page,
        first_run=found.first_run,
        log_page=found.log_page,
        accuracy_page=found.accuracy_page,
        review_page=found.review_page,
        wasted_page=found.wasted_page,
        shorteners=found.shorteners,
        reputation=found.reputation,
        networks=found.networks,
        temporary_accounts=found.temporary_accounts,
        privacy=found.privacy,
        rule_pages=found.rule_pages,
        web=found.web,
        language=found.language,
        messages=found.messages,
        feed=found.feed,
        service=found.service,
    )


def _titles_again(source: Source, found: ConfigFile) -> Iterator[Problem]:
    """Titles that stand for two pages: one of them would be written over the other, or open the gate."""
    seen = {found.watch.run_page: "the run page's title"}
    others = (
        (("log_page", "title"), found.log_page.title, "the log page's title"),
        (("watch", "report_page"), found.watch.report_page, "the report page's title"),
        (("accuracy_page", "title"), found.accuracy_page.title, "the accuracy page's title"),
        (("review_page", "title"), found.review_page.title, "the review page's title"),
        (("wasted_page", "title"), found.wasted_page.title, "the title of the page of wasted time"),
    )
    for where, title, whose in others:
        if title and title in seen:
            yield source.problem(where, seen[title], "another title", "give each its own page")
        seen.setdefault(title, whose)


def _zones_again(source: Source, reputation: ReputationTable) -> Iterator[Problem]:
    """Zones that stand twice: their answers would be mistaken for one another's."""
    names = [zone.canonical_name for zone in reputation.zone]
    for index, name in enumerate(names):
        if name in names[:index]:
            expected, hint = "each zone once", "one table holds all of its return codes"
            yield source.problem(("reputation", "zone", index, "name"), f'"{name}" again', expected, hint)


def _no_rule_files(source: Source, pages: RulePagesTable) -> Iterator[Problem]:
    """Names that no rule file has, or that stand twice: their pages would be in force nowhere, or twice."""
    known = [name.removesuffix(".toml") for name in SHAPES]
    for index, name in enumerate(pages.files):
        where: Where = ("rule_pages", "files", index)
        if name not in known:
            yield source.problem(where, shown(name), "one of: " + ", ".join(known), did_you_mean(name, known))
        elif name in pages.files[:index]:
            yield source.problem(where, f"{shown(name)} again", "each file once", "take it out")


def _nowhere_to_come_back(source: Source, web: WebTable) -> Iterator[Problem]:
    """Signing in by the wiki without an address that the wiki could send people back to."""
    if web.oauth.on and not web.callback:
        hint = "set `host` and `https` under [web]: the wiki sends people back there, see docs/web.md"
        yield source.problem(("web", "oauth", "client_id"), shown(web.oauth.client_id), '""', hint)


def _nobody_may_wake(source: Source, wake: WakeTable) -> Iterator[Problem]:
    """Other machines are listened to, and none of them counts."""
    if wake.nobody:
        expected = "an address of this machine only, such as 127.0.0.1"
        hint = "name the wiki's servers: `senders`, next to it, takes addresses and networks"
        yield source.problem(("wake", "udp"), shown(wake.udp), expected, hint)


def _unusable(path: Path, problems: list[Problem]) -> UserError:
    listed = "\n".join(str(problem) for problem in sorted(problems))
    return UserError(f"{path} can't be used:\n{listed}", "Mend these lines, then run: wikiwatch doctor")
