"""A small MediaWiki in memory that speaks as much of the API as wikiwatch's road needs, formatversion 2.

It holds what the law is about: each write is kept with what the run page said at that moment.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

Json = dict[str, Any]

BOT, SYSOP = "WatchBot", "Sybil"
RUN_PAGE = f"User:{BOT}/Run"
START = datetime(2026, 11, 23, 12, tzinfo=UTC)
RIGHTS = ["edit", "bot", "apihighlimits", "block", "createpage", "delete", "deletedhistory", "protect"]
NAMESPACES = {"Talk": 1, "User": 2, "User talk": 3}
TOKEN = "right+\\"


class Clock:
    """A clock that only moves when somebody waits."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        """The time there."""
        return self.at

    def monotonic(self) -> float:
        """The same in seconds."""
        return self.at.timestamp()

    def processor_time(self) -> float:
        """Nothing takes any."""
        return 0.0

    def limit(self, _seconds: float) -> AbstractContextManager[None]:
        """Nor is anything cut short."""
        return nullcontext()

    def wait(self, seconds: float) -> None:
        """Let so many seconds go by."""
        self.at += timedelta(seconds=seconds)


@dataclass
class Revision:
    """One revision of a page."""

    revid: int
    parent: int
    page: Page
    user: str
    at: datetime
    text: str
    comment: str


@dataclass
class Page:
    """A page with its revisions, oldest first."""

    number: int
    title: str
    revisions: list[Revision] = field(default_factory=list)

    @property
    def ns(self) -> int:
        """The number of its namespace."""
        return NAMESPACES.get(self.title.partition(":")[0], 0) if ":" in self.title else 0


class ApiError(Exception):
    """An error of the API, by its code."""


class Wiki:
    """The wiki. `writes` are the bot's: what it did, to what, and whether the run page said yes."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.pages: dict[str, Page] = {}
        self.revisions: dict[int, Revision] = {}
        self.users = {SYSOP: START - timedelta(days=900), BOT: START - timedelta(days=300)}
        self.blocks: dict[str, Json] = {}
        self.log: list[Json] = []
        self.writes: list[tuple[str, str, bool]] = []
        self.logged_in = False
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
            return self._query(asked)
        if asked.get("token") != TOKEN:
            raise ApiError("badtoken")
        answer = {"edit": self._edit, "block": self._block}[action](asked)
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
        self.writes.append(("edit", f"{title}: {asked['summary']}", self.text(RUN_PAGE) == "yes"))
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
        self.writes.append(("block", user, self.text(RUN_PAGE) == "yes"))
        block = {
            "id": len(self.log) + 1,
            "user": user,
            "by": BOT,
            "timestamp": stamp(self.clock.now()),
            "expiry": "infinity" if asked["expiry"] == "infinite" else stamp(self.clock.now() + timedelta(days=1)),
            "reason": asked["reason"],
        }
        self.blocks[user] = block
        self.log.append(
            {
                "logid": len(self.log) + 1,
                "ns": 2,
                "title": f"User:{user}",
                "pageid": 0,
                "logpage": 0,
                "type": "block",
                "action": "block",
                "user": BOT,
                "userid": self._number(BOT),
                "timestamp": stamp(self.clock.now()),
                "comment": asked["reason"],
                "params": {"sitewide": True},
                "tags": [],
            }
        )
        return {"user": user, "id": block["id"]}

    def _query(self, asked: dict[str, str]) -> Json:
        query: Json = {}
        answer: Json = {"batchcomplete": True, "query": query}
        for name in filter(None, asked.get("meta", "").split("|")):
            query.update(getattr(self, f"_meta_{name}")(asked))
        for name in filter(None, asked.get("list", "").split("|")):
            query[name] = getattr(self, f"_list_{name}")(asked)
        if asked.get("generator") == "allpages":
            query["pages"] = [self._page(one, asked) for one in self.pages.values() if not one.ns]
        elif asked.get("prop"):
            self._pages(asked, query)
        if "curtimestamp" in asked:
            answer["curtimestamp"] = stamp(self.clock.now())
        return answer

    def _meta_tokens(self, asked: dict[str, str]) -> Json:
        kinds = asked.get("type", "csrf").split("|")
        return {"tokens": {f"{kind}token": TOKEN for kind in kinds}}

    def _meta_userinfo(self, _asked: dict[str, str]) -> Json:
        if not self.logged_in:
            return {"userinfo": {"id": 0, "name": "192.0.2.1", "anon": True, "rights": []}}
        return {"userinfo": {"id": self._number(BOT), "name": BOT, "rights": RIGHTS}}

    def _meta_siteinfo(self, _asked: dict[str, str]) -> Json:
        spaces = {"": 0, **NAMESPACES}
        groups = {"*": ["edit"], "user": ["edit"], "bot": ["bot"], "sysop": ["block", "delete", "editinterface"]}
        return {
            "general": {"generator": "MediaWiki 1.43.0", "mainpage": "Main Page", "lang": "en", "fallback": []},
            "extensions": [],
            "usergroups": [{"name": name, "rights": rights} for name, rights in groups.items()],
            "namespaces": {str(number): {"id": number, "content": not number} for number in spaces.values()},
        }

    def _list_tags(self, _asked: dict[str, str]) -> list[Json]:
        return []

    def _list_recentchanges(self, asked: dict[str, str]) -> list[Json]:
        kinds = asked.get("rctype", "edit|new").split("|")
        found = [self._change(one) for one in self.revisions.values()] if "edit" in kinds else []
        if "log" in kinds:
            found += [
                {
                    **one,
                    "type": "log",
                    "rcid": 90_000 + one["logid"],
                    "logtype": one["type"],
                    "logaction": one["action"],
                    "logparams": one["params"],
                }
                for one in self.log
            ]
        start, end = asked.get("rcstart", ""), asked.get("rcend", "~")
        found = [one for one in found if start <= one["timestamp"] <= end]
        return sorted(found, key=lambda one: (one["timestamp"], one["rcid"]))[: int(asked["rclimit"])]

    def _change(self, one: Revision) -> Json:
        return {
            "type": "edit" if one.parent else "new",
            "rcid": one.revid + 1000,
            "pageid": one.page.number,
            "ns": one.page.ns,
            "title": one.page.title,
            "revid": one.revid,
            "old_revid": one.parent,
            "bot": one.user == BOT,
            "tags": [],
            **self._revision(one),
        }

    def _list_allrevisions(self, asked: dict[str, str]) -> list[Json]:
        start, end = asked["arvstart"], asked["arvend"]
        return [
            {
                "pageid": one.page.number,
                "ns": one.page.ns,
                "title": one.page.title,
                "revisions": [{**self._revision(one), "tags": []}],
            }
            for one in self.revisions.values()
            if start <= stamp(one.at) <= end
        ]

    def _list_logevents(self, asked: dict[str, str]) -> list[Json]:
        start, end = asked.get("lestart", ""), asked.get("leend", "~")
        wanted = asked.get("letype")
        return [one for one in self.log if start <= one["timestamp"] <= end and wanted in (None, one["type"])]

    def _list_users(self, asked: dict[str, str]) -> list[Json]:
        if "ususerids" in asked:
            names = [name for name in self.users if str(self._number(name)) == asked["ususerids"]]
        else:
            names = listed(asked["ususers"])
        return [self._user(name) for name in names]

    def _user(self, name: str) -> Json:
        if name not in self.users:
            return {"name": name, "missing": True}
        groups = ["*", "user", *{SYSOP: ["sysop"], BOT: ["bot"]}.get(name, [])]
        found: Json = {
            "userid": self._number(name),
            "name": name,
            "groups": groups,
            "implicitgroups": ["*", "user"],
            "registration": stamp(self.users[name]),
            "editcount": sum(one.user == name for one in self.revisions.values()),
        }
        if name in self.blocks:
            found |= {"blockid": self.blocks[name]["id"], "blockedby": BOT}
        return found

    def _list_blocks(self, asked: dict[str, str]) -> list[Json]:
        return [self.blocks[name] for name in listed(asked.get("bkusers", "")) if name in self.blocks]

    def _list_usercontribs(self, asked: dict[str, str]) -> list[Json]:
        names, until = listed(asked["ucuser"]), asked["ucstart"]
        return [
            {**self._change(one), "user": one.user}
            for name in sorted(names)
            for one in reversed(self.revisions.values())
            if one.user == name and stamp(one.at) <= until
        ]

    def _pages(self, asked: dict[str, str], query: Json) -> None:
        if "revids" in asked:
            wanted = [self.revisions.get(int(revid)) for revid in asked["revids"].split("|")]
            pages: dict[str, Json] = {}
            for one in filter(None, wanted):
                page = pages.setdefault(one.page.title, {**self._page(one.page, {}), "revisions": []})
                page["revisions"].append(self._revision(one, content=True))
            query["pages"] = list(pages.values())
            return
        if "pageids" in asked:
            found = [one for one in self.pages.values() if str(one.number) in asked["pageids"].split("|")]
            query["pages"] = [self._page(one, asked) for one in found]
            return
        titles = listed(asked["titles"])
        query["pages"] = [
            self._page(self.pages[title], asked)
            if title in self.pages
            else {"ns": Page(0, title).ns, "title": title, "missing": True}
            for title in titles
        ]

    def _page(self, page: Page, asked: dict[str, str]) -> Json:
        found: Json = {"pageid": page.number, "ns": page.ns, "title": page.title}
        found |= {"lastrevid": page.revisions[-1].revid, "actions": {"edit": True}, "protection": []}
        if "revisions" in asked.get("prop", ""):
            revisions = [page.revisions[-1]]
            if "rvstartid" in asked:
                start = int(asked["rvstartid"])
                older = [one for one in reversed(page.revisions) if one.revid <= start]
                newer = [one for one in page.revisions if one.revid >= start]
                revisions = (older if asked["rvdir"] == "older" else newer)[: int(asked["rvlimit"])]
            content = "content" in asked.get("rvprop", "")
            found["revisions"] = [self._revision(one, content=content) for one in revisions]
        return found

    def _revision(self, one: Revision, *, content: bool = False) -> Json:
        found: Json = {
            "revid": one.revid,
            "parentid": one.parent,
            "user": one.user,
            "userid": self._number(one.user),
            "timestamp": stamp(one.at),
            "comment": one.comment,
            "sha1": hashlib.sha1(one.text.encode(), usedforsecurity=False).hexdigest(),
        }
        if content:
            found["slots"] = {"main": {"contentmodel": "wikitext", "content": one.text}}
        return found

    def _number(self, name: str) -> int:
        return list(self.users).index(name) + 1 if name in self.users else 0


def stamp(at: datetime) -> str:
    """A time as the API writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def listed(values: str) -> list[str]:
    """The values of a parameter that may have several."""
    return [one for one in (values[1:].split("\x1f") if values[:1] == "\x1f" else values.split("|")) if one]
