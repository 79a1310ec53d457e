"""What `wikiwatch doctor` says of signing in to the dashboard by the wiki."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from wikiwatch.checkup import Check, bad, ok, warn
from wikiwatch.config import Config
from wikiwatch.errors import SiteError, UserError
from wikiwatch.site.session import Session
from wikiwatch.web_table import LOCAL_NAMES, secret_in

# Groups that nobody put anybody into: MediaWiki's own names.
EASY_GROUPS = frozenset({"*", "user", "autoconfirmed", "temp"})
_NAME = "sign-in by the wiki"


def oauth_checks(config: Config, session: Session, extensions: Collection[str]) -> Iterator[Check]:
    """The secret, the ways there and back, the extension, and for whom the rights are; nothing while it is off."""
    table = config.web.oauth
    if not table.on:
        return
    try:
        secret_in(config.oauth_secret)
    except UserError as error:
        yield bad(_NAME, error.message, f"`wikiwatch web` does not start so. {error.hint}")
    wiki = urlsplit(session.api_url)
    if wiki.scheme != "https" and (wiki.hostname or "") not in {name.strip("[]") for name in LOCAL_NAMES}:
        yield bad(_NAME, f"{session.api_url} is without https", "`wikiwatch web` does not start so")
    if "OAuth" not in extensions:
        yield warn(_NAME, "the wiki has no extension OAuth", "nobody can sign in so; one-time links go on working")
    else:
        yield ok(_NAME, f"the consumer has to have this callback address: {config.web.callback}")
    try:
        yield from _rights(table.rights, session)
    except SiteError as error:
        yield warn(_NAME, error.message, "the wiki did not tell what its groups may do: try again")


def _rights(rights: dict[str, str], session: Session) -> Iterator[Check]:
    answer = session.read(action="query", meta="siteinfo", siprop="usergroups")["query"]["usergroups"]
    of_group = {str(one["name"]): frozenset(one.get("rights", ())) for one in answer}
    if "read" not in of_group.get("*", ()):
        advice = 'it can\'t be asked who has which right: give people links instead, and set client_id to ""'
        yield warn(_NAME, "the wiki lets nobody read who is not logged in", advice)
    for role, right in rights.items():
        if easy := sorted(group for group in EASY_GROUPS if right in of_group.get(group, ())):
            found = f"the right `{right}`, which makes a {role}, comes by itself (group {', '.join(easy)})"
            yield warn(_NAME, found, "whoever registers may sign in: name a right that people give by hand")
        elif not any(right in held for held in of_group.values()):
            yield warn(_NAME, f"no group of the wiki has the right `{right}`, which makes a {role}", "is it misspelt?")
