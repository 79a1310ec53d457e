"""Who signed in by the wiki, in the role that their rights there give them now.

An account of the wiki is known by its number: who takes over its name takes over nothing. It is never the person of the
same name who was added here, nor the other way round.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from wikiwatch.config import Config
from wikiwatch.core.inert import for_terminal
from wikiwatch.ports.reputation import NoAnswerError
from wikiwatch.ports.store import Store
from wikiwatch.ports.web import WikiPerson
from wikiwatch.web.oauth import MOST_ACCOUNTS, Account, Begun, WikiOAuth, of_wiki
from wikiwatch.web.people import ROLES, SECRET_BYTES, Person, hashed

log = logging.getLogger(__name__)

BEGUN_LASTS = timedelta(minutes=10)  # long enough for a password and a second factor
# A day: whoever the wiki itself does not let in any more (a global lock, a new password) is out by then, too. To sign
# in again is one click.
WIKI_SESSION_LASTS = timedelta(days=1)
# A right that was taken away, or a block, counts after so long at the latest; sooner would ask with every page.
FRESH = timedelta(minutes=5)
# While the wiki does not answer, what it said before counts: so long, as a restarted server needs.
SILENT = timedelta(minutes=15)
TRY_AGAIN = 60.0  # seconds; nobody waits for a silent wiki with every page
# Seconds that others wait for the one who asks, as long as a healthy wiki takes; then what was said before counts.
# Whoever waited longer would hold threads that people with links need.
PATIENCE = 1.0


class WikiPeople:
    """Signing in by the wiki. `rights`: what each role takes, the lowest first; `monotonic` gives seconds."""

    def __init__(
        self, wiki: WikiOAuth, rights: dict[str, str], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.wiki = wiki
        self._rights = rights
        self._monotonic = monotonic
        self._failed_at = float("-inf")
        self._asking = Lock()

    def begin(self, store: Store, now: datetime) -> Begun:
        """Let a browser go to the wiki, and come back once, within ten minutes."""
        begun = self.wiki.begin()
        store.begin_wiki_sign_in(hashed(begun.state), hashed(begun.verifier), now, now + BEGUN_LASTS)
        return begun

    def role_of(self, account: Account) -> str:
        """The highest role that its rights give; "" for none, and for who is blocked."""
        if account.blocked:
            return ""
        return next((role for role, right in reversed(self._rights.items()) if right in account.rights), "")

    def enter(self, store: Store, account: Account, now: datetime) -> str:
        """The secret of a new session of an account; "" where it has no role."""
        role = self.role_of(account)
        secret = secrets.token_urlsafe(SECRET_BYTES) if role else ""
        with store.transaction():
            _keep(store, WikiPerson(account.user_id, account.name, role, now))
            if secret:
                store.begin_wiki_session(hashed(secret), account.user_id, now, now + WIKI_SESSION_LASTS)
        return secret

    def signed_in(self, store: Store, secret: str, now: datetime) -> Person | None:
        """Whose session it is, in the role of now; the wiki is asked again where its word is minutes old."""
        found = store.wiki_session(hashed(secret), now) if secret else None
        if found and now - found.asked_at >= FRESH and self._asking.acquire(timeout=PATIENCE):
            try:  # one asks for all who are signed in; those who waited find its answer
                found = store.wiki_session(hashed(secret), now)
                if found and now - found.asked_at >= FRESH and self._monotonic() - self._failed_at >= TRY_AGAIN:
                    self._ask_again(store, now)
                    found = store.wiki_session(hashed(secret), now)
            finally:
                self._asking.release()
        if found is None or now - found.asked_at >= SILENT or found.role not in ROLES:
            return None
        return Person(found.name, ROLES[found.role], by_wiki=True)

    def _ask_again(self, store: Store, now: datetime) -> None:
        known = store.wiki_people_longest_ago(now, MOST_ACCOUNTS)
        try:
            accounts = self.wiki.accounts([person.user_id for person in known])
        except NoAnswerError as error:
            log.warning("the wiki does not tell what those who signed in by it may do: %s", for_terminal(str(error)))
            self._failed_at = self._monotonic()
            return
        with store.transaction():
            for person in known:
                account = accounts.get(person.user_id)
                role, name = (self.role_of(account), account.name) if account else ("", person.name)
                _keep(store, WikiPerson(person.user_id, name, role, now))


def of_home(settings: Config) -> WikiPeople | None:
    """Signing in by the wiki of a home folder; None where it is off."""
    wiki = of_wiki(settings)
    return WikiPeople(wiki, settings.web.oauth.rights) if wiki else None


def _keep(store: Store, person: WikiPerson) -> None:
    """Keep what the wiki told; who may decide is told in the audit trail."""
    before = store.wiki_person(person.user_id)
    store.set_wiki_person(person)
    if person.role != (before.role if before else ""):
        who = Person(person.name, ROLES.get(person.role, min(ROLES.values())), by_wiki=True).who
        store.decided(person.asked_at, who, person.role or "remove", f"web:{who}", "")
