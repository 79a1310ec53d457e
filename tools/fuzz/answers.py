"""Targets that read what servers answer: the wiki's API, name servers, reputation services, the wiki's feed."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Any
from unittest import mock

import dns.message
import dns.query
import dns.rrset

from tools.fuzz.law import Target
from wikiwatch.core.model import Actor, ActorKind, Change, ChangeKind
from wikiwatch.errors import SiteError
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.reputation import nameservers, stopforumspam
from wikiwatch.site.checkuser import told
from wikiwatch.site.failures import checked
from wikiwatch.site.reader import Reader
from wikiwatch.site.reading import whole
from wikiwatch.site.rule_pages import RulePageReader
from wikiwatch.site.session import Session
from wikiwatch.wake import Bell
from wikiwatch.wake_table import WakeTable

Json = dict[str, Any]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOST_REQUESTS = 20  # in one input; the fake wiki hangs up then
EDIT = Change(
    rcid=1,
    kind=ChangeKind.EDIT,
    revid=8,
    parent_revid=7,
    page_id=3,
    namespace=0,
    title="Tower",
    timestamp=NOW,
    user="Zuse",
)
MOST_DATAGRAM = 65_507  # bytes, over IPv4
AUTHORS = [Actor(name="Zuse", kind=ActorKind.ACCOUNT), Actor(name="192.0.2.7", kind=ActorKind.ADDRESS)]


class Canned(Session):
    """A session in which the wiki answers what an input says, one after the other, and then hangs up."""

    def __init__(self, answers: list[Any]) -> None:
        self.bot_name, self.generator, self.api_url = "WatchBot", "MediaWiki 1.43.0", "https://wiki.example/api.php"
        self.extensions = frozenset({"CentralAuth", "SpamBlacklist", "Abuse Filter", "CheckUser"})
        self.languages = ("en",)
        self._answers = answers
        self._count = 0

    @property
    def rights(self) -> frozenset[str]:
        """Those of a bot."""
        return frozenset({"edit", "apihighlimits", "abusefilter-log", "spamblacklistlog"})

    def read(self, **_params: str) -> Json:
        """The next answer."""
        self._count += 1
        if not self._answers or self._count > MOST_REQUESTS:
            raise SiteError("The wiki hung up.", temporary=True)
        return checked(whole(self._answers[(self._count - 1) % len(self._answers)]))


CALLS: dict[str, Callable[[Canned], Any]] = {
    "now": lambda session: Reader(session).now(),
    "changes": lambda session: list(Reader(session).changes_since(NOW)),
    "oldest": lambda session: Reader(session).oldest_change(),
    "history": lambda session: list(Reader(session).history_changes(NOW, NOW)),
    "facts": lambda session: Reader(session).facts([EDIT]),
    "actors": lambda session: Reader(session).actors(["Zuse", "192.0.2.7"]),
    "contributions": lambda session: Reader(session).earlier_edits(AUTHORS, NOW),
    "talk": lambda session: Reader(session).talk_pages(["Zuse", "192.0.2.7"]),
    "blocks": lambda session: list(Reader(session).block_log()),
    "refusals": lambda session: list(Reader(session).refusals_since(NOW)),
    "texts": lambda session: list(Reader(session).current_texts(5)),
    "listings": lambda session: Reader(session).page_listings(["User:WatchBot/Decoy"]),
    "concealed": lambda session: Reader(session).concealed([7, 8], ["Zuse"], NOW),
    "head": lambda session: Reader(session).head(3, "Tower"),
    "page": lambda session: Reader(session).history(3, 7),
    "revisions": lambda session: Reader(session).texts([7, 8]),
    "marks": lambda session: RulePageReader(session).marks(["User:WatchBot/Rules"]),
    "rules": lambda session: RulePageReader(session).history("User:WatchBot/Rules"),
    "words": lambda session: RulePageReader(session).words(["Zuse"], "block"),
}
AT = "2026-11-22T12:00:00Z"
REVISION = {
    **{
        "revid": 8,
        "parentid": 7,
        "user": "Zuse",
        "userid": 5,
        "timestamp": AT,
        "comment": "x",
        "sha1": "ab",
        "tags": ["t"],
    },
    "slots": {"main": {"contentmodel": "wikitext", "content": "A [[b]]"}},
}
PAGE = {
    **{
        "pageid": 3,
        "ns": 0,
        "title": "Tower",
        "lastrevid": 8,
        "touched": AT,
        "protection": [],
        "revisions": [REVISION],
    },
    "actions": {"edit": True},
}
CHANGE = {
    **{"type": "edit", "rcid": 1, "revid": 8, "old_revid": 7, "pageid": 3, "ns": 0, "title": "Tower", "user": "Zuse"},
    **{"userid": 5, "timestamp": AT, "comment": "x", "tags": [], "sha1": "ab", "bot": False, "temp": False},
}
ENTRY = {
    **{
        "type": "log",
        "logtype": "move",
        "logaction": "move",
        "rcid": 2,
        "logid": 4,
        "pageid": 3,
        "logpage": 3,
        "ns": 0,
    },
    **{"title": "Tower", "user": "Zuse", "timestamp": AT, "params": {"target_title": "Keep"}, "comment": ""},
    "logparams": {"target_title": "Keep"},
}
USER = {
    **{
        "userid": 5,
        "name": "Zuse",
        "groups": ["*", "user"],
        "implicitgroups": ["*"],
        "registration": AT,
        "editcount": 9,
    },
    **{"emailable": True, "rights": ["block"]},
}
QUERY = {
    "recentchanges": [CHANGE, ENTRY],
    "allrevisions": [{"pageid": 3, "ns": 0, "title": "Tower", "revisions": [REVISION]}],
    "logevents": [{**ENTRY, "type": "block", "action": "block", "params": {"duration": "1 day", "sitewide": True}}],
    "pages": [PAGE],
    "users": [USER],
    "blocks": [{"id": 1, "user": "192.0.2.7", "partial": False}],
    "usercontribs": [
        {"userid": 5, "user": "Zuse", "revid": 8, "pageid": 3, "ns": 0, "timestamp": AT, "tags": [], "size": 9}
    ],
    "usergroups": [{"name": "sysop", "rights": ["block", "edit"]}],
    "allusers": [USER],
    "namespaces": {"0": {"id": 0, "name": "", "content": True}, "2": {"id": 2, "name": "User", "canonical": "User"}},
    "general": {"mainpage": "Main Page", "lang": "en", "fallback": [{"code": "en"}]},
    "normalized": [{"from": "tower", "to": "Tower"}],
    "abuselog": [{"id": 1, "user": "Zuse", "title": "Tower", "action": "edit", "result": "disallow", "timestamp": AT}],
    "globalallusers": [{"id": 1, "name": "Zuse", "groups": ["steward"]}],
    "globaluserinfo": {"name": "Zuse", "groups": ["steward"]},
    "tokens": {"csrftoken": "c", "logintoken": "l"},
    "userinfo": {"name": "WatchBot", "rights": ["edit"]},
}
ANSWERS = [{"continue": {"rccontinue": "x|1", "continue": "-||"}, "curtimestamp": AT, "query": QUERY}] + [
    {"batchcomplete": True, "curtimestamp": AT, "query": QUERY}
] * 3


def _api(data: bytes) -> None:
    """A call's name and the answers that it gets, as JSON."""
    try:
        asked = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(asked, dict) and isinstance(answers := asked.get("answers"), list):
        CALLS.get(str(asked.get("call")), CALLS["facts"])(Canned(answers))


