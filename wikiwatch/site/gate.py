"""The write gate: the only way by which anything is written to the wiki. It fails closed.

Before each write it asks the shell and the wiki, fresh: did nobody stop it, are we the bot, is the bot not blocked,
does it still have its rights, does the run page say `yes`, and was that last said by a sysop? Anybody can edit a page
in the bot's user space, without an account too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from wikiwatch.errors import SiteError
from wikiwatch.ports import Written
from wikiwatch.site.reading import text_of
from wikiwatch.site.session import WRONG_ACCOUNT, Session, values
from wikiwatch.site.shapes import FORMS

log = logging.getLogger(__name__)

Json = dict[str, Any]

RUN_WORD = "yes"
RUN_GROUP = "sysop"
# MediaWiki makes no new revision of the same text, so the author of the last edit would stay who it is.
SAY_IT_AGAIN = f"a {RUN_GROUP} has to save another word there first, and then {RUN_WORD!r}"
ENDED = WRONG_ACCOUNT | {"badtoken"}  # MediaWiki's error codes for writes of a session that has ended
# Writes in a row that were refused as somebody else's, each after the wiki had said twice that all is as it should be.
# A store of sessions that loses some does that once; so often, somebody has to look.
MOST_CONTRADICTIONS = 3
BLOCKED = frozenset({"blocked", "autoblocked"})  # MediaWiki's error codes


class Refusal(Exception):  # noqa: N818 - an ordinary outcome, not a fault
    """Nothing was written, or nobody knows whether it was; `written` says why."""

    def __init__(
        self, code: str, detail: str = "", *, wait: bool = False, revid: int | None = None, retry_after: float = 0
    ) -> None:
        super().__init__(code, detail)
        self.written = Written(ok=False, code=code, detail=detail, wait=wait, revid=revid, retry_after=retry_after)


class Gate:
    """Lets a write through, or raises Refusal with the code `observe`, `stopped`, `unasked` or the wiki's own.

    `enforce` opens it for all writes, `own_pages` for the bot's own pages while only observing. `stopped` tells why
    somebody stopped it from the shell, "" if nobody did. `broken` is "" until it shows that we are not the account
    that we should be: then nothing more is sent. `restricted` tells of a block that closes only some pages to the bot.
    """

    def __init__(
        self,
        session: Session,
        *,
        enforce: bool,
        own_pages: bool,
        run_page: str,
        change_tag: str,
        stopped: Callable[[], str],
    ) -> None:
        self._session = session
        self._enforce = enforce
        self._own_pages = own_pages
        self.run_page = run_page
        self._change_tag = change_tag
        self._stopped = stopped
        self.broken = ""
        self.restricted = ""
        self._contradictions = 0
        self._author = 0  # the id of whoever made the last edit of the run page, as it was asked last

    def post(self, params: dict[str, str], *, kind: str = "csrf", own_page: bool = False) -> Json:
        """Carry out one write (an `action` with its parameters); returns its part of the answer."""
        self.require_mode(own_page=own_page)
        try:
            return self._post_once(params, kind)
        except SiteError as error:
            if error.code not in ENDED:
                raise self._refused(error) from None
            # The session has ended since we asked, and nothing was written. To ask again is to log in anew, once.
            log.info("%s", error.message)
        try:
            return self._post_once(params, kind)
        except SiteError as error:
            raise self._refused(error) from None

    def _post_once(self, params: dict[str, str], kind: str) -> Json:
        permit = self._ask()
        self._ask_the_shell()  # its word may have come while the wiki was asked
        if kind == "rollback" and "rollback" not in permit["userinfo"]["rights"]:
            raise Refusal("permissiondenied", "the right rollback is gone: the next try is an edit", wait=True)
        tags = {"tags": self._change_tag} if _tag_usable(permit, self._change_tag) else {}
        token = str(permit["tokens"].get(f"{kind}token", ""))
        answer = self._session.write(**params, **tags, token=token)
        self._contradictions = 0
        return dict(answer[params["action"]])

    def _refused(self, error: SiteError) -> Refusal:
        """What an error of the wiki at a write means."""
        if error.code in WRONG_ACCOUNT:
            self._contradictions += 1
            if self._contradictions >= MOST_CONTRADICTIONS:
                self.broken = error.message
            return Refusal(error.code, error.message, wait=True)
        if error.code in BLOCKED and not self.restricted:  # since we asked
            return Refusal("stopped", error.message, wait=True)
        detail = f"{self.restricted} ({error.message})" if error.code in BLOCKED else error.message
        return Refusal(error.code, detail, wait=error.temporary, retry_after=error.retry_after)

    def require_mode(self, *, own_page: bool = False) -> None:
        """Refuse at once, without asking the wiki, what this mode never allows."""
        if self.broken:
            raise Refusal("stopped", self.broken, wait=True)
        self._ask_the_shell()
        if not self._enforce and not (own_page and self._own_pages):
            raise Refusal("observe", "only observing", wait=True)

    def why_stopped(self) -> str:
        """Why a write would be stopped now, in plain words; "" where it would not. Never raises."""
        try:
            self._ask_the_shell()
            self._ask()
        except Refusal as refusal:
            return refusal.written.detail
        return ""

    def _ask_the_shell(self) -> None:
        if why := self._stopped():
            raise Refusal("stopped", why, wait=True)

    def _ask(self) -> Json:
        """What the wiki says now about the bot, with tokens and tags; Refusal unless it may write."""
        # It asks at once about whoever was the page's author the last time, and is so nearly always.
        author = {"ususerids": str(self._author), "usprop": "groups"} if self._author else {}
        try:
            answer = self._session.read(
                action="query",
                titles=values(self.run_page),
                prop="revisions",
                rvprop="ids|user|userid|content",
                rvslots="main",
                meta="userinfo|tokens",
                uiprop="blockinfo|rights",
                type="csrf|rollback|userrights",
                list="tags|users" if author else "tags",
                tgprop="active|defined",
                tglimit="max",
                **author,
            )["query"]
            why = self._why_not(answer)
        except SiteError as error:
            if error.temporary:
                raise Refusal("unasked", error.message, wait=True) from None
            if error.code in WRONG_ACCOUNT:
                self.broken = error.message
            why = error.message
        except FORMS as error:
            why = f"the wiki's answer about the run page has not the expected form ({error!r})"
            raise Refusal("unasked", why, wait=True) from None
        if why:
            raise Refusal("stopped", why, wait=True)
        return dict(answer)

    def _why_not(self, answer: Json) -> str:
        me = answer["userinfo"]
        if me["name"] != self._session.bot_name:
            self.broken = f"logged in as {me['name']!r}, not as {self._session.bot_name!r}"
            return self.broken
        if why := self._why_not_able(me):
            return why
        page = answer["pages"][0]
        if "revisions" not in page:
            return f"the run page {self.run_page} does not exist"
        revision = page["revisions"][0]
        text = text_of(revision)
        if text is None or text.strip().casefold() != RUN_WORD:
            return f"the run page {self.run_page} does not say {RUN_WORD!r}"
        return self._why_not_said_by(revision, answer.get("users", ()))

    def _why_not_able(self, me: Json) -> str:
        """Why the account can't work: blocked, or without the rights that every write needs. Notes a partial block."""
        name, rights = me["name"], frozenset(me["rights"])
        self._session.note_rights(rights)
        # A block of several parts has no id, so whatever tells of a block is one.
        self.restricted = f"a block closes some pages to {name}: {_block(me)}" if me.get("blockpartial") else ""
        if {"blockid", "blockedby"} & me.keys() and not self.restricted:
            return f"the account {name} is blocked on the wiki: {_block(me)}"
        if "bot" not in rights:
            self.broken = f"the account {name} is no bot, or not any more: the right bot is missing"
            return self.broken
        return "" if "edit" in rights else f"the account {name} has lost the right edit"

    def _why_not_said_by(self, revision: Json, users: Sequence[Json]) -> str:
        """Why the last author of the run page does not count; "" for a sysop. `users`: about whom was asked already."""
        last = f"the last edit of the run page {self.run_page} is"
        if revision.get("userhidden") or not revision.get("userid"):
            author = "somebody hidden" if revision.get("userhidden") else "an address"
            return f"{last} by {author}, not by a {RUN_GROUP}: {SAY_IT_AGAIN}"
        self._author = int(revision["userid"])
        found = [user for user in users if user.get("userid") == self._author]
        if not found:
            params = {"action": "query", "list": "users", "usprop": "groups", "ususerids": str(self._author)}
            found = self._session.read(**params)["query"]["users"]
        if RUN_GROUP not in found[0].get("groups", ()):
            return f"{last} not by a {RUN_GROUP}: {SAY_IT_AGAIN}"
        return ""


def _block(me: Json) -> str:
    return f"by {me.get('blockedby') or 'the wiki itself'}, {me.get('blockreason') or 'without a reason'}"


def _tag_usable(permit: Json, name: str) -> bool:
    """Whether this account may put the change tag on its edits: a sysop made it, and the right is there."""
    if "applychangetags" not in permit["userinfo"].get("rights", ()):
        return False
    tags = permit.get("tags", ())
    return any(tag["name"] == name and tag.get("defined") and tag.get("active") for tag in tags)
