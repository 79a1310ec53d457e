"""The tables of `wikiwatch.toml`, but for those with a module of their own."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wikiwatch.messages import LANGUAGES
from wikiwatch.rulefiles.values import Shape, YesNo

Title = Annotated[
    str,
    Field(
        pattern=r"^[^\n\r\t#<>\[\]|]+$",
        max_length=200,
        description="a page title without # < > [ ] |, such as 'User:{bot}/Log'",
    ),
]


TitleOrNone = Annotated[
    str,
    Field(
        pattern=r"^[^\n\r\t#<>\[\]|]*$",
        max_length=200,
        description="a page title without # < > [ ] |, such as 'User:{bot}/Accuracy', or \"\" for no such page",
    ),
]


class Watch(Shape):
    """[watch]: what is read, and how often."""

    # A wiki with a few hundred edits a day has one every few minutes; a read costs it 50 to 90 ms.
    # Half an hour at most: a monitor is told after an hour without a round that something is wrong.
    poll_seconds: Annotated[float, Field(ge=1, le=1800, description="seconds: a number from 1 to 1800")] = 30
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
    # Once a day: whoever looks at the page's history sees that the watch was alive, and it is no flood.
    heartbeat_hours: Annotated[float, Field(ge=0, le=720, description="hours: a number from 0 to 720; 0 is never")] = 24


class ReviewPageTable(Shape):
    """[review_page]: where reviewers decide on the wiki. Here and nowhere else: no page may say who they are."""

    # On: whoever may block can undo by hand what they decide here, and need not ask for a shell to do so.
    title: Annotated[
        str,
        Field(
            pattern=r"^(User:\{bot\}/[^\n\r\t#<>\[\]|{}]+)?$",
            max_length=150,
            description="a page below the bot's own, such as 'User:{bot}/Review', or \"\" for no such page",
        ),
    ] = "User:{bot}/Review"
    # Administrators have it, and nobody else by default: they can do by hand what they decide here.
    right: Annotated[
        str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60, description="a right of the wiki, such as 'block'")
    ] = "block"


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


_SPOKEN = f"^({'|'.join(LANGUAGES)})?$"
_SPOKEN_WORDS = f'one of {", ".join(LANGUAGES)}, or "" for the language of the wiki\'s content'


class LanguageTable(Shape):
    """[language]: in which language people are spoken to."""

    # Empty: the wiki's own, as its API tells it. English where wikiwatch does not speak that.
    wiki: Annotated[str, Field(pattern=_SPOKEN, description=_SPOKEN_WORDS)] = ""


class AccuracyPage(Shape):
    """[accuracy_page]: how the rules did, once a week."""

    title: TitleOrNone = "User:{bot}/Accuracy"


class WastedPage(Shape):
    """[wasted_page]: how much time those wasted who were blocked, once a day."""

    # Off: spammers can read it, too, and a table of whoever held out longest may please the wrong people.
    title: TitleOrNone = ""