def _api_seeds() -> Iterator[bytes]:
    for call in CALLS:
        yield json.dumps({"call": call, "answers": ANSWERS}).encode()
    yield json.dumps({"call": "changes", "answers": [{"error": {"code": "maxlag", "info": "x"}}]}).encode()


def _stop_forum_spam(data: bytes) -> None:
    service = stopforumspam.StopForumSpam("https://stopforumspam.example/api", lambda: NOW)
    with mock.patch.object(stopforumspam, "read", return_value=data):
        service.ask(["192.0.2.7", "2001:db8::1"], 60.0)


def _check_user(data: bytes) -> None:
    try:
        answer = whole(json.loads(data))
    except (ValueError, RecursionError):
        return
    list(told(answer, {"~2026-1": [7, 8]}))


QUESTION = dns.message.make_query("7.2.0.192.zone.example.", "A")


def _dns(data: bytes) -> None:
    """A datagram in answer to a question, as far as dnspython takes it for one."""

    def answered(question: dns.message.Message, *_: object) -> dns.message.Message:
        answer = dns.message.from_wire(data)
        answer.id = question.id
        if not question.is_response(answer):
            raise dns.query.BadResponse
        return answer

    with mock.patch.object(nameservers, "_asked", answered):
        nameservers.NameServers([("192.0.2.53", 53)]).addresses("7.2.0.192.zone.example", "A", 10.0**9)


def _dns_seed() -> bytes:
    answer = dns.message.make_response(QUESTION)
    answer.answer.append(dns.rrset.from_text("7.2.0.192.zone.example.", 300, "IN", "A", "127.0.0.2"))
    return answer.to_wire()


@cache
def _bell() -> Bell:
    """One that listens, by a clock on which an hour goes by between two looks: no pause is waited for."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return Bell(WakeTable(udp=f"127.0.0.1:{port}"), count(0, 3_600).__next__)


def _feed(data: bytes) -> None:
    """A datagram of the wiki's feed, sent to the socket that is listened on: it wakes, whatever is in it."""
    bell = _bell()
    before = bell.datagrams
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(data[:MOST_DATAGRAM], ("127.0.0.1", bell.port))
    if not bell.wait(1.0) or bell.datagrams != before + 1:
        raise AssertionError("the datagram did not wake")


SAID = b"""{"success": 1, "ip": [{"value": "192.0.2.7", "appears": 1, "confidence": 99.1, "frequency": "12",
"lastseen": "2026-11-20 10:00:00", "torexit": 0}, {"value": "2001:db8::1", "appears": 0}]}"""
TARGETS = (
    Target(name="api", run=_api, seeds=tuple(_api_seeds()), told=(SiteError,), is_json=True),
    Target(name="stopforumspam", run=_stop_forum_spam, seeds=(SAID,), told=(NoAnswerError,), is_json=True),
    Target(
        name="checkuser",
        run=_check_user,
        seeds=(b'{"~2026-1": {"revIps": {"7": "192.0.2.7", "8": "2001:db8::1"}}}',),
        is_json=True,
        told=(SiteError,),
    ),
    Target(name="feed", run=_feed, seeds=(json.dumps(CHANGE).encode(), b"\x0314[[\x0307Tower\x0314]]\x034 M\x0310 ")),
    Target(name="dns", run=_dns, seeds=(_dns_seed(),), told=(NoAnswerError,)),
)
