"""The writes beside edits: moves, files, deletions, unblocks, groups. Each goes through the gate and is read back.

MediaWiki takes no revision to compare with for any of them. So each looks at what stands just before it writes, and
compares afterwards: what somebody did in that moment is not undone, but it is seen, and told as `superseded`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from wikiwatch.core.model import parse_network
from wikiwatch.errors import SiteError
from wikiwatch.ports import BlockFacts, FileVersion, OwnAct, PageHead, Written
from wikiwatch.site import reading
from wikiwatch.site.gate import Gate, Refusal
from wikiwatch.site.session import Session, values
from wikiwatch.site.shapes import shaped
from wikiwatch.site.writing import answered, not_read_back, one_line

Json = dict[str, Any]

FOREVER = ("infinity", "infinite", "indefinite", "never")
BLOCK_PROPS = "id|user|by|timestamp|expiry|reason|flags"
FILE_NAMESPACE = 6
ONE_MOVE = timedelta(seconds=5)  # within it a move logs that the page went, and that a redirect made way for it
MOST_VERSIONS = "50"  # of a file, newest first
LATEST = "10"  # log entries about a title


@shaped
class Acts:
    """What a patrol does beside editing; answers as `Writer` does."""

    def __init__(self, session: Session, gate: Gate) -> None:
        self._session = session
        self._gate = gate

    def blocks_on(self, user: str) -> Sequence[BlockFacts]:
        """See `Site.blocks_on`. Raises SiteError."""
        return [_block_facts(block) for block in self._blocks(user)]

    def blocks_over(self, address: str) -> Sequence[BlockFacts]:
        """See `Site.blocks_over`. Raises SiteError."""
        params = {"list": "blocks", "bkip": address, "bkprop": BLOCK_PROPS, "bklimit": "max"}
        own = parse_network(address)
        # MediaWiki makes blocks of its own for a day, of addresses that a blocked account used.
        blocks = [block for block in self._query(**params)["blocks"] if not block.get("automatic")]
        return [one for one in map(_block_facts, blocks) if parse_network(one.target) != own]

    def unblock(self, user: str, reason: str) -> Written:
        """See `Site.unblock`. MediaWiki names as the blocker who changed a block last."""
        return answered(lambda: self._unblock(user, reason))

    def move_page(self, page_id: int, title: str, to: str, reason: str) -> Written:
        """See `Site.move_page`. A redirect that has to stay is told in `detail`."""
        return answered(lambda: self._move(page_id, title, to, reason))

    def file_versions(self, title: str) -> Sequence[FileVersion]:
        """See `Site.file_versions`. Hidden ones are left out: they can't be brought back. Raises SiteError."""
        return [
            FileVersion(
                at=reading.moment(version["timestamp"]),
                user=str(version.get("user", "")),
                archive_name=str(version.get("archivename", "")),
                sha1=str(version.get("sha1", "")),
            )
            for version in self._versions(title)
            if not (version.get("filehidden") or version.get("suppressed"))
        ]

    def revert_file(self, title: str, archive_name: str, reason: str) -> Written:
        """See `Site.revert_file`."""
        return answered(lambda: self._revert_file(title, archive_name, reason))

    def delete_page(self, head: PageHead, reason: str) -> Written:
        """See `Site.delete_page`. What was saved in the very moment of it is brought back, and told as `superseded`."""
        return answered(lambda: self._delete(head, reason))

    def undelete_page(self, title: str, reason: str) -> Written:
        """See `Site.undelete_page`; `notown` where the last deletion of the title is not the bot's."""
        return answered(lambda: self._undelete(title, reason))

    def change_group(self, user: str, change: str, reason: str) -> Written:
        """See `Site.change_group`. Nothing is sent where the account is as it should be."""
        return answered(lambda: self._change_group(user, change, reason))

    def own_acts(self, log: str) -> Sequence[OwnAct]:
        """See `Site.own_acts`: as many as one answer holds. Raises SiteError."""
        found = self._query(
            list="logevents", letype=log, leuser=self._session.bot_name, leprop="type|title|comment", lelimit="max"
        )["logevents"]
        return [
            OwnAct(
                what=f"{one['type']}/{one['action']}",
                title=str(one.get("title", "")),
                summary=str(one.get("comment", "")),
            )
            for one in found
        ]

    def _unblock(self, user: str, reason: str) -> Written:
        self._gate.require_mode()
        found = self._blocks(user)
        if not found:
            raise Refusal("cantunblock", f"{user} is not blocked")
        foreign = [block for block in found if block.get("by") != self._session.bot_name]
        if foreign:
            raise Refusal("notown", f"the block is by {foreign[0].get('by') or 'somebody hidden'}")
        for block in found:
            self._gate.post({"action": "unblock", "id": str(int(block["id"])), "reason": one_line(reason)})
        return _read_back(lambda: "the block stands in the wiki's list" if self._blocks(user) else "")

    def _blocks(self, user: str) -> list[Json]:
        """The blocks of exactly this account, address or range."""
        params = {"list": "blocks", "bkusers": values(user), "bkprop": BLOCK_PROPS}
        return list(self._query(**params)["blocks"])

    def _move(self, page_id: int, title: str, to: str, reason: str) -> Written:
        self._gate.require_mode()
        standing = self._title_of(page_id)
        if standing != title:
            raise Refusal("superseded", f"the page stands under {standing}" if standing else "the page is gone")
        params = {"action": "move", "fromid": str(page_id), "to": to, "reason": one_line(reason), "movetalk": "1"}
        silent = "suppressredirect" in self._session.rights and not self._hid_a_redirect(title, to)
        answer = self._gate.post({**params, **({"noredirect": "1"} if silent else {}), "watchlist": "nochange"})
        # Moved by its id, it is surely the page that was meant; somebody may have given it a third title meanwhile.
        if answer.get("from") != title:
            raise Refusal("superseded", f"it had been moved to {answer.get('from')} meanwhile")
        detail = f"a redirect stays at {title}" if answer.get("redirectcreated") else ""
        return _read_back(
            lambda: "" if self._title_of(page_id) == to else "the page does not stand under that title", detail
        )

    def _hid_a_redirect(self, title: str, to: str) -> bool:
        """Whether MediaWiki deleted a redirect at this title when somebody moved the page there from `to`."""
        gone = [one for one in self._logged("delete", title) if str(one.get("action")).startswith("delete_redir")]
        moves = self._logged("move", to) if gone else []
        there = [one for one in moves if one.get("params", {}).get("target_title") == title]
        return any(_by_one_move(one, move) for one in gone for move in there)

    def _logged(self, kind: str, title: str) -> list[Json]:
        """The latest log entries of a kind about a title by anybody but the bot, newest first."""
        params = {"list": "logevents", "letype": kind, "leprop": "type|user|timestamp|details", "lelimit": LATEST}
        found = self._query(letitle=title, **params).get("logevents", ())
        return [one for one in found if one.get("user") not in (None, self._session.bot_name)]

    def _title_of(self, page_id: int) -> str:
        """The title of a page now; "" where there is none by this id."""
        page = self._query(pageids=str(page_id), prop="info")["pages"][0]
        return "" if page.get("missing") else str(page.get("title", ""))

    def _versions(self, title: str) -> list[Json]:
        params = {"prop": "imageinfo", "iiprop": "timestamp|user|archivename|sha1", "iilimit": MOST_VERSIONS}
        return list(self._query(titles=values(title), **params)["pages"][0].get("imageinfo", ()))

    def _revert_file(self, title: str, archive_name: str, reason: str) -> Written:
        self._gate.require_mode()
        wanted = [version for version in self._versions(title) if version.get("archivename") == archive_name]
        if not wanted or not archive_name:
            raise Refusal("filerevert-badversion", f"{title} has no such version")
        # The module takes the name without its namespace, in whatever language that is.
        params = {"filename": title.partition(":")[2], "archivename": archive_name, "comment": one_line(reason)}
        answer = self._gate.post({"action": "filerevert", **params})
        if answer.get("result") != "Success":
            raise Refusal(_first_code(answer), "the wiki did not bring the version back")
        sha1 = wanted[0].get("sha1")
        return _read_back(lambda: "" if self._current_sha1(title) == sha1 else "another version is the current one")

    def _current_sha1(self, title: str) -> object:
        return next((version.get("sha1") for version in self._versions(title)), None)

    def _delete(self, head: PageHead, reason: str) -> Written:
        self._gate.require_mode()
        page = self._query(pageids=str(head.page_id), prop="info")["pages"][0]
        if page.get("missing"):
            raise Refusal("missingtitle", "the page does not exist any more")
        if int(page["lastrevid"]) != head.revid:
            raise Refusal("superseded", "the page had changed")
        params = {"action": "delete", "pageid": str(head.page_id), "reason": one_line(reason), "watchlist": "nochange"}
        answer = self._gate.post(params)
        if answer.get("scheduled"):
            return not_read_back("the wiki deletes it later: it has too many revisions")
        title = str(answer["title"])
        try:
            later = max(self._deleted(title), default=0)
        except SiteError as error:
            return not_read_back(error.message)
        if later > head.revid:
            self._gate.post({"action": "undelete", "title": title, "reason": one_line(reason)})
            raise Refusal("superseded", "somebody saved it in that moment: it was brought back", revid=later)
        return _read_back(lambda: "the page stands" if self._title_of(head.page_id) else "")

    def _undelete(self, title: str, reason: str) -> Written:
        self._gate.require_mode()
        query = self._query(
            titles=values(title), prop="info", list="logevents", letype="delete", letitle=title, leprop="type|user"
        )
        page = query["pages"][0]
        if not page.get("missing"):
            raise Refusal("articleexists", "a page stands under that title")
        last: Json = next((entry for entry in query["logevents"] if entry.get("action") in ("delete", "restore")), {})
        if last.get("user") != self._session.bot_name or last.get("action") != "delete":
            raise Refusal("notown", "its last deletion is not this program's")
        revisions = self._deleted(title)
        chain = _latest_page(revisions)
        some: dict[str, str] = {}
        if len(chain) < len(revisions):
            # Other pages were deleted under this title before. Of a file, their versions would come along.
            if int(page.get("ns", 0)) == FILE_NAMESPACE:
                raise Refusal("mixed", "earlier deleted versions would come back with it")
            some = {"timestamps": "|".join(sorted({str(revisions[revid]["timestamp"]) for revid in chain}))}
        self._gate.post({"action": "undelete", "title": title, "reason": one_line(reason), **some})
        return _read_back(lambda: self._why_not_back(title, max(chain, default=0)))

    def _why_not_back(self, title: str, revid: int) -> str:
        page = self._query(titles=values(title), prop="info")["pages"][0]
        if page.get("missing"):
            return "the page does not exist"
        return "" if int(page["lastrevid"]) == revid or not revid else "another revision stands on it than before"

    def _deleted(self, title: str) -> dict[int, Json]:
        """The latest deleted revisions of a title, by id; none where the account may not see them."""
        if "deletedhistory" not in self._session.rights:
            return {}
        params = {"prop": "deletedrevisions", "drvprop": "ids|timestamp", "drvlimit": "max"}
        page = self._query(titles=values(title), **params)["pages"][0]
        return {int(revision["revid"]): revision for revision in page.get("deletedrevisions", ())}

    def _change_group(self, user: str, change: str, reason: str) -> Written:
        self._gate.require_mode()
        sign, group = change[:1], change[1:]
        if sign not in ("+", "-") or not group:
            raise Refusal("unknownoption", f"no change of groups: {change!r}")
        if self._has(user, group) is (sign == "+"):
            return Written(ok=True, detail="unchanged")
        params = {"action": "userrights", "user": user, "add" if sign == "+" else "remove": values(group)}
        self._gate.post({**params, "reason": one_line(reason)}, kind="userrights")
        if self._has(user, group) is not (sign == "+"):
            # MediaWiki passes over the groups that an account may not change, and calls it a success.
            raise Refusal("permissiondenied", f"the account may not change the group {group}")
        return Written(ok=True)

    def _has(self, user: str, group: str) -> bool:
        found = self._query(list="users", ususers=values(user), usprop="groups")["users"][0]
        if found.get("missing") or found.get("invalid"):
            raise Refusal("nosuchuser", f"there is no account {user}")
        return group in found.get("groups", ())

    def _query(self, **params: str) -> Json:
        return dict(self._session.read(action="query", **params)["query"])


