"""One connection to a wiki's API, by pywikibot's HTTP session.

Pywikibot's `Request` class is not used: it sleeps in the calling
thread on lag, rate limits and errors, repeats a write whose answer was lost, may log in again in the middle
of a write or ask for a password on the terminal, and sets `assert=user`. Here a write is sent once and its
error is told.
"""

from __future__ import annotations

import importlib
import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wikiwatch.errors import SiteError
from wikiwatch.site import configured
from wikiwatch.site.failures import LONGEST_INFO, checked, other_account, reason, refused_login, retry_after
from wikiwatch.site.reading import all_bytes, whole

Json = dict[str, Any]

log = logging.getLogger(__name__)

RETRY_READ_AFTER = 2.0  # seconds; a restarted web server answers again by then, longer waits are the loop's
WRONG_ACCOUNT = frozenset({"assertuserfailed", "assertbotfailed", "assertnameduserfailed"})
# The endpoints of rest.php that take a POST (lest what is asked for stands in web servers' logs) and only read.
REST_READS = frozenset({"/checkuser/v0/batch-temporaryaccount"})
LONGEST_REST_ANSWER = 1_000_000  # bytes: fifty accounts with ten addresses each are 30 kB
READ_AT_ONCE = 65_536  # bytes
# MediaWiki's own separator for lists of values that may hold a `|`.
SEPARATOR = "\x1f"


def values(*items: str | int) -> str:
    """A list of values for one API parameter, whatever characters they hold."""
    return SEPARATOR + SEPARATOR.join(str(item).replace(SEPARATOR, " ") for item in items)


