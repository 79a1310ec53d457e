"""Which groups the bot may change."""

from __future__ import annotations

from typing import NamedTuple

from wikiwatch.site.session import Session


class Changeable(NamedTuple):
    """The groups that the account may give, and those that it may take away: there is none that the wiki lacks."""

    add: frozenset[str]
    remove: frozenset[str]


def changeable_groups(session: Session) -> Changeable:
    """Raises SiteError."""
    answer = session.read(action="query", meta="userinfo", uiprop="changeablegroups")
    found = answer["query"]["userinfo"].get("changeablegroups", {})
    return Changeable(*(frozenset(map(str, found.get(what, ()))) for what in ("add", "remove")))