def _block_facts(block: Json) -> BlockFacts:
    return BlockFacts(
        by=str(block.get("by", "")),
        at=reading.moment(block["timestamp"]),
        until=_expiry(str(block["expiry"])),
        reason=str(block.get("reason", "")),
        partial=bool(block.get("partial")),
        target=str(block.get("user", "")),
    )


def _expiry(expiry: str) -> datetime | None:
    return None if expiry in FOREVER else reading.moment(expiry)


def _first_code(answer: Json) -> str:
    return next((str(error["code"]) for error in answer.get("errors", ()) if "code" in error), "failure")


def _by_one_move(gone: Json, moved: Json) -> bool:
    """Whether two log entries, of a redirect that went and of a move, tell of one and the same deed."""
    apart = reading.moment(moved["timestamp"]) - reading.moment(gone["timestamp"])
    return gone["user"] == moved["user"] and abs(apart) < ONE_MOVE


def _latest_page(revisions: Mapping[int, Json]) -> list[int]:
    """Of the deleted revisions of a title those of the page that was deleted last: its head and what that rests on."""
    found: list[int] = []
    revid = max(revisions, default=0)
    while revid in revisions:
        found.append(revid)
        parent = int(revisions[revid].get("parentid") or 0)
        revid = parent if parent < revid else 0
    return found


def _read_back(why_not: Callable[[], str], detail: str = "") -> Written:
    """Whether the wiki shows what a write should have made: `why_not` says "" where it does."""
    try:
        why = why_not()
    except SiteError as error:
        why = error.message
    return not_read_back(why) if why else Written(ok=True, detail=detail)
