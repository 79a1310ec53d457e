"""Who is signed in, and who may do what: people, one-time links, sessions, roles."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from wikiwatch.core.inert import for_terminal
from wikiwatch.errors import UserError
from wikiwatch.ports.web import WebStore

# Long enough to walk from a terminal to a browser, and too short for a link that lies in a chat's history.
LINK_LASTS = timedelta(minutes=15)
# Two weeks: an admin who comes once a week stays signed in, and a lost phone does not for long.
SESSION_LASTS = timedelta(days=14)
SECRET_BYTES = 32  # 256 bits: nobody guesses them, so a plain hash keeps them safe
LONGEST_NAME = 60  # characters: it stands in the audit trail in each line


class Role(IntEnum):
    """What somebody may do; each role may do what those before it may."""

    VIEWER = 1  # sees all pages
    REVIEWER = 2  # says of edits whether they were good, answers proposals, cancels what is planned
    RULE_EDITOR = 3
    OPERATOR = 4  # says yes to blocks and deletions, takes back all about an author

    @property
    def word(self) -> str:
        """As it is written on the command line: `rule-editor`."""
        return self.name.lower().replace("_", "-")


ROLES = {role.word: role for role in Role}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in."""

    name: str
    role: Role
    by_wiki: bool = False  # the wiki said who it is: somebody else than the person of that name here

    @property
    def who(self) -> str:
        """The name under which decisions are kept; with `(wiki)`, as for what the same account decides on the wiki."""
        return f"{self.name} ({'wiki' if self.by_wiki else 'web'})"


def checked_name(name: str) -> str:
    """A name as it is kept; UserError where it could be mistaken for another, or can't be shown."""
    found = " ".join(name.split())
    if not found or len(found) > LONGEST_NAME or for_terminal(found) != found or set(found) & set("()"):
        raise UserError(
            f"{for_terminal(name, 80)!r} can't be the name of a person",
            f"1 to {LONGEST_NAME} visible characters, no brackets: it stands in the audit trail.",
        )
    return found


def known_name(store: WebStore, name: str) -> str:
    """A person's name as it is kept; UserError where nobody has it."""
    wanted = " ".join(name.split()).casefold()
    for found, _ in store.web_people():
        if found.casefold() == wanted:
            return found
    raise UserError(f"nobody by the name of {name!r} may sign in", "`wikiwatch web people` lists them")


def new_link(store: WebStore, name: str, now: datetime) -> str:
    """The secret of a link by which somebody signs in once, within 15 minutes."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    store.keep_web_link(hashed(secret), name, now + LINK_LASTS)
    return secret


def begin_session(store: WebStore, name: str, now: datetime) -> str:
    """The secret of a new session."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    store.begin_web_session(hashed(secret), name, now, now + SESSION_LASTS)
    return secret


def signed_in(store: WebStore, secret: str, now: datetime) -> Person | None:
    """Whose session it is; the role is the one that they have now."""
    found = store.web_session(hashed(secret), now) if secret else None
    return None if found is None or found[1] not in ROLES else Person(found[0], ROLES[found[1]])


def end_session(store: WebStore, secret: str) -> None:
    """Sign a browser out, however its person signed in."""
    if secret:
        store.end_web_session(hashed(secret))
        store.end_wiki_session(hashed(secret))


def hashed(secret: str) -> bytes:
    """What is kept of a secret. Looking it up tells by its time about the hash only, from which nobody gets back."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
