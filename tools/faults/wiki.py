"""A small MediaWiki in memory that speaks as much of the API as wikiwatch's road needs, formatversion 2.

It holds what the law is about: each write is kept with what the run page said at that moment.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tools.faults.acts import Acts
from tools.faults.made_of import BOT, START, SYSOP, TOKEN, ApiError, Clock, Json, Page, Revision, stamp


class Wiki(Acts):
    """The wiki: what people and the bot save on it."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.users = {SYSOP: START - timedelta(days=900), BOT: START - timedelta(days=300)}

    def edit(self, user: str, title: str, text: str, comment: str = "", at: datetime | None = None) -> int:
        """Somebody saves a page; whoever is not known registers first, unless it is an address.

        People's revisions have numbers of their own, which don't tell how often the bot wrote before; see `age`.
        """
        at = at or self.clock.now()
        if user not in self.users and not user[:1].isdigit():
            self.users[user] = at
        page = self.pages.setdefault(title, Page(len(self.pages) + len(self.gone) + 1, title))
        parent = page.revisions[-1].revid if page.revisions else 0
        made = Revision(self._next(user), parent, page, user, at, text, comment)
        page.revisions.append(made)
        self.revisions[made.revid] = made
        return made.revid

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
        return {action: getattr(self, f"_{action}")(asked)}

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
