"""What MediaWiki tells the author of an edit when something is done about it: Echo, e-mail, watchlist, tags."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from patrol import Patrol

from wikiwatch.ports import PageHead
from wikiwatch.sandbox.visitor import Visitor

# Mail stays on the machine, in a file. The owner has switched on all that MediaWiki can send.
SETTINGS = r"""
$wgEnotifWatchlist = true;
$wgEnotifUserTalk = true;
$wgHooks['AlternateUserMailer'] = [ static function ( $headers, $to, $from, $subject, $body ) {
    $line = json_encode( [ 'to' => $to[0]->address, 'subject' => $subject ] );
    file_put_contents( __DIR__ . '/mails', "$line\n", FILE_APPEND );
    return false;
} ];
$wgRevokePermissions['suspect']['skipcaptcha'] = true;
$wgAddGroups['bot'] = [ 'suspect' ];
$wgRemoveGroups['bot'] = [ 'suspect' ];
"""
BASE = "The bridge is old.\n\nIt was closed once.\n\nIt is open."
ADVERT = f"{BASE}\n\nBuy pipes now."
SUMMARY = "Taken down; see [[User:WatchBot/Log]] (down-1)"
# What Echo tells everybody about themselves, whatever is done to them.
USUAL = frozenset({"welcome", "thank-you-edit"})

_numbers = count(1)


@dataclass(frozen=True)
class Told:
    """What an author is told: Echo's kinds of notices, how many mails, the tags of the edit, the watchlist's mark."""

    echo: tuple[str, ...] = ()
    mails: int = 0
    tags: tuple[str, ...] = ()
    marked: bool = False  # the page is bold in the author's watchlist
    message: bool = False  # the bar "you have a new message"


class Author:
    """An ordinary account with a confirmed address, that watches what it edits and wants to hear of reverts."""

    def __init__(self, patrol: Patrol) -> None:
        number = next(_numbers)
        self.patrol, self.site = patrol, patrol.app().site
        self.mail = f"author{number}@mail.example"
        self.page = f"Bridge {number}"
        self.visitor = patrol.wiki.account(f"Author {number}", email=self.mail)
        extensions = patrol.sysop.query(meta="siteinfo", siprop="extensions")["extensions"]
        self.has_echo = any(one["name"] == "Echo" for one in extensions)
        if self.has_echo:
            # Off by default for accounts made since February 2024; on for older ones, and for whoever likes.
            self.visitor.call("options", change="echo-subscriptions-web-reverted=1")
        self.revid = self.before = 0

    @property
    def name(self) -> str:
        return self.visitor.name

    def spoils(self, page: str = "") -> Author:
        """A page by somebody else, and the author's edit of it."""
        self.page = page or self.page
        self.before = self.patrol.sysop.edit(self.page, text=BASE)
        self.revid = self.visitor.edit(self.page, text=ADVERT)
        return self

    def makes(self, page: str = "") -> Author:
        """A page of the author's own."""
        self.page = page or self.page
        self.revid = self.visitor.edit(self.page, text=ADVERT)
        return self

    def hears(self, deed: Callable[[Author], object]) -> Told:
        """What the author is told of what somebody does now."""
        self._settle()
        self.visitor.call("clearhasmsg")
        notices, mails = set(self._notices()), self._mails()
        deed(self)
        self._settle()
        return Told(
            echo=tuple(sorted(kind for one, kind in self._notices() if (one, kind) not in notices)),
            mails=self._mails() - mails,
            tags=self._tags(),
            marked=self._marked(),
            message=bool(self.visitor.query(meta="userinfo", uiprop="hasmsg")["userinfo"]["messages"]),
        )

    def head(self) -> PageHead:
        """The page as it stands, for a write of the patrol's."""
        [page] = self.patrol.sysop.query(prop="info", titles=self.page)["pages"]
        found = self.site.head(page["pageid"], self.page)
        assert found is not None
        return found

    def _settle(self) -> None:
        self.patrol.wiki.run_jobs()

    def _notices(self) -> list[tuple[str, str]]:
        if not self.has_echo:
            return []
        found = self.visitor.query(meta="notifications", notprop="list", notlimit="50")["notifications"]["list"]
        return [(str(one["id"]), one["type"]) for one in found if one["type"] not in USUAL]

    def _mails(self) -> int:
        file = self.patrol.wiki.folder / "mails"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return sum(json.loads(line)["to"] == self.mail for line in lines)

    def _tags(self) -> tuple[str, ...]:
        own = self.visitor.query(list="usercontribs", ucuser=self.name, ucprop="ids|tags")["usercontribs"]
        return next((tuple(edit["tags"]) for edit in own if edit["revid"] == self.revid), ())

    def _marked(self) -> bool:
        found = self.visitor.call("query", list="watchlistraw", wrprop="changed").get("watchlistraw", [])
        return any(page["title"] == self.page and "changed" in page for page in found)


def saved(text: str, summary: str = SUMMARY) -> Callable[[Author], object]:
    """The patrol saves a text, as it always does: with the bot flag, minor, without watching."""
    return lambda author: done(author.site.save(author.head(), text, summary))


def done(written: object) -> None:
    """What was asked for has to have happened, or nothing was measured."""
    assert getattr(written, "ok", False), written


def edited(visitor_of: Callable[[Author], Visitor], text: str, **flags: str) -> Callable[[Author], object]:
    """Somebody saves a text through the API with flags of their own."""
    return lambda author: visitor_of(author).call("edit", title=author.page, text=text, summary=SUMMARY, **flags)
