"""What groups allow on a wiki, and who is in global groups: asked for once a day, not with each author."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wikiwatch.errors import SiteError
from wikiwatch.site.session import Session

log = logging.getLogger(__name__)

Json = dict[str, Any]

# Seconds. Groups get other rights, and people other global groups, a few times a year.
KEPT = 86_400.0
FAILED_KEPT = 3_600.0
EVERYBODY = frozenset({"*", "user"})
GLOBAL_GROUPS = "query+globalallusers"  # a module of the extension CentralAuth
# Global groups that one request may name, without `apihighlimits`; Wikimedia has some thirty.
MOST_GROUPS = 50
# Requests for the members, of at least 500 each: a farm has some hundred. Some groups hold thousands who may merely
# edit through blocks; those beyond are as if CentralAuth had not answered for them.
MOST_REQUESTS = 10


class Rights:
    """Read at the first question, and anew when it is a day old. Raises SiteError where the wiki does not answer.

    `unknown` names `global_groups` while CentralAuth is there and does not answer. `monotonic` gives seconds.
    """

    def __init__(self, session: Session, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._session = session
        self._monotonic = monotonic
        self._asked_again = -1.0
        self._of_group: Mapping[str, frozenset[str]] = {}
        self._members: Mapping[str, frozenset[str]] = {}
        self.unknown: frozenset[str] = frozenset()

    def beyond(self, groups: frozenset[str], implicit: frozenset[str]) -> frozenset[str]:
        """What groups allow that people gave by hand, beyond what everybody gets by itself (`implicit`)."""
        self._refresh()
        return self._allowed(groups - implicit) - self._allowed(implicit | EVERYBODY)

    def global_groups(self, name: str) -> frozenset[str]:
        """The global groups of an account; empty where the wiki has no CentralAuth, or it does not answer."""
        self._refresh()
        return self._members.get(name, frozenset())

    def _allowed(self, groups: frozenset[str]) -> frozenset[str]:
        return frozenset(right for group in groups for right in self._of_group.get(group, ()))

    def _refresh(self) -> None:
        now = self._monotonic()
        if now < self._asked_again:
            return
        answer = self._session.read(action="query", meta="siteinfo", siprop="usergroups|extensions")["query"]
        self._of_group = {str(one["name"]): frozenset(one.get("rights", ())) for one in answer.get("usergroups", ())}
        extensions = {str(one.get("name", "")).replace(" ", "") for one in answer.get("extensions", ())}
        self._asked_again = now + KEPT
        if "CentralAuth" not in extensions:
            self._members, self.unknown = {}, frozenset()
            return
        try:
            self._members, self.unknown = dict(_members(self._session)), frozenset()
        except SiteError as error:
            log.warning("global groups are not known: %s", error)
            # What was known before is likelier than nothing.
            self.unknown = frozenset() if self._members else frozenset({"global_groups"})
            self._asked_again = now + FAILED_KEPT


def _members(session: Session) -> Iterator[tuple[str, frozenset[str]]]:
    """The members of global groups with all global groups of each."""
    groups = _global_groups(session)[:MOST_GROUPS]
    if not groups:
        return  # without a group, the API would list everybody
    query = session.query(list="globalallusers", agugroup="|".join(groups), aguprop="groups", agulimit="max")
    for _, answer in zip(range(MOST_REQUESTS), query, strict=False):
        for user in answer.get("globalallusers", ()):
            yield str(user["name"]), frozenset(map(str, user.get("groups", ())))


def _global_groups(session: Session) -> list[str]:
    """The global groups that are defined: what the API takes as a value of `agugroup`."""
    answer = session.read(action="paraminfo", modules=GLOBAL_GROUPS).get("paraminfo", {})
    parameters = [one for module in answer.get("modules", ()) for one in module.get("parameters", ())]
    values = [one["type"] for one in parameters if one.get("name") == "group" and isinstance(one.get("type"), list)]
    return [str(group) for found in values for group in found]
