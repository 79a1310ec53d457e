"""The writes: save, roll back, block. Each goes through the gate once and is read back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from wikiwatch.core.own_texts import SUMMARY_LIMIT
from wikiwatch.errors import SiteError
from wikiwatch.ports import PageHead, Written
from wikiwatch.site.gate import Gate, Refusal
from wikiwatch.site.reading import text_of
from wikiwatch.site.session import Session, values
from wikiwatch.site.shapes import forms_told

Json = dict[str, Any]

_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")  # blanks at which French sets no new line stay as they are
_LINKS = re.compile(r"(?<!\S)(?:www\.\S*|\S*//\S*)")

BLOCK_FLAGS = frozenset({"anononly", "nocreate", "autoblock", "noemail", "allowusertalk"})


class Writer:
    """Writes through the gate; each method answers with Written and raises nothing of the wiki's."""

    def __init__(self, session: Session, gate: Gate, *, pages: Iterable[str]) -> None:
        """`pages`: titles of the bot's own pages that may lie outside its user page; "" is none."""
        self._session = session
        self._gate = gate
        self._own = (f"User:{session.bot_name}", *filter(None, pages))

    def save(self, head: PageHead, text: str, summary: str) -> Written:
        """See `Site.save`. An edit that MediaWiki merged with another one is told as `superseded`."""
        return answered(lambda: self._save(head, text, summary))

    def rollback(self, head: PageHead, user: str, restored_revid: int, summary: str) -> Written:
        """See `Site.rollback`. One that reached another revision than expected is told as `superseded`."""
        return answered(lambda: self._rollback(head, user, restored_revid, summary))

    def block(self, user: str, expiry: str, reason: str, options: frozenset[str]) -> Written:
        """See `Site.block`. Somebody who is blocked in any way already is left as they are."""
        return answered(lambda: self._block(user, expiry, reason, options))

    def save_page(self, title: str, text: str, summary: str, *, new: bool = False) -> Written:
        """See `Site.save_page`. Nothing is sent where the text stands already."""
        return answered(lambda: self._save_page(title, text, summary, new=new))

    def _save(self, head: PageHead, text: str, summary: str) -> Written:
        if head.text is None:
            raise Refusal("nottext", "the page holds no wikitext")
        params = {
            "action": "edit",
            "pageid": str(head.page_id),
            "baserevid": str(head.revid),
            "nocreate": "1",
            "minor": "1",
        }
        answer = self._edit({**params, "text": text, "summary": one_line(summary)}, own_page=False)
        if int(answer.get("oldrevid", 0)) != head.revid:
            # MediaWiki merged a stale edit and calls it a success: what stands now is not what was judged.
            raise Refusal("superseded", "the page had changed", revid=int(answer["newrevid"]))
        return self._read_back(int(answer["newrevid"]), text)

    def _save_page(self, title: str, text: str, summary: str, *, new: bool) -> Written:
        inside = any(title == own or title.startswith(f"{own}/") for own in self._own)
        if not inside or title == self._gate.run_page:
            raise Refusal("notown", f"{title} is not one of the bot's own pages")
        self._gate.require_mode(own_page=True)
        standing = self._session.read(
            action="query", titles=values(title), prop="revisions", rvprop="ids|content", rvslots="main"
        )["query"]["pages"][0]
        for revision in standing.get("revisions", ()):
            if same_text(text_of(revision), text):
                return Written(ok=True, detail="unchanged", revid=int(revision["revid"]))
        params = {"action": "edit", "title": title, "text": text, "summary": one_line(summary)}
        answer = self._edit({**params, "createonly": "1"} if new else params, own_page=True)
        return self._read_back(int(answer["newrevid"]), text)

    def _edit(self, params: dict[str, str], *, own_page: bool) -> Json:
        answer = self._gate.post({**params, "bot": "1", "watchlist": "nochange"}, own_page=own_page)
        if answer["result"] != "Success":
            code = "captcha" if "captcha" in answer else str(answer.get("code", "failure"))
            raise Refusal(code, "the wiki did not save the edit")
        if answer.get("nochange"):
            raise Refusal("nochange", "the text stood there already")
        return answer

    def _rollback(self, head: PageHead, user: str, restored_revid: int, summary: str) -> Written:
        params = {
            "action": "rollback",
            "pageid": str(head.page_id),
            "user": user,
            "summary": one_line(summary),
            "markbot": "1",
            "watchlist": "nochange",
        }
        answer = self._gate.post(params, kind="rollback")
        revid = int(answer["revid"])
        if int(answer["old_revid"]) != head.revid or int(answer["last_revid"]) != restored_revid:
            raise Refusal("superseded", f"revision {answer['last_revid']} was restored", revid=revid)
        try:
            restored = self._texts(restored_revid).get(restored_revid)
        except SiteError as error:
            return not_read_back(error.message, revid)
        return self._read_back(revid, restored)

    def _block(self, user: str, expiry: str, reason: str, options: frozenset[str]) -> Written:
        unknown = options - BLOCK_FLAGS
        if unknown:
            raise Refusal("unknownoption", f"no block options: {', '.join(sorted(unknown))}")
        self._gate.require_mode()
        if self._blocks(user):
            raise Refusal("alreadyblocked", f"{user} is blocked already")
        params = {"action": "block", "user": user, "expiry": expiry, "reason": one_line(reason)}
        answer = self._gate.post({**params, **dict.fromkeys(sorted(options), "1")})
        try:
            found = self._blocks(user)
        except SiteError as error:
            return not_read_back(error.message)
        if not any(int(block["id"]) == int(answer["id"]) for block in found):
            return not_read_back("the block is not in the wiki's list")
        return Written(ok=True)

    def _blocks(self, user: str) -> list[Json]:
        """The blocks of exactly this account, address or range."""
        answer = self._session.read(action="query", list="blocks", bkusers=values(user), bkprop="id|user|expiry|flags")
        return list(answer["query"]["blocks"])

    def _read_back(self, revid: int, expected: str | None) -> Written:
        """Whether the revision that the wiki says it made holds the text that it should."""
        try:
            found = self._texts(revid).get(revid)
        except SiteError as error:
            return not_read_back(error.message, revid)
        if expected is None or not same_text(found, expected):
            return not_read_back("another text stands in the revision that was saved", revid)
        return Written(ok=True, revid=revid)

    def _texts(self, revid: int) -> dict[int, str]:
        query = self._session.read(
            action="query", revids=str(revid), prop="revisions", rvprop="ids|content", rvslots="main"
        )["query"]
        revisions = [found for page in query.get("pages", ()) for found in page.get("revisions", ())]
        texts = {int(revision["revid"]): text_of(revision) for revision in revisions}
        return {number: text for number, text in texts.items() if text is not None}


def one_line(summary: str) -> str:
    """A summary or reason as it is sent: one line, cut, without a URL (SpamBlacklist refuses some)."""
    return _BREAKS.sub(" ", _LINKS.sub("(link)", summary)).strip()[:SUMMARY_LIMIT]


def same_text(found: str | None, expected: str) -> bool:
    """Whether two texts are one to MediaWiki, which normalises Unicode, line ends and the end of the page."""
    return found is not None and _normal(found) == _normal(expected)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").rstrip()


def answered(write: Callable[[], Written]) -> Written:
    """The outcome of a write, whatever way it took; what failed before it was sent is told with `wait`.

    So is an answer of another form than MediaWiki's: nobody knows by it whether anything was written.
    """
    try:
        with forms_told():
            return write()
    except Refusal as refusal:
        return refusal.written
    except SiteError as error:
        return Written(
            ok=False, code=error.code, detail=error.message, wait=error.temporary, retry_after=error.retry_after
        )


def not_read_back(why: str, revid: int | None = None) -> Written:
    """The answer to a write that the wiki took, and after which something else stands than should."""
    return Written(ok=False, code="not-read-back", detail=why, revid=revid)
