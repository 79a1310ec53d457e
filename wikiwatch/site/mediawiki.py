"""A live MediaWiki (1.39 or later) as a Site: bulk reads, and writes through one gate."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from wikiwatch import stopfile
from wikiwatch.ports import BlockFacts, FileVersion, OwnAct, PageHead, Written
from wikiwatch.site import reading
from wikiwatch.site.acts import Acts
from wikiwatch.site.gate import Gate
from wikiwatch.site.reader import Reader
from wikiwatch.site.session import Session
from wikiwatch.site.writing import Writer

# MediaWiki 1.39 takes the change tags of a rollback and forgets them; 1.43 keeps them. None between was tried.
TAGS_ROLLBACKS = (1, 43)
# The extension that sends a notice to whom somebody rolls back. A saved text does the same and tells nobody.
TELLS_OF_ROLLBACKS = "Echo"


@dataclass(frozen=True, kw_only=True)
class WikiInfo:
    """What the wiki says about itself. `version` is (major, minor), (0, 0) where it can't be read.

    `extensions` by their names without blanks: AbuseFilter calls itself `Abuse Filter`.
    """

    generator: str
    version: tuple[int, int]
    time: datetime
    temp_accounts: bool
    extensions: frozenset[str]
    usable_tags: frozenset[str]  # change tags that are defined and active
    groups: frozenset[str] = frozenset()  # of the account
    changeable_groups: frozenset[str] = frozenset()  # that the account may give or take


class MediaWikiSite(Reader):
    """The wiki that a home folder's user-config.py names.

    Observes unless `enforce`; `own_pages` lets the bot's own pages (the log) be written while observing.
    `run_page`, `log_page`, `accuracy_page` and `wasted_page` are titles in which `{bot}` stands for the account's name.
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
        accuracy_page: str = "",
        wasted_page: str = "",
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
            stopped=partial(stopfile.why_stopped, home),
        )
        pages = [page.replace("{bot}", self.bot_name) for page in (self.log_page, accuracy_page, wasted_page)]
        self._writer = Writer(self.session, self.gate, pages=pages)
        self._acts = Acts(self.session, self.gate)

    def connect(self) -> MediaWikiSite:
        """Log in; SiteError where that fails or the wiki knows us as another account."""
        self.session.log_in()
        return self

    @property
    def api_url(self) -> str:
        """Where the wiki's api.php is."""
        return self.session.api_url

    @property
    def languages(self) -> tuple[str, ...]:
        """The wiki's content language, and those that stand in for it; empty before `connect`."""
        return self.session.languages

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
        """See `Site.can_rollback`. Nor where the wiki would forget the change tag of a rollback."""
        tagged = version_of(self.session.generator) >= TAGS_ROLLBACKS
        return "rollback" in self.rights and tagged and TELLS_OF_ROLLBACKS not in self.session.extensions

    @property
    def broken(self) -> str:
        """Why this is not the account that it should be, found at a write; "" while all is well."""
        return self.gate.broken

    @property
    def restricted(self) -> str:
        """Which block closes some pages to the bot, as the gate found last; "" while there is none."""
        return self.gate.restricted

    def patient(self) -> AbstractContextManager[None]:
        """See `Site.patient`."""
        return self.session.patient()

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

    def blocks_on(self, user: str) -> Sequence[BlockFacts]:
        """See `Site.blocks_on`."""
        return self._acts.blocks_on(user)

    def blocks_over(self, address: str) -> Sequence[BlockFacts]:
        """See `Site.blocks_over`."""
        return self._acts.blocks_over(address)

    def unblock(self, user: str, reason: str) -> Written:
        """See `Site.unblock`."""
        return self._acts.unblock(user, reason)

    def move_page(self, page_id: int, title: str, to: str, reason: str) -> Written:
        """See `Site.move_page`."""
        return self._acts.move_page(page_id, title, to, reason)

    def file_versions(self, title: str) -> Sequence[FileVersion]:
        """See `Site.file_versions`."""
        return self._acts.file_versions(title)

    def revert_file(self, title: str, archive_name: str, reason: str) -> Written:
        """See `Site.revert_file`."""
        return self._acts.revert_file(title, archive_name, reason)

    def delete_page(self, head: PageHead, reason: str) -> Written:
        """See `Site.delete_page`."""
        return self._acts.delete_page(head, reason)

    def undelete_page(self, title: str, reason: str) -> Written:
        """See `Site.undelete_page`."""
        return self._acts.undelete_page(title, reason)

    def change_group(self, user: str, change: str, reason: str) -> Written:
        """See `Site.change_group`."""
        return self._acts.change_group(user, change, reason)

    def own_acts(self, log: str) -> Sequence[OwnAct]:
        """See `Site.own_acts`."""
        return self._acts.own_acts(log)

    def save_page(self, title: str, text: str, summary: str, *, new: bool = False) -> Written:
        """See `Site.save_page`. Only pages below the bot's user page or the log page."""
        return self._writer.save_page(title, text, summary, new=new)

    def describe(self) -> WikiInfo:
        """What the wiki says about itself, for `doctor`. Raises SiteError."""
        query = self.session.read(
            action="query",
            meta="siteinfo|userinfo",
            uiprop="groups|changeablegroups",
            siprop="general|extensions|autocreatetempuser",
            list="tags",
            tgprop="active|defined",
            tglimit="max",
        )["query"]
        general, me = query["general"], query["userinfo"]
        changeable = me.get("changeablegroups", {})
        return WikiInfo(
            generator=str(general["generator"]),
            version=version_of(str(general["generator"])),
            time=reading.moment(general["time"]),
            temp_accounts=bool(query.get("autocreatetempuser", {}).get("enabled")),
            extensions=frozenset(str(found.get("name", "")).replace(" ", "") for found in query.get("extensions", ())),
            usable_tags=frozenset(
                str(tag["name"]) for tag in query["tags"] if tag.get("defined") and tag.get("active")
            ),
            groups=frozenset(map(str, me.get("groups", ()))),
            changeable_groups=frozenset(str(one) for how in ("add", "remove") for one in changeable.get(how, ())),
        )


def version_of(generator: str) -> tuple[int, int]:
    """Major and minor of a generator such as `MediaWiki 1.43.9`; (0, 0) where there are none."""
    numbers = generator.rpartition(" ")[2].split(".")
    if len(numbers) < 2 or not (numbers[0].isdecimal() and numbers[1].isdecimal()):
        return 0, 0
    return int(numbers[0]), int(numbers[1])
