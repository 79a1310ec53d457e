"""What the wiki's refusals mean, and what breaks on the way to it: as SiteError, in our words. Pure."""

from __future__ import annotations

import re
from typing import Any

from wikiwatch.errors import SiteError

Json = dict[str, Any]

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
    code = str(error.get("code", "unknown"))
    info = " ".join(str(error.get("info", "")).split())[:LONGEST_INFO]
    raise SiteError(f"{code}: {info}", code=code, temporary=is_temporary(code))


def retry_after(said: str) -> float:
    """The seconds of a Retry-After header, at most an hour; 0 where it is none, or names a date."""
    return min(float(said), LONGEST_WAIT) if said.isascii() and said.isdecimal() else 0


def reason(error: Exception) -> str:
    """Why a connection failed: the system's own words, which stand deep inside the libraries' ones."""
    inner = re.search(r"\[Errno [-\d]+\] ([\w ]+)|(\w+ timed out)", str(error))
    return (inner[1] or inner[2]) if inner else str(error)[:LONGEST_INFO]


def other_account(found: object, wanted: str) -> SiteError:
    """The SiteError of a session that is not the bot's."""
    return SiteError(
        f"The wiki says that we are {found!r}, not {wanted!r}.",
        "Set the account's name in user-config.py exactly as the wiki writes it; was the account renamed?",
        code="assertnameduserfailed",
    )


def refused_login(name: str, answer: Json) -> SiteError:
    """The SiteError of an answer to action=login that is no success."""
    words = " ".join(str(answer.get("reason", "")).split())[:LONGEST_INFO]
    result = str(answer.get("result"))
    return SiteError(
        f"The wiki refuses the login of {name}: {words or result}",
        "Make a new password for the bot on the wiki's page Special:BotPasswords and write it to user-password.py.",
        code="login",
        temporary=result == "Throttled" or "wait" in answer,
    )
