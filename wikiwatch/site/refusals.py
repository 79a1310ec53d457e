"""What the wiki's own extensions refused: SpamBlacklist's log and AbuseFilter's, where the account may read them.

SpamBlacklist writes its log only with `$wgLogSpamBlacklistHits`. AbuseFilter's log tells the texts of an edit to
whoever has `abusefilter-log-detail`; of hidden filters only with `abusefilter-log-private`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from wikiwatch.core import text
from wikiwatch.core.links import links
from wikiwatch.core.sites import Refusal
from wikiwatch.errors import SiteError
from wikiwatch.site import reading
from wikiwatch.site.session import Session

log = logging.getLogger(__name__)

Json = Mapping[str, Any]

# One request each. AbuseFilter's entries may hold whole pages twice, and an answer ends at 8 MB anyway: of a flood
# the latest are enough to know the places and the hands.
BLACKLIST_ENTRIES, FILTER_ENTRIES = 500, 100
# The consequences after which an edit is not saved. Who is only warned may save again, and that counts as allowed.
STOPS = frozenset({"disallow", "block", "blockautopromote", "degroup", "rangeblock"})
# Rights can be taken away, and an extension removed, after we logged in.
NOT_FOR_US = frozenset({"permissiondenied", "badvalue"})

READ_BLACKLIST, READ_FILTERS, READ_FILTERED = "spamblacklistlog", "abusefilter-log", "abusefilter-log-detail"


def refusals_since(session: Session, since: datetime) -> Sequence[Refusal]:
    """See `Site.refusals_since`. At most one request for each of the two logs. Raises SiteError."""
    found: list[Refusal] = []
    if READ_BLACKLIST in session.rights:
        found += map(from_blacklist, _entries(session, "logevents", since, _BLACKLIST))
    if READ_FILTERS in session.rights:
        details = "|details" if READ_FILTERED in session.rights else ""
        entries = _entries(session, "abuselog", since, {**_FILTERS, "aflprop": _FILTERS["aflprop"] + details})
        found += [from_filter(entry) for entry in entries if was_stopped(entry)]
    return found


_BLACKLIST = {
    "letype": "spamblacklist",
    "leprop": "ids|title|user|timestamp|details",
    "lelimit": str(BLACKLIST_ENTRIES),
}
_FILTERS = {"aflprop": "ids|user|title|action|result|timestamp", "afllimit": str(FILTER_ENTRIES)}
_ENDS = {"logevents": "leend", "abuselog": "aflend"}


def _entries(session: Session, name: str, since: datetime, params: Mapping[str, str]) -> Iterator[Json]:
    """The latest entries of a log, newest first."""
    try:
        answer = session.read(action="query", list=name, **{_ENDS[name]: reading.stamp(since)}, **params)
    except SiteError as error:
        if error.code in NOT_FOR_US:
            return
        raise
    yield from (entry for entry in answer.get("query", {}).get(name, ()) if _is_told(entry))


def _is_told(entry: Json) -> bool:
    """Whether author and title of a log entry are there and hidden from nobody."""
    hidden = any(entry.get(flag) for flag in ("userhidden", "actionhidden", "suppressed"))
    return not hidden and bool(entry.get("user")) and bool(entry.get("title"))


def from_blacklist(entry: Json) -> Refusal:
    """An entry of SpamBlacklist's log; its parameter holds all addresses that the list names, separated by spaces."""
    urls = str((entry.get("params") or {}).get("url", ""))
    return _refusal("spamblacklist", int(entry["logid"]), entry, (link.domain for link in links(urls)))


def was_stopped(entry: Json) -> bool:
    """Whether an entry of AbuseFilter's log is of an edit that was not saved."""
    return entry.get("action") == "edit" and not STOPS.isdisjoint(str(entry.get("result", "")).split(","))


def from_filter(entry: Json) -> Refusal:
    """An entry of AbuseFilter's log, with the domains that the edit would have added, where its texts are told."""
    details = entry.get("details") or {}
    before, after = str(details.get("old_wikitext") or ""), str(details.get("new_wikitext") or "")
    try:
        domains = text.added(before, after, new_page=not before).domains
    except Exception:  # one text that breaks the reader must not stop the watch
        log.exception("what entry %s of the filters' log would have added could not be read", entry["id"])
        domains = ()
    return _refusal("abusefilter", int(entry["id"]), entry, domains)


def _refusal(name: str, number: int, entry: Json, domains: Iterator[str] | Sequence[str]) -> Refusal:
    return Refusal(
        log=name,
        entry=number,
        at=reading.moment(entry["timestamp"]),
        user=str(entry["user"]),
        title=str(entry["title"]),
        domains=tuple(dict.fromkeys(domains)),
    )
