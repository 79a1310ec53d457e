"""What the wiki in memory answers to action=query, formatversion 2."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from tools.faults.made_of import (
    BOT,
    LOGGED,
    NAMESPACES,
    RIGHTS,
    SYSOP,
    TOKEN,
    Clock,
    Json,
    Page,
    Revision,
    listed,
    stamp,
)


class Answers:
    """The reading half of the wiki."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.pages: dict[str, Page] = {}
        self.revisions: dict[int, Revision] = {}
        self.gone: list[Page] = []  # those that were deleted, in that order
        self.users: dict[str, datetime] = {}  # when each registered
        self.groups: dict[str, set[str]] = {}  # that somebody was put into
        self.blocks: dict[str, Json] = {}
        self.log: list[Json] = []
        self.logged_in = False
        self.at_once = 500  # changes in one answer
        self.remembers = timedelta(days=90)  # how far recent changes reach back

    def query(self, asked: dict[str, str]) -> Json:
        """The answer to one request."""
        query: Json = {}
        answer: Json = {"batchcomplete": True, "query": query}
        for name in filter(None, asked.get("meta", "").split("|")):
            query.update(getattr(self, f"_meta_{name}")(asked))
        for name in filter(None, asked.get("list", "").split("|")):
            query[name] = getattr(self, f"_list_{name}")(asked)
        if len(changes := query.get("recentchanges", ())) > self.at_once:
            following = changes[self.at_once]
            answer["continue"] = {"rccontinue": f"{following['timestamp']}|{following['rcid']}", "continue": "-||"}
            query["recentchanges"] = changes[: self.at_once]
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
        return {"userinfo": {"id": self.number(BOT), "name": BOT, "rights": RIGHTS}}

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
        found = [self._change(one) for one in self._standing()] if "edit" in kinds else []
        if "log" in kinds:
            found += [
                {
                    **one,
                    "type": "log",
                    "rcid": LOGGED + one["logid"],
                    "logtype": one["type"],
                    "logaction": one["action"],
                    "logparams": one["params"],
                }
                for one in self.log
            ]
        start = max(asked.get("rcstart", ""), stamp(self.clock.now() - self.remembers))
        end = asked.get("rcend", "~")
        at, _, number = asked.get("rccontinue", "|0").partition("|")
        found = [one for one in found if start <= one["timestamp"] <= end]
        found = [one for one in found if (one["timestamp"], one["rcid"]) >= (at, int(number))]
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
            for one in self._standing()
            if start <= stamp(one.at) <= end
        ]

    def _list_logevents(self, asked: dict[str, str]) -> list[Json]:
        start, end = asked.get("lestart", ""), asked.get("leend", "~")
        wanted = {name: asked[f"le{name}"] for name in ("type", "user", "title") if f"le{name}" in asked}
        found = [one for one in self.log if start <= one["timestamp"] <= end and wanted.items() <= one.items()]
        return found if asked.get("ledir") == "newer" else found[::-1]

    def _list_users(self, asked: dict[str, str]) -> list[Json]:
        if "ususerids" in asked:
            names = [name for name in self.users if str(self.number(name)) == asked["ususerids"]]
        else:
            names = listed(asked["ususers"])
        return [self._user(name) for name in names]

    def _user(self, name: str) -> Json:
        if name not in self.users:
            return {"name": name, "missing": True}
        groups = ["*", "user", *{SYSOP: ["sysop"], BOT: ["bot"]}.get(name, []), *sorted(self.groups.get(name, ()))]
        found: Json = {
            "userid": self.number(name),
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
            for one in reversed(self._standing())
            if one.user == name and stamp(one.at) <= until
        ]

    def _pages(self, asked: dict[str, str], query: Json) -> None:
        if "revids" in asked:
            wanted = [self.revisions.get(int(revid)) for revid in asked["revids"].split("|")]
            pages: dict[str, Json] = {}
            for one in (one for one in wanted if one and not one.page.deleted):
                page = pages.setdefault(one.page.title, {**self._page(one.page, {}), "revisions": []})
                page["revisions"].append(self._revision(one, content=True))
            query["pages"] = list(pages.values())
            return
        if "pageids" in asked:
            numbered = {str(one.number): one for one in self.pages.values()}
            query["pages"] = [
                self._page(numbered[number], asked) if number in numbered else {"pageid": int(number), "missing": True}
                for number in asked["pageids"].split("|")
            ]
            return
        titles = listed(asked["titles"])
        query["pages"] = [
            self._page(self.pages[title], asked)
            if title in self.pages
            else {"ns": Page(0, title).ns, "title": title, "missing": True}
            for title in titles
        ]
        if asked["prop"] == "deletedrevisions":
            for answer in query["pages"]:
                gone = [page for page in self.gone if page.title == answer["title"]]
                answer["deletedrevisions"] = [self._revision(one) for page in gone for one in page.revisions]

    def _standing(self) -> list[Revision]:
        """The revisions of all pages that are there."""
        return [one for one in self.revisions.values() if not one.page.deleted]

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
            "userid": self.number(one.user),
            "timestamp": stamp(one.at),
            "comment": one.comment,
            "sha1": hashlib.sha1(one.text.encode(), usedforsecurity=False).hexdigest(),
        }
        if content:
            found["slots"] = {"main": {"contentmodel": "wikitext", "content": one.text}}
        return found

    def number(self, name: str) -> int:
        """The id of an account; 0 for an address."""
        return list(self.users).index(name) + 1 if name in self.users else 0
