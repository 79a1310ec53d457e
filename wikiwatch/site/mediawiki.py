"""A live MediaWiki (1.39 or later) as a Site: bulk reads, and writes through one gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wikiwatch.ports import PageHead, Written
from wikiwatch.site import reading
from wikiwatch.site.gate import Gate
from wikiwatch.site.reader import Reader
from wikiwatch.site.session import Session
from wikiwatch.site.writing import Writer

# MediaWiki 1.39 takes the change tags of a rollback and forgets them; 1.43 keeps them. None between was tried.
TAGS_ROLLBACKS = (1, 43)


@dataclass(frozen=True, kw_only=True)
class WikiInfo:
    """What the wiki says about itself. `version` is (major, minor), (0, 0) where it can't be read."""

    generator: str
    version: tuple[int, int]
    time: datetime
    temp_accounts: bool
    extensions: frozenset[str]
    usable_tags: frozenset[str]  # change tags that are defined and active


class MediaWikiSite(Reader):
    """The wiki that a home folder's user-config.py names.

    Observes unless `enforce`; `own_pages` lets the bot's own pages (the log) be written while observing.
    `run_page` and `log_page` are titles in which `{bot}` stands for the account's name.
    Reads raise SiteError. Nothing is sent before the first call; `connect` logs in and says what is wrong.
    """

    def __init__(
        self,
        home: Path,
        *,
        enforce: bool = False,
        own_pages: bool = False,
        run_page: str = "User:{bot}/Run",
        log_page: str = "User:{bot}/Log",
        change_tag: str = "wikiwatch",
    ) -> None:
        super().__init__(Session(home))
        self.bot_name = self.session.bot_name
        self.run_page = run_page.replace("{bot}", self.bot_name)
        self.log_page = log_page.replace("{bot}", self.bot_name)
        self.change_tag = change_tag
        self.gate = Gate(
            self.session,
            enforce=enforce,
            own_pages=own_pages,
            run_page=self.run_page,
            change_tag=change_tag,
        )
        self._writer = Writer(self.session, self.gate, log_page=self.log_page)

    def connect(self) -> MediaWikiSite:
        """Log in; SiteError where that fails or the wiki knows us as another account."""
        self.session.log_in()
        return self

    @property
    def api_url(self) -> str:
        """Where the wiki's api.php is."""
        return self.session.api_url

    @property
    def requests(self) -> int:
        """How many API requests were made so far."""
        return self.session.requests

    @property
    def rights(self) -> frozenset[str]:
        """What the account may do; logs in first where that has not been done."""
        return self.session.rights

    @property
    def can_rollback(self) -> bool:
        """Whether the account has MediaWiki's `rollback` right, and a rollback would carry the change tag."""
        return "rollback" in self.rights and version_of(self.session.generator) >= TAGS_ROLLBACKS

    @property
    def broken(self) -> str:
        """Why this is not the account that it should be, found at a write; "" while all is well."""
        return self.gate.broken

    def why_stopped(self) -> str:
        """Why the gate would let nothing through now, in plain words; "" where the run page says `yes`."""
        return self.gate.why_stopped()

    def save(self, head: PageHead, text: str, summary: str) -> Written:
        """See `Site.save`."""
        return self._writer.save(head, text, summary)

    def rollback(self, head: PageHead, user: str, restored_revid: int, summary: str) -> Written:
        """See `Site.rollback`."""
        return self._writer.rollback(head, user, restored_revid, summary)

    def block(self, user: str, expiry: str, reason: str, options: frozenset[str]) -> Written:
        """See `Site.block`."""
        return self._writer.block(user, expiry, reason, options)

    def save_page(self, title: str, text: str, summary: str) -> Written:
        """See `Site.save_page`. Only pages below the bot's user page or the log page."""
        return self._writer.save_page(title, text, summary)

    def describe(self) -> WikiInfo:
        """What the wiki says about itself, for `doctor`. Raises SiteError."""
        query = self.session.read(
            action="query",
            meta="siteinfo",
            siprop="general|extensions|autocreatetempuser",
            list="tags",
            tgprop="active|defined",
            tglimit="max",
        )["query"]
        general = query["general"]
        return WikiInfo(
            generator=str(general["generator"]),
            version=version_of(str(general["generator"])),
            time=reading.moment(general["time"]),
            temp_accounts=bool(query.get("autocreatetempuser", {}).get("enabled")),
            extensions=frozenset(str(found.get("name", "")) for found in query.get("extensions", ())),
            usable_tags=frozenset(
                str(tag["name"]) for tag in query["tags"] if tag.get("defined") and tag.get("active")
            ),
        )


def version_of(generator: str) -> tuple[int, int]:
    """Major and minor of a generator such as `MediaWiki 1.43.9`; (0, 0) where there are none."""
    numbers = generator.rpartition(" ")[2].split(".")
    if len(numbers) < 2 or not (numbers[0].isdecimal() and numbers[1].isdecimal()):
        return 0, 0
    return int(numbers[0]), int(numbers[1])
