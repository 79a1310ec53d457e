"""A small wiki on loopback that speaks what Extension:OAuth documents of OAuth 2.0, and the API's list=users."""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from fakes import FakeSite
from loopback import Reply, body, serving
from visitors import Visitor
from werkzeug.test import TestResponse

from wikiwatch import home as home_folder
from wikiwatch.app.context import App

CLIENT, SECRET = "a" * 32, "s3cret" * 5
AUTHORIZE, TOKEN, PROFILE = (f"/w/rest.php/oauth2/{name}" for name in ("authorize", "access_token", "resource/profile"))
API = "/w/api.php"
HOST = "localhost"
BACK = "/sign-in/wiki/back"
ON = f'[web]\nhost = "{HOST}"\n[web.oauth]\nclient_id = "{CLIENT}"\n'


@dataclass
class Known:
    """An account of that wiki."""

    user_id: int
    name: str
    rights: list[str] = field(default_factory=lambda: ["read", "edit"])
    block: dict[str, Any] = field(default_factory=dict)
    hidden: bool = False


class WikiServer:
    """Accounts, codes and tokens; `replies` answers a path with something else."""

    def __init__(self) -> None:
        self.accounts: dict[int, Known] = {}
        self.here: Known | None = None  # who is logged in on the wiki, in each browser
        self.callback = ""  # as the consumer was registered
        self.codes: dict[str, tuple[dict[str, str], Known]] = {}
        self.tokens: dict[str, Known] = {}
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        wiki = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                given = dict(parse_qsl(sent or parts.query, keep_blank_values=True))
                wiki.asked.append((parts.path, given))
                with suppress(OSError):  # whoever asked may be gone
                    reply = wiki.replies.get(parts.path)
                    (reply or wiki.answer(parts.path, given, self.headers.get("Authorization", "")))(self)

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{API}"

    def account(self, user_id: int, name: str, *rights: str) -> Known:
        known = self.accounts[user_id] = Known(user_id, name, ["read", "edit", *rights])
        return known

    def answer(self, path: str, given: dict[str, str], authorization: str) -> Reply:
        if path == AUTHORIZE:
            return self._authorize(given)
        if path == TOKEN:
            return self._token(given)
        if path == PROFILE:
            return self._profile(authorization.removeprefix("Bearer "))
        return _json({"batchcomplete": True, "query": {"users": list(self._users(given))}})

    def allow(self, url: str, who: Known) -> str:
        """Where the wiki sends the browser of somebody who allows what an address of its authorize page asks."""
        given = dict(parse_qsl(urlsplit(url).query))
        assert (given["response_type"], given["code_challenge_method"]) == ("code", "S256")
        assert len(given["code_challenge"]) == 43
        if given["redirect_uri"] != self.callback or given["client_id"] != CLIENT:
            return ""  # the wiki shows an error and sends nobody anywhere
        code = secrets.token_urlsafe(30)
        self.codes[code] = given, who
        return f"{self.callback}?{urlencode({'code': code, 'state': given['state']})}"

    def _authorize(self, given: dict[str, str]) -> Reply:
        if self.here and given.get("approval_pass"):
            return body(b"", 302, f"Location: {self.allow(f'?{urlencode(given)}', self.here)}")
        fields = "".join(f'<input type="hidden" name="{key}" value="{value}">' for key, value in given.items())
        page = f'<!DOCTYPE html><title>OAuth</title><form>{fields}<button name="approval_pass" value="1">Allow</button>'
        return body(page.encode(), 200, "Content-Type: text/html")

    def _token(self, given: dict[str, str]) -> Reply:
        if (given.get("client_id"), given.get("client_secret")) != (CLIENT, SECRET):
            return _json({"error": "invalid_client"}, 401)
        asked, who = self.codes.pop(given.get("code", ""), ({}, Known(0, "")))
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        proof = urlsafe_b64encode(digest).decode().rstrip("=")
        fits = asked and asked["code_challenge"] == proof and asked["redirect_uri"] == given.get("redirect_uri")
        if not fits or asked["client_id"] != CLIENT or given.get("grant_type") != "authorization_code":
            return _json({"error": "invalid_grant"}, 400)
        token = secrets.token_urlsafe(30)
        self.tokens[token] = who
        return _json({"token_type": "Bearer", "expires_in": 3600, "access_token": token, "refresh_token": "r" * 50})

    def _profile(self, token: str) -> Reply:
        who = self.tokens.get(token)
        if who is None:
            return _json({"message": "unauthorized"}, 401)
        if who.hidden:
            return _json({"sub": who.user_id, "blocked": True})
        told = {"sub": who.user_id, "username": who.name, "editcount": 5, "confirmed_email": True, "groups": ["*"]}
        return _json({**told, "blocked": bool(who.block), "rights": who.rights, "grants": ["mwoauth-authonly"]})

    def _users(self, given: dict[str, str]) -> Iterator[dict[str, Any]]:
        names = given.get("ususers", "").removeprefix("\x1f").split("\x1f")
        numbers = [int(number) for number in given.get("ususerids", "").split("|") if number]
        found = [one for one in self.accounts.values() if one.user_id in numbers or one.name in names]
        for one in found:
            yield {"userid": one.user_id, "name": one.name, "groups": ["*"], "rights": one.rights, **one.block}
        yield from ({"userid": number, "missing": True} for number in numbers if number not in self.accounts)


def _json(value: object, status: int = 200) -> Reply:
    return body(json.dumps(value).encode(), status, "Content-Type: application/json")


@contextmanager
def wiki_server() -> Iterator[WikiServer]:
    """A wiki that is up."""
    wiki = WikiServer()
    with serving(wiki.server):
        yield wiki


def set_up_oauth(home: Path, wiki: WikiServer, lines: str = ON) -> Path:
    home_folder.init(home, wiki.api, "WatchBot@watch", "p" * 32)
    (home / "wikiwatch.toml").write_text(lines, encoding="utf-8")
    (home / "oauth-secret").write_text(f"{SECRET}\n", encoding="ascii")
    (home / "oauth-secret").chmod(0o600)
    return home


def begin(visitor: Visitor) -> str:
    """Press the button; where that leads."""
    answer = visitor.send("/sign-in/wiki", see="/sign-in")
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def come_back(visitor: Visitor, url: str) -> TestResponse:
    return visitor.get(url.removeprefix(f"http://{HOST}"), headers={"Sec-Fetch-Site": "cross-site"})


def sign_in(visitor: Visitor, wiki: WikiServer, who: Known) -> TestResponse:
    return come_back(visitor, wiki.allow(begin(visitor), who))


def asked_at(live: tuple[App, FakeSite], ago: timedelta) -> None:
    """Let the wiki's word be that old."""
    ts = int((datetime.now(UTC) - ago).timestamp())
    live[0].store.change_rows("update wiki_person set asked_ts = ?", ts)
