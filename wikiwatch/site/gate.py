"""The write gate: the only way by which anything is written to the wiki. It fails closed.

Before each write it asks the wiki, fresh: are we the bot, is the bot not blocked, does the run page say
`yes`, and was that last said by a sysop? Anybody can edit a page in the bot's user space, without an account
too.
"""

from __future__ import annotations

from typing import Any

from wikiwatch.errors import SiteError
from wikiwatch.ports import Written
from wikiwatch.site.failures import is_temporary
from wikiwatch.site.reading import is_blocked, text_of
from wikiwatch.site.session import WRONG_ACCOUNT, Session, values

Json = dict[str, Any]

RUN_WORD = "yes"
RUN_GROUP = "sysop"


class Refusal(Exception):  # noqa: N818 - an ordinary outcome, not a fault
    """Nothing was written, or nobody knows whether it was; `written` says why."""

    def __init__(self, code: str, detail: str = "", *, wait: bool = False, revid: int | None = None) -> None:
        super().__init__(code, detail)
        self.written = Written(ok=False, code=code, detail=detail, wait=wait, revid=revid)


class Gate:
    """Lets a write through, or raises Refusal with the code `observe`, `stopped` or the wiki's own.

    `enforce` opens it for all writes, `own_pages` for the bot's own pages while only observing. `broken`
    is "" until a write shows that we are not the account that we should be: then nothing more is sent.
    """

    def __init__(self, session: Session, *, enforce: bool, own_pages: bool, run_page: str, change_tag: str) -> None:
        self._session = session
        self._enforce = enforce
        self._own_pages = own_pages
        self.run_page = run_page
        self._change_tag = change_tag
        self.broken = ""

    def post(self, params: dict[str, str], *, kind: str = "csrf", own_page: bool = False) -> Json:
        """Carry out one write (an `action` with its parameters); returns its part of the answer."""
        self.require_mode(own_page=own_page)
        permit = self._ask()
        tags = {"tags": self._change_tag} if _tag_usable(permit, self._change_tag) else {}
        tokens = permit["tokens"]
        try:
            answer = self._session.write(**params, **tags, token=str(tokens.get(f"{kind}token", "")))
        except SiteError as error:
            if error.code in WRONG_ACCOUNT:
                self.broken = error.message
            wait = is_temporary(error.code) or error.code in WRONG_ACCOUNT
            raise Refusal(error.code, error.message, wait=wait) from None
        return dict(answer[params["action"]])

    def require_mode(self, *, own_page: bool = False) -> None:
        """Refuse at once, without asking the wiki, what this mode never allows."""
        if self.broken:
            raise Refusal("stopped", self.broken, wait=True)
        if not self._enforce and not (own_page and self._own_pages):
            raise Refusal("observe", "only observing", wait=True)

    def why_stopped(self) -> str:
        """Why a write would be stopped now, in plain words; "" where it would not. Never raises."""
        try:
            self._ask()
        except Refusal as refusal:
            return refusal.written.detail
        return ""

    def _ask(self) -> Json:
        """What the wiki says now about the bot, with tokens and tags; Refusal unless it may write."""
        try:
            answer = self._session.read(
                action="query",
                titles=values(self.run_page),
                prop="revisions",
                rvprop="ids|user|userid|content",
                rvslots="main",
                meta="userinfo|tokens",
                uiprop="blockinfo|rights",
                type="csrf|rollback",
                list="tags",
                tgprop="active|defined",
                tglimit="max",
            )["query"]
            why = self._why_not(answer)
        except SiteError as error:
            if error.code in WRONG_ACCOUNT:
                self.broken = error.message
            why = error.message
        except (KeyError, IndexError, TypeError, ValueError) as error:
            why = f"the wiki's answer about the run page has not the expected form ({error!r})"
        if why:
            raise Refusal("stopped", why, wait=True)
        return dict(answer)

    def _why_not(self, answer: Json) -> str:
        me = answer["userinfo"]
        if me["name"] != self._session.bot_name:
            self.broken = f"logged in as {me['name']!r}, not as {self._session.bot_name!r}"
            return self.broken
        if is_blocked(me):
            return f"the account {me['name']} is blocked on the wiki"
        page = answer["pages"][0]
        if "revisions" not in page:
            return f"the run page {self.run_page} does not exist"
        revision = page["revisions"][0]
        text = text_of(revision)
        if text is None or text.strip().casefold() != RUN_WORD:
            return f"the run page {self.run_page} does not say {RUN_WORD!r}"
        return self._why_not_said_by(revision)

    def _why_not_said_by(self, revision: Json) -> str:
        """Why the last author of the run page does not count; "" for a sysop."""
        if revision.get("userhidden") or not revision.get("userid"):
            author = "somebody hidden" if revision.get("userhidden") else "an address"
            return f"the last edit of the run page {self.run_page} is by {author}, not by a {RUN_GROUP}"
        params = {"action": "query", "list": "users", "usprop": "groups"}
        found = self._session.read(**params, ususerids=str(int(revision["userid"])))["query"]["users"]
        if RUN_GROUP not in found[0].get("groups", ()):
            return f"the last edit of the run page {self.run_page} is not by a {RUN_GROUP}"
        return ""


def _tag_usable(permit: Json, name: str) -> bool:
    """Whether this account may put the change tag on its edits: a sysop made it, and the right is there."""
    if "applychangetags" not in permit["userinfo"].get("rights", ()):
        return False
    tags = permit.get("tags", ())
    return any(tag["name"] == name and tag.get("defined") and tag.get("active") for tag in tags)
