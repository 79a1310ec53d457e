"""One HTTP request to a wiki and its answer as JSON, or SiteError: whatever else may come instead.

What comes is believed only where it can be MediaWiki's: an answer of MediaWiki's kind, whole, of a length that
MediaWiki gives, within a time that a wiki takes, and JSON in which nothing contradicts itself.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NamedTuple, NoReturn

import requests

from wikiwatch.errors import SiteError
from wikiwatch.site.failures import LONGEST_INFO, reason, retry_after
from wikiwatch.site.hurry import Adapter
from wikiwatch.site.reading import all_bytes, whole

# MediaWiki gives at most 8 MB of texts ($wgAPIMaxResultSize) and counts them as they are: as JSON, a text of nothing
# but control characters has six times its length, one of line ends and quotation marks twice.
LONGEST_ANSWER = 50_000_000  # bytes
READ_AT_ONCE = 65_536  # bytes
LARGEST_NUMBER = 2**63 - 1  # the largest that a database keeps, MediaWiki's as ours
DIGITS = len(str(LARGEST_NUMBER))
NO_API = "does not answer as MediaWiki's API does"
JSON_TYPE = re.compile(r"application/(?:[\w.-]+\+)?json\s*(?:;|$)", re.IGNORECASE)
TOO_MANY_REQUESTS = 429


class Answer(NamedTuple):
    """The HTTP status, the JSON, and the seconds after which the wiki asks to come again, 0 where it does not."""

    status: int
    json: Any
    retry_after: float


def _unnoted(_answer: requests.Response) -> None:
    """For those who keep no account of what is sent."""


class Wire:
    """Sends requests for a session, once each, by the HTTP session of the pywikibot that is loaded."""

    def __init__(self, pywikibot: ModuleType, site: Any) -> None:
        self._pywikibot = pywikibot
        self._http = importlib.import_module("pywikibot.comms.http")
        self._site = site
        self.api_url = str(site.base_url(site.apipath()))
        self.longest = LONGEST_ANSWER
        self.noted: Callable[[requests.Response], None] = _unnoted  # is told each answer, once it was read
        for scheme in ("https://", "http://"):
            if not isinstance(self._http.session.get_adapter(scheme), Adapter):
                self._http.session.mount(scheme, Adapter())

    def uses_oauth(self) -> bool:
        """Whether pywikibot's configuration has the keys of an OAuth consumer for this wiki."""
        authentication = self._http.get_authentication(self.api_url)
        return authentication is not None and len(authentication) == 4

    @property
    def secrets(self) -> tuple[str, ...]:
        """The keys of an OAuth consumer, if there are any."""
        return tuple(map(str, self._http.get_authentication(self.api_url) or ()))

    def forget(self) -> None:
        """Let go of all cookies."""
        self._http.cookie_jar.clear()

    def post(self, path: str, most: int | None = None, told_by: str = "error", **body: Any) -> Answer:
        """The answer to one POST. Raises SiteError, with `retry_after` as far as the wiki told it.

        `most`: bytes of the answer, where it has to be shorter than others. `told_by`: the key of the wiki's own
        errors, without which a 429 or a failure of the server is no answer of the wiki's. `body`: `data` or `json`, as
        requests takes it.
        """
        with self._failures_told():
            answer = self._http.fetch(
                self._site.base_url(path),
                "POST",
                headers={"user-agent": self._http.user_agent(self._site)},
                default_error_handling=False,
                verify=self._site.verify_SSL_certificate(),
                allow_redirects=False,  # the password and the texts are for this address and no other
                stream=True,
                **body,
            )
            if isinstance(answer, Exception):
                raise answer
            with answer:
                return self._read(answer, most or self.longest, told_by)

    def _read(self, answer: requests.Response, most: int, told_by: str) -> Answer:
        status = int(answer.status_code)
        said = retry_after(answer.headers.get("Retry-After", ""), answer.headers.get("Date", ""))
        try:
            if answer.is_redirect:
                where = answer.headers["location"][:LONGEST_INFO]
                self._refuse(f"sends elsewhere, to {where!r}", status)
            kind = answer.headers.get("Content-Type")
            if kind is not None and not JSON_TYPE.match(kind):
                self._refuse(NO_API, status)
            try:
                found = parsed(all_bytes(answer.iter_content(READ_AT_ONCE), most))
            except (ValueError, RecursionError):
                self._refuse(NO_API, status)
            self.noted(answer)
            failed = status == TOO_MANY_REQUESTS or status >= requests.codes.server_error
            if failed and not (isinstance(found, dict) and told_by in found):
                self._refuse(NO_API, status)
            return Answer(status, found, said)
        except SiteError as error:
            error.retry_after = said
            raise

    def _refuse(self, why: str, status: int = 200) -> NoReturn:
        if status == TOO_MANY_REQUESTS:
            raise SiteError(f"{self.api_url} says that we ask too often.", code="ratelimited", temporary=True)
        raise SiteError(
            f"{self.api_url} {why}" + (f" (HTTP status {status})." if status != requests.codes.ok else "."),
            "Check the address in user-config.py; it is on the wiki's page Special:Version.",
            temporary=True,
        )

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        """What breaks on the way to the wiki, as SiteError."""
        try:
            yield
        except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema) as error:
            raise SiteError(f"{self.api_url}: {str(error)[:LONGEST_INFO]}") from None
        except (self._pywikibot.exceptions.Error, OSError) as error:  # requests' own are OSErrors
            raise SiteError(
                f"The wiki does not answer at {self.api_url}: {reason(error)}",
                "Check the network, and the address in user-config.py.",
                temporary=True,
            ) from None


def parsed(raw: bytes) -> Any:
    """JSON as MediaWiki writes it. ValueError or RecursionError for anything else.

    That is also a key that comes twice, a number that no database keeps, and what is no JSON but Python takes for it.
    """
    text = raw.decode("utf-8-sig", errors="replace")
    found = json.loads(
        text,
        object_pairs_hook=_object,
        parse_int=_number,
        parse_float=_fraction,
        parse_constant=_no_constant,
    )
    # Half a character can only be written with an escape: without one, nothing has to be looked through.
    return whole(found) if "\\ud" in text or "\\uD" in text else found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key comes twice")
    return found


def _number(digits: str) -> int:
    if len(digits) > DIGITS + 1 or abs(number := int(digits)) > LARGEST_NUMBER:
        raise ValueError("a number is too large")
    return number


def _fraction(digits: str) -> float:
    found = float(digits)
    if abs(found) > LARGEST_NUMBER:
        raise ValueError("a number is too large")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
