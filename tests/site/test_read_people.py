"""What a wiki tells of people, from a stand-in for its API on the loopback that cuts its answers as MediaWiki does."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from wikiwatch import home as home_folder
from wikiwatch.core.model import Actor, ActorKind
from wikiwatch.errors import SiteError
from wikiwatch.site.acquaintance import LATEST, MOST_REQUESTS, contribution
from wikiwatch.site.people import PeopleReader
from wikiwatch.site.rights import FAILED_KEPT, KEPT, Rights
from wikiwatch.site.session import SEPARATOR, Session

Json = dict[str, Any]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSWORD = "0123456789abcdefghijklmnopqrstuv"


class Api:
    """A wiki of people with so many edits each. `high`: the bot has `apihighlimits`."""

    def __init__(self) -> None:
        self.high = False
        self.edits: dict[str, int] = {}
        self.talks: dict[str, str] = {}
        self.log: list[Json] = []
        self.groups: dict[str, list[str]] = {"*": ["read"], "user": ["read", "edit"], "sysop": ["edit", "block"]}
        self.users: dict[str, Json] = {}
        self.extensions: list[str] = []
        self.global_members: dict[str, list[str]] = {}
        self.texts_at_once = 500
        self.asked: list[dict[str, str]] = []
        self.failing: set[str] = set()

    @property
    def limit(self) -> int:
        return 5000 if self.high else 500

    def kinds(self) -> list[str]:
        """Which modules were asked since the login, in order."""
        return [one for one in map(_kind, self.asked) if one not in ("userinfo", "login", "tokens")]

    def answer(self, asked: dict[str, str]) -> Json:
        self.asked.append(asked)
        kind = _kind(asked)
        if kind in self.failing:
            return {"error": {"code": "internal_api_error_DBQueryError", "info": "down"}}
        return {
            "login": self._login,
            "tokens": lambda _: {"query": {"tokens": {"logintoken": "l"}}},
            "userinfo": self._who,
            "usercontribs": self._contributions,
            "talk": self._talk_pages,
            "logevents": lambda _: {"query": {"logevents": self.log}},
            "users": self._users,
            "blocks": lambda _: {"query": {"blocks": []}},
            "siteinfo": self._siteinfo,
            "paraminfo": self._paraminfo,
            "globalallusers": self._global_users,
        }[kind](asked)

    def _login(self, _: Json) -> Json:
        return {"login": {"result": "Success"}}

    def _who(self, _: Json) -> Json:
        rights = ["edit", *(["apihighlimits"] if self.high else [])]
        return {"query": {"userinfo": {"name": "WatchBot", "rights": rights}}}

    def _contributions(self, asked: dict[str, str]) -> Json:
        names = _list(asked["ucuser"])
        assert len(names) <= self.limit // 10
        most = int(asked["uclimit"])
        assert most <= self.limit
        # Sorted by author, as MediaWiki does by its own numbers for them, then from the newest on.
        edits = (_edit(name, number) for name in sorted(names, reverse=True) for number in range(self.edits[name]))
        found = list(islice(edits, most + 1))
        answer: Json = {"query": {"usercontribs": found[:most]}}
        return answer if len(found) <= most else {**answer, "continue": {"uccontinue": "actor|7|x|1"}}

    def _talk_pages(self, asked: dict[str, str]) -> Json:
        titles = _list(asked["titles"])
        assert len(titles) <= self.limit // 10
        texts = [title for title in titles if title in self.talks]
        begin = int(asked.get("rvcontinue", 0))
        given = texts[begin : begin + self.texts_at_once]
        pages = [
            {"title": title.replace("User talk", "Diskussion"), "revisions": [_talk(self.talks[title])]}
            if title in given
            else {"title": title.replace("User talk", "Diskussion"), **({} if title in texts else {"missing": True})}
            for title in titles
        ]
        normal = [{"from": title, "to": title.replace("User talk", "Diskussion")} for title in titles]
        answer: Json = {"query": {"normalized": normal, "pages": pages}}
        more = begin + self.texts_at_once
        return answer if more >= len(texts) else {**answer, "continue": {"rvcontinue": str(more)}}

    def _users(self, asked: dict[str, str]) -> Json:
        return {"query": {"users": [self.users[name] for name in _list(asked["ususers"])]}}

    def _siteinfo(self, _: Json) -> Json:
        groups = [{"name": name, "rights": rights} for name, rights in self.groups.items()]
        return {"query": {"usergroups": groups, "extensions": [{"name": name} for name in self.extensions]}}

    def _paraminfo(self, _: Json) -> Json:
        groups = sorted({group for member in self.global_members.values() for group in member})
        parameters = [{"name": "from", "type": "string"}, {"name": "group", "type": groups}]
        return {"paraminfo": {"modules": [{"name": "globalallusers", "parameters": parameters}]}}

    def _global_users(self, asked: dict[str, str]) -> Json:
        wanted = asked["agugroup"].split("|")
        found = [
            {"id": 1, "name": name, "groups": groups}
            for name, groups in sorted(self.global_members.items())
            if set(groups) & set(wanted) and name >= asked.get("agufrom", "")
        ]
        answer: Json = {"query": {"globalallusers": found[:2]}}
        return answer if len(found) <= 2 else {**answer, "continue": {"agufrom": found[2]["name"]}}


def _kind(asked: dict[str, str]) -> str:
    if asked["action"] != "query":
        return asked["action"]
    kind = asked.get("list") or asked.get("meta", "").partition("|")[0]
    return kind or ("talk" if "titles" in asked else "other")


def _list(value: str) -> list[str]:
    return value.removeprefix(SEPARATOR).split(SEPARATOR)


def _edit(name: str, number: int) -> Json:
    at = NOW - timedelta(days=2 + number)
    stamp = at.isoformat().replace("+00:00", "Z")
    return {"user": name, "revid": 1000 + number, "pageid": 3, "ns": 0, "timestamp": stamp, "tags": []}


def _talk(text: str) -> Json:
    slots = {"main": {"contentmodel": "wikitext", "content": text}}
    return {"timestamp": "2026-11-20T10:00:00Z", "slots": slots}


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture
def session(api: Api, tmp_path: Path) -> Iterator[Session]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            raw = json.dumps(api.answer({key: found[0] for key, found in parse_qs(body).items()})).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    home_folder.init(tmp_path / "home", f"http://127.0.0.1:{server.server_port}/api.php", "WatchBot@watch", PASSWORD)
    yield Session(tmp_path / "home")
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(session: Session) -> PeopleReader:
    return PeopleReader(session)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikiwatch.site.session.RETRY_READ_AFTER", 0.0)


def people(api: Api, count: int, edits: int, prefix: str = "Ann") -> list[Actor]:
    """Accounts with so many edits each."""
    names = [f"{prefix} {number:03}" for number in range(count)]
    api.edits |= dict.fromkeys(names, edits)
    return [Actor(name=name, kind=ActorKind.ACCOUNT, editcount=edits) for name in names]


def addresses(api: Api, count: int, edits: int) -> list[Actor]:
    """Addresses: nobody knows beforehand how many edits came from each."""
    names = [f"192.0.2.{number}" for number in range(count)]
    api.edits |= dict.fromkeys(names, edits)
    return [Actor(name=name, kind=ActorKind.ADDRESS) for name in names]


# earlier edits


@pytest.mark.parametrize(("high", "requests"), [(True, 1), (False, 6)])
def test_three_hundred_authors_are_reached_at_once_or_fifty_by_fifty(
    api: Api, reader: PeopleReader, high: bool, requests: int
) -> None:
    api.high = high
    found = reader.earlier_edits([*people(api, 150, 5), *addresses(api, 150, 5)], NOW)
    assert api.kinds() == ["usercontribs"] * requests
    assert {len(edits) for edits in found.values()} == {5}
    assert len(found) == 300


def test_only_edits_up_to_the_time_are_asked_for(api: Api, reader: PeopleReader) -> None:
    reader.earlier_edits(people(api, 1, 3), NOW)
    assert api.asked[-1]["ucstart"] == "2026-11-22T12:00:00Z"


@pytest.mark.parametrize(("high", "in_bulk"), [(True, 1), (False, 2)])
def test_huge_histories_take_no_room_from_the_others(api: Api, reader: PeopleReader, high: bool, in_bulk: int) -> None:
    api.high = high
    many = people(api, 50, 20_000, "Vera")
    few = people(api, 100, 5)
    found = reader.earlier_edits([*many, *few], NOW)
    assert len(api.kinds()) == MOST_REQUESTS
    assert {actor.name for actor in few} <= found.keys()
    reached = [actor.name for actor in many if actor.name in found]
    assert len(reached) == MOST_REQUESTS - in_bulk
    assert {len(found[name]) for name in reached} == {LATEST}


def test_whoever_was_left_out_is_reached_by_asking_again(api: Api, reader: PeopleReader) -> None:
    waiting = people(api, 50, 20_000)
    for _ in range(7):
        found = reader.earlier_edits(waiting, NOW)
        waiting = [actor for actor in waiting if actor.name not in found]
    assert waiting == []


@pytest.mark.parametrize("edits", [30, 300, 3_000])
def test_an_answer_that_was_cut_tells_all_of_those_whom_it_tells_of(api: Api, reader: PeopleReader, edits: int) -> None:
    """Of addresses, no edit count says how many there will be."""
    found = reader.earlier_edits(addresses(api, 50, edits), NOW)
    assert len(api.kinds()) <= MOST_REQUESTS
    assert found
    assert {len(one) for one in found.values()} == {min(edits, LATEST)}


def test_the_latest_edits_of_an_author_are_enough_where_an_answer_was_cut(api: Api, reader: PeopleReader) -> None:
    api.high = True
    found = reader.earlier_edits(addresses(api, 2 * MOST_REQUESTS, 3_000), NOW)
    assert len(found) == 2 * MOST_REQUESTS, "each answer of 5,000 edits tells enough of two of them"


def test_an_edit_count_that_is_wrong_leaves_nobody_out_for_good(api: Api, reader: PeopleReader) -> None:
    people(api, 3, 400)
    actors = [Actor(name=name, kind=ActorKind.ACCOUNT, editcount=1) for name in api.edits]
    assert {len(edits) for edits in reader.earlier_edits(actors, NOW).values()} == {400}


@pytest.mark.parametrize(
    ("flags", "reverted"),
    [
        ({}, False),
        ({"tags": ["mw-reverted"]}, True),
        ({"tags": ["mw-undo", "visualeditor"]}, False),
        ({"texthidden": True}, True),
        ({"suppressed": True}, True),
    ],
)
def test_what_was_undone_or_hidden_did_not_stand(flags: Json, reverted: bool) -> None:
    assert contribution({**_edit("Ann", 1), **flags}).reverted is reverted


# talk pages


@pytest.mark.parametrize(("high", "requests"), [(True, 1), (False, 6)])
def test_talk_pages_are_read_in_bulk_and_told_by_name(
    api: Api, reader: PeopleReader, high: bool, requests: int
) -> None:
    api.high = high
    names = [f"Ann {number}" for number in range(299)] + ["2001:DB8:0:0:0:0:0:7"]
    api.talks = {"User talk:Ann 7": "Hello.", "User talk:2001:DB8:0:0:0:0:0:7": "Stop."}
    found = reader.talk_pages(names)
    assert len(api.kinds()) == requests
    assert {name: page.text for name, page in found.items() if page} == {
        "Ann 7": "Hello.",
        "2001:DB8:0:0:0:0:0:7": "Stop.",
    }
    assert list(found) == names


def test_long_talk_pages_take_several_answers_and_then_are_left_for_the_next_time(
    api: Api, reader: PeopleReader
) -> None:
    api.high, api.texts_at_once = True, 5
    names = [f"Ann {number:02}" for number in range(60)]
    api.talks = {f"User talk:{name}": "Hello." for name in names}
    found = reader.talk_pages(names)
    assert len(api.kinds()) == MOST_REQUESTS
    assert len(found) == MOST_REQUESTS * 5
    assert all(found.values())


def test_a_talk_page_that_is_no_wikitext_says_nothing(api: Api, reader: PeopleReader) -> None:
    api.talks = {"User talk:Ann": "{}"}
    api_talk = api.answer
    revision = {"timestamp": "2026-11-20T10:00:00Z", "slots": {"main": {"contentmodel": "flow-board", "content": "{}"}}}

    def flow(asked: dict[str, str]) -> Json:
        answer = api_talk(asked)
        for page in answer.get("query", {}).get("pages", ()):
            page["revisions"] = [revision]
        return answer

    api.answer = flow  # type: ignore[method-assign]
    assert reader.talk_pages(["Ann"]) == {"Ann": None}


# the block log


def test_the_block_log_tells_whom_and_how(api: Api, reader: PeopleReader) -> None:
    entry = {"logid": 1, "ns": 2, "pageid": 0, "type": "block", "user": "Sybil", "timestamp": "2020-01-02T03:04:05Z"}
    api.log = [
        {**entry, "title": "User:Rudi", "action": "block", "params": {"duration": "infinity", "sitewide": True}},
        {**entry, "title": "User:Uwe", "action": "block", "params": {"sitewide": False, "restrictions": {}}},
        {**entry, "title": "User:Uwe", "action": "unblock", "params": {}},
        {**entry, "title": "User:Old", "action": "block", "params": []},
        {**entry, "title": "User:Bad", "action": "block", "actionhidden": True},
    ]
    [page] = reader.block_log()
    assert [(one.log_target, one.log_action, one.sitewide) for one in page] == [
        ("User:Rudi", "block", True),
        ("User:Uwe", "block", False),
        ("User:Uwe", "unblock", True),
        ("User:Old", "block", True),
        ("", "", True),
    ]


# rights and global groups


def user(name: str, *groups: str, implicit: tuple[str, ...] = ("*", "user")) -> Json:
    return {
        "name": name,
        "groups": [*implicit, *groups],
        "implicitgroups": list(implicit),
        "registration": "2020-01-01T00:00:00Z",
        "editcount": 7,
    }


def test_rights_are_those_that_people_gave_beyond_what_everybody_has(api: Api, reader: PeopleReader) -> None:
    api.groups |= {"patroller": ["edit", "autopatrol"], "autoconfirmed": ["move"], "mover": ["move"]}
    confirmed = ("*", "user", "autoconfirmed")
    api.users = {
        "Sybil": user("Sybil", "sysop"),
        "Pat": user("Pat", "patroller", "mover"),
        "Con": user("Con", "mover", implicit=confirmed),
        "Ann": user("Ann"),
        "Odd": user("Odd", "a group that is gone"),
    }
    found = reader.actors(list(api.users))
    assert {name: set(actor.rights) for name, actor in found.items()} == {
        "Sybil": {"block"},
        "Pat": {"autopatrol", "move"},
        "Con": set(),
        "Ann": set(),
        "Odd": set(),
    }


def test_what_groups_allow_is_asked_once_a_day(api: Api, session: Session) -> None:
    now = [1000.0]
    rights = Rights(session, lambda: now[0])
    everybody = frozenset({"*", "user"})
    assert rights.beyond(everybody | {"sysop"}, everybody) == {"block"}
    api.groups["sysop"].append("delete")
    now[0] += KEPT - 1
    assert rights.beyond(everybody | {"sysop"}, everybody) == {"block"}
    now[0] += 1
    assert rights.beyond(everybody | {"sysop"}, everybody) == {"block", "delete"}
    assert api.kinds() == ["siteinfo"] * 2


@pytest.mark.parametrize("name", ["CentralAuth", "Central Auth"])
def test_global_groups_are_read_where_the_wiki_has_centralauth(api: Api, reader: PeopleReader, name: str) -> None:
    api.extensions = ["Echo", name]
    api.global_members = {
        "Stella": ["steward", "staff"],
        "Rolf": ["global-rollbacker"],
        "Gus": ["staff"],
        "Else": ["steward"],
        "Xaver": ["staff"],
    }
    api.users = {one: user(one) for one in ("Ann", "Gus", "Stella", "Xaver")}
    found = reader.actors(list(api.users))
    assert {one: set(actor.global_groups) for one, actor in found.items()} == {
        "Ann": set(),
        "Gus": {"staff"},
        "Stella": {"steward", "staff"},
        "Xaver": {"staff"},
    }
    assert api.kinds() == ["users", "siteinfo", "paraminfo", "globalallusers", "globalallusers", "globalallusers"]
    reader.actors(["Ann"])
    assert api.kinds().count("siteinfo") == 1


def test_without_centralauth_nobody_asks_for_global_groups(api: Api, reader: PeopleReader) -> None:
    api.users = {"Ann": user("Ann")}
    assert reader.actors(["Ann"])["Ann"].unknown == frozenset()
    assert api.kinds() == ["users", "siteinfo"]


def test_a_wiki_without_global_groups_is_not_asked_for_all_its_people(api: Api, reader: PeopleReader) -> None:
    api.extensions, api.users = ["CentralAuth"], {"Ann": user("Ann")}
    assert reader.actors(["Ann"])["Ann"].global_groups == frozenset()
    assert "globalallusers" not in api.kinds()


@pytest.mark.usefixtures("no_waiting")
def test_global_groups_are_unknown_while_centralauth_does_not_answer(api: Api, session: Session) -> None:
    now = [1000.0]
    rights = Rights(session, lambda: now[0])
    api.extensions, api.global_members = ["CentralAuth"], {"Stella": ["steward"]}
    api.failing = {"globalallusers"}
    assert rights.global_groups("Stella") == frozenset()
    assert rights.unknown == {"global_groups"}

    api.failing = set()
    now[0] += FAILED_KEPT
    assert rights.global_groups("Stella") == {"steward"}
    assert rights.unknown == frozenset()

    api.failing = {"paraminfo"}
    now[0] += KEPT
    assert rights.global_groups("Stella") == {"steward"}, "what was known a day ago is likelier than nothing"
    assert rights.unknown == frozenset()


@pytest.mark.usefixtures("no_waiting")
def test_an_author_is_not_judged_without_knowing_what_their_groups_allow(api: Api, reader: PeopleReader) -> None:
    api.users, api.failing = {"Ann": user("Ann")}, {"siteinfo"}
    with pytest.raises(SiteError):
        reader.actors(["Ann"])
