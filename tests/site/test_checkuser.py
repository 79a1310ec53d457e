"""CheckUser's endpoint for addresses of temporary accounts, spoken by a small server on the loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiwatch import home as home_folder
from wikiwatch.errors import SiteError
from wikiwatch.site.checkuser import ACCOUNTS, PATH, REQUESTS, CheckUser, told
from wikiwatch.site.session import LONGEST_REST_ANSWER, Session

Json = dict[str, Any]
Answer = tuple[int, Json | str]
ANN, BEA, HIDDEN = "~2026-1", "~2026-2", "~2026-9"
FIRST, SECOND = "192.0.2.7", "2001:db8::5"


class Wiki:
    """A wiki that logs WatchBot in, and whose CheckUser knows addresses by revision id."""

    def __init__(self) -> None:
        self.rights = ["edit", "bot", "checkuser-temporary-account-no-preference"]
        self.known: dict[int, str] = {1: FIRST, 2: SECOND, 3: FIRST}
        self.hidden = {HIDDEN}
        self.token = "token1"
        self.asked: list[dict[str, Json]] = []
        self.logins = 0
        self.instead: list[Answer] = []  # what the endpoint answers in place of the truth

    def api(self, asked: Mapping[str, str]) -> Json:
        if asked["action"] == "login":
            self.logins += 1
            return {"login": {"result": "Success"}}
        me = {"name": "WatchBot", "rights": self.rights}
        return {"query": {"userinfo": me, "tokens": {"csrftoken": self.token, "logintoken": "l"}}}

    def rest(self, path: str, body: Json) -> Answer:
        if path != PATH:
            return 404, {"errorKey": "rest-no-match", "httpCode": 404}
        self.asked.append(body["users"])
        if self.instead:
            return self.instead.pop(0)
        if body["token"] != self.token:
            return 403, {"errorKey": "rest-badtoken", "httpCode": 403}
        if self.hidden & set(body["users"]):
            return 404, {"errorKey": "rest-nonexistent-user", "httpCode": 404}
        return 200, {name: self._of(what) for name, what in body["users"].items()}

    def _of(self, what: Json) -> Json:
        assert set(what) == {"revIds", "logIds", "lastUsedIp"}, "CheckUser takes nothing else, and wants all of them"
        assert all(isinstance(revid, str) for revid in what["revIds"])
        found = {revid: self.known[int(revid)] for revid in what["revIds"] if int(revid) in self.known}
        return {"revIps": found or [], "logIps": None, "lastUsedIp": None}


class Quiet(ThreadingHTTPServer):
    """A server that does not say on the terminal when a client has gone."""

    def handle_error(self, *_arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Wiki, str]]:
    wiki = Wiki()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path == "/w/api.php":
                status, answer = 200, wiki.api({key: found[0] for key, found in parse_qs(body).items()})
            else:
                assert self.headers["Content-Type"] == "application/json"
                status, answer = wiki.rest(self.path.removeprefix("/w/rest.php"), json.loads(body))  # type: ignore[assignment]
            raw = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            if status == 302:
                self.send_header("Location", "/w/elsewhere")
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield wiki, f"http://127.0.0.1:{server.server_address[1]}/w/api.php"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def wiki(served: tuple[Wiki, str]) -> Wiki:
    vars(served[0]).update(vars(Wiki()))  # as new
    return served[0]


@pytest.fixture(scope="module")
def opened(served: tuple[Wiki, str], tmp_path_factory: pytest.TempPathFactory) -> Session:
    home = tmp_path_factory.mktemp("checkuser")
    home_folder.init(home, served[1], "WatchBot@app", "0123456789abcdefghijklmnopqrstuv")
    return Session(home)


@pytest.fixture
def session(opened: Session, wiki: Wiki) -> Session:
    opened.log_in()
    return opened


@pytest.fixture
def checkuser(session: Session) -> CheckUser:
    return CheckUser(session)


def test_addresses_are_told_by_revision(checkuser: CheckUser, wiki: Wiki) -> None:
    assert checkuser.addresses({ANN: [1, 2], BEA: [3]}) == {1: FIRST, 2: SECOND, 3: FIRST}
    assert len(wiki.asked) == 1


def test_what_it_does_not_know_any_more_is_left_out(checkuser: CheckUser) -> None:
    assert checkuser.addresses({ANN: [1, 77], BEA: [78]}) == {1: FIRST}


def test_many_accounts_are_asked_for_in_batches(checkuser: CheckUser, wiki: Wiki) -> None:
    assert checkuser.addresses({f"~2026-{n}": [n] for n in range(100, 100 + ACCOUNTS + 1)}) == {}
    assert [len(users) for users in wiki.asked] == [ACCOUNTS, 1]


def test_an_account_that_is_hidden_costs_only_its_own_address(checkuser: CheckUser, wiki: Wiki) -> None:
    assert checkuser.addresses({HIDDEN: [9], ANN: [1, 2], BEA: [3]}) == {1: FIRST, 2: SECOND, 3: FIRST}


def test_accounts_nobody_knows_end_after_a_number_of_requests(checkuser: CheckUser, wiki: Wiki) -> None:
    names = [f"~2026-{n}" for n in range(1000, 1500)]
    wiki.hidden = set(names)
    assert checkuser.addresses({name: [1] for name in names}) == {}
    assert len(wiki.asked) == REQUESTS


def test_another_token_is_asked_for_where_the_first_is_refused(checkuser: CheckUser, wiki: Wiki) -> None:
    wiki.instead = [(403, {"errorKey": "rest-badtoken-missing"})]
    assert checkuser.addresses({ANN: [1]}) == {1: FIRST}
    assert len(wiki.asked) == 2


def test_a_token_that_stays_bad_is_a_refusal(checkuser: CheckUser, wiki: Wiki) -> None:
    wiki.instead = [(403, {"errorKey": "rest-badtoken"})] * 2
    with pytest.raises(SiteError, match="rest-badtoken"):
        checkuser.addresses({ANN: [1]})
    assert len(wiki.asked) == 2


def test_nobody_is_asked_without_the_right(checkuser: CheckUser, session: Session, wiki: Wiki) -> None:
    wiki.rights = ["edit", "bot"]
    session.log_in()
    with pytest.raises(SiteError, match="lacks the right checkuser-temporary-account"):
        checkuser.addresses({ANN: [1]})
    assert wiki.asked == []


REFUSALS: dict[str, tuple[Answer, str]] = {
    "not accepted in the preferences, or blocked": ((403, {"errorKey": "checkuser-rest-access-denied"}), "403"),
    "not logged in": ((401, {"errorKey": "checkuser-rest-access-denied"}), "401"),
    "no CheckUser there": ((404, {"errorKey": "rest-no-match"}), "rest-no-match"),
    "an unexpected body": ((400, {"errorKey": "rest-body-validation-error"}), "400"),
    "too many requests": ((429, {"errorKey": "rest-rate-limit-exceeded"}), "429"),
    "an error key that is none": ((403, {"errorKey": ["x"]}), "403"),
    "an error without an object": ((403, '"no"'), "403"),
    "read only": ((503, {"errorKey": "readonlytext"}), "readonlytext"),
    "a page of HTML": ((200, "<!DOCTYPE html><title>It works</title>"), "does not answer as"),
    "HTML that refuses": ((403, "<h1>Forbidden</h1>"), "does not answer as"),
    "nothing": ((200, ""), "does not answer as"),
    "a redirect": ((302, "{}"), "302"),
    "an endless answer": ((200, '{"x": "' + "x" * LONGEST_REST_ANSWER + '"}'), "does not answer as"),
    "brackets in brackets": ((200, "[" * 100_000), "does not answer as"),
}


@pytest.mark.parametrize(("answer", "words"), REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_is_told(checkuser: CheckUser, wiki: Wiki, answer: Answer, words: str) -> None:
    wiki.instead = [answer]
    with pytest.raises(SiteError, match=words) as caught:
        checkuser.addresses({ANN: [1]})
    assert caught.value.temporary, "the watch goes on without"
    assert FIRST not in str(caught.value)


def test_an_answer_that_takes_too_long_is_a_refusal(
    checkuser: CheckUser, session: Session, wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session._pywikibot.config, "socket_timeout", (1.0, 0.2))
    truth, released = wiki.rest, threading.Event()

    def late(path: str, body: Json) -> Answer:
        released.wait(5)
        return truth(path, body)

    monkeypatch.setattr(wiki, "rest", late)
    with pytest.raises(SiteError, match="does not answer"):
        checkuser.addresses({ANN: [1]})
    released.set()


@pytest.mark.parametrize("path", ["/v1/page", "/checkuser/v0/useragent-clienthints/revision/1", "", "/../api.php"])
def test_no_other_endpoint_can_be_called(session: Session, path: str) -> None:
    before = session.requests
    with pytest.raises(ValueError, match="may change something"):
        session.rest_read(path, {})
    assert session.requests == before


STRANGE: dict[str, object] = {
    "a list": [{ANN: {"revIps": {"1": FIRST}}}],
    "another account": {BEA: {"revIps": {"1": FIRST}}},
    "no object for an account": {ANN: [FIRST]},
    "a list of addresses": {ANN: {"revIps": [FIRST]}},
    "none": {ANN: {"revIps": None}},
    "another revision": {ANN: {"revIps": {"77": FIRST}}},
    "words for an address": {ANN: {"revIps": {"1": "somewhere"}}},
    "a number for an address": {ANN: {"revIps": {"1": 3221225991}}},
    "an object for an address": {ANN: {"revIps": {"1": {"ip": FIRST}}}},
}


@pytest.mark.parametrize("answer", STRANGE.values(), ids=STRANGE)
def test_only_what_was_asked_for_is_believed(answer: object) -> None:
    assert list(told(answer, {ANN: [1]})) == []


def test_addresses_are_canonical() -> None:
    assert dict(told({ANN: {"revIps": {"1": "2001:DB8:0::0005", "2": "::ffff:192.0.2.7"}}}, {ANN: [1, 2]})) == {
        1: SECOND,
        2: FIRST,
    }


SIMPLE = st.none() | st.booleans() | st.integers() | st.text()
JSON = st.recursive(SIMPLE, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(JSON, JSON)
def test_no_answer_breaks_the_reader(answer: object, of_account: object) -> None:
    assert list(told(answer, {ANN: [1]})) == []
    list(told({ANN: {"revIps": of_account}}, {ANN: [1]}))
