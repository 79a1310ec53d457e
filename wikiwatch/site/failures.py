"""What the wiki's refusals mean, and what breaks on the way to it: as SiteError, in our words. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from wikiwatch.errors import SiteError

Json = dict[str, Any]

# Answers to a login by which nothing is said of the password: too many tries, or a session that was lost on the way.
LOGIN_LATER = frozenset({"Throttled", "NeedToken", "WrongToken"})
TEMPORARY = frozenset({"maxlag", "readonly", "ratelimited", "badtoken", "unknown"})
LONGEST_WAIT = 3_600  # seconds; a wiki that is closed for longer says so again
LONGEST_INFO = 300  # characters of the wiki's own words in one of our sentences


def is_temporary(code: str) -> bool:
    """Whether a later try of the same call may succeed, by MediaWiki's error code."""
    return code in TEMPORARY or code.startswith("internal_api_error")


def checked(answer: object) -> Json:
    """The answer of the action API, or SiteError where it is an error."""
    if not isinstance(answer, dict):
        raise SiteError("The wiki's API gave an empty answer.", temporary=True)
    error = answer.get("error")
    if error is None:
        return answer
    if not isinstance(error, dict) or not isinstance(code := error.get("code"), str) or not code:
        raise SiteError("The wiki's API gave an error without a code.", temporary=True)
    info = " ".join(str(error.get("info", "")).split())[:LONGEST_INFO]
    raise SiteError(f"{code}: {info}", code=code, temporary=is_temporary(code))


def retry_after(said: str, date: str = "") -> float:
    """The seconds of a Retry-After header, at most an hour; 0 where it is none.

    It may name a time of day: `date` is the header by which the same server tells what time it is.
    """
    if said.isascii() and said.isdecimal():
        return min(float(said[:9]), LONGEST_WAIT)
    then, now = _moment(said), _moment(date)
    return min(max((then - now).total_seconds(), 0), LONGEST_WAIT) if then and now else 0


def _moment(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else None


def reason(error: Exception) -> str:
    """Why a connection failed: the system's own words, which stand deep inside the libraries' ones."""
    inner = re.search(r"\[Errno [-\d]+\] ([\w ]+)|(\w+ timed out)", str(error))
    return (inner[1] or inner[2]) if inner else str(error)[:LONGEST_INFO]


def other_account(user: Json, wanted: str) -> SiteError:
    """The SiteError of a session that is not the bot's, of which the wiki says whose it is.

    Where it says that it is nobody's, it has forgotten it already, and may keep the next one.
    """
    return SiteError(
        f"The wiki says that we are {user.get('name')!r}, not {wanted!r}.",
        "Set the account's name in user-config.py exactly as the wiki writes it; was the account renamed?",
        code="assertnameduserfailed",
        temporary=bool(user.get("anon")),
    )


def refused_login(name: str, answer: Json) -> SiteError:
    """The SiteError of an answer to action=login that is no success."""
    words = " ".join(str(answer.get("reason", "")).split())[:LONGEST_INFO]
    result = str(answer.get("result"))
    return SiteError(
        f"The wiki refuses the login of {name}: {words or result}",
        "Make a new password for the bot on the wiki's page Special:BotPasswords and write it to user-password.py.",
        code="login",
        temporary=result in LOGIN_LATER or "wait" in answer,
    )
