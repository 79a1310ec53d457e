"""`wikiwatch.toml` of a home folder into one frozen Config; every problem is told at once.

Which wiki and which account, pywikibot's own user-config.py says; see `site.configured`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from wikiwatch.errors import UserError
from wikiwatch.outside import ReputationTable
from wikiwatch.rulefiles.lines import Problem, Where
from wikiwatch.rulefiles.problems import Source, did_you_mean, misfits, parse, shown
from wikiwatch.rulefiles.shapes import SHAPES
from wikiwatch.rulefiles.values import Shape, YesNo
from wikiwatch.site.configured import USER_CONFIG

CONFIG_FILE = "wikiwatch.toml"
LOGIN_FILE = "user-password.py"
RULES = "rules"
DATABASE = "wikiwatch.db"
LOCK = "wikiwatch.lock"

Title = Annotated[
    str,
    Field(
        pattern=r"^[^\n\r\t#<>\[\]|]+$",
        max_length=200,
        description="a page title without # < > [ ] |, such as 'User:{bot}/Log'",
    ),
]


class Watch(Shape):
    """[watch]: what is read, and how often."""

    # A wiki with a few hundred edits a day has one every few minutes; a read costs it 50 to 90 ms.
    poll_seconds: Annotated[float, Field(ge=1, le=3600, description="seconds: a number from 1 to 3600")] = 30
    # Entries of recent changes can appear out of order: a long save, or a replica that lags (MediaWiki
    # takes one out of use at 30 s by default). Ten minutes are twenty times that, and still few entries.
    overlap_minutes: Annotated[float, Field(ge=0.5, le=1440, description="minutes: a number from 0.5 to 1440")] = 10
    namespaces: list[Annotated[int, Field(ge=0, le=100_000)]] = Field(
        default_factory=list,
        max_length=1000,
        description="a list of namespace numbers, such as [0, 1]; [] is all of them",
    )
    run_page: Title = "User:{bot}/Run"
    # Where people tell of mistakes, whatever their state; made by the bot where it lies below its own user page.
    report_page: Title = "User:{bot}/Report"


class FirstRun(Shape):
    """[first_run]: what is read of the time before, for trust and for the wiki's own words."""

    # Three months: what recent changes hold by default ($wgRCMaxAge is 90 days).
    days: Annotated[int, Field(ge=0, le=3650, description="days: a whole number from 0 to 3650")] = 90
    # 2,000 texts are 40 requests without high limits and know the words of a small wiki.
    pages: Annotated[int, Field(ge=0, le=100_000, description="a whole number from 0 to 100000")] = 2000


class LogPage(Shape):
    """[log_page]: how decisions are shown on the wiki."""

    title: Title = "User:{bot}/Log"
    while_observing: YesNo = False
    show_all: YesNo = False
    # 100 rows of about 300 characters make a page of 30 kB, which every browser and diff still likes.
    rows: Annotated[int, Field(ge=10, le=1000, description="a whole number from 10 to 1000")] = 100


class AccuracyPage(Shape):
    """[accuracy_page]: how the rules did, once a week."""

    title: Annotated[
        str,
        Field(
            pattern=r"^[^\n\r\t#<>\[\]|]*$",
            max_length=200,
            description="a page title without # < > [ ] |, such as 'User:{bot}/Accuracy', or \"\" for no such page",
        ),
    ] = "User:{bot}/Accuracy"


class ShortLinks(Shape):
    """[shorteners]: whether the public shorteners are asked where their links lead."""

    # Off: it tells other people's services which links this wiki's authors post.
    expand: YesNo = False


class TemporaryAccounts(Shape):
    """[temporary_accounts]: what is found out about them."""

    # Off: addresses are private, each look-up is noted on the wiki, and its rules may forbid them to a program.
    link: YesNo = False


class Privacy(Shape):
    """[privacy]: how long private data are kept."""

    # As long as CheckUser keeps its own by default ($wgCUDMaxAge).
    keep_days: Annotated[int, Field(ge=1, le=3650, description="days: a whole number from 1 to 3650")] = 90


class Networks(Shape):
    """[networks]: what is known of them beside what was seen here."""

    # A MaxMind DB file of autonomous systems, in the home folder or anywhere; "" where there is none.
    asn_database: Annotated[str, Field(max_length=1000, description='a file name, such as "GeoLite2-ASN.mmdb"')] = ""


