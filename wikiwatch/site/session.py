"""One connection to a wiki's API, by pywikibot's HTTP session.

Pywikibot's `Request` class is not used: it sleeps in the calling
thread on lag, rate limits and errors, repeats a write whose answer was lost, may log in again in the middle
of a write or ask for a password on the terminal, and sets `assert=user`. Here a write is sent once and its
error is told.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wikiwatch.errors import SiteError
from wikiwatch.loading import no_garbage
from wikiwatch.site import configured
from wikiwatch.site.failures import checked, other_account, refused_login
from wikiwatch.site.shapes import forms_told, queried

Json = dict[str, Any]

log = logging.getLogger(__name__)

RETRY_READ_AFTER = 2.0  # seconds; a restarted web server answers again by then, longer waits are the loop's
# Where a long reading would begin anew: the pauses double, so that these tries last four minutes at least, and an hour
# each where the wiki says so.
PATIENT_TRIES = 8
WRONG_ACCOUNT = frozenset({"assertuserfailed", "assertbotfailed", "assertnameduserfailed"})
NOT_FOR_VISITORS = "readapidenied"  # of a wiki that nobody reads who has not signed in: not even who they are
# The endpoints of rest.php that take a POST (lest what is asked for stands in web servers' logs) and only read.
REST_READS = frozenset({"/checkuser/v0/batch-temporaryaccount"})
LONGEST_REST_ANSWER = 1_000_000  # bytes: fifty accounts with ten addresses each are 30 kB
# MediaWiki's own separator for lists of values that may hold a `|`.
SEPARATOR = "\x1f"


def values(*items: str | int) -> str:
    """A list of values for one API parameter, whatever characters they hold."""
    return SEPARATOR + SEPARATOR.join(str(item).replace(SEPARATOR, " ") for item in items)


def _nobody_asks() -> None:
    """Where nobody counts requests as signs of life."""


class Session:
    """A logged-in session with the wiki that a home folder names. `requests` counts the calls made.

    Raises UserError where the folder's pywikibot configuration can't be used. Nothing is sent before the
    first call. One process works on one home folder: pywikibot's configuration is global.
    """

    def __init__(self, home: Path) -> None:
        self._pywikibot = configured.load(home)
        self._site = configured.site_of(self._pywikibot, home)
        self._login_name, self._password = configured.login_of(self._site, self._pywikibot, home)
        self.bot_name = configured.name_of(self._site)
        with no_garbage():
            from wikiwatch.site.wire import Wire  # takes 0.1 s: no command waits for it that asks no wiki

            self._wire = Wire(self._pywikibot, self._site)
        self.api_url = self._wire.api_url
        self.pause: Callable[[float], None] = time.sleep
        self.on_request: Callable[[], None] = _nobody_asks
        self.requests = 0
        self.generator = ""  # such as `MediaWiki 1.43.9`; known after logging in
        self.extensions: frozenset[str] = frozenset()  # the same
        self.languages: tuple[str, ...] = ()  # the content language, and those that stand in for it; the same
        self._rights: frozenset[str] = frozenset()
        self._logged_in = False
        self._tries = 2

    @property
    def secrets(self) -> tuple[str, ...]:
        """What it logs in with, and nobody else may know."""
        return (self._password, *self._wire.secrets)

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
        return self._again(lambda: self._read_once(params))

    @contextmanager
    def patient(self) -> Iterator[None]:
        """See `Site.patient`."""
        before, self._tries = self._tries, PATIENT_TRIES
        try:
            yield
        finally:
            self._tries = before

    def _again(self, read: Callable[[], Json]) -> Json:
        """The answer to a read, after as many tries as there is patience for."""
        for number in range(1, self._tries):
            try:
                return read()
            except SiteError as error:
                hurried = self._tries < PATIENT_TRIES and error.retry_after > RETRY_READ_AFTER
                if not error.temporary or hurried:
                    raise
                log.info("reading again: %s", error)
                self.pause(max(error.retry_after, RETRY_READ_AFTER * 2 ** (number - 1)))
        return read()

    def query(self, **params: str) -> Iterator[Json]:
        """The `query` part of each answer to action=query, continued until the end."""
        more: dict[str, str] = {}
        while True:
            answer = self.read(action="query", **{**params, **more})
            yield answer.get("query", {})
            if "continue" not in answer:
                return
            with forms_told():
                next_part = {key: str(value) for key, value in answer["continue"].items()}
                if not next_part or next_part == more:
                    raise ValueError("it goes on where it is")
            more = next_part

    def write(self, **params: str) -> Json:
        """Call a module that changes the wiki: once, as this bot and nobody else. Raises SiteError."""
        maxlag = str(self._pywikibot.config.write_maxlag)
        # The token comes last, so that a request that was cut off can't be carried out.
        return self._send({"assert": "bot", "assertuser": self.bot_name, "maxlag": maxlag, **params})

    def log_in(self) -> None:
        """Log in with the bot password and see who we are then. Raises SiteError if we are not the bot."""
        self._logged_in = False
        with forms_told():
            if not self._wire.uses_oauth():
                self._wire.forget()
                tokens = self._send({"action": "query", "meta": "tokens", "type": "login"})
                answer = self._send(
                    {
                        "action": "login",
                        "lgname": self._login_name,
                        "lgpassword": self._password,
                        "lgtoken": str(tokens["query"]["tokens"]["logintoken"]),
                    }
                )["login"]
                if answer["result"] != "Success":
                    raise refused_login(self._login_name, answer)
            self._see_who_we_are()

    def _see_who_we_are(self) -> None:
        params = {"action": "query", "meta": "userinfo|siteinfo", "uiprop": "rights"}
        query = self._send({**params, "siprop": "general|extensions"})["query"]
        user = query["userinfo"]
        if user["name"] != self.bot_name:
            raise other_account(user, self.bot_name)
        self._rights = frozenset(map(str, user["rights"]))
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
        try:
            return self._asked(params)
        except SiteError as error:
            if error.code not in WRONG_ACCOUNT:
                raise
        with forms_told():
            found = self._known_as()
            # Somebody else's session is no end of ours, and nothing that we may mend: somebody has to look. Ours may be
            # lost on one server of several: the wiki knows us at the next request.
            if not found.get("anon") and found.get("name") != self.bot_name:
                raise other_account(found, self.bot_name)
        log.info("the session has ended, or was not found once: logging in again")
        self.log_in()
        try:
            return self._asked(params)
        except SiteError as error:
            # Logging in told that we are who we should be, so this session has ended as well.
            error.temporary = error.temporary or error.code in WRONG_ACCOUNT
            raise

    def _known_as(self) -> Json:
        """Whom the wiki takes us for, without logging in: `name`, and `anon` where that is nobody."""
        try:
            return dict(self._send({"action": "query", "meta": "userinfo"})["query"]["userinfo"])
        except SiteError as error:
            if error.code != NOT_FOR_VISITORS:
                raise
            return {"anon": True}

    def _asked(self, params: dict[str, str]) -> Json:
        """The answer to one read as the bot, if it is one to what was asked."""
        return queried(params, self._send({**params, "assertuser": self.bot_name}))

    def rest_read(self, path: str, body: Json) -> tuple[int, Any]:
        """The HTTP status and the answer of an endpoint of rest.php that takes a POST and changes nothing.

        `path` is one of REST_READS; ValueError for any other, because nothing may be written past the write gate.
        Sent once. Raises SiteError.
        """
        if path not in REST_READS:
            raise ValueError(f"{path!r} may change something")
        self.requests += 1
        self.on_request()
        rest = self._site.apipath().removesuffix("api.php") + "rest.php" + path
        answer = self._wire.post(rest, LONGEST_REST_ANSWER, "errorKey", json=body)
        return answer.status, answer.json

    def _send(self, params: dict[str, str]) -> Json:
        """One HTTP request. Always POST: titles and texts may be long, and passwords stay out of logs."""
        self.requests += 1
        self.on_request()
        answer = self._wire.post(self._site.apipath(), data={"format": "json", "formatversion": "2", **params})
        try:
            return checked(answer.json)
        except SiteError as error:
            error.retry_after = answer.retry_after
            raise
