"""One connection to a wiki's API: pywikibot's configuration, password file and HTTP session.

This is the only module that loads pywikibot. Its `Request` class is not used: it sleeps in the calling
thread on lag, rate limits and errors, repeats a write whose answer was lost, may log in again in the middle
of a write or ask for a password on the terminal, and sets `assert=user`. Here a write is sent once and its
error is told.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from wikiwatch import __version__
from wikiwatch.errors import SiteError, UserError
from wikiwatch.site.failures import LONGEST_INFO, checked, other_account, reason, refused_login, retry_after
from wikiwatch.site.reading import all_bytes, whole

Json = dict[str, Any]

log = logging.getLogger(__name__)

# Connecting takes at most twice the first retransmission of TCP (3 s); an answer of 8 MB, the most that
# MediaWiki gives, arrives within 30 s even from a slow host, and a hanging one does not hold the loop longer.
TIMEOUT = (6.05, 30.0)
RETRY_READ_AFTER = 2.0  # seconds; a restarted web server answers again by then, longer waits are the loop's
WRONG_ACCOUNT = frozenset({"assertuserfailed", "assertbotfailed", "assertnameduserfailed"})
# The endpoints of rest.php that take a POST (lest what is asked for stands in web servers' logs) and only read.
REST_READS = frozenset({"/checkuser/v0/batch-temporaryaccount"})
LONGEST_REST_ANSWER = 1_000_000  # bytes: fifty accounts with ten addresses each are 30 kB
READ_AT_ONCE = 65_536  # bytes
USER_CONFIG = "user-config.py"
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
        self._pywikibot = _load_pywikibot(home)
        self._http = importlib.import_module("pywikibot.comms.http")
        self._site = _site(self._pywikibot, home)
        self._login_name, self._password = _login(self._site, self._pywikibot, home)
        self.bot_name = _name_of(self._site)
        self.api_url = _api_of(self._site)
        self.requests = 0
        self.generator = ""  # such as `MediaWiki 1.43.9`; known after logging in
        self.extensions: frozenset[str] = frozenset()  # the same
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
        self.generator = str(query.get("general", {}).get("generator", ""))
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


def account_and_api(home: Path) -> tuple[str, str]:
    """What a home folder's user-config.py names: the account, and where api.php is. Raises UserError."""
    site = _site(_load_pywikibot(home), home)
    return _name_of(site), _api_of(site)


def _load_pywikibot(home: Path) -> ModuleType:
    """Load pywikibot with the configuration in `home`, anew if another was loaded before."""
    config_file = home / USER_CONFIG
    if not config_file.is_file():
        raise UserError(f"There is no {config_file}.", "Write one with: wikiwatch init")
    if config_file.stat().st_mode & 0o002:
        raise UserError(f"{config_file} can be changed by everybody.", f"chmod o-w {config_file}")
    os.environ["PYWIKIBOT_DIR"] = str(home.resolve())
    for name in [name for name in sys.modules if name.partition(".")[0] == "pywikibot"]:
        del sys.modules[name]
    arguments, sys.argv = sys.argv, sys.argv[:1]  # pywikibot reads options of its own there
    try:
        with warnings.catch_warnings(record=True):
            pywikibot = importlib.import_module("pywikibot")
            pywikibot.bot.init_handlers()
    except (Exception, SystemExit) as error:  # the configuration is a program: anything may come out of it
        raise UserError(f"{config_file} can't be used: {type(error).__name__}: {error}", _COMPARE) from None
    finally:
        sys.argv = arguments
        logging.captureWarnings(False)
        _send_messages_to_logging()
    pywikibot.config.socket_timeout = TIMEOUT
    pywikibot.config.user_agent_format = f"wikiwatch/{__version__} ({{script_comments}}) {{pwb}} {{http_backend}}"
    return pywikibot


def _send_messages_to_logging() -> None:
    """Let what pywikibot says go where our own log goes, and never to the terminal by itself."""
    logger = logging.getLogger("pywiki")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.addHandler(logging.NullHandler())
    logger.setLevel(logging.WARNING)
    logger.propagate = True


def _site(pywikibot: ModuleType, home: Path) -> Any:
    """The configured site: of its parts only those that send nothing are used."""
    config_file = home / USER_CONFIG
    try:
        site = pywikibot.Site(interface="BaseSite")
    except (pywikibot.exceptions.Error, ValueError) as error:
        raise UserError(f"{config_file}: {error}", _COMPARE) from None
    if not site.username():
        raise UserError(f"{config_file} names no account.", "It needs usernames[family][mylang].")
    return site


def _name_of(site: Any) -> str:
    return str(site.username()).partition("@")[0]


def _api_of(site: Any) -> str:
    return str(site.base_url(site.apipath()))


def _login(site: Any, pywikibot: ModuleType, home: Path) -> tuple[str, str]:
    """The name and the password to log in with."""
    login = importlib.import_module("pywikibot.login")
    try:
        with warnings.catch_warnings(record=True):  # one of these warnings shows the password's line
            manager = login.ClientLoginManager(site=site, user=site.username())
    except (pywikibot.exceptions.Error, ValueError, OSError) as error:
        raise UserError(f"{home / USER_CONFIG}: {error}", _COMPARE) from None
    if not manager.password and not pywikibot.config.authenticate:
        raise UserError(
            f"There is no password for {site.username()} in {home / 'user-password.py'}.",
            "Its line is: ('ACCOUNT', BotPassword('APP', 'PASSWORD'))",
        )
    return str(manager.login_name), str(manager.password or "")


_COMPARE = "Compare it with user-config.py.example."