class RulePagesTable(Shape):
    """[rule_pages]: rule files that stand on pages of the wiki. Here and nowhere else: no page may say who counts."""

    # Off: whoever may write such a page decides what is taken down, and everybody can read it.
    files: list[Annotated[str, Field(max_length=40)]] = Field(
        default_factory=list, max_length=50, description='a list of rule files, such as ["own", "lists"]'
    )
    prefix: Annotated[
        str,
        Field(
            pattern=r"^[^\n\r\t#<>\[\]|{}]+$",
            max_length=150,
            description="how the pages' titles begin, such as 'MediaWiki:Wikiwatch-'",
        ),
    ] = "MediaWiki:Wikiwatch-"
    right: Annotated[
        str,
        Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60, description="a right of the wiki, such as 'editinterface'"),
    ] = "editinterface"
    # One request of 1 kB: a tenth of what a round every 30 seconds asks, and nobody waits long for a rule.
    look_minutes: Annotated[float, Field(ge=0.5, le=1440, description="minutes: a number from 0.5 to 1440")] = 5

    @property
    def titles(self) -> dict[str, str]:
        """The pages by the rule files in whose place they stand."""
        return {f"{name}.toml": f"{self.prefix}{name}" for name in self.files}


class ConfigFile(Shape):
    """All of wikiwatch.toml."""

    watch: Watch = Watch()
    first_run: FirstRun = FirstRun()
    log_page: LogPage = LogPage()
    accuracy_page: AccuracyPage = AccuracyPage()
    shorteners: ShortLinks = ShortLinks()
    reputation: ReputationTable = ReputationTable()
    networks: Networks = Networks()
    temporary_accounts: TemporaryAccounts = TemporaryAccounts()
    privacy: Privacy = Privacy()
    rule_pages: RulePagesTable = RulePagesTable()


@dataclass(frozen=True, kw_only=True)
class Config:
    """A home folder and all settings in it. In titles, `{bot}` stands for the account's name."""

    home: Path
    poll_seconds: float
    overlap: timedelta
    namespaces: tuple[int, ...]  # those that are judged; empty: all
    run_page: str
    report_page: str
    first_run: FirstRun
    log_page: LogPage
    accuracy_page: AccuracyPage
    shorteners: ShortLinks
    reputation: ReputationTable
    networks: Networks
    temporary_accounts: TemporaryAccounts
    privacy: Privacy
    rule_pages: RulePagesTable

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
    def lock(self) -> Path:
        """The file that one instance at a time holds locked."""
        return self.home / LOCK


def home_folder(given: str | Path | None) -> Path:
    """The home folder, absolute: the one given, else $WIKIWATCH_HOME, else the current folder."""
    named = str(given or os.environ.get("WIKIWATCH_HOME") or ".")
    return Path(os.path.abspath(os.path.expanduser(named)))  # Path.expanduser raises where there is no such user


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
    strange = list(_no_rule_files(source, found.rule_pages))
    if strange:
        raise _unusable(path, strange)
    return Config(
        home=home,
        poll_seconds=found.watch.poll_seconds,
        overlap=timedelta(minutes=found.watch.overlap_minutes),
        namespaces=tuple(found.watch.namespaces),
        run_page=found.watch.run_page,
        report_page=found.watch.report_page,
        first_run=found.first_run,
        log_page=found.log_page,
        accuracy_page=found.accuracy_page,
        shorteners=found.shorteners,
        reputation=found.reputation,
        networks=found.networks,
        temporary_accounts=found.temporary_accounts,
        privacy=found.privacy,
        rule_pages=found.rule_pages,
    )


def _titles_again(source: Source, found: ConfigFile) -> Iterator[Problem]:
    """Titles that stand for two pages: one of them would be written over the other, or open the gate."""
    seen = {found.watch.run_page: "the run page's title"}
    others = (
        (("log_page", "title"), found.log_page.title, "the log page's title"),
        (("watch", "report_page"), found.watch.report_page, "the report page's title"),
        (("accuracy_page", "title"), found.accuracy_page.title, "the accuracy page's title"),
    )
    for where, title, whose in others:
        if title in seen:
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


def _unusable(path: Path, problems: list[Problem]) -> UserError:
    listed = "\n".join(str(problem) for problem in sorted(problems))
    return UserError(f"{path} can't be used:\n{listed}", "Mend these lines, then run: wikiwatch doctor")
