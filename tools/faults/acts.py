"""What is no edit on the wiki in memory: moves, deletions, groups and blocks, each with its entry in the log."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from tools.faults.answers import Answers
from tools.faults.made_of import BOT, RUN_PAGE, ApiError, Clock, Json, Page, listed, stamp
from wikiwatch.site.writing import BLOCK_FLAGS


class Acts(Answers):
    """The acting half of the wiki. `writes` are the bot's: what it did, to what, and whether the run page said yes."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.writes: list[tuple[str, str, bool]] = []
        self._thousand = 0
        self._made: Counter[str] = Counter()

    def age(self) -> None:
        """Begin a thousand of the numbers of revisions and log entries: people's ones first, then the bot's."""
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

    def move(self, user: str, title: str, to: str, reason: str = "", at: datetime | None = None) -> None:
        """Somebody moves a page; no redirect stays."""
        page = self.pages.pop(title)
        page.title, self.pages[to] = to, page
        params = {"target_ns": page.ns, "target_title": to}
        self._noted("move", "move", title, user, reason, params=params, page=page.number, at=at)

    # The API.

    def _move(self, asked: dict[str, str]) -> Json:
        page = self._page_of(asked["fromid"])
        title, to = page.title, asked["to"]
        if to in self.pages:
            raise ApiError("articleexists")
        self._wrote("move", f"{title} to {to}: {asked['reason']}")
        self.move(BOT, title, to, asked["reason"])
        return {"from": title, "to": to, "reason": asked["reason"]}

    def _delete(self, asked: dict[str, str]) -> Json:
        page = self._page_of(asked["pageid"])
        self._wrote("delete", f"{page.title}: {asked['reason']}")
        del self.pages[page.title]
        page.deleted = True
        self.gone.append(page)
        self._noted("delete", "delete", page.title, BOT, asked["reason"])
        return {"title": page.title, "reason": asked["reason"]}

    def _undelete(self, asked: dict[str, str]) -> Json:
        title = asked["title"]
        found = [page for page in self.gone if page.title == title]
        if not found or title in self.pages:
            raise ApiError("cantundelete")
        self._wrote("undelete", f"{title}: {asked['reason']}")
        self.gone.remove(found[-1])
        found[-1].deleted = False
        self.pages[title] = found[-1]
        self._noted("delete", "restore", title, BOT, asked["reason"])
        return {"title": title, "revisions": len(found[-1].revisions)}

    def _userrights(self, asked: dict[str, str]) -> Json:
        user, add, remove = asked["user"], listed(asked.get("add", "")), listed(asked.get("remove", ""))
        self._wrote("userrights", f"{user} +{add} -{remove}")
        self.groups[user] = (self.groups.get(user, set()) | set(add)) - set(remove)
        self._noted("rights", "rights", f"User:{user}", BOT, asked["reason"])
        return {"user": user, "added": add, "removed": remove}

    def _block(self, asked: dict[str, str]) -> Json:
        user = asked["user"]
        if user in self.blocks:
            raise ApiError("alreadyblocked")
        self._wrote("block", user)
        number = self._noted("block", "block", f"User:{user}", BOT, asked["reason"], params={"sitewide": True})
        self.blocks[user] = {
            "id": number,
            "user": user,
            "by": BOT,
            "timestamp": stamp(self.clock.now()),
            "expiry": "infinity" if asked["expiry"] == "infinite" else stamp(self.clock.now() + timedelta(days=1)),
            "reason": asked["reason"],
            "length": f"{asked['expiry']}, {' '.join(sorted(asked.keys() & BLOCK_FLAGS))}",
        }
        return {"user": user, "id": number}

    def _unblock(self, asked: dict[str, str]) -> Json:
        found = [user for user, block in self.blocks.items() if str(block["id"]) == asked["id"]]
        if not found:
            raise ApiError("cantunblock")
        self._wrote("unblock", found[0])
        del self.blocks[found[0]]
        self._noted("block", "unblock", f"User:{found[0]}", BOT, asked["reason"])
        return {"user": found[0], "id": int(asked["id"])}

    def _page_of(self, number: str) -> Page:
        found = next((page for page in self.pages.values() if str(page.number) == number), None)
        if found is None:
            raise ApiError("nosuchpageid")
        return found

    def _wrote(self, kind: str, what: str) -> None:
        self.writes.append((kind, what, self.text(RUN_PAGE) == "yes"))

    def _noted(
        self,
        log: str,
        action: str,
        title: str,
        user: str,
        reason: str,
        *,
        params: Json | None = None,
        page: int = 0,
        at: datetime | None = None,
    ) -> int:
        number = self._next(user)
        self.log.append(
            {
                "logid": number,
                "ns": Page(0, title).ns,
                "title": title,
                "pageid": page,
                "logpage": page,
                "type": log,
                "action": action,
                "user": user,
                "userid": self.number(user),
                "timestamp": stamp(at or self.clock.now()),
                "comment": reason,
                "params": params or {},
                "tags": [],
            }
        )
        return number
