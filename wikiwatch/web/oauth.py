"""Signing in by the wiki's extension OAuth: the authorization code grant of OAuth 2.0, with PKCE and a state.

The wiki's side: rest.php/oauth2/authorize, /access_token and /resource/profile. The access token is asked for once, to
learn whose it is, and kept nowhere. What accounts may do, api.php tells everybody.
"""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from oauthlib.common import add_params_to_uri
from oauthlib.oauth2 import WebApplicationClient

from wikiwatch.config import Config
from wikiwatch.core.inert import for_terminal
from wikiwatch.errors import UserError
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.reputation.http import Form, read
from wikiwatch.site.configured import account_and_api
from wikiwatch.site.reading import is_blocked, whole
from wikiwatch.site.session import values
from wikiwatch.web_table import LOCAL_NAMES, secret_in

# For all requests of one sign-in: a wiki answers each within a second, and somebody waits in front of a browser.
SECONDS = 10.0
# Of one answer: the rights of fifty sysops are some 150 kB, a token with its refresh token 3 kB.
MOST_BYTES = 500_000
# Sign-ins that ask the wiki at the same time; one more is told to come again. Strangers begin them, and with a slow
# wiki they would hold all threads of the dashboard.
AT_ONCE = 2
STATE_BYTES = 32
VERIFIER = 64  # characters; RFC 7636 asks for 43 at least
LONGEST_NAME = 255  # bytes: MediaWiki's own limit
MOST_ACCOUNTS = 50  # that one request may name
_TOKEN, _PROFILE, _API = "rest.php/oauth2/access_token", "rest.php/oauth2/resource/profile", "api.php"
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Account:
    """What the wiki tells of an account: a block of the whole wiki, and all rights that its groups give it."""

    user_id: int
    name: str
    rights: frozenset[str]
    blocked: bool


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that was begun: where the browser goes, and the two secrets that it has to bring back."""

    url: str
    state: str
    verifier: str


@dataclass(frozen=True)
class WikiOAuth:
    """The wiki as a consumer of its OAuth sees it. `script`: the address of its scripts, such as api.php, without name.

    All that is asked raises NoAnswerError where the wiki does not answer in time, or not as it should.
    """

    client_id: str
    callback: str
    script: str
    secret: str = field(repr=False)
    seconds: float = SECONDS
    _places: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE), repr=False)

    @property
    def origin(self) -> str:
        """The one address besides our own to which a form may lead."""
        parts = urlsplit(self.script)
        return f"{parts.scheme}://{parts.netloc}"

    def begin(self) -> Begun:
        """Where to send a browser to sign in."""
        client = WebApplicationClient(self.client_id)
        state, verifier = secrets.token_urlsafe(STATE_BYTES), client.create_code_verifier(VERIFIER)
        challenge = client.create_code_challenge(verifier, "S256")
        asked = {"response_type": "code", "client_id": self.client_id, "redirect_uri": self.callback, "state": state}
        asked |= {"code_challenge": challenge, "code_challenge_method": "S256"}
        # The client's own method takes no wiki on this machine; `of_wiki` looks for https.
        return Begun(add_params_to_uri(f"{self.script}rest.php/oauth2/authorize", asked), state, verifier)

    def account(self, code: str, verifier: str) -> Account:
        """Who signed in on the wiki; the code works once, and with the secrets of the browser that began alone."""
        if not self._places.acquire(blocking=False):
            raise NoAnswerError("too many sign in at the same time")
        try:
            return self._account(code, verifier, time.monotonic() + self.seconds)
        finally:
            self._places.release()

    def accounts(self, user_ids: Sequence[int]) -> Mapping[int, Account]:
        """Accounts by their numbers, at most 50; what is not there, is missing."""
        until = time.monotonic() + self.seconds
        asked = {"ususerids": "|".join(map(str, user_ids[:MOST_ACCOUNTS]))}
        return {found.user_id: found for found in self._accounts(asked, until)}

    def _account(self, code: str, verifier: str, until: float) -> Account:
        token = self._token(code, verifier, until)
        profile = self._ask(_PROFILE, until, headers={"Authorization": f"Bearer {token}"})
        name = profile.get("username")  # a hidden account has none
        if not isinstance(name, str):
            raise NoAnswerError(f"{_PROFILE}: no user name")
        for found in self._accounts({"ususers": values(name)}, until):
            if found.name == name:
                return found
        raise NoAnswerError(f"{_API}: no account by the name that {_PROFILE} told")

    def _token(self, code: str, verifier: str, until: float) -> str:
        client = WebApplicationClient(self.client_id)
        body = client.prepare_request_body(
            code=code, redirect_uri=self.callback, code_verifier=verifier, client_secret=self.secret
        )
        answer = self._ask(_TOKEN, until, form=dict(parse_qsl(body)))
        token = answer.get("access_token")
        bearer = str(answer.get("token_type")).lower() == "bearer"
        if not bearer or not isinstance(token, str) or not re.fullmatch(r"[!-~]+", token):
            raise NoAnswerError(f"{_TOKEN}: no access token that its bearer may use")
        return token

    def _accounts(self, asked: Mapping[str, str], until: float) -> list[Account]:
        form = {"action": "query", "format": "json", "formatversion": "2", "list": "users"}
        answer = self._ask(_API, until, form={**form, "usprop": "rights|groups|blockinfo", **asked})
        users = answer["query"].get("users") if isinstance(answer.get("query"), dict) else None
        if not isinstance(users, list):
            raise NoAnswerError(f"{_API}: no list of users")
        there = [user for user in users if isinstance(user, dict) and not user.keys() & {"missing", "invalid"}]
        return [account for account in map(_account, there) if _is_name(account.name)]

    def _ask(
        self, path: str, until: float, *, form: Form | None = None, headers: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        try:
            left = max(until - time.monotonic(), 0.001)
            return _object(read(self.script + path, seconds=left, most=MOST_BYTES, form=form, headers=headers))
        except NoAnswerError as error:
            raise NoAnswerError(f"{path}: {error}") from None


def of_wiki(settings: Config) -> WikiOAuth | None:
    """The wiki that a home folder names; None where that is off, UserError where people could not sign in safely."""
    table = settings.web.oauth
    if not table.on:
        return None
    api = account_and_api(settings.home)[1]
    parts = urlsplit(api)
    if not parts.path.endswith("/api.php") or not _ORIGIN.fullmatch(f"{parts.scheme}://{parts.netloc}"):
        raise UserError(f"people can't sign in by {for_terminal(api)}", "[web.oauth] needs the address of an api.php")
    if parts.scheme != "https" and (parts.hostname or "") not in {name.strip("[]") for name in LOCAL_NAMES}:
        raise UserError(
            f"people can't sign in by {for_terminal(api)}: without https, others could read the secrets on the way",
            'Let user-config.py name the wiki\'s https address, or set client_id under [web.oauth] to "".',
        )
    return WikiOAuth(
        client_id=table.client_id,
        callback=settings.web.callback,
        script=f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix('api.php')}",
        secret=secret_in(settings.oauth_secret),
    )


def _account(user: Mapping[str, Any]) -> Account:
    user_id, name, rights = user.get("userid"), user.get("name"), user.get("rights")
    if type(user_id) is not int or not isinstance(name, str) or not isinstance(rights, list):
        raise NoAnswerError(f"{_API}: no user as MediaWiki describes them")
    return Account(user_id, name, frozenset(map(str, rights)), is_blocked(user))


def _is_name(name: str) -> bool:
    """Whether a name can stand in the audit trail; one that can't shuts out its own account, and nobody else's."""
    return bool(name) and len(name.encode()) <= LONGEST_NAME and for_terminal(name) == name


def _object(answer: bytes) -> dict[str, Any]:
    try:
        found = whole(json.loads(answer))
    except (ValueError, RecursionError):
        raise NoAnswerError("no JSON") from None
    if not isinstance(found, dict):
        raise NoAnswerError("JSON of another kind")
    return found
