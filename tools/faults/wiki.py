"""A small MediaWiki in memory that speaks as much of the API as wikiwatch's road needs, formatversion 2.

It holds what the law is about: each write is kept with what the run page said at that moment.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from tools.faults.answers import Answers
from tools.faults.made_of import BOT, RUN_PAGE, START, SYSOP, TOKEN, Clock, Json, Page, Revision, stamp
from wikiwatch.site.writing import BLOCK_FLAGS


class ApiError(Exception):
    """An error of the API, by its code."""


class Wiki(Answers):
    """The wiki. `writes` are the bot's: what it did, to what, and whether the run page said yes."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.users = {SYSOP: START - timedelta(days=900), BOT: START - timedelta(days=300)}
        self.writes: list[tuple[str, str, bool]] = []
        self._thousand = 0
        self._made: Counter[str] = Counter()

    def edit(self, user: str, title: str, text: str, comment: str = "", at: datetime | None = None) -> int:
        """Somebody saves a page; whoever is not known registers first, unless it is an address.

        People's revisions have numbers of their own, which don't tell how often the bot wrote before; see `age`.
        """
        at = at or self.clock.now()
        if user not in self.users and not user[:1].isdigit():
            self.users[user] = at
        page = self.pages.setdefault(title, Page(len(self.pages) + 1, title))
        parent = page.revisions[-1].revid if page.revisions else 0
        made = Revision(self._next(user), parent, page, user, at, text, comment)
        page.revisions.append(made)
        self.revisions[made.revid] = made
        return made.revid

    def age(self) -> None:
        """Begin a thousand of revision numbers: people's ones first, then the bot's."""
        self._thousand += 1000
        self._made.clear()

    def _next(self, user: str) -> int:
        kind = BOT if user == BOT else ""
        self._made[kind] += 1
        return self._thousand + self._made[kind] + (500 if kind else 0)

    def text(self, title: str) -> str:
        """The text of a page; "" where there is none."""
        page = self.pages.get(title)
        return page.revisions[-1].text if page else ""

    # The API.

    def call(self, asked: dict[str, str]) -> Json:
        """The answer to one request."""
        try:
            return self._call(asked)
        except ApiError as error:
            return {"error": {"code": str(error), "info": "refused"}}

    def _call(self, asked: dict[str, str]) -> Json:
        action = asked["action"]
        if action == "login":
            self.logged_in = True
            return {"login": {"result": "Success", "lgusername": BOT}}
        if "assertuser" in asked and not self.logged_in:
            raise ApiError("assertnameduserfailed")
        if action == "query":
            return self.query(asked)
        if asked.get("token") != TOKEN:
            raise ApiError("badtoken")
        answer = {"edit": self._edit, "block": self._block, "unblock": self._unblock}[action](asked)
        return {action: answer}

    def _edit(self, asked: dict[str, str]) -> Json:
        number = asked.get("pageid")
        page = next((one for one in self.pages.values() if str(one.number) == number), None)
        page = page or self.pages.get(asked.get("title", ""))
        title = page.title if page else asked.get("title", "")
        if page is None and "nocreate" in asked:
            raise ApiError("missingtitle")
        if page is not None and "createonly" in asked:
            raise ApiError("articleexists")
        old = page.revisions[-1].revid if page else 0
        if asked.get("baserevid") not in (None, str(old)):
            raise ApiError("editconflict")
        text = asked["text"].rstrip()
        if page and page.revisions[-1].text == text:
            return {"result": "Success", "nochange": True, "pageid": page.number, "title": title}
        self._wrote("edit", f"{title}: {asked['summary']}")
        revid = self.edit(BOT, title, text, asked["summary"])
        made = self.revisions[revid]
        return {
            "result": "Success",
            "pageid": made.page.number,
            "title": title,
            "oldrevid": old,
            "newrevid": revid,
            "newtimestamp": stamp(made.at),
        }

    def _block(self, asked: dict[str, str]) -> Json:
        user = asked["user"]
        if user in self.blocks:
            raise ApiError("alreadyblocked")
        self._wrote("block", user)
        block = {
            "id": len(self.log) + 1,
            "user": user,
            "by": BOT,
            "timestamp": stamp(self.clock.now()),
            "expiry": "infinity" if asked["expiry"] == "infinite" else stamp(self.clock.now() + timedelta(days=1)),
            "reason": asked["reason"],
            "length": f"{asked['expiry']}, {' '.join(sorted(asked.keys() & BLOCK_FLAGS))}",
        }
        self.blocks[user] = block
        self._noted("block", user, asked["reason"])
        return {"user": user, "id": block["id"]}

    def _unblock(self, asked: dict[str, str]) -> Json:
        found = [user for user, block in self.blocks.items() if str(block["id"]) == asked["id"]]
        if not found:
            raise ApiError("cantunblock")
        self._wrote("unblock", found[0])
        del self.blocks[found[0]]
        self._noted("unblock", found[0], asked["reason"])
        return {"user": found[0], "id": int(asked["id"])}

    def _wrote(self, kind: str, what: str) -> None:
        self.writes.append((kind, what, self.text(RUN_PAGE) == "yes"))

    def _noted(self, action: str, user: str, reason: str) -> None:
        self.log.append(
            {
                "logid": len(self.log) + 1,
                "ns": 2,
                "title": f"User:{user}",
                "pageid": 0,
                "logpage": 0,
                "type": "block",
                "action": action,
                "user": BOT,
                "userid": self.number(BOT),
                "timestamp": stamp(self.clock.now()),
                "comment": reason,
                "params": {"sitewide": True} if action == "block" else {},
                "tags": [],
            }
        )
