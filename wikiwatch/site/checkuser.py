"""Asks the extension CheckUser from which addresses temporary accounts edited: an `Addresses`.

CheckUser of MediaWiki 1.43 has `POST rest.php/checkuser/v0/batch-temporaryaccount` for those with one of RIGHTS. It
takes many accounts, each with the revisions that are asked for, and notes every account in a log on the wiki that
few may read. It keeps what it knows for 90 days ($wgCUDMaxAge). The answers, from its source:

- 200: by name, `revIps`: addresses by revision id; `null` or `[]` where there are none (any more);
- 401, 403: no right, not accepted in the preferences, or blocked; with `rest-badtoken`, another token is needed;
- 404: an account that it does not know or hides spoils the whole request; `rest-no-match`, there is no CheckUser;
- 429 and 5xx: not now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wikiwatch.core.model import parse_address
from wikiwatch.errors import SiteError
from wikiwatch.site.session import Session
from wikiwatch.site.shapes import shaped

PATH = "/checkuser/v0/batch-temporaryaccount"
# With the second one alone, the account must also have accepted CheckUser's terms in its preferences.
RIGHTS = ("checkuser-temporary-account-no-preference", "checkuser-temporary-account")

ACCOUNTS = 50  # in one request: each is some queries of the wiki's database
# For 500 changes, all by temporary accounts, ten; as many again may go into finding an account that is not known.
REQUESTS = 20
UNKNOWN_ACCOUNT = ("rest-nonexistent-user", "rest-invalid-user")

Edits = Mapping[str, Sequence[int]]


@shaped
class CheckUser:
    """CheckUser over a session. Where it refuses, it costs the evidence and nothing else."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def addresses(self, edits: Edits) -> dict[int, str]:
        """Addresses by revision id, of the edits (revision ids) of temporary accounts (by name), as far as it tells.

        Raises SiteError where it refuses or fails.
        """
        if not self._session.rights & set(RIGHTS):
            raise SiteError(f"the account lacks the right {RIGHTS[1]}", code="permissiondenied")
        found: dict[int, str] = {}
        names = list(edits)
        waiting = [names[start : start + ACCOUNTS] for start in range(0, len(names), ACCOUNTS)]
        for _ in range(REQUESTS):
            if not waiting:
                break
            batch = waiting.pop(0)
            part = {name: edits[name] for name in batch}
            answer = self._ask(part)
            if answer is not None:
                found.update(told(answer, part))
            elif len(batch) > 1:  # one of them is not known: without it, the others are
                middle = len(batch) // 2
                waiting += [batch[:middle], batch[middle:]]
        return found

    def _ask(self, edits: Edits) -> Any:
        """The answer about some accounts; None where CheckUser does not know one of them. Raises SiteError."""
        users = {
            name: {"revIds": [str(revid) for revid in revids], "logIds": [], "lastUsedIp": False}
            for name, revids in edits.items()
        }
        status, answer = self._session.rest_read(PATH, {"users": users, "token": self._token()})
        if status == 403 and _error_key(answer).startswith("rest-badtoken"):
            # The session has ended: asking for a token logs in again.
            status, answer = self._session.rest_read(PATH, {"users": users, "token": self._token()})
        if status == 404 and _error_key(answer) in UNKNOWN_ACCOUNT:
            return None
        if status != 200:
            key = _error_key(answer)
            raise SiteError(f"CheckUser answers {status} {key}".rstrip(), code=key or str(status), temporary=True)
        return answer

    def _token(self) -> str:
        tokens = self._session.read(action="query", meta="tokens", type="csrf")
        return str(tokens["query"]["tokens"]["csrftoken"])


def told(answer: Any, edits: Edits) -> Iterator[tuple[int, str]]:
    """Revision ids with their addresses, of the edits that were asked for; whatever else is in an answer is ignored."""
    for name, revids in edits.items():
        of_account = answer.get(name) if isinstance(answer, dict) else None
        by_revision = of_account.get("revIps") if isinstance(of_account, dict) else None
        if isinstance(by_revision, dict):
            for revid in revids:
                address = parse_address(str(by_revision.get(str(revid))))
                if address is not None:
                    yield revid, str(address)


def _error_key(answer: Any) -> str:
    """MediaWiki's name of an error of rest.php; "" where there is none."""
    key = answer.get("errorKey") if isinstance(answer, dict) else None
    return key[:100] if isinstance(key, str) else ""