class Session:
    """A logged-in session with the wiki that a home folder names. `requests` counts the calls made.

    Raises UserError where the folder's pywikibot configuration can't be used. Nothing is sent before the
    first call. One process works on one home folder: pywikibot's configuration is global.
    """

    def __init__(self, home: Path) -> None:
        self._pywikibot = configured.load(home)
        self._http = importlib.import_module("pywikibot.comms.http")
        self._site = configured.site_of(self._pywikibot, home)
        self._login_name, self._password = configured.login_of(self._site, self._pywikibot, home)
        self.bot_name = configured.name_of(self._site)
        self.api_url = configured.api_of(self._site)
        self.requests = 0
        self.generator = ""  # such as `MediaWiki 1.43.9`; known after logging in
        self.extensions: frozenset[str] = frozenset()  # the same
        self.languages: tuple[str, ...] = ()  # the content language, and those that stand in for it; the same
        self._rights: frozenset[str] = frozenset()
        self._logged_in = False

    @property
    def rights(self) -> frozenset[str]:
        """What the account may do, as far as its bot password's grants reach; logs in first."""
        if not self._logged_in:
            self.log_in()
        return self._rights

    def note_rights(self, rights: frozenset[str]) -> None:
        """The wiki has said anew what the account may do."""
        self._rights = rights

    def read(self, **params: str) -> Json:
        """Call a module that changes nothing; tried once more after a temporary failure. Raises SiteError."""
        try:
            return self._read_once(params)
        except SiteError as error:
            if not error.temporary or error.retry_after > RETRY_READ_AFTER:
                raise
            log.info("reading again: %s", error)
        time.sleep(RETRY_READ_AFTER)
        return self._read_once(params)

    def query(self, **params: str) -> Iterator[Json]:
        """The `query` part of each answer to action=query, continued until the end."""
        more: dict[str, str] = {}
        while True:
            answer = self.read(action="query", **{**params, **more})
            yield answer.get("query", {})
            if "continue" not in answer:
                return
            more = {key: str(value) for key, value in answer["continue"].items()}

    def write(self, **params: str) -> Json:
        """Call a module that changes the wiki: once, as this bot and nobody else. Raises SiteError."""
        maxlag = str(self._pywikibot.config.write_maxlag)
        # The token comes last, so that a request that was cut off can't be carried out.
        return self._send({"assert": "bot", "assertuser": self.bot_name, "maxlag": maxlag, **params})

    def log_in(self) -> None:
        """Log in with the bot password and see who we are then. Raises SiteError if we are not the bot."""
        self._logged_in = False
        if not self._uses_oauth():
            self._http.cookie_jar.clear()
            tokens = self._send({"action": "query", "meta": "tokens", "type": "login"})
            answer = self._send(
                {
                    "action": "login",
                    "lgname": self._login_name,
                    "lgpassword": self._password,
                    "lgtoken": tokens["query"]["tokens"]["logintoken"],
                }
            )["login"]
            if answer.get("result") != "Success":
                raise refused_login(self._login_name, answer)
        self._see_who_we_are()

    def _uses_oauth(self) -> bool:
        authentication = self._http.get_authentication(self.api_url)
        return authentication is not None and len(authentication) == 4

    def _see_who_we_are(self) -> None:
        params = {"action": "query", "meta": "userinfo|siteinfo", "uiprop": "rights"}
        query = self._send({**params, "siprop": "general|extensions"})["query"]
        user = query["userinfo"]
        if user.get("name") != self.bot_name:
            raise other_account(user.get("name"), self.bot_name)
        self._rights = frozenset(user.get("rights", ()))
        general = query.get("general", {})
        self.generator = str(general.get("generator", ""))
        own = [general["lang"]] if "lang" in general else []
        self.languages = tuple(str(code) for code in (*own, *(one["code"] for one in general.get("fallback", ()))))
        self.extensions = frozenset(str(one.get("name", "")) for one in query.get("extensions", ()))
        self._logged_in = True

    def _read_once(self, params: dict[str, str]) -> Json:
        """One read as the bot, after logging in where the session has ended."""
        if not self._logged_in:
            self.log_in()
        asserted = {**params, "assertuser": self.bot_name}
        try:
            return self._send(asserted)
        except SiteError as error:
            if error.code not in WRONG_ACCOUNT:
                raise
        found = self._send({"action": "query", "meta": "userinfo"})["query"]["userinfo"]
        if not found.get("anon"):  # no end of a session, and nothing that we may mend: somebody has to look
            raise other_account(found.get("name"), self.bot_name)
        log.info("the session has ended: logging in again")
        self.log_in()
        return self._send(asserted)

    def rest_read(self, path: str, body: Json) -> tuple[int, Any]:
        """The HTTP status and the answer of an endpoint of rest.php that takes a POST and changes nothing.

        `path` is one of REST_READS; ValueError for any other, because nothing may be written past the write gate.
        Sent once. Raises SiteError.
        """
        if path not in REST_READS:
            raise ValueError(f"{path!r} may change something")
        self.requests += 1
        uri = self._site.apipath().removesuffix("api.php") + "rest.php" + path
        with self._failures_told():
            response = self._http.request(
                self._site, uri=uri, method="POST", json=body, allow_redirects=False, stream=True
            )
            with response:
                raw = all_bytes(response.iter_content(READ_AT_ONCE), LONGEST_REST_ANSWER)
            return int(response.status_code), whole(json.loads(raw))

    def _send(self, params: dict[str, str]) -> Json:
        """One HTTP request. Always POST: titles and texts may be long, and passwords stay out of logs."""
        self.requests += 1
        data = {"format": "json", "formatversion": "2", **params}
        said: list[str] = []  # when to come again; also on an error page, of which pywikibot tells nothing else
        try:
            with self._failures_told():
                response = self._http.request(
                    self._site,
                    uri=self._site.apipath(),
                    method="POST",
                    data=data,
                    headers={"Content-Type": "application/x-www-form-urlencoded"},
                    hooks={"response": lambda answer, **_: said.append(answer.headers.get("Retry-After", ""))},
                )
                answer = whole(response.json())
            return checked(answer)
        except SiteError as error:
            error.retry_after = retry_after(said[-1]) if said else 0
            raise

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        """What breaks on the way to the wiki, or is no JSON, as SiteError."""
        try:
            yield
        except self._pywikibot.exceptions.FatalServerError as error:
            raise SiteError(f"{self.api_url}: {str(error)[:LONGEST_INFO]}") from None
        except (self._pywikibot.exceptions.Error, OSError) as error:
            raise SiteError(
                f"The wiki does not answer at {self.api_url}: {reason(error)}",
                "Check the network, and the address in user-config.py.",
                temporary=True,
            ) from None
        except (ValueError, RecursionError):
            raise SiteError(
                f"{self.api_url} does not answer as MediaWiki's API does.",
                "Check the address in user-config.py; it is on the wiki's page Special:Version.",
                temporary=True,
            ) from None
